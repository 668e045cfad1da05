"""Finding rows by key, and rows a cursor may stand on."""

from collections.abc import Sequence

import pytest

from sretui.ui.widgets.line_source import NoRows, Rows, find, heading, nearest_row, settle
from sretui.ui.widgets.lines import Line, Span


def rows(keys: Sequence[object]) -> Rows:
    return Rows([(key, Line((Span(str(key)),), heading=key is None)) for key in keys])


class Indexed(Rows):
    """Rows that find by themselves."""

    asked: object = None

    def find(self, key: object) -> int | None:
        self.asked = key
        return 7


@pytest.mark.parametrize(
    ("keys", "key", "near", "found"),
    [
        ("abcd", "c", 0, 2),
        ("abcd", "a", 3, 0),
        ("abcd", "d", 99, 3),
        ("abcd", "x", 2, None),
        ("", "a", 0, None),
        ([None, "a"], None, 0, None),
    ],
)
def test_a_key_is_found_wherever_it_went(
    keys: Sequence[object], key: object, near: int, found: int | None
) -> None:
    assert find(rows(keys), key, near) == found


def test_a_source_that_knows_is_asked() -> None:
    source = Indexed([])
    assert find(source, "k", 0) == 7
    assert source.asked == "k"


@pytest.mark.parametrize(
    ("keys", "index", "row"),
    [
        ([None, "a", None, "b"], 0, 1),
        ([None, "a", None, "b"], 2, 3),
        ([None, "a", None], 2, 1),
        (["a", "b"], 9, 1),
        (["a", "b"], -1, 0),
        ([None, None], 0, None),
        ([], 0, None),
    ],
)
def test_a_cursor_settles_on_a_row(keys: Sequence[object], index: int, row: int | None) -> None:
    assert settle(rows(keys), index) == row


def test_headings_are_passed_in_either_direction() -> None:
    source = rows(["a", None, None, "b"])
    assert nearest_row(source, 1, 1) == 3
    assert nearest_row(source, 2, -1) == 0
    assert nearest_row(source, 4, 1) is None


def test_a_heading_has_no_key() -> None:
    key, line = heading("Answer")
    assert key is None
    assert line.heading


def test_no_rows_are_none() -> None:
    assert len(NoRows()) == 0
    with pytest.raises(IndexError):
        NoRows().key(0)
    with pytest.raises(IndexError):
        NoRows().line(0, 10)
