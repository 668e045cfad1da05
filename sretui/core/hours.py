"""BusinessHours: weekly local intervals minus holidays and partial closures, as exact UTC seconds.

Whether an instant is business time is asked of its local wall clock, so zone conversion only ever goes UTC ->
local. An interval that spans the hour a clock skips loses it, one that spans the hour a clock repeats counts
it twice, and an interval whose start is skipped begins where the clock lands.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from sretui.core.calendar.blocks import Block, Blocks
from sretui.core.calendar.wall import Closure, Hours, Week, check_closures, check_week, wall_seconds

__all__ = ["FOREVER", "BusinessHours", "Closure"]

FOREVER = datetime(9999, 12, 31, 23, 59, 59, tzinfo=UTC)
"""What stands for "never" where hours without any closing time are asked when they close."""

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_SECOND = timedelta(seconds=1)
_OFFICE: Hours = ((time(8), time(12)), (time(13), time(17)))


@dataclass(frozen=True, slots=True)
class BusinessHours:
    """When the team works; half-open intervals by weekday (0 is Monday), where an end of 00:00 is midnight.

    Raises ValueError for an unknown zone, intervals out of order or overlapping, or a week without any.
    """

    zone: str
    weekly: Mapping[int, Sequence[tuple[time, time]]] = field(hash=False)
    holidays: frozenset[date] = frozenset()
    """Local dates on which nobody works."""
    closures: Sequence[Closure] = ()
    """Hours of a local date that do not count, e.g. an afternoon without power."""
    tz: ZoneInfo = field(init=False, repr=False, compare=False)
    _blocks: Blocks = field(init=False, repr=False, compare=False)
    _midnights: dict[date, datetime] = field(init=False, repr=False, compare=False, default_factory=dict)
    """Those found so far: the bounds of the weeks are asked for with every key."""

    def __post_init__(self) -> None:
        week = check_week(self.weekly)
        closures = check_closures(self.closures)
        tz = _zone(self.zone)
        self._set("weekly", week)
        self._set("holidays", frozenset(self.holidays))
        self._set("closures", closures)
        self._set("tz", tz)
        self._set("_blocks", Blocks(tz, Week(week, frozenset(self.holidays), closures)))

    def _set(self, name: str, value: object) -> None:
        object.__setattr__(self, name, value)

    @staticmethod
    def visit(holidays: frozenset[date] = frozenset()) -> "BusinessHours":
        """Give the VisIt team's week (process page, "Business Hours")."""
        return BusinessHours("America/Los_Angeles", dict.fromkeys(range(5), _OFFICE), holidays)

    def elapsed(self, start: datetime, end: datetime) -> timedelta:
        """Measure the business time in [start, end); 0 when end <= start."""
        first, last = _seconds(start), _seconds(end)
        if last <= first:
            return timedelta(0)
        number = self._blocks.number(first)
        before = self._blocks[number].worked(first)
        return timedelta(seconds=self._blocks.worked(last, number) - before)

    def add(self, start: datetime, amount: timedelta) -> datetime:
        """Find where `amount` of business time after `start` is spent: the end of its last second (UTC)."""
        if amount < timedelta(0):
            raise ValueError(f"business time is added, not taken away: {amount}")
        if amount == timedelta(0):
            return start.astimezone(UTC)
        second = _seconds(start)
        number = self._blocks.number(second)
        left = self._blocks[number].worked(second) + amount // _SECOND
        while left > self._blocks[number].total:
            left -= self._blocks[number].total
            number += 1
        return _instant(self._blocks[number].spent(left))

    def is_open(self, at: datetime) -> bool:
        """Say whether `at` is business time."""
        second = _seconds(at)
        return self._blocks[self._blocks.number(second)].is_open(second)

    def next_change(self, at: datetime) -> datetime:
        """Find the next opening or closing after `at` (UTC); FOREVER when there is none."""
        second = _seconds(at)
        start, end = self._next_interval(second)
        return _instant(start) if start > second else end

    def closes(self, at: datetime) -> datetime:
        """Find the end of the interval around `at`, or of the next one (UTC); FOREVER when it has none."""
        return self._next_interval(_seconds(at))[1]

    def closed_since(self, at: datetime) -> datetime:
        """Find the last closing at or before `at` (UTC)."""
        second = _seconds(at)
        number = self._blocks.number(second)
        while True:
            for end in reversed(self._blocks[number].ends):
                if end <= second and not self._goes_on(number, end):
                    return _instant(end)
            number -= 1

    def _goes_on(self, number: int, end: int) -> bool:
        following: Block = self._blocks[number + 1]
        return bool(following.starts) and following.starts[0] == end

    def spans(self, start: datetime, end: datetime) -> Iterator[tuple[datetime, datetime]]:
        """Yield the UTC intervals that elapsed(start, end) counts, oldest first."""
        first, last = _seconds(start), _seconds(end)
        for opens, closes in self._blocks.intervals(first, last) if first < last else ():
            yield _instant(max(opens, first)), _instant(min(closes, last))

    def why_closed(self, at: datetime) -> str:
        """Name why `at` is no business time: holiday, closure, weekend, lunch or night; "" when it is."""
        if self.is_open(at):
            return ""
        wall = at.astimezone(self.tz)
        return self._blocks.week.why_closed(wall.date(), wall_seconds(wall.time()))

    def midnight(self, day: date) -> datetime:
        """Find the first instant (UTC) of a local date; where a clock skips midnight, the first after it."""
        if day not in self._midnights:
            self._midnights[day] = self._first_instant(day)
        return self._midnights[day]

    def _first_instant(self, day: date) -> datetime:
        around = (datetime(day.year, day.month, day.day, tzinfo=UTC) - _EPOCH) // _SECOND
        low, high = around - 48 * 3600, around + 48 * 3600
        while low < high:
            middle = (low + high) // 2
            if _instant(middle).astimezone(self.tz).date() >= day:
                high = middle
            else:
                low = middle + 1
        return _instant(low)

    def _next_interval(self, second: int) -> tuple[int, datetime]:
        """Find the first interval that ends after `second`: its start, and its end as an instant."""
        if self._blocks.week.always_open_after(_instant(second).date()):
            return second, FOREVER
        start, end = next(self._blocks.intervals(second, None))
        return start, _instant(end)


def _zone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise ValueError(f"no time zone is called {name!r}") from error


def _seconds(at: datetime) -> int:
    return (at - _EPOCH) // _SECOND


def _instant(second: int) -> datetime:
    return _EPOCH + timedelta(seconds=second)
