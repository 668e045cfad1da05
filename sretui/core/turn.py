"""Whose turn it is: one inquiry's standing (design, section 5).

An answer once given stays an answer, also when its comment was deleted; a customer's deleted comment asks for
nothing any more. Closing settles what was said before it, but only as long as the inquiry stays closed.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from sretui.core.board import Inquiry
from sretui.core.conversation.attribution import Attribution, attribute
from sretui.core.conversation.first_contact import FirstContact, first_contact
from sretui.core.conversation.lines import told
from sretui.core.conversation.response import Response, Verdict, first_response, is_by_customer, verdict
from sretui.core.handoff.acceptance import Acceptance, course
from sretui.core.model import Channel, Comment, Whereabouts
from sretui.core.team import Speaker, Team

__all__ = ["Response", "Standing", "Turn", "Verdict", "standing"]


class Turn(StrEnum):
    """Who has to act."""

    US = "us"
    CUSTOMER = "customer"
    NOBODY = "nobody"


@dataclass(frozen=True, slots=True)
class Standing:
    """Where one inquiry stands; it changes with its comments and its journal, never with the clock."""

    inquiry: Inquiry
    received: datetime
    """The instant of first contact (UTC)."""
    channel: Channel | None
    customer: str
    """Who asks: a name somebody wrote down, else the author's login; "" where nobody knows."""
    verdict: Verdict
    response: Response | None
    took: timedelta | None
    """Business time from received to the response."""
    turn: Turn
    since: datetime
    """Ours: when the turn came to us. The customer's: the last word. Nobody's: the end (UTC)."""
    unattributed: tuple[str, ...] = ()
    """Node ids of relay comments of which nobody has said who spoke."""
    calls_colleague: str | None = None
    """Node id of a team comment that only calls a colleague: ask whether it answered the customer."""
    speakers: Mapping[str, Speaker] = field(default_factory=dict)
    """By comment node id, after what people attributed; noise keeps the speaker its login gives."""
    asked: datetime | None = None
    """When the customer last said something (UTC), answered or not; None when nothing since the inquiry."""
    handoffs: tuple[Acceptance, ...] = ()
    """How each of its handoffs stands, oldest first."""

    @property
    def handoff(self) -> Acceptance | None:
        """How its newest handoff stands; None when it was never handed over."""
        return self.handoffs[-1] if self.handoffs else None


def standing(inquiry: Inquiry, team: Team) -> Standing:
    """Work out where an inquiry stands."""
    inquiry = told(inquiry, team)
    contact = first_contact(inquiry, team)
    heard = attribute(inquiry, team, contact)
    response = first_response(inquiry, team, contact, heard)
    judged = verdict(inquiry, team, contact, response)
    answer = None if judged is Verdict.WITHDRAWN else response
    turn, since = _turn(inquiry, team, contact, heard, judged)
    calls = [call.node_id for call in heard.calls if turn is Turn.US and call.created >= since]
    return Standing(
        inquiry=inquiry,
        received=contact.received,
        channel=contact.channel,
        customer=contact.customer,
        verdict=judged,
        response=answer,
        took=team.hours.elapsed(contact.received, answer.at) if answer else None,
        turn=turn,
        since=since,
        unattributed=heard.unattributed,
        calls_colleague=calls[-1] if calls else None,
        speakers=heard.speakers,
        asked=_last_ask(inquiry, team, contact, heard),
        handoffs=course(inquiry, team),
    )


def _turn(
    inquiry: Inquiry, team: Team, contact: FirstContact, heard: Attribution, judged: Verdict
) -> tuple[Turn, datetime]:
    issue = inquiry.conversation.issue
    if issue.whereabouts is not Whereabouts.HERE:
        return Turn.NOBODY, issue.closed or issue.updated
    if judged is Verdict.UNANSWERED:
        return Turn.US, contact.received
    waiting = [*_unanswered(inquiry, heard), *_reopenings(inquiry, team, contact, heard)]
    if waiting:
        return Turn.US, min(waiting)
    if issue.closed is not None:
        return Turn.NOBODY, issue.closed
    return Turn.CUSTOMER, _last_word(inquiry, heard)


def _last_ask(inquiry: Inquiry, team: Team, contact: FirstContact, heard: Attribution) -> datetime | None:
    said = [ask.created for ask in heard.asks]
    return max([*said, *_reopenings(inquiry, team, contact, heard)], default=None)


def _unanswered(inquiry: Inquiry, heard: Attribution) -> Iterator[datetime]:
    """Yield when the customer said what nobody has answered, closed over or called settled."""
    settled, last, elsewhere = _settled(inquiry), _last_answer(heard), inquiry.facts.answered_elsewhere
    for ask in heard.asks:
        is_told = elsewhere is not None and heard.said_at.get(ask.node_id, ask.created) <= elsewhere
        if _order(ask) > last and all(ask.created > at for at in settled) and not is_told:
            yield ask.created


def _reopenings(
    inquiry: Inquiry, team: Team, contact: FirstContact, heard: Attribution
) -> Iterator[datetime]:
    """Yield when the customer reopened what was answered: that too says it is not over."""
    settled = [*_settled(inquiry), *(answer.created for answer in heard.answers)]
    for event in inquiry.conversation.events:
        if event.kind != "reopened" or not is_by_customer(event, inquiry, team, contact):
            continue
        if all(event.at > at for at in settled):
            yield event.at


def _settled(inquiry: Inquiry) -> list[datetime]:
    facts = inquiry.facts
    ends = (facts.no_reply_needed, facts.answered_elsewhere, inquiry.conversation.issue.closed)
    return [end for end in ends if end is not None]


def _last_answer(heard: Attribution) -> tuple[datetime, int] | tuple[()]:
    return max((_order(answer) for answer in heard.answers), default=())


def _order(comment: Comment) -> tuple[datetime, int]:
    """Order comments of one second by id."""
    return comment.created, comment.id


def _last_word(inquiry: Inquiry, heard: Attribution) -> datetime:
    said = [comment.created for comment in (*heard.answers, *heard.asks)]
    elsewhere = inquiry.facts.answered_elsewhere
    return max([*said, *([elsewhere] if elsewhere else [])])
