"""File an inquiry that GitHub does not know yet, or put a reply where its conversation is.

Process page, "Active SRE Issues Repo": the Primary files a ticket for each new inquiry and assigns
themselves.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from sretui.core.acts.aims import place
from sretui.core.intake.attachments import sections
from sretui.core.intake.draft import InquiryDraft
from sretui.core.intake.head import Answered, write_answered, write_led
from sretui.core.intake_line import one_line_name, to_minute, write_received
from sretui.core.journal import Fact, Kind, LinkRole
from sretui.core.model import Issue, RepoRole
from sretui.core.outbox.action import Act, Action, Draft
from sretui.core.outbox.writes import FileIssue, PostComment
from sretui.core.team import Team


@dataclass(frozen=True, slots=True)
class Filing:
    """Who files, when, and what it was typed as."""

    id: str
    """Of the Action: a UUID."""
    at: datetime
    """UTC."""
    by: str
    draft: Draft | None = None


def file_inquiry(draft: InquiryDraft, team: Team, filing: Filing) -> Action:
    """Build the Action that files it, assigned to whoever files it."""
    write = FileIssue(
        RepoRole.INQUIRIES,
        draft.title.strip(),
        body_of(draft, team),
        assignees=tuple(login for login in (draft.led.primary if draft.led else filing.by,) if login),
    )
    return Action(
        id=filing.id,
        act=Act.FILE,
        at=filing.at,
        by=filing.by,
        title=f"New inquiry: {write.title}",
        writes=(write,),
        facts=tuple(facts_of(draft)),
        draft=filing.draft,
    )


def comment_instead(draft: InquiryDraft, issue: Issue, team: Team, filing: Filing) -> Action:
    """Build the Action that adds it to an inquiry which GitHub has already.

    Its first line tells every sretui that the customer speaks, so that it does not count as our answer.
    """
    return Action(
        id=filing.id,
        act=Act.FILE,
        at=filing.at,
        by=filing.by,
        title=f"Add to #{issue.number}: {draft.title.strip()}",
        writes=(PostComment(place(issue), _paragraphs(_head(draft, team), *_said(draft))),),
        inquiry=issue.node_id,
        facts=tuple(_facts_of_all(draft)),
        draft=filing.draft,
    )


def with_known(action: Action, product: Issue | None) -> Action:
    """Note a product issue beside a new inquiry: probably it is about that one."""
    if product is None:
        return action
    label = f"product #{product.number}: {product.title}"
    link = {"url": product.url, "role": LinkRole.KNOWN.value, "label": label}
    return replace(action, facts=(*action.facts, (Kind.LINK, link)))


def body_of(draft: InquiryDraft, team: Team) -> str:
    """Give the text of the new issue: how it was received, the team's boilerplate, and what was said."""
    return _paragraphs(_head(draft, team), *_boilerplate(team), *_said(draft))


def facts_of(draft: InquiryDraft) -> Iterator[Fact]:
    """Yield what the journal records of it."""
    yield Kind.RECEIVED, {"at": to_minute(draft.received).isoformat()}
    yield Kind.CHANNEL, {"channel": draft.channel.value}
    if who := one_line_name(draft.customer):
        yield Kind.CUSTOMER, {"name": who}
    yield from _facts_of_all(draft)


def _head(draft: InquiryDraft, team: Team) -> str:
    """Tell how it was received, and what happened since, in the lines that every sretui reads back."""
    tz = team.hours.tz
    lines = [write_received(draft.received, draft.channel, draft.customer if draft.named else "", tz)]
    if draft.answered is not None:
        lines.append(write_answered(Answered(draft.answered, draft.answered_how), tz))
    if draft.led is not None:
        lines.append(write_led(draft.led))
    return "\n".join(lines)


def _boilerplate(team: Team) -> Iterator[str]:
    """Yield the first of the team's texts, closed by a rule; a blank line keeps it from being a heading."""
    for text in team.boilerplate[:1]:
        yield text.strip().removesuffix("---")
        yield "---"


def _said(draft: InquiryDraft) -> Iterator[str]:
    yield draft.text
    yield from sections(draft.attachments, inline=draft.inline)


def _paragraphs(*parts: str) -> str:
    return "\n\n".join(part.strip("\n") for part in parts if part.strip())


def _facts_of_all(draft: InquiryDraft) -> Iterator[Fact]:
    """Yield what is recorded of an inquiry that GitHub has already, too."""
    if draft.mail_id:
        yield Kind.MAIL, {"id": draft.mail_id}
    if draft.answered is not None:
        at, how = to_minute(draft.answered), draft.answered_how.strip() or "elsewhere"
        yield Kind.ANSWERED_ELSEWHERE, {"at": at.isoformat(), "how": how}
    if draft.led is not None:
        when = to_minute(draft.received).isoformat()
        yield Kind.REDIRECT, {"who": draft.led.who, "how": draft.led.how, "when": when, "made": False}
