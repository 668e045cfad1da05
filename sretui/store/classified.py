"""Stubs of classified matter on the disk: never exported, and gone to the last byte when they are purged.

SQLite overwrites what is deleted with zeros on a connection that asks for it (`PRAGMA secure_delete`); the
copies that are made before a migration are made without this table. What the disk keeps below its file
system is out of reach, which is one more reason to name nothing here.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from sqlite3 import Connection

from sretui.core.classified import Able, Needed, State, Stub
from sretui.core.errors import StoreError
from sretui.store.database import transaction
from sretui.store.rows import instant, seconds

_COLUMNS = "id, at, site, able, needed, state"


def load_stubs(conn: Connection) -> tuple[Stub, ...]:
    """Load all, the oldest first."""
    rows = conn.execute(f"SELECT {_COLUMNS} FROM classified ORDER BY at, id").fetchall()
    return tuple(
        Stub(key, instant(at), site, Able(able), Needed(needed), State(state))
        for key, at, site, able, needed, state in rows
    )


def save_stub(conn: Connection, one: Stub) -> None:
    """Save a stub over what it was before, of which nothing stays."""
    with _overwriting(conn):
        conn.execute(
            f"INSERT INTO classified ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET "
            "site = excluded.site, able = excluded.able, needed = excluded.needed, state = excluded.state",
            (one.id, seconds(one.at), one.site, one.able.value, one.needed.value, one.state.value),
        )


def purge_stub(conn: Connection, stub_id: str) -> None:
    """Remove a stub; its bytes in the file are overwritten."""
    with _overwriting(conn):
        conn.execute("DELETE FROM classified WHERE id = ?", (stub_id,))


def check_gone(folder: Path, stub_id: str) -> None:
    """Look for what is left of a purged stub in all files of ours; raises StoreError that names the file."""
    for path in sorted(folder.glob("desk.db*")):
        try:
            left = stub_id.encode() in path.read_bytes()
        except FileNotFoundError:
            continue
        except OSError as error:
            raise StoreError(
                f"{path} cannot be read to see whether all is gone ({error.strerror})."
            ) from error
        if left and path.name == "desk.db":
            raise StoreError(
                f"Something of it is left in {path}: send what waits and run `sretui export` before you "
                "delete it."
            )
        if left:
            raise StoreError(f"Something of it is left in {path}: delete that file by hand.")


@contextmanager
def _overwriting(conn: Connection) -> Iterator[None]:
    """Change the table in one transaction that leaves none of the old bytes."""
    conn.execute("PRAGMA secure_delete=ON")
    with transaction(conn):
        yield
