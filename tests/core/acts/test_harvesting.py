"""What is done to a product issue: what it writes, and what it records."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from sretui.core.acts.harvesting import Done, estimated, finish, finished, judged, relabel, release, take
from sretui.core.acts.simple import Asking
from sretui.core.journal import Kind
from sretui.core.model import Issue, RepoRole
from sretui.core.outbox.action import Act, Draft
from sretui.core.outbox.writes import (
    AssignPeople,
    ChangeLabels,
    CloseIssue,
    Place,
    PostComment,
    Reason,
    UnassignPeople,
    Write,
)

NOW = datetime(2026, 11, 23, 18, 0, tzinfo=UTC)
HERE = Place(RepoRole.PRODUCT, 4001, "P1")
ASKING = Asking("a", NOW, "alice")
LABELS = ("low-hanging fruit", "good first issue")


def issue(*assignees: str, labels: tuple[str, ...] = (), closed: datetime | None = None) -> Issue:
    return Issue(
        "P1",
        RepoRole.PRODUCT,
        4001,
        "Blank",
        "",
        "kim",
        NOW,
        NOW,
        closed,
        labels=labels,
        assignees=assignees,
    )


@pytest.mark.parametrize(
    ("assignees", "words", "writes"),
    [
        ((), "", (AssignPeople(HERE, ("alice",)),)),
        (("bob",), " \n", (AssignPeople(HERE, ("alice",)),)),
        ((), " On it.\n", (AssignPeople(HERE, ("alice",)), PostComment(HERE, "On it."))),
        (("Alice",), "On it.", (PostComment(HERE, "On it."),)),
    ],
)
def test_taking(assignees: tuple[str, ...], words: str, writes: tuple[Write, ...]) -> None:
    draft = Draft("take:P1", {}, NOW)
    action = take(issue(*assignees), words, ASKING, draft)
    assert action is not None
    assert action.writes == writes
    assert (action.act, action.title, action.inquiry) == (Act.TAKE, "Take product #4001", "P1")
    assert action.draft == draft


def test_what_is_mine_already_is_not_taken_in_silence() -> None:
    assert take(issue("alice"), "", ASKING) is None


def test_giving_back_takes_off_oneself_alone() -> None:
    action = release(issue("bob", "Alice"), ASKING)
    assert action is not None
    assert action.writes == (UnassignPeople(HERE, ("Alice",)),)
    assert release(issue("bob"), ASKING) is None


@pytest.mark.parametrize(
    ("fruit", "carried", "write"),
    [
        (True, (), ChangeLabels(HERE, add=("low-hanging fruit",))),
        (True, ("Good first issue",), None),
        (False, ("Good first issue", "bug"), ChangeLabels(HERE, remove=("Good first issue",))),
        (False, (), None),
        (None, ("good first issue",), None),
    ],
)
def test_the_label_says_what_was_judged(
    fruit: bool | None, carried: tuple[str, ...], write: Write | None
) -> None:
    fact = judged(fruit, "because")
    action = relabel(issue(labels=carried), fruit, LABELS, ASKING, (fact,))
    assert (action.writes if action else None) == ((write,) if write else None)
    assert action is None or action.facts == (fact,)


def test_a_team_without_a_label_writes_none() -> None:
    assert relabel(issue(), True, (), ASKING, ()) is None


def test_what_is_recorded() -> None:
    assert judged(True, " one\n line ") == (Kind.JUDGED, {"fruit": True, "why": "one line"})
    assert estimated(90) == (Kind.ESTIMATED, {"minutes": 90})
    assert finished(Done()) == ((Kind.FINISHED, {"how": "closed"}),)
    assert finished(Done("https://x.org/pull/1")) == (
        (Kind.FINISHED, {"how": "pull request"}),
        (Kind.LINK, {"url": "https://x.org/pull/1", "role": "correction", "label": "pull request"}),
    )


def test_closing_is_only_for_what_is_open_and_wished() -> None:
    facts = finished(Done())
    action = finish(issue(), Done(closes=True), ASKING, facts)
    assert action is not None
    assert action.writes == (CloseIssue(HERE, Reason.COMPLETED, None),)
    assert action.facts == facts
    assert finish(issue(), Done(), ASKING, facts) is None
    assert finish(issue(closed=NOW), Done(closes=True), ASKING, facts) is None
