"""The journal on the disk: entries are added, read, and never changed."""

import json
from collections import defaultdict
from sqlite3 import Connection
from typing import Any

from sretui.core.journal import Entry, Kind
from sretui.store.rows import instant, seconds

_COLUMNS = "id, at, by, inquiry, kind, data"
_KINDS = frozenset(Kind)


def save_entry(conn: Connection, entry: Entry) -> None:
    """Append an entry."""
    conn.execute(
        f"INSERT INTO journal ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?)",
        (
            entry.id,
            seconds(entry.at),
            entry.by,
            entry.inquiry,
            entry.kind.value,
            json.dumps(dict(entry.data)),
        ),
    )


def load_entries(conn: Connection, node_id: str) -> tuple[Entry, ...]:
    """Load what was recorded about one inquiry, oldest first."""
    rows = conn.execute(
        f"SELECT {_COLUMNS} FROM journal WHERE inquiry = ? ORDER BY seq", (node_id,)
    ).fetchall()
    return _entries(rows)


def load_all_entries(conn: Connection) -> dict[str, tuple[Entry, ...]]:
    """Load the whole journal by inquiry, each oldest first."""
    grouped: defaultdict[str, list[tuple[Any, ...]]] = defaultdict(list)
    for row in conn.execute(f"SELECT {_COLUMNS} FROM journal ORDER BY seq").fetchall():
        grouped[row[3]].append(row)
    return {inquiry: _entries(rows) for inquiry, rows in grouped.items()}


def _entries(rows: list[tuple[Any, ...]]) -> tuple[Entry, ...]:
    """Read rows; a kind that a newer program wrote is left for that program."""
    return tuple(
        Entry(row[0], instant(row[1]), row[2], row[3], Kind(row[4]), json.loads(row[5]))
        for row in rows
        if row[4] in _KINDS
    )
