"""What takes back an Action of which something was sent: the opposite of each step that has one.

A comment was mailed when it was posted, so that nothing takes it back; that is said plainly instead.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from sretui.core.acts.aims import last_comment
from sretui.core.board import Inquiry
from sretui.core.journal import Fact, inverse
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


def undoing(done: Queued, before: Inquiry | None, action_id: str, now: datetime, by: str) -> Undoing:
    """Find what takes back what was sent, last step first.

    `before` is the inquiry as it was before it; where that is not known, what was recorded stays.
    """
    sent = [step.write for step in reversed(done.steps) if step.state is State.SENT]
    writes = tuple(_opposites(sent, before))
    stays = tuple(dict.fromkeys(_STAYS[type(write)] for write in sent if type(write) in _STAYS))
    if not writes:
        return Undoing(None, stays)
    action = Action(
        action_id, Act.UNDO, now, by, f"Undo: {done.action.title}", writes, done.inquiry, _facts(done, before)
    )
    return Undoing(action, stays)


def _opposites(sent: list[Write], before: Inquiry | None) -> Iterator[Write]:
    for write in sent:
        where = place_of(write)
        if where is not None and where.step is None and (found := _opposite(write, where, before)):
            yield found


def _opposite(write: Write, where: Place, before: Inquiry | None) -> Write | None:
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
            return _closed_again(where, before)
        case EditComment():
            return replace(write, body=write.was, was=write.body)
        case _:
            return None


def _closed_again(where: Place, before: Inquiry | None) -> CloseIssue:
    """Close as it was closed before, unless the customer has written since."""
    if before is None:
        return CloseIssue(where, Reason.COMPLETED)
    told = before.conversation
    reason = _REASONS.get(told.issue.state_reason or "", Reason.COMPLETED)
    return CloseIssue(where, reason, last_comment(told))


def _facts(done: Queued, before: Inquiry | None) -> tuple[Fact, ...]:
    if before is None:
        return ()
    return tuple(inverse(before.facts, kind, data) for kind, data in reversed(done.action.facts))
