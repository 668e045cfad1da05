"""Marks: toggled one by one, swept as a range, kept when the range ends."""

from collections.abc import Callable

import pytest

from sretui.ui.marks import Marks

ROWS = ("a", "b", "c", "d")


def swept(marks: Marks, *cursors: str | None) -> Marks:
    for cursor in cursors:
        marks.sweep(ROWS, cursor)
    return marks


@pytest.mark.parametrize(
    ("done", "marked"),
    [
        (lambda marks: marks.toggle("b"), "b"),
        (lambda marks: (marks.toggle("b"), marks.toggle("b")), ""),
        (lambda marks: marks.begin_range("b"), "b"),
        (lambda marks: (marks.begin_range("b"), swept(marks, "c", "d")), "bcd"),
        (lambda marks: (marks.begin_range("c"), swept(marks, "d", "b")), "bc"),
        (lambda marks: (marks.begin_range("b"), swept(marks, "d", None, "gone")), "bcd"),
        (lambda marks: (marks.begin_range("b"), swept(marks, "c"), marks.end_range()), "bc"),
        (lambda marks: (marks.begin_range("b"), swept(marks, "c"), marks.toggle("c")), "b"),
        (lambda marks: (marks.toggle("a"), marks.begin_range("c"), marks.clear()), ""),
    ],
)
def test_what_is_marked(done: Callable[[Marks], object], marked: str) -> None:
    marks = Marks()
    done(marks)
    assert marks.keys == frozenset(marked)


def test_a_range_that_ended_no_longer_follows_the_cursor() -> None:
    marks = Marks()
    marks.begin_range("a")
    marks.end_range()
    swept(marks, "d")
    assert not marks.has_range
    assert marks.keys == {"a"}
