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
    path = folder / "pull.lock"
    with _opened(path) as handle:
        yield _lock(path, handle)


@contextmanager
def acquire_push(folder: Path) -> Iterator[bool]:
    """Yield whether sending is ours until the block ends; False when another process, or thread, sends."""
    path = folder / "push.lock"
    with _opened(path) as handle:
        yield _lock(path, handle)


@contextmanager
def one_at_a_time(folder: Path) -> Iterator[None]:
    """Wait until no other process is inside such a block on this folder, and keep them out meanwhile."""
    path = folder / "prepare.lock"
    with _opened(path) as handle:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX)
        except OSError as error:
            raise _no_lock(path, error) from error
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


def _lock(path: Path, handle: int) -> bool:
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError as error:
        raise _no_lock(path, error) from error
    return True


def _no_lock(path: Path, error: OSError) -> StoreError:
    """Say that the folder is on a disk without locks, as some network disks are."""
    return StoreError(
        f"{path} cannot be locked ({error.strerror}): choose a folder on a disk of this machine with --data."
    )
