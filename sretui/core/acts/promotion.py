"""Promotion: an inquiry becomes one or several product issues, and is closed; or it is moved as it is.

Process page, "Response vs. Resolution": the inquiry is closed in its own tracker, and the new issue refers to
it. Doing so resolves the inquiry.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from sretui.core.acts.activities import Activity, resolved
from sretui.core.acts.aims import last_comment, place
from sretui.core.journal import Fact, Kind, LinkRole
from sretui.core.model import Issue, RepoRole
from sretui.core.outbox.action import Act, Action, Draft
from sretui.core.outbox.writes import (
    CloseIssue,
    FileIssue,
    MoveIssue,
    PostComment,
    Reason,
    Write,
    address_of,
)
from sretui.core.phrases import counted
from sretui.core.turn import Standing


@dataclass(frozen=True, slots=True)
class NewIssue:
    """A product issue to be filed."""

    title: str
    body: str
    labels: tuple[str, ...] = ()
    is_solution: bool = False
    """Whether it is the comprehensive solution, the later half of the answer."""


def promotion(
    one: Standing,
    issues: Sequence[NewIssue],
    reply: str,
    action_id: str,
    now: datetime,
    by: str,
    draft: Draft | None = None,
) -> Action:
    """Build the Action: file each issue, tell the customer where, close as completed."""
    issue = one.inquiry.conversation.issue
    return Action(
        id=action_id,
        act=Act.PROMOTE,
        at=now,
        by=by,
        title=f"Promote #{issue.number} to {counted(len(issues), 'product issue')}",
        writes=tuple(_writes(one, issues, reply)),
        inquiry=issue.node_id,
        facts=tuple(_facts(issues)),
        draft=draft,
    )


def move(
    one: Standing, reply: str, action_id: str, now: datetime, by: str, draft: Draft | None = None
) -> Action:
    """Build the Action: tell the customer, move.

    The comment goes first: once moved, the issue is mailed to those who follow the product.
    """
    issue = one.inquiry.conversation.issue
    here = place(issue)
    told = (PostComment(here, reply.strip()),) if reply.strip() else ()
    return Action(
        id=action_id,
        act=Act.MOVE,
        at=now,
        by=by,
        title=f"Move #{issue.number} to the product",
        writes=(*told, MoveIssue(here, RepoRole.PRODUCT)),
        inquiry=issue.node_id,
        facts=(resolved({Activity.PRODUCT}),),
        draft=draft,
    )


def with_link_back(body: str, inquiry: Issue) -> str:
    """Have a body say where the inquiry is; one that does already stays as it is."""
    text = body.strip()
    return text if inquiry.url in text else f"{text}\n\nSee: {inquiry.url}".strip()


def with_addresses(reply: str, count: int) -> str:
    """Have the reply hold the address of each new issue: below one that stands alone, else last."""
    text = reply.strip()
    addresses = [address_of(step) for step in range(count)]
    missing = "\n".join(one for one in addresses if one not in text)
    lines = text.split("\n")
    last = max((at for at, line in enumerate(lines) if line.strip() in addresses), default=None)
    if not missing or last is None:
        return "\n\n".join(part for part in (text, missing) if part)
    return "\n".join([*lines[: last + 1], missing, *lines[last + 1 :]])


def _facts(issues: Sequence[NewIssue]) -> Iterator[Fact]:
    """Record the resolution at once, each link when its issue is filed."""
    yield resolved({Activity.PRODUCT})
    for step, new in enumerate(issues):
        role = LinkRole.SOLUTION if new.is_solution else LinkRole.PRODUCT
        yield Kind.LINK, {"url": address_of(step), "role": role.value, "label": new.title.strip()}


def _writes(one: Standing, issues: Sequence[NewIssue], reply: str) -> Iterator[Write]:
    inquiry = one.inquiry.conversation.issue
    for new in issues:
        body = with_link_back(new.body, inquiry)
        yield FileIssue(RepoRole.PRODUCT, new.title.strip(), body, new.labels)
    yield PostComment(place(inquiry), with_addresses(reply, len(issues)))
    yield CloseIssue(place(inquiry), Reason.COMPLETED, last_comment(one.inquiry.conversation))
