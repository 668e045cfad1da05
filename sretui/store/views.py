"""Saved filters of the backlog: named by a person, kept until the person drops them."""

from datetime import datetime
from sqlite3 import Connection

from sretui.store.rows import seconds


def save_view(conn: Connection, name: str, text: str, at: datetime) -> None:
    """Save a filter under a name; one of that name is replaced."""
    conn.execute(
        "INSERT OR REPLACE INTO views (name, at, filter) VALUES (?, ?, ?)", (name, seconds(at), text)
    )


def remove_view(conn: Connection, name: str) -> None:
    """Drop a filter."""
    conn.execute("DELETE FROM views WHERE name = ?", (name,))


def load_views(conn: Connection) -> tuple[tuple[str, str], ...]:
    """Load names and filters, by name."""
    rows = conn.execute("SELECT name, filter FROM views ORDER BY name COLLATE NOCASE").fetchall()
    return tuple((row[0], row[1]) for row in rows)
