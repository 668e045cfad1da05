"""The roster as the desk knows it: the team's own weeks, the roster's file over them, and what waits.

A file in a repo is read with each pull, a local one with each picture. Delegations stand in the file that
the team shares; where it shares none, in the journal.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from sretui.core.errors import ConfigError
from sretui.core.journal import Entry, Kind
from sretui.core.roster.changes import Delegation, Refusal, RepoFile, Roster
from sretui.core.team import Team
from sretui.desk.ground import Ground
from sretui.store import journal
from sretui.store.database import Connection

if TYPE_CHECKING:
    from sretui.core.outbox.steps import Queued
    from sretui.core.outbox.writes import PutFile


@dataclass(frozen=True, slots=True)
class RosterState:
    """What the desk knows of the roster's file."""

    roster: Roster = field(default_factory=Roster)
    """As it will be: with what waits to be written."""
    problems: tuple[str, ...] = ()
    """What of it was not understood, or why it could not be read."""
    where: str = ""
    """The file's name for people; empty where there is none."""
    is_shared: bool = False
    """Whether the others read it too: it stands in a repo."""


@dataclass(frozen=True, slots=True)
class _Seen:
    """What a roster was worked out from: the same again gives the same."""

    text: str
    trouble: str
    waiting: "tuple[PutFile, ...]"
    recorded: tuple[Delegation, ...]


class RosterReading(Ground):
    """Reading the roster; `team` knows it from then on."""

    _seen: _Seen | None = None
    _state = RosterState()

    @property
    def roster(self) -> RosterState:
        """What was known of the roster when the last picture was taken."""
        return self._state

    def read_roster(self) -> RosterState:
        """Read the roster anew; raises StoreError."""
        self._read_team()
        return self._state

    def _read_team(self) -> Team:
        """Read the roster anew, and give the team with it; raises StoreError."""
        with self._databases.desk() as desk:
            outbox, entries = self._outbox(desk), tuple(journal.load_entries(desk, ""))
        with self._databases.cache() as conn:
            return self._learn_roster(conn, outbox, entries)

    @property
    def _repo_file(self) -> RepoFile | None:
        at = self._roster_files.at if self._roster_files else None
        return at if isinstance(at, RepoFile) else None

    def _learn_roster(self, conn: Connection, outbox: "Sequence[Queued]", entries: Sequence[Entry]) -> Team:
        """Take over what the roster's file, the outbox and the journal say now; give the team with it."""
        text, trouble = self._roster_text(conn)
        waiting = tuple(puts(outbox, self._repo_file)) if outbox else ()
        seen = _Seen(text, trouble, waiting, recorded(entries))
        with self._roster_lock:
            if seen != self._seen:
                self._state, lent = self._worked_out(seen)
                roster = self._state.roster
                shifts = {one.start: one for one in (*self._own_team.shifts, *roster.shifts)}
                self.team = replace(
                    self.team, shifts=tuple(shifts.values()), overrides=roster.overrides, delegations=lent
                )
                self._seen = seen
            return self.team

    def _worked_out(self, seen: _Seen) -> tuple[RosterState, tuple[Delegation, ...]]:
        """Work out the roster, and all delegations that are known."""
        roster, problems = Roster(), [seen.trouble] if seen.trouble else []
        if seen.text or seen.waiting:
            from sretui.core.roster.merging import merged
            from sretui.core.roster.reading import read_roster

            read = read_roster(seen.text)
            roster = read.roster
            problems += read.problems
            for write in seen.waiting:
                base, ours = read_roster(write.base or "").roster, read_roster(write.text).roster
                after = merged(self._own_team, base, ours, roster)
                roster = after if isinstance(after, Roster) else roster
        files = self._roster_files
        state = RosterState(
            roster, tuple(problems), str(files.at) if files else "", self._repo_file is not None
        )
        lent = {one.id: one for one in (*seen.recorded, *roster.delegations)}
        return state, tuple(lent.values())

    def _roster_text(self, conn: Connection) -> tuple[str, str]:
        """Give the file's text, and why it could not be read."""
        files = self._roster_files
        if files is None:
            return "", ""
        if isinstance(files.at, RepoFile):
            from sretui.store import roster_file

            held = roster_file.load(conn, files.at.repo, files.at.path)
            return (held.text or "", held.trouble) if held else ("", "")
        try:
            return files.read(files.at) or "", ""
        except ConfigError as trouble:
            return "", str(trouble)

    def _pull_roster(self) -> None:
        if self._repo_file is not None and self._forge is not None:
            from sretui.sync.roster_file import pull_roster

            pull_roster(self._databases, self._forge(), self._repo_file)

    def _merge_rosters(self, base: str, ours: str, theirs: str) -> str | Refusal:
        """Lay our edits of a roster file over theirs; their comments stay."""
        from sretui.core.roster.merging import arranged, merged
        from sretui.core.roster.reading import read_roster

        there = read_roster(theirs)
        if there.is_broken:
            return Refusal(f"The roster file cannot be used any more: {there.problems[0]}")
        after = merged(self._own_team, read_roster(base).roster, read_roster(ours).roster, there.roster)
        if isinstance(after, Refusal):
            return after
        if self._roster_files is None or after == arranged(there.roster):
            return theirs
        try:
            return self._roster_files.rewrite(theirs, after)
        except ConfigError as trouble:
            return Refusal(str(trouble))


def puts(outbox: "Iterable[Queued]", file: RepoFile | None) -> "Iterable[PutFile]":
    """Yield what is on its way to a file, oldest first; what is stuck may never come there."""
    from sretui.core.outbox.steps import State
    from sretui.core.outbox.writes import PutFile

    for one in outbox:
        for step in one.steps:
            write = step.write
            is_coming = not step.is_final and step.state is not State.STUCK
            if is_coming and isinstance(write, PutFile) and RepoFile(write.repo, write.path) == file:
                yield write


def recorded(entries: Sequence[Entry]) -> tuple[Delegation, ...]:
    """Give the delegations that the journal knows."""
    if not any(entry.kind is Kind.DELEGATION for entry in entries):
        return ()
    from sretui.core.roster.keeping import delegations

    return delegations(entries)
