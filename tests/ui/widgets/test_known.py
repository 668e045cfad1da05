"""Rows of known issues."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from rich.cells import cell_len
from rich.style import Style
from textual.strip import Strip

from sretui.core.model import Issue, Known, RepoRole
from sretui.ui.widgets.known import KnownRows
from sretui.ui.widgets.lines import strip_of, text_of

AT = datetime(2026, 11, 23, 17, 0, tzinfo=UTC)
ISSUE = Issue("p1", RepoRole.PRODUCT, 17235, "Blank window", "", "kim", AT, AT, labels=("bug", "reviewed"))


def told(*issues: Issue, width: int = 70) -> list[str]:
    source = KnownRows([Known(issue, 1.0) for issue in issues])
    return [text_of(source.line(index, width).spans).rstrip() for index in range(len(source))]


def test_a_row_tells_number_state_title_and_labels() -> None:
    first, second = told(ISSUE, replace(ISSUE, number=7, closed=AT, labels=()))
    assert first.startswith("Known? ")
    assert "#17235" in first
    assert "open" in first
    assert first.endswith("Blank window [bug] [reviewed]")
    assert second.startswith("       ")
    assert "closed Blank window" in second


def test_labels_are_seen_beside_a_long_title() -> None:
    (line,) = told(replace(ISSUE, title="Blank window " * 20))
    assert "…" in line
    assert "[bug]" in line


def test_a_row_is_known_by_its_issue() -> None:
    source = KnownRows([Known(ISSUE, 1.0)])
    assert (len(source), source.key(0)) == (1, "p1")


@pytest.mark.parametrize("width", [0, 1, 12, 40, 80, 200])
def test_any_text_fits_any_width(
    hostile: str, width: int, assert_harmless: Callable[[Iterable[Strip], int], None]
) -> None:
    line = KnownRows([Known(replace(ISSUE, title=hostile, labels=(hostile, "x")), 1.0)]).line(0, width)
    assert_harmless([strip_of(line.spans, width, Style(), lambda _: Style())], width)
    if width >= 40:
        assert cell_len(text_of(line.spans).rstrip()) <= width
