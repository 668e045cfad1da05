"""What several processes on the same files, and a kill at any moment, may never do."""

import subprocess
import sys
from pathlib import Path

import pytest

from sretui.core.model import RepoRole
from sretui.store import cache, journal, search
from sretui.store.database import Databases

WRITER = Path(__file__).with_name("writer.py")
HALF_WRITER = Path(__file__).with_name("half_writer.py")


def writer(folder: Path, name: str, count: int) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, WRITER, folder, name, str(count)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def test_processes_that_start_and_write_at_once_do_not_disturb_each_other(tmp_path: Path) -> None:
    count, names = 40, "123"
    processes = [writer(tmp_path, name, count) for name in names]
    for process in processes:
        _, complaint = process.communicate(timeout=100)
        assert (process.returncode, complaint) == (0, "")
    databases = Databases(tmp_path)
    with databases.cache() as conn, databases.desk() as desk:
        assert len(cache.load_open_numbers(conn, RepoRole.PRODUCT)) == count * len(names)
        assert conn.execute("SELECT count(*) FROM comments").fetchone() == (count * len(names),)
        assert len(journal.load_all_entries(desk)) == count * len(names)
        assert sound(databases)


@pytest.mark.parametrize("turns", [1, 4, 9])
def test_a_kill_loses_nothing_said_to_be_saved_and_leaves_nothing_half_written(
    tmp_path: Path, turns: int
) -> None:
    with writer(tmp_path, "1", 0) as process:
        assert process.stdout is not None
        saved = [int(process.stdout.readline()) for _ in range(turns)][-1]
        process.kill()
        process.wait()
        rest = process.stdout.read().split()
    saved = max(saved, *map(int, rest)) if rest else saved
    databases = Databases(tmp_path)
    assert databases.prepare() == ()
    with databases.cache() as conn, databases.desk() as desk:
        issues = len(cache.load_open_numbers(conn, RepoRole.PRODUCT))
        comments = conn.execute("SELECT count(*) FROM comments").fetchone()[0]
        entries = len(journal.load_all_entries(desk))
    assert saved + 1 <= entries <= issues == comments <= saved + 2
    assert sound(databases)


def test_a_kill_in_the_middle_of_a_transaction_takes_back_its_half(tmp_path: Path) -> None:
    command = [sys.executable, str(HALF_WRITER), str(tmp_path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "half\n"
        process.kill()
    databases = Databases(tmp_path)
    assert (tmp_path / "desk.db-journal").stat().st_size > 0
    assert databases.desk_path.stat().st_size > 500_000
    assert databases.prepare() == ()
    with databases.cache() as conn, databases.desk() as desk:
        assert cache.load_open_numbers(conn, RepoRole.PRODUCT) == frozenset(range(10))
        assert len(journal.load_entries(desk, "I1")) == 10
    assert sound(databases)


def sound(databases: Databases) -> bool:
    """Check both files, and that the indexes hold what the tables hold."""
    with databases.cache() as conn, databases.desk() as desk:
        for index in ("issue_words", "comment_words", "title_parts"):
            conn.execute(f"INSERT INTO {index} ({index}, rank) VALUES ('integrity-check', 1)")  # noqa: S608
        held = conn.execute("SELECT count(*) FROM issues").fetchone()[0]
        assert len(search.search(conn, "blank window")) == held
        return all(one.execute("PRAGMA integrity_check").fetchall() == [("ok",)] for one in (conn, desk))
