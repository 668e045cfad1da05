"""What is being written, as typed: one draft for each place of the screens."""

import json
from collections.abc import Iterable, Iterator
from sqlite3 import Connection
from typing import Any

from sretui.core.outbox.action import Draft
from sretui.store.rows import instant, seconds


def save_draft(conn: Connection, draft: Draft) -> None:
    """Save a draft over the one that was at its place."""
    conn.execute(
        "INSERT OR REPLACE INTO drafts (place, at, fields) VALUES (?, ?, ?)",
        (draft.place, seconds(draft.at), json.dumps(dict(draft.fields))),
    )


def load_draft(conn: Connection, place: str) -> Draft | None:
    """Load what was being written at a place."""
    rows = conn.execute("SELECT place, at, fields FROM drafts WHERE place = ?", (place,)).fetchall()
    return next(_drafts(rows), None)


def load_drafts(conn: Connection) -> tuple[Draft, ...]:
    """Load all drafts, the one typed last first."""
    return tuple(
        _drafts(conn.execute("SELECT place, at, fields FROM drafts ORDER BY at DESC, place").fetchall())
    )


def remove_draft(conn: Connection, place: str) -> None:
    """Forget a draft: it was sent, or given up by whoever typed it."""
    conn.execute("DELETE FROM drafts WHERE place = ?", (place,))


def _drafts(rows: Iterable[tuple[Any, ...]]) -> Iterator[Draft]:
    return (Draft(place, json.loads(fields), instant(at)) for place, at, fields in rows)
