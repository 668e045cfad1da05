"""What can be sent, and where."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from sretui.core.composing.sending import MOST, refusal, remark, unsendable
from sretui.core.model import Issue, RepoInfo, RepoRole, Whereabouts
from sretui.core.outbox.marks import LONGEST, marked

NOW = datetime(2026, 11, 23, 18, 0, tzinfo=UTC)
OPEN = Issue("I7", RepoRole.INQUIRIES, 7, "Blank", "", "jane", NOW, NOW)
CLOSED = replace(OPEN, closed=NOW)
LOCKED = replace(OPEN, locked=True)
OURS = RepoInfo(1, "example/support", RepoRole.INQUIRIES, can_push=True)
THEIRS = replace(OURS, can_push=False)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Hello", ""),
        ("é" * MOST, ""),
        ("😀" * MOST, ""),
        ("x" * (MOST + 5), f"has {MOST + 5} characters, GitHub takes {MOST}: shorten it by 5"),
        ("", "is empty"),
        (" \n\t\u00a0", "is empty"),
        ("a\0b", "is not text"),
    ],
)
def test_what_cannot_be_sent_is_told(text: str, why: str) -> None:
    assert unsendable(text) == why


def test_the_mark_still_fits() -> None:
    assert len(marked("x" * MOST, "0" * 32)) <= LONGEST


@pytest.mark.parametrize(
    ("issue", "repo", "why"),
    [
        (OPEN, None, ""),
        (OPEN, THEIRS, ""),
        (CLOSED, OURS, ""),
        (LOCKED, OURS, ""),
        (LOCKED, THEIRS, "is locked"),
        (LOCKED, None, "is locked"),
        (OPEN, replace(OURS, archived=True), "example/support is archived"),
        (replace(OPEN, whereabouts=Whereabouts.MOVED, moved_to="x/y#1"), OURS, "was moved to x/y#1"),
        (replace(OPEN, whereabouts=Whereabouts.MOVED), OURS, "was moved to another repo"),
        (replace(OPEN, whereabouts=Whereabouts.DELETED), OURS, "was deleted on GitHub"),
    ],
)
def test_where_nothing_can_be_posted_is_told(issue: Issue, repo: RepoInfo | None, why: str) -> None:
    said = refusal(issue, repo)
    assert why in said
    assert bool(said) == bool(why)


@pytest.mark.parametrize(
    ("issue", "words"), [(OPEN, ""), (CLOSED, "X opens it"), (LOCKED, "the customer may not")]
)
def test_what_is_odd_about_a_place_is_told(issue: Issue, words: str) -> None:
    assert words in remark(issue)
    assert bool(remark(issue)) == bool(words)
