"""What is pointed out, and what is not."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from sretui.core.roster.changes import Override, Role, Said, Shift
from sretui.core.roster.duty import next_change
from sretui.core.roster.findings import findings
from sretui.core.team import Membership, Person, Team
from tests.core.roster.weeks_of_duty import MONDAY, NOW, TEAM, pst

NEXT = MONDAY + timedelta(weeks=1)


def with_next(primary: str, backup: str) -> Team:
    return replace(TEAM, shifts=(TEAM.shifts[0], Shift(NEXT, primary, backup), *TEAM.shifts[2:]))


def leaves_next_week() -> Team:
    gone = Person("carol", "Carol", experienced=True, memberships=(Membership(end=MONDAY),))
    return replace(TEAM, people=(*(one for one in TEAM.people if one.login != "carol"), gone))


def test_a_sound_roster_is_passed_over_in_silence() -> None:
    assert findings(TEAM, NOW) == ()


@pytest.mark.parametrize(
    ("team", "week", "says"),
    [
        (with_next("erin", "Erin"), NEXT, "is Primary and Backup at once"),
        (with_next("alice", "carol"), NEXT, "Alice is Primary for the second week running"),
        (with_next("bob", "dan"), NEXT, "Bob and Dan are both new to it"),
        (with_next("zoe", "carol"), NEXT, "zoe is not on the team then"),
        (leaves_next_week(), NEXT, "Carol is not on the team then"),
        (replace(TEAM, shifts=(TEAM.shifts[0], *TEAM.shifts[2:])), MONDAY, "a week is missing"),
        (replace(TEAM, shifts=TEAM.shifts[:2]), None, "The roster ends 2026-12-04"),
        (replace(TEAM, shifts=TEAM.shifts[1:]), None, "Nobody is on duty now"),
        (replace(TEAM, shifts=()), None, "Nobody is on duty now"),
    ],
)
def test_what_is_odd_is_pointed_out(team: Team, week: date | None, says: str) -> None:
    assert any(one.week == week and says in one.sentence for one in findings(team, NOW)), findings(team, NOW)


def test_newcomers_are_pointed_out_only_where_somebody_wrote_down_who_is_experienced() -> None:
    people = tuple(replace(one, experienced=False) for one in TEAM.people)
    assert findings(replace(with_next("bob", "dan"), people=people), NOW) == ()


def test_an_override_of_a_week_that_is_not_there() -> None:
    lost = Override(
        "x", date(2027, 6, 7), Role.PRIMARY, "erin", "alice", Said(NOW, "erin"), Said(NOW, "alice")
    )
    (found,) = findings(replace(TEAM, overrides=(lost,)), NOW)
    assert found.sentence == "Erin stands in for Alice in a week the roster lacks."


def test_the_next_change_is_the_handover_or_a_cover_before() -> None:
    found = next_change(TEAM, NOW)
    assert found is not None
    assert found[1] is not None
    assert (found[0], found[1].primary) == (pst("2026-11-25T17:00"), "bob")
    cover = Override(
        "x",
        MONDAY,
        Role.BACKUP,
        "erin",
        "bob",
        Said(NOW, "bob"),
        Said(NOW, "erin"),
        end=NOW + timedelta(hours=1),
    )
    after = next_change(replace(TEAM, overrides=(cover,)), NOW)
    assert after is not None
    assert after[1] is not None
    assert (after[0], after[1].backup) == (NOW + timedelta(hours=1), "bob")


def test_after_the_last_week_nobody_comes() -> None:
    team = replace(TEAM, shifts=TEAM.shifts[:1])
    assert next_change(team, NOW) == (pst("2026-11-25T17:00"), None)
    assert next_change(replace(TEAM, shifts=()), NOW) is None
