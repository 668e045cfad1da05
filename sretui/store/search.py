"""Finding: issues of both repos, as somebody types.

Ranking everything that a short beginning matches takes most of a second in a big repo, so the newest matches
are taken first and only those are ranked. Comments are not ranked by their words at all: the ranking counts
every comment that holds a word before it ranks the first, three times the cost of finding them.
"""

import re
import sqlite3
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from sqlite3 import Connection

from sretui.core.model import Hit, Issue
from sretui.store.cache import load_issues
from sretui.store.database import Interrupted
from sretui.store.known import known
from sretui.store.words import match_expression, typed, words_of

__all__ = ["hits", "known", "open_indexes", "search", "settle"]

_INDEXES = ("issue_words", "comment_words", "title_parts")

_MOST = 2000
_AMPLE = 500
"""When words find as many issues by their own texts, nobody reads on to those of comments."""
_FEW = 100
"""When words find fewer, parts of words in titles are looked for as well."""
_TITLE = 8.0
"""How much more a word counts in a title than in a text."""
_NUMBER = re.compile(r"#?(\d{1,9})")
_STEP = 500
"""Pages of an index that are written at once while it settles."""
_PART = 100
"""Characters of typed text that a title may have to hold."""
_SNIPPET = 160
_LEAD = 40


def open_indexes(conn: Connection) -> None:
    """Open what a search reads, before the first search that may be interrupted.

    An interrupt while SQLite opens a full-text index leaves an error that looks like damage, "vtable
    constructor failed", and not like an interrupt.
    """
    for index in _INDEXES:
        conn.execute(f"SELECT rowid FROM {index} LIMIT 0").fetchall()


def search(conn: Connection, text: str, limit: int = _MOST) -> "array[int]":
    """Find issues of both repos as cache keys: by number, by their words, by comments, by parts of titles.

    Raises Interrupted when stopped by `Connection.interrupt` from another thread.
    """
    try:
        return array("q", _found(conn, text, limit)[:limit])
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode == sqlite3.SQLITE_INTERRUPT:
            raise Interrupted("The search was stopped.") from error
        raise


def hits(conn: Connection, keys: Sequence[int], text: str) -> list[Hit]:
    """Load a page of results, each with a line in which the words were found."""
    words = words_of(text)
    patterns = [re.compile(rf"(?<!\w){re.escape(word)}", re.IGNORECASE) for word in words]
    return [Hit(issue, _snippet(conn, issue, patterns), words) for issue in load_issues(conn, keys)]


def settle(conn: Connection) -> Iterator[None]:
    """Join the pieces that saving left of the indexes, a short write at a time; stop between any two.

    After a first pull this takes a third off every search. Each step is a transaction of its own, so that
    other processes need not wait for the whole.
    """
    for index in _INDEXES:
        step = -_STEP  # a negative number takes all pieces in hand, a positive one goes on
        while True:
            before = conn.total_changes
            conn.execute(f"INSERT INTO {index} ({index}, rank) VALUES ('merge', ?)", (step,))
            if conn.total_changes - before < 2:
                break
            yield
            step = _STEP


def _found(conn: Connection, text: str, limit: int) -> list[int]:
    found = dict.fromkeys(_by_number(conn, text))
    expression = match_expression(text)
    if expression is not None:
        found |= dict.fromkeys(_by_words(conn, expression, limit))
    if expression is not None and len(found) < min(limit, _AMPLE):
        found |= dict.fromkeys(_by_comments(conn, expression, limit))
    if len(found) < _FEW:
        found |= dict.fromkeys(_by_title_part(conn, typed(text).strip(), limit))
    return list(found)


def _by_number(conn: Connection, text: str) -> Iterable[int]:
    match = _NUMBER.fullmatch(text.strip())
    if match is None:
        return ()
    rows = conn.execute(
        "SELECT key FROM issues WHERE repo IN ('inquiries', 'product') AND number = ? "
        "ORDER BY repo, whereabouts = 'here' DESC",
        (int(match[1]),),
    )
    return [row[0] for row in rows.fetchall()]


def _by_words(conn: Connection, expression: str, limit: int) -> list[int]:
    """Take the newest issues that match, and rank those."""
    rows = conn.execute(
        f"SELECT rowid, bm25(issue_words, {_TITLE}, 1.0) FROM issue_words WHERE issue_words MATCH ? "
        "ORDER BY rowid DESC LIMIT ?",
        (expression, limit),
    ).fetchall()
    return [key for key, _ in sorted(rows, key=lambda row: row[1])]


def _by_comments(conn: Connection, expression: str, limit: int) -> list[int]:
    """Take the newest comments that match; the issue in which most of them stand comes first."""
    rows = conn.execute(
        "SELECT issues.key FROM (SELECT rowid AS found FROM comment_words WHERE comment_words MATCH ? "
        "ORDER BY rowid DESC LIMIT ?) CROSS JOIN comments ON comments.key = found "
        "CROSS JOIN issues ON issues.repo = comments.repo AND issues.number = comments.issue_number",
        (expression, limit),
    ).fetchall()
    return [key for (key,), _ in Counter(rows).most_common()]


def _by_title_part(conn: Connection, text: str, limit: int) -> list[int]:
    if len(text) < 3:  # a trigram has three
        return []
    quoted = text[:_PART].replace('"', '""')
    rows = conn.execute(
        "SELECT rowid FROM title_parts WHERE title_parts MATCH ? ORDER BY rowid DESC LIMIT ?",
        (f'"{quoted}"', limit),
    )
    return [row[0] for row in rows.fetchall()]


def _snippet(conn: Connection, issue: Issue, patterns: Sequence[re.Pattern[str]]) -> str:
    """Cut a line around the words from the text that holds most of them; the issue's own comes first."""
    if not patterns:
        return ""
    rows = conn.execute("SELECT plain FROM issues WHERE node_id = ?", (issue.node_id,)).fetchall()
    if _held(rows[0][0], patterns) < len(patterns):
        rows += conn.execute(
            "SELECT plain FROM comments WHERE repo = ? AND issue_number = ? ORDER BY created",
            (issue.repo.value, issue.number),
        ).fetchall()
    best = max((row[0] for row in rows), key=lambda text: _held(text, patterns))
    first = min((match.start() for pattern in patterns if (match := pattern.search(best))), default=-1)
    return _line_around(best, first) if first >= 0 else ""


def _held(text: str, patterns: Sequence[re.Pattern[str]]) -> int:
    return sum(pattern.search(text) is not None for pattern in patterns)


def _line_around(text: str, at: int) -> str:
    start = max(0, at - _LEAD)
    cut = " ".join(text[start : start + _SNIPPET].split())
    return f"{'…' if start else ''}{cut}{'…' if start + _SNIPPET < len(text) else ''}"
