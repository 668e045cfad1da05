"""The commands that speak to GitHub, run as people run them."""

import json
import re
import signal
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from sretui.core.journal import Entry, Kind
from sretui.store.database import Databases, transaction
from sretui.store.journal import save_entry

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Callable

    Run = Callable[..., subprocess.CompletedProcess[str]]
    Start = Callable[..., subprocess.Popen[str]]
    OnTerminal = Callable[..., tuple[int, str]]

OPTIONS = ("--inquiries", "harbor/questions", "--product", "harbor/harbor", "--zone", "UTC", "--yes")
TOKEN = "ghp_forthistestalone"


@pytest.fixture
def ready(github: Any, run_sretui: "Run") -> None:
    assert run_sretui("init", *OPTIONS, "--api", github.api).returncode == 0


def test_init_proposes_whoever_can_be_assigned(tmp_path: Path, github: Any, run_sretui: "Run") -> None:
    result = run_sretui("init", *OPTIONS, "--api", github.api)
    assert result.returncode == 0, result.stderr
    assert "The token is alice's; both repos are there" in result.stderr
    team = (tmp_path / "config" / "team.toml").read_text()
    assert 'login = "alice"' in team
    assert 'login = "bob"' in team
    assert 'me = "alice"' in (tmp_path / "config" / "config.toml").read_text()


def test_init_writes_nothing_when_a_repo_is_not_there(tmp_path: Path, github: Any, run_sretui: "Run") -> None:
    result = run_sretui("init", *OPTIONS, "--product", "harbor/nowhere", "--api", github.api)
    assert result.returncode == 1
    assert len(result.stderr.splitlines()) == 1
    assert "nothing was written" in result.stderr
    assert not (tmp_path / "config").exists()


def test_init_refuses_a_repo_without_issues(tmp_path: Path, github: Any, run_sretui: "Run") -> None:
    github.has_issues = False
    result = run_sretui("init", *OPTIONS, "--api", github.api)
    assert result.returncode == 1
    assert "has its issues switched off" in result.stderr
    assert not (tmp_path / "config").exists()


@pytest.mark.usefixtures("ready")
def test_the_doctor_finds_a_duty_that_can_be_done(run_sretui: "Run") -> None:
    result = run_sretui("doctor")
    assert result.returncode == 0, result.stdout
    assert "✓ ok       token: it is alice's" in result.stdout
    assert "! note     product labels: harbor/harbor has no low-hanging fruit" in result.stdout
    told = json.loads(run_sretui("doctor", "--json").stdout)
    assert told["fit"] is True
    assert {"mark": "ok", "about": "clock", "says": "this machine and GitHub agree", "do": ""} in told[
        "findings"
    ]


@pytest.mark.usefixtures("ready")
def test_the_doctor_leaves_with_1_when_the_token_is_wrong_and_shows_no_token(run_sretui: "Run") -> None:
    result = run_sretui("doctor", token="ghp_wrongwrongwrong")
    assert result.returncode == 1
    assert "✗ trouble  token:" in result.stdout
    assert "ghp_wrong" not in result.stdout + result.stderr


def test_the_doctor_without_any_config_says_how_to_begin(run_sretui: "Run") -> None:
    result = run_sretui("doctor")
    assert result.returncode == 1
    assert "-> run `sretui init`" in result.stdout


@pytest.mark.usefixtures("ready")
def test_sync_fills_the_inbox_and_keeps_the_token_out_of_every_file(
    tmp_path: Path, github: Any, run_sretui: "Run"
) -> None:
    github.add_issue(7, "Blank window")
    github.add_issue(8, "Crash")
    first = run_sretui("sync")
    assert first.returncode == 0, first.stderr
    *progress, summary = first.stdout.splitlines()
    assert summary.startswith("Synced: 2 issues")
    assert any(line.startswith("inquiries issues · 1 page · 2 saved") for line in progress)
    assert "\x1b" not in first.stdout
    told = json.loads(run_sretui("inbox", "--json", token="").stdout)
    assert [row["number"] for row in told["sections"][0]["rows"]] == [7, 8]
    kept = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    assert TOKEN.encode() not in kept


@pytest.mark.usefixtures("ready")
def test_sync_without_network_is_one_line(tmp_path: Path, run_sretui: "Run") -> None:
    config = tmp_path / "config" / "config.toml"
    config.write_text(re.sub(r"api = .*", 'api = "http://127.0.0.1:9"', config.read_text()))
    result = run_sretui("sync")
    assert result.returncode == 1
    assert len(result.stderr.splitlines()) == 1
    assert "Traceback" not in result.stderr


@pytest.mark.usefixtures("ready")
def test_export_writes_a_json_line_for_each_entry(tmp_path: Path, run_sretui: "Run") -> None:
    databases = Databases(tmp_path / "data")
    databases.prepare()
    entry = Entry("one", datetime(2026, 11, 23, tzinfo=UTC), "alice", "I_7", Kind.CUSTOMER, {"name": "Zoë"})
    with databases.desk() as conn, transaction(conn):
        save_entry(conn, entry)
    result = run_sretui("export")
    assert result.returncode == 0
    (line,) = [line for line in result.stdout.splitlines() if "I_7" in line]
    assert json.loads(line)["data"] == {"name": "Zoë"}


@pytest.mark.usefixtures("ready")
def test_ctrl_c_stops_a_sync_without_a_traceback_and_the_next_goes_on(
    github: Any, start_sretui: "Start", run_sretui: "Run"
) -> None:
    github.add_issue(7, "Blank window")
    github.hold("/repositories/2/issues")
    running = start_sretui("sync")
    assert github.reached.wait(30)
    running.send_signal(signal.SIGINT)
    _, told = running.communicate(timeout=30)
    github.release()
    assert (running.returncode, told.strip()) == (130, "stopped")
    result = run_sretui("sync")
    assert result.returncode == 0, result.stderr


@pytest.mark.usefixtures("ready")
def test_a_terminal_sees_one_line_that_is_rewritten(github: Any, on_terminal: "OnTerminal") -> None:
    github.add_issue(7, "Blank window")
    code, seen = on_terminal("sync")
    assert code == 0
    assert "\r\x1b[2Kinquiries issues · 1 page · 1 saved" in seen
    assert seen.replace("\r\n", "\n").rpartition("\x1b[2K")[2].startswith("Synced: 1 issue")


@pytest.mark.usefixtures("ready")
def test_the_screens_refuse_a_dumb_terminal(on_terminal: "OnTerminal") -> None:
    code, seen = on_terminal(term="dumb")
    assert code == 1
    assert "TERM is dumb or not set); use `sretui inbox`" in seen


@pytest.mark.usefixtures("ready")
def test_in_a_terminal_the_inbox_fits_its_width(
    github: Any, run_sretui: "Run", on_terminal: "OnTerminal"
) -> None:
    github.add_issue(7, "Blank window after remote launch " * 8)
    assert run_sretui("sync").returncode == 0
    code, seen = on_terminal("inbox")
    assert code == 0
    lines = seen.replace("\r\n", "\n").splitlines()
    assert any("#7" in line and line.endswith("…") for line in lines)
    assert max(map(len, lines)) <= 80
