"""A known issue as one Action: what it writes, in which order, and what it records."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from sretui.core.acts.known import KnownIssue, has_label, known_issue, usual_reason, warning
from sretui.core.board import Inquiry
from sretui.core.hours import BusinessHours
from sretui.core.journal import Facts, Kind
from sretui.core.model import Comment, Conversation, Issue, RepoRole, Whereabouts
from sretui.core.outbox.action import Act
from sretui.core.outbox.writes import ChangeLabels, CloseIssue, Place, PostComment, Reason
from sretui.core.team import Team
from sretui.core.turn import Standing, standing

NOW = datetime(2026, 11, 23, 18, 0, tzinfo=UTC)
TEAM = Team(name="Example", hours=BusinessHours.visit())
PRODUCT = Issue(
    "P9",
    RepoRole.PRODUCT,
    9,
    "Blank window",
    "",
    "kim",
    NOW,
    NOW,
    labels=("bug", "Reviewed"),
    url="https://github.com/example/product/issues/9",
)
HERE, THERE = Place(RepoRole.INQUIRIES, 1, "I1"), Place(RepoRole.PRODUCT, 9, "P9")


def one(*comments: int, waiting: bool = False) -> Standing:
    issue = Issue("I1", RepoRole.INQUIRIES, 1, "Blank", "It is blank.", "jane", NOW, NOW)
    said = [
        Comment(number, f"c{number}", RepoRole.INQUIRIES, 1, "jane", "?", NOW, NOW) for number in comments
    ]
    if waiting:
        said.append(Comment(0, "waiting:k", RepoRole.INQUIRIES, 1, "alice", "!", NOW, NOW, waiting=True))
    return standing(Inquiry(Conversation(issue, tuple(said)), Facts()), TEAM)


ALL = KnownIssue(PRODUCT, " News. ", "reviewed", "It is known.", Reason.DUPLICATE)


@pytest.mark.parametrize(
    ("chosen", "writes"),
    [
        (
            ALL,
            (
                PostComment(THERE, "News."),
                ChangeLabels(THERE, remove=("reviewed",)),
                PostComment(HERE, "It is known."),
                CloseIssue(HERE, Reason.DUPLICATE, 7),
            ),
        ),
        (
            replace(ALL, news=" \n"),
            (
                ChangeLabels(THERE, remove=("reviewed",)),
                PostComment(HERE, "It is known."),
                CloseIssue(HERE, Reason.DUPLICATE, 7),
            ),
        ),
        (
            replace(ALL, unreview="", reply="", reason=Reason.COMPLETED),
            (PostComment(THERE, "News."), CloseIssue(HERE, Reason.COMPLETED, 7)),
        ),
    ],
)
def test_its_writes(chosen: KnownIssue, writes: tuple[object, ...]) -> None:
    action = known_issue(one(3, 7, 5), chosen, "a", NOW, "alice")
    assert action.writes == writes
    assert (action.id, action.act, action.by, action.inquiry) == ("a", Act.KNOWN, "alice", "I1")
    assert action.title == "#1 is known: product #9"


def test_the_newest_comment_that_github_has_is_what_the_close_was_decided_on() -> None:
    assert known_issue(one(), ALL, "a", NOW, "alice").writes[-1] == CloseIssue(HERE, Reason.DUPLICATE, 0)
    waiting = known_issue(one(4, waiting=True), ALL, "a", NOW, "alice").writes[-1]
    assert waiting == CloseIssue(HERE, Reason.DUPLICATE, 4)


def test_what_it_records() -> None:
    resolved, link = known_issue(one(), ALL, "a", NOW, "alice").facts
    assert resolved == (Kind.RESOLVED, {"kinds": "known issue,news added", "outside": ""})
    assert link == (
        Kind.LINK,
        {"url": PRODUCT.url, "role": "known", "label": "product #9: Blank window"},
    )
    quiet = known_issue(one(), replace(ALL, news=""), "a", NOW, "alice").facts[0]
    assert quiet == (Kind.RESOLVED, {"kinds": "known issue", "outside": ""})


CLOSED = replace(PRODUCT, closed=NOW, state_reason="completed")


@pytest.mark.parametrize(
    ("product", "reason"),
    [
        (PRODUCT, Reason.DUPLICATE),
        (CLOSED, Reason.COMPLETED),
        (replace(CLOSED, state_reason=None), Reason.COMPLETED),
        (replace(CLOSED, state_reason="not_planned"), Reason.DUPLICATE),
    ],
)
def test_the_reason_offered(product: Issue, reason: Reason) -> None:
    assert usual_reason(product) is reason


@pytest.mark.parametrize(
    ("product", "said"),
    [
        (PRODUCT, ""),
        (CLOSED, "It is closed (completed)"),
        (replace(CLOSED, state_reason="not_planned"), "closed (not planned)"),
        (replace(PRODUCT, whereabouts=Whereabouts.MOVED, moved_to="https://x/y/3"), "moved to https://x/y/3"),
        (replace(PRODUCT, whereabouts=Whereabouts.DELETED), "gone"),
        (replace(PRODUCT, locked=True), "locked"),
    ],
)
def test_what_is_odd_is_said(product: Issue, said: str) -> None:
    assert said in warning(product)
    assert bool(warning(product)) is bool(said)


def test_labels_compare_as_github_does() -> None:
    assert has_label(PRODUCT, "reviewed")
    assert not has_label(PRODUCT, "review")
