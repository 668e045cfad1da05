"""Finding the reader's place again."""

import pytest

from sretui.ui.widgets.document import Document, Prose, prepare
from sretui.ui.widgets.places import place_of, top_for

SHORT = prepare((Prose("a\nb\nc"), Prose("d\ne")), 40)
LONGER = prepare((Prose("a\nb\nc"), Prose("d\ne"), Prose("f")), 40)
TWICE = prepare((Prose("a\na\nb\nb\nc\nc"), Prose("d\ne")), 40)


@pytest.mark.parametrize("line", range(5))
def test_a_line_is_found_again_in_the_same_document(line: int) -> None:
    assert top_for(SHORT, place_of(SHORT, line)) == line
    assert top_for(LONGER, place_of(SHORT, line)) == line


@pytest.mark.parametrize(("line", "found"), [(0, 0), (1, 2), (2, 4), (3, 6), (4, 7)])
def test_a_line_is_found_by_its_share_of_a_part(line: int, found: int) -> None:
    assert top_for(TWICE, place_of(SHORT, line)) == found


def test_a_part_that_is_gone_is_the_end() -> None:
    assert top_for(prepare((Prose("a"),), 40), place_of(SHORT, 4)) == 0


def test_nothing_is_at_the_top() -> None:
    assert top_for(Document(0), place_of(SHORT, 4)) == 0
    assert top_for(SHORT, place_of(Document(0), 0)) == 0
