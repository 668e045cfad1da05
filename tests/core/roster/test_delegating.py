"""The role lent: proposed, agreed to, active, ended by itself; the response clock knows nothing of it."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from sretui.core.clock import due
from sretui.core.roster.changes import Delegation, Refusal, Role, Roster, Said
from sretui.core.roster.deciding import Slot, Wish, covered
from sretui.core.roster.delegating import Lending, accepted, delegated, ended, lending
from sretui.core.roster.duty import duty
from sretui.core.roster.weeks import laid_over
from sretui.core.team import Team
from tests.core.roster.weeks_of_duty import MONDAY, NOW, TEAM, pst

START, END = pst("2026-11-24T13:00"), pst("2026-11-24T17:00")
ALICE, BOB = Said(NOW, "alice"), Said(NOW, "bob")


def proposed(asked: Said = ALICE, agreed: Said | None = None) -> Delegation:
    made = delegated(TEAM, "x", START, END, asked, NOW, agreed=agreed, reason="dentist")
    assert isinstance(made, Delegation)
    return made


def with_it(one: Delegation) -> Team:
    return replace(TEAM, delegations=(one,))


@pytest.mark.parametrize(
    ("agreed", "over", "now", "state"),
    [
        (None, None, NOW, Lending.PROPOSED),
        (None, None, END, Lending.LAPSED),
        (None, BOB, NOW, Lending.DECLINED),
        (None, ALICE, NOW, Lending.WITHDRAWN),
        (BOB, None, NOW, Lending.ACCEPTED),
        (BOB, None, START, Lending.ACTIVE),
        (BOB, None, END, Lending.ENDED),
        (BOB, ALICE, NOW, Lending.WITHDRAWN),
        (BOB, Said(START + timedelta(hours=1), "alice"), END - timedelta(hours=2), Lending.ENDED),
    ],
)
def test_how_it_stands(agreed: Said | None, over: Said | None, now: datetime, state: Lending) -> None:
    assert lending(replace(proposed(), agreed=agreed, ended=over), now) is state


def test_the_backup_acts_as_long_as_it_is_active_and_the_clock_does_not_change() -> None:
    team = with_it(proposed(agreed=BOB))
    acting = [duty(team, at).acting for at in (START - timedelta(seconds=1), START, END)]
    assert acting == ["alice", "bob", "alice"]
    assert {duty(team, at).primary for at in (NOW, START, END)} == {"alice"}
    assert due(team.hours, NOW, team.goal) == due(TEAM.hours, NOW, TEAM.goal)


def test_before_the_others_word_nobody_acts() -> None:
    assert duty(with_it(proposed()), START).acting == "alice"
    assert proposed().waits_for == "bob"
    assert proposed(BOB).waits_for == "alice"


def test_it_is_void_when_the_roles_have_passed_to_others() -> None:
    cover = covered(TEAM, Roster(), Slot(MONDAY, Role.PRIMARY), "erin", Wish(("o",), BOB, BOB), NOW)
    assert isinstance(cover, Roster)
    team = replace(laid_over(TEAM, cover), delegations=(proposed(agreed=BOB),))
    assert (duty(team, START).primary, duty(team, START).acting) == ("erin", "erin")


def test_agreed_to_late_it_begins_now() -> None:
    late = START + timedelta(minutes=20)
    given = accepted(proposed(), Said(late, "bob"), late)
    assert isinstance(given, Delegation)
    assert given.start == late
    assert isinstance(accepted(given, BOB, late), Refusal)
    assert isinstance(accepted(proposed(), BOB, END), Refusal)


def test_it_can_be_ended_before_its_time_and_only_once() -> None:
    at = START + timedelta(hours=1)
    over = ended(proposed(agreed=BOB), Said(at, "alice"), at)
    assert isinstance(over, Delegation)
    assert duty(with_it(over), at).acting == "alice"
    assert duty(with_it(over), at - timedelta(seconds=1)).acting == "bob"
    assert isinstance(ended(over, ALICE, at), Refusal)


@pytest.mark.parametrize(
    ("start", "end", "asked", "says"),
    [
        (NOW - timedelta(1), END, ALICE, "in the past"),
        (START, START, ALICE, "before it begins"),
        (START, pst("2026-11-27T10:00"), ALICE, "pass to others"),
        (START, END, Said(NOW, "carol"), "only Alice or Bob"),
        (pst("2027-05-05T10:00"), pst("2027-05-05T11:00"), ALICE, "Nobody is on duty"),
    ],
)
def test_what_cannot_be_is_refused(start: datetime, end: datetime, asked: Said, says: str) -> None:
    made = delegated(TEAM, "x", start, end, asked, NOW)
    assert isinstance(made, Refusal)
    assert says in made.sentence


def test_the_same_time_is_not_lent_twice() -> None:
    again = delegated(with_it(proposed()), "y", START, END, ALICE, NOW)
    assert isinstance(again, Refusal)
    assert "already" in again.sentence
