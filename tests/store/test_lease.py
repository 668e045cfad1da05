import errno
import fcntl
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest

from sretui.core.errors import StoreError
from sretui.store.lease import acquire_pull, acquire_push, one_at_a_time

HOLDER = """
import sys
from pathlib import Path
from sretui.store.lease import acquire_pull, acquire_push

with acquire_pull(Path(sys.argv[1])) as ours:
    print(ours, flush=True)
    sys.stdin.readline()
"""


def holder(folder: Path) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-c", HOLDER, folder], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )


def said(process: "subprocess.Popen[str]") -> str:
    assert process.stdout is not None
    return process.stdout.readline().strip()


def test_the_lease_is_free_again_after_its_block(tmp_path: Path) -> None:
    for _ in range(2):
        with acquire_pull(tmp_path) as ours:
            assert ours


def test_one_at_a_time_within_a_process(tmp_path: Path) -> None:
    with acquire_pull(tmp_path) as first, acquire_pull(tmp_path) as second:
        assert (first, second) == (True, False)


def test_one_process_at_a_time(tmp_path: Path) -> None:
    with holder(tmp_path) as process:
        assert said(process) == "True"
        with acquire_pull(tmp_path) as ours:
            assert not ours
        process.communicate("\n")
    with acquire_pull(tmp_path) as ours:
        assert ours


def test_a_killed_process_lets_go(tmp_path: Path) -> None:
    with holder(tmp_path) as process:
        assert said(process) == "True"
        process.send_signal(signal.SIGKILL)
        process.wait()
    with acquire_pull(tmp_path) as ours:
        assert ours


def test_the_lock_is_private(tmp_path: Path) -> None:
    with acquire_pull(tmp_path):
        assert (tmp_path / "pull.lock").stat().st_mode & 0o777 == 0o600


def test_a_folder_in_the_way_is_said(tmp_path: Path) -> None:
    (tmp_path / "pull.lock").mkdir()
    with pytest.raises(StoreError, match=r"pull\.lock cannot be written"), acquire_pull(tmp_path):
        pass


def test_pulling_and_pushing_do_not_wait_for_each_other(tmp_path: Path) -> None:
    with acquire_pull(tmp_path) as pull, acquire_push(tmp_path) as push, acquire_push(tmp_path) as again:
        assert (pull, push, again) == (True, True, False)
    with acquire_push(tmp_path) as free:
        assert free


@pytest.mark.parametrize("lease", [acquire_pull, acquire_push, one_at_a_time])
def test_a_disk_without_locks_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lease: Callable[[Path], AbstractContextManager[object]]
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(errno.ENOLCK, os.strerror(errno.ENOLCK))

    monkeypatch.setattr(fcntl, "flock", refuse)
    with pytest.raises(StoreError, match=r"cannot be locked .*--data"), lease(tmp_path):
        pass
