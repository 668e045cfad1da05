"""Business hours against a reference that asks the wall clock, second by second or minute by minute."""

from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from sretui.core.hours import BusinessHours, Closure

ZONES = (
    "America/Los_Angeles",
    "Europe/Berlin",
    "Asia/Kathmandu",  # a quarter of an hour off
    "Australia/Lord_Howe",  # moves its clocks by half an hour
    "America/Asuncion",  # used to skip and repeat midnight
    "Africa/Casablanca",  # keeps winter time in Ramadan only
    "Pacific/Apia",  # skipped the whole of 2011-12-30
    "UTC",
)
FIRST, LAST = datetime(2011, 12, 20, tzinfo=UTC), datetime(2021, 12, 20, tzinfo=UTC)
CLOSED_DAYS = 6
HOUR = timedelta(hours=1)


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).astimezone(UTC)


def is_business(hours: BusinessHours, at: datetime) -> bool:
    """Ask the wall clock, straight from the definition."""
    wall = at.astimezone(ZoneInfo(hours.zone))
    if wall.date() in hours.holidays:
        return False
    if any(day == wall.date() and within(wall.time(), start, end) for day, start, end in hours.closures):
        return False
    return any(within(wall.time(), start, end) for start, end in hours.weekly.get(wall.weekday(), ()))


def within(wall: time, start: time, end: time) -> bool:
    return start <= wall and (wall < end or end == time(0))


def steps(start: datetime) -> Iterator[tuple[datetime, int]]:
    """Yield instants with the seconds to the next: by seconds up to a full minute, then by minutes."""
    at = start
    while True:
        size = 60 if at.second == 0 else 1
        yield at, size
        at += timedelta(seconds=size)


def slow_elapsed(hours: BusinessHours, start: datetime, end: datetime) -> timedelta:
    total = 0
    for at, size in steps(start):
        if at >= end:
            break
        if is_business(hours, at):
            total += min(size, int((end - at).total_seconds()))
    return timedelta(seconds=total)


def slow_add(hours: BusinessHours, start: datetime, amount: timedelta) -> datetime:
    left = int(amount.total_seconds())
    for at, size in steps(start):
        if left == 0:
            return at
        if is_business(hours, at):
            if left <= size:
                return at + timedelta(seconds=left)
            left -= size
    raise AssertionError


quarters = st.integers(0, 96)


@st.composite
def day_tables(draw: st.DrawFn) -> list[tuple[time, time]]:
    ends = sorted(draw(st.sets(quarters, min_size=2, max_size=6)))
    pairs = zip(ends[::2], ends[1::2], strict=False)
    return [(clock(start), clock(end)) for start, end in pairs]


def clock(quarter: int) -> time:
    return time(quarter // 4 % 24, quarter % 4 * 15)


tables = st.dictionaries(st.integers(0, 6), day_tables(), min_size=3)
instants = st.datetimes(FIRST.replace(tzinfo=None), LAST.replace(tzinfo=None)).map(
    lambda at: at.replace(microsecond=0, tzinfo=UTC)
)
amounts = st.integers(0, 8 * 3600).map(lambda seconds: timedelta(seconds=seconds))
stretches = st.integers(0, 5 * 86400).map(lambda seconds: timedelta(seconds=seconds))


@st.composite
def cases(draw: st.DrawFn) -> tuple[BusinessHours, datetime]:
    """Draw hours of any zone with some closed days around an instant."""
    at = draw(instants)
    near = st.integers(-2, CLOSED_DAYS).map(lambda days: (at + timedelta(days=days)).date())
    closures = [
        Closure(day, start, end)
        for day, table in draw(st.lists(st.tuples(near, day_tables()), max_size=3))
        for start, end in table
    ]
    hours = BusinessHours(
        draw(st.sampled_from(ZONES)), draw(tables), draw(st.frozensets(near, max_size=4)), closures
    )
    return hours, at


@settings(max_examples=150)
@given(cases(), stretches)
def test_elapsed_agrees_with_the_wall_clock(case: tuple[BusinessHours, datetime], stretch: timedelta) -> None:
    hours, start = case
    assert hours.elapsed(start, start + stretch) == slow_elapsed(hours, start, start + stretch)


@settings(max_examples=150)
@given(cases(), amounts)
def test_add_agrees_with_the_wall_clock(case: tuple[BusinessHours, datetime], amount: timedelta) -> None:
    hours, start = case
    assert hours.add(start, amount) == slow_add(hours, start, amount)


@settings(max_examples=150)
@given(cases(), st.integers(-86400 * 3, 86400 * 3))
def test_open_and_changes_agree_with_the_wall_clock(case: tuple[BusinessHours, datetime], off: int) -> None:
    hours, near = case
    at = near + timedelta(seconds=off)
    assert hours.is_open(at) == is_business(hours, at)
    assert bool(hours.why_closed(at)) != hours.is_open(at)
    change = hours.next_change(at)
    assert change > at
    assert hours.is_open(change) != hours.is_open(at)
    assert hours.elapsed(at, change) == (change - at if hours.is_open(at) else timedelta(0))
    closing = hours.closes(at)
    assert closing > at
    assert not hours.is_open(closing)
    assert hours.is_open(closing - timedelta(seconds=1))


@settings(max_examples=100)
@given(cases(), stretches)
@example((BusinessHours.visit(), utc("2026-11-23T09:00-08:00")), timedelta(0))
def test_spans_are_what_elapsed_counts(case: tuple[BusinessHours, datetime], stretch: timedelta) -> None:
    hours, start = case
    spans = list(hours.spans(start, start + stretch))
    assert sum((closes - opens for opens, closes in spans), timedelta(0)) == hours.elapsed(
        start, start + stretch
    )
    assert all(start <= opens < closes <= start + stretch for opens, closes in spans)
    assert all(before[1] < after[0] for before, after in pairwise(spans))


@settings(max_examples=100)
@given(cases())
def test_closed_since_is_the_last_closing(case: tuple[BusinessHours, datetime]) -> None:
    hours, at = case
    closing = hours.closed_since(at)
    assert closing <= at
    assert hours.is_open(closing - timedelta(seconds=1))
    assert not hours.is_open(closing)
    later = [end for _, end in hours.spans(closing, at) if end < at or not hours.is_open(at)]
    assert later == []


@settings(max_examples=200)
@given(cases(), stretches, stretches)
def test_elapsed_splits_exactly(
    case: tuple[BusinessHours, datetime], first: timedelta, second: timedelta
) -> None:
    hours, a = case
    c, b = a + first, a + first + second
    assert hours.elapsed(a, b) == hours.elapsed(a, c) + hours.elapsed(c, b)


@settings(max_examples=100)
@given(instants, st.integers(0, 3650), st.integers(0, 3650), st.sampled_from(ZONES))
def test_elapsed_splits_exactly_over_years(at: datetime, first: int, second: int, zone: str) -> None:
    hours = BusinessHours(zone, {day: [(time(8), time(17))] for day in range(5)})
    c, b = at + timedelta(days=first), at + timedelta(days=first + second)
    assert hours.elapsed(at, b) == hours.elapsed(at, c) + hours.elapsed(c, b)


@settings(max_examples=100)
@given(cases(), amounts)
def test_add_spends_exactly_what_elapsed_counts(
    case: tuple[BusinessHours, datetime], amount: timedelta
) -> None:
    hours, start = case
    assert hours.elapsed(start, hours.add(start, amount)) == amount


@pytest.mark.parametrize("zone", ZONES)
def test_ten_years_add_up_day_by_day(zone: str) -> None:
    table = {day: [(time(0), time(6)), (time(22), time(0))] for day in range(7)}
    hours = BusinessHours(zone, table)
    whole = hours.elapsed(FIRST, LAST)
    days = (LAST - FIRST).days
    noons = [FIRST + timedelta(days=day) for day in range(days + 1)]
    fresh = BusinessHours(zone, table)
    parts = [fresh.elapsed(noon, after) for noon, after in pairwise(noons)]
    assert sum(parts, timedelta(0)) == whole


@pytest.mark.parametrize(
    ("zone", "start", "end"),
    [
        ("America/Los_Angeles", "2026-03-08T08:00+00:00", "2026-03-09T08:00+00:00"),
        ("America/Los_Angeles", "2026-11-01T07:00+00:00", "2026-11-02T08:00+00:00"),
        ("Australia/Lord_Howe", "2026-04-04T13:00+00:00", "2026-04-05T13:00+00:00"),
    ],
)
def test_a_day_of_clock_changes_second_by_second(zone: str, start: str, end: str) -> None:
    around_two = [(time(1, 20, 7), time(1, 45, 30)), (time(2, 10, 1), time(2, 50)), (time(23), time(0))]
    hours = BusinessHours(zone, {6: around_two})
    first, last = utc(start), utc(end)
    seconds = int((last - first).total_seconds())
    slow = sum(is_business(hours, first + timedelta(seconds=second)) for second in range(seconds))
    assert hours.elapsed(first, last) == timedelta(seconds=slow)


@given(cases())
@example((BusinessHours.visit(), utc("2026-11-23T12:00-08:00")))
@settings(max_examples=50)
def test_other_zones_of_an_instant_do_not_matter(case: tuple[BusinessHours, datetime]) -> None:
    hours, at = case
    there = at.astimezone(ZoneInfo("Asia/Tokyo"))
    assert hours.elapsed(there, at + 9 * HOUR) == hours.elapsed(at, at + 9 * HOUR)
    assert hours.add(there, HOUR) == hours.add(at, HOUR)
    assert hours.is_open(there) == hours.is_open(at)
