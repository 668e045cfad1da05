"""The rows of the handoff on few cells: the title gives way, and what is cut says so."""

import pytest
from rich.cells import cell_len

from sretui.ui.widgets.handoff_rows import FittedRows
from sretui.ui.widgets.lines import Line, Span, text_of

TITLE = "Blank window after remote launch"


def drawn(width: int, *spans: tuple[str, str]) -> str:
    line = Line(tuple(Span(text, f"line--{role}") for role, text in spans))
    return text_of(FittedRows([("key", line)]).line(0, width).spans)


@pytest.mark.parametrize(
    ("width", "words"),
    [
        (80, f"#301 {TITLE} until Fri 12:00"),
        (53, f"#301 {TITLE} until Fri 12:00"),
        (52, "#301 Blank window after remote laun… until Fri 12:00"),
        (40, "#301 Blank window after… until Fri 12:00"),
        (30, "#301 Blank window af… until F…"),
        (12, "#301 Blank window af…"),
    ],
)
def test_the_title_gives_way_first(width: int, words: str) -> None:
    assert drawn(width, ("number", "#301 "), ("title", TITLE), ("muted", " until Fri 12:00")) == words


@pytest.mark.parametrize(
    ("width", "words"), [(33, " A sentence that is a little long"), (20, " A sentence that is…")]
)
def test_what_has_no_title_is_cut_at_its_end(width: int, words: str) -> None:
    assert drawn(width, ("text", " A sentence that is a little long")) == words


def test_wide_letters_are_measured_in_cells() -> None:
    found = drawn(31, ("title", "画面が真っ白のまま動かない画面"), ("muted", " bis Fr"))
    assert found.endswith("… bis Fr")
    assert cell_len(found) <= 31
