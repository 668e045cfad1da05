"""How the two files got their shape: numbered steps, each run once, in one transaction.

The number of a file's last step is its `user_version`. sqlite_utils is imported only when there is a step to
run: opening a file that is up to date is on the way to the first paint.
"""

import sqlite3
from collections.abc import Callable, Sequence
from contextlib import closing, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from sretui.core.errors import StoreError
from sretui.store import schema

if TYPE_CHECKING:
    from sqlite_utils import Database

Migration = Callable[["Database"], None]


def _add_fruit(database: "Database") -> None:
    """Keep what fruit are found by, also of what was saved before."""
    from sretui.store.traits import fill

    schema.create_fruit(database)
    fill(database)


CACHE: tuple[Migration, ...] = (schema.create_cache, schema.create_reactions, _add_fruit)
DESK: tuple[Migration, ...] = (
    schema.create_desk,
    schema.create_outbox,
    schema.create_classified,
    schema.create_views,
)


class NotOurs(StoreError):
    """A database with tables in it that no sretui made."""


def migrate(conn: sqlite3.Connection, path: Path, steps: Sequence[Migration], *, keep_copy: bool) -> None:
    """Bring a file up to date; raises StoreError when a newer program wrote it."""
    if _missing(conn, path, steps):
        _run(conn, path, steps, keep_copy=keep_copy)


def _missing(conn: sqlite3.Connection, path: Path, steps: Sequence[Migration]) -> Sequence[Migration]:
    """Say which steps a file still needs."""
    found = _version(conn)
    if found > len(steps):
        raise StoreError(
            f"{path} was written by a newer sretui (its format is {found}, this program knows {len(steps)}): "
            "update sretui; the file was left as it is."
        )
    if found == 0 and conn.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]:
        raise NotOurs(f"{path} is another program's database and was left as it is: move it away.")
    return steps[found:]


def _run(conn: sqlite3.Connection, path: Path, steps: Sequence[Migration], *, keep_copy: bool) -> None:
    """Run what is missing; asks again under the lock, for another process may have been faster."""
    from sqlite_utils import Database

    conn.execute("BEGIN IMMEDIATE")
    try:
        missing = _missing(conn, path, steps)
        if keep_copy and missing and len(missing) < len(steps):
            _back_up(path, path.with_name(f"{path.name}.before-v{len(steps)}"))
        for step in missing:
            step(Database(conn))
        conn.execute(f"PRAGMA user_version={len(steps)}")
        conn.execute("COMMIT")
    except BaseException:
        with suppress(sqlite3.Error):  # the trouble on its way out says more than a failed rollback
            conn.execute("ROLLBACK")
        raise


def _back_up(path: Path, to: Path) -> None:
    """Copy a database under its final name only when the copy is whole; readers may go on meanwhile."""
    part = to.with_name(f"{to.name}.part")
    part.unlink(missing_ok=True)
    part.touch(mode=0o600)
    with closing(sqlite3.connect(path)) as source, closing(sqlite3.connect(part)) as copy:
        source.backup(copy)
        _leave_out_classified(copy)
    part.replace(to)


def _leave_out_classified(copy: sqlite3.Connection) -> None:
    """Overwrite the stubs of classified matter in a copy: a purge must not have to look for copies."""
    if copy.execute("SELECT 1 FROM sqlite_schema WHERE name = 'classified'").fetchone():
        copy.execute("PRAGMA secure_delete=ON")
        copy.execute("DELETE FROM classified")
        copy.commit()


def _version(conn: sqlite3.Connection) -> int:
    return int(conn.execute("PRAGMA user_version").fetchone()[0])
