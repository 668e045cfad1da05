"""What waits in desk.db, asked before the code behind it is imported, for the first paint's sake."""

from sqlite3 import Connection


def is_any_waiting(conn: Connection) -> bool:
    """Say whether there is an Action that is not finished."""
    row = conn.execute("SELECT EXISTS (SELECT 1 FROM actions WHERE finished IS NULL)").fetchone()
    return bool(row[0])


def count_classified(conn: Connection) -> int:
    """Count the stubs of classified matter that somebody still has to act on."""
    return int(conn.execute("SELECT count(*) FROM classified WHERE state <> 'done'").fetchone()[0])


def load_draft_places(conn: Connection) -> tuple[str, ...]:
    """Name the places at which something is being written, the oldest first."""
    return tuple(place for (place,) in conn.execute("SELECT place FROM drafts ORDER BY at, place"))
