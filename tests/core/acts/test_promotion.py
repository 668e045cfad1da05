"""Promotion: new product issues, the word to the customer, the close; and moving instead."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sretui.core.acts.moving import losses, obstacles
from sretui.core.acts.promotion import NewIssue, move, promotion, with_addresses, with_link_back
from sretui.core.acts.sections import filled_sections
from sretui.core.board import Inquiry
from sretui.core.hours import BusinessHours
from sretui.core.journal import Facts, Kind
from sretui.core.model import Comment, Conversation, Issue, IssueTemplate, RepoInfo, RepoRole
from sretui.core.outbox.action import Act
from sretui.core.outbox.writes import (
    CloseIssue,
    FileIssue,
    MoveIssue,
    Place,
    PostComment,
    Reason,
    address_of,
)
from sretui.core.team import Team
from sretui.core.turn import standing

NOW = datetime(2026, 11, 23, 18, 0, tzinfo=UTC)
URL = "https://github.com/example/support/issues/1"
ISSUE = Issue(
    "I1",
    RepoRole.INQUIRIES,
    1,
    "Two questions",
    "One. Two.",
    "jane",
    NOW,
    NOW,
    labels=("Mail", "bug"),
    url=URL,
)
SAID = Comment(5, "c5", RepoRole.INQUIRIES, 1, "jane", "?", NOW, NOW)
TOLD = Conversation(ISSUE, (SAID, replace(SAID, id=6, node_id="c6", deleted=NOW)))
ONE = standing(Inquiry(TOLD, Facts()), Team(name="Example", hours=BusinessHours.visit()))
HERE = Place(RepoRole.INQUIRIES, 1, "I1")


def test_two_issues_are_filed_then_the_customer_is_told_then_it_is_closed() -> None:
    issues = (NewIssue(" First ", "One.", ("bug",)), NewIssue("Second", f"Two. See: {URL}", is_solution=True))
    action = promotion(ONE, issues, "They are in the product now.", "a", NOW, "alice")
    assert action.writes == (
        FileIssue(RepoRole.PRODUCT, "First", f"One.\n\nSee: {URL}", ("bug",)),
        FileIssue(RepoRole.PRODUCT, "Second", f"Two. See: {URL}"),
        PostComment(HERE, f"They are in the product now.\n\n{address_of(0)}\n{address_of(1)}"),
        CloseIssue(HERE, Reason.COMPLETED, 6),
    )
    assert (action.act, action.title, action.inquiry) == (
        Act.PROMOTE,
        "Promote #1 to 2 product issues",
        "I1",
    )
    assert action.facts == (
        (Kind.RESOLVED, {"kinds": "product issue", "outside": ""}),
        (Kind.LINK, {"url": address_of(0), "role": "product", "label": "First"}),
        (Kind.LINK, {"url": address_of(1), "role": "solution", "label": "Second"}),
    )


@pytest.mark.parametrize(
    ("reply", "count", "expected"),
    [
        ("", 1, address_of(0)),
        ("Told.", 1, f"Told.\n\n{address_of(0)}"),
        (f"See {address_of(0)}.", 1, f"See {address_of(0)}."),
        (f"See {address_of(0)}.", 2, f"See {address_of(0)}.\n\n{address_of(1)}"),
        (f"See\n{address_of(0)}\nBye", 2, f"See\n{address_of(0)}\n{address_of(1)}\nBye"),
    ],
)
def test_the_customer_gets_every_address(reply: str, count: int, expected: str) -> None:
    assert with_addresses(reply, count) == expected


def test_the_link_back_stands_once() -> None:
    assert with_link_back("", ISSUE) == f"See: {URL}"
    assert with_link_back(with_link_back("Text.", ISSUE), ISSUE) == f"Text.\n\nSee: {URL}"


def test_moving_tells_the_customer_first() -> None:
    action = move(ONE, " It moves. ", "a", NOW, "alice")
    assert action.writes == (PostComment(HERE, "It moves."), MoveIssue(HERE, RepoRole.PRODUCT))
    assert move(ONE, "", "a", NOW, "alice").writes == (MoveIssue(HERE, RepoRole.PRODUCT),)
    assert action.act is Act.MOVE


SUPPORT = RepoInfo(1, "example/support", RepoRole.INQUIRIES, can_push=True)
PRODUCT = RepoInfo(2, "Example/product", RepoRole.PRODUCT, can_push=True)


@pytest.mark.parametrize(
    ("here", "there", "said"),
    [
        (SUPPORT, PRODUCT, ()),
        (SUPPORT, replace(PRODUCT, full_name="other/product"), ("different owners",)),
        (replace(SUPPORT, private=True), PRODUCT, ("is private",)),
        (replace(SUPPORT, private=True), replace(PRODUCT, private=True), ()),
        (SUPPORT, replace(PRODUCT, private=True), ()),
        (SUPPORT, replace(PRODUCT, can_push=False), ("may not write to Example/product",)),
        (replace(SUPPORT, can_push=False), PRODUCT, ("may not write to example/support",)),
        (SUPPORT, replace(PRODUCT, archived=True, can_push=False), ("is archived",)),
        (SUPPORT, replace(PRODUCT, has_issues=False), ("no issues",)),
    ],
)
def test_what_forbids_to_move(here: RepoInfo, there: RepoInfo, said: tuple[str, ...]) -> None:
    found = obstacles(here, there)
    assert len(found) == len(said)
    assert all(words in sentence for words, sentence in zip(said, found, strict=True))


def test_what_moving_loses() -> None:
    found = losses(TOLD, ("Bug", "docs"))
    assert found[0] == "1 label that the product does not have: Mail."
    assert any("#1" in sentence for sentence in found)
    assert any("1 comment " in sentence for sentence in found)
    assert not any("label" in sentence for sentence in losses(TOLD, ("bug", "mail")))


TEMPLATE = """---
name: Bug report
---
### Describe the bug

A clear description.

### To Reproduce
1. Go to '...'

```
### no heading
```

### Additional context
Anything else.
"""


def test_a_template_is_filled() -> None:
    text = filled_sections(IssueTemplate("Bug", TEMPLATE), "It crashes.", f"See: {URL}")
    assert text == (
        "### Describe the bug\n\nIt crashes.\n\n"
        "### To Reproduce\n1. Go to '...'\n\n```\n### no heading\n```\n\n"
        f"### Additional context\n\nSee: {URL}"
    )


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("", "It crashes.\n\nSee: URL"),
        ("Please describe.", "It crashes.\n\nPlease describe.\n\nSee: URL"),
        ("**Summary**\nOne line.", "**Summary**\n\nIt crashes.\n\nSee: URL"),
        ("# Version\n3.4", "It crashes.\n\n# Version\n3.4\n\nSee: URL"),
        ("## Notes\n\n## Problem\nWhat?", "## Notes\n\nSee: URL\n\n## Problem\n\nIt crashes."),
    ],
)
def test_any_template_is_filled(body: str, expected: str) -> None:
    assert filled_sections(IssueTemplate("x", body), "It crashes.", "See: URL") == expected


@given(st.text(max_size=300), st.text(alphabet="abc \n#*`", max_size=80))
def test_words_and_link_are_never_lost(template: str, words: str) -> None:
    text = filled_sections(IssueTemplate("x", template), words, "See: URL")
    assert "See: URL" in text
    assert "".join(words.split()) in "".join(text.split())
