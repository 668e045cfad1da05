"""The cells that need real processes: killed by SIGKILL, out of disk, or two at a time, on the same files."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import IO, Any

import pytest

from sretui.core.outbox.steps import State
from sretui.demo.faults import Fault
from tests.faults.checks import IDS, TARGETS, assert_all_done, assert_sentence, named
from tests.faults.columns import COLUMNS, Column
from tests.faults.forking import BUSY, FULL
from tests.faults.ground import Ground
from tests.faults.handing import assert_handed_over, build_twelve, hand_over
from tests.faults.rows import CHANGING

ROOT = Path(__file__).parents[2]
KILLED = -signal.SIGKILL


class Processes:
    """Starts pushing processes on a ground's files, and tells how they ended."""

    def __init__(self, server: "subprocess.Popen[str]") -> None:
        self._server = server

    def push(self, ground: Ground, **more: Any) -> list[int]:
        repos = [asdict(info) for info in ground.repos.values()]
        job = {"folder": str(ground.folder), "url": ground.url, "repos": repos} | more
        _pipe(self._server.stdin).write(json.dumps(job) + "\n")
        _pipe(self._server.stdin).flush()
        ends: list[int] = json.loads(_pipe(self._server.stdout).readline())
        return ends


@pytest.fixture(scope="module")
def processes() -> Iterator[Processes]:
    with subprocess.Popen(
        [sys.executable, "-m", "tests.faults.forking"],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as server:
        yield Processes(server)
        _pipe(server.stdin).close()


def _pipe(pipe: IO[str] | None) -> IO[str]:
    assert pipe is not None
    return pipe


@pytest.fixture
def ground(tmp_path: Path) -> Iterator[Ground]:
    with Ground(tmp_path / "data") as ready:
        yield ready


@pytest.mark.parametrize(("column", "target"), TARGETS, ids=IDS)
@pytest.mark.parametrize("when", ["before", "after"])
def test_killed_while_github_has_the_request(
    ground: Ground, processes: Processes, cell: Any, when: Any, column: Column, target: int
) -> None:
    """The request arrives; the process is killed before GitHub works on it, or when the work is done."""
    queued = ground.queue(column.act, column.make(ground.world))
    kill = lambda: os.kill(ground.clock.pid, signal.SIGKILL)  # noqa: E731 - the name says all
    ground.stand_in.faults.add(Fault("call", CHANGING, when=when, skip=target, hook=kill))
    assert processes.push(ground) == [KILLED]
    ground.drive()
    assert_all_done(ground, queued)
    cell(ground)


@pytest.mark.parametrize(("column", "target"), TARGETS, ids=IDS)
def test_killed_before_sending(
    ground: Ground, processes: Processes, cell: Any, column: Column, target: int
) -> None:
    """The intention is on the disk; the process is killed before the request leaves."""
    queued = ground.queue(column.act, column.make(ground.world))
    assert processes.push(ground, before="kill", skip=target) == [KILLED]
    ground.drive()
    assert_all_done(ground, queued)
    cell(ground)


@pytest.mark.parametrize(("column", "target"), TARGETS, ids=IDS)
def test_killed_before_settling(
    ground: Ground, processes: Processes, cell: Any, column: Column, target: int
) -> None:
    """GitHub has answered; the process is killed before the answer is on the disk."""
    queued = ground.queue(column.act, column.make(ground.world))
    assert processes.push(ground, after="kill", skip=target) == [KILLED]
    ground.drive()
    assert_all_done(ground, queued)
    cell(ground)


@pytest.mark.parametrize("column", COLUMNS, ids=named)
def test_a_disk_that_is_full_before_sending(
    ground: Ground, processes: Processes, cell: Any, column: Column
) -> None:
    """What cannot be noted is not sent."""
    queued = ground.queue(column.act, column.make(ground.world))
    assert processes.push(ground, first="full") == [FULL]
    assert_sentence((ground.folder / "told").read_text())
    assert ground.end == ground.before
    ground.drive()
    assert_all_done(ground, queued)
    cell(ground)


@pytest.mark.parametrize(("column", "target"), TARGETS, ids=IDS)
def test_a_disk_that_is_full_when_github_answers(
    ground: Ground, processes: Processes, cell: Any, column: Column, target: int
) -> None:
    """The answer cannot be noted: the write is looked for when there is room again."""
    queued = ground.queue(column.act, column.make(ground.world))
    assert processes.push(ground, after="full", skip=target) == [FULL]
    assert_sentence((ground.folder / "told").read_text())
    ground.drive()
    assert_all_done(ground, queued)
    cell(ground)


@pytest.mark.parametrize("column", COLUMNS, ids=named)
def test_two_processes_pushing(ground: Ground, processes: Processes, cell: Any, column: Column) -> None:
    """One of them sends, the other sees that somebody does."""
    queued = ground.queue(column.act, column.make(ground.world))
    ground.stand_in.faults.add(Fault("delay", CHANGING, seconds=0.05))
    ends = processes.push(ground, processes=2)
    assert set(ends) <= {0, BUSY}
    assert 0 in ends
    ground.drive()
    assert_all_done(ground, queued)
    assert [one.state for one in ground.all_queued().values()] == [State.SENT]
    cell(ground)


def test_twelve_are_handed_over_by_processes_that_die(tmp_path: Path, processes: Processes) -> None:
    """One after the other is killed, or has no room left, somewhere in the middle; then two push at once."""
    with Ground(tmp_path / "data", build_twelve()) as ground:
        hand_over(ground)
        kill = lambda: os.kill(ground.clock.pid, signal.SIGKILL)  # noqa: E731 - the name says all
        assert processes.push(ground, before="kill", skip=12) == [KILLED]
        ends: list[list[int]] = [processes.push(ground, after="kill", skip=skip) for skip in (1, 2, 3)]
        for when in ("before", "after"):
            ground.stand_in.faults.add(Fault("call", "POST", r"/comments$", when=when, hook=kill))
            ends.append(processes.push(ground))
        assert ends == [[KILLED]] * 5
        assert processes.push(ground, after="full", skip=2) == [FULL]
        assert set(processes.push(ground, processes=2)) <= {0, BUSY}
        assert len(ground.outbox()) < 12
        ground.drive()
        assert_handed_over(ground)
