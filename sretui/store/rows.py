"""The core's values as rows of the cache and back, and instants as SQLite keeps them."""

import json
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from sretui.core.model import Comment, Event, Issue, RepoRole, Whereabouts

Row = Sequence[Any]
"""As SQLite returns it; the columns below say the types."""

ISSUE_COLUMNS = (
    "node_id, repo, number, title, body, author, created, updated, closed, state_reason, labels, assignees, "
    "comment_count, locked, url, whereabouts, moved_to"
)
COMMENT_COLUMNS = "id, node_id, repo, issue_number, author, body, created, updated, url, author_type, deleted"
EVENT_COLUMNS = "repo, id, issue_number, kind, actor, at, subject"


def seconds(at: datetime) -> int:
    """Turn an aware instant into whole seconds since 1970."""
    return int(at.timestamp())


def instant(value: int) -> datetime:
    """Turn whole seconds since 1970 into an aware UTC instant."""
    return datetime.fromtimestamp(value, UTC)


def issue_of(row: Row) -> Issue:
    """Read the columns of ISSUE_COLUMNS."""
    return Issue(
        node_id=row[0],
        repo=RepoRole(row[1]),
        number=row[2],
        title=row[3],
        body=row[4],
        author=row[5],
        created=instant(row[6]),
        updated=instant(row[7]),
        closed=None if row[8] is None else instant(row[8]),
        state_reason=row[9],
        labels=tuple(json.loads(row[10])),
        assignees=tuple(json.loads(row[11])),
        comment_count=row[12],
        locked=bool(row[13]),
        url=row[14],
        whereabouts=Whereabouts(row[15]),
        moved_to=row[16],
    )


def issue_row(issue: Issue) -> tuple[str | int | None, ...]:
    """Give the values of ISSUE_COLUMNS."""
    return (
        issue.node_id,
        issue.repo.value,
        issue.number,
        issue.title,
        issue.body,
        issue.author,
        seconds(issue.created),
        seconds(issue.updated),
        None if issue.closed is None else seconds(issue.closed),
        issue.state_reason,
        json.dumps(issue.labels, ensure_ascii=False),
        json.dumps(issue.assignees, ensure_ascii=False),
        issue.comment_count,
        issue.locked,
        issue.url,
        issue.whereabouts.value,
        issue.moved_to,
    )


def comment_of(row: Row) -> Comment:
    """Read the columns of COMMENT_COLUMNS."""
    return Comment(
        id=row[0],
        node_id=row[1],
        repo=RepoRole(row[2]),
        issue_number=row[3],
        author=row[4],
        body=row[5],
        created=instant(row[6]),
        updated=instant(row[7]),
        url=row[8],
        author_type=row[9],
        deleted=None if row[10] is None else instant(row[10]),
    )


def comment_row(comment: Comment) -> tuple[str | int | None, ...]:
    """Give the values of COMMENT_COLUMNS."""
    return (
        comment.id,
        comment.node_id,
        comment.repo.value,
        comment.issue_number,
        comment.author,
        comment.body,
        seconds(comment.created),
        seconds(comment.updated),
        comment.url,
        comment.author_type,
        None if comment.deleted is None else seconds(comment.deleted),
    )


def event_of(row: Row) -> Event:
    """Read the columns of EVENT_COLUMNS."""
    return Event(
        repo=RepoRole(row[0]),
        id=row[1],
        issue_number=row[2],
        kind=row[3],
        actor=row[4],
        at=instant(row[5]),
        subject=row[6],
    )


def event_row(event: Event) -> tuple[str | int | None, ...]:
    """Give the values of EVENT_COLUMNS."""
    return (
        event.repo.value,
        event.id,
        event.issue_number,
        event.kind,
        event.actor,
        seconds(event.at),
        event.subject,
    )
