"""Traits of open product issues, and which issues a text names: kept as things are saved."""

from collections.abc import Iterable
from datetime import datetime
from sqlite3 import Connection
from typing import TYPE_CHECKING

from sretui.core.fruit.mentions import mentions
from sretui.core.fruit.traits import Traits, traits_of
from sretui.core.model import Comment, Issue, PullRequest, RepoRole
from sretui.store.rows import COMMENT_COLUMNS, ISSUE_COLUMNS, Row, comment_of, instant, issue_of, seconds

if TYPE_CHECKING:
    from sqlite_utils import Database

_COLUMNS = ", ".join(Traits._fields)
_PUT = f"INSERT OR REPLACE INTO traits ({_COLUMNS}) VALUES ({', '.join('?' * len(Traits._fields))})"
_PAGE = 500
_NAME = "INSERT OR IGNORE INTO mentions (source, repo, number, target, about, at) VALUES (?, ?, ?, ?, ?, ?)"


def keep_issue(conn: Connection, key: int, before: Issue | None, now: Issue) -> None:
    """Keep what counts of an issue that was saved."""
    if now.repo is RepoRole.PRODUCT:
        if now.is_open:
            conn.execute(_PUT, traits_of(now, key))
        elif before is None or before.is_open:
            conn.execute("DELETE FROM traits WHERE key = ?", (key,))
    if before is None or before.body != now.body:
        _keep_names(conn, now.node_id, (now.repo.value, now.number), now.body, seconds(now.created))


def keep_comment(conn: Connection, before: Comment | None, now: Comment) -> None:
    """Keep which issues a comment that was saved names."""
    if before is None or before.body != now.body:
        _keep_names(conn, now.node_id, (now.repo.value, now.issue_number), now.body, seconds(now.created))


def _keep_names(conn: Connection, source: str, where: tuple[str, int], body: str, at: int) -> None:
    conn.execute("DELETE FROM mentions WHERE source = ?", (source,))
    named = mentions(body) - {("", where[1])}
    conn.executemany(_NAME, [(source, *where, target, about, at) for target, about in named])


def forget_issue(conn: Connection, node_id: str) -> None:
    """Let go of an issue that was moved or deleted: it is no candidate any more."""
    conn.execute("DELETE FROM traits WHERE key = (SELECT key FROM issues WHERE node_id = ?)", (node_id,))
    note_change(conn)


def save_pulls(conn: Connection, pulls: Iterable[PullRequest]) -> int:
    """Save the open ones, drop those that are closed; return how many were new or changed."""
    before = conn.total_changes
    for one in pulls:
        if not one.is_open:
            conn.execute("DELETE FROM pulls WHERE node_id = ?", (one.node_id,))
            continue
        row = (
            one.node_id,
            one.repo.value,
            one.number,
            one.title,
            one.author,
            seconds(one.updated),
            one.url,
            " ".join(map(str, one.mentions)),
        )
        conn.execute(
            "INSERT INTO pulls (node_id, repo, number, title, author, updated, url, mentions) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (node_id) DO UPDATE SET number = excluded.number, "
            "title = excluded.title, author = excluded.author, updated = excluded.updated, "
            "url = excluded.url, mentions = excluded.mentions WHERE updated < excluded.updated",
            row,
        )
    return conn.total_changes - before


def fill(database: "Database") -> None:
    """Keep the same of what was saved by an older program, and have the open pull requests read once."""
    conn = database.conn
    for row in conn.execute(f"SELECT key, {ISSUE_COLUMNS} FROM issues").fetchall():
        keep_issue(conn, row[0], None, issue_of(row[1:]))
    for row in conn.execute(
        f"SELECT {COMMENT_COLUMNS} FROM comments WHERE body LIKE '%#%' OR body LIKE '%/issues/%'"
    ):
        keep_comment(conn, None, comment_of(row))
    conn.execute("DELETE FROM cursors WHERE repo = 'product' AND resource = 'open'")
    note_change(conn)


def note_change(conn: Connection) -> None:
    """Let who keeps the traits of all issues in memory know that they are others."""
    conn.execute("INSERT OR REPLACE INTO facts (name, data) VALUES ('traits', hex(randomblob(8)))")


def load_state(conn: Connection) -> str:
    """Name the state of the traits: another one whenever any changed."""
    row = conn.execute("SELECT data FROM facts WHERE name = 'traits'").fetchone()
    return row[0] if row else ""


def load_traits(conn: Connection) -> list[Traits]:
    """Load those of all open product issues, the one changed last first."""
    rows = conn.execute(f"SELECT {_COLUMNS} FROM traits ORDER BY updated DESC, key DESC").fetchall()
    return list(map(Traits._make, rows))


def load_traits_of(conn: Connection, keys: Iterable[int]) -> dict[int, Traits]:
    """Load those of some issues, by their cache keys."""
    wanted = tuple(keys)
    marks = ",".join("?" * len(wanted))
    rows = conn.execute(f"SELECT {_COLUMNS} FROM traits WHERE key IN ({marks})", wanted).fetchall()
    return {row[0]: Traits._make(row) for row in rows}


def load_pulls(conn: Connection) -> tuple[PullRequest, ...]:
    """Load the open pull requests of the product repo, newest first."""
    rows = conn.execute(
        "SELECT node_id, repo, number, title, author, updated, url, mentions FROM pulls "
        "WHERE repo = 'product' ORDER BY number DESC"
    ).fetchall()
    return tuple(map(_pull_of, rows))


def _pull_of(row: Row) -> PullRequest:
    numbers = tuple(map(int, row[7].split()))
    return PullRequest(
        row[0],
        RepoRole(row[1]),
        row[2],
        row[3],
        row[4],
        instant(row[5]),
        True,
        numbers,
        row[6],
    )


def load_led_to(conn: Connection, inquiries: str, product: str) -> dict[int, frozenset[int]]:
    """Say which inquiries (numbers) name which product issue, or are named by it; repos as `owner/name`."""
    rows = conn.execute(
        "SELECT about, number FROM mentions WHERE repo = 'inquiries' AND target = ? "
        "UNION SELECT number, about FROM mentions WHERE repo = 'product' AND target = ?",
        (product.casefold(), inquiries.casefold()),
    ).fetchall()
    found: dict[int, set[int]] = {}
    for issue, inquiry in rows:
        found.setdefault(issue, set()).add(inquiry)
    return {issue: frozenset(numbers) for issue, numbers in found.items()}


def load_recent(conn: Connection, product: str, since: datetime) -> dict[int, int]:
    """Count in how many other issues a product issue was named since an instant (UTC)."""
    rows = conn.execute(
        "SELECT about, count(DISTINCT repo || number) FROM mentions WHERE at >= :since AND "
        "(repo = 'product' AND target = '' OR repo = 'inquiries' AND target = :product) GROUP BY about",
        {"since": seconds(since), "product": product.casefold()},
    ).fetchall()
    return dict(rows)


def load_numbers(conn: Connection, node_ids: Iterable[str]) -> dict[str, tuple[RepoRole, int]]:
    """Say where issues stand, by their node ids."""
    wanted = tuple(node_ids)
    found: dict[str, tuple[RepoRole, int]] = {}
    for start in range(0, len(wanted), _PAGE):
        page = wanted[start : start + _PAGE]
        marks = ",".join("?" * len(page))
        rows = conn.execute(f"SELECT node_id, repo, number FROM issues WHERE node_id IN ({marks})", page)
        found |= {row[0]: (RepoRole(row[1]), row[2]) for row in rows.fetchall()}
    return found
