from datetime import UTC, datetime, time, timedelta

import pytest

from sretui.core.hours import BusinessHours
from sretui.sync.polling import LONGEST, next_poll

HOURS = BusinessHours("UTC", {day: [(time(8), time(12)), (time(13), time(17))] for day in range(5)})
MONDAY = datetime(2026, 11, 23, tzinfo=UTC)


def at(hour: int, minute: int = 0) -> datetime:
    return MONDAY + timedelta(hours=hour, minutes=minute)


@pytest.mark.parametrize(
    ("now", "failures", "rest"),
    [
        (at(9), 0, timedelta(seconds=60)),
        (at(20), 0, timedelta(seconds=600)),
        (at(9), 1, timedelta(seconds=60)),
        (at(9), 2, timedelta(seconds=120)),
        (at(9), 5, LONGEST),
        (at(9), 10_000, LONGEST),
        (at(20), 1, timedelta(seconds=600)),
        (at(20), 6, timedelta(seconds=600)),
        (at(7, 55), 0, timedelta(minutes=5)),
        (at(12, 59), 8, timedelta(minutes=1)),
    ],
)
def test_how_long_to_rest(now: datetime, failures: int, rest: timedelta) -> None:
    assert next_poll(HOURS, now, failures) == rest


def test_the_config_sets_the_pace() -> None:
    assert next_poll(HOURS, at(9), busy=15, idle=3600) == timedelta(seconds=15)
    assert next_poll(HOURS, at(20), busy=15, idle=3600) == timedelta(hours=1)
