"""Changing the roster: through the outbox where the team shares its file, else at once.

What others changed meanwhile is kept; where that cannot be decided, nothing is written and it is said.
"""

import uuid
from dataclasses import replace
from typing import TYPE_CHECKING

from sretui.core.errors import RosterError
from sretui.core.journal import Entry, Kind
from sretui.core.roster.changes import Delegation, Override, Refusal, RepoFile, Roster
from sretui.desk.roster_reading import RosterReading, puts, recorded
from sretui.desk.writing import Writing
from sretui.store import journal
from sretui.store.database import transaction

if TYPE_CHECKING:
    from sretui.core.outbox.steps import Queued


class Rostering(RosterReading, Writing):
    """Changing the roster, and lending the role."""

    def save_roster(self, before: Roster, after: Roster, title: str) -> "Queued | None":
        """Change the roster from `before`, as it was when that was decided, to `after`.

        In a repo that is an Action, which is given back; a local file is written at once. Raises RosterError
        where a person must decide, ConfigError and StoreError.
        """
        files = self._roster_files
        if files is None:
            raise RosterError("There is no roster file: name one in team.toml, as roster.")
        if isinstance(files.at, RepoFile):
            queued = self._queue_roster(files.at, before, after, title)
        else:
            queued = None
            files.save(files.at, self._changed(files.read(files.at) or "", before, after))
        self.read_roster()
        return queued

    def save_delegation(self, before: Roster, one: Delegation, title: str) -> "Queued | None":
        """Save how a delegation stands: in the file that the team shares, else in the journal alone."""
        if self._repo_file is not None and one.id not in self._recorded_ids():
            kept = tuple(other for other in before.delegations if other.id != one.id)
            return self.save_roster(before, replace(before, delegations=(*kept, one)), title)
        from sretui.core.roster.keeping import as_data

        entry = Entry(str(uuid.uuid4()), self.clock(), self.me, "", Kind.DELEGATION, as_data(one))
        with self._databases.desk() as conn, transaction(conn):
            journal.save_entry(conn, entry)
        self.read_roster()
        return None

    def roster_action(self, key: str) -> "Queued | None":
        """Find the newest Action that waits to change an override or a delegation in the shared file."""
        for one in reversed(self.outbox()):
            writes = puts((one,), self._repo_file)
            if any(_row(write.text, key) != _row(write.base or "", key) for write in writes):
                return one
        return None

    def _queue_roster(self, file: RepoFile, before: Roster, after: Roster, title: str) -> "Queued":
        from sretui.core.outbox.action import Act, Action
        from sretui.core.outbox.writes import PutFile
        from sretui.store import roster_file

        with self._databases.cache() as conn:
            held = roster_file.load(conn, file.repo, file.path)
        if held is None or held.trouble:
            why = held.trouble if held else "it was not read yet; R reads it"
            raise RosterError(f"The roster, {file}, is not known: {why}")
        base = held.text or ""
        for waiting in puts(self.outbox(), file):
            merged = self._merge_rosters(waiting.base or "", waiting.text, base)
            base = base if isinstance(merged, Refusal) else merged
        text = self._changed(base, before, after)
        write = PutFile(file.repo, file.path, text, title, held.sha, base)
        return self.queue(Action(str(uuid.uuid4()), Act.PUT_FILE, self.clock(), self.me, title, (write,)))

    def _changed(self, text: str, before: Roster, after: Roster) -> str:
        """Put a change into the file's text as it is now."""
        from sretui.core.roster.merging import merged
        from sretui.core.roster.reading import read_roster

        read = read_roster(text)
        if read.is_broken:
            raise RosterError(f"The roster file cannot be used: {read.problems[0]}")
        together = merged(self._own_team, before, after, read.roster)
        if isinstance(together, Refusal):
            raise RosterError(together.sentence)
        assert self._roster_files is not None  # noqa: S101  # asked before
        return self._roster_files.rewrite(text, together)

    def _recorded_ids(self) -> frozenset[str]:
        with self._databases.desk() as conn:
            return frozenset(one.id for one in recorded(tuple(journal.load_entries(conn, ""))))


def _row(text: str, key: str) -> Override | Delegation | None:
    """Find what a roster file's text says of an override or a delegation."""
    from sretui.core.roster.reading import read_roster

    roster = read_roster(text).roster
    rows: tuple[Override | Delegation, ...] = (*roster.overrides, *roster.delegations)
    return next((one for one in rows if one.id == key), None)
