from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sretui.core.model import Whereabouts
from sretui.store import cache
from sretui.store.known import known

if TYPE_CHECKING:
    from sretui.core.model import Issue
    from sretui.store.database import Connection
    from tests.store.conftest import Make

MAIL = "Hello all,\n\nthanks for this great work. {} Please help, thank you very much.\n\nRegards"


def alike(conn: Connection, issue: Issue, limit: int = 5) -> list[int]:
    cache.save_issues(conn, [issue])
    return [one.issue.number for one in known(conn, issue.node_id, limit)]


@pytest.fixture
def stocked(cache_conn: Connection, make: Make) -> Connection:
    issues = [
        make.issue(1, "Blank viewer after remote launch", "The viewer stays white"),
        make.issue(2, "Movie frames missing", "Every third frame of the movie is missing"),
        make.issue(3, "Launch profile editor", "The editor forgets what I typed"),
        make.issue(4, "Please help", MAIL.format("The colour table is wrong.")),
        make.issue(5, "Blank viewer after remote launch", "gone", whereabouts=Whereabouts.DELETED),
        make.inquiry(9, "Blank viewer after remote launch", "The viewer stays white"),
        make.issue(6, "Frames of a movie", "closed long ago", closed=make.at(1)),
    ]
    cache.save_issues(cache_conn, issues)
    return cache_conn


@pytest.mark.parametrize(
    ("title", "body", "numbers"),
    [
        ("Re: [EXTERNAL] Viewer blank", "I launch it on a remote host", [1, 3]),
        ("Question", "After the launch on a remote host the viewer is white", [1, 3]),
        ("movie frames", "", [2, 6]),
        ("Please help", MAIL.format(""), []),
        ("", "", []),
        ("窗口", "😀 \0", []),
    ],
)
def test_what_is_alike(stocked: Connection, make: Make, title: str, body: str, numbers: list[int]) -> None:
    assert sorted(alike(stocked, make.inquiry(1, title, body))) == numbers


def test_the_most_alike_comes_first_and_says_how_much(stocked: Connection, make: Make) -> None:
    cache.save_issues(stocked, [make.inquiry(1, "Viewer blank after launch", "remote")])
    found = known(stocked, make.inquiry(1).node_id)
    assert found[0].issue.number == 1
    scores = [one.score for one in found]
    assert scores == sorted(scores, reverse=True)
    assert scores[-1] > 0


def test_a_product_issue_is_not_like_itself(stocked: Connection, make: Make) -> None:
    assert alike(stocked, make.issue(1, "Blank viewer after remote launch", "The viewer stays white")) == [3]


def test_no_more_than_asked(stocked: Connection, make: Make) -> None:
    assert (
        alike(stocked, make.inquiry(1, "viewer movie launch colour"), 2)
        == alike(stocked, make.inquiry(1, "viewer movie launch colour"), 9)[:2]
    )


def test_an_unknown_issue_is_like_nothing(stocked: Connection) -> None:
    assert known(stocked, "unknown") == ()


def test_a_word_that_everybody_writes_is_asked_for_last(cache_conn: Connection, make: Make) -> None:
    """Where a rare word finds too few, the title's common words fill up, and nothing comes twice."""
    cache.save_issues(cache_conn, [make.issue(n, "Crash") for n in range(1, 2101)])
    cache.save_issues(cache_conn, [make.issue(5000, "Something with mesa", "mesa and crash")])
    found = alike(cache_conn, make.inquiry(1, "Crash", "in mesa"))
    assert found[0] == 5000
    assert len(set(found)) == len(found) == 5
