"""A made-up product repo as big as wanted, with the words, labels and ages that make searching hard.

A few words stand in a quarter of all texts, as "crash" does in a real tracker; thousands are rare.
"""

import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from sretui.core.model import Comment, Issue, RepoRole
from sretui.store import cache
from sretui.store.database import Databases, transaction

NOW = datetime(2026, 11, 23, 17, 42, tzinfo=UTC)
SYLLABLES = ("ba", "co", "du", "fe", "gi", "lo", "mu", "na", "pe", "ri", "so", "ta", "vi", "wo")
COMMON = "crash plot plotting volume remote launch blank window movie frames segfault libgl when with file"
LABELS = ("bug", "docs", "wontfix", "impact medium", "likelihood medium", "reviewed", "low-hanging fruit")
PAGE = 500


class Author:
    """Writes texts; always the same ones."""

    def __init__(self) -> None:
        self.dice = random.Random(1)  # noqa: S311  # a corpus, no secret
        rare = ["".join(self.dice.choices(SYLLABLES, k=3)) for _ in range(8000)]
        self.words = rare + COMMON.split() * 40

    def text(self, length: int) -> str:
        return " ".join(self.dice.choices(self.words, k=length))

    def issue(self, number: int) -> Issue:
        at = NOW - timedelta(minutes=number)
        return Issue(
            f"i{number}",
            RepoRole.PRODUCT,
            number,
            self.text(6),
            self.text(60),
            "someone",
            at,
            at,
            closed=at if number % 4 else None,
            labels=tuple(self.dice.sample(LABELS, self.dice.randrange(4))),
            assignees=("alice",) if number % 10 == 0 else (),
        )

    def comment(self, number: int, issues: int) -> Comment:
        at = NOW - timedelta(minutes=number)
        about = self.dice.randrange(issues)
        return Comment(number, f"c{number}", RepoRole.PRODUCT, about, "someone", self.text(40), at, at)


def fill(databases: Databases, issues: int, comments: int) -> None:
    """Save a corpus, a few pages to a transaction."""
    author = Author()
    with databases.cache() as conn:
        for start, end in _spans(issues):
            with transaction(conn):
                cache.save_issues(conn, [author.issue(n) for n in range(start, end)])
        for start, end in _spans(comments):
            with transaction(conn):
                cache.save_comments(conn, [author.comment(n, issues) for n in range(start, end)])


def _spans(count: int) -> Iterator[tuple[int, int]]:
    for start in range(0, count, PAGE):
        yield start, min(start + PAGE, count)
