from __future__ import annotations

import json
from typing import TYPE_CHECKING

from sretui.core.journal import Entry, Kind
from sretui.store import journal
from sretui.store.database import transaction
from sretui.store.export import export

if TYPE_CHECKING:
    from sretui.store.database import Databases
    from tests.store.conftest import Make


def test_an_empty_desk_exports_nothing(databases: Databases) -> None:
    assert list(export(databases)) == []


def test_every_entry_is_a_line_that_stands_alone(databases: Databases, make: Make) -> None:
    with databases.desk() as conn, transaction(conn):
        journal.save_entry(conn, Entry("e1", make.at(), "alice", "I1", Kind.CUSTOMER, {"name": "Jåne"}))
        journal.save_entry(
            conn, Entry("e2", make.at(1), "bob", "I1", Kind.SPOKE, {"comment": "C1", "who": None})
        )
    lines = [json.loads(json.dumps(line)) for line in export(databases)]
    assert lines == [
        {
            "table": "journal",
            "id": "e1",
            "at": "2026-11-23T16:00:00Z",
            "by": "alice",
            "inquiry": "I1",
            "kind": "customer",
            "data": {"name": "Jåne"},
        },
        {
            "table": "journal",
            "id": "e2",
            "at": "2026-11-23T16:01:00Z",
            "by": "bob",
            "inquiry": "I1",
            "kind": "spoke",
            "data": {"comment": "C1", "who": None},
        },
    ]


def test_what_a_newer_program_recorded_is_exported_too(databases: Databases) -> None:
    with databases.desk() as conn:
        conn.execute(
            "INSERT INTO journal (id, at, by, inquiry, kind, data) VALUES ('e', 0, 'a', 'I1', 'effort', '{}')"
        )
    assert [line["kind"] for line in export(databases)] == ["effort"]


def test_no_table_of_the_desk_is_left_out(databases: Databases, make: Make) -> None:
    """A table added to desk.db must find its way into the export, or this fails."""
    with databases.desk() as conn, transaction(conn):
        journal.save_entry(conn, Entry("e1", make.at(), "alice", "I1", Kind.CUSTOMER, {}))
        rows = conn.execute(
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
        ).fetchall()
    assert {name for (name,) in rows} == {line["table"] for line in export(databases)}
