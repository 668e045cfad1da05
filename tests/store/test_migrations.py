from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from sretui.core.errors import StoreError
from sretui.core.journal import Entry, Kind
from sretui.store import journal, outbox
from sretui.store.database import Databases, transaction
from sretui.store.migrations import CACHE, DESK

if TYPE_CHECKING:
    from sqlite_utils import Database

    from tests.store.conftest import Make


def add_later(database: Database) -> None:
    database.table("later").create({"id": int, "text": str}, pk="id")


def add_later_and_stumble(database: Database) -> None:
    add_later(database)
    raise ZeroDivisionError


def newer(folder: Path) -> Databases:
    return Databases(folder, cache=(*CACHE, add_later), desk=(*DESK, add_later))


def tables(path: Path) -> set[str]:
    with closing(sqlite3.connect(path)) as conn:
        return {name for (name,) in conn.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")}


def version_of(path: Path) -> int:
    with closing(sqlite3.connect(path)) as conn:
        return int(conn.execute("PRAGMA user_version").fetchone()[0])


def record(databases: Databases, make: Make) -> Entry:
    entry = Entry("e1", make.at(), "alice", "I1", Kind.CUSTOMER, {"name": "Jane"})
    with databases.desk() as conn, transaction(conn):
        journal.save_entry(conn, entry)
    return entry


def test_a_new_file_is_of_the_newest_version_and_needs_no_copy(tmp_path: Path) -> None:
    databases = newer(tmp_path)
    databases.prepare()
    assert version_of(databases.cache_path) == len(CACHE) + 1
    assert version_of(databases.desk_path) == len(DESK) + 1
    assert not list(tmp_path.glob("*before*"))


def test_an_older_file_is_brought_up_and_keeps_what_it_holds(databases: Databases, make: Make) -> None:
    entry = record(databases, make)
    newer(databases.folder).prepare()
    for path in (databases.cache_path, databases.desk_path):
        assert "later" in tables(path)
    with databases.desk() as conn:
        assert journal.load_entries(conn, "I1") == (entry,)


def test_the_desk_is_copied_before_it_changes_and_the_cache_is_not(databases: Databases, make: Make) -> None:
    entry = record(databases, make)
    newer(databases.folder).prepare()
    (copy,) = databases.folder.glob("*before*")
    assert copy.name == f"desk.db.before-v{len(DESK) + 1}"
    assert copy.stat().st_mode & 0o777 == 0o600
    assert version_of(copy) == len(DESK)
    assert "later" not in tables(copy)
    with closing(sqlite3.connect(copy)) as conn:
        assert conn.execute("SELECT id FROM journal").fetchall() == [(entry.id,)]


def test_a_step_that_fails_leaves_no_trace(databases: Databases) -> None:
    stumbling = Databases(databases.folder, desk=(*DESK, add_later_and_stumble))
    with pytest.raises(ZeroDivisionError):
        stumbling.prepare()
    assert version_of(databases.desk_path) == len(DESK)
    assert "later" not in tables(databases.desk_path)
    newer(databases.folder).prepare()
    assert "later" in tables(databases.desk_path)


@pytest.mark.parametrize("name", ["cache.db", "desk.db"])
def test_a_newer_file_is_refused_by_name_with_both_versions(databases: Databases, name: str) -> None:
    path = databases.folder / name
    newer_still = Databases(
        databases.folder,
        cache=(*CACHE, add_later) if name == "cache.db" else CACHE,
        desk=(*DESK, add_later) if name == "desk.db" else DESK,
    )
    newer_still.prepare()
    before, known = path.read_bytes(), len(CACHE if name == "cache.db" else DESK)
    with pytest.raises(
        StoreError, match=rf"{name} was written by a newer .*is {known + 1}, .*knows {known}\): update"
    ):
        databases.prepare()
    assert path.read_bytes() == before
    assert not list(databases.folder.glob("*damaged*"))


def test_the_first_desk_gains_the_outbox_and_keeps_its_journal(tmp_path: Path, make: Make) -> None:
    first = Databases(tmp_path, desk=DESK[:1])
    first.prepare()
    entry = record(first, make)
    databases = Databases(tmp_path)
    databases.prepare()
    with databases.desk() as conn:
        assert journal.load_entries(conn, "I1") == (entry,)
        assert outbox.load_outbox(conn) == ()
    assert version_of(tmp_path / f"desk.db.before-v{len(DESK)}") == 1
