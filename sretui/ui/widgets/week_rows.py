"""The week's rows: each figure, its number first, so that a column of them is read at a glance."""

from collections.abc import Iterable

from sretui.core.week.words import Row
from sretui.ui.widgets.lines import Line, Span, column

_NUMBER = 6
"""Cells of the numbers; `12h30m` is the longest usual one."""


def week_rows(rows: Iterable[Row]) -> list[tuple[object, Line]]:
    """Make all rows; a row's key is its name."""
    return [(row.label, Line(tuple(_spans(row)))) for row in rows]


def _spans(row: Row) -> Iterable[Span]:
    look = "line--warning" if row.is_bad else "line--text" if row.below else "line--heading"
    yield Span(column(row.value, max(_NUMBER, len(row.value)), right=True), look)
    yield Span(" ! " if row.is_bad else "   ", "line--warning")
    yield Span(f"  {row.label}" if row.below else row.label, look)
