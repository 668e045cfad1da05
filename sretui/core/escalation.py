"""Escalations: how each call for help stands, by the journal and by what those who were asked have written.

Process page, "Escalation": the Backup is enlisted first, then other developers by @mention; they are free to
decline, and then the last resort is a product issue. Nothing here is done by itself: a next step is offered.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from sretui.core.board import Inquiry
from sretui.core.journal import Asking, Escalation
from sretui.core.people import is_among
from sretui.core.roster.duty import duty
from sretui.core.team import Team
from sretui.core.turn import Standing, Turn

PATIENCE = timedelta(hours=1)
"""Business time without a path after which the next step is offered."""
_OPEN = frozenset({Asking.ASKED, Asking.ACCEPTED})


class Offer(StrEnum):
    """The next step up, in the order of the process page."""

    BACKUP = "ask the Backup"
    OTHERS = "ask others"
    PRODUCT = "file a product issue"


@dataclass(frozen=True, slots=True)
class Call:
    """One call for help as it stands now."""

    escalation: Escalation
    state: Asking
    since: datetime | None
    """Since when it stands so (UTC)."""

    @property
    def is_open(self) -> bool:
        """Whether help is still hoped for."""
        return self.state in _OPEN


def calls(inquiry: Inquiry) -> tuple[Call, ...]:
    """Tell how each escalation of an inquiry stands, in the order in which they were recorded."""
    return tuple(_call(one, inquiry) for one in inquiry.facts.escalations)


def is_called(inquiry: Inquiry) -> bool:
    """Say whether somebody was asked, and has neither answered nor declined."""
    return bool(inquiry.facts.escalations) and any(call.is_open for call in calls(inquiry))


def logins(whom: str) -> tuple[str, ...]:
    """Take the names of those who were asked apart; an outside team is one name."""
    return tuple(login for part in whom.split(",") if (login := part.strip().removeprefix("@")))


def offer(one: Standing, team: Team, now: datetime) -> Offer | None:
    """Say which next step to offer; None while a path is seen, or somebody has time left to answer."""
    if one.turn is Turn.NOBODY or not one.inquiry.conversation.issue.is_open:
        return None
    told = calls(one.inquiry)
    last = told[-1] if told else None
    if last is None:
        silent = one.turn is Turn.US and team.hours.elapsed(one.since, now) >= PATIENCE
        return _first(team, now) if silent else None
    if last.state in {Asking.ANSWERED, Asking.ENDED}:
        return None
    if last.is_open and not is_overdue(last, team, now):
        return None
    return _next(told, team, now)


def is_overdue(call: Call, team: Team, now: datetime) -> bool:
    """Say whether the time for an answer is over: the one named, else an hour (business) for a first word."""
    if not call.is_open:
        return False
    by = call.escalation.by
    if by is not None and now > by:
        return True
    asked = call.since or call.escalation.asked
    waits = call.state is Asking.ASKED and by is None and asked is not None
    return waits and asked is not None and team.hours.elapsed(asked, now) >= PATIENCE


def _call(one: Escalation, inquiry: Inquiry) -> Call:
    """Let the newest word hold: what a person recorded, or what one of those asked has written later."""
    if one.state is Asking.ENDED:
        return Call(one, one.state, one.changed)
    word = next(_words_after(one, inquiry), None)
    return Call(one, Asking.ANSWERED, word) if word else Call(one, one.state, one.changed)


def _words_after(one: Escalation, inquiry: Inquiry) -> Iterator[datetime]:
    """Yield when those asked wrote on the inquiry after the state was recorded."""
    asked = logins(one.whom)
    for comment in inquiry.conversation.comments:
        later = one.changed is None or comment.created > one.changed
        if later and comment.deleted is None and is_among(comment.author, asked):
            yield comment.created


def _first(team: Team, now: datetime) -> Offer:
    return Offer.BACKUP if duty(team, now).backup else Offer.OTHERS


def _next(told: Sequence[Call], team: Team, now: datetime) -> Offer:
    """Go one step up from where help was asked for in vain; the second circle asked is the last."""
    backup = duty(team, now).backup
    asked = [login for call in told for login in logins(call.escalation.whom)]
    if backup is not None and not is_among(backup, asked):
        return Offer.BACKUP
    others = [login for login in asked if not is_among(login, (backup,) if backup else ())]
    return Offer.PRODUCT if others else Offer.OTHERS
