import time
from datetime import UTC, datetime, timedelta

from sretui.demo.clock import DemoClock
from sretui.demo.scenario import build_week
from sretui.demo.script import Player

_AT = datetime(2026, 11, 24, 18, tzinfo=UTC)


def test_a_fast_clock_plays_the_whole_script() -> None:
    week = build_week(_AT)
    player = Player(week, DemoClock(_AT, _AT, speed=100_000))
    player.start()
    ends = time.monotonic() + 60
    while len(player.done) < len(week.script) and time.monotonic() < ends:
        player.wait(0.01)
    player.stop()
    assert player.done == [happening.what for happening in week.script]


def test_it_stops_in_the_middle_of_waiting() -> None:
    week = build_week(_AT)
    player = Player(week, DemoClock(_AT, _AT, speed=0.001))
    player.start()
    player.stop()
    assert player.done == []


def test_stopping_before_the_start_is_fine() -> None:
    Player(build_week(_AT), DemoClock(_AT, _AT)).stop()


def test_the_clock_begins_where_it_is_told_in_whole_seconds() -> None:
    clock = DemoClock(_AT, _AT + timedelta(days=1), speed=0.000001)
    assert clock() == _AT + timedelta(days=1)
    assert DemoClock(_AT)().microsecond == 0


def test_the_clock_runs_as_fast_as_it_is_told() -> None:
    fast = DemoClock(_AT, speed=1_000_000)
    seen = fast()
    while fast() < seen + timedelta(hours=1):
        pass
    assert fast.real_seconds_until(_AT) == 0
    assert fast.real_seconds_until(fast() + timedelta(days=30)) < 3
