"""Where the list of names stands: in the field, beside the line that is written."""

import pytest
from textual.geometry import Offset, Region

from sretui.ui.widgets.completing import beside

FIELD = Region(2, 10, 76, 10)


@pytest.mark.parametrize(
    ("begins", "count", "place"),
    [
        ((3, 10), 3, (2, 11, 64, 3)),
        ((40, 10), 20, (14, 11, 64, 6)),
        ((3, 19), 3, (2, 16, 64, 3)),
        ((3, 17), 6, (2, 11, 64, 6)),
        ((3, 16), 3, (2, 17, 64, 3)),
    ],
)
def test_below_else_above(begins: tuple[int, int], count: int, place: tuple[int, int, int, int]) -> None:
    found = beside(Offset(*begins), FIELD, count)
    assert found == Region(*place)
    assert FIELD.contains_region(found)


def test_a_field_of_few_lines_shows_as_many_names() -> None:
    assert beside(Offset(5, 11), Region(2, 10, 30, 3), 20) == Region(2, 12, 30, 1)
