"""Known?: the product issues most like an inquiry, by the words that tell it from other issues.

Ranking by all words of a mail takes a third of a second in a big repo, because each common word matches a
quarter of it. So only issues that share a rare word are ranked, where there is one; the title's common words
still count among those.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from sqlite3 import Connection

from sretui.core.model import Known
from sretui.core.telling import tells
from sretui.store.rows import ISSUE_COLUMNS, issue_of, seconds
from sretui.store.words import typed, words_of

_TITLE = 8.0
"""How much more a word counts in a title than in a text."""
_COMMON = 2000
"""Issues that hold a word when it no longer tells them apart."""
_RANKED = 4000
"""Issues ranked, the newest that match."""


def known(conn: Connection, node_id: str, limit: int = 5) -> tuple[Known, ...]:
    """Find the product issues most like an issue, most alike first; its rarer words decide."""
    row = conn.execute("SELECT title, plain FROM issues WHERE node_id = ?", (node_id,)).fetchone()
    if row is None:
        return ()
    return _most_alike(conn, row[0], row[1], _Among("product", leave=node_id), limit)


def alike_products(conn: Connection, title: str, text: str, limit: int = 5) -> tuple[Known, ...]:
    """Find the product issues most like words that are in no issue yet."""
    return _most_alike(conn, title, text, _Among("product"), limit)


def alike_inquiries(
    conn: Connection, title: str, text: str, since: datetime, limit: int = 5
) -> tuple[Known, ...]:
    """Find the inquiries most like words that are in none yet, among those that changed since (UTC)."""
    return _most_alike(conn, title, text, _Among("inquiries", early=_RECENT, since=(seconds(since),)), limit)


_RECENT = "AND +rowid IN (SELECT key FROM issues WHERE repo = 'inquiries' AND updated >= ?)"
"""The plus has SQLite walk the matches and look each up, and not the other way round."""


@dataclass(frozen=True, slots=True)
class _Among:
    """The issues looked among."""

    repo: str
    leave: str = ""
    """Node id of one to leave out."""
    early: str = ""
    """A condition on what is ranked, where the rest of the cache would crowd the few out."""
    since: tuple[int, ...] = ()
    """What that condition is given: the second of the epoch since which they must have changed."""


def _most_alike(conn: Connection, title: str, text: str, among: _Among, limit: int) -> tuple[Known, ...]:
    found: dict[str, Known] = {}
    for expression in _expressions(conn, title, text):
        for one in _ranked(conn, expression, among, limit) if len(found) < limit else ():
            found.setdefault(one.issue.node_id, one)
    return tuple(found.values())[:limit]


def _ranked(conn: Connection, expression: str, among: _Among, limit: int) -> list[Known]:
    rows = conn.execute(
        f"SELECT {ISSUE_COLUMNS}, score "
        f"FROM (SELECT rowid AS found, bm25(issue_words, {_TITLE}, 1.0) AS score "
        f"FROM issue_words WHERE issue_words MATCH ? {among.early} ORDER BY rowid DESC LIMIT ?) "
        "JOIN issues ON key = found "
        "WHERE repo = ? AND node_id <> ? AND whereabouts = 'here' ORDER BY score LIMIT ?",
        (expression, *among.since, _RANKED, among.repo, among.leave, limit),
    ).fetchall()
    return [Known(issue_of(row), -row[-1]) for row in rows]


def _expressions(conn: Connection, title: str, text: str) -> Iterator[str]:
    """Ask for any rare word, and let the title's common ones count; then for the common ones alone."""
    named = _title_words(title)
    words = tuple(dict.fromkeys((*named, *_text_words(text))))
    rare = [word for word in words if not _is_common(conn, word)]
    common = [word for word in named if word not in rare]
    if rare:
        yield f"({_any(rare)}) AND ({_any([*rare, *common])})"
    if common:
        yield _any(common)


def _is_common(conn: Connection, word: str) -> bool:
    rows = conn.execute(
        "SELECT rowid FROM issue_words WHERE issue_words MATCH ? LIMIT ?", (f'"{word}"', _COMMON)
    ).fetchall()
    return len(rows) == _COMMON


def _any(words: Sequence[str]) -> str:
    return " OR ".join(f'"{word}"' for word in words)


def _title_words(title: str) -> list[str]:
    return [word for word in words_of(title.casefold()) if tells(word)]


def _text_words(text: str) -> list[str]:
    """Choose the words that a text says most often."""
    words = _WORD.finditer(typed(text[:_READ].casefold(), _READ))
    counted = Counter(word for match in words if tells(word := match[0]))
    return [word for word, _ in counted.most_common(_FROM_TEXT)]


_WORD = re.compile(r"[^\W_]+")
_READ = 4000
_FROM_TEXT = 12
