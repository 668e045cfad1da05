"""The weeks of a roster: their bounds, and who has which role in which part of them.

A shift ends with the last business interval before the next one's first. What arrives over a weekend or a
holiday belongs to the incoming Primary, so the handover is at the close and not at midnight, and a holiday
on a Monday moves the start by itself.
"""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from itertools import pairwise

from sretui.core.hours import BusinessHours
from sretui.core.people import is_among
from sretui.core.roster.changes import Override, Role, Roster, Shift
from sretui.core.team import Team

LENGTH = timedelta(days=7)
_LONGEST = timedelta(days=10)
"""Up to so many days later a shift that follows ends the one before; a later one leaves a gap."""


@dataclass(frozen=True, slots=True)
class Week:
    """A shift with its bounds (UTC)."""

    shift: Shift
    begins: datetime
    """When it takes over: at the close before its first business interval."""
    opens: datetime
    """Its first business second."""
    ends: datetime
    """When the next one takes over."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A time in which both roles stay with the same two people (UTC, half-open)."""

    start: datetime
    end: datetime
    primary: str
    backup: str

    def holder(self, role: Role) -> str:
        """Give who has a role, by login."""
        return self.primary if role is Role.PRIMARY else self.backup


def weeks(team: Team) -> tuple[Week, ...]:
    """Give all weeks, oldest first; one that none follows lasts seven days."""
    shifts = ordered(team)
    return tuple(_week(team.hours, shifts, number) for number in range(len(shifts)))


def week_at(team: Team, at: datetime) -> Week | None:
    """Find the week an instant belongs to; None before the first and after the last."""
    shifts = ordered(team)
    number = bisect_right(shifts, at, key=lambda shift: handover(team.hours, shift.start)) - 1
    found = _week(team.hours, shifts, number) if number >= 0 else None
    return found if found and at < found.ends else None


def week_after(team: Team, at: datetime) -> Week | None:
    """Find the first week that begins after an instant."""
    shifts = ordered(team)
    number = bisect_right(shifts, at, key=lambda shift: handover(team.hours, shift.start))
    return _week(team.hours, shifts, number) if number < len(shifts) else None


def week_of(team: Team, start: date) -> Week | None:
    """Find the week whose shift starts on a local date."""
    shifts = ordered(team)
    number = next((place for place, shift in enumerate(shifts) if shift.start == start), None)
    return None if number is None else _week(team.hours, shifts, number)


def ordered(team: Team) -> tuple[Shift, ...]:
    """Give the shifts, oldest first."""
    return tuple(sorted(team.shifts, key=lambda shift: shift.start))


def start_after(team: Team, day: date) -> date:
    """Say when the shift of the week after a local date starts: on Monday, later where that is a holiday."""
    monday = day - timedelta(days=day.weekday()) + LENGTH
    first = opening(team.hours, monday).astimezone(team.hours.tz).date()
    return first if first < monday + LENGTH else monday


def span(week: Week, override: Override) -> tuple[datetime, datetime]:
    """Say from when until when an override holds (UTC), within its week."""
    start, end = override.start or week.begins, override.end or week.ends
    return max(start, week.begins), min(end, week.ends)


def holder(team: Team, week: Week, role: Role, at: datetime) -> str:
    """Say who has a role at an instant of a week, by login: what was agreed on last holds."""
    return _holder(tuple(_in_force(team, week)), week, role, at)


def stretches(team: Team, week: Week) -> tuple[Stretch, ...]:
    """Cut a week wherever one of its roles passes to somebody else."""
    overrides = tuple(_in_force(team, week))
    cuts = {week.begins, week.ends}
    for one in overrides:
        cuts.update(at for at in span(week, one) if week.begins < at < week.ends)
    found: list[Stretch] = []
    for start, end in pairwise(sorted(cuts)):
        primary, backup = (_holder(overrides, week, role, start) for role in Role)
        last = found[-1] if found else None
        if last and (last.primary, last.backup) == (primary, backup):
            found[-1] = Stretch(last.start, end, primary, backup)
        else:
            found.append(Stretch(start, end, primary, backup))
    return tuple(found)


def history(team: Team, now: datetime) -> tuple[Stretch, ...]:
    """Give who had which role up to now."""
    found: list[Stretch] = []
    for week in weeks(team):
        for part in stretches(team, week):
            if part.start < now and part.start < part.end:
                end, last = min(part.end, now), found[-1] if found else None
                if last and (last.end, last.primary, last.backup) == (part.start, part.primary, part.backup):
                    found[-1] = Stretch(last.start, end, part.primary, part.backup)
                else:
                    found.append(Stretch(part.start, end, part.primary, part.backup))
    return tuple(found)


def doubled(team: Team, start: date) -> timedelta:
    """Measure how long one person has both roles in the week that starts on a local date."""
    week = week_of(team, start)
    parts = stretches(team, week) if week else ()
    both = (part.end - part.start for part in parts if is_among(part.primary, (part.backup,)))
    return sum(both, timedelta(0))


def laid_over(team: Team, roster: Roster) -> Team:
    """Give the team with what a roster says: its weeks stand for those of the team's own file."""
    shifts = {one.start: one for one in (*team.shifts, *roster.shifts)}
    return replace(team, shifts=tuple(shifts.values()), overrides=roster.overrides)


def handover(hours: BusinessHours, day: date) -> datetime:
    """Find when a shift that starts on `day` takes over (UTC): at the close before, if there is one."""
    first = opening(hours, day)
    return first if first == hours.midnight(day) else hours.closed_since(first)


def opening(hours: BusinessHours, day: date) -> datetime:
    """Find the first business second on or after a local date (UTC)."""
    midnight = hours.midnight(day)
    return midnight if hours.is_open(midnight) else hours.next_change(midnight)


def _week(hours: BusinessHours, shifts: tuple[Shift, ...], number: int) -> Week:
    shift = shifts[number]
    following = shifts[number + 1].start if number + 1 < len(shifts) else None
    if following is None or following - shift.start > _LONGEST:
        following = shift.start + LENGTH
    begins = handover(hours, shift.start)
    return Week(shift, begins, opening(hours, shift.start), max(begins, handover(hours, following)))


def _in_force(team: Team, week: Week) -> Iterator[Override]:
    return (one for one in team.overrides if one.week == week.shift.start and one.is_in_force)


def _holder(overrides: tuple[Override, ...], week: Week, role: Role, at: datetime) -> str:
    usual = week.shift.primary if role is Role.PRIMARY else week.shift.backup
    there = [one for one in overrides if one.role is role and _covers(week, one, at)]
    return max(there, key=_decided).who if there else usual


def _covers(week: Week, override: Override, at: datetime) -> bool:
    start, end = span(week, override)
    return start <= at < end


def _decided(override: Override) -> tuple[datetime, datetime, str]:
    """Order by when it was agreed on; the id alone decides between what came in the same second."""
    agreed = override.agreed or override.asked
    return agreed.at, override.asked.at, override.id
