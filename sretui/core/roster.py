"""Who is on duty (process page, "Roles" and "Handoffs").

A shift ends with the last business interval before the next one's first. What arrives over a weekend or a
holiday belongs to the incoming Primary, so the handover is at the close and not at midnight, and a holiday
on a Monday moves the start by itself.
"""

from bisect import bisect_right
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sretui.core.hours import BusinessHours
from sretui.core.team import Shift, Team


@dataclass(frozen=True, slots=True)
class Duty:
    """The shift at one instant; None where the roster has nobody."""

    primary: str | None = None
    """Login."""
    backup: str | None = None
    """Login."""
    starts: datetime | None = None
    """When the shift's first business interval begins (UTC); over the weekend before, in the future."""
    ends: datetime | None = None
    """When its last business interval ends (UTC)."""
    next_primary: str | None = None
    """Login."""
    next_backup: str | None = None
    """Login."""


def duty(team: Team, now: datetime) -> Duty:
    """Tell who is on duty; the last shift of the roster lasts a week, and after it nobody is."""
    shifts = sorted(team.shifts, key=lambda shift: shift.start)
    number = bisect_right(shifts, now, key=lambda shift: _handover(team.hours, shift.start)) - 1
    following = shifts[number + 1] if number + 1 < len(shifts) else None
    later = Duty(
        next_primary=following.primary if following else None,
        next_backup=following.backup if following else None,
    )
    if number < 0:
        return later
    return _on_duty(team.hours, shifts[number], later, following, now)


def _on_duty(hours: BusinessHours, shift: Shift, later: Duty, following: Shift | None, now: datetime) -> Duty:
    ends = _handover(hours, following.start if following else shift.start + timedelta(days=7))
    if ends <= now:
        return later
    return Duty(
        primary=shift.primary,
        backup=shift.backup,
        starts=_opening(hours, shift.start),
        ends=ends,
        next_primary=later.next_primary,
        next_backup=later.next_backup,
    )


def _opening(hours: BusinessHours, day: date) -> datetime:
    """Find the first business second on or after a local date (UTC)."""
    midnight = hours.midnight(day)
    return midnight if hours.is_open(midnight) else hours.next_change(midnight)


def _handover(hours: BusinessHours, day: date) -> datetime:
    """Find when a shift that starts on `day` takes over (UTC): at the close before, if there is one."""
    opening = _opening(hours, day)
    return opening if opening == hours.midnight(day) else hours.closed_since(opening)
