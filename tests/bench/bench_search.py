"""Search per keystroke, in a repo like VisIt's and in one ten times as big."""

import random
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sretui.core.model import Comment, Issue, RepoRole
from sretui.store import cache, search
from sretui.store.database import Databases, transaction
from tests.bench.figures import Figure

NOW = datetime(2026, 11, 23, 17, 42, tzinfo=UTC)
TYPED = ("crash when plotting volume", "remote launch blank window", "movie frames", "#301", "segfault libgl")
SCREEN = 40
"""Rows whose hits are loaded for a paint."""
SIZES = ((20_000, 60_000), (200_000, 1_000_000))


def rows(quick: bool) -> list[Figure]:
    """Measure keystroke to ids and one screen of hits; `quick` leaves the big corpus out."""
    return [figure for size in SIZES[: 1 if quick else 2] for figure in _measured(*size)]


def _measured(issues: int, comments: int) -> Iterator[Figure]:
    with tempfile.TemporaryDirectory() as folder:
        databases = Databases(Path(folder))
        databases.prepare()
        _fill(databases, issues, comments)
        with databases.cache() as conn:
            took = _times(lambda text: _keystroke(conn, text))
        with closing(sqlite3.connect(databases.cache_path)) as bare:
            floor = _times(lambda text: _bare(bare, text))
    name = f"search a keystroke, {issues:,} issues + {comments:,} comments"
    note = "ids ranked and a screen of hits; floor: newest 2,000 matches of both indexes, unranked"
    yield Figure(f"{name}, p50", _quantile(took, 0.5), _quantile(floor, 0.5), "ms", "<= 40 ms", note)
    yield Figure(f"{name}, p99", _quantile(took, 0.99), _quantile(floor, 0.99), "ms", "<= 80 ms", note)


def _keystroke(conn: sqlite3.Connection, text: str) -> None:
    keys = search.search(conn, text)
    search.hits(conn, keys[:SCREEN], text)


def _bare(conn: sqlite3.Connection, text: str) -> None:
    words = [word for word in text.replace("#", "").split() if word]
    if words:
        expression = " ".join(f'"{word}"' for word in words) + "*"
        for index in ("issue_words", "comment_words"):
            conn.execute(
                f"SELECT rowid FROM {index} WHERE {index} MATCH ? ORDER BY rowid DESC LIMIT 2000",  # noqa: S608
                (expression,),
            ).fetchall()


def _times(press: Callable[[str], None]) -> list[float]:
    times = []
    for _ in range(3):
        for typed in TYPED:
            for end in range(1, len(typed) + 1):
                began = time.perf_counter()
                press(typed[:end])
                times.append((time.perf_counter() - began) * 1000)
    return times


def _quantile(values: list[float], share: float) -> float:
    return statistics.quantiles(values, n=100, method="inclusive")[round(share * 100) - 1]


def _fill(databases: Databases, issues: int, comments: int) -> None:
    dice = random.Random(1)  # noqa: S311  # a corpus, no secret
    syllables = ("ba", "co", "du", "fe", "gi", "lo", "mu", "na", "pe", "ri", "so", "ta", "vi", "wo")
    rare = ["".join(dice.choices(syllables, k=3)) for _ in range(8000)]
    common = [
        "crash",
        "plot",
        "plotting",
        "volume",
        "remote",
        "launch",
        "blank",
        "window",
        "movie",
        "frames",
        "segfault",
        "libgl",
        "when",
        "with",
        "file",
    ]
    words = rare + common * 40

    def text(length: int) -> str:
        return " ".join(dice.choices(words, k=length))

    with databases.cache() as conn:
        for start in range(0, issues, 5000):
            with transaction(conn):
                cache.save_issues(conn, [_issue(n, text(6), text(60)) for n in range(start, start + 5000)])
        for start in range(0, comments, 5000):
            with transaction(conn):
                cache.save_comments(
                    conn, [_comment(n, dice.randrange(issues), text(40)) for n in range(start, start + 5000)]
                )


def _issue(number: int, title: str, body: str) -> Issue:
    at = NOW - timedelta(minutes=number)
    return Issue(f"i{number}", RepoRole.PRODUCT, number, title, body, "someone", at, at)


def _comment(number: int, issue: int, body: str) -> Comment:
    at = NOW - timedelta(minutes=number)
    return Comment(number, f"c{number}", RepoRole.PRODUCT, issue, "someone", body, at, at)
