"""First contact: when it was, by which channel, and who asks; the author is often only who pasted it."""

from dataclasses import dataclass
from datetime import datetime

from sretui.core.board import Inquiry
from sretui.core.intake_line import Received, read_received
from sretui.core.model import Channel
from sretui.core.people import speaker
from sretui.core.team import Speaker, Team


@dataclass(frozen=True, slots=True)
class FirstContact:
    """What is known of how an inquiry began."""

    received: datetime
    """UTC."""
    channel: Channel | None
    customer: str
    """A name somebody wrote down, else the author's login; "" where nobody knows."""
    by_customer: bool
    """Whether the customer filed the issue, rather than the team, the mailing list's relay or a bot."""
    customer_logins: tuple[str, ...]


def first_contact(inquiry: Inquiry, team: Team) -> FirstContact:
    """Tell it from the journal, else from the line in the body, else from the issue itself."""
    issue, facts = inquiry.conversation.issue, inquiry.facts
    who = speaker(team, issue.author, issue.created)
    line = _line(inquiry, team) if who is Speaker.TEAM else None
    by_customer = who is Speaker.OTHER
    author = issue.author if by_customer else None
    named = facts.customer or (line.customer if line else "")
    return FirstContact(
        received=facts.received or (line.at if line else issue.created),
        channel=facts.channel or (line.channel if line else _usual_channel(who)),
        customer=named or author or "",
        by_customer=by_customer,
        customer_logins=tuple(login for login in (author, named.removeprefix("@")) if login),
    )


def _line(inquiry: Inquiry, team: Team) -> Received | None:
    """Read the body's line; one later than the issue itself cannot be true."""
    issue = inquiry.conversation.issue
    line = read_received(issue.body, team.hours.tz)
    return line if line and line.at <= issue.created else None


def _usual_channel(author: Speaker) -> Channel | None:
    return {Speaker.OTHER: Channel.GITHUB, Speaker.RELAY: Channel.MAIL}.get(author)
