from __future__ import annotations

import base64
import json
from datetime import timedelta
from typing import TYPE_CHECKING

from sretui.core.journal import Entry, Kind
from sretui.core.model import RepoRole
from sretui.core.outbox.action import Act, Action, Draft
from sretui.core.outbox.steps import queue
from sretui.core.outbox.writes import Place, PostComment
from sretui.store import drafts, journal, mails, outbox, views
from sretui.store.database import transaction
from sretui.store.export import export

if TYPE_CHECKING:
    from sretui.store.database import Connection, Databases
    from tests.store.conftest import Make

TEXT = "Does it also happen with `--nowin`? 👋\n\ud83d"


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
    """A table added to desk.db must find its way into the export, or this fails; but for classified stubs."""
    with databases.desk() as conn, transaction(conn):
        fill(conn, make)
        rows = conn.execute(
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
        ).fetchall()
    assert {name for (name,) in rows} - {"classified"} == {line["table"] for line in export(databases)}


def test_texts_and_mails_come_out_whole(databases: Databases, make: Make) -> None:
    with databases.desk() as conn, transaction(conn):
        fill(conn, make)
    lines = {str(line["table"]): line for line in map(json.loads, map(json.dumps, export(databases)))}
    assert lines["actions"]["data"]["writes"][0]["body"] == TEXT
    assert lines["steps"]["data"]["write"]["body"] == TEXT
    assert lines["history"]["data"] == {"sentence": "", "text": TEXT}
    assert lines["history"]["at"] == "2026-11-23T16:00:00Z"
    assert lines["drafts"]["fields"] == {"body": TEXT}
    assert base64.b64decode(lines["mails"]["original"]) == b"From: jane\r\n\xff"


def fill(conn: Connection, make: Make) -> None:
    """Save something in each table."""
    views.save_view(conn, "docs", "label:docs", make.at())
    write = PostComment(Place(RepoRole.INQUIRIES, 7, "I7"), TEXT)
    action = Action("a", Act.REPLY, make.at(), "ann", "Reply", (write,), "I7")
    journal.save_entry(conn, Entry("e1", make.at(), "alice", "I1", Kind.CUSTOMER, {}))
    outbox.save_queued(conn, queue(action, ["k"], make.at(), timedelta(0)))
    drafts.save_draft(conn, Draft("reply:I7", {"body": TEXT}, make.at()))
    mails.save_mail(conn, make.at(), b"From: jane\r\n\xff")
