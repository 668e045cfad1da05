from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from sretui.cli.checkup.findings import Mark
from sretui.cli.checkup.machine import check_files, check_terminal
from sretui.core.model import RepoRole
from sretui.core.outbox.action import Act, Action
from sretui.core.outbox.steps import State, queue
from sretui.core.outbox.writes import Place, PostComment
from sretui.store.database import Databases
from sretui.store.outbox import save_queued, save_step

AT = datetime(2026, 11, 23, 18, tzinfo=UTC)

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
    opened, outbox = check_files(Databases(tmp_path / "new"))
    assert (opened.mark, opened.about) == (Mark.GOOD, "databases")
    assert (outbox.mark, outbox.about, outbox.says) == (Mark.GOOD, "outbox", "nothing waits")


def test_a_damaged_desk_is_in_the_way_of_the_duty(tmp_path: Path) -> None:
    (tmp_path / "desk.db").write_bytes(b"no database" * 100)
    (only,) = check_files(Databases(tmp_path))
    assert only.mark is Mark.TROUBLE
    assert "damaged" in only.says


def test_a_damaged_cache_is_rebuilt_and_told(tmp_path: Path) -> None:
    (tmp_path / "cache.db").write_bytes(b"no database" * 100)
    told, fine, _ = check_files(Databases(tmp_path))
    assert (told.mark, fine.mark) == (Mark.NOTE, Mark.GOOD)


@pytest.mark.parametrize(
    ("state", "says"), [(State.WAITING, "2 waiting to be sent"), (State.STUCK, "1 of 2 waiting are stuck")]
)
def test_what_waits_is_told_and_what_is_stuck_first(tmp_path: Path, state: State, says: str) -> None:
    databases = Databases(tmp_path)
    databases.prepare()
    write = PostComment(Place(RepoRole.INQUIRIES, 7, "I7"), "Hello")
    with databases.desk() as conn:
        actions = [Action(name, Act.REPLY, AT, "ann", "Reply", (write,), "I7") for name in "ab"]
        first, second = (queue(one, [one.id], AT, timedelta(0)) for one in actions)
        save_queued(conn, first)
        save_queued(conn, second)
        save_step(conn, "a", replace(first.steps[0], state=state), AT)
    (outbox,) = (one for one in check_files(databases) if one.about == "outbox")
    assert (outbox.mark, outbox.says) == (Mark.NOTE, says)
    assert "sretui outbox" in outbox.do


def test_a_folder_that_cannot_be_made_is_trouble(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    (only,) = check_files(Databases(tmp_path / "file" / "data"))
    assert only.mark is Mark.TROUBLE
