"""What takes back an Action of which something was sent: the opposite of each step that has one.

A comment was mailed when it was posted, so that nothing takes it back; that is said plainly instead.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from sretui.core.acts.aims import last_comment
from sretui.core.board import Inquiry
from sretui.core.journal import Fact, Facts, Kind, inverse
from sretui.core.outbox.action import Act, Action
from sretui.core.outbox.steps import Queued, State, Step
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
    RemoveReaction,
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
}
_REASONS = {reason.value: reason for reason in Reason}
_FIRST_OF_ITS_KIND = frozenset({Kind.TAKEN_OVER})
"""What can be taken back though nobody knows what was before it: a handoff is accepted once."""


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
    sent = [step for step in reversed(done.steps) if step.state is State.SENT]
    writes = tuple(_opposites(sent, before))
    stays = tuple(dict.fromkeys(_STAYS[type(step.write)] for step in sent if type(step.write) in _STAYS))
    if not writes:
        return Undoing(None, stays)
    action = Action(
        action_id, Act.UNDO, now, by, f"Undo: {done.action.title}", writes, done.inquiry, _facts(done, before)
    )
    return Undoing(action, stays)


def _opposites(sent: list[Step], before: Inquiry | None) -> Iterator[Write]:
    for step in sent:
        where = place_of(step.write)
        if where is not None and where.step is None and (found := _opposite(step, where, before)):
            yield found


def _opposite(step: Step, where: Place, before: Inquiry | None) -> Write | None:
    match step.write:
        case AssignPeople(_, logins):
            return UnassignPeople(where, logins)
        case UnassignPeople(_, logins):
            return AssignPeople(where, logins)
        case ChangeLabels() as write:
            return replace(write, add=write.remove, remove=write.add)
        case CloseIssue():
            return ReopenIssue(where)
        case ReopenIssue():
            return _closed_again(where, before)
        case EditComment() as write:
            return replace(write, body=write.was, was=write.body)
        case AddReaction(_, content, comment):
            return RemoveReaction(where, content, comment, step.result.id if step.result else 0)
        case RemoveReaction(_, content, comment):
            return AddReaction(where, content, comment)
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
    recorded = tuple(reversed(done.action.facts))
    if before is None:
        return tuple(inverse(Facts(), kind, data) for kind, data in recorded if kind in _FIRST_OF_ITS_KIND)
    return tuple(inverse(before.facts, kind, data) for kind, data in recorded)
