"""`kill -9` anywhere in a first pull: started again, it fetches nothing twice but the page it was at."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from collections import Counter
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from sretui.core.model import RepoRole
from sretui.store import cache
from sretui.store.database import version
from sretui.store.lease import acquire_pull

if TYPE_CHECKING:
    from sretui.store.database import Databases
    from tests.sync.conftest import Asked, World

PROGRAM = Path(__file__).with_name("pull_until_killed.py")


def start(world: World, folder: Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, str(PROGRAM), world.api, str(folder)], cwd=Path(__file__).parents[2]
    )


def fill(world: World) -> None:
    for number in range(1, 19):
        world.issue(1, number)
        world.event(1, number, "labeled")
        world.comment(1, number)
        world.issue(2, number)
    for number in range(1, 6):
        world.close(2, number)
    world.tick()


@pytest.mark.timeout(60)
@pytest.mark.parametrize("delay", [0.0, 0.002, 0.006])
def test_killed_again_and_again(world: World, databases: Databases, tmp_path: Path, delay: float) -> None:
    fill(world)
    process: list[subprocess.Popen[bytes]] = []
    deadly = [0]

    def kill(_: Asked) -> None:
        if len(world.log) == deadly[0]:
            # now, before the page is answered; or a moment later, while it is read or saved
            end = partial(os.kill, process[0].pid, signal.SIGKILL)
            threading.Timer(delay, end).start() if delay else end()

    world.rule = kill
    kills = 0
    while True:
        deadly[0] = len(world.log) + 7  # five of them may be asking what is new
        process[:] = [start(world, tmp_path)]
        ended = process[0].wait()
        if ended == 0:
            break
        assert ended == -signal.SIGKILL
        kills += 1
    assert kills >= 4
    lists = Counter(asked.path for asked in world.log if "issues" in asked.path and asked.status == 200)
    assert sum(lists.values()) - len(lists) <= kills
    with databases.cache() as conn:
        assert cache.load_open_numbers(conn, RepoRole.INQUIRIES) == frozenset(range(1, 19))
        assert cache.load_open_numbers(conn, RepoRole.PRODUCT) == frozenset(range(6, 19))
        for table, rows in (("issues", 36), ("comments", 18), ("events", 18)):
            assert conn.execute(f"SELECT count(*) FROM {table}").fetchone()[0] == rows  # noqa: S608
        assert conn.execute("PRAGMA integrity_check").fetchone()[0] == "ok"


def test_two_processes_take_turns(world: World, databases: Databases, tmp_path: Path) -> None:
    """While one pulls the other does not, but sees what comes; a killed one leaves nothing locked."""
    fill(world)
    reached, go_on = threading.Event(), threading.Event()

    def hold(asked: Asked) -> None:
        if asked.path.startswith("/repositories/1/issues/events"):
            reached.set()
            go_on.wait(30)

    world.rule = hold
    with databases.cache() as watching:
        before = version(watching)
        other = start(world, tmp_path)
        assert reached.wait(30)
        assert version(watching) != before
        assert cache.load_open_numbers(watching, RepoRole.INQUIRIES)
        with acquire_pull(tmp_path) as free:
            assert not free
    other.kill()
    other.wait()
    go_on.set()
    with acquire_pull(tmp_path) as free:
        assert free
