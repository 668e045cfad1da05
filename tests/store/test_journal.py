from __future__ import annotations

import sqlite3
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sretui.core.journal import Entry, Kind
from sretui.store import journal

if TYPE_CHECKING:
    from sretui.store.database import Connection
    from tests.store.conftest import Make

VALUES = st.none() | st.booleans() | st.integers() | st.text()


def entry(make: Make, number: int, inquiry: str = "I1", kind: Kind = Kind.CUSTOMER) -> Entry:
    return Entry(f"e{number}", make.at(number), "alice", inquiry, kind, {"name": f"Jane {number}"})


def test_entries_come_back_in_the_order_they_were_written(desk_conn: Connection, make: Make) -> None:
    written = [entry(make, n) for n in (3, 1, 2)]
    others = [entry(make, n, "I2", Kind.SPOKE) for n in (7, 6)]
    for one in (written[0], others[0], *written[1:], others[1]):
        journal.save_entry(desk_conn, one)
    assert journal.load_entries(desk_conn, "I1") == tuple(written)
    assert journal.load_all_entries(desk_conn) == {"I1": tuple(written), "I2": tuple(others)}
    assert journal.load_entries(desk_conn, "I3") == ()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(data=st.dictionaries(st.text(), VALUES, max_size=4), name=st.text(), kind=st.sampled_from(Kind))
def test_an_entry_comes_back_as_it_was(
    desk_conn: Connection, make: Make, data: dict[str, str | int | bool | None], name: str, kind: Kind
) -> None:
    count = desk_conn.execute("SELECT count(*) FROM journal").fetchone()[0]
    one = Entry(f"e{count}", make.at(), name, "I1", kind, data)
    journal.save_entry(desk_conn, one)
    assert journal.load_entries(desk_conn, "I1")[-1] == one


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE journal SET data = '{}'",
        "UPDATE journal SET by = 'bob' WHERE id = 'e1'",
        "DELETE FROM journal",
        "INSERT OR REPLACE INTO journal (id, at, by, inquiry, kind, data) VALUES ('e1', 0, '', '', '', '')",
        "REPLACE INTO journal (seq, id, at, by, inquiry, kind, data) VALUES (1, '', 0, '', '', '', '')",
    ],
)
def test_what_was_written_stays(desk_conn: Connection, make: Make, statement: str) -> None:
    journal.save_entry(desk_conn, entry(make, 1))
    with pytest.raises(sqlite3.IntegrityError, match="only ever added to"):
        desk_conn.execute(statement)
    assert journal.load_entries(desk_conn, "I1") == (entry(make, 1),)


def test_the_same_entry_is_not_written_twice(desk_conn: Connection, make: Make) -> None:
    journal.save_entry(desk_conn, entry(make, 1))
    with pytest.raises(sqlite3.IntegrityError):
        journal.save_entry(desk_conn, replace(entry(make, 1), by="bob"))


def test_a_kind_of_a_newer_program_is_left_alone(desk_conn: Connection, make: Make) -> None:
    journal.save_entry(desk_conn, entry(make, 1))
    desk_conn.execute(
        "INSERT INTO journal (id, at, by, inquiry, kind, data) VALUES ('e2', 0, 'al', 'I1', 'tea', '{}')"
    )
    assert journal.load_entries(desk_conn, "I1") == (entry(make, 1),)
    assert journal.load_all_entries(desk_conn) == {"I1": (entry(make, 1),)}
