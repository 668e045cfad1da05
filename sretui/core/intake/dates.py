"""When a mail was written, by whatever its Date line says.

A mail's own header gives an offset (RFC 5322, section 3.3). The headers that people paste, and those in a
forwarded mail, give a wall clock alone, in the order of the writer's country. What could be two days is no
date.
"""

import re
from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

_LONGEST = 120
"""Characters looked at; no date is longer."""
_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            ("jan", "januar", "janv"),
            ("feb", "februar", "févr"),
            ("mar", "märz", "mär", "mars"),
            ("apr", "avr", "avril"),
            ("may", "mai"),
            ("jun", "juni", "juin"),
            ("jul", "juli", "juil"),
            ("aug", "août"),
            ("sep", "sept"),
            ("oct", "okt"),
            ("nov",),
            ("dec", "dez", "déc"),
        ),
        1,
    )
    for name in names
}
_HOURS = {
    "ut": 0, "utc": 0, "gmt": 0, "z": 0, "est": -5, "edt": -4, "cst": -6, "cdt": -5, "mst": -7, "mdt": -6,
    "pst": -8, "pdt": -7, "cet": 1, "cest": 2, "jst": 9,
}  # fmt: skip
"""Zones by name: those of RFC 5322, section 4.3, and a few that mean one thing everywhere."""
_CLOCK = re.compile(
    r"(?<!\d)(\d{1,2})[:.](\d\d)(?:[:.](\d\d))?(?:\.\d{1,9})?(?!\d)\s*([ap]\.?m\b\.?)?\s*"
    r"(?:\(?([+-]\d\d:?\d\d|[a-z]{1,5})\b)?",
    re.IGNORECASE,
)
_ISO = re.compile(r"(?<!\d)(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)T?")
_DAY_FIRST = re.compile(
    r"(?<!\d)(\d{1,2})(?:st|nd|rd|th|\.)?[ -]+([^\W\d_]{3,9})\.?,?[ -]+(\d{4}|\d\d)(?!\d)"
)
_MONTH_FIRST = re.compile(r"([^\W\d_]{3,9})\.? +(\d{1,2})(?:st|nd|rd|th)?,? +(\d{4})(?!\d)")
_NUMBERS = re.compile(r"(?<!\d)(\d{1,2})([/.])(\d{1,2})\2(\d{4})(?!\d)")
_YEARS = range(1990, 2200)

_Day = tuple[int, int, int]


def read_date(text: str, tz: ZoneInfo) -> datetime | None:
    """Read a date with its time as UTC in whole seconds; without a zone it is the wall clock of `tz`.

    None for what is no date, or could be two.
    """
    short = text[:_LONGEST]
    found = _day(short)
    if found is None:
        return None
    day, rest = found
    clock = _CLOCK.search(rest)
    wall = _wall(day, clock) if clock else None
    return _utc(wall, clock[5], tz) if clock and wall else None


def _day(text: str) -> tuple[_Day, str] | None:
    """Give year, month and day, and the text without them."""
    for shape, order in ((_ISO, "ymd"), (_DAY_FIRST, "dmy"), (_MONTH_FIRST, "mdy")):
        if found := shape.search(text):
            named = dict(zip(order, found.groups(), strict=True))
            month = _month(named["m"])
            if month:
                return (
                    _year(named["y"]),
                    month,
                    int(named["d"]),
                ), f"{text[: found.start()]} {text[found.end() :]}"
    return _numbered(text)


def _numbered(text: str) -> tuple[_Day, str] | None:
    """Read 23.11.2026, or 11/23/2026, or 23/11/2026, but not 03/04/2026."""
    found = _NUMBERS.search(text)
    if found is None:
        return None
    first, second, year = int(found[1]), int(found[3]), int(found[4])
    rest = f"{text[: found.start()]} {text[found.end() :]}"
    if found[2] == "." or first > 12 or first == second:
        return (year, second, first), rest
    return ((year, first, second), rest) if second > 12 else None


def _month(word: str) -> int | None:
    if word.isdigit():
        return int(word)
    low = word.lower()
    return _MONTHS.get(low) or _MONTHS.get(low[:4]) or _MONTHS.get(low[:3])


def _year(digits: str) -> int:
    """Read a year; two digits are those of RFC 5322, section 4.3."""
    year = int(digits)
    return year if len(digits) == 4 else year + (2000 if year < 50 else 1900)


def _wall(day: _Day, clock: re.Match[str]) -> datetime | None:
    year, month, date = day
    hour, minute, second = int(clock[1]), int(clock[2]), min(int(clock[3] or 0), 59)
    if clock[4]:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if clock[4][0] in "pP" else 0)
    try:
        return datetime(year, month, date, hour, minute, second, tzinfo=UTC) if year in _YEARS else None
    except ValueError:
        return None


def _utc(wall: datetime, zone: str | None, tz: ZoneInfo) -> datetime | None:
    if zone and zone[0] in "+-":
        offset = timedelta(hours=int(zone[1:3]), minutes=int(zone[-2:]))
        if offset >= timedelta(hours=24):
            return None
        return wall.replace(tzinfo=timezone(-offset if zone[0] == "-" else offset)).astimezone(UTC)
    if zone and zone.lower() in _HOURS:
        return wall - timedelta(hours=_HOURS[zone.lower()])
    return wall.replace(tzinfo=tz).astimezone(UTC)
