"""The first response and what became of it (design, section 5; process page, "Response Time")."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sretui.core.board import Inquiry
from sretui.core.conversation.attribution import Attribution
from sretui.core.conversation.first_contact import FirstContact
from sretui.core.model import Comment, Event, Whereabouts
from sretui.core.people import is_among, speaker
from sretui.core.team import Speaker, Team


class Verdict(StrEnum):
    """What became of the first response."""

    UNANSWERED = "unanswered"
    ANSWERED = "answered"
    CLOSED_WITHOUT_REPLY = "closed without reply"
    WITHDRAWN = "withdrawn"
    """The customer closed it before anybody answered: left out of the percentage, but listed."""


@dataclass(frozen=True, slots=True)
class Response:
    """The first answer by the team."""

    at: datetime
    """UTC."""
    by: str | None
    """Login; None for an answer given elsewhere, or by mail through the relay."""
    comment: str | None
    """The comment's node id; None for an answer given elsewhere."""
    how: str
    """`comment`, `mail` for a relayed one, else in the words of whoever recorded it: `phone` ..."""
    waiting: bool = False
    """Whether it still waits in the outbox."""


def first_response(
    inquiry: Inquiry, team: Team, contact: FirstContact, heard: Attribution
) -> Response | None:
    """Find the first answer; the issue's body never is one, not even when the Primary pasted it."""
    found = [_said(answer, team) for answer in heard.answers if answer.created >= contact.received]
    facts = inquiry.facts
    if facts.answered_elsewhere is not None:
        found.append(Response(facts.answered_elsewhere, None, None, facts.answered_how or "elsewhere"))
    return min(found, key=lambda response: response.at, default=None)


def _said(answer: Comment, team: Team) -> Response:
    if is_among(answer.author, team.relays):
        return Response(answer.created, None, answer.node_id, "mail")
    waits = answer.waiting and not answer.id  # a comment on GitHub may wait for its new text
    return Response(answer.created, answer.author, answer.node_id, "comment", waits)


def verdict(inquiry: Inquiry, team: Team, contact: FirstContact, response: Response | None) -> Verdict:
    """Judge the first response; an inquiry that was closed and reopened is judged as if never closed."""
    issue = inquiry.conversation.issue
    if issue.whereabouts is Whereabouts.DELETED and response is None:
        return Verdict.WITHDRAWN
    if issue.closed and _closed_by_customer(inquiry, team, contact):
        return Verdict.ANSWERED if response and response.at <= issue.closed else Verdict.WITHDRAWN
    if response is not None:
        return Verdict.ANSWERED
    return Verdict.UNANSWERED if issue.is_open else Verdict.CLOSED_WITHOUT_REPLY


def _closed_by_customer(inquiry: Inquiry, team: Team, contact: FirstContact) -> bool:
    closings = [event for event in inquiry.conversation.events if event.kind == "closed"]
    return bool(closings) and is_by_customer(
        max(closings, key=lambda event: event.at), inquiry, team, contact
    )


def is_by_customer(event: Event, inquiry: Inquiry, team: Team, contact: FirstContact) -> bool:
    """Say whether the customer did this."""
    who = speaker(team, event.actor, event.at, customer_logins=contact.customer_logins)
    is_ghost = event.actor is None and contact.by_customer and inquiry.conversation.issue.author is None
    return who is Speaker.CUSTOMER or is_ghost
