"""Resolving and expiring as one Action each: what they write, in which order, and what they record."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from sretui.core.acts.activities import Activity
from sretui.core.acts.resolution import Ending, cautions, expire, is_unanswered, resolve
from sretui.core.acts.simple import Asking
from sretui.core.board import Inquiry
from sretui.core.hours import BusinessHours
from sretui.core.journal import Asking as Called
from sretui.core.journal import Escalation, Facts, Kind
from sretui.core.model import Comment, Conversation, Issue, RepoRole
from sretui.core.outbox.action import Act, Draft
from sretui.core.outbox.writes import ChangeLabels, CloseIssue, Place, PostComment, Reason, Write
from sretui.core.team import Person, Team
from sretui.core.turn import Standing, standing

NOW = datetime(2026, 11, 23, 18, 0, tzinfo=UTC)
TEAM = Team(name="Example", hours=BusinessHours.visit(), people=(Person("alice", "Alice Adams"),))
HERE = Place(RepoRole.INQUIRIES, 1, "I1")
ASKING = Asking("a", NOW, "alice")


def one(
    *authors: str, labels: tuple[str, ...] = (), closed: bool = False, facts: Facts | None = None
) -> Standing:
    """An inquiry of three hours ago, with a comment each ten minutes."""
    began = NOW - timedelta(hours=3)
    issue = Issue(
        "I1",
        RepoRole.INQUIRIES,
        1,
        "Blank",
        "It is blank.",
        "jane",
        began,
        began,
        labels=labels,
        closed=NOW if closed else None,
    )
    said = tuple(
        Comment(number, f"c{number}", RepoRole.INQUIRIES, 1, author, "Words.", at, at)
        for number, author in enumerate(authors, start=1)
        for at in [began + timedelta(minutes=10 * number)]
    )
    return standing(Inquiry(Conversation(issue, said), facts or Facts()), TEAM)


@pytest.mark.parametrize(
    ("ending", "writes"),
    [
        (Ending(), (CloseIssue(HERE, Reason.COMPLETED, 2),)),
        (Ending(words=" \n"), (CloseIssue(HERE, Reason.COMPLETED, 2),)),
        (
            Ending(words=" Done.\n", reason=Reason.NOT_PLANNED),
            (PostComment(HERE, "Done."), CloseIssue(HERE, Reason.NOT_PLANNED, 2)),
        ),
    ],
)
def test_what_resolving_writes(ending: Ending, writes: tuple[Write, ...]) -> None:
    draft = Draft("resolve:I1", {}, NOW)
    action = resolve(one("alice", "jane"), ending, ASKING, draft)
    assert action is not None
    assert action.writes == writes
    assert (action.id, action.act, action.at, action.by) == ("a", Act.RESOLVE, NOW, "alice")
    assert (action.inquiry, action.title, action.draft) == ("I1", "Resolve #1", draft)


@pytest.mark.parametrize(
    ("ending", "facts"),
    [
        (Ending(), [(Kind.RESOLVED, {"kinds": "answered", "outside": ""})]),
        (Ending(outside=" HPC "), [(Kind.RESOLVED, {"kinds": "delegated", "outside": "HPC"})]),
        (
            Ending(activities=frozenset({Activity.DIAGNOSED}), outside="HPC", minutes=45, category="reply"),
            [
                (Kind.RESOLVED, {"kinds": "diagnosed,delegated", "outside": "HPC"}),
                (Kind.EFFORT, {"minutes": 45, "category": "reply"}),
            ],
        ),
    ],
)
def test_what_resolving_records(ending: Ending, facts: list[object]) -> None:
    action = resolve(one("alice"), ending, ASKING)
    assert action is not None
    assert list(action.facts) == facts


@pytest.mark.parametrize(
    ("carried", "label", "end"),
    [
        ((), "wontfix", [ChangeLabels(HERE, ("wontfix",))]),
        (("WontFix",), "wontfix", []),
        ((), "", []),
    ],
)
def test_what_expiring_writes(carried: tuple[str, ...], label: str, end: list[Write]) -> None:
    ending = Ending("We close this.", Reason.NOT_PLANNED, 15, "inquiry")
    action = expire(one("alice", labels=carried), ending, label, ASKING)
    assert action is not None
    assert list(action.writes) == [
        PostComment(HERE, "We close this."),
        CloseIssue(HERE, Reason.NOT_PLANNED, 1),
        *end,
    ]
    assert action.facts == ((Kind.EFFORT, {"minutes": 15, "category": "inquiry"}),)
    assert (action.act, action.title) == (Act.EXPIRE, "Expire #1")


def test_what_is_closed_ends_no_second_time() -> None:
    assert resolve(one("alice", closed=True), Ending(), ASKING) is None
    assert expire(one("alice", closed=True), Ending(), "wontfix", ASKING) is None


CALLED = Facts(escalations=(Escalation("e", Called.ASKED, "bob", asked=NOW, changed=NOW),))


@pytest.mark.parametrize(
    ("about", "said"),
    [
        (one("alice"), []),
        (one(), ["closed without reply"]),
        (one("alice", "jane"), ["last words are not answered"]),
        (one("alice", facts=CALLED), ["asked for help"]),
        (one(facts=CALLED), ["reply", "asked for help"]),
    ],
)
def test_what_speaks_against_it(about: Standing, said: list[str]) -> None:
    found = cautions(about)
    assert len(found) == len(said)
    assert all(words in sentence for words, sentence in zip(said, found, strict=True))


def test_who_was_answered_by_phone_is_not_sent_away_without_a_word() -> None:
    assert is_unanswered(one())
    assert not is_unanswered(one("alice"))
    assert not is_unanswered(one(facts=Facts(answered_elsewhere=NOW - timedelta(hours=1))))
