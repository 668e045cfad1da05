"""Stubs on the disk: never exported, not in copies, and gone from the raw files when they are purged."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from sretui.core.classified import Able, Needed, State, Stub
from sretui.core.errors import StoreError
from sretui.store.classified import check_gone, load_stubs, purge_stub, save_stub
from sretui.store.database import Databases
from sretui.store.export import export
from sretui.store.migrations import DESK
from sretui.store.waiting import count_classified

if TYPE_CHECKING:
    from pathlib import Path

    from sqlite_utils import Database

AT = datetime(2026, 11, 23, 18, tzinfo=UTC)
FIRST = Stub("11111111-aaaa", AT, "Fulmar annex", Able.NEITHER, Needed.HOURS, State.ASKED)
SECOND = Stub("22222222-bbbb", AT, "Gannet hall")


def raw(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file())


def save(databases: Databases, *stubs: Stub) -> None:
    for one in stubs:
        with databases.desk() as conn:
            save_stub(conn, one)


def stubs(databases: Databases) -> tuple[Stub, ...]:
    with databases.desk() as conn:
        return load_stubs(conn)


def test_they_are_saved_changed_and_counted(databases: Databases) -> None:
    save(databases, FIRST, SECOND)
    assert stubs(databases) == (FIRST, SECOND)
    changed = replace(FIRST, site="Gannet hall", able=Able.OTHER, state=State.DONE)
    save(databases, changed)
    assert stubs(databases) == (changed, SECOND)
    with databases.desk() as conn:
        assert count_classified(conn) == 1


def test_a_change_leaves_nothing_of_what_was_before(databases: Databases) -> None:
    save(databases, FIRST)
    assert b"Fulmar annex" in raw(databases.folder)
    save(databases, replace(FIRST, site="x"))
    assert b"Fulmar" not in raw(databases.folder)


@pytest.mark.parametrize("count", [1, 5, 400])
def test_a_purge_leaves_no_bytes_behind(databases: Databases, count: int) -> None:
    many = [replace(SECOND, id=f"{number:08}-cccc") for number in range(count)]
    save(databases, *many[: count // 2], FIRST, *many[count // 2 :])
    assert b"Fulmar annex" in raw(databases.folder)
    assert FIRST.id.encode() in raw(databases.folder)
    with databases.desk() as conn:
        purge_stub(conn, FIRST.id)
    left = raw(databases.folder)
    assert b"Fulmar" not in left
    assert FIRST.id.encode() not in left
    check_gone(databases.folder, FIRST.id)
    assert set(stubs(databases)) == set(many)


def test_the_last_one_purged_leaves_none_of_any(databases: Databases) -> None:
    many = [replace(FIRST, id=f"{number:08}-cccc") for number in range(300)]
    save(databases, *many)
    for one in many:
        with databases.desk() as conn:
            purge_stub(conn, one.id)
    left = raw(databases.folder)
    assert b"Fulmar" not in left
    assert b"-cccc" not in left


def test_what_is_left_is_said_by_its_file(databases: Databases) -> None:
    (databases.folder / "desk.db.before-v9").write_bytes(b"..." + FIRST.id.encode())
    with pytest.raises(StoreError, match=r"is left in .*desk\.db\.before-v9"):
        check_gone(databases.folder, FIRST.id)


def test_nobody_is_told_to_delete_what_waits_to_be_sent(databases: Databases) -> None:
    save(databases, FIRST)
    with pytest.raises(
        StoreError, match=r"is left in .*desk\.db: send what waits and run `sretui export` before"
    ):
        check_gone(databases.folder, FIRST.id)


def test_no_copy_before_a_migration_holds_them(databases: Databases) -> None:
    save(databases, FIRST)

    def add_later(database: Database) -> None:
        database.execute("CREATE TABLE later (one TEXT)")

    Databases(databases.folder, desk=(*DESK, add_later)).prepare()
    (copy,) = databases.folder.glob("desk.db.before-*")
    assert b"Fulmar" not in copy.read_bytes()
    assert FIRST.id.encode() not in copy.read_bytes()
    assert b"journal" in copy.read_bytes()


def test_no_export_holds_them(databases: Databases) -> None:
    save(databases, FIRST)
    assert list(export(databases)) == []
