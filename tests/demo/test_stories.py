"""What the week promises by its keys holds at awkward starts too: after holidays, at night, at weekends."""

from datetime import UTC, datetime, timedelta

import pytest

from sretui.core.hours import BusinessHours
from sretui.demo.office import holidays
from sretui.demo.scenario import build_week

_EXPIRY = timedelta(days=21)
_HOURS = BusinessHours.visit(frozenset(day for year in range(2025, 2029) for day in holidays(year)))
_YEAR = [
    datetime(2026, 1, 2, 16, 5, tzinfo=UTC) + timedelta(days=day, minutes=37 * day)
    for day in range(0, 380, 24)
]
_AWKWARD = [
    datetime(2026, 11, 28, 0, 59, tzinfo=UTC),
    datetime(2026, 11, 30, 16, 5, tzinfo=UTC),
    datetime(2026, 7, 4, 6, 0, tzinfo=UTC),
    datetime(2027, 1, 4, 18, 0, tzinfo=UTC),
    datetime(2027, 1, 5, 16, 30, tzinfo=UTC),
]


@pytest.mark.parametrize("at", _AWKWARD + _YEAR, ids=str)
def test_each_state_is_the_one_it_is_named_after(at: datetime) -> None:
    week = build_week(at)
    keyed = {
        key: week.world.repo(week.inquiries_repo).issues.get(number) for key, number in week.numbers.items()
    }
    waiting, expired, thanks = keyed["waiting-19-days"], keyed["expired"], keyed["late-thanks"]
    assert waiting is not None
    assert expired is not None
    assert thanks is not None
    assert timedelta(days=19) <= at - waiting.comments[-1].created_at < timedelta(days=20)
    assert _HOURS.elapsed(waiting.created_at, waiting.comments[-1].created_at) < timedelta(hours=4)
    assert at - expired.comments[-1].created_at > _EXPIRY
    assert thanks.closed_at is not None
    assert thanks.comments[0].created_at < thanks.closed_at < thanks.comments[-1].created_at
    assert keyed["moved"] is None
