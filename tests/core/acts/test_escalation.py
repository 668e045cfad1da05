"""Escalating as an Action, the silent ways, and what is recorded."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from sretui.core.acts.escalation import Asked, became, escalation, with_mentions
from sretui.core.board import Inquiry
from sretui.core.escalation_paths import by_fit, is_named
from sretui.core.escalation_ways import ways
from sretui.core.hours import BusinessHours
from sretui.core.journal import Asking, Entry, Facts, Kind, facts
from sretui.core.model import Conversation, Issue, RepoRole
from sretui.core.outbox.writes import AssignPeople, Place, PostComment
from sretui.core.team import EscalationPath, Person, Shift, Team
from sretui.core.turn import Standing, standing

NOW = datetime(2026, 11, 23, 18, 0, tzinfo=UTC)
LICENCE = EscalationPath(("licence", "licence server"), ("carol",), reach="phone 4-4321")
DISK = EscalationPath(("disk",), outside="Help desk")
TEAM = Team(
    name="Example",
    hours=BusinessHours.visit(),
    people=(Person("alice", "Alice"), Person("bob", "Bob"), Person("carol", "Carol")),
    shifts=(Shift(date(2026, 11, 23), "alice", "bob"),),
    escalation=(DISK, LICENCE),
)
HERE = Place(RepoRole.INQUIRIES, 1, "I1")


def one(recorded: Facts | None = None) -> Standing:
    issue = Issue(
        "I1",
        RepoRole.INQUIRIES,
        1,
        "No licences",
        "The licence server says no.",
        "jane",
        NOW,
        NOW,
        assignees=("Bob",),
    )
    return standing(Inquiry(Conversation(issue), recorded or Facts()), TEAM)


@pytest.mark.parametrize(
    ("asked", "writes"),
    [
        (Asked("bob", "Why?", NOW), ()),
        (Asked("carol", "Why?", NOW, assign=True), (AssignPeople(HERE, ("carol",)),)),
        (Asked("bob, carol", "Why?", NOW, assign=True), (AssignPeople(HERE, ("carol",)),)),
        (Asked("bob", "Why?", NOW, assign=True), ()),
        (Asked("bob", "Why?", None, "@Bob why?"), (PostComment(HERE, "@Bob why?"),)),
        (Asked("bob, carol", "Why?", None, "@bob why?"), (PostComment(HERE, "@carol @bob why?"),)),
        (Asked("bob", "Why?", None, "@bobby why?"), (PostComment(HERE, "@bob @bobby why?"),)),
        (Asked("Help desk", "Why?", None, "why?", assign=True, outside=True), ()),
    ],
)
def test_its_writes(asked: Asked, writes: tuple[object, ...]) -> None:
    action = escalation(one(), asked, "call", "a", NOW, "alice")
    assert action.writes == writes
    ((kind, data),) = action.facts
    assert kind is Kind.ESCALATED
    assert (data["id"], data["state"], data["whom"]) == ("call", "asked", asked.whom)
    assert data["by"] == (NOW.isoformat() if asked.by else None)


def test_a_state_is_recorded_over_what_was_asked() -> None:
    first = escalation(one(), Asked("bob", "Why?", NOW), "call", "a", NOW, "alice").facts[0]
    told = [first, became("call", Asking.DECLINED)]
    found = facts([Entry(str(at), NOW, "alice", "I1", kind, data) for at, (kind, data) in enumerate(told)])
    (call,) = found.escalations
    assert (call.state, call.whom, call.question, call.by) == (Asking.DECLINED, "bob", "Why?", NOW)


def test_mentions_are_complete() -> None:
    assert with_mentions("Look, please.", "bob, carol") == "@bob @carol Look, please."


@pytest.mark.parametrize(
    ("topic", "text", "named"),
    [
        ("licence", "two licences", True),
        ("licence server", "the licence servers fail", True),
        ("licence server", "a licence, no server", False),
        ("art", "a chart", False),
        ("", "anything", False),
        ("C++", "in c++ code", True),
    ],
)
def test_topics_are_found_among_words(topic: str, text: str, named: bool) -> None:
    import re

    assert is_named(topic, re.findall(r"\w+", text.casefold())) is named


def test_paths_that_fit_come_first() -> None:
    assert by_fit((DISK, LICENCE), "The licence server") == ((LICENCE, True), (DISK, False))
    assert by_fit((DISK, LICENCE), "nothing") == ((DISK, False), (LICENCE, False))


def test_the_backup_comes_first_once() -> None:
    found = ways(one(), TEAM, "alice", NOW)
    assert [way.whom for way in found] == ["bob", "carol", "Help desk", "", "bob, carol"]
    assert [way.is_outside for way in found] == [False, False, True, False, False]
    asked = facts(
        [Entry("e", NOW, "alice", "I1", Kind.ESCALATED, {"id": "x", "state": "asked", "whom": "bob"})]
    )
    assert [way.whom for way in ways(one(asked), TEAM, "alice", NOW)] == [
        "carol",
        "Help desk",
        "bob",
        "",
        "bob, carol",
    ]
