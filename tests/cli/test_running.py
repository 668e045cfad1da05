import os
import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = {
    "textual",
    "github",
    "requests",
    "pydantic",
    "tomlkit",
    "holidays",
    "keyring",
    "werkzeug",
    "rich",
    "sqlite3",
    "sqlite_utils",
    "platformdirs",
    "humanize",
    "markdown_it",
}


def sretui(*args: str, config: Path, **environ: str) -> subprocess.CompletedProcess[str]:
    settings = {"SRETUI_CONFIG": str(config), "SRETUI_DATA": str(config / "data"), **environ}
    plain = {name: value for name, value in os.environ.items() if name not in {"GITHUB_TOKEN", "GH_TOKEN"}}
    return subprocess.run(
        [sys.executable, "-m", "sretui", *args],
        env={**plain, **settings},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_version_and_help_are_done(tmp_path: Path) -> None:
    version = sretui("--version", config=tmp_path)
    assert (version.returncode, version.stdout.split()[0]) == (0, "sretui")
    helped = sretui("--help", config=tmp_path)
    assert helped.returncode == 0
    assert "inbox" in helped.stdout


@pytest.mark.parametrize(
    "args", [("nope",), ("--nope",), ("clock",), ("inbox", "extra"), ("holidays", "soon")]
)
def test_wrong_usage_leaves_with_2(tmp_path: Path, args: tuple[str, ...]) -> None:
    result = sretui(*args, config=tmp_path)
    assert result.returncode == 2
    assert "Traceback" not in result.stderr
    assert result.stdout == ""


@pytest.mark.parametrize("args", [("inbox",), ("inbox", "--json"), ("sync",)])
def test_trouble_leaves_with_1_and_one_line(tmp_path: Path, args: tuple[str, ...]) -> None:
    result = sretui(*args, config=tmp_path)
    assert result.returncode == 1
    here = tmp_path / "config.toml"
    assert result.stderr == (
        f"sretui: config.toml: there is no such file ({here}); run `sretui init` to write one\n"
    )
    assert result.stdout == ""


def test_several_mistakes_are_listed_under_the_line(tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_text("a = 1\n[repos]\ninquiries = 'x'\nproduct = 'a/b'")
    (tmp_path / "team.toml").write_text("name = 'Harbor'\n[hours]\nzone = 'UTC'")
    result = sretui("inbox", config=tmp_path)
    assert result.returncode == 1
    assert result.stderr.splitlines() == [
        "sretui: the config files have 2 mistakes",
        '  config.toml: repos.inquiries: "x"; expected a repo as "owner/name"',
        "  config.toml: a: unknown key; known here: repos, me, team, github, polling, screen, writing, keys",
    ]


def test_the_screens_refuse_a_pipe_and_name_the_plain_command(tmp_path: Path) -> None:
    result = sretui(config=tmp_path)
    assert result.returncode == 1
    assert result.stderr == (
        "sretui: the screens need a terminal; in a pipe or a script use `sretui inbox`\n"
    )


def test_a_reader_that_goes_away_is_no_bug(tmp_path: Path) -> None:
    command = f'"{sys.executable}" -m sretui clock --received 1990-01-01T00:00Z --json | head -n 1'
    result = subprocess.run(
        ["sh", "-c", command],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        env={**os.environ, "SRETUI_CONFIG": str(tmp_path)},
    )
    assert (result.stdout, result.stderr) == ("{\n", "")


def imported(*args: str, config: Path) -> set[str]:
    code = (
        "import sys\nfrom sretui.cli.entry.running import run\nrun(sys.argv[1:])\n"
        "sys.stderr.write('\\n'.join(name for name in sys.modules if '.' not in name))"
    )
    result = subprocess.run(
        [sys.executable, "-c", code, *args],
        env={**os.environ, "SRETUI_CONFIG": str(config), "SRETUI_DATA": str(config)},
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    return set(result.stderr.splitlines())


def test_help_imports_nothing_heavy(tmp_path: Path) -> None:
    assert not imported("--help", config=tmp_path) & HEAVY


def test_the_clock_alone_imports_nothing_heavy(tmp_path: Path) -> None:
    assert not imported("clock", "--received", "2026-11-25T16:00Z", config=tmp_path) & HEAVY
