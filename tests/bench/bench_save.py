"""Saving what GitHub sent, and the durable commit of what a person recorded."""

import json
import sqlite3
import statistics
import tempfile
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from sretui.core.journal import Entry, Kind
from sretui.core.model import Issue, RepoRole
from sretui.store import cache, journal
from sretui.store.database import Databases, transaction
from tests.bench.figures import Figure

NOW = datetime(2026, 11, 23, 17, 42, tzinfo=UTC)
BODY = "The window stays blank after a remote launch, and the log says nothing of use to us. " * 8


def rows(quick: bool) -> list[Figure]:
    """Measure a page of 100 issues, new and unchanged, and one entry of the journal."""
    with tempfile.TemporaryDirectory() as folder:
        databases = Databases(Path(folder))
        databases.prepare()
        return [*_pages(databases, 10 if quick else 40), *_entries(databases, 20 if quick else 100)]


def _pages(databases: Databases, count: int) -> Iterator[Figure]:
    pages = [[_issue(page * 100 + n) for n in range(100)] for page in range(count)]
    with databases.cache() as conn:
        new = [_timed(partial(_save, conn, page)) for page in pages]
        same = [_timed(partial(_save, conn, page)) for page in pages]
    with closing(sqlite3.connect(databases.folder / "bare.db", isolation_level=None)) as bare:
        bare.execute("PRAGMA journal_mode=WAL")
        bare.execute("CREATE TABLE issues (node_id TEXT PRIMARY KEY, number INTEGER, title TEXT, body TEXT)")
        bare.execute("CREATE VIRTUAL TABLE words USING fts5 (title, body, prefix='1 2 3')")
        floor = [_timed(partial(_bare, bare, page)) for page in pages]
    median = statistics.median
    yield Figure(
        "save a page of 100 new issues, indexed",
        median(new),
        median(floor),
        "ms",
        "",
        "floor: bare inserts + FTS5",
    )
    yield Figure("save a page of 100 unchanged issues", median(same), None, "ms", "<= 10 ms")


def _save(conn: sqlite3.Connection, page: list[Issue]) -> None:
    with transaction(conn):
        cache.save_issues(conn, page)


def _bare(conn: sqlite3.Connection, page: list[Issue]) -> None:
    conn.execute("BEGIN IMMEDIATE")
    conn.executemany(
        "INSERT INTO issues VALUES (?, ?, ?, ?)",
        [(one.node_id, one.number, one.title, one.body) for one in page],
    )
    conn.executemany("INSERT INTO words VALUES (?, ?)", [(one.title, one.body) for one in page])
    conn.execute("COMMIT")


def _entries(databases: Databases, count: int) -> Iterator[Figure]:
    took = [_timed(lambda: _record(databases)) for _ in range(count)]
    path = databases.folder / "bare-desk.db"
    with closing(sqlite3.connect(path, isolation_level=None)) as bare:
        bare.execute("PRAGMA synchronous=FULL")
        bare.execute("CREATE TABLE journal (id TEXT, data TEXT)")
        floor = [
            _timed(lambda: bare.execute("INSERT INTO journal VALUES (?, ?)", ("x", BODY)))
            for _ in range(count)
        ]
    yield Figure(
        "journal entry, durable, p50",
        statistics.median(took),
        statistics.median(floor),
        "ms",
        "<= 5 ms",
        "floor: one durable insert",
    )


def _record(databases: Databases) -> None:
    entry = Entry(str(uuid.uuid4()), NOW, "alice", "n1", Kind.CUSTOMER, {"name": json.dumps("Jane")})
    with databases.desk() as conn, transaction(conn):
        journal.save_entry(conn, entry)


def _issue(number: int) -> Issue:
    return Issue(f"i{number}", RepoRole.PRODUCT, number, f"Blank window {number}", BODY, "someone", NOW, NOW)


def _timed(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return (time.perf_counter() - began) * 1000
