"""Who may pull, push, and reshape the files: locks of the kernel, which even a killed process lets go.

The locks are on files of their own. SQLite's own files must not be opened here: closing one would drop the
locks SQLite holds on it (https://www.sqlite.org/howtocorrupt.html, section 2.2).
"""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sretui.core.errors import StoreError


@contextmanager
def acquire_pull(folder: Path) -> Iterator[bool]:
    """Yield whether the pull is ours until the block ends; False when another process has it."""
    with _opened(folder / "pull.lock") as handle:
        yield _lock(handle)


@contextmanager
def acquire_push(folder: Path) -> Iterator[bool]:
    """Yield whether sending is ours until the block ends; False when another process, or thread, sends."""
    with _opened(folder / "push.lock") as handle:
        yield _lock(handle)


@contextmanager
def one_at_a_time(folder: Path) -> Iterator[None]:
    """Wait until no other process is inside such a block on this folder, and keep them out meanwhile."""
    with _opened(folder / "prepare.lock") as handle:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield


@contextmanager
def _opened(path: Path) -> Iterator[int]:
    try:
        handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    except OSError as error:
        raise StoreError(f"{path} cannot be written ({error.strerror}): mend the folder's rights.") from error
    try:
        yield handle
    finally:
        os.close(handle)


def _lock(handle: int) -> bool:
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
