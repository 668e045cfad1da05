"""Changing the roster: tables of what is allowed, and properties that hold for any course of changes."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sretui.core.roster.changes import Refusal, Role, Roster, Said, Shift
from sretui.core.roster.deciding import Slot, Wish, agreed, covered, edited, together, traded, undone
from sretui.core.roster.duty import duty
from sretui.core.roster.weeks import history, laid_over, stretches, week_of, weeks
from sretui.core.team import Membership, Person, Team
from tests.core.roster.courses import changes, courses
from tests.core.roster.weeks_of_duty import MONDAY, NOW, TEAM, pst

THIS, NEXT, THIRD, FOURTH = (MONDAY + timedelta(weeks=week) for week in range(4))
ASKED = Said(NOW, "alice")
YES = Said(NOW, "bob")
WISH = Wish(("one", "two", "both"), ASKED, YES)


def primary(team: Team, roster: Roster, wall: str) -> str | None:
    return duty(laid_over(team, roster), pst(wall)).primary


def trade() -> Roster:
    """bob is Primary next week, carol in the third: they exchange."""
    made = traded(TEAM, Roster(), Slot(NEXT, Role.PRIMARY), Slot(FOURTH, Role.PRIMARY), WISH, NOW)
    assert isinstance(made, Roster)
    return made


def test_a_trade_is_two_overrides_that_belong_together() -> None:
    roster = trade()
    assert [(one.week, one.who, one.instead, one.trade) for one in roster.overrides] == [
        (NEXT, "dan", "bob", "both"),
        (FOURTH, "bob", "dan", "both"),
    ]
    assert primary(TEAM, roster, "2026-12-01T10:00") == "dan"
    assert primary(TEAM, roster, "2026-12-16T10:00") == "bob"
    # the weekend before, and the holidays too, go along
    assert primary(TEAM, roster, "2026-11-26T10:00") == "dan"


def test_a_trade_that_is_asked_for_changes_nothing_until_both_halves_are_agreed_to() -> None:
    asked = traded(
        TEAM, Roster(), Slot(NEXT, Role.PRIMARY), Slot(FOURTH, Role.PRIMARY), replace(WISH, agreed=None), NOW
    )
    assert isinstance(asked, Roster)
    assert primary(TEAM, asked, "2026-12-01T10:00") == "bob"
    given = agreed(TEAM, asked, "two", Said(NOW, "dan"), NOW)
    assert isinstance(given, Roster)
    assert [one.agreed for one in given.overrides] == [Said(NOW, "dan")] * 2
    assert primary(TEAM, given, "2026-12-01T10:00") == "dan"
    late = agreed(TEAM, asked, "one", Said(NOW, "dan"), pst("2026-11-28T10:00"))
    assert late == Refusal("It is too late to agree: a part of it lies in the past by now.")
    assert isinstance(agreed(TEAM, given, "one", YES, NOW), Refusal)


def test_a_trade_undone_is_undone_in_both_weeks() -> None:
    roster = trade()
    back = undone(TEAM, roster, "two", Said(NOW, "dan"), NOW)
    assert isinstance(back, Roster)
    assert all(one.undone == Said(NOW, "dan") for one in back.overrides)
    assert [stretches(laid_over(TEAM, back), week) for week in weeks(TEAM)] == [
        stretches(TEAM, week) for week in weeks(TEAM)
    ]
    assert isinstance(undone(TEAM, back, "one", YES, NOW), Refusal)


def test_a_trade_of_which_one_week_has_begun_stays() -> None:
    refused = undone(TEAM, trade(), "two", YES, pst("2026-12-01T10:00"))
    assert refused == Refusal("One of the two weeks has begun: trade anew, or cover the rest.")


def test_roles_can_be_exchanged_within_a_week() -> None:
    made = traded(TEAM, Roster(), Slot(NEXT, Role.PRIMARY), Slot(NEXT, Role.BACKUP), WISH, NOW)
    assert isinstance(made, Roster)
    found = duty(laid_over(TEAM, made), pst("2026-12-01T10:00"))
    assert (found.primary, found.backup) == ("carol", "bob")


def test_a_cover_for_a_part_of_a_week() -> None:
    start, end = pst("2026-12-01T13:00"), pst("2026-12-02T12:00")
    made = covered(TEAM, Roster(), Slot(NEXT, Role.PRIMARY), "erin", WISH, NOW, start=start, end=end)
    assert isinstance(made, Roster)
    after = laid_over(TEAM, made)
    week = week_of(after, NEXT)
    assert week is not None
    assert [(one.start, one.primary) for one in stretches(after, week)] == [
        (pst("2026-11-25T17:00"), "bob"),
        (start, "erin"),
        (end, "bob"),
    ]


def test_what_is_left_of_a_week_that_runs_can_be_covered_and_what_is_left_of_a_cover_taken_back() -> None:
    made = covered(TEAM, Roster(), Slot(THIS, Role.PRIMARY), "erin", WISH, NOW)
    assert isinstance(made, Roster)
    assert primary(TEAM, made, "2026-11-24T09:59:59") == "alice"
    assert primary(TEAM, made, "2026-11-24T10:00") == "erin"
    later = pst("2026-11-25T09:00")
    back = undone(TEAM, made, "one", YES, later)
    assert isinstance(back, Roster)
    assert primary(TEAM, back, "2026-11-24T16:00") == "erin"
    assert primary(TEAM, back, "2026-11-25T09:00") == "alice"
    assert isinstance(undone(TEAM, back, "one", YES, later), Refusal)


def test_what_was_agreed_on_last_holds() -> None:
    first = covered(TEAM, Roster(), Slot(NEXT, Role.PRIMARY), "erin", WISH, NOW)
    assert isinstance(first, Roster)
    later = Wish(("three",), Said(NOW, "erin"), Said(NOW + timedelta(hours=1), "frank"))
    both = covered(TEAM, first, Slot(NEXT, Role.PRIMARY), "frank", later, NOW)
    assert isinstance(both, Roster)
    assert primary(TEAM, both, "2026-12-01T10:00") == "frank"


def test_a_week_is_edited_and_added() -> None:
    made = edited(TEAM, Roster(), Shift(NEXT, "erin", "frank"), NOW)
    assert made == Roster((Shift(NEXT, "erin", "frank"),))
    assert primary(TEAM, made, "2026-12-01T10:00") == "erin"
    last = MONDAY + timedelta(weeks=8)
    assert isinstance(edited(TEAM, made, Shift(last, "carol", "dan"), NOW), Roster)


LEFT = replace(
    TEAM, people=(*TEAM.people[:-1], Person("frank", "Frank", memberships=(Membership(end=NEXT),)))
)


@pytest.mark.parametrize(
    ("result", "says"),
    [
        (edited(TEAM, Roster(), Shift(THIS, "erin", "frank"), NOW), "has begun"),
        (edited(TEAM, Roster(), Shift(date(2026, 11, 16), "erin", "frank"), NOW), "is over"),
        (edited(TEAM, Roster(), Shift(date(2026, 11, 24), "erin", "frank"), NOW), "Somebody is on duty then"),
        (edited(TEAM, Roster(), Shift(NEXT, "erin", "Erin"), NOW), "Primary and Backup at once"),
        (edited(TEAM, Roster(), Shift(NEXT, "erin", "zoe"), NOW), "zoe is not on the team"),
        (edited(LEFT, Roster(), Shift(THIRD, "erin", "frank"), NOW), "Frank has left the team by then"),
        (edited(TEAM, trade(), Shift(NEXT, "erin", "frank"), NOW), "take it back first"),
        (covered(TEAM, Roster(), Slot(NEXT, Role.PRIMARY), "carol", WISH, NOW), "at once"),
        (covered(TEAM, Roster(), Slot(NEXT, Role.PRIMARY), "bob", WISH, NOW), "Bob has that role already"),
        (covered(TEAM, Roster(), Slot(date(2027, 5, 3), Role.PRIMARY), "bob", WISH, NOW), "no such week"),
        (
            covered(TEAM, Roster(), Slot(THIS, Role.PRIMARY), "erin", WISH, NOW, start=NOW - timedelta(1)),
            "in the past",
        ),
        (covered(TEAM, Roster(), Slot(NEXT, Role.PRIMARY), "erin", WISH, NOW, end=NOW), "outside that week"),
        (
            traded(TEAM, Roster(), Slot(THIS, Role.PRIMARY), Slot(NEXT, Role.PRIMARY), WISH, NOW),
            "Cover the rest of it instead",
        ),
        (
            traded(TEAM, Roster(), Slot(NEXT, Role.BACKUP), Slot(THIRD, Role.PRIMARY), WISH, NOW),
            "Carol has both already",
        ),
        (
            traded(TEAM, Roster(), Slot(THIS, Role.BACKUP), Slot(FOURTH, Role.PRIMARY), WISH, NOW),
            "has begun",
        ),
        (
            traded(TEAM, Roster(), Slot(NEXT, Role.PRIMARY), Slot(THIRD, Role.PRIMARY), WISH, NOW),
            "Carol would be Primary and Backup at once",
        ),
        (agreed(TEAM, Roster(), "none", YES, NOW), "nothing to agree to"),
        (undone(TEAM, Roster(), "none", YES, NOW), "taken back already"),
    ],
)
def test_what_cannot_be_is_refused_in_a_sentence(result: Roster | Refusal, says: str) -> None:
    assert isinstance(result, Refusal)
    assert says in result.sentence


def test_a_week_added_later_does_not_fill_the_gap_of_yesterday() -> None:
    team = replace(TEAM, shifts=TEAM.shifts[:1])
    now = pst("2026-12-01T10:00")
    assert duty(team, now).primary is None
    assert isinstance(edited(team, Roster(), Shift(date(2026, 12, 2), "carol", "dan"), now), Refusal)
    running = edited(team, Roster(), Shift(date(2026, 11, 30), "carol", "dan"), now)
    assert isinstance(running, Roster)
    assert primary(team, running, "2026-12-01T10:00") == "carol"
    far = edited(team, Roster(), Shift(date(2026, 12, 14), "carol", "dan"), now)
    assert isinstance(far, Roster)
    assert primary(team, far, "2026-12-01T09:00") is None


# properties


@settings(deadline=None, max_examples=40)
@given(courses())
def test_the_past_never_changes(drawn: tuple[Roster, list[tuple[datetime, Roster]]]) -> None:
    _, course = drawn
    before = TEAM
    for now, roster in course:
        after = laid_over(TEAM, roster)
        assert history(before, now) == history(after, now)
        before = after


@settings(deadline=None, max_examples=40)
@given(courses())
def test_every_instant_has_one_duty_and_primary_and_backup_differ(
    drawn: tuple[Roster, list[tuple[datetime, Roster]]],
) -> None:
    team = laid_over(TEAM, drawn[0])
    at = min(week.begins for week in weeks(TEAM))
    for week in weeks(team):
        for part in stretches(team, week):
            assert part.start == at  # no gap, and no overlap
            at = part.end
            assert part.primary != part.backup
            middle = duty(team, part.start + (part.end - part.start) / 2)
            assert (middle.primary, middle.backup) == (part.primary, part.backup)


@settings(deadline=None, max_examples=40)
@given(courses(), st.data())
def test_a_change_taken_back_at_once_is_the_roster_before(
    drawn: tuple[Roster, list[tuple[datetime, Roster]]], data: st.DataObject
) -> None:
    roster, course = drawn
    now = course[-1][0] if course else NOW
    made = data.draw(changes(roster, now, 99))
    new = (
        {one.id for one in made.overrides} - {one.id for one in roster.overrides}
        if isinstance(made, Roster)
        else set()
    )
    if not new or not isinstance(made, Roster):
        return
    back = undone(laid_over(TEAM, made), made, min(new), Said(now, "alice"), now)
    halves = together(made, min(new))
    if isinstance(back, Refusal):
        assert len(halves) == 1  # a cover from this second on has begun already
        return
    before, after = laid_over(TEAM, roster), laid_over(TEAM, back)
    for week in weeks(TEAM):
        assert stretches(before, week) == stretches(after, week)
