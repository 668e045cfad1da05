"""The wall-clock half of BusinessHours: which seconds of a local date count, before any zone comes in."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import NamedTuple

DAY = 86400

Hours = tuple[tuple[time, time], ...]
Wall = tuple[tuple[int, int], ...]
"""Intervals in seconds since local midnight, by the wall clock."""


class Closure(NamedTuple):
    """Hours [start, end) of one local date that do not count; an end of 00:00 is midnight."""

    date: date
    start: time
    end: time


@dataclass(frozen=True)
class Week:
    """The weekly table with what is taken out of it."""

    weekly: Mapping[int, Hours]
    holidays: frozenset[date]
    closures: tuple[Closure, ...]

    def wall(self, day: date) -> Wall:
        """Give the intervals of a local date that count."""
        if day in self.holidays:
            return ()
        intervals = _walls(self.weekly.get(day.weekday(), ()))
        for start, end in self._closed(day):
            intervals = _without(intervals, start, end)
        return intervals

    def why_closed(self, day: date, second: int) -> str:
        """Name why this second of the wall clock does not count."""
        if day in self.holidays:
            return "holiday"
        if any(start <= second < end for start, end in self._closed(day)):
            return "closure"
        intervals = _walls(self.weekly.get(day.weekday(), ()))
        if not intervals:
            return "weekend"
        return "lunch" if intervals[0][0] <= second < intervals[-1][1] else "night"

    def always_open_after(self, day: date) -> bool:
        """Say whether nothing ever closes from `day` on."""
        if any(_walls(self.weekly.get(weekday, ())) != ((0, DAY),) for weekday in range(7)):
            return False
        special = self.holidays.union(closure.date for closure in self.closures)
        return not special or day > max(special) + timedelta(days=2)

    def _closed(self, day: date) -> list[tuple[int, int]]:
        return [_wall(start, end) for on, start, end in self.closures if on == day]


def check_week(weekly: Mapping[int, Sequence[tuple[time, time]]]) -> dict[int, Hours]:
    """Take over a weekly table; ValueError for one that is out of order, overlapping, or empty throughout."""
    week = {weekday: tuple((start, end) for start, end in hours) for weekday, hours in weekly.items()}
    for weekday, hours in week.items():
        if weekday not in range(7):
            raise ValueError(f"{weekday} is no weekday; Monday is 0 and Sunday 6")
        _check_order(_walls(hours))
    if not any(week.values()):
        raise ValueError("a week without any business hours would never end")
    return week


def check_closures(closures: Sequence[Closure]) -> tuple[Closure, ...]:
    """Take over closures; ValueError for one that ends before it starts."""
    checked = tuple(Closure(*closure) for closure in closures)
    for closure in checked:
        _check_order((_wall(closure.start, closure.end),))
    return checked


def wall_seconds(at: time) -> int:
    """Count the seconds a wall clock shows since midnight."""
    return at.hour * 3600 + at.minute * 60 + at.second


def _check_order(intervals: Wall) -> None:
    before = 0
    for start, end in intervals:
        if start >= end:
            raise ValueError("business hours end after they start; 00:00 as the end is midnight")
        if start < before:
            raise ValueError("the intervals of a day stand in order and do not overlap")
        before = end


def _walls(hours: Hours) -> Wall:
    """Turn times to seconds; intervals that touch become one, so that only real gaps are closing times."""
    walls: list[tuple[int, int]] = []
    for start, end in (_wall(*interval) for interval in hours):
        if walls and walls[-1][1] == start < end:
            walls[-1] = (walls[-1][0], end)
        else:
            walls.append((start, end))
    return tuple(walls)


def _wall(start: time, end: time) -> tuple[int, int]:
    return wall_seconds(start), wall_seconds(end) or DAY


def _without(intervals: Wall, start: int, end: int) -> Wall:
    pieces: list[tuple[int, int]] = []
    for opens, closes in intervals:
        pieces += [(opens, min(closes, start)), (max(opens, end), closes)]
    return tuple((opens, closes) for opens, closes in pieces if opens < closes)
