from pathlib import Path

import pytest

from sretui.cli.checkup.findings import Mark
from sretui.cli.checkup.machine import check_files, check_terminal
from sretui.store.database import Databases

TERMINALS = [
    (
        {"TERM": "xterm-256color"},
        "utf-8",
        (120, 36),
        [(Mark.GOOD, "xterm-256color, 120x36"), (Mark.GOOD, "UTF-8")],
    ),
    (
        {"TERM": "xterm", "NO_COLOR": "1"},
        "UTF8",
        (80, 24),
        [(Mark.GOOD, "xterm, 80x24, without colours (NO_COLOR)"), (Mark.GOOD, "UTF-8")],
    ),
    ({"TERM": "xterm"}, "utf-8", (79, 24), [(Mark.NOTE, "79x24 is small"), (Mark.GOOD, "UTF-8")]),
    (
        {"TERM": "dumb"},
        "ANSI_X3.4-1968",
        (80, 24),
        [
            (Mark.NOTE, "TERM is dumb, so the screens cannot be drawn"),
            (Mark.NOTE, "the locale's text is ANSI_X3.4-1968"),
        ],
    ),
    (
        {},
        "utf-8",
        (80, 24),
        [(Mark.NOTE, "TERM is not set, so the screens cannot be drawn"), (Mark.GOOD, "UTF-8")],
    ),
    (
        {"TERM": "tmux", "TMUX": "/run/tmux"},
        "utf-8",
        (80, 24),
        [
            (Mark.GOOD, "tmux, 80x24"),
            (Mark.NOTE, "it holds notifications back and waits on Escape unless told otherwise"),
            (Mark.GOOD, "UTF-8"),
        ],
    ),
]


@pytest.mark.parametrize(("environ", "encoding", "size", "found"), TERMINALS)
def test_a_terminal_is_described(
    environ: dict[str, str], encoding: str, size: tuple[int, int], found: list[tuple[Mark, str]]
) -> None:
    findings = list(check_terminal(environ, encoding, size, is_terminal=True))
    assert [(one.mark, one.says) for one in findings] == found
    assert all(one.do for one in findings if one.mark is not Mark.GOOD)


def test_a_pipe_is_no_terminal() -> None:
    first, *_ = check_terminal({"TERM": "xterm"}, "utf-8", (80, 24), is_terminal=False)
    assert (first.mark, first.says) == (Mark.NOTE, "this is no terminal")


def test_databases_that_open_are_good(tmp_path: Path) -> None:
    (only,) = check_files(Databases(tmp_path / "new"))
    assert (only.mark, only.about) == (Mark.GOOD, "databases")


def test_a_damaged_desk_is_in_the_way_of_the_duty(tmp_path: Path) -> None:
    (tmp_path / "desk.db").write_bytes(b"no database" * 100)
    (only,) = check_files(Databases(tmp_path))
    assert only.mark is Mark.TROUBLE
    assert "damaged" in only.says


def test_a_damaged_cache_is_rebuilt_and_told(tmp_path: Path) -> None:
    (tmp_path / "cache.db").write_bytes(b"no database" * 100)
    told, fine = check_files(Databases(tmp_path))
    assert (told.mark, fine.mark) == (Mark.NOTE, Mark.GOOD)


def test_a_folder_that_cannot_be_made_is_trouble(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    (only,) = check_files(Databases(tmp_path / "file" / "data"))
    assert only.mark is Mark.TROUBLE
