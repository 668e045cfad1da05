import os
import pty
import signal
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from sretui.cli.connecting import forge_maker
from sretui.cli.demo_config import write_config
from sretui.cli.token import Token
from sretui.config.loading import load
from sretui.config.places import Places
from sretui.core.model import RepoRole
from sretui.core.roster.duty import duty
from sretui.demo.scenario import build_week

if TYPE_CHECKING:
    from collections.abc import Callable

    Start = Callable[..., subprocess.Popen[str]]
    Run = Callable[..., subprocess.CompletedProcess[str]]

INSTANTS = [
    datetime(2026, 11, 23, 18, 0, tzinfo=UTC),
    datetime(2021, 12, 29, 18, 0, tzinfo=UTC),
    datetime(2027, 7, 6, 18, 0, tzinfo=UTC),
]


@pytest.mark.parametrize("at", INSTANTS)
def test_the_demos_team_loads_and_has_me_on_duty(tmp_path: Path, at: datetime) -> None:
    places = Places(tmp_path / "config.toml", tmp_path / "data")
    write_config(places, "http://127.0.0.1:8080", build_week(at))
    loaded = load(places)
    assert {at.year, at.year + 1} <= loaded.team.holiday_years
    assert duty(loaded.team, at).primary == loaded.settings.me
    assert loaded.team.relays
    assert loaded.team.boilerplate


@pytest.mark.parametrize("ending", [signal.SIGINT, signal.SIGTERM])
def test_the_server_alone_tells_where_it_is_and_serves_until_stopped(
    start_sretui: "Start", ending: int
) -> None:
    running = start_sretui("demo", "--server-only", "--at", "2026-11-23T10:00-08:00")
    assert running.stdout is not None
    told = dict(running.stdout.readline().strip().split(": ", 1) for _ in range(4))
    forge = forge_maker(told["address"], lambda: INSTANTS[0], Token(told["token"], "the demo"))()
    assert forge.fetch_account().login == "mira-oduya"
    assert forge.fetch_repo(told["inquiries"], RepoRole.INQUIRIES).has_issues
    running.send_signal(ending)
    running.communicate(timeout=30)
    assert running.returncode == 0


def test_a_port_that_is_taken_is_wrong_usage(start_sretui: "Start", run_sretui: "Run") -> None:
    first = start_sretui("demo", "--server-only")
    assert first.stdout is not None
    port = first.stdout.readline().strip().rpartition(":")[2]
    second = run_sretui("demo", "--server-only", "--port", port)
    assert second.returncode == 2
    assert "choose another" in second.stderr


def test_the_demo_needs_a_terminal(run_sretui: "Run") -> None:
    result = run_sretui("demo")
    assert result.returncode == 1
    assert result.stderr == "sretui: the screens need a terminal; in a pipe or a script use `sretui inbox`\n"


def test_the_demo_ends_with_its_terminal_and_leaves_nothing(tmp_path: Path) -> None:
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-m", "sretui", "demo"],
        env={**os.environ, "TERM": "xterm-256color", "TMPDIR": str(tmp_path)},
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
    ) as running:
        os.close(theirs)
        seen = b""
        while b"\x1b[?1049h" not in seen:
            seen += os.read(ours, 65536)
        assert list(tmp_path.glob("sretui-demo-*"))
        running.send_signal(signal.SIGHUP)
        os.close(ours)
        assert running.wait(60) == 1
    assert not list(tmp_path.glob("sretui-demo-*"))


@pytest.mark.parametrize("args", [("--speed", "0"), ("--speed", "-1"), ("--port", "70000"), ("--at", "noon")])
def test_what_makes_no_sense_is_wrong_usage(run_sretui: "Run", args: tuple[str, str]) -> None:
    assert run_sretui("demo", "--server-only", *args).returncode == 2
