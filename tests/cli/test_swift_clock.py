from datetime import UTC, datetime, timedelta

import pytest

from sretui.cli.swift_clock import SwiftClock

START = datetime(2026, 11, 23, 17, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("speed", "passed", "told"), [(1.0, 5.9, 5), (60.0, 2.5, 150), (0.5, 9.0, 4), (0.0, 100.0, 0)]
)
def test_it_runs_as_fast_as_told_in_whole_seconds(speed: float, passed: float, told: int) -> None:
    ticks = iter([1000.0, 1000.0 + passed])
    assert SwiftClock(START, speed, lambda: next(ticks))() == START + timedelta(seconds=told)
