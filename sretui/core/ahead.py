"""Times to come as people type them: `2h` of business time, `15:00`, `tomorrow`, `Tue 10:00`."""

import re
from datetime import UTC, date, datetime, time, timedelta

from sretui.core.hours import FOREVER, BusinessHours

EXPECTED = "2h, 1d, 15:00, tomorrow, Tue 10:00 or 2026-11-24 08:00"

_AMOUNT = re.compile(r"(?:(\d{1,3})\s*d)?\s*(?:(\d{1,3})\s*h)?\s*(?:(\d{1,4})\s*m(?:in)?)?", re.IGNORECASE)
_SHAPE = re.compile(
    r"(?:(?P<day>today|tomorrow|mon|tue|wed|thu|fri|sat|sun)[a-z]*|(?P<date>\d{4}-\d{2}-\d{2}))?"
    r"[ T,]*(?:(?P<hour>\d{1,2}):(?P<minute>\d{2}))?",
    re.IGNORECASE,
)
_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_FARTHEST = timedelta(days=400)


def read_ahead(text: str, hours: BusinessHours, now: datetime) -> datetime:
    """Read an instant to come (UTC), meant in the hours' zone; amounts are business time.

    A day alone means its first business hour; tomorrow is the next day on which somebody works.
    Raises ValueError with a sentence that says what is expected.
    """
    typed = text.strip()
    try:
        at = _amount(typed, hours, now) or _instant(typed, hours, now)
    except (ValueError, OverflowError):
        raise ValueError(f"“{typed}” does not exist; write {EXPECTED}.") from None
    if at is None:
        raise ValueError(f"“{typed}” is no time; write {EXPECTED}.")
    if at <= now:
        raise ValueError(f"“{typed}” is over already; it must be still to come.")
    if at - now > _FARTHEST:
        raise ValueError(f"“{typed}” is more than a year away; check it.")
    return at


def _amount(typed: str, hours: BusinessHours, now: datetime) -> datetime | None:
    match = _AMOUNT.fullmatch(typed)
    if not typed or match is None:
        return None
    days, whole, minutes = (int(part or 0) for part in match.groups())
    at = now
    for _ in range(min(days, _FARTHEST.days)):
        at = _same_time_next_day(at, hours)
    return hours.add(at, timedelta(hours=whole, minutes=minutes))


def _same_time_next_day(at: datetime, hours: BusinessHours) -> datetime:
    """Give the same wall time on the next day on which somebody works."""
    there = at.astimezone(hours.tz)
    day = _working_day(there.date() + timedelta(days=1), hours)
    return datetime.combine(day, there.time(), hours.tz).astimezone(UTC)


def _working_day(day: date, hours: BusinessHours) -> date:
    """Find the first day, from this one on, on which somebody works."""
    while opening(day, hours) is None:
        day += timedelta(days=1)
    return day


def _instant(typed: str, hours: BusinessHours, now: datetime) -> datetime | None:
    match = _SHAPE.fullmatch(typed)
    if not typed or match is None:
        return None
    today = now.astimezone(hours.tz).date()
    day = _day(match, today)
    if match["hour"] is None:
        if (match["day"] or "").lower() == "tomorrow":
            day = _working_day(day, hours)
        return opening(day, hours) or _at(day, time(0), hours)
    wall = time(int(match["hour"]), int(match["minute"]))
    at = _at(day, wall, hours)
    named = (match["day"] or "").lower() in _DAYS
    return _at(day + timedelta(days=7), wall, hours) if named and at <= now else at


def _at(day: date, wall: time, hours: BusinessHours) -> datetime:
    return datetime.combine(day, wall, hours.tz).astimezone(UTC)


def _day(match: re.Match[str], today: date) -> date:
    """Find the day meant: a weekday is the next one of that name, today only with a time still to come."""
    if match["date"]:
        return date.fromisoformat(match["date"])
    named = (match["day"] or "today").lower()
    if named in _DAYS:
        ahead = (_DAYS.index(named) - today.weekday()) % 7
        return today + timedelta(days=ahead or (0 if match["hour"] else 7))
    return today + timedelta(days=named == "tomorrow")


def opening(day: date, hours: BusinessHours) -> datetime | None:
    """Find the first business second of a local day (UTC); None when nobody works on it."""
    midnight = hours.midnight(day)
    first = midnight if hours.is_open(midnight) else hours.next_change(midnight)
    if first == FOREVER or first.astimezone(hours.tz).date() != day:
        return None
    return first
