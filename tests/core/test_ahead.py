"""Times to come: amounts of business time, days, wall times; a slip of the keys is explained."""

from __future__ import annotations

import contextlib
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sretui.core.ahead import read_ahead
from sretui.core.hours import BusinessHours

HOURS = BusinessHours.visit(frozenset({datetime(2026, 11, 26, tzinfo=UTC).date()}))
NOW = datetime(2026, 11, 23, 18, 0, tzinfo=UTC)
"""A Monday, 10:00 at the office."""


@pytest.mark.parametrize(
    ("typed", "there"),
    [
        ("1h", "2026-11-23 11:00"),
        ("2h", "2026-11-23 12:00"),
        ("3h", "2026-11-23 14:00"),
        ("90m", "2026-11-23 11:30"),
        ("1h30m", "2026-11-23 11:30"),
        (" 1 h 30 min ", "2026-11-23 11:30"),
        ("1d", "2026-11-24 10:00"),
        ("1d 1h", "2026-11-24 11:00"),
        ("3d", "2026-11-27 10:00"),  # Thursday is a holiday
        ("4d", "2026-11-30 10:00"),
        ("15:00", "2026-11-23 15:00"),
        ("today 15:00", "2026-11-23 15:00"),
        ("tomorrow", "2026-11-24 08:00"),
        ("tomorrow 9:30", "2026-11-24 09:30"),
        ("Tue", "2026-11-24 08:00"),
        ("tuesday 10:00", "2026-11-24 10:00"),
        ("Mon", "2026-11-30 08:00"),
        ("Mon 09:00", "2026-11-30 09:00"),
        ("Mon 11:00", "2026-11-23 11:00"),
        ("2026-12-01", "2026-12-01 08:00"),
        ("2026-12-01 16:00", "2026-12-01 16:00"),
        ("2026-11-26", "2026-11-26 00:00"),
    ],
)
def test_it_is_read_as_people_mean_it(typed: str, there: str) -> None:
    at = read_ahead(typed, HOURS, NOW)
    assert f"{at.astimezone(HOURS.tz):%Y-%m-%d %H:%M}" == there
    assert at.tzinfo is UTC


def test_tomorrow_alone_is_the_next_day_on_which_somebody_works() -> None:
    friday = NOW + timedelta(days=4)
    assert read_ahead("tomorrow", HOURS, friday) == read_ahead("2026-11-30", HOURS, NOW)
    assert read_ahead("tomorrow 9:30", HOURS, friday) == read_ahead("2026-11-28 9:30", HOURS, NOW)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "is no time; write 2h"),
        ("soon", "is no time; write 2h"),
        ("[b]", "is no time"),
        ("09:00", "is over already"),
        ("today", "is over already"),
        ("0m", "is over already"),
        ("25:00", "does not exist"),
        ("2026-02-30 10:00", "does not exist"),
        ("2099-01-01 10:00", "more than a year away"),
        ("999d", "more than a year away"),
    ],
)
def test_what_cannot_be_meant_is_explained(typed: str, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        read_ahead(typed, HOURS, NOW)


@given(st.text(max_size=20))
def test_any_text_is_read_or_explained(typed: str) -> None:
    with contextlib.suppress(ValueError):
        assert read_ahead(typed, HOURS, NOW) > NOW


@given(hours=st.integers(0, 40), minutes=st.integers(1, 59))
def test_an_amount_is_business_time(hours: int, minutes: int) -> None:
    at = read_ahead(f"{hours}h{minutes}m", HOURS, NOW)
    assert HOURS.elapsed(NOW, at) == timedelta(hours=hours, minutes=minutes)
