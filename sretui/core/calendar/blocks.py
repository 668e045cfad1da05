"""The UTC half of BusinessHours: four-week blocks of exact intervals with running totals, made once each.

A countdown asks for elapsed time each second for each inquiry; with totals by block, a wait of a year costs
thirteen look-ups, and nothing is recomputed.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from sretui.core.calendar.wall import DAY, Week

_BLOCK = 28 * DAY
_PROBE = DAY // 4
"""Two changes of one zone's offset are never nearer than this, so equal ends mean an even stretch."""


@dataclass(frozen=True, slots=True)
class Block:
    """Business intervals within one block, in epoch seconds, and what had been worked at each one's end."""

    starts: tuple[int, ...]
    ends: tuple[int, ...]
    sums: tuple[int, ...]
    total: int

    def worked(self, second: int) -> int:
        """Count the business seconds of this block before `second`."""
        index = bisect_right(self.starts, second) - 1
        if index < 0:
            return 0
        return self.sums[index] - max(0, self.ends[index] - second)

    def spent(self, amount: int) -> int:
        """Find the second at which `amount` (1 to total) has been worked: still the interval's own end."""
        index = bisect_left(self.sums, amount)
        return self.ends[index] - (self.sums[index] - amount)

    def is_open(self, second: int) -> bool:
        """Say whether `second` lies in an interval."""
        index = bisect_right(self.starts, second) - 1
        return index >= 0 and second < self.ends[index]


class Blocks:
    """The blocks of one zone and week, by number; threads may share it: one made twice is the same."""

    def __init__(self, tz: ZoneInfo, week: Week) -> None:
        self.week = week
        self._tz = tz
        self._made: dict[int, Block] = {}

    def __getitem__(self, number: int) -> Block:
        block = self._made.get(number)
        if block is None:
            block = self._made[number] = self._make(number)
        return block

    @staticmethod
    def number(second: int) -> int:
        """Give the number of the block in which `second` lies."""
        return second // _BLOCK

    def worked(self, second: int, since: int) -> int:
        """Count the business seconds before `second`, from the start of block number `since`."""
        last = self.number(second)
        return sum(self[number].total for number in range(since, last)) + self[last].worked(second)

    def intervals(self, first: int, last: int | None) -> Iterator[tuple[int, int]]:
        """Yield whole intervals that end after `first` and start before `last`, joined across blocks."""
        held: tuple[int, int] | None = None
        for start, end in self._pieces(first, last):
            if held and held[1] == start:
                held = (held[0], end)
                continue
            if held:
                yield held
            held = (start, end)
        if held:
            yield held

    def _pieces(self, first: int, last: int | None) -> Iterator[tuple[int, int]]:
        number = self.number(first)
        while last is None or number * _BLOCK < last:
            block = self[number]
            for start, end in zip(block.starts, block.ends, strict=True):
                if last is not None and start >= last:
                    return
                if end > first:
                    yield start, end
            number += 1

    def _make(self, number: int) -> Block:
        intervals: list[tuple[int, int]] = []
        for start, end, offset in self._stretches(number * _BLOCK, (number + 1) * _BLOCK):
            for opens, closes in self._open(start, end, offset):
                if intervals and intervals[-1][1] == opens:
                    intervals[-1] = (intervals[-1][0], closes)
                else:
                    intervals.append((opens, closes))
        return _totalled(intervals)

    def _open(self, start: int, end: int, offset: int) -> Iterator[tuple[int, int]]:
        """Yield the open parts of a stretch in which local time is UTC + offset throughout."""
        for day in range((start + offset) // DAY, (end - 1 + offset) // DAY + 1):
            for opens, closes in self.week.wall(date.fromordinal(day + _EPOCH_DAY)):
                piece = max(start, day * DAY + opens - offset), min(end, day * DAY + closes - offset)
                if piece[0] < piece[1]:
                    yield piece

    def _stretches(self, start: int, end: int) -> Iterator[tuple[int, int, int]]:
        """Cut [start, end) where the zone's offset changes."""
        since, offset = start, self._offset(start)
        for probe in range(start, end, _PROBE):
            after = self._offset(probe + _PROBE)
            if after != offset:
                change = self._change(probe, probe + _PROBE)
                yield since, change, offset
                since, offset = change, after
        if since < end:
            yield since, end, offset

    def _change(self, low: int, high: int) -> int:
        """Find the first second after `low` whose offset is another than there."""
        before = self._offset(low)
        while high - low > 1:
            middle = (low + high) // 2
            if self._offset(middle) == before:
                low = middle
            else:
                high = middle
        return high

    def _offset(self, second: int) -> int:
        offset = datetime.fromtimestamp(second, self._tz).utcoffset()
        return 0 if offset is None else int(offset.total_seconds())


_EPOCH_DAY = date(1970, 1, 1).toordinal()


def _totalled(intervals: list[tuple[int, int]]) -> Block:
    sums: list[int] = []
    total = 0
    for start, end in intervals:
        total += end - start
        sums.append(total)
    return Block(tuple(i[0] for i in intervals), tuple(i[1] for i in intervals), tuple(sums), total)
