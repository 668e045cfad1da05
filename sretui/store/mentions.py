"""Whom and what a text may name: logins seen, and issues by how their number or title's words begin."""

from sqlite3 import Connection

from sretui.core.model import Issue
from sretui.store.rows import ISSUE_COLUMNS, issue_of
from sretui.store.words import match_expression

_INQUIRIES_FIRST = "repo = 'inquiries' DESC"


def load_people(conn: Connection, prefix: str, limit: int) -> tuple[str, ...]:
    """Find logins of people that begin so, without case; who wrote most is first."""
    pattern = "".join(f"\\{sign}" if sign in "%_\\" else sign for sign in prefix) + "%"
    rows = conn.execute(
        "SELECT author FROM (SELECT author FROM comments WHERE author_type = 'User' AND author LIKE :like "
        "ESCAPE '\\' UNION ALL SELECT author FROM issues WHERE author LIKE :like ESCAPE '\\') "
        "GROUP BY author ORDER BY count(*) DESC, author LIMIT :limit",
        {"like": pattern, "limit": limit},
    ).fetchall()
    return tuple(row[0] for row in rows)


def load_references(conn: Connection, prefix: str, limit: int) -> tuple[Issue, ...]:
    """Find issues by the beginning of their number, else of a word of their title; the newest is first."""
    if prefix.isascii() and prefix.isdigit():
        return _by_number(conn, prefix, limit)
    expression = match_expression(prefix)
    if expression is None:
        return _newest(conn, limit)
    rows = conn.execute(
        f"SELECT {ISSUE_COLUMNS} FROM issues WHERE whereabouts = 'here' AND key IN (SELECT rowid FROM "
        "issue_words WHERE issue_words MATCH ? ORDER BY rowid DESC LIMIT 500) "
        f"ORDER BY {_INQUIRIES_FIRST}, closed IS NULL DESC, created DESC LIMIT ?",
        (f"title : ({expression})", limit),
    ).fetchall()
    return tuple(map(issue_of, rows))


def _by_number(conn: Connection, prefix: str, limit: int) -> tuple[Issue, ...]:
    """Ask for each length a number may have: so an index answers."""
    spans = [(int(prefix) * 10**more, (int(prefix) + 1) * 10**more - 1) for more in range(7)]
    condition = " OR ".join("number BETWEEN ? AND ?" for _ in spans)
    rows = conn.execute(
        f"SELECT {ISSUE_COLUMNS} FROM issues WHERE repo IN ('inquiries', 'product') AND ({condition}) "
        f"AND whereabouts = 'here' ORDER BY {_INQUIRIES_FIRST}, length(number), number DESC LIMIT ?",
        (*(bound for span in spans for bound in span), limit),
    ).fetchall()
    return tuple(map(issue_of, rows))


def _newest(conn: Connection, limit: int) -> tuple[Issue, ...]:
    rows = conn.execute(
        f"SELECT {ISSUE_COLUMNS} FROM issues WHERE repo = 'inquiries' AND whereabouts = 'here' "
        "ORDER BY number DESC LIMIT ?",
        (limit,),
    ).fetchall()
    return tuple(map(issue_of, rows))
