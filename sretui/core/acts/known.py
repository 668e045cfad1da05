"""Known issue: this customer's news goes onto the product issue, and the inquiry is closed; one Action.

Process page, "Escalation": additional information is added to the known issue, `reviewed` perhaps removed so
that it comes before the next project meeting again; that resolves the inquiry.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from sretui.core.acts.activities import Activity, resolved
from sretui.core.acts.aims import last_comment, place
from sretui.core.journal import Fact, Kind, LinkRole
from sretui.core.model import Issue, Whereabouts
from sretui.core.outbox.action import Act, Action, Draft
from sretui.core.outbox.writes import ChangeLabels, CloseIssue, PostComment, Reason, Write
from sretui.core.turn import Standing


@dataclass(frozen=True, slots=True)
class KnownIssue:
    """What a person chose."""

    product: Issue
    news: str
    """The comment on the product issue; empty posts none."""
    unreview: str
    """The label to take off it; empty takes none off."""
    reply: str
    """The comment to the customer; empty posts none."""
    reason: Reason


def known_issue(
    one: Standing, chosen: KnownIssue, action_id: str, now: datetime, by: str, draft: Draft | None = None
) -> Action:
    """Build the Action: news, label, comment to the customer, close."""
    issue = one.inquiry.conversation.issue
    return Action(
        id=action_id,
        act=Act.KNOWN,
        at=now,
        by=by,
        title=f"#{issue.number} is known: product #{chosen.product.number}",
        writes=tuple(_writes(one, chosen)),
        inquiry=issue.node_id,
        facts=tuple(_facts(chosen)),
        draft=draft,
    )


def usual_reason(product: Issue) -> Reason:
    """Choose GitHub's reason: `duplicate` says that another issue tracks this, `completed` that it is fixed.

    An inquiry about a trouble that stays open must not look fixed to the customer, so `completed` is only for
    a product issue that was closed so.
    """
    fixed = product.closed is not None and product.state_reason in {None, "completed"}
    return Reason.COMPLETED if fixed else Reason.DUPLICATE


def has_label(issue: Issue, label: str) -> bool:
    """Say whether an issue carries a label, as GitHub compares names."""
    return label.casefold() in {name.casefold() for name in issue.labels}


def warning(product: Issue) -> str:
    """Say what is odd about a product issue as the place for news; empty when nothing is."""
    if product.whereabouts is Whereabouts.MOVED:
        return f"It was moved to {product.moved_to or 'another repo'}: add the news there."
    if product.whereabouts is Whereabouts.DELETED:
        return "It is gone from GitHub."
    said = (
        [] if product.closed is None else [f"It is closed ({_how(product)}); a comment does not reopen it."]
    )
    if product.locked:
        said.append("It is locked: only those who may write to the repo can comment.")
    return " ".join(said)


def _how(product: Issue) -> str:
    return (product.state_reason or "completed").replace("_", " ")


def _writes(one: Standing, chosen: KnownIssue) -> Iterator[Write]:
    there, here = place(chosen.product), place(one.inquiry.conversation.issue)
    if chosen.news.strip():
        yield PostComment(there, chosen.news.strip())
    if chosen.unreview:
        yield ChangeLabels(there, remove=(chosen.unreview,))
    if chosen.reply.strip():
        yield PostComment(here, chosen.reply.strip())
    yield CloseIssue(here, chosen.reason, last_comment(one.inquiry.conversation))


def _facts(chosen: KnownIssue) -> Iterator[Fact]:
    yield resolved({Activity.KNOWN, *([Activity.NEWS] if chosen.news.strip() else [])})
    yield (
        Kind.LINK,
        {
            "url": chosen.product.url,
            "role": LinkRole.KNOWN.value,
            "label": f"product #{chosen.product.number}: {chosen.product.title}",
        },
    )
