"""The plot of first answers: its bars and their names are there at every width the screen gives it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.text import Text
from textual.geometry import Size

from sretui.ui.widgets.answers_plot import AnswersPlot

NAMES = ("≤1h", "≤2h", "≤3h", "≤4h", "late", "none")


def drawn(counts: tuple[int, ...], width: int, height: int) -> Text:
    plot = AnswersPlot()
    plot.show(tuple(zip(NAMES, counts, strict=True)))
    return plot.drawn(Size(width, height))


@given(counts=st.tuples(*[st.integers(0, 60)] * 6), width=st.integers(33, 60), height=st.integers(4, 14))
@settings(max_examples=60)
def test_every_bar_has_its_name(counts: tuple[int, ...], width: int, height: int) -> None:
    text = drawn(counts, width, height)
    lines = text.plain.splitlines()
    assert len(lines) <= height
    assert max(map(len, lines)) <= width
    assert lines[-1].split() == list(NAMES)
    assert ("█" in text.plain) == any(counts)
    assert text.spans == []


@pytest.mark.parametrize("most", [1, 7, 40])
def test_the_highest_bar_is_numbered_and_full(most: int) -> None:
    lines = drawn((most, 0, 0, 0, 0, 0), 34, 10).plain.splitlines()
    assert lines[0].startswith(str(most))
    assert all("█" in line for line in lines[:-1])
