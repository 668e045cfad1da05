"""Places one can stand on in a document: its folds and links."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from rich.cells import cell_len

from sretui.ui.widgets.lines import Line, one_line


@dataclass(frozen=True, slots=True)
class Stop:
    """A fold (the index of its part, else -1) or a link, on the cells from start to end of a line."""

    line: int
    start: int
    end: int
    fold: int = -1
    link: str = ""


def stops_of(lines: Sequence[Line], folds: Mapping[int, int]) -> Iterator[Stop]:
    """Find the folds (line to part) and links, in reading order."""
    for number, line in enumerate(lines):
        if number in folds:
            size = sum(cell_len(one_line(span.text)) for span in line.spans)
            yield Stop(number, 0, size, fold=folds[number])
        elif any(span.link for span in line.spans):
            yield from _links(number, line)


def _links(number: int, line: Line) -> Iterator[Stop]:
    """Give a link's words and the address behind them as one stop."""
    at = 0
    found: Stop | None = None
    for span in line.spans:
        end = at + cell_len(one_line(span.text))
        if span.link and found and found.link == span.link and at - found.end <= len(" ("):
            found = replace(found, end=end)
        elif span.link:
            if found:
                yield found
            found = Stop(number, at, end, link=span.link)
        at = end
    if found:
        yield found


def next_stop(stops: Sequence[Stop], current: int, way: int, shown: range) -> int:
    """Give the stop to go to; the first one in sight, or beyond, when standing on none in sight; -1: none."""
    if current >= 0 and stops[current].line in shown:
        target = current + way
        return target if 0 <= target < len(stops) else -1
    numbers = range(len(stops)) if way > 0 else range(len(stops) - 1, -1, -1)
    ahead = (
        number
        for number in numbers
        if (stops[number].line >= shown.start if way > 0 else stops[number].line < shown.stop)
    )
    return next(ahead, -1)


def next_heading(lines: Sequence[int], current: int, way: int, shown: range) -> int:
    """Give the heading (by its place among these lines) to go to; -1 when there is none that way.

    With none chosen yet it is the first one from the top of what is shown, or backwards its last one.
    """
    if current >= 0:
        target = current + way
        return target if 0 <= target < len(lines) else -1
    if way > 0:
        return next((place for place, line in enumerate(lines) if line >= shown.start), -1)
    return max((place for place, line in enumerate(lines) if line < shown.stop), default=-1)
