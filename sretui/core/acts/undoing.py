"""What takes back an Action of which something was sent: the opposite of each step that has one.

A comment was mailed when it was posted, so that nothing takes it back; that is said plainly instead.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from sretui.core.journal import Fact, Facts, inverse
from sretui.core.outbox.action import Act, Action
from sretui.core.outbox.steps import Queued, State
from sretui.core.outbox.writes import (
    AddReaction,
    AssignPeople,
    ChangeLabels,
    CloseIssue,
    EditComment,
    FileIssue,
    MoveIssue,
    Place,
    PostComment,
    PutFile,
    Reason,
    ReopenIssue,
    UnassignPeople,
    Write,
    place_of,
)

_STAYS: dict[type, str] = {
    PostComment: "the comment was mailed: it cannot be taken back",
    FileIssue: "the issue was filed and mailed: it cannot be taken back",
    MoveIssue: "the move cannot be taken back",
    PutFile: "the file stays in the repo",
    AddReaction: "the reaction stays; take it off in the browser (o)",
}
_REASONS = {reason.value: reason for reason in Reason}


@dataclass(frozen=True, slots=True)
class Undoing:
    """What can be done about an Action that was sent, in whole or in part."""

    action: Action | None
    """The opposite; None when nothing of it can be taken back."""
    stays: tuple[str, ...] = ()
    """What cannot be taken back, each in a few words."""


def undoing(
    done: Queued, before: Facts | None, was_closed_as: str | None, action_id: str, now: datetime, by: str
) -> Undoing:
    """Find what takes back what was sent, last step first.

    `before` is what the journal said before it (None: what was recorded stays), and `was_closed_as` GitHub's
    reason for the closing before it.
    """
    sent = [step.write for step in reversed(done.steps) if step.state is State.SENT]
    writes = tuple(_opposites(sent, was_closed_as))
    stays = tuple(dict.fromkeys(_STAYS[type(write)] for write in sent if type(write) in _STAYS))
    if not writes:
        return Undoing(None, stays)
    action = Action(
        action_id, Act.UNDO, now, by, f"Undo: {done.action.title}", writes, done.inquiry, _facts(done, before)
    )
    return Undoing(action, stays)


def _opposites(sent: list[Write], was_closed_as: str | None) -> Iterator[Write]:
    for write in sent:
        where = place_of(write)
        if where is not None and where.step is None and (found := _opposite(write, where, was_closed_as)):
            yield found


def _opposite(write: Write, where: Place, was_closed_as: str | None) -> Write | None:
    match write:
        case AssignPeople(_, logins):
            return UnassignPeople(where, logins)
        case UnassignPeople(_, logins):
            return AssignPeople(where, logins)
        case ChangeLabels():
            return replace(write, add=write.remove, remove=write.add)
        case CloseIssue():
            return ReopenIssue(where)
        case ReopenIssue():
            return CloseIssue(where, _REASONS.get(was_closed_as or "", Reason.COMPLETED), None)
        case EditComment():
            return replace(write, body=write.was, was=write.body)
        case _:
            return None


def _facts(done: Queued, before: Facts | None) -> tuple[Fact, ...]:
    if before is None:
        return ()
    return tuple(inverse(before, kind, data) for kind, data in reversed(done.action.facts))
