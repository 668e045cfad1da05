from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sretui.core.durations import parse_duration, write_duration

CASES = [
    ("4h", timedelta(hours=4)),
    ("3h30m", timedelta(hours=3, minutes=30)),
    (" 3h 30m ", timedelta(hours=3, minutes=30)),
    ("45M", timedelta(minutes=45)),
    ("", None),
    ("0h", None),
    ("4", None),
    ("4h4h", None),
    ("-4h", None),
    ("1.5h", None),
    ("٣h", None),
]


@pytest.mark.parametrize(("text", "amount"), CASES)
def test_a_length_of_time_is_read_or_refused(text: str, amount: timedelta | None) -> None:
    assert parse_duration(text) == amount


@given(st.integers(1, 90_000))
def test_what_is_written_is_read_back(minutes: int) -> None:
    amount = timedelta(minutes=minutes)
    assert parse_duration(write_duration(amount)) == amount
