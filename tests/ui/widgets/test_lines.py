"""Cutting, padding and cleaning of spans."""

from collections.abc import Callable, Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from sretui.ui.widgets.lines import Span, changed_cells, column, crop, one_line, strip_of, text_of

Check = Callable[[Iterable[Strip], int], None]


def plain(_: str) -> Style:
    return Style.null()


@pytest.mark.parametrize(
    ("text", "width", "right", "shown"),
    [
        ("abc", 5, False, "abc  "),
        ("abc", 5, True, "  abc"),
        ("abcdef", 4, False, "abc…"),
        ("日本語", 4, False, "日… "),
        ("日本語", 6, False, "日本語"),
        ("", 3, False, "   "),
        ("abc", 0, False, ""),
        ("abc", 1, False, "…"),
        ("a\nb", 4, False, "a b "),
        ("\x1b[1m", 5, False, "␛[1m "),
    ],
)
def test_a_column_has_exactly_its_width(text: str, width: int, right: bool, shown: str) -> None:
    assert column(text, width, right=right) == shown


@given(st.text(), st.integers(0, 40), st.booleans())
def test_any_text_fits_any_column(text: str, width: int, right: bool) -> None:
    assert cell_len(column(text, width, right=right)) == width


@given(st.text(), st.integers(-2, 40))
def test_a_cut_never_exceeds_its_width(text: str, width: int) -> None:
    assert cell_len(crop(one_line(text), width)) <= max(0, width)


def test_one_line_keeps_the_blanks_that_columns_are_padded_with() -> None:
    assert one_line("  3h12m  ") == "  3h12m  "
    assert one_line("日本  ") == "日本  "


@pytest.mark.parametrize("width", [1, 2, 7, 40, 120])
def test_hostile_text_becomes_a_harmless_strip(hostile: str, width: int, assert_harmless: Check) -> None:
    strip = strip_of((Span(hostile), Span(hostile, "line--title")), width, Style.null(), plain)
    assert_harmless([strip], width)


def test_markup_is_shown_as_it_was_typed() -> None:
    strip = strip_of((Span("[@click=app.quit]x[/]"),), 30, Style.null(), plain)
    assert strip.text == "[@click=app.quit]x[/]".ljust(30)


def test_no_width_draws_nothing() -> None:
    assert strip_of((Span("abc"),), 0, Style.null(), plain).text == ""


def test_the_text_of_spans_is_what_is_drawn() -> None:
    assert text_of((Span("a\x07"), Span("b"))) == "a␇b"


def test_like_looks_and_blanks_are_joined() -> None:
    styles = {
        "a": Style(color="red", bgcolor="black"),
        "b": Style(color="blue", bgcolor="black", underline=True),
    }
    base = Style(color="white", bgcolor="black")
    strip = strip_of(
        (Span(" ", "a"), Span("x", "a"), Span("  ", "b"), Span("y", "b")), 8, base, styles.__getitem__
    )
    assert [(segment.text, segment.style) for segment in strip] == [
        (" x", styles["a"]),
        ("  y", styles["b"]),
        ("   ", base),
    ]
    strip = strip_of((Span(" ", "a"), Span("x", "c")), 4, base, {**styles, "c": base}.__getitem__)
    assert [(segment.text, segment.style) for segment in strip] == [(" x  ", base)]


@pytest.mark.parametrize(
    ("before", "after", "cells"),
    [
        (("ab", "cd"), ("ab", "cd"), (0, 0)),
        (("3h12m01s", " x"), ("3h12m00s", " x"), (6, 7)),
        (("3h12m", " x"), ("3h11m", " y"), (3, 7)),
        (("日本", "ab"), ("日語", "ab"), (0, 4)),
        (("日本", "ab"), ("日本", "cb"), (4, 5)),
        (("ab", "cd"), ("abc", "d"), (0, 4)),
        (("ab",), ("a", "b"), (0, 2)),
    ],
)
def test_what_differs_is_told_in_cells(
    before: tuple[str, ...], after: tuple[str, ...], cells: tuple[int, int]
) -> None:
    old, new = (Strip([Segment(text) for text in texts]) for texts in (before, after))
    assert changed_cells(old, new) == cells


def test_another_look_differs_as_a_whole() -> None:
    plain_text, bold = Strip([Segment("abc")]), Strip([Segment("abc", Style(bold=True))])
    assert changed_cells(plain_text, bold) == (0, 3)
