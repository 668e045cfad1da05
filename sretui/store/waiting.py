"""Whether anything waits in the outbox: asked before its code is imported, for the first paint's sake."""

from sqlite3 import Connection


def is_any_waiting(conn: Connection) -> bool:
    """Say whether there is an Action that is not finished."""
    row = conn.execute("SELECT EXISTS (SELECT 1 FROM actions WHERE finished IS NULL)").fetchone()
    return bool(row[0])
