"""The push: what is due in the outbox goes to GitHub, one Write at a time, each exactly once.

The intention is on the disk before the request is made, and what became of it after; between the two nobody
can know, and what was begun there is looked for before it is sent again.
"""

import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from sretui.core.board import PushState
from sretui.core.errors import BadAnswer, ForgeError, Gone, Offline, RateLimited, Unauthorized, Unreached
from sretui.core.model import Comment, Reaction, RepoInfo, RepoRole, Whereabouts
from sretui.core.outbox import steps
from sretui.core.outbox.steps import Queued, State, Step
from sretui.core.outbox.writes import (
    AddReaction,
    FileIssue,
    MoveIssue,
    PutFile,
    RemoveReaction,
    files_inquiry,
)
from sretui.store import cache, journal, outbox, reactions, roster_file
from sretui.store.database import Databases, transaction
from sretui.sync.looking import is_gone_for_good, look_for
from sretui.sync.pacing import HOUR, rest_before
from sretui.sync.ports import Sender
from sretui.sync.prepared import Hindrance, Made, Ready
from sretui.sync.preparing import Merge, Preparer, Roster, as_known, cannot_merge

_SHORT = timedelta(seconds=5)
"""A rest that is waited for on the spot; a longer one is written into the outbox."""
_LEAST = timedelta(seconds=1)
_PACE = "GitHub takes only so much a minute: the rest is sent a little later."


@dataclass(frozen=True, slots=True)
class PushSummary:
    """What a push did."""

    sent: int = 0
    """Writes that GitHub has now."""
    waiting: int = 0
    """Writes that are still to be sent."""
    stuck: tuple[str, ...] = ()
    """For each Action that waits for a person, its title and the reason."""
    trouble: str = ""
    """Why the rest was put off, such as that GitHub was not reached; empty where it is only not due."""


def push(
    databases: Databases,
    forge: Sender,
    repos: Mapping[RepoRole, RepoInfo],
    *,
    login: str,
    is_ours: Callable[[Comment], bool],
    clock: Callable[[], datetime],
    report: Callable[[PushState], None],
    stop: threading.Event,
    wait: Callable[[float], bool],
    boilerplate: tuple[str, ...] = (),
    merge: Merge = cannot_merge,
    incoming: Roster = as_known,
) -> PushSummary:
    """Send what is due; the caller holds the lease. `wait` rests so many seconds, True when stopped.

    Raises StoreError; what may have been sent then is looked for at the next push.
    """
    desk = _Desk(databases, clock, boilerplate, login)
    preparer = Preparer(forge, repos, is_ours, merge, incoming)
    return _Push(desk, preparer, report, stop, wait).drain()


@dataclass(frozen=True, slots=True)
class _Desk:
    """The outbox on the disk, and the cache that learns what GitHub answered."""

    databases: Databases
    clock: Callable[[], datetime]
    boilerplate: tuple[str, ...]
    login: str

    def load(self) -> tuple[Queued, ...]:
        with self.databases.desk() as conn:
            return outbox.load_outbox(conn)

    def sendings(self) -> tuple[datetime, ...]:
        with self.databases.desk() as conn:
            return outbox.load_sendings(conn, self.clock() - HOUR)

    def save(self, queued: Queued, was: Step, step: Step) -> bool:
        """Save a step as it stands now; False when a person changed it meanwhile."""
        with self.databases.desk() as conn, transaction(conn):
            saved = outbox.save_step(conn, queued.action.id, step, self.clock(), was=was)
            filed = step.result.node_id if step.state is State.SENT and step.result else ""
            if saved and filed and files_inquiry(step.write) and not queued.action.inquiry:
                journal.save_filed_facts(conn, steps.with_step(queued, step), filed, self.clock())
            if saved and filed and isinstance(step.write, FileIssue):
                journal.save_addressed_facts(conn, steps.with_step(queued, step), self.clock())
        return saved

    def learn(self, step: Step, made: Made) -> None:
        """Let the cache hold what GitHub answered, so that the screens need not wait for the next pull."""
        with self.databases.cache() as conn, transaction(conn):
            if made.comment is not None:
                cache.save_comments(conn, [made.comment], boilerplate=self.boilerplate)
            if made.issue is not None:
                cache.save_issues(conn, [made.issue], boilerplate=self.boilerplate)
            if made.file is not None and isinstance(step.write, PutFile):
                roster_file.learn(conn, step.write.repo, step.write.path, made.file.text, made.file.sha)
            if isinstance(step.write, AddReaction) and step.write.comment is not None:
                write, comment = step.write, step.write.comment
                given = Reaction(made.result.id, comment, self.login, write.content, self.clock())
                reactions.add_reaction(conn, given)
            if isinstance(step.write, RemoveReaction) and step.write.comment is not None:
                reactions.remove_reaction(conn, step.write.comment, step.write.content, self.login)
            if isinstance(step.write, MoveIssue) and made.moved_to:
                node_id = step.write.place.node_id
                cache.mark_whereabouts(conn, node_id, Whereabouts.MOVED, made.moved_to)


class _Push:
    """One drain of the outbox."""

    def __init__(
        self,
        desk: _Desk,
        preparer: Preparer,
        report: Callable[[PushState], None],
        stop: threading.Event,
        wait: Callable[[float], bool],
    ) -> None:
        self._desk = desk
        self._preparer = preparer
        self._report = report
        self._stop = stop
        self._wait = wait
        self._sent = 0
        self._trouble = ""

    def drain(self) -> PushSummary:
        """Do all that is due."""
        while not self._stop.is_set():
            found = steps.due(self._desk.load(), self._desk.clock())
            if found is None:
                break
            self._report(PushState(self._trouble, sending=True))
            self._handle(*found)
        return self._summary()

    def _handle(self, queued: Queued, step: Step) -> None:
        try:
            if step.state is State.SENDING:
                # what began it is gone: we hold the lease, so nobody else is at it
                self._desk.save(queued, step, steps.orphaned(step, self._desk.clock()))
            elif step.state is State.UNSURE:
                self._look(queued, step)
            else:
                self._send(queued, step)
        except (RateLimited, Unreached, Unauthorized) as trouble:
            # none of the others would fare better
            self._put_off(trouble)
        except Gone as trouble:
            unknown = step.state is State.UNSURE
            self._stop_here(queued, step, is_gone_for_good(trouble) if unknown else str(trouble))
        except (Offline, BadAnswer) as trouble:
            self._trouble = str(trouble)
            self._desk.save(queued, step, steps.postponed(step, str(trouble), self._desk.clock()))
        except ForgeError as trouble:
            self._stop_here(queued, step, str(trouble))

    def _look(self, queued: Queued, step: Step) -> None:
        """Look for what may have happened; raises ForgeError."""
        made = look_for(self._preparer, queued, step)
        if made is None:
            self._desk.save(queued, step, steps.not_found(step, self._desk.clock()))
        else:
            self._settle(queued, step, made)

    def _send(self, queued: Queued, step: Step) -> None:
        """Read what stands there, then do what is still to be done; raises ForgeError before anything is."""
        match self._preparer.prepare(queued, step):
            case Made() as made:
                self._settle(queued, step, made)
            case Hindrance() as why:
                passed_on, incoming = why.is_passed_on, why.incoming
                held = steps.stuck(
                    step, why.sentence, why.overtaken, is_passed_on=passed_on, incoming=incoming
                )
                self._desk.save(queued, step, held)
            case Ready() as ready:
                if self._may_go(queued, step):
                    self._request(queued, step, ready)

    def _may_go(self, queued: Queued, step: Step) -> bool:
        """Keep to GitHub's pace: rest a moment here, or put off what would have to rest longer."""
        rest = rest_before(self._desk.sendings(), self._desk.clock())
        if rest > _SHORT:
            now = self._desk.clock()
            self._desk.save(queued, step, steps.postponed(step, _PACE, now, now + rest))
            return False
        return not (rest and self._wait(rest.total_seconds()))

    def _request(self, queued: Queued, step: Step, ready: Ready) -> None:
        under_way = steps.sending(step, ready.asked)
        if not self._desk.save(queued, step, under_way):
            return  # a person changed it meanwhile: it is read again
        now = self._desk.clock
        try:
            made = ready.request()
        except (RateLimited, Unreached, Unauthorized) as trouble:
            later = steps.postponed(under_way, str(trouble), now(), _until(trouble, now()))
            self._desk.save(queued, under_way, later)
            self._put_off(trouble)
        except (Offline, BadAnswer) as trouble:
            self._trouble = str(trouble)
            self._desk.save(queued, under_way, steps.unsure(under_way, str(trouble), now()))
        except ForgeError as trouble:
            self._stop_here(queued, under_way, str(trouble))
        else:
            self._settle(queued, under_way, made)

    def _settle(self, queued: Queued, step: Step, made: Made) -> None:
        self._desk.save(queued, step, steps.sent(step, made.result, made.sentence))
        self._sent += 1
        self._trouble = ""
        self._desk.learn(step, made)

    def _stop_here(self, queued: Queued, step: Step, sentence: str) -> None:
        self._desk.save(queued, step, steps.stuck(step, sentence))

    def _put_off(self, trouble: ForgeError) -> None:
        """Put off all that is due: GitHub, or the way to it, is closed to everything alike."""
        self._trouble = str(trouble)
        now = self._desk.clock()
        until = _until(trouble, now)
        waiting = self._desk.load()
        while (found := steps.due(waiting, now)) is not None:
            queued, step = found
            later = steps.postponed(step, str(trouble), now, until)
            self._desk.save(queued, step, later)
            waiting = tuple(
                steps.with_step(one, later) if one.action.id == queued.action.id else one for one in waiting
            )

    def _summary(self) -> PushSummary:
        left = self._desk.load()
        until = steps.next_moment(left, self._desk.clock())
        self._report(PushState(self._trouble, until if self._trouble else None))
        stuck = [one for one in left if one.is_stuck]
        return PushSummary(
            sent=self._sent,
            waiting=sum(not step.is_final for one in left if not one.is_stuck for step in one.steps),
            stuck=tuple(f"{one.action.title}: {one.current.sentence}" for one in stuck if one.current),
            trouble=self._trouble,
        )


def _until(trouble: ForgeError, now: datetime) -> datetime | None:
    """Say until when GitHub asks us to wait; None where it names no time. Never before now."""
    return max(trouble.until, now + _LEAST) if isinstance(trouble, RateLimited) else None
