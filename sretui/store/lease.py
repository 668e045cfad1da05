"""Only one process pulls at a time: a lock of the kernel on a file, which even a killed process lets go."""

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
    try:
        handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    except OSError as error:
        raise StoreError(f"{path} cannot be written ({error.strerror}): mend the folder's rights.") from error
    try:
        yield _lock(handle)
    finally:
        os.close(handle)


def _lock(handle: int) -> bool:
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
