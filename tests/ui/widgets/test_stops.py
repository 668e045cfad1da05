"""Walking from fold to link."""

import pytest

from sretui.ui.widgets.lines import Line, Span
from sretui.ui.widgets.stops import Stop, next_heading, next_stop, stops_of

STOPS = [Stop(line, 0, 5) for line in (2, 10, 11, 40)]


@pytest.mark.parametrize(
    ("current", "way", "shown", "found"),
    [
        (-1, 1, range(10), 0),
        (-1, 1, range(5, 15), 1),
        (-1, 1, range(41, 50), -1),
        (-1, -1, range(5, 15), 2),
        (-1, -1, range(2), -1),
        (1, 1, range(5, 15), 2),
        (2, 1, range(5, 15), 3),
        (3, 1, range(35, 45), -1),
        (0, -1, range(5), -1),
        (0, 1, range(30, 45), 3),
    ],
)
def test_the_next_stop_is_near_what_is_seen(current: int, way: int, shown: range, found: int) -> None:
    assert next_stop(STOPS, current, way, shown) == found


@pytest.mark.parametrize(
    ("current", "way", "shown", "found"),
    [
        (-1, 1, range(10), 0),
        (-1, 1, range(5, 15), 1),
        (-1, 1, range(41, 50), -1),
        (-1, -1, range(5, 15), 1),
        (-1, -1, range(100), 2),
        (0, 1, range(30, 45), 1),
        (2, 1, range(10), -1),
        (2, -1, range(10), 1),
        (0, -1, range(10), -1),
    ],
)
def test_the_next_heading_goes_on_from_the_one_chosen(
    current: int, way: int, shown: range, found: int
) -> None:
    assert next_heading((0, 10, 40), current, way, shown) == found


def test_without_headings_there_is_none() -> None:
    assert next_heading((), -1, 1, range(10)) == next_heading((), -1, -1, range(10)) == -1


def test_a_link_and_its_address_are_one_stop() -> None:
    line = Line((Span("日本", link="https://a"), Span(" ("), Span("https://a", link="https://a"), Span(")")))
    assert list(stops_of([line], {})) == [Stop(0, 0, 15, link="https://a")]


def test_two_links_of_a_line_are_two_stops() -> None:
    line = Line((Span("a", link="https://a"), Span(" and "), Span("b", link="https://b")))
    assert [(stop.start, stop.end) for stop in stops_of([line], {})] == [(0, 1), (6, 7)]


def test_a_fold_is_a_stop_as_wide_as_its_words() -> None:
    assert list(stops_of([Line(()), Line((Span("▸ 日本"),))], {1: 7})) == [Stop(1, 0, 6, fold=7)]
