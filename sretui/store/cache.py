"""Saving and loading what GitHub said. Callers open the transaction, so that a page and its cursor are one.

Saving asks first what is there and writes only what differs: an unchanged page costs reads, no index
updates, and the count returned is of real news. An older `updated` never replaces a newer one, because two
processes may save, and GitHub's lists can be stale for seconds.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from sqlite3 import Connection

from sretui.core.model import Comment, Conversation, Event, Issue, RepoRole, Whereabouts
from sretui.core.prose import plain
from sretui.store.rows import (
    COMMENT_COLUMNS,
    EVENT_COLUMNS,
    ISSUE_COLUMNS,
    comment_of,
    event_of,
    issue_of,
    seconds,
)

_HERE = "closed IS NULL AND whereabouts = 'here'"


@dataclass(frozen=True, slots=True)
class Counts:
    """How much of each the cache holds."""

    open_product: int = 0
    open_inquiries: int = 0
    closed_inquiries: int = 0


def save_issues(conn: Connection, issues: Iterable[Issue], boilerplate: Sequence[str] = ()) -> int:
    """Save issues as GitHub showed them; return how many were new or changed."""
    return sum(_save_issue(conn, issue, boilerplate) for issue in issues)


def save_comments(conn: Connection, comments: Iterable[Comment], boilerplate: Sequence[str] = ()) -> int:
    """Save comments; one that was thought deleted and is seen again is no tombstone any more."""
    return sum(_save_comment(conn, comment, boilerplate) for comment in comments)


def save_events(conn: Connection, events: Iterable[Event]) -> int:
    """Save events, which never change; return how many were new."""
    rows = [
        (
            event.repo.value,
            event.id,
            event.issue_number,
            event.kind,
            event.actor,
            seconds(event.at),
            event.subject,
        )
        for event in events
    ]
    before = conn.total_changes
    conn.executemany(f"INSERT OR IGNORE INTO events ({EVENT_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?)", rows)
    return conn.total_changes - before


def _save_issue(conn: Connection, issue: Issue, boilerplate: Sequence[str]) -> int:
    row = conn.execute(
        f"SELECT key, {ISSUE_COLUMNS} FROM issues WHERE node_id = ?", (issue.node_id,)
    ).fetchone()
    if row is None:
        return _insert_issue(conn, issue, boilerplate)
    key, known = row[0], issue_of(row[1:])
    if known == issue or known.updated > issue.updated:
        return 0
    conn.execute(
        "UPDATE issues SET number = ?, title = ?, body = ?, plain = coalesce(?, plain), "
        "author = ?, created = ?, updated = ?, closed = ?, state_reason = ?, labels = ?, assignees = ?, "
        "comment_count = ?, locked = ?, url = ?, whereabouts = ?, moved_to = ? WHERE key = ?",
        (
            issue.number,
            issue.title,
            issue.body,
            plain(issue.body, boilerplate) if issue.body != known.body else None,
            *_issue_values(issue),
            key,
        ),
    )
    if known.labels != issue.labels:
        _save_names(conn, key, "labels", issue.labels)
    if known.assignees != issue.assignees:
        _save_names(conn, key, "assignees", issue.assignees)
    return 1


def _insert_issue(conn: Connection, issue: Issue, boilerplate: Sequence[str]) -> int:
    (key,) = conn.execute(
        "INSERT INTO issues (node_id, repo, number, title, body, plain, author, created, updated, closed, "
        "state_reason, labels, assignees, comment_count, locked, url, whereabouts, moved_to) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING key",
        (
            issue.node_id,
            issue.repo.value,
            issue.number,
            issue.title,
            issue.body,
            plain(issue.body, boilerplate),
            *_issue_values(issue),
        ),
    ).fetchone()
    _save_names(conn, key, "labels", issue.labels)
    _save_names(conn, key, "assignees", issue.assignees)
    return 1


def _issue_values(issue: Issue) -> tuple[str | int | None, ...]:
    return (
        issue.author,
        seconds(issue.created),
        seconds(issue.updated),
        seconds(issue.closed) if issue.closed else None,
        issue.state_reason,
        json.dumps(issue.labels, ensure_ascii=False),
        json.dumps(issue.assignees, ensure_ascii=False),
        issue.comment_count,
        issue.locked,
        issue.url,
        issue.whereabouts.value,
        issue.moved_to,
    )


def _save_names(conn: Connection, key: int, table: str, names: Iterable[str]) -> None:
    conn.execute(f"DELETE FROM {table} WHERE issue = ?", (key,))
    conn.executemany(
        f"INSERT OR IGNORE INTO {table} (issue, name) VALUES (?, ?)",
        [(key, name.casefold()) for name in names],
    )


def _save_comment(conn: Connection, comment: Comment, boilerplate: Sequence[str]) -> int:
    row = conn.execute(
        f"SELECT key, {COMMENT_COLUMNS} FROM comments WHERE node_id = ?", (comment.node_id,)
    ).fetchone()
    if row is None:
        conn.execute(
            "INSERT INTO comments (node_id, id, repo, issue_number, author, author_type, body, plain, "
            "created, updated, url, deleted) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (comment.node_id, *_comment_values(comment, plain(comment.body, boilerplate))),
        )
        return 1
    known = comment_of(row[1:])
    if known == comment or known.updated > comment.updated:
        return 0
    conn.execute(
        "UPDATE comments SET id = ?, repo = ?, issue_number = ?, author = ?, author_type = ?, body = ?, "
        "plain = ?, created = ?, updated = ?, url = ?, deleted = ? WHERE key = ?",
        (*_comment_values(comment, plain(comment.body, boilerplate)), row[0]),
    )
    return 1


def _comment_values(comment: Comment, words: str) -> tuple[str | int | None, ...]:
    return (
        comment.id,
        comment.repo.value,
        comment.issue_number,
        comment.author,
        comment.author_type,
        comment.body,
        words,
        seconds(comment.created),
        seconds(comment.updated),
        comment.url,
        seconds(comment.deleted) if comment.deleted else None,
    )


def mark_whereabouts(
    conn: Connection, node_id: str, whereabouts: Whereabouts, moved_to: str | None = None
) -> None:
    """Record that an issue was moved or deleted; what was said in it stays readable."""
    conn.execute(
        "UPDATE issues SET whereabouts = ?, moved_to = ? WHERE node_id = ?",
        (whereabouts.value, moved_to, node_id),
    )


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
    row = conn.execute(f"SELECT {ISSUE_COLUMNS} FROM issues WHERE node_id = ?", (node_id,)).fetchone()
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
    return Conversation(issue, tuple(map(comment_of, comments)), tuple(map(event_of, events)))
