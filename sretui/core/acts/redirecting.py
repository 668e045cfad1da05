"""Redirect: lead a customer who asked a developer to the Primary, so that all three know it.

Process page, "Roles" and "Supported Methods of Contact": politely, quickly, and confirming that the customer
makes contact with the Primary.
"""

from collections.abc import Iterator
from dataclasses import replace

from sretui.core.acts.aims import place
from sretui.core.acts.filing import Filing, comment_instead, file_inquiry
from sretui.core.entries import Fact, Kind
from sretui.core.intake.draft import InquiryDraft
from sretui.core.intake.head import Led
from sretui.core.model import Issue, RepoRole
from sretui.core.outbox.action import Act, Action
from sretui.core.outbox.writes import AssignPeople, Place, PostComment, Write
from sretui.core.people import is_among
from sretui.core.recorded import Redirected
from sretui.core.team import Team


def redirect(draft: InquiryDraft, led: Led, message: str, team: Team, filing: Filing) -> Action:
    """Build the Action that files the inquiry for the Primary; an empty message posts none."""
    filed = file_inquiry(replace(draft, led=led), team, filing)
    told = (PostComment(Place(RepoRole.INQUIRIES, step=0), message.strip()),) if message.strip() else ()
    return replace(filed, act=Act.REDIRECT, title=_title(draft, led), writes=(*filed.writes, *told))


def redirect_to(
    draft: InquiryDraft, led: Led, message: str, issue: Issue, team: Team, filing: Filing
) -> Action:
    """Build the Action that adds it to an inquiry which GitHub has already."""
    added = comment_instead(replace(draft, led=led), issue, team, filing)
    writes = (*added.writes, *_told(led, message, issue))
    return replace(added, act=Act.REDIRECT, title=f"{_title(draft, led)}, in #{issue.number}", writes=writes)


def contact_made(led: Redirected) -> Fact:
    """Record that the Primary and the customer are in contact."""
    when = led.when.isoformat() if led.when else None
    return Kind.REDIRECT, {"who": led.who, "how": led.how, "when": when, "made": True}


def _told(led: Led, message: str, issue: Issue) -> Iterator[Write]:
    if message.strip():
        yield PostComment(place(issue), message.strip())
    if not is_among(led.primary, issue.assignees):
        yield AssignPeople(place(issue), (led.primary,))


def _title(draft: InquiryDraft, led: Led) -> str:
    return f"Redirect {draft.customer.strip() or 'a customer'} to {led.primary}"
