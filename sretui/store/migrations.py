"""How the two files got their shape: numbered steps, each run once, in one transaction.

The number of a file's last step is its `user_version`. sqlite_utils is imported only when there is a step to
run: opening a file that is up to date is on the way to the first paint.
"""

import sqlite3
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from sretui.core.errors import StoreError
from sretui.store import schema

if TYPE_CHECKING:
    from sqlite_utils import Database

Migration = Callable[["Database"], None]

CACHE: tuple[Migration, ...] = (schema.create_cache,)
DESK: tuple[Migration, ...] = (schema.create_desk,)


def migrate(conn: sqlite3.Connection, path: Path, steps: Sequence[Migration], *, keep_copy: bool) -> None:
    """Bring a file up to date; raises StoreError when a newer program wrote it."""
    found = _version(conn)
    if found > len(steps):
        raise StoreError(
            f"{path} was written by a newer sretui (its format is {found}, this program knows {len(steps)}): "
            "update sretui; the file was left as it is."
        )
    if found == len(steps):
        return
    if keep_copy and found > 0:
        _back_up(conn, path.with_name(f"{path.name}.before-v{len(steps)}"))
    _run(conn, steps)


def _run(conn: sqlite3.Connection, steps: Sequence[Migration]) -> None:
    """Run what is missing; asks again under the lock, for another process may have been faster."""
    from sqlite_utils import Database

    conn.execute("BEGIN IMMEDIATE")
    try:
        for step in steps[_version(conn) :]:
            step(Database(conn))
        conn.execute(f"PRAGMA user_version={len(steps)}")
    except BaseException:
        conn.execute("ROLLBACK")
        raise
    conn.execute("COMMIT")


def _version(conn: sqlite3.Connection) -> int:
    return int(conn.execute("PRAGMA user_version").fetchone()[0])


def _back_up(conn: sqlite3.Connection, path: Path) -> None:
    path.touch(mode=0o600)
    with closing(sqlite3.connect(path)) as copy:
        conn.backup(copy)
