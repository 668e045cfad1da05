"""The words for handoffs: from whom to whom, how that stands, and what is to be done next by when."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta, tzinfo

from sretui.core.handoff.acceptance import Acceptance, Accepting, is_late, last_by
from sretui.core.people import is_among, name
from sretui.core.phrases import local
from sretui.core.team import Team
from sretui.core.turn import Standing

_LATELY = timedelta(days=7)
_NAMED = 4
"""Inquiries told by number; more are counted."""


def handoff_line(one: Standing, team: Team, me: str, tz: tzinfo, now: datetime) -> str:
    """Tell how an inquiry's newest handoff stands; empty where there is none, or it is over."""
    handoff = one.handoff
    if handoff is None or handoff.state is Accepting.OVERTAKEN:
        return ""
    refused = _refused(one, handoff, me)
    before = [state_words(refused, team, me, tz, now)] if refused is not None else []
    return " · ".join((*before, *_parts(handoff, team, me, tz, now)))


def given_words(standings: Iterable[Standing], team: Team, me: str, now: datetime) -> str:
    """Sum up what somebody handed over lately, as long as not all of it was accepted; else empty."""
    given = [(one, last_by(one.handoffs, me)) for one in standings]
    mine = [(one, each) for one, each in given if each is not None and now - each.comment.created < _LATELY]
    waits = [(one, each) for one, each in mine if each.waits]
    if not waits:
        return ""
    accepted = sum(each.state is Accepting.ACCEPTED for _, each in mine)
    late = any(is_late(each, now) for _, each in waits)
    who = ", ".join(dict.fromkeys(name(team, each.handed.taker) for _, each in waits))
    what = "not accepted an hour into the shift by" if late else "not accepted yet by"
    refused = [one for one, each in mine if each.state is Accepting.REFUSED]
    back = f"; {_numbers(refused)} cannot be taken" if refused else ""
    numbers = _numbers([one for one, _ in waits])
    return f"Handed over: {accepted} of {len(mine)} accepted; {numbers} {what} {who}{back}."


def from_whom(handoff: Acceptance, team: Team, me: str, tz: tzinfo, now: datetime) -> str:
    """Say who handed it to whom, and when: `handed to you by Alice Adams, Fri 16:20`."""
    giver, taker = (_who(team, login, me) for login in (handoff.handed.giver, handoff.handed.taker))
    waits = " (waiting to be sent)" if handoff.comment.waiting else ""
    return f"handed to {taker} by {giver}, {local(handoff.comment.created, tz, now)}{waits}"


def promise_words(handoff: Acceptance, tz: tzinfo, now: datetime) -> str:
    """Say what is to be done next: `next: try the build, by Tue 17:00`; empty where nobody said."""
    promise = handoff.promise
    action = f"next: {promise.action}" if promise.action else ""
    over = " (over)" if promise.by is not None and promise.by < now else ""
    by = f"by {local(promise.by, tz, now)}{over}" if promise.by is not None else ""
    return ", ".join(filter(None, (action, by)))


def state_words(handoff: Acceptance, team: Team, me: str, tz: tzinfo, now: datetime) -> str:
    """Say what became of it: `accepted by Carol Cole Mon 08:20`, `not accepted yet`."""
    who = _who(team, handoff.by, me) if handoff.by else ""
    at = f" {local(handoff.at, tz, now)}" if handoff.at else ""
    match handoff.state:
        case Accepting.OPEN:
            return f"{handoff.state.value}, an hour into the shift" if is_late(handoff, now) else ""
        case Accepting.QUESTIONED:
            return f"{who} asked{at}, no answer yet"
        case Accepting.ACCEPTED:
            return f"accepted by {who}{at}"
        case Accepting.REFUSED:
            return f"{who} cannot take it{at}"
        case Accepting.OVERTAKEN:
            return f"overtaken{at}"


def _numbers(standings: Sequence[Standing]) -> str:
    numbers = ", ".join(f"#{one.inquiry.conversation.issue.number}" for one in standings[:_NAMED])
    return f"{numbers} and {len(standings) - _NAMED} more" if len(standings) > _NAMED else numbers


def _refused(one: Standing, newest: Acceptance, me: str) -> Acceptance | None:
    """Find what I handed over and the newest handoff refuses; None once that one is accepted."""
    mine = last_by(one.handoffs, me) if newest.waits else None
    if mine is None or mine.state is not Accepting.REFUSED:
        return None
    return mine if is_among(mine.handed.taker, (newest.handed.giver,)) else None


def _parts(handoff: Acceptance, team: Team, me: str, tz: tzinfo, now: datetime) -> Iterator[str]:
    mine = handoff.waits_for(me)
    if handoff.state is not Accepting.ACCEPTED:
        yield from_whom(handoff, team, me, tz, now)
    said = state_words(handoff, team, me, tz, now)
    if said or not mine:
        yield said or handoff.state.value
    if promise := promise_words(handoff, tz, now):
        yield promise
    if mine:
        yield "h accepts"


def _who(team: Team, login: str, me: str) -> str:
    return "you" if is_among(login, (me,)) else name(team, login)
