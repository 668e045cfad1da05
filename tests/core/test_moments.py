from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sretui.core.moments import EXPECTED, read_moment, write_moment

OFFICE = ZoneInfo("America/Los_Angeles")
NOW = datetime(2026, 11, 23, 17, 42, 30, tzinfo=UTC)
"""Monday 09:42:30 in the office."""
ZONES = ("America/Los_Angeles", "Europe/Berlin", "Asia/Kathmandu", "Australia/Lord_Howe", "UTC")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("08:12", "2026-11-23T16:12"),
        ("8:12", "2026-11-23T16:12"),
        ("  09:42  ", "2026-11-23T17:42"),
        ("09:42:10", "2026-11-23T17:42"),
        ("today 08:12", "2026-11-23T16:12"),
        ("Yesterday 15:00", "2026-11-22T23:00"),
        ("mon 08:00", "2026-11-23T16:00"),
        ("Sunday, 23:59", "2026-11-23T07:59"),
        ("TUE 15:00", "2026-11-17T23:00"),
        ("2026-11-19 08:12", "2026-11-19T16:12"),
        ("2026-11-19T08:12", "2026-11-19T16:12"),
        ("2026-07-01 08:12", "2026-07-01T15:12"),
        ("2026-11-19 08:12Z", "2026-11-19T08:12"),
        ("2026-11-19T08:12:59+01:00", "2026-11-19T07:12"),
        ("2026-11-19 08:12 -0800", "2026-11-19T16:12"),
        ("2026-11-01 01:30", "2026-11-01T08:30"),
        ("2026-11-01 01:30-08:00", "2026-11-01T09:30"),
        ("2024-02-29 00:00", "2024-02-29T08:00"),
    ],
)
def test_a_time_as_people_write_it(typed: str, meant: str) -> None:
    assert read_moment(typed, OFFICE, NOW) == datetime.fromisoformat(meant).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "soon",
        "8",
        "8.12",
        "08:1",
        "1926",
        "2026-11-19",
        "yesterday",
        "19.11.2026 08:12",
        "08:12 PST",
        "x08:12",
    ],
)
def test_what_is_no_time_is_answered_with_how_to_write_one(typed: str) -> None:
    with pytest.raises(ValueError, match="is no time; write") as told:
        read_moment(typed, OFFICE, NOW)
    assert str(told.value) == f"“{typed}” is no time; write {EXPECTED}."


@pytest.mark.parametrize(
    "typed",
    [
        "24:00",
        "08:60",
        "2026-02-30 08:00",
        "2025-02-29 08:00",
        "0000-01-01 08:00",
        "08:12+99:00",
        "0001-01-01 00:00+14:00",
    ],
)
def test_what_no_calendar_or_clock_has_does_not_exist(typed: str) -> None:
    with pytest.raises(ValueError, match="does not exist"):
        read_moment(typed, OFFICE, NOW)


@pytest.mark.parametrize(
    "typed",
    ["09:43", "today 23:59", "mon 17:00", "2026-11-24 00:00", "2027-01-01 08:00", "9999-12-31 23:59Z"],
)
def test_what_is_still_to_come_cannot_have_happened(typed: str) -> None:
    with pytest.raises(ValueError, match="is in the future"):
        read_moment(typed, OFFICE, NOW)


MOMENTS = st.datetimes(datetime(2000, 1, 1), datetime(2099, 12, 31)).map(  # noqa: DTZ001  # made aware right here
    lambda at: at.replace(second=0, microsecond=0, tzinfo=UTC)
)


@given(at=MOMENTS, zone=st.sampled_from(ZONES), later=st.timedeltas(timedelta(0), timedelta(days=400)))
@example(at=datetime(2026, 11, 1, 9, 30, tzinfo=UTC), zone="America/Los_Angeles", later=timedelta(0))
@example(at=datetime(2026, 4, 4, 15, 15, tzinfo=UTC), zone="Australia/Lord_Howe", later=timedelta(0))
def test_what_is_written_is_read_back(at: datetime, zone: str, later: timedelta) -> None:
    tz = ZoneInfo(zone)
    assert read_moment(write_moment(at, tz), tz, at + later) == at


@given(at=MOMENTS, zone=st.sampled_from(ZONES))
def test_seconds_are_dropped_never_rounded_up_into_the_future(at: datetime, zone: str) -> None:
    tz, late = ZoneInfo(zone), at + timedelta(seconds=59)
    assert read_moment(write_moment(late, tz), tz, late) == at


def answer(typed: str) -> datetime | str:
    try:
        return read_moment(typed, OFFICE, NOW)
    except ValueError as told:
        return str(told)


SHAPED = st.from_regex(
    r"(mon |yesterday |\d{4}-\d{2}-\d{2} )?\d{1,2}:\d{2}(Z|[+-]\d{4}|[+-]\d{2}:\d{2})?", fullmatch=True
)


@given(typed=st.text(max_size=30) | SHAPED)
def test_any_text_is_a_past_instant_or_a_sentence(typed: str) -> None:
    match answer(typed):
        case str(sentence):
            assert sentence.startswith("“")
            assert sentence.endswith(".")
        case at:
            assert at <= NOW
            assert at.tzinfo is UTC
