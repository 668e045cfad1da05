"""Finding: as you type over both repos, and the known product issues most like an inquiry.

Ranking everything that a short beginning matches takes most of a second in a big repo, so the newest matches
are taken first and only those are ranked.
"""

import re
from array import array
from collections import Counter
from collections.abc import Iterable, Sequence
from sqlite3 import Connection

from sretui.core.model import Hit, Issue, Known
from sretui.store.cache import load_issues
from sretui.store.rows import ISSUE_COLUMNS, issue_of
from sretui.store.words import match_expression, words_of

_MOST = 2000
_TITLE = 8.0
"""How much more a word counts in a title than in a text."""
_NUMBER = re.compile(r"#?(\d{1,9})")
_SNIPPET = 160
_LEAD = 40


def search(conn: Connection, text: str, limit: int = _MOST) -> "array[int]":
    """Find issues of both repos, best first, as cache keys: by number, by words, by parts of titles.

    Raises Interrupted (from the connection's block) when stopped by `Connection.interrupt`.
    """
    found: dict[int, None] = dict.fromkeys(_by_number(conn, text))
    expression = match_expression(text)
    if expression is not None:
        found |= dict.fromkeys(_by_words(conn, expression, limit))
    if len(found) < limit and len(text.strip()) > 2:  # a trigram has three
        found |= dict.fromkeys(_by_title_part(conn, text.strip(), limit - len(found)))
    return array("q", list(found)[:limit])


def hits(conn: Connection, keys: Sequence[int], text: str) -> list[Hit]:
    """Load a page of results, each with a line in which the words were found."""
    words = words_of(text)
    return [Hit(issue, _snippet(conn, issue, words), words) for issue in load_issues(conn, keys)]


def known(conn: Connection, node_id: str, limit: int = 5) -> tuple[Known, ...]:
    """Find the product issues most like an issue, most alike first; its rarer words decide."""
    row = conn.execute("SELECT title, plain FROM issues WHERE node_id = ?", (node_id,)).fetchone()
    words = _telling_words(*row) if row else ()
    if not words:
        return ()
    rows = conn.execute(
        f"SELECT {ISSUE_COLUMNS}, score "
        f"FROM (SELECT rowid AS found, bm25(issue_words, {_TITLE}, 1.0) AS score "
        "FROM issue_words WHERE issue_words MATCH ?) JOIN issues ON key = found "
        "WHERE repo = 'product' AND node_id <> ? AND whereabouts = 'here' ORDER BY score LIMIT ?",
        (" OR ".join(f'"{word}"' for word in words), node_id, limit),
    ).fetchall()
    return tuple(Known(issue_of(row), -row[-1]) for row in rows)


def _by_number(conn: Connection, text: str) -> Iterable[int]:
    match = _NUMBER.fullmatch(text.strip())
    if match is None:
        return ()
    rows = conn.execute(
        "SELECT key FROM issues WHERE repo IN ('inquiries', 'product') AND number = ? ORDER BY repo",
        (int(match[1]),),
    )
    return [row[0] for row in rows.fetchall()]


def _by_words(conn: Connection, expression: str, limit: int) -> list[int]:
    """Rank the newest matches of both indexes together; a comment speaks for its issue."""
    scores = dict(_ranked(conn, "issue_words", f"{_TITLE}, 1.0", expression, limit))
    comments = dict(_ranked(conn, "comment_words", "1.0", expression, limit))
    for comment, issue in _issues_of(conn, list(comments)):
        scores[issue] = min(scores.get(issue, 0.0), comments[comment])
    return sorted(scores, key=lambda key: (scores[key], -key))


def _ranked(
    conn: Connection, index: str, weights: str, expression: str, limit: int
) -> list[tuple[int, float]]:
    newest = [
        row[0]
        for row in conn.execute(
            f"SELECT rowid FROM {index} WHERE {index} MATCH ? ORDER BY rowid DESC LIMIT ?",
            (expression, limit),
        ).fetchall()
    ]
    if not newest:
        return []
    rows = conn.execute(
        f"SELECT rowid, bm25({index}, {weights}) FROM {index} WHERE {index} MATCH ? AND rowid >= ?",
        (expression, newest[-1]),
    )
    return rows.fetchall()


def _issues_of(conn: Connection, comments: Sequence[int]) -> list[tuple[int, int]]:
    marks = ",".join("?" * len(comments))
    return conn.execute(
        "SELECT comments.key, issues.key FROM comments JOIN issues ON issues.repo = comments.repo "
        f"AND issues.number = comments.issue_number WHERE comments.key IN ({marks})",
        tuple(comments),
    ).fetchall()


def _by_title_part(conn: Connection, text: str, limit: int) -> list[int]:
    quoted = text.replace('"', '""').replace("\0", "")
    rows = conn.execute(
        "SELECT rowid FROM title_parts WHERE title_parts MATCH ? ORDER BY rowid DESC LIMIT ?",
        (f'"{quoted}"', limit),
    )
    return [row[0] for row in rows.fetchall()]


def _snippet(conn: Connection, issue: Issue, words: Sequence[str]) -> str:
    """Find the first text of a conversation that holds the most of the words, and cut a line around them."""
    if not words:
        return ""
    texts = conn.execute(
        "SELECT plain FROM issues WHERE node_id = ? UNION ALL "
        "SELECT plain FROM (SELECT plain FROM comments WHERE repo = ? AND issue_number = ? ORDER BY created)",
        (issue.node_id, issue.repo.value, issue.number),
    ).fetchall()
    patterns = [re.compile(rf"(?<!\w){re.escape(word)}", re.IGNORECASE) for word in words]
    best = max((row[0] for row in texts), key=lambda text: sum(bool(p.search(text)) for p in patterns))
    first = min((m.start() for p in patterns if (m := p.search(best))), default=-1)
    return _line_around(best, first) if first >= 0 else ""


def _line_around(text: str, at: int) -> str:
    start = max(0, at - _LEAD)
    cut = " ".join(text[start : start + _SNIPPET].split())
    return f"{'…' if start else ''}{cut}{'…' if start + _SNIPPET < len(text) else ''}"


def _telling_words(title: str, text: str) -> tuple[str, ...]:
    """Choose what an inquiry is about: the words of its title, and those its text says most often."""
    kept = [word for word in words_of(title.casefold()) if _tells(word)]
    counted = Counter(word for word in _WORDS.findall(text[:_READ].casefold()) if _tells(word))
    kept += [word for word, _ in counted.most_common(_FROM_TEXT)]
    return tuple(dict.fromkeys(kept))


def _tells(word: str) -> bool:
    return len(word) > 2 and not word.isdigit() and word not in _NOISE  # "is", "to", "3d"


_WORDS = re.compile(r"[^\W_]+")
_READ = 4000
_FROM_TEXT = 12
_NOISE = frozenset(
    """
    able about after all also and any are because been before but can cannot could did does doing
    don for from get getting had has have hello here hey him his how into its just know like may
    more not now off one only our out please problem question regards see seems should some such
    sure than thank thanks that the their them then there these they this those through too try
    trying use used user users using very want was way were what when where which while who why will
    with without working would you your https http www com org
    """.split()  # noqa: SIM905  # a list of a hundred strings reads worse
)
"""Words of every mail; they would make all inquiries alike."""
