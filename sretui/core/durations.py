"""Lengths of time as people write them in a config file or on the command line: `4h`, `3h30m`, `45m`."""

import re
from datetime import timedelta

EXPECTED = "a length of time like 4h, 3h30m or 45m"
_SHAPE = re.compile(r"(?:(\d{1,4})h)?\s*(?:(\d{1,5})m)?", re.ASCII)


def parse_duration(text: str) -> timedelta | None:
    """Read `4h`, `3h30m` or `45m`; None when it is neither, or nothing."""
    match = _SHAPE.fullmatch(text.strip().lower())
    if match is None or not any(match.groups()):
        return None
    hours, minutes = (int(group or 0) for group in match.groups())
    return timedelta(hours=hours, minutes=minutes) or None


def write_duration(amount: timedelta) -> str:
    """Write what `parse_duration` reads; whole minutes only."""
    hours, minutes = divmod(int(amount.total_seconds()) // 60, 60)
    return (f"{hours}h" if hours else "") + (f"{minutes}m" if minutes else "")
