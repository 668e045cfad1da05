"""The lines above a customer's words that tell the team what happened before GitHub heard of it.

`Received 2026-11-23 08:12 PST by mail from Jane Doe.`
`Answered 2026-11-23 09:20 PST by phone.`
`Redirected to @alice by bob, who was asked in person.`

They stand on GitHub, and not only in one machine's journal, so that every teammate's sretui knows the same.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from sretui.core.intake_line import is_received, one_line, read_instant, write_instant

_ANSWERED = re.compile(
    r"Answered (\d{4}-\d\d-\d\d) (\d\d:\d\d(?::\d\d)?) ([A-Z]{1,5}|[+-]\d\d:?\d\d)"
    r"(?: (\S[^\r\n]{0,99}?))?\.?",
    re.IGNORECASE | re.ASCII,
)
_LED = re.compile(
    r"Redirected to @?([A-Za-z0-9_-]{1,60}) by @?([A-Za-z0-9_-]{1,60})"
    r"(?:, who was asked (\S[^\r\n]{0,99}?))?\.?",
    re.IGNORECASE | re.ASCII,
)
_LONGEST_HOW = 100


@dataclass(frozen=True, slots=True)
class Answered:
    """An answer that was given away from GitHub."""

    at: datetime
    """UTC."""
    how: str


@dataclass(frozen=True, slots=True)
class Led:
    """A customer who asked a developer, and was led to the Primary."""

    primary: str
    """Login."""
    who: str
    """Login of the developer."""
    how: str


def write_answered(answered: Answered, tz: ZoneInfo) -> str:
    """Write the line so that `read_answered` reads it back, to the minute."""
    how = one_line(answered.how, _LONGEST_HOW)
    return f"Answered {write_instant(answered.at, tz)}{f' {how}' if how else ''}."


def read_answered(body: str, tz: ZoneInfo) -> Answered | None:
    """Read it from the lines right below the one that tells how it was received."""
    for line in _head(body, tz):
        found = _ANSWERED.fullmatch(line)
        at = read_instant(found[1], found[2], found[3], tz) if found else None
        if found and at:
            return Answered(at, (found[4] or "").strip())
    return None


def write_led(led: Led) -> str:
    """Write the line; the mention has GitHub tell the Primary."""
    how = one_line(led.how, _LONGEST_HOW)
    return f"Redirected to @{led.primary} by {led.who}{f', who was asked {how}' if how else ''}."


def read_led(text: str) -> Led | None:
    """Read it from whichever line of a teammate's words."""
    for line in text.splitlines():
        found = _LED.fullmatch(line.strip()) if line.lstrip()[:11].lower() == "redirected " else None
        if found:
            return Led(found[1], found[2], (found[3] or "").strip())
    return None


def is_relayed(body: str, tz: ZoneInfo) -> bool:
    """Say whether a comment begins with how it was received: then its words are the customer's."""
    first = next((line for line in body.splitlines() if line.strip()), "")
    return is_received(first, tz)


def _head(body: str, tz: ZoneInfo) -> Iterator[str]:
    """Yield the lines of the paragraph that begins with how it was received."""
    inside = False
    for line in body.splitlines():
        text = line.strip()
        if inside and not text:
            return
        if inside:
            yield text
        inside = inside or is_received(line, tz)
