"""Two people's edits put together: both survive, in either order, or a person is asked."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sretui.core.roster.changes import Delegation, Refusal, Role, Roster, Said, Shift
from sretui.core.roster.deciding import Slot, Wish, agreed, covered, edited, traded, undone
from sretui.core.roster.merging import arranged, merged
from tests.core.roster.courses import changes, courses
from tests.core.roster.weeks_of_duty import MONDAY, NOW, TEAM

THIS, NEXT, THIRD, FOURTH, FIFTH = (MONDAY + timedelta(weeks=week) for week in range(5))
BASE = Roster(shifts=TEAM.shifts)
EMPTY = replace(TEAM, shifts=())


def wish(name: str, *, yes: bool = True) -> Wish:
    return Wish((f"{name}-1", f"{name}-2", f"{name}-3"), Said(NOW, name), Said(NOW, "bob") if yes else None)


def made(result: Roster | Refusal) -> Roster:
    assert isinstance(result, Roster), result
    return result


def cover(who: str, week: int = 1, role: Role = Role.PRIMARY, roster: Roster = BASE) -> Roster:
    slot = Slot(MONDAY + timedelta(weeks=week), role)
    return made(covered(EMPTY, roster, slot, who, wish(who), NOW))


def cover_backup() -> Roster:
    """Let erin be Backup next week, too."""
    slot = Slot(NEXT, Role.BACKUP)
    return made(covered(EMPTY, BASE, slot, "erin", wish("backup"), NOW))


def edit(week: int, primary: str, backup: str, roster: Roster = BASE) -> Roster:
    return made(edited(EMPTY, roster, Shift(MONDAY + timedelta(weeks=week), primary, backup), NOW))


def trade(week: int, other: int, roster: Roster = BASE) -> Roster:
    one, two = (Slot(MONDAY + timedelta(weeks=each), Role.PRIMARY) for each in (week, other))
    return made(traded(EMPTY, roster, one, two, wish(f"trade{week}"), NOW))


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        (cover("erin"), edit(4, "alice", "frank")),
        (cover("erin"), cover("frank", 3)),
        (trade(1, 3), cover("frank", 2, Role.BACKUP)),
        (edit(1, "erin", "carol"), edit(2, "dan", "alice")),
        (edit(1, "erin", "carol"), edit(1, "bob", "frank")),  # one the Primary, the other the Backup
        (edit(8, "alice", "carol"), edit(9, "bob", "dan")),
    ],
)
def test_both_edits_survive_in_either_order(ours: Roster, theirs: Roster) -> None:
    both = made(merged(EMPTY, BASE, ours, theirs))
    assert both == merged(EMPTY, BASE, theirs, ours)
    assert {one.id for one in both.overrides} == {one.id for one in (*ours.overrides, *theirs.overrides)}
    for one, other in ((ours, theirs), (theirs, ours)):
        assert merged(EMPTY, BASE, one, both) == both  # once more changes nothing
        assert set(one.shifts) - set(BASE.shifts) <= set(both.shifts) or one.shifts[1] != other.shifts[1]


@pytest.mark.parametrize(
    ("ours", "theirs", "says"),
    [
        (edit(1, "erin", "carol"), edit(1, "frank", "carol"), "changed the week of 2026-11-30 meanwhile"),
        (cover("erin"), cover("frank"), "is Primary in the week of 2026-11-30 by now"),
        (cover("erin"), edit(1, "dan", "carol"), "is Primary in the week of 2026-11-30 by now"),
        (cover("erin"), cover_backup(), "one person would be Primary and Backup"),
        (edit(1, "erin", "carol"), replace(BASE, shifts=(BASE.shifts[0],)), "changed the week of 2026-11-30"),
        (cover("erin"), replace(BASE, shifts=(BASE.shifts[0],)), "changed the week of 2026-11-30"),
    ],
)
def test_where_a_person_must_decide_nobody_wins_in_silence(ours: Roster, theirs: Roster, says: str) -> None:
    for one, other in ((ours, theirs), (theirs, ours)):
        found = merged(EMPTY, BASE, one, other)
        assert isinstance(found, Refusal)
        assert says in found.sentence


def test_the_same_word_given_twice_counts_once() -> None:
    asked = made(covered(EMPTY, BASE, Slot(NEXT, Role.PRIMARY), "erin", wish("bob", yes=False), NOW))
    first = made(agreed(EMPTY, asked, "bob-1", Said(NOW, "erin"), NOW))
    second = made(agreed(EMPTY, asked, "bob-1", Said(NOW + timedelta(seconds=5), "erin", "bob"), NOW))
    both = made(merged(EMPTY, asked, second, first))
    assert both == arranged(first)
    back = made(undone(EMPTY, asked, "bob-1", Said(NOW, "bob"), NOW))
    (one,) = made(merged(EMPTY, asked, first, back)).overrides
    assert (one.agreed, one.undone) == (Said(NOW, "erin"), Said(NOW, "bob"))


def test_a_delegation_is_agreed_to_on_one_side_while_the_other_edits() -> None:
    lent = Delegation("x", "alice", "bob", NOW, NOW + timedelta(hours=2), Said(NOW, "alice"))
    base = replace(BASE, delegations=(lent,))
    ours = replace(base, delegations=(replace(lent, agreed=Said(NOW, "bob")),))
    theirs = edit(2, "dan", "alice", base)
    both = made(merged(EMPTY, base, ours, theirs))
    assert both.delegations == ours.delegations
    assert both.shifts == theirs.shifts
    clash = merged(
        EMPTY,
        base,
        replace(base, delegations=(replace(lent, reason="a"),)),
        replace(base, delegations=(replace(lent, reason="b"),)),
    )
    assert isinstance(clash, Refusal)
    assert "delegation from alice to bob" in clash.sentence


@settings(deadline=None, max_examples=40)
@given(courses(), st.data())
def test_merging_commutes_and_once_is_enough(
    drawn: tuple[Roster, list[tuple[datetime, Roster]]], data: st.DataObject
) -> None:
    base, course = drawn
    now = course[-1][0] if course else NOW
    sides: list[Roster] = []
    for number in (50, 60):
        result = data.draw(changes(base, now, number))
        sides.append(result if isinstance(result, Roster) else base)
    ours, theirs = sides
    both = merged(TEAM, base, ours, theirs)
    other = merged(TEAM, base, theirs, ours)
    assert isinstance(both, Refusal) == isinstance(other, Refusal)
    if isinstance(both, Roster):
        assert both == other
        assert merged(TEAM, base, ours, both) == both
    assert merged(TEAM, base, ours, base) == arranged(ours)
