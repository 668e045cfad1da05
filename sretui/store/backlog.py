"""The backlog as an array of cache keys in the order asked; rows are loaded a page at a time, when seen."""

from array import array
from sqlite3 import Connection

from sretui.core.backlog import Query, Sort
from sretui.store.words import match_expression

_ORDER = {
    Sort.UPDATED: "updated",
    Sort.CREATED: "created",
    Sort.COMMENTS: "comment_count",
    Sort.NUMBER: "number",
    Sort.TITLE: "title",
}
_STATES = {
    "open": "closed IS NULL AND whereabouts = 'here'",
    "closed": "(closed IS NOT NULL AND whereabouts = 'here')",
    "all": "whereabouts = 'here'",
}


def load_backlog(conn: Connection, query: Query) -> "array[int]":
    """Find the product issues a query asks for, as cache keys in its order."""
    conditions = ["repo = 'product'", _STATES[query.state]]
    values: list[str] = []
    for label in query.labels:
        conditions.append("key IN (SELECT issue FROM labels WHERE label = ?)")
        values.append(label)
    for label in query.without_labels:
        conditions.append("key NOT IN (SELECT issue FROM labels WHERE label = ?)")
        values.append(label)
    _add_assignee(query.assignee, conditions, values)
    if (words := match_expression(query.words)) is not None:
        conditions.append("key IN (SELECT rowid FROM issue_words WHERE issue_words MATCH ?)")
        values.append(words)
    direction = "DESC" if query.descending else "ASC"
    order = f"{_ORDER[query.sort]} {'COLLATE NOCASE ' if query.sort is Sort.TITLE else ''}{direction}"
    rows = conn.execute(
        f"SELECT key FROM issues WHERE {' AND '.join(conditions)} ORDER BY {order}, key {direction}",
        values,
    )
    return array("q", (row[0] for row in rows.fetchall()))


def _add_assignee(assignee: str | None, conditions: list[str], values: list[str]) -> None:
    if assignee == "*":
        conditions.append("assignees <> '[]'")
    elif assignee == "-*":
        conditions.append("assignees = '[]'")
    elif assignee is not None:
        conditions.append("EXISTS (SELECT 1 FROM json_each(assignees) WHERE value = ? COLLATE NOCASE)")
        values.append(assignee)
