"""What a list shows: rows made on demand, so that 200,000 cost no more than the forty on the screen."""

from collections.abc import Iterator
from typing import Protocol, runtime_checkable

from sretui.ui.widgets.lines import Line, Span


class LineSource(Protocol):
    """Rows of a list; cheap at any size. `key` and `line` may be asked for any index at any time."""

    def __len__(self) -> int: ...

    def key(self, index: int) -> object:
        """Give the row's stable identity; None for a heading."""

    def line(self, index: int, width: int) -> Line:
        """Give what the row shows on this many cells."""


@runtime_checkable
class Finder(Protocol):
    """A source that knows where a key stands, so that nobody has to look through all of it."""

    def find(self, key: object) -> int | None:
        """Give the index of this key, or None when it is gone."""


class NoRows:
    """The source of a list that was given none yet."""

    def __len__(self) -> int:
        return 0

    def key(self, index: int) -> object:
        """Refuse: there is no row."""
        raise IndexError(index)

    def line(self, index: int, width: int) -> Line:
        """Refuse: there is no row."""
        raise IndexError(index, width)


class Rows:
    """A source over rows that are all at hand: for short lists and headings."""

    def __init__(self, rows: list[tuple[object, Line]]) -> None:
        self._rows = rows

    def __len__(self) -> int:
        return len(self._rows)

    def key(self, index: int) -> object:
        """Give the row's key."""
        return self._rows[index][0]

    def line(self, index: int, width: int) -> Line:  # noqa: ARG002 - these rows are the same at any width
        """Give the row's line."""
        return self._rows[index][1]


def heading(text: str) -> tuple[None, Line]:
    """Make a heading's row."""
    return None, Line((Span(text, "line--heading"),), heading=True)


def find(source: LineSource, key: object, near: int) -> int | None:
    """Find where a key stands now, looking outwards from where it was."""
    if key is None:
        return None
    if isinstance(source, Finder):
        return source.find(key)
    return next((index for index in _outwards(near, len(source)) if source.key(index) == key), None)


def nearest_row(source: LineSource, index: int, step: int) -> int | None:
    """Give the first row that is no heading from `index` on in the direction of `step`; None at the end."""
    while 0 <= index < len(source):
        if source.key(index) is not None:
            return index
        index += step
    return None


def settle(source: LineSource, index: int) -> int | None:
    """Give the row a cursor at `index` may stand on: this one, else the next below, else above."""
    clamped = max(0, min(index, len(source) - 1))
    below = nearest_row(source, clamped, 1)
    return nearest_row(source, clamped, -1) if below is None else below


def _outwards(near: int, count: int) -> Iterator[int]:
    low = high = max(0, min(near, count))
    while low > 0 or high < count:
        if high < count:
            yield high
            high += 1
        if low > 0:
            low -= 1
            yield low
