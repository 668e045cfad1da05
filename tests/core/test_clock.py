"""The response clock: the agreed vectors, wherever the machine stands, and what must hold of any clock."""

import json
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sretui.core.clock import Level, countdown, due, level, remaining
from sretui.core.hours import BusinessHours, Closure

GOAL = timedelta(hours=4)
HOUR = timedelta(hours=1)
VISIT = BusinessHours.visit()


@dataclass(frozen=True)
class Vector:
    name: str
    arrival: datetime
    now: datetime
    holidays: frozenset[date]
    due: datetime
    remaining: timedelta


def load_vectors() -> list[Vector]:
    path = Path(__file__).parent / "data" / "clock_vectors.json"
    return [
        Vector(
            name=vector["name"],
            arrival=datetime.fromisoformat(vector["arrival"]),
            now=datetime.fromisoformat(vector["now"]),
            holidays=frozenset(map(date.fromisoformat, vector["holidays"])),
            due=datetime.fromisoformat(vector["expected_due"]),
            remaining=timedelta(seconds=vector["expected_remaining_seconds"]),
        )
        for vector in json.loads(path.read_text(encoding="utf-8"))
    ]


VECTORS = load_vectors()


def test_no_vector_is_missing() -> None:
    assert len(VECTORS) == 44


@pytest.mark.usefixtures("machine_zone")
@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: vector.name.split()[0])
def test_vector(vector: Vector) -> None:
    hours = BusinessHours.visit(vector.holidays)
    assert due(hours, vector.arrival, GOAL) == vector.due
    assert remaining(hours, vector.arrival, vector.now, GOAL) == vector.remaining


near = st.integers(0, 40).map(lambda days: date(2026, 10, 20) + timedelta(days=days))
holidays = st.frozensets(near, max_size=8)
closures = st.lists(
    st.builds(Closure, near, st.just(time(10)), st.sampled_from([time(11), time(15), time(0)])), max_size=4
)
offices = st.builds(
    lambda zone, days, closed: BusinessHours(zone, VISIT.weekly, days, closed),
    st.sampled_from(["America/Los_Angeles", "Europe/Berlin", "Australia/Lord_Howe"]),
    holidays,
    closures,
)
instants = st.integers(0, 40 * 86400).map(
    lambda seconds: datetime(2026, 10, 20, tzinfo=UTC) + timedelta(seconds=seconds)
)
waits = st.integers(0, 30 * 86400).map(lambda seconds: timedelta(seconds=seconds))
goals = st.integers(1, 20 * 3600).map(lambda seconds: timedelta(seconds=seconds))


@given(offices, instants, goals)
def test_due_is_never_before_received_and_leaves_nothing(
    hours: BusinessHours, received: datetime, goal: timedelta
) -> None:
    then = due(hours, received, goal)
    assert then > received
    assert remaining(hours, received, then, goal) == timedelta(0)
    assert remaining(hours, received, then - timedelta(seconds=1), goal) == timedelta(seconds=1)


@given(offices, instants, waits, waits)
def test_remaining_never_grows_and_never_exceeds_the_goal(
    hours: BusinessHours, received: datetime, first: timedelta, more: timedelta
) -> None:
    sooner = remaining(hours, received, received + first, GOAL)
    later = remaining(hours, received, received + first + more, GOAL)
    assert later <= sooner <= GOAL
    assert remaining(hours, received, received - first, GOAL) == GOAL


@given(offices, instants, goals, near)
def test_one_more_holiday_never_makes_due_earlier(
    hours: BusinessHours, received: datetime, goal: timedelta, day: date
) -> None:
    fewer_hours = BusinessHours(hours.zone, hours.weekly, hours.holidays | {day}, hours.closures)
    assert due(fewer_hours, received, goal) >= due(hours, received, goal)


@pytest.mark.parametrize(
    ("left", "expected"),
    [
        (GOAL, Level.CALM),
        (timedelta(hours=2, seconds=1), Level.CALM),
        (timedelta(hours=2), Level.NOTICE),
        (timedelta(hours=1, seconds=1), Level.NOTICE),
        (timedelta(hours=1), Level.WARNING),
        (timedelta(minutes=15, seconds=1), Level.WARNING),
        (timedelta(minutes=15), Level.URGENT),
        (timedelta(0), Level.URGENT),
        (timedelta(seconds=-1), Level.BREACHED),
        (-GOAL, Level.BREACHED),
    ],
)
def test_level(left: timedelta, expected: Level) -> None:
    assert level(left) is expected


def test_a_ticking_countdown() -> None:
    read = countdown(VISIT, at("2026-11-23T09:00"), at("2026-11-23T10:30"), GOAL)
    assert (read.remaining, read.due, read.level) == (2.5 * HOUR, at("2026-11-23T14:00"), Level.CALM)
    assert (read.frozen, read.resumes) == ("", None)


def test_a_frozen_countdown_says_why_and_until_when() -> None:
    read = countdown(VISIT, at("2026-11-23T09:00"), at("2026-11-23T12:30"), GOAL)
    assert (read.remaining, read.level) == (HOUR, Level.WARNING)
    assert (read.frozen, read.resumes) == ("lunch", at("2026-11-23T13:00"))


def test_nothing_left_at_midnight_is_not_yet_breached() -> None:
    received = at("2026-11-23T13:00")
    assert countdown(VISIT, received, at("2026-11-24T00:00"), GOAL).level is Level.URGENT
    assert countdown(VISIT, received, at("2026-11-24T08:00:01"), GOAL).level is Level.BREACHED


def at(wall: str) -> datetime:
    return datetime.fromisoformat(f"{wall}-08:00").astimezone(UTC)
