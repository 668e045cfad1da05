"""What may be toggled for one or several inquiries, and what a toggle asks for."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from sretui.core.acts.options import On, Option, labels, matches, people, turned
from sretui.core.board import Inquiry
from sretui.core.hours import BusinessHours
from sretui.core.journal import Facts
from sretui.core.model import Conversation, Issue, RepoRole
from sretui.core.team import Membership, Person, Shift, Team
from sretui.core.turn import Standing, standing

NOW = datetime(2026, 11, 23, 18, 0, tzinfo=UTC)
TEAM = Team(
    name="Example",
    hours=BusinessHours.visit(),
    people=(
        Person("alice", "Alice Adams"),
        Person("bob", "Bob Brown"),
        Person("carol", "Carol Cole"),
        Person("gone", "Gone Grey", memberships=(Membership(end=date(2026, 1, 1)),)),
    ),
    shifts=(Shift(date(2026, 11, 23), "bob", "carol"),),
)


def one(number: int = 1, assignees: tuple[str, ...] = (), carried: tuple[str, ...] = ()) -> Standing:
    issue = Issue(
        f"I{number}",
        RepoRole.INQUIRIES,
        number,
        "Blank",
        "It is blank.",
        "jane",
        NOW,
        NOW,
        assignees=assignees,
        labels=carried,
    )
    return standing(Inquiry(Conversation(issue), Facts()), TEAM)


def test_who_is_on_duty_comes_first_and_who_left_the_team_not_at_all() -> None:
    found = people([one()], TEAM, (), NOW)
    assert [(option.name, option.words) for option in found] == [
        ("bob", "Bob Brown · Primary now"),
        ("carol", "Carol Cole · Backup now"),
        ("alice", "Alice Adams"),
    ]
    assert all(option.on is On.NONE and not option.why_not for option in found)


def test_whom_github_does_not_accept_is_told_why_not() -> None:
    found = {option.name: option for option in people([one(1, ("kim",))], TEAM, ("Bob", "dave"), NOW)}
    assert not found["bob"].why_not
    assert not found["dave"].why_not
    assert found["carol"].why_not
    assert found["kim"].why_not
    assert found["kim"].on is On.ALL
    assert list(found) == ["bob", "carol", "alice", "kim", "dave"]


@pytest.mark.parametrize(
    ("assignees", "on"),
    [
        ([(), ()], On.NONE),
        ([("Bob",), ()], On.SOME),
        ([("Bob",), ("bob", "alice")], On.ALL),
    ],
)
def test_on_how_many_somebody_is(assignees: list[tuple[str, ...]], on: On) -> None:
    ones = [one(number, logins) for number, logins in enumerate(assignees, start=1)]
    assert next(option.on for option in people(ones, TEAM, (), NOW) if option.name == "bob") is on


def test_labels_that_are_on_come_first_each_once() -> None:
    found = labels(
        [one(1, carried=("bug", "asc")), one(2, carried=("Bug",))], ("Zeta", "bug", "Asc", "alpha")
    )
    assert [(option.name, option.on) for option in found] == [
        ("asc", On.SOME),
        ("bug", On.ALL),
        ("alpha", On.NONE),
        ("Zeta", On.NONE),
    ]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("", True), ("impact", True), ("IMPACTH", True), (" im pact h", True), ("hard", True), ("low", False)],
)
def test_letters_are_looked_for_without_case_and_blanks(typed: str, meant: bool) -> None:
    assert matches(Option("impact high", "it hits hard"), typed) is meant


@pytest.mark.parametrize(
    ("on", "why_not", "wishes"),
    [
        (On.NONE, "", [True, None]),
        (On.NONE, "not here", [None, None]),
        (On.ALL, "", [False, None]),
        (On.ALL, "not here", [False, None]),
        (On.SOME, "", [True, False, None]),
        (On.SOME, "not here", [False, None]),
    ],
)
def test_toggling_goes_round(on: On, why_not: str, wishes: list[bool | None]) -> None:
    option, wish = Option("bob", "", on, why_not), None
    for wanted in wishes:
        wish = turned(option, wish)
        assert wish is wanted
