"""What a kill at any moment, and a disk that is full, may never do to the outbox."""

import resource
import subprocess
import sys
from pathlib import Path

import pytest

from sretui.core.outbox.steps import State
from sretui.store import outbox
from sretui.store.database import Connection, Databases

QUEUER = Path(__file__).with_name("queuer.py")
KILOBYTE = 1024


def queuer(folder: Path, count: int, most: int | None = None) -> "subprocess.Popen[str]":
    """Start it; with `most`, no file of its may grow beyond so many bytes, as on a full disk."""

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (most or resource.RLIM_INFINITY, resource.RLIM_INFINITY))

    return subprocess.Popen(
        [sys.executable, QUEUER, folder, str(count)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=limit if most else None,  # no thread of this test holds a lock
    )


@pytest.mark.parametrize("turns", [1, 3, 8])
def test_a_kill_loses_nothing_that_was_queued(tmp_path: Path, turns: int) -> None:
    with queuer(tmp_path, 0) as process:
        assert process.stdout is not None
        for _ in range(turns):
            said = int(process.stdout.readline())
        process.kill()
        process.wait()
        rest = process.stdout.read().split()
    said = max([said, *map(int, rest)])
    databases = Databases(tmp_path)
    assert databases.prepare() == ()
    with databases.desk() as conn:
        last = check(conn)
    assert said <= last <= said + 1


def test_a_full_disk_is_said_and_what_was_queued_before_is_whole(tmp_path: Path) -> None:
    databases = Databases(tmp_path)
    databases.prepare()
    room = databases.desk_path.stat().st_size + 200 * KILOBYTE
    with queuer(tmp_path, 0, room) as process:
        said, complaint = process.communicate(timeout=100)
    assert process.returncode != 0
    assert "StoreError" in complaint
    assert "desk.db" in complaint.splitlines()[-1]
    databases.prepare()
    with databases.desk() as conn:
        assert check(conn) == int(said.split()[-1])


def check(conn: Connection) -> int:
    """Check that one Action waits and all before it are sent, each with its history; return its turn."""
    (waiting,) = outbox.load_outbox(conn)
    turn = int(waiting.action.id.removeprefix("a"))
    done = outbox.load_history(conn, 10_000)
    assert sorted(int(one.action.id.removeprefix("a")) for one in done) == list(range(turn))
    for one in done:
        states = [passage.state for passage in outbox.load_passages(conn, one.action.id)]
        assert states == [State.WAITING, State.SENT]
    assert conn.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    return turn
