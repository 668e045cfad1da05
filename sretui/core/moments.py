"""Times as people type them: `08:12`, `yesterday 15:00`, `Mon 8:05`, `2026-11-23 08:12`, `08:12Z`."""

import re
from datetime import UTC, date, datetime, time, timedelta, tzinfo

EXPECTED = "08:12, yesterday 15:00, Mon 15:00 or 2026-11-23 08:12"

LONGEST_BEFORE = timedelta(days=60)
"""A walk-in may be filed weeks later, but hardly more."""

_SHAPE = re.compile(
    r"(?:(?P<day>today|yesterday|mon|tue|wed|thu|fri|sat|sun)[a-z]*|(?P<date>\d{4}-\d{2}-\d{2}))?"
    r"[ T,]*(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::\d{2})?\s*(?P<offset>Z|[+-]\d{2}:?\d{2})?",
    re.IGNORECASE,
)
_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def read_moment(text: str, tz: tzinfo, now: datetime) -> datetime:
    """Read a past instant (UTC); without an offset it is meant in `tz`.

    Raises ValueError with a sentence that says what is expected.
    """
    match = _SHAPE.fullmatch(text.strip())
    if match is None:
        raise ValueError(f"“{text.strip()}” is no time; write {EXPECTED}.")
    try:
        at = _instant(match, tz, now)
    except (ValueError, OverflowError):
        raise ValueError(f"“{text.strip()}” does not exist; write {EXPECTED}.") from None
    if at > now:
        raise ValueError(f"“{text.strip()}” is in the future; it must have happened already.")
    return at


def read_contact(text: str, tz: tzinfo, now: datetime) -> datetime:
    """Read when first contact was (UTC); long ago it is a slip of the keys, which would ring.

    Raises ValueError with a sentence.
    """
    at = read_moment(text, tz, now)
    if now - at > LONGEST_BEFORE:
        raise ValueError(f"“{text.strip()}” is {(now - at).days} days ago; check the date.")
    return at


def write_moment(at: datetime, tz: tzinfo) -> str:
    """Write an instant so that `read_moment` reads it back to the minute.

    The second of two equal hours in autumn carries its offset, for the wall clock alone would mean the first.
    """
    there = at.astimezone(tz)
    return f"{there:%Y-%m-%d %H:%M%z}" if there.fold else f"{there:%Y-%m-%d %H:%M}"


def _instant(match: re.Match[str], tz: tzinfo, now: datetime) -> datetime:
    zone = datetime.fromisoformat(f"2000-01-01T00:00{match['offset']}").tzinfo if match["offset"] else tz
    day = _day(match, now.astimezone(tz).date())
    wall = datetime.combine(day, time(int(match["hour"]), int(match["minute"])), zone)
    return wall.astimezone(UTC)


def _day(match: re.Match[str], today: date) -> date:
    """Find the day meant; a weekday is the last one that has that name, today included."""
    if match["date"]:
        return date.fromisoformat(match["date"])
    named = (match["day"] or "today").lower()
    if named in _DAYS:
        return today - timedelta(days=(today.weekday() - _DAYS.index(named)) % 7)
    return today - timedelta(days=named == "yesterday")
