"""Snoozing: an inquiry is put away until a business time, or until the customer says something."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sretui.core.ahead import opening
from sretui.core.hours import BusinessHours
from sretui.core.journal import Fact, Kind
from sretui.core.turn import Standing, Turn, Verdict

_SOON = timedelta(hours=2)


@dataclass(frozen=True, slots=True)
class Until:
    """A time that is offered."""

    words: str
    at: datetime
    """UTC."""


def offered(hours: BusinessHours, now: datetime) -> tuple[Until, Until, Until]:
    """Offer a time still today where there is one, the next business morning, and next week's first."""
    today = now.astimezone(hours.tz).date()
    tomorrow, monday = today + timedelta(days=1), today + timedelta(days=7 - today.weekday())
    morning = _first_opening(hours, now, 1)
    near = morning.astimezone(hours.tz).date() == tomorrow
    return (
        Until("in two business hours", hours.add(now, _SOON)),
        Until("tomorrow at opening" if near else "next business morning", morning),
        Until("first business morning of next week", _first_opening(hours, now, (monday - today).days)),
    )


def snoozed(until: datetime) -> Fact:
    """Put it away until an instant."""
    return Kind.SNOOZED, {"until": until.isoformat()}


def woken() -> Fact:
    """Have it back at once."""
    return Kind.SNOOZED, {"until": None}


def stays(one: Standing) -> bool:
    """Say whether it stays where it is all the same: nothing hides the clock of an unanswered inquiry."""
    return one.verdict is Verdict.UNANSWERED and one.turn is Turn.US


def _first_opening(hours: BusinessHours, now: datetime, ahead: int) -> datetime:
    """Find the first business morning from so many local days ahead on."""
    day = now.astimezone(hours.tz).date() + timedelta(days=ahead)
    while (found := opening(day, hours)) is None:
        day += timedelta(days=1)
    return found
