"""Which week an instant belongs to: the roster's, over weekends and holidays, and where it has none."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sretui.core.roster.changes import Override, Role, Said, Shift
from sretui.core.team import Team
from sretui.core.week.bounds import week_before, week_bounds, week_following, week_of_day
from tests.core.roster.weeks_of_duty import MONDAY, NOW, TEAM, pst

NOBODY = replace(TEAM, shifts=())
GAP = replace(TEAM, shifts=(Shift(MONDAY, "alice", "bob"), Shift(date(2026, 12, 21), "carol", "dan")))


@pytest.mark.parametrize(
    ("at", "begins", "ends"),
    [
        ("2026-11-20T16:59:59", "2026-11-13T17:00", "2026-11-20T17:00"),
        ("2026-11-20T17:00", "2026-11-20T17:00", "2026-11-25T17:00"),  # Thanksgiving and the Friday after it
        ("2026-11-25T16:59:59", "2026-11-20T17:00", "2026-11-25T17:00"),
        ("2026-11-26T10:00", "2026-11-25T17:00", "2026-12-04T17:00"),
        ("2026-12-06T10:00", "2026-12-04T17:00", "2026-12-11T17:00"),  # Monday is a holiday
    ],
)
@pytest.mark.parametrize("team", [TEAM, NOBODY], ids=["roster", "nobody"])
def test_weekends_and_holidays_are_the_incoming_primarys(team: Team, at: str, begins: str, ends: str) -> None:
    found = week_bounds(team, pst(at))
    assert (found.begins, found.ends) == (pst(begins), pst(ends))


def test_it_opens_with_business_and_hands_off_until_the_next_opens() -> None:
    found = week_bounds(TEAM, NOW)
    assert (found.opens, found.closes) == (pst("2026-11-23T08:00"), pst("2026-11-30T08:00"))


def test_those_on_duty_are_named_in_their_order() -> None:
    said = Said(NOW, "carol")
    cover = Override("o", MONDAY, Role.PRIMARY, "carol", "alice", said, said, start=pst("2026-11-24T13:00"))
    found = week_bounds(replace(TEAM, overrides=(cover,)), NOW)
    assert (found.primaries, found.backups) == (("alice", "carol"), ("bob",))
    assert week_bounds(NOBODY, NOW).primaries == ()


def test_a_local_day_says_its_week() -> None:
    assert week_of_day(TEAM, date(2026, 11, 22)).opens == pst("2026-11-23T08:00")
    assert week_of_day(TEAM, date(2026, 11, 25)).opens == pst("2026-11-23T08:00")
    assert week_of_day(TEAM, date(2026, 11, 26)).opens == pst("2026-11-30T08:00")


@pytest.mark.parametrize("team", [TEAM, NOBODY, GAP], ids=["roster", "nobody", "gap"])
@given(hours=st.integers(-2000, 3000))
def test_weeks_follow_one_another_without_gap_or_overlap(team: Team, hours: int) -> None:
    at = NOW + timedelta(hours=hours)
    found = week_bounds(team, at)
    assert found.holds(at)
    assert found.begins <= found.opens <= found.ends <= found.closes
    assert week_following(team, found).begins == found.ends
    assert week_before(team, found).ends == found.begins
    assert week_bounds(team, found.begins) == found
