"""What was promised on accepting is owed until the team has written, and due within its goal."""

from dataclasses import replace
from datetime import timedelta

import pytest

from sretui.core.handoff.owing import is_due, left_until, owed
from sretui.core.turn import Standing, standing
from tests.core.handoff.test_acceptance import ANSWER, BY, FRIDAY, MINUTE, TEAM, THUMB, Said, inquiry

HOUR = timedelta(hours=1)


def seen(*said: Said) -> Standing:
    return standing(inquiry(*said), TEAM)


@pytest.mark.parametrize(
    ("said", "me", "held"),
    [
        ((THUMB,), "carol", True),
        ((THUMB,), "CAROL", True),
        ((THUMB,), "alice", False),
        ((), "carol", False),
        ((ANSWER,), "carol", False),
        ((THUMB, Said("carol", 90, "Here it is.")), "carol", False),
        ((THUMB, Said("dan", 90, "Here it is.")), "carol", False),
        ((THUMB, Said("jane", 90, "Any news?")), "carol", True),
    ],
)
def test_owed(said: tuple[Said, ...], me: str, held: bool) -> None:
    assert owed(seen(*said), me) == (BY if held else None)


def test_without_a_time_nothing_is_due() -> None:
    one = seen(THUMB)
    assert one.handoff is not None
    timeless = replace(one.handoff, promise=replace(one.handoff.promise, by=None))
    assert owed(replace(one, handoffs=(timeless,)), "carol") is None


def test_due_within_the_goal_and_ever_after() -> None:
    assert not is_due(BY, TEAM, BY - 5 * HOUR - MINUTE)  # with lunch between
    assert is_due(BY, TEAM, BY - 4 * HOUR)
    assert is_due(BY, TEAM, BY + 900 * HOUR)
    assert not is_due(BY, TEAM, FRIDAY)


def test_time_left_is_business_time_and_negative_when_over() -> None:
    assert left_until(BY, TEAM, BY - 2 * HOUR) == 2 * HOUR
    assert left_until(BY, TEAM, BY) == timedelta(0)
    assert left_until(BY, TEAM, BY + 16 * HOUR) == -HOUR
