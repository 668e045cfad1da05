"""How long somebody has, as they say it: `90`, `90m`, `2h`, `1h30`, `1.5 h`."""

import re

QUICK = (15, 30, 45, 60, 90, 120, 180, 240, 480)
"""Minutes that one digit stands for, 1 to 9."""
EXPECTED = "minutes or hours, like 90, 90m, 2h or 1h30"
_MOST = 40 * 60
_LENGTH = re.compile(
    r"(?:(?P<hours>\d{1,3}(?:[.,]\d{1,2})?)\s*h(?:ours?|rs?)?)?\s*(?:(?P<minutes>\d{1,4})\s*(?:m(?:in(?:utes?)?)?)?)?",
    re.IGNORECASE | re.ASCII,
)


def minutes_from(text: str) -> int | None:
    """Read a length; None for what is none, is nothing, or is more than a week's work."""
    found = _LENGTH.fullmatch(text.strip())
    if found is None or not (found["hours"] or found["minutes"]):
        return None
    hours = float((found["hours"] or "0").replace(",", "."))
    minutes = round(hours * 60) + int(found["minutes"] or 0)
    return minutes if 0 < minutes <= _MOST else None
