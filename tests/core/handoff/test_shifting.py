from dataclasses import replace
from datetime import date, datetime

import pytest

from sretui.core.handoff.shifting import Handover, choose, handovers, troubles
from sretui.core.team import Membership, Person, Shift, Team
from tests.core.handoff.week import TEAM, at, same_twice

THIS, NEXT = date(2026, 11, 30), date(2026, 12, 7)


@pytest.mark.parametrize(
    ("now", "me", "begun", "week"),
    [
        (at(4), "alice", (), THIS),
        (at(1), "alice", (), THIS),
        (at(4, "16:59"), "carol", (), THIS),
        (at(4, "17:30"), "alice", (), THIS),  # the weekend: the next shift has taken over, but not begun
        (at(6), "bob", (), THIS),
        (at(7, "08:00"), "alice", (), NEXT),
        (at(7, "09:00"), "alice", (THIS,), THIS),  # begun and not ended: on another day, too
        (at(7, "09:00"), "carol", (THIS,), NEXT),
        (at(10), "dan", (), NEXT),
        (at(10), "dan", (THIS,), THIS),  # begun for who is absent
        (at(11, "08:00"), "dan", (THIS,), NEXT),  # the next one is due
        (at(11, "08:00"), "alice", (THIS,), THIS),
        (at(28, month=11), "alice", (), THIS),  # a holiday week before: its end is at the close of Wednesday
    ],
)
def test_which_week_is_at_hand(now: datetime, me: str, begun: tuple[date, ...], week: date) -> None:
    found = choose(TEAM, me, now, begun)
    assert found is not None
    assert found.week == week


def test_who_hands_to_whom() -> None:
    found = choose(TEAM, "alice", at(4))
    assert found == Handover(
        THIS, at(25, "17:00", 11), at(4, "17:00"), at(7, "08:00"), "alice", "carol", "dan"
    )
    assert not found.goes_on


def test_a_roster_that_ends() -> None:
    last = choose(TEAM, "bob", at(16))
    assert last is not None
    assert (last.giver, last.taker, last.backup, last.opens) == ("bob", "", "", None)
    assert choose(TEAM, "bob", at(30)) is not None, "what ended last can still be handed over"
    assert choose(replace(TEAM, shifts=()), "bob", at(4)) is None
    assert handovers(TEAM, at(20, month=10)) == ()


def test_the_same_person_twice() -> None:
    found = choose(same_twice(), "alice", at(4))
    assert found is not None
    assert found.goes_on


def test_a_confirmation_ends_when_one_of_them_is_swapped() -> None:
    found = choose(TEAM, "alice", at(4))
    assert found is not None
    assert found.pair == replace(found, taker="CAROL").pair
    assert len({found.pair, replace(found, taker="dan").pair, replace(found, backup="bob").pair}) == 3


BOTH = replace(TEAM, shifts=(TEAM.shifts[0], Shift(NEXT, "carol", "carol")))
GONE = replace(
    TEAM,
    people=(*TEAM.people[:2], Person("carol", "Carol", memberships=(Membership(None, date(2026, 12, 5)),))),
)


@pytest.mark.parametrize(
    ("team", "assignable", "words"),
    [
        (TEAM, (), ""),
        (TEAM, ("CAROL", "dan"), ""),
        (TEAM, ("dan",), "GitHub does not let carol be assigned"),
        (BOTH, (), "Carol would be Primary and Backup at once"),
        (GONE, (), "Carol has left the team by then"),
        (replace(TEAM, shifts=TEAM.shifts[:1]), (), "The roster has nobody after this week"),
    ],
)
def test_what_is_wrong_with_who_comes_next(team: Team, assignable: tuple[str, ...], words: str) -> None:
    found = choose(team, "alice", at(4))
    assert found is not None
    told = troubles(found, team, assignable)
    assert bool(told) == bool(words)
    assert words in " ".join(told)
