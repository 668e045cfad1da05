"""The token stays in the environment it came from: no file of ours holds it, and no crash tells it."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from sretui.demo.faults import Fault
from sretui.demo.server import StandIn
from sretui.demo.state import World
from tests.journeys.day import NOW, ROOT, SUPPORT, Clock, environment, open_day, run_command


def holders(folder: Path, token: str) -> list[Path]:
    """Find the files of a folder in which the token stands."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    assert {"config.toml", "team.toml", "cache.db", "desk.db"} <= {path.name for path in files}
    return [path for path in files if token.encode() in _read(path)]


def _read(path: Path) -> bytes:
    """Read a file; SQLite takes its own aside away whenever it closes."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return b""


async def test_no_file_holds_it_while_the_screens_are_open_nor_after(
    folder: Path, stand_in: StandIn, small_world: World, clock: Clock
) -> None:
    async with open_day(folder, clock) as day:
        await day.is_fresh()
        filed = small_world.add_issue(SUPPORT, "A new question", "Where?", user="carol", at=NOW)
        await day.press("R")
        await day.goes_to(filed.number)
        await day.press("i", "tab", *"hotline", "enter")
        await day.until(lambda: "hotline" in day.row(filed.number), "what was recorded")
        stand_in.faults.add(Fault("unauthorized", count=None))
        await day.press("R")
        await day.until(lambda: "(401)" in day.status.text, "the fault")
        assert holders(folder, stand_in.token) == []
    assert holders(folder, stand_in.token) == []


def test_the_command_line_writes_and_prints_it_nowhere(
    folder: Path, stand_in: StandIn, capfd: pytest.CaptureFixture[str]
) -> None:
    assert run_command(folder, "init", "--api", stand_in.url, "--yes") == 0
    assert run_command(folder, "sync", "--full") == 0
    stand_in.faults.add(Fault("unauthorized", count=None))
    assert run_command(folder, "sync") == 1
    assert run_command(folder, "doctor") == 1
    assert run_command(folder, "export") == 0
    out, err = capfd.readouterr()
    assert "(401)" in err
    assert stand_in.token not in out + err
    assert holders(folder, stand_in.token) == []


@pytest.mark.parametrize("where", ["screens", "sync"])
def test_a_crash_while_talking_to_github_does_not_tell_it(
    folder: Path, stand_in: StandIn, where: str
) -> None:
    stand_in.faults.add(Fault("unauthorized"))
    crashed = subprocess.run(
        [sys.executable, "-m", "tests.journeys.crashing", where, str(folder)],
        env=environment(folder, stand_in.token),
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert crashed.returncode == 1
    assert "ZeroDivisionError" in crashed.stderr
    assert "planted" in crashed.stderr
    assert "client.py" in crashed.stderr, "where it happened is told"
    assert stand_in.token not in crashed.stdout + crashed.stderr
    assert holders(folder, stand_in.token) == []
    told = subprocess.run(
        [sys.executable, "-m", "sretui", "inbox", "--json"],
        env=environment(folder, ""),
        capture_output=True,
        text=True,
        check=True,
    )
    assert len(json.loads(told.stdout)["sections"]) > 1, "and the files are whole"
