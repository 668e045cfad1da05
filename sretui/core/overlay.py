"""The outbox laid over the copy of GitHub: what was asked for is shown at once, as if it were done.

What is stuck is not shown as done, nor is what waits behind it in the same Action: GitHub may never have it.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sretui.core.board import Inquiry
from sretui.core.journal import Entry, facts
from sretui.core.model import Comment, Conversation, Event, Issue, Reaction, RepoRole
from sretui.core.outbox.action import Action
from sretui.core.outbox.steps import Queued, State, Step, waiting_id
from sretui.core.outbox.writes import (
    AddReaction,
    AssignPeople,
    ChangeLabels,
    CloseIssue,
    EditComment,
    FileIssue,
    PostComment,
    RemoveReaction,
    ReopenIssue,
    UnassignPeople,
    Write,
    filled,
    place_of,
)
from sretui.core.people import is_among

Told = Mapping[str, Iterable[Entry]]
NOTHING_TOLD: Told = {}


@dataclass(frozen=True, slots=True)
class _Coming:
    """One step that is shown as if it were done, and the issue (node id) it is done to."""

    action: Action
    step: Step
    node_id: str
    addresses: dict[int, str]


def laid_over(
    inquiries: Sequence[Inquiry], outbox: Sequence[Queued], me: str, told: Told = NOTHING_TOLD
) -> tuple[Inquiry, ...]:
    """Show inquiries as they will be, with those that are yet to be filed.

    `told` is what was recorded of the latter, by their `waiting:KEY`, since they were asked for.
    """
    coming = tuple(_coming(outbox))
    filed = _filed(coming, me, told)
    return tuple(
        replace(one, conversation=_applied(one.conversation, coming, me)) for one in (*inquiries, *filed)
    )


def conversation_laid_over(conversation: Conversation, outbox: Sequence[Queued], me: str) -> Conversation:
    """Show a conversation of either repo as it will be."""
    return _applied(conversation, tuple(_coming(outbox)), me)


def waiting_inquiry(
    node_id: str, outbox: Sequence[Queued], me: str, told: Told = NOTHING_TOLD
) -> Inquiry | None:
    """Find an inquiry that is yet to be filed, by its `waiting:KEY`."""
    found = (one for one in laid_over((), outbox, me, told) if one.conversation.issue.node_id == node_id)
    return next(found, None)


def _coming(outbox: Iterable[Queued]) -> Iterator[_Coming]:
    for one in outbox:
        for step in one.steps:
            if step.state is State.STUCK:
                break
            if not step.is_final:
                yield _Coming(one.action, step, _node_id(one, step.write), one.addresses)


def _node_id(one: Queued, write: Write) -> str:
    place = place_of(write)
    if place is None or place.step is None:
        return place.node_id if place else ""
    filing = one.steps[place.step]
    return filing.result.node_id if filing.result else waiting_id(filing.key)


def _filed(coming: Iterable[_Coming], me: str, told: Told) -> Iterator[Inquiry]:
    """Make the inquiries that are yet to be filed, with what is to be recorded of them."""
    for one in coming:
        write = one.step.write
        if isinstance(write, FileIssue) and write.repo is RepoRole.INQUIRIES:
            node_id, action = waiting_id(one.step.key), one.action
            issue = _new_issue(write, node_id, me, action.at)
            asked = (Entry("", action.at, me, node_id, kind, data) for kind, data in action.facts)
            yield Inquiry(Conversation(issue), facts((*asked, *told.get(node_id, ()))))


def _new_issue(write: FileIssue, node_id: str, me: str, at: datetime) -> Issue:
    return Issue(
        node_id=node_id,
        repo=write.repo,
        number=0,
        title=write.title,
        body=write.body,
        author=me,
        created=at,
        updated=at,
        labels=write.labels,
        assignees=write.assignees,
    )


def _applied(conversation: Conversation, coming: Iterable[_Coming], me: str) -> Conversation:
    for one in coming:
        if one.node_id == conversation.issue.node_id:
            conversation = _after(conversation, one, me)
    return conversation


def _after(before: Conversation, one: _Coming, me: str) -> Conversation:
    """Show a conversation as it is after one step."""
    issue, write = before.issue, one.step.write
    match write:
        case PostComment():
            return replace(before, comments=(*before.comments, _comment(issue, one, write, me)))
        case EditComment():
            return replace(before, comments=tuple(_edited(comment, write) for comment in before.comments))
        case CloseIssue():
            return _closed(before, write, one.action.at, me)
        case ReopenIssue():
            opened = replace(issue, closed=None, state_reason="reopened")
            return replace(before, issue=opened)
        case AssignPeople() | UnassignPeople() | ChangeLabels():
            return replace(before, issue=_relabelled(issue, write))
        case AddReaction(comment=int() as comment):
            given = Reaction(0, comment, me, write.content, one.action.at)
            return replace(before, reactions=(*before.reactions, given))
        case RemoveReaction(comment=int()):
            left = (given for given in before.reactions if not _is_taken_off(given, write, me))
            return replace(before, reactions=tuple(left))
        case _:
            return before


def _comment(issue: Issue, one: _Coming, write: PostComment, me: str) -> Comment:
    at = max(one.action.at, issue.created)
    return Comment(
        id=0,
        node_id=waiting_id(one.step.key),
        repo=issue.repo,
        issue_number=issue.number,
        author=me,
        body=filled(write.body, one.addresses),
        created=at,
        updated=at,
        waiting=True,
    )


def _is_taken_off(given: Reaction, write: RemoveReaction, me: str) -> bool:
    here = (given.comment, given.content) == (write.comment, write.content)
    return here and is_among(given.login, (me,))


def _edited(comment: Comment, write: EditComment) -> Comment:
    if comment.id != write.comment:
        return comment
    return replace(comment, body=write.body, waiting=True)


def _closed(before: Conversation, write: CloseIssue, at: datetime, me: str) -> Conversation:
    """Close it at the moment it was decided; what the customer says later puts the turn on us again."""
    if before.issue.closed is not None:
        return before
    event = Event(0, before.issue.repo, before.issue.number, "closed", me, at)
    issue = replace(before.issue, closed=at, state_reason=write.reason.value)
    return replace(before, issue=issue, events=(*before.events, event))


def _relabelled(issue: Issue, write: AssignPeople | UnassignPeople | ChangeLabels) -> Issue:
    match write:
        case AssignPeople():
            return replace(issue, assignees=_with(issue.assignees, write.logins, ()))
        case UnassignPeople():
            return replace(issue, assignees=_with(issue.assignees, (), write.logins))
        case ChangeLabels():
            return replace(issue, labels=_with(issue.labels, write.add, write.remove))


def _with(names: Sequence[str], add: Sequence[str], remove: Sequence[str]) -> tuple[str, ...]:
    """Add and take off names, which compare without case; the order stays."""
    gone = {name.casefold() for name in remove}
    there = {name.casefold() for name in names}
    added = (name for name in add if name.casefold() not in there)
    return tuple(name for name in (*names, *added) if name.casefold() not in gone)
