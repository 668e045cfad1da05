from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sretui.core.hours import BusinessHours
from sretui.demo.office import business_back, days_back, holidays, is_open, local

_DAYS_OFF = frozenset(day for year in range(2019, 2032) for day in holidays(year))
_HOURS = BusinessHours.visit(_DAYS_OFF)
_INSTANTS = st.datetimes(datetime(2020, 1, 1), datetime(2030, 1, 1), timezones=st.just(UTC)).map(  # noqa: DTZ001
    lambda at: at.replace(microsecond=0)
)


@given(_INSTANTS, st.integers(1, 3000))
def test_what_the_demo_counts_back_the_program_counts_forward(at: datetime, minutes: int) -> None:
    start = business_back(at, minutes)
    counted = _HOURS.elapsed(start, at.replace(second=0))
    assert counted == timedelta(minutes=minutes)


@given(_INSTANTS)
def test_both_agree_when_the_office_is_open(at: datetime) -> None:
    assert is_open(at) is _HOURS.is_open(at)


@given(_INSTANTS, st.integers(0, 400))
def test_a_day_back_is_a_working_day_at_that_local_time(at: datetime, days: int) -> None:
    found = local(days_back(at, days, 9, 20))
    assert (found.hour, found.minute) == (9, 20)
    assert found.weekday() < 5
    assert found.date() not in _DAYS_OFF
    assert found.date() <= local(at).date() - timedelta(days=days)


@pytest.mark.parametrize(
    ("day", "off"),
    [
        (date(2026, 7, 3), True),
        (date(2026, 11, 26), True),
        (date(2026, 11, 27), True),
        (date(2026, 10, 12), False),
        (date(2026, 11, 11), False),
        (date(2026, 12, 24), True),
        (date(2027, 5, 31), True),
    ],
)
def test_days_off(day: date, off: bool) -> None:
    assert (day in holidays(day.year)) is off
