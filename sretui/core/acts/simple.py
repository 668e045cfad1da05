"""The acts of one request each: take, assign, labels, reopen, close; they write only what differs.

An act that would change nothing gives None, so that nothing waits, and nobody is mailed, for nothing.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sretui.core.acts.aims import last_comment, place
from sretui.core.model import Issue
from sretui.core.outbox.action import Act, Action
from sretui.core.outbox.writes import (
    AssignPeople,
    ChangeLabels,
    CloseIssue,
    Reason,
    ReopenIssue,
    UnassignPeople,
    Write,
)
from sretui.core.people import is_among
from sretui.core.turn import Standing

MOST_ASSIGNEES = 10
"""GitHub drops the rest in silence."""


@dataclass(frozen=True, slots=True)
class Asking:
    """Who asks for an act, and when."""

    id: str
    """Of the Action: a UUID."""
    at: datetime
    """UTC."""
    by: str


def take(one: Standing, asking: Asking) -> Action | None:
    """Assign oneself; None when one is assigned already."""
    return assign(one, (asking.by,), (), asking, act=Act.TAKE)


def assign(
    one: Standing, on: Iterable[str], off: Iterable[str], asking: Asking, *, act: Act = Act.ASSIGN
) -> Action | None:
    """Put people among the assignees, and take others off; None when that is so already."""
    issue = _issue(one)
    new = tuple(login for login in on if not is_among(login, issue.assignees))
    gone = tuple(login for login in issue.assignees if is_among(login, tuple(off)))
    writes: list[Write] = []
    if gone:
        writes.append(UnassignPeople(place(issue), gone))
    if new:
        writes.append(AssignPeople(place(issue), new))
    title = f"Take #{issue.number}" if act is Act.TAKE else f"Assignees of #{issue.number}"
    return _action(one, act, title, writes, asking)


def relabel(one: Standing, on: Iterable[str], off: Iterable[str], asking: Asking) -> Action | None:
    """Put labels on and take others off; None when that is so already."""
    issue = _issue(one)
    carried = {name.casefold() for name in issue.labels}
    unwanted = {name.casefold() for name in off}
    add = tuple(name for name in on if name.casefold() not in carried)
    remove = tuple(name for name in issue.labels if name.casefold() in unwanted)
    writes = [ChangeLabels(place(issue), add, remove)] if add or remove else []
    return _action(one, Act.LABELS, f"Labels of #{issue.number}", writes, asking)


def reopen(one: Standing, asking: Asking) -> Action | None:
    """Open an inquiry again; None when it is open."""
    issue = _issue(one)
    writes = [] if issue.is_open else [ReopenIssue(place(issue))]
    return _action(one, Act.REOPEN, f"Reopen #{issue.number}", writes, asking)


def close(one: Standing, reason: Reason, asking: Asking) -> Action | None:
    """Close an inquiry, unless the customer writes meanwhile; None when it is closed."""
    issue = _issue(one)
    last = last_comment(one.inquiry.conversation)
    writes = [CloseIssue(place(issue), reason, last)] if issue.is_open else []
    return _action(one, Act.CLOSE, f"Close #{issue.number}", writes, asking)


def _issue(one: Standing) -> Issue:
    return one.inquiry.conversation.issue


def _action(one: Standing, act: Act, title: str, writes: Iterable[Write], asking: Asking) -> Action | None:
    found = tuple(writes)
    if not found:
        return None
    return Action(asking.id, act, asking.at, asking.by, title, found, _issue(one).node_id)
