"""Business hours in named cases: clock changes, closures, nights, and tables that are refused."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta

import pytest

from sretui.core.hours import FOREVER, BusinessHours, Closure

Table = dict[int, list[tuple[time, time]]]
HOUR = timedelta(hours=1)


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).astimezone(UTC)


def weekend(*intervals: tuple[str, str]) -> BusinessHours:
    table = [(time.fromisoformat(start), time.fromisoformat(end)) for start, end in intervals]
    return BusinessHours("America/Los_Angeles", {6: table})


@pytest.mark.parametrize(
    ("start", "end", "day", "expected"),
    [
        ("02:00", "03:00", "2026-03-08", 0.0),  # the hour that is skipped
        ("02:30", "04:00", "2026-03-08", 1.0),  # begins where the clock lands
        ("01:00", "04:00", "2026-03-08", 2.0),
        ("01:00", "02:00", "2026-11-01", 2.0),  # the hour that comes twice
        ("01:30", "03:00", "2026-11-01", 2.0),  # 01:30-02:00 twice, then an hour
        ("00:00", "00:00", "2026-03-08", 23.0),
        ("00:00", "00:00", "2026-11-01", 25.0),
    ],
)
def test_clock_changes(start: str, end: str, day: str, expected: float) -> None:
    hours = weekend((start, end))
    midnight = hours.midnight(date.fromisoformat(day))
    assert hours.elapsed(midnight, midnight + timedelta(hours=30)) == timedelta(hours=expected)


def test_a_repeated_quarter_closes_and_opens_again() -> None:
    hours = weekend(("01:30", "01:45"))
    spans = list(hours.spans(utc("2026-11-01T00:00-07:00"), utc("2026-11-02T00:00-08:00")))
    assert spans == [
        (utc("2026-11-01T01:30-07:00"), utc("2026-11-01T01:45-07:00")),
        (utc("2026-11-01T01:30-08:00"), utc("2026-11-01T01:45-08:00")),
    ]


def test_a_local_date_that_never_was_has_no_business_hours() -> None:
    hours = BusinessHours("Pacific/Apia", {day: [(time(8), time(17))] for day in range(7)})
    assert hours.elapsed(utc("2011-12-29T00:00-10:00"), utc("2012-01-01T00:00+14:00")) == 18 * HOUR
    assert hours.midnight(date(2011, 12, 30)) == utc("2011-12-31T00:00+14:00")


@pytest.mark.parametrize(
    ("zone", "day", "expected"),
    [
        ("America/Los_Angeles", date(2026, 11, 23), "2026-11-23T08:00+00:00"),
        ("Asia/Tokyo", date(2026, 11, 23), "2026-11-22T15:00+00:00"),
        ("America/Asuncion", date(2021, 10, 3), "2021-10-03T04:00+00:00"),  # 00:00 was skipped
        ("Pacific/Kiritimati", date(2026, 1, 1), "2025-12-31T10:00+00:00"),
    ],
)
def test_midnight(zone: str, day: date, expected: str) -> None:
    assert BusinessHours(zone, {0: [(time(8), time(9))]}).midnight(day) == utc(expected)


VISIT = BusinessHours.visit(frozenset({date(2026, 11, 26), date(2026, 11, 27)}))


@pytest.mark.parametrize(
    ("at", "why", "change"),
    [
        ("2026-11-23T07:59:59-08:00", "night", "2026-11-23T08:00-08:00"),
        ("2026-11-23T08:00-08:00", "", "2026-11-23T12:00-08:00"),
        ("2026-11-23T12:00-08:00", "lunch", "2026-11-23T13:00-08:00"),
        ("2026-11-23T16:00-08:00", "", "2026-11-23T17:00-08:00"),
        ("2026-11-25T17:00-08:00", "night", "2026-11-30T08:00-08:00"),
        ("2026-11-26T10:00-08:00", "holiday", "2026-11-30T08:00-08:00"),
        ("2026-11-28T10:00-08:00", "weekend", "2026-11-30T08:00-08:00"),
    ],
)
def test_why_closed(at: str, why: str, change: str) -> None:
    assert VISIT.why_closed(utc(at)) == why
    assert VISIT.next_change(utc(at)) == utc(change)


def test_a_partial_closure() -> None:
    storm = BusinessHours(VISIT.zone, VISIT.weekly, closures=[Closure(date(2026, 11, 23), time(10), time(0))])
    assert storm.why_closed(utc("2026-11-23T10:00-08:00")) == "closure"
    assert storm.why_closed(utc("2026-11-23T23:59:59-08:00")) == "closure"
    assert storm.why_closed(utc("2026-11-24T00:00-08:00")) == "night"
    assert storm.closes(utc("2026-11-23T08:00-08:00")) == utc("2026-11-23T10:00-08:00")
    assert storm.add(utc("2026-11-23T09:00-08:00"), 4 * HOUR) == utc("2026-11-24T11:00-08:00")


def test_a_closure_ends_where_the_hours_go_on() -> None:
    meeting = Closure(date(2026, 11, 24), time(13), time(13, 30))
    hours = BusinessHours(VISIT.zone, VISIT.weekly, closures=[meeting])
    assert hours.why_closed(utc("2026-11-24T12:59:59-08:00")) == "lunch"
    assert hours.why_closed(utc("2026-11-24T13:00-08:00")) == "closure"
    assert hours.why_closed(utc("2026-11-24T13:30-08:00")) == ""
    assert hours.next_change(utc("2026-11-24T12:00-08:00")) == utc("2026-11-24T13:30-08:00")


def test_due_at_closing_time_stays_there() -> None:
    assert VISIT.add(utc("2026-11-23T13:00-08:00"), 4 * HOUR) == utc("2026-11-23T17:00-08:00")
    assert VISIT.add(utc("2026-11-23T08:00-08:00"), 4 * HOUR) == utc("2026-11-23T12:00-08:00")


def test_five_weeks_of_closure_and_a_year_overdue() -> None:
    closed = frozenset(date(2026, 12, 1) + timedelta(days=day) for day in range(35))
    hours = BusinessHours.visit(closed)
    assert hours.add(utc("2026-11-30T16:00-08:00"), 4 * HOUR) == utc("2027-01-05T11:00-08:00")
    assert hours.elapsed(utc("2025-11-03T08:00-08:00"), utc("2026-11-02T08:00-08:00")) == 2080 * HOUR


def test_forty_years_without_a_business_hour() -> None:
    closed = frozenset(date(1990, 1, 1) + timedelta(days=day) for day in range(40 * 366))
    hours = BusinessHours.visit(closed)
    due = hours.add(utc("1990-01-01T08:00-08:00"), HOUR)
    assert due.astimezone(hours.tz).date() > max(closed)


def test_hours_that_touch_are_one() -> None:
    hours = BusinessHours("UTC", {0: [(time(8), time(12)), (time(12), time(17))]})
    assert hours.closes(utc("2026-11-23T09:00+00:00")) == utc("2026-11-23T17:00+00:00")


def test_nights_through_midnight_are_one() -> None:
    hours = BusinessHours("Europe/Berlin", {0: [(time(22), time(0))], 1: [(time(0), time(6))]})
    assert hours.closes(utc("2026-11-23T22:30+01:00")) == utc("2026-11-24T06:00+01:00")


def test_a_night_over_the_edge_of_a_block_is_one() -> None:
    nights = BusinessHours("UTC", {day: [(time(0), time(6)), (time(22), time(0))] for day in range(7)})
    edge = utc("2026-11-19T00:00+00:00")
    assert (edge - datetime(1970, 1, 1, tzinfo=UTC)).days % 28 == 0
    night = (edge - 2 * HOUR, edge + 6 * HOUR)
    assert list(nights.spans(edge - 12 * HOUR, edge + 12 * HOUR)) == [night]
    assert nights.closes(edge - HOUR) == nights.next_change(edge - HOUR) == night[1]
    assert nights.closed_since(edge + HOUR) == edge - 18 * HOUR
    assert nights.closed_since(night[1]) == night[1]


def test_hours_that_never_close() -> None:
    always = BusinessHours(
        "Europe/Berlin", {day: [(time(0), time(0))] for day in range(7)}, frozenset({date(2026, 11, 26)})
    )
    now = utc("2026-12-23T09:00+01:00")
    assert always.next_change(now) == always.closes(now) == FOREVER
    assert always.next_change(utc("2026-11-23T09:00+01:00")) == utc("2026-11-26T00:00+01:00")
    assert always.elapsed(now, now + timedelta(days=400)) == timedelta(days=400)
    assert list(always.spans(now, now + timedelta(days=400))) == [(now, now + timedelta(days=400))]


@pytest.mark.parametrize(
    "table",
    [
        {},
        {0: []},
        {0: [(time(12), time(8))]},
        {0: [(time(8), time(8))]},
        {0: [(time(8), time(12)), (time(11), time(17))]},
        {0: [(time(13), time(17)), (time(8), time(12))]},
        {0: [(time(13), time(0)), (time(14), time(15))]},
        {7: [(time(8), time(12))]},
    ],
)
def test_tables_that_make_no_sense_are_refused(table: Table) -> None:
    with pytest.raises(ValueError, match=r"week|hours|order"):
        BusinessHours("UTC", table)


@pytest.mark.parametrize("zone", ["Mars/Olympus", "", "../etc/passwd", "America"])
def test_unknown_zones_are_refused(zone: str) -> None:
    with pytest.raises(ValueError, match="no time zone is called"):
        BusinessHours(zone, {0: [(time(8), time(12))]})


def test_a_closure_that_ends_before_it_starts_is_refused() -> None:
    with pytest.raises(ValueError, match="end after they start"):
        BusinessHours(
            "UTC", {0: [(time(8), time(12))]}, closures=[Closure(date(2026, 1, 5), time(9), time(8))]
        )


def test_business_time_is_not_taken_away() -> None:
    with pytest.raises(ValueError, match="not taken away"):
        VISIT.add(utc("2026-11-23T09:00-08:00"), -HOUR)


def test_hours_are_values() -> None:
    holidays = frozenset({date(2026, 11, 26), date(2026, 11, 27)})
    assert BusinessHours.visit(holidays) == VISIT
    assert hash(BusinessHours.visit(holidays)) == hash(VISIT)
    assert BusinessHours.visit() != VISIT


def test_a_changed_table_of_the_caller_changes_nothing() -> None:
    table: dict[int, Sequence[tuple[time, time]]] = {0: [(time(8), time(12))]}
    hours = BusinessHours("UTC", table)
    table.clear()
    assert hours.is_open(utc("2026-11-23T09:00+00:00"))
