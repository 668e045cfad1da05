"""The line in an issue's body that tells when, how and from whom first contact came.

`Received 2026-11-23 08:12 PST by mail from Jane Doe.` travels with the issue, so that every teammate's sretui
reads the same instant without sharing a journal.
"""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

from sretui.core.model import Channel

_LINE = re.compile(
    r"Received (\d{4}-\d\d-\d\d) (\d\d:\d\d(?::\d\d)?) ([A-Z]{1,5}|[+-]\d\d:?\d\d)"
    r"(?: by (github|mail|hotline|walk-in|chat))?(?: from (\S[^\r\n]{0,199}?))?\.?[ \t]*",
    re.IGNORECASE | re.ASCII,
)
_CHANNELS = {channel.lower(): channel for channel in Channel}
_YEARS = range(1990, 2200)
"""Years a contact may have been in; a slip of the pen must not make the clock count through centuries."""
_LONGEST_NAME = 200


@dataclass(frozen=True, slots=True)
class Received:
    """What the line says; None and "" where it says nothing."""

    at: datetime
    """UTC."""
    channel: Channel | None = None
    customer: str = ""


def write_received(at: datetime, channel: Channel, customer: str, tz: ZoneInfo) -> str:
    """Write the line so that `read_received` reads it back, to the minute; without a name it names nobody."""
    who = one_line_name(customer)
    return f"Received {write_instant(at, tz)} by {channel.value}{f' from {who}' if who else ''}."


def write_instant(at: datetime, tz: ZoneInfo) -> str:
    """Write an instant so that `read_instant` reads it back to the minute: `2026-11-23 08:12 PST`."""
    there = at.astimezone(tz)
    day, clock, zone = f"{there:%Y-%m-%d}", f"{there:%H:%M}", there.tzname() or ""
    is_read = re.fullmatch(r"[A-Z]{1,5}", zone) and read_instant(day, clock, zone, tz) == to_minute(at)
    return f"{day} {clock} {zone if is_read else f'{there:%z}'}"


def to_minute(at: datetime) -> datetime:
    """Give the instant as the line tells it, so that the journal and the line never differ."""
    return at.astimezone(UTC).replace(second=0, microsecond=0)


def one_line_name(name: str) -> str:
    """Give a name as it may stand in the line."""
    return one_line(name, _LONGEST_NAME)


def one_line(text: str, longest: int) -> str:
    """Give words as they may stand in such a line: no breaks, and nothing that GitHub takes for HTML."""
    return " ".join(text.replace("<", "(").replace(">", ")").split())[:longest].strip()


def is_received(line: str, tz: ZoneInfo) -> bool:
    """Say whether a line tells how something was received."""
    return _read(line, tz) is not None


def read_received(body: str, tz: ZoneInfo) -> Received | None:
    """Read the first such line of a body; the zone is an offset, UTC or the team's own abbreviation."""
    return next((read for line in body.splitlines() if (read := _read(line, tz))), None)


def _read(line: str, tz: ZoneInfo) -> Received | None:
    found = _LINE.fullmatch(line.strip()) if line.lstrip()[:9].lower() == "received " else None
    at = read_instant(found[1], found[2], found[3], tz) if found else None
    if found is None or at is None:
        return None
    return Received(at, _CHANNELS.get((found[4] or "").lower()), (found[5] or "").strip())


def read_instant(day: str, clock: str, zone: str, tz: ZoneInfo) -> datetime | None:
    """Read an instant (UTC); the zone is an offset, UTC or the team's own abbreviation."""
    try:
        wall = datetime.fromisoformat(f"{day}T{clock}").replace(tzinfo=UTC)
    except ValueError:
        return None
    if wall.year not in _YEARS:
        return None
    if zone.upper() in {"UTC", "GMT", "Z"}:
        return wall
    if zone[0] in "+-":
        return _with_offset(wall, zone)
    return _with_abbreviation(wall, zone.upper(), tz)


def _with_offset(wall: datetime, zone: str) -> datetime | None:
    offset = timedelta(hours=int(zone[1:3]), minutes=int(zone[-2:]))
    if offset >= timedelta(hours=24):
        return None
    return wall.replace(tzinfo=timezone(-offset if zone[0] == "-" else offset)).astimezone(UTC)


def _with_abbreviation(wall: datetime, zone: str, tz: ZoneInfo) -> datetime | None:
    """Find the instant that the team's clock shows so.

    People write PST all year round: an abbreviation of the wrong season is read as the wall clock it stood
    beside. In the hour that a clock repeats, the abbreviation tells which one is meant.
    """
    offsets = {
        name: offset
        for days in (-190, -1, 0, 1, 190)
        for near in [(wall + timedelta(days=days)).astimezone(tz)]
        if (name := near.tzname()) and (offset := near.utcoffset()) is not None
    }
    if zone not in offsets:
        return None
    showing = [at for offset in offsets.values() if _shows(at := wall - offset, wall, tz)]
    named = [at for at in showing if at.astimezone(tz).tzname() == zone]
    return next(iter([*named, *showing]), wall - offsets[zone])


def _shows(at: datetime, wall: datetime, tz: ZoneInfo) -> bool:
    return at.astimezone(tz).replace(tzinfo=UTC) == wall
