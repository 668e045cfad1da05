"""Saving and loading what GitHub said. Callers open the transaction, so that a page and its cursor are one.

Saving asks first what is there and writes only what differs: an unchanged page costs reads, no index
updates, and the count returned is of real news. An older `updated` never replaces a newer one, because two
processes may save, and GitHub's lists can be stale for seconds.

What saves is imported when something is saved: the way to the first paint only loads.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from sqlite3 import Connection

from sretui.core.model import Comment, Conversation, Event, Issue, RepoRole, Whereabouts
from sretui.store.reactions import load_reactions
from sretui.store.rows import (
    COMMENT_COLUMNS,
    EVENT_COLUMNS,
    ISSUE_COLUMNS,
    comment_of,
    event_of,
    event_row,
    issue_of,
    seconds,
)

_HERE = "closed IS NULL AND whereabouts = 'here'"
_ADD_EVENT = f"INSERT OR IGNORE INTO events ({EVENT_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?)"
_ISSUE = f"SELECT {ISSUE_COLUMNS} FROM issues WHERE node_id = ?"


@dataclass(frozen=True, slots=True)
class Counts:
    """How much of each the cache holds."""

    open_product: int = 0
    open_inquiries: int = 0
    closed_inquiries: int = 0


def save_issues(conn: Connection, issues: Iterable[Issue], boilerplate: Sequence[str] = ()) -> int:
    """Save issues as GitHub showed them; return how many were new or changed."""
    from sretui.store.shelf import ISSUES
    from sretui.store.traits import keep_issue, note_change

    count = 0
    for key, before, now in ISSUES.save(conn, issues, boilerplate):
        count += 1
        keep_issue(conn, key, before, now)
        if before is None or before.labels != now.labels:
            _save_names(conn, "labels", key, now.labels)
        if before is None or before.assignees != now.assignees:
            _save_names(conn, "assignees", key, now.assignees)
    if count:
        note_change(conn)
    return count


def save_comments(conn: Connection, comments: Iterable[Comment], boilerplate: Sequence[str] = ()) -> int:
    """Save comments; one that was thought deleted and is seen again is no tombstone any more."""
    from sretui.store.shelf import COMMENTS
    from sretui.store.traits import keep_comment

    count = 0
    for _, before, now in COMMENTS.save(conn, comments, boilerplate):
        count += 1
        keep_comment(conn, before, now)
    return count


def save_events(conn: Connection, events: Iterable[Event]) -> int:
    """Save events, which never change; return how many were new."""
    before = conn.total_changes
    conn.executemany(_ADD_EVENT, map(event_row, events))
    return conn.total_changes - before


def _save_names(conn: Connection, table: str, key: int, names: Iterable[str]) -> None:
    conn.execute(f"DELETE FROM {table} WHERE issue = ?", (key,))
    rows = [(key, name.casefold()) for name in names]
    conn.executemany(f"INSERT OR IGNORE INTO {table} (issue, name) VALUES (?, ?)", rows)


def mark_whereabouts(
    conn: Connection, node_id: str, whereabouts: Whereabouts, moved_to: str | None = None
) -> None:
    """Record that an issue was moved or deleted; what was said in it stays readable."""
    conn.execute(
        "UPDATE issues SET whereabouts = ?, moved_to = ? WHERE node_id = ?",
        (whereabouts.value, moved_to, node_id),
    )
    if whereabouts is not Whereabouts.HERE:
        from sretui.store.traits import forget_issue

        forget_issue(conn, node_id)


def mark_comments_deleted(conn: Connection, node_ids: Iterable[str], at: datetime) -> int:
    """Make tombstones of comments that GitHub no longer shows; return how many are new ones."""
    before = conn.total_changes
    conn.executemany(
        "UPDATE comments SET deleted = ? WHERE node_id = ? AND deleted IS NULL",
        [(seconds(at), node_id) for node_id in node_ids],
    )
    return conn.total_changes - before


def load_issue(conn: Connection, node_id: str) -> Issue | None:
    """Load one issue."""
    row = conn.execute(_ISSUE, (node_id,)).fetchone()
    return issue_of(row) if row else None


def find_issue(conn: Connection, repo: RepoRole, number: int) -> Issue | None:
    """Load the issue that stands under a number now, or the last one known to have stood there."""
    row = conn.execute(
        f"SELECT {ISSUE_COLUMNS} FROM issues WHERE repo = ? AND number = ? "
        "ORDER BY whereabouts = 'here' DESC, key DESC",
        (repo.value, number),
    ).fetchone()
    return issue_of(row) if row else None


def load_issues(conn: Connection, keys: Sequence[int]) -> list[Issue]:
    """Load a page of issues in the order of their keys as given; a key without an issue is left out."""
    marks = ",".join("?" * len(keys))
    rows = conn.execute(
        f"SELECT key, {ISSUE_COLUMNS} FROM issues WHERE key IN ({marks})", tuple(keys)
    ).fetchall()
    found = {row[0]: issue_of(row[1:]) for row in rows}
    return [found[key] for key in keys if key in found]


def load_conversation(conn: Connection, node_id: str) -> Conversation | None:
    """Load an issue with its comments and events, oldest first."""
    issue = load_issue(conn, node_id)
    return _conversation(conn, issue) if issue else None


def load_active(conn: Connection) -> tuple[Conversation, ...]:
    """Load the open inquiries, and the closed ones in which somebody spoke after the closing."""
    rows = conn.execute(
        f"SELECT {ISSUE_COLUMNS} FROM issues WHERE repo = 'inquiries' AND {_HERE} "
        f"UNION ALL SELECT {ISSUE_COLUMNS} FROM issues WHERE repo = 'inquiries' AND whereabouts = 'here' "
        "AND closed IS NOT NULL AND EXISTS (SELECT 1 FROM comments WHERE comments.repo = issues.repo "
        "AND comments.issue_number = issues.number AND comments.created > issues.closed)"
    ).fetchall()
    return tuple(_conversation(conn, issue_of(row)) for row in rows)


def load_about(conn: Connection, begins: datetime, ends: datetime) -> tuple[Conversation, ...]:
    """Load the inquiries filed before `ends` and not closed before `begins`: what a time was about."""
    rows = conn.execute(
        f"SELECT {ISSUE_COLUMNS} FROM issues WHERE repo = 'inquiries' AND created < ? "
        "AND (closed IS NULL OR closed >= ?)",
        (seconds(ends), seconds(begins)),
    ).fetchall()
    return tuple(_conversation(conn, issue_of(row)) for row in rows)


def load_counts(conn: Connection) -> Counts:
    """Count what is open and what is past."""
    row = conn.execute(
        f"SELECT (SELECT count(*) FROM issues WHERE repo = 'product' AND {_HERE}), "
        f"(SELECT count(*) FROM issues WHERE repo = 'inquiries' AND {_HERE}), "
        "(SELECT count(*) FROM issues WHERE repo = 'inquiries' AND closed IS NOT NULL)"
    ).fetchone()
    return Counts(*row)


def load_open_numbers(conn: Connection, repo: RepoRole) -> frozenset[int]:
    """Load the numbers of the issues believed open, for the sweep."""
    rows = conn.execute(f"SELECT number FROM issues WHERE repo = ? AND {_HERE}", (repo.value,)).fetchall()
    return frozenset(row[0] for row in rows)


def load_comment_gaps(conn: Connection, repo: RepoRole) -> tuple[int, ...]:
    """Load the numbers of the issues whose living comments here are not as many as GitHub counts.

    Of the product repo only conversations that were fetched count: the others were never meant to be whole.
    """
    rows = conn.execute(
        "SELECT number FROM issues LEFT JOIN (SELECT issue_number, sum(deleted IS NULL) AS held "
        "FROM comments WHERE repo = :repo GROUP BY issue_number) ON issue_number = number WHERE repo = :repo "
        "AND whereabouts = 'here' AND comment_count <> coalesce(held, CASE WHEN :repo = 'product' "
        "THEN comment_count ELSE 0 END) ORDER BY updated DESC",
        {"repo": repo.value},
    ).fetchall()
    return tuple(row[0] for row in rows)


def _conversation(conn: Connection, issue: Issue) -> Conversation:
    where = (issue.repo.value, issue.number)
    comments = conn.execute(
        f"SELECT {COMMENT_COLUMNS} FROM comments WHERE repo = ? AND issue_number = ? ORDER BY created, id",
        where,
    ).fetchall()
    events = conn.execute(
        f"SELECT {EVENT_COLUMNS} FROM events WHERE repo = ? AND issue_number = ? ORDER BY at, id", where
    ).fetchall()
    said = tuple(map(comment_of, comments))
    return Conversation(issue, said, tuple(map(event_of, events)), load_reactions(conn, said))
