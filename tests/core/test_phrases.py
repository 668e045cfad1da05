from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from sretui.core.clock import Countdown, Level, countdown
from sretui.core.hours import BusinessHours
from sretui.core.phrases import (
    ago,
    answer_phrase,
    countdown_phrase,
    counted,
    days_and_hours,
    duration,
    local,
    rough,
    span,
    symbol,
    weekday_and_day,
    word,
)

HOME = ZoneInfo("America/Los_Angeles")
HOURS = BusinessHours.visit()
NOW = datetime(2026, 11, 23, 17, 42, 12, tzinfo=UTC)  # Monday 09:42:12 in California


def amount(text: str) -> timedelta:
    """Read `d h m s`."""
    days, hours, minutes, seconds = map(int, text.split())
    return timedelta(days=days, hours=hours, minutes=minutes, seconds=seconds)


def pst(wall: str) -> datetime:
    return datetime.fromisoformat(f"{wall}-08:00").astimezone(UTC)


@pytest.mark.parametrize(
    ("text", "exact", "coarse", "calendar", "ahead"),
    [
        ("0 0 0 0", "0m00s", "0m", "0m", "0m"),
        ("0 0 48 12", "48m12s", "48m", "48m", "48m"),
        ("0 1 0 0", "1h00m", "1h00m", "1h00m", "1h00m"),
        ("0 3 12 59", "3h12m", "3h12m", "3h12m", "3h12m"),
        ("1 7 5 0", "31h05m", "31h05m", "31h05m", "1d 7h"),
        ("3 7 30 0", "79h30m", "79h30m", "3d", "3d 7h"),
        ("0 -1 -5 0", "1h05m", "1h05m", "1h05m", "1h05m"),
        ("-9 0 0 0", "216h00m", "216h00m", "9d", "9d 0h"),
    ],
)
def test_amounts(text: str, exact: str, coarse: str, calendar: str, ahead: str) -> None:
    of = amount(text)
    assert (duration(of), rough(of), span(of), days_and_hours(of)) == (exact, coarse, calendar, ahead)


@pytest.mark.parametrize(
    ("seconds", "expected"),
    [(0, "0s ago"), (-5, "0s ago"), (59, "59s ago"), (60, "1m ago"), (3600, "1h ago"), (180000, "2d ago")],
)
def test_ago(seconds: int, expected: str) -> None:
    assert ago(NOW - timedelta(seconds=seconds), NOW) == expected


@pytest.mark.parametrize(
    ("at", "expected"),
    [
        ("2026-11-23T09:01", "Mon 09:01"),
        ("2026-11-27T17:00", "Fri 17:00"),
        ("2026-11-17T00:00", "Tue 00:00"),
        ("2026-11-16T23:59", "16 Nov 23:59"),
        ("2026-11-30T08:00", "30 Nov 08:00"),
        ("2025-11-12T09:01", "12 Nov 2025 09:01"),
    ],
)
def test_local(at: str, expected: str) -> None:
    assert local(pst(at), HOME, NOW) == expected


def test_local_across_the_year_names_days_while_they_are_near() -> None:
    assert local(pst("2027-01-01T09:00"), HOME, pst("2026-12-31T09:00")) == "Fri 09:00"


def test_weekday_and_day() -> None:
    assert weekday_and_day(NOW, HOME) == "Mon 23 Nov"


@pytest.mark.parametrize(
    ("received", "now", "expected"),
    [
        ("2026-11-23T08:54:12", "2026-11-23T09:42:12", "3h12m left · due Mon 13:54"),
        ("2026-11-20T15:15", "2026-11-23T09:27", "48m00s left · due Mon 10:15"),
        ("2026-11-23T09:00", "2026-11-23T12:30", "1h00m left, lunch, resumes 13:00"),
        ("2026-11-20T14:00", "2026-11-20T18:00", "1h00m left, night, resumes Mon 08:00"),
        ("2026-11-23T08:00", "2026-11-23T14:05", "1h05m over"),
        ("2026-11-23T08:00", "2026-11-23T18:00", "4h00m over, night, resumes Tue 08:00"),
        ("2026-11-23T13:00", "2026-11-24T00:00", "0m00s left, night, resumes 08:00"),
    ],
)
def test_countdown_phrase(received: str, now: str, expected: str) -> None:
    read = countdown(HOURS, pst(received), pst(now), timedelta(hours=4))
    assert countdown_phrase(read, HOME, pst(now)) == expected


def test_a_frozen_clock_that_never_resumes_says_no_time() -> None:
    read = Countdown(timedelta(hours=1), NOW, Level.WARNING, frozen="closure")
    assert countdown_phrase(read, HOME, NOW) == "1h00m left, closure"


@pytest.mark.parametrize(
    ("took", "expected"),
    [("0 1 5 0", "answered in 1h05m"), ("0 4 0 0", "answered in 4h00m"), ("0 4 45 0", "answered 45m late")],
)
def test_answer_phrase(took: str, expected: str) -> None:
    assert answer_phrase(amount(took), timedelta(hours=4)) == expected


def test_an_answer_seconds_late_is_late() -> None:
    assert answer_phrase(timedelta(hours=4, seconds=1), timedelta(hours=4)) == "answered 1s late"


def test_every_level_has_its_own_symbol_and_words() -> None:
    assert len({symbol(level) for level in Level}) == len({word(level) for level in Level}) == len(Level)
    assert all(len(symbol(level)) <= 3 for level in Level)


def test_counted() -> None:
    assert (counted(0, "page"), counted(1, "page"), counted(2, "page")) == ("0 pages", "1 page", "2 pages")
