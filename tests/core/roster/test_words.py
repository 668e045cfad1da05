"""The roster in words."""

from dataclasses import replace
from datetime import timedelta

import pytest

from sretui.core.entries import Entry, Kind
from sretui.core.roster.changes import Delegation, Override, Role, Said
from sretui.core.roster.duty import Duty, Standpoint, asked_of, standpoint
from sretui.core.roster.keeping import as_data, delegations
from sretui.core.roster.words import standing_words, title_of, told_team
from tests.core.roster.weeks_of_duty import MONDAY, NOW, TEAM, pst

NEXT = MONDAY + timedelta(weeks=1)
ONE = Override(
    "1", NEXT, Role.PRIMARY, "carol", "bob", Said(NOW, "bob"), Said(NOW, "carol", "bob"), trade="t"
)
TWO = Override("2", MONDAY + timedelta(weeks=2), Role.PRIMARY, "bob", "carol", Said(NOW, "bob"), trade="t")
LENT = Delegation("d", "alice", "bob", NOW, pst("2026-11-24T15:00"), Said(NOW, "alice"), reason="dentist")


def test_a_trade_is_named_by_its_weeks_in_their_order() -> None:
    assert title_of(TEAM, (TWO, ONE)) == "Bob and Carol trade the weeks of Mon 30 Nov and Mon 7 Dec"
    part = replace(ONE, trade="", start=NOW)
    assert title_of(TEAM, (part,)) == "Carol is Primary for Bob, week of Mon 30 Nov (a part)"


def test_the_team_is_told_each_week() -> None:
    assert told_team(TEAM, (TWO, replace(ONE, reason="travel"))) == (
        "Carol is Primary instead of Bob: the week of Mon 30 Nov; travel.\n"
        "Bob is Primary instead of Carol: the week of Mon 7 Dec."
    )


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (ONE, "agreed by Carol, Tue 10:00 (noted by you)"),
        (replace(ONE, undone=Said(NOW, "carol")), "taken back by Carol, Tue 10:00"),
        (TWO, "asked by you, Tue 10:00; waits for Carol"),
        (LENT, "asked by Alice, Tue 10:00; waits for you"),
        (replace(LENT, agreed=Said(NOW, "bob")), "active, agreed by you, Tue 10:00"),
        (replace(LENT, ended=Said(NOW, "bob")), "declined by you, Tue 10:00"),
        (replace(LENT, end=NOW), "lapsed"),
    ],
)
def test_how_a_change_stands(change: Override | Delegation, words: str) -> None:
    assert standing_words(TEAM, change, "bob", TEAM.hours.tz, NOW) == words


def test_what_waits_for_somebody_is_counted_a_trade_once() -> None:
    asked = replace(TEAM, overrides=(replace(ONE, agreed=None), TWO), delegations=(LENT,))
    assert [asked_of(asked, me, NOW) for me in ("alice", "bob", "carol")] == [0, 1, 1]
    assert asked_of(asked, "carol", pst("2026-12-20T10:00")) == 0


def test_who_looks() -> None:
    on = Duty("alice", "bob", next_primary="carol", next_backup="dan")
    found = [standpoint(on, me) for me in ("Alice", "bob", "carol", "dan", "erin")]
    assert found == [
        Standpoint.PRIMARY,
        Standpoint.BACKUP,
        Standpoint.INCOMING,
        Standpoint.INCOMING,
        Standpoint.OTHER,
    ]
    assert standpoint(replace(on, delegation=LENT), "bob") is Standpoint.ACTING


def test_a_delegation_comes_back_from_the_journal_as_it_stands() -> None:
    agreed = replace(LENT, agreed=Said(NOW, "bob", "alice"))
    entries = [
        Entry(str(place), NOW, "alice", "", Kind.DELEGATION, as_data(one))
        for place, one in enumerate((LENT, agreed))
    ]
    assert delegations(entries) == (agreed,)
    assert delegations([Entry("x", NOW, "alice", "", Kind.DELEGATION, {"id": "d"})]) == ()
