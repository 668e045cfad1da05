from __future__ import annotations

import os
import resource
import sqlite3
import subprocess
import sys
import threading
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from sretui.core.errors import StoreError
from sretui.store import cache
from sretui.store.database import Connection, Databases, Interrupted, transaction, version
from sretui.store.lease import one_at_a_time

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.store.conftest import Make


OPENER = """
import sys
from pathlib import Path
from sretui.store.database import Databases

databases = Databases(Path(sys.argv[1]))
databases.prepare()
with databases.cache() as conn:
    conn.execute("SELECT 1 FROM issues").fetchall()
heavy = ("sqlite_utils", "click", "pluggy", "pydantic", "github", "textual")
print([name for name in heavy if name in sys.modules])
"""


def mode(path: Path) -> int:
    return path.stat().st_mode & 0o777


def test_all_files_are_private_whatever_the_umask(tmp_path: Path, make: Make) -> None:
    before = os.umask(0)
    try:
        databases = Databases(tmp_path / "data")
        databases.prepare()
        with databases.cache() as conn, databases.desk() as desk, transaction(conn), transaction(desk):
            cache.save_issues(conn, [make.issue()])
            desk.execute("CREATE TABLE scratch (a)")
            modes = {path.name: mode(path) for path in databases.folder.iterdir()}
    finally:
        os.umask(before)
    assert {"cache.db", "cache.db-wal", "cache.db-shm", "desk.db", "desk.db-journal"} <= modes.keys()
    assert set(modes.values()) == {0o600}
    assert mode(databases.folder) == 0o700


def test_a_file_others_could_read_is_made_private(databases: Databases) -> None:
    databases.desk_path.chmod(0o644)
    databases.prepare()
    assert mode(databases.desk_path) == 0o600


def test_each_file_is_kept_as_its_worth_demands(databases: Databases) -> None:
    with databases.cache() as conn, databases.desk() as desk:
        assert conn.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        assert desk.execute("PRAGMA journal_mode").fetchone() == ("delete",)
        assert desk.execute("PRAGMA synchronous").fetchone() == (2,)


def test_preparing_again_changes_nothing(databases: Databases, make: Make) -> None:
    with databases.cache() as conn, transaction(conn):
        cache.save_issues(conn, [make.issue()])
    assert databases.prepare() == ()
    with databases.cache() as conn:
        assert cache.load_issue(conn, make.issue().node_id) == make.issue()


def test_opening_what_is_up_to_date_imports_no_third_party(databases: Databases) -> None:
    ran = subprocess.run(
        [sys.executable, "-c", OPENER, databases.folder], capture_output=True, text=True, check=True
    )
    assert ran.stdout.strip() == "[]"


@pytest.mark.parametrize(
    "bytes_of",
    [
        lambda _: b"garbage, and long enough to be looked at as a page of a database " * 100,
        lambda _: b"short",
        lambda whole: whole[: len(whole) // 2],
        lambda whole: whole[:100],
        lambda whole: whole[:200] + b"\xff" * 4000 + whole[4200:],
    ],
    ids=["garbage", "short", "half", "header only", "first page overwritten"],
)
def test_a_damaged_cache_is_set_aside_and_begun_anew(
    databases: Databases, make: Make, bytes_of: Callable[[bytes], bytes]
) -> None:
    with databases.cache() as conn, transaction(conn):
        cache.save_issues(conn, [make.issue(n) for n in range(50)])
    damaged = bytes_of(databases.cache_path.read_bytes())
    databases.cache_path.write_bytes(damaged)
    (sentence,) = databases.prepare()
    assert "cache.db.damaged-1" in sentence
    assert (databases.folder / "cache.db.damaged-1").read_bytes() == damaged
    assert databases.prepare() == ()
    with databases.cache() as conn:
        assert cache.load_counts(conn) == cache.Counts()


def test_each_damaged_cache_is_kept(databases: Databases) -> None:
    for n in (1, 2):
        databases.cache_path.write_bytes(b"garbage %d " % n * 1000)
        databases.prepare()
    kept = [path.name for path in databases.folder.glob("cache.db.damaged-*")]
    assert sorted(kept) == ["cache.db.damaged-1", "cache.db.damaged-2"]


def test_damage_met_while_running_is_mended_at_the_next_start(databases: Databases, make: Make) -> None:
    with databases.cache() as conn:
        with transaction(conn):
            cache.save_issues(conn, [make.issue(n, body="words " * 500) for n in range(200)])
        conn.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    whole = databases.cache_path.read_bytes()
    middle = len(whole) // 8192 * 4096
    databases.cache_path.write_bytes(whole[:middle] + b"\xff" * (len(whole) - middle))
    with (
        pytest.raises(StoreError, match=r"cache\.db is damaged: start sretui again"),
        databases.cache() as conn,
    ):
        conn.execute("SELECT * FROM issues").fetchall()
    assert "damaged" in databases.prepare()[0]
    with databases.cache() as conn:
        assert conn.execute("SELECT * FROM issues").fetchall() == []


def test_text_that_is_none_any_more_is_damage_too(databases: Databases, make: Make) -> None:
    with databases.cache() as conn:
        cache.save_issues(conn, [make.issue()])
        conn.execute("UPDATE issues SET body = CAST(x'ff' AS TEXT)")
    with pytest.raises(StoreError, match="is damaged"), databases.cache() as conn:
        cache.load_issue(conn, make.issue().node_id)
    assert "damaged" in databases.prepare()[0]


def test_another_programs_database_is_no_cache(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "cache.db") as conn:
        conn.execute("CREATE TABLE issues (something)")
    conn.close()
    assert "cache.db.damaged-1" in Databases(tmp_path).prepare()[0]


@pytest.mark.parametrize("content", [b"garbage " * 1000, b"SQLite format 3\0 but not quite " * 200])
def test_a_damaged_desk_is_refused_and_left_alone(databases: Databases, content: bytes) -> None:
    databases.desk_path.write_bytes(content)
    with pytest.raises(StoreError, match=r"desk\.db is damaged and was left as it is: restore a backup"):
        databases.prepare()
    assert databases.desk_path.read_bytes() == content


def test_another_programs_database_is_no_desk(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "desk.db") as conn:
        conn.execute("CREATE TABLE something (a)")
    conn.close()
    before = (tmp_path / "desk.db").read_bytes()
    with pytest.raises(StoreError, match="another program's database"):
        Databases(tmp_path).prepare()
    assert (tmp_path / "desk.db").read_bytes() == before


@pytest.mark.parametrize("name", ["cache.db", "desk.db"])
def test_a_folder_in_the_place_of_a_file_is_said(tmp_path: Path, name: str) -> None:
    (tmp_path / name).mkdir()
    with pytest.raises(StoreError, match=rf"{name} cannot be opened: check that it is a file"):
        Databases(tmp_path).prepare()


def test_a_file_in_the_place_of_the_folder_is_said(tmp_path: Path) -> None:
    (tmp_path / "data").touch()
    with pytest.raises(StoreError, match=r"data cannot be made \(File exists\): choose another"):
        Databases(tmp_path / "data").prepare()


def test_a_folder_that_cannot_be_written_is_said() -> None:
    with pytest.raises(StoreError, match=r"cannot be (made|written)"):
        Databases(Path("/proc/self")).prepare()


def test_a_missing_file_is_said_and_not_made(databases: Databases) -> None:
    databases.cache_path.unlink()
    with pytest.raises(StoreError, match="cannot be opened"), databases.cache():
        pass
    assert not databases.cache_path.exists()


def test_what_a_damaged_file_had_not_taken_in_does_not_come_back(databases: Databases, make: Make) -> None:
    wal = databases.folder / "cache.db-wal"
    with databases.cache() as conn:
        cache.save_issues(conn, [make.issue(n) for n in range(50)])
        left_behind = wal.read_bytes()
    databases.cache_path.write_bytes(b"garbage " * 1000)
    wal.write_bytes(left_behind)
    databases.prepare()
    with databases.cache() as conn:
        assert cache.load_counts(conn) == cache.Counts()
        assert conn.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


def test_only_one_process_at_a_time_prepares(tmp_path: Path) -> None:
    databases = Databases(tmp_path)
    preparing = threading.Thread(target=databases.prepare)
    with one_at_a_time(tmp_path):
        preparing.start()
        preparing.join(0.3)
        assert preparing.is_alive()
        assert not databases.desk_path.exists()
    preparing.join()
    assert databases.desk_path.exists()


def test_a_full_disk_is_said_and_loses_nothing(databases: Databases, make: Make) -> None:
    with databases.cache() as conn, transaction(conn):
        cache.save_issues(conn, [make.issue()])

    def save_on_a_disk_with_no_room() -> None:
        with databases.cache() as conn:
            conn.execute("PRAGMA max_page_count=1")
            with transaction(conn):
                cache.save_issues(conn, [make.issue(n, body="much " * 900) for n in range(2, 40)])

    with pytest.raises(StoreError, match="The disk is full") as caught:
        save_on_a_disk_with_no_room()
    assert "\n" not in str(caught.value)
    with databases.cache() as conn:
        assert conn.execute("SELECT count(*) FROM issues").fetchone() == (1,)


def test_a_file_that_may_not_grow_is_said(databases: Databases, make: Make) -> None:
    """A write that the system cuts short: the signal of RLIMIT_FSIZE is ignored by Python itself."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, hard))
    try:
        with pytest.raises(StoreError, match=r"cache\.db"), databases.cache() as conn, transaction(conn):
            cache.save_issues(conn, [make.issue(n, body="much " * 900) for n in range(200)])
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    with databases.cache() as conn, transaction(conn):
        assert cache.save_issues(conn, [make.issue()]) == 1


def test_a_lock_that_stays_is_said(databases: Databases) -> None:
    impatient = Databases(databases.folder, patience=0.01)
    locked = pytest.raises(StoreError, match=r"Another program keeps .*desk\.db locked")
    with databases.desk() as holder, transaction(holder), locked, impatient.desk() as conn:
        conn.execute("BEGIN IMMEDIATE")


def test_a_bug_is_no_trouble_of_the_store(databases: Databases) -> None:
    with pytest.raises(sqlite3.OperationalError, match="no such table"), databases.cache() as conn:
        conn.execute("SELECT * FROM nothing_of_the_kind")


def test_a_transaction_is_all_or_nothing(databases: Databases, make: Make) -> None:

    def save_and_stumble() -> None:
        with databases.cache() as conn, transaction(conn):
            cache.save_issues(conn, [make.issue()])
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        save_and_stumble()
    with databases.cache() as conn:
        assert conn.execute("SELECT count(*) FROM issues").fetchone() == (0,)


def test_a_commit_that_fails_leaves_no_transaction_open(databases: Databases) -> None:
    with databases.desk() as conn:
        conn.execute("PRAGMA foreign_keys=ON")
        conn.execute("CREATE TABLE a (id INTEGER PRIMARY KEY)")
        conn.execute("CREATE TABLE b (a REFERENCES a DEFERRABLE INITIALLY DEFERRED)")
        with pytest.raises(sqlite3.IntegrityError), transaction(conn):
            conn.execute("INSERT INTO b VALUES (1)")
        assert not conn.in_transaction


def test_the_version_tells_of_every_commit_and_of_nothing_else(databases: Databases, make: Make) -> None:
    with databases.cache() as watching, databases.cache() as conn:
        seen = [version(watching), version(watching)]
        with transaction(conn):
            cache.save_issues(conn, [make.issue()])
        seen.append(version(watching))
        with transaction(conn):
            cache.save_issues(conn, [make.issue()])
        seen.append(version(watching))
        with transaction(watching):
            cache.save_issues(watching, [make.issue(2)])
        seen.append(version(watching))
    assert seen[0] == seen[1] < seen[2] == seen[3] < seen[4]


def test_a_query_is_stopped_from_another_thread(databases: Databases) -> None:
    endless = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n"
    stopped = pytest.raises(Interrupted, match="stopped")
    with stopped, databases.cache() as conn, interrupting(conn):
        conn.execute(endless).fetchall()


@contextmanager
def interrupting(conn: Connection) -> Iterator[None]:
    ended = threading.Event()

    def interrupt() -> None:
        while not ended.wait(0.01):
            conn.interrupt()

    stopper = threading.Thread(target=interrupt)
    stopper.start()
    try:
        yield
    finally:
        ended.set()
        stopper.join()
