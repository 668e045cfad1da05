"""Who is on duty when: the close before the shift's first interval is where the duty changes hands."""

from datetime import UTC, date, datetime, time

import pytest

from sretui.core.hours import BusinessHours
from sretui.core.roster.duty import Duty, duty
from sretui.core.team import Shift, Team

HOLIDAYS = frozenset({date(2026, 11, 26), date(2026, 11, 27), date(2026, 12, 7)})
SHIFTS = (
    Shift(date(2026, 11, 30), "carol", "dan"),
    Shift(date(2026, 11, 23), "alice", "bob"),
    Shift(date(2026, 12, 7), "erin", "frank"),
)
TEAM = Team(name="Kestrel", hours=BusinessHours.visit(HOLIDAYS), shifts=SHIFTS)


def pst(wall: str) -> datetime:
    return datetime.fromisoformat(f"{wall}-08:00").astimezone(UTC)


@pytest.mark.parametrize(
    ("now", "primary"),
    [
        ("2026-11-20T16:59:59", None),
        ("2026-11-20T17:00", "alice"),  # the weekend's arrivals are the incoming Primary's
        ("2026-11-23T08:00", "alice"),
        ("2026-11-25T16:59:59", "alice"),
        ("2026-11-25T17:00", "carol"),  # and so are the holidays' before it
        ("2026-12-04T16:59:59", "carol"),
        ("2026-12-04T17:00", "erin"),
        ("2026-12-07T10:00", "erin"),  # a holiday
        ("2026-12-11T16:59:59", "erin"),
        ("2026-12-11T17:00", None),  # the roster has run out
    ],
)
def test_handover(now: str, primary: str | None) -> None:
    assert duty(TEAM, pst(now)).primary == primary


def test_a_shift_and_the_next() -> None:
    assert duty(TEAM, pst("2026-11-24T10:00")) == Duty(
        primary="alice",
        backup="bob",
        starts=pst("2026-11-23T08:00"),
        ends=pst("2026-11-25T17:00"),
        next_primary="carol",
        next_backup="dan",
    )


def test_a_holiday_on_monday_moves_the_start() -> None:
    found = duty(TEAM, pst("2026-12-05T10:00"))
    assert (found.starts, found.ends) == (pst("2026-12-08T08:00"), pst("2026-12-11T17:00"))
    assert (found.next_primary, found.next_backup) == (None, None)


def test_before_the_roster_begins_the_first_shift_is_next() -> None:
    assert duty(TEAM, pst("2026-11-02T10:00")) == Duty(next_primary="alice", next_backup="bob")


def test_in_a_week_without_an_entry_nobody_is_on_duty() -> None:
    team = Team(name="Kestrel", hours=BusinessHours.visit(), shifts=(SHIFTS[1], SHIFTS[2]))
    found = duty(team, pst("2026-12-02T10:00"))
    assert (found.primary, found.ends, found.next_primary) == (None, None, "erin")


def test_a_shift_that_begins_some_days_later_leaves_no_gap() -> None:
    tuesday = Shift(date(2026, 12, 1), "carol", "dan")
    team = Team(name="Kestrel", hours=BusinessHours.visit(), shifts=(SHIFTS[1], tuesday))
    assert duty(team, pst("2026-11-30T16:59:59")).primary == "alice"
    assert duty(team, pst("2026-11-30T17:00")).primary == "carol"


def test_a_shift_inside_a_closure_is_passed_over() -> None:
    closed = frozenset(date(2026, 11, day) for day in range(23, 28))
    team = Team(name="Kestrel", hours=BusinessHours.visit(closed), shifts=SHIFTS)
    assert duty(team, pst("2026-11-24T10:00")).primary == "carol"


def test_a_team_that_never_closes_changes_hands_at_midnight() -> None:
    always = BusinessHours("America/Los_Angeles", {day: [(time(0), time(0))] for day in range(7)})
    team = Team(name="Kestrel", hours=always, shifts=SHIFTS)
    assert duty(team, pst("2026-11-29T23:59:59")).primary == "alice"
    assert duty(team, pst("2026-11-30T00:00")).primary == "carol"


def test_an_empty_roster_has_nobody() -> None:
    assert duty(Team(name="Kestrel", hours=BusinessHours.visit()), pst("2026-11-24T10:00")) == Duty()
