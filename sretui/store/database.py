"""The two database files: opened, brought up to date, and their troubles said in one sentence.

`cache.db` holds what GitHub can give again, so it is fast (WAL) and rebuilt when damaged. `desk.db` holds
what only this machine knows, so it is slow and careful, and is left alone when something is wrong with it.
"""

import os
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, closing, contextmanager, suppress
from pathlib import Path
from sqlite3 import Connection

from sretui.core.errors import StoreError
from sretui.store.lease import one_at_a_time
from sretui.store.migrations import CACHE, DESK, Migration, NotOurs, migrate

__all__ = ["Connection", "Databases", "Interrupted", "transaction", "version"]

_DAMAGED = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})


class Interrupted(StoreError):
    """A query was stopped because its answer is no longer wanted."""


class Damaged(StoreError):
    """A file's bytes are not those of a database."""


class Databases:
    """The two files of one data folder."""

    def __init__(
        self,
        folder: Path,
        *,
        cache: Sequence[Migration] = CACHE,
        desk: Sequence[Migration] = DESK,
        patience: float = 10.0,
    ) -> None:
        """Take the folder; `patience` is for another process's write, in seconds."""
        self.folder = folder
        self.patience = patience
        self.cache_path = folder / "cache.db"
        self.desk_path = folder / "desk.db"
        self._cache = cache
        self._desk = desk

    def prepare(self) -> tuple[str, ...]:
        """Create or update both files; return what there is to tell. Raises StoreError."""
        try:
            self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        except OSError as error:
            raise StoreError(
                f"The data folder {self.folder} cannot be made ({error.strerror}): "
                "choose another with --data."
            ) from error
        with one_at_a_time(self.folder):
            self._bring_up(self.desk_path, "DELETE", self._desk, keep_copy=True)
            return self._prepare_cache()

    def _prepare_cache(self) -> tuple[str, ...]:
        try:
            _check_mark(self.cache_path)
            self._bring_up(self.cache_path, "WAL", self._cache, keep_copy=False)
        except (Damaged, NotOurs):
            aside = _set_aside(self.cache_path)
            self._bring_up(self.cache_path, "WAL", self._cache, keep_copy=False)
            return (f"cache.db was damaged: it is kept as {aside.name}, and the next sync fills a new one.",)
        return ()

    def _bring_up(
        self, path: Path, journal_mode: str, steps: Sequence[Migration], *, keep_copy: bool
    ) -> None:
        _make_private(path)
        with _open(path, "FULL", self.patience) as conn:
            conn.execute(f"PRAGMA journal_mode={journal_mode}")
            migrate(conn, path, steps, keep_copy=keep_copy)

    def cache(self) -> AbstractContextManager[Connection]:
        """Open cache.db for one unit of work. Raises StoreError."""
        return _open(self.cache_path, "NORMAL", self.patience)

    def desk(self) -> AbstractContextManager[Connection]:
        """Open desk.db for one unit of work; what is committed is on the disk. Raises StoreError."""
        return _open(self.desk_path, "FULL", self.patience)


@contextmanager
def transaction(conn: Connection) -> Iterator[None]:
    """Commit all or nothing.

    Takes the write lock at once: asking for it later fails when two processes write.
    """
    conn.execute("BEGIN IMMEDIATE")
    try:
        yield
        conn.execute("COMMIT")
    except BaseException:
        with suppress(sqlite3.Error):  # the trouble on its way out says more than a failed rollback
            conn.execute("ROLLBACK")
        raise


def version(conn: Connection) -> int:
    """Return a number that grows with each change by this or another connection; costs microseconds."""
    return int(conn.execute("PRAGMA data_version").fetchone()[0]) + conn.total_changes


@contextmanager
def _open(path: Path, synchronous: str, patience: float) -> Iterator[Connection]:
    with _translated(path), closing(_connect(path, patience)) as conn:
        conn.execute(f"PRAGMA synchronous={synchronous}")
        conn.execute("PRAGMA cache_size=-16000")  # a search reads some thousand pages, many of them twice
        yield conn


def _connect(path: Path, patience: float) -> Connection:
    """Connect without a check of threads: a newer search interrupts an older one from its own thread.

    A file that is missing is not made: it would be empty, and readable by others.
    """
    address = f"{path.absolute().as_uri()}?mode=rw"
    return sqlite3.connect(address, uri=True, timeout=patience, isolation_level=None, check_same_thread=False)


def _make_private(path: Path) -> None:
    """Create a file only its owner may read; SQLite gives its companions the same rights."""
    try:
        if not path.exists():
            os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
        if path.stat().st_mode & 0o077:
            path.chmod(0o600)
    except OSError as error:
        raise StoreError(
            f"{path} cannot be written ({error.strerror}): "
            "mend its rights, or choose another folder with --data."
        ) from error


@contextmanager
def _translated(path: Path) -> Iterator[None]:
    try:
        yield
    except sqlite3.DatabaseError as error:
        code = _code(error)
        if code in _DAMAGED and path.name == "cache.db":
            with suppress(OSError):  # a full disk: the damage will be met again
                _mark(path).touch(mode=0o600)
        trouble = _trouble(code, path)
        if trouble is None:
            raise
        raise trouble from error


def _code(error: sqlite3.DatabaseError) -> int:
    """Give SQLite's result code; Python has none for text that is not UTF-8, and we write only that."""
    if str(error).startswith("Could not decode to UTF-8"):
        return sqlite3.SQLITE_CORRUPT
    return int(getattr(error, "sqlite_errorcode", 0)) & 0xFF


def _trouble(code: int, path: Path) -> StoreError | None:
    """Say what SQLite's result code means for the person; None for what can only be a bug of ours."""
    if code == sqlite3.SQLITE_INTERRUPT:
        return Interrupted("The query was stopped.")
    if code in _DAMAGED:
        return Damaged(_DAMAGE[path.name == "cache.db"].format(path=path))
    sentence = _SENTENCES.get(code)
    return StoreError(sentence.format(path=path)) if sentence else None


_DAMAGE = {
    True: "{path} is damaged: start sretui again, and the next sync fills a new one.",
    False: "{path} is damaged and was left as it is: restore a backup, or move it away to begin anew.",
}
_SENTENCES = {
    sqlite3.SQLITE_FULL: "The disk is full: {path} could not grow. Free some space; nothing saved is lost.",
    sqlite3.SQLITE_IOERR: "{path} could not be read or written: check the disk; nothing saved is lost.",
    sqlite3.SQLITE_CANTOPEN: "{path} cannot be opened: check that it is a file you may read and write.",
    sqlite3.SQLITE_READONLY: "{path} cannot be written: mend its rights, or choose another with --data.",
    sqlite3.SQLITE_PERM: "{path} cannot be written: mend its rights, or choose another with --data.",
    sqlite3.SQLITE_BUSY: "Another program keeps {path} locked: close it and try again.",
    sqlite3.SQLITE_LOCKED: "Another program keeps {path} locked: close it and try again.",
}


def _check_mark(path: Path) -> None:
    if _mark(path).exists():
        raise Damaged("An earlier run met damage.")


def _mark(path: Path) -> Path:
    """Name the file that remembers damage met while running, so that the next start rebuilds."""
    return path.with_name(path.name + ".damage-seen")


def _set_aside(path: Path) -> Path:
    """Move a damaged file, with its companions, out of the way under a name not taken yet."""
    number = 1
    while (aside := path.with_name(f"{path.name}.damaged-{number}")).exists():
        number += 1
    path.rename(aside)
    for companion in ("-wal", "-shm"):
        path.with_name(path.name + companion).unlink(missing_ok=True)
    _mark(path).unlink(missing_ok=True)
    return aside
