"""The invented team's office: its hours, holidays, and a step back through business time.

Written apart from the program's own clock on purpose: the demo places its inquiries by counting minutes
backwards, the program counts forwards, and where they disagree one of them is wrong.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

ZONE = "America/Los_Angeles"
_LOCAL = ZoneInfo(ZONE)
_OPEN = ((8 * 60, 12 * 60), (13 * 60, 17 * 60))
"""Minutes of the local day on which the office is open, Monday to Friday."""
_MINUTE = timedelta(minutes=1)


def holidays(year: int) -> tuple[date, ...]:
    """List a year's days off: federal holidays but Columbus and Veterans Day, and three days more."""
    thanksgiving = _nth(year, 11, 3, 4)
    fixed = [date(year, 1, 1), date(year, 6, 19), date(year, 7, 4), date(year, 12, 25)]
    floating = [_nth(year, 1, 0, 3), _nth(year, 2, 0, 3), _last_monday_of_may(year), _nth(year, 9, 0, 1)]
    added = [thanksgiving, thanksgiving + timedelta(days=1), date(year, 12, 24), date(year, 12, 31)]
    return tuple(sorted({_observed(day) for day in fixed + floating + added}))


def is_open(at: datetime) -> bool:
    """Tell whether the office is open at an instant."""
    local = at.astimezone(_LOCAL)
    if local.weekday() > 4 or local.date() in holidays(local.year):
        return False
    minute = local.hour * 60 + local.minute
    return any(start <= minute < end for start, end in _OPEN)


def business_back(at: datetime, minutes: int) -> datetime:
    """Return the whole minute, UTC, that lies so many business minutes before an instant."""
    local_now = at.astimezone(_LOCAL)
    left = minutes
    for day in _days_back(local_now.date()):
        for start, end in reversed(_OPEN):
            opened, closed = _wall(day, start), min(_wall(day, end), at.replace(second=0, microsecond=0))
            length = int((closed - opened) / _MINUTE)
            if length <= 0:
                continue
            if length >= left:
                return closed - left * _MINUTE
            left -= length
    raise AssertionError("days never end")


def days_back(at: datetime, days: int, hour: int, minute: int = 0) -> datetime:
    """Return an instant (UTC) at a local time so many days ago, or on the working day before that."""
    for day in _days_back(at.astimezone(_LOCAL).date() - timedelta(days=days)):
        return _wall(day, hour * 60 + minute)
    raise AssertionError("days never end")


def local(at: datetime) -> datetime:
    """Return an instant as the office's wall shows it."""
    return at.astimezone(_LOCAL)


def _days_back(day: date) -> Iterator[date]:
    while True:
        if day.weekday() < 5 and day not in holidays(day.year):
            yield day
        day -= timedelta(days=1)


def _wall(day: date, minute: int) -> datetime:
    shown = datetime(day.year, day.month, day.day, minute // 60, minute % 60, tzinfo=_LOCAL)
    return shown.astimezone(UTC)


def _nth(year: int, month: int, weekday: int, nth: int) -> date:
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (nth - 1))


def _last_monday_of_may(year: int) -> date:
    last = date(year, 5, 31)
    return last - timedelta(days=last.weekday())


def _observed(day: date) -> date:
    """Move a holiday from Saturday to the day before, from Sunday to the day after."""
    return day + timedelta(days={5: -1, 6: 1}.get(day.weekday(), 0))
