"""Saving what GitHub sent, and the durable commit of what a person recorded."""

import json
import sqlite3
import statistics
import tempfile
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from sretui.core.journal import Entry, Kind
from sretui.core.model import Issue, RepoRole
from sretui.forge.records import read_all, read_issue
from sretui.store import journal
from sretui.store.database import Databases, transaction
from sretui.store.shelf import ISSUES, Shelf
from tests.bench import pages_server
from tests.bench.figures import Figure

NOW = datetime(2026, 11, 23, 17, 42, tzinfo=UTC)
BOILERPLATE = ("Please reply only to emails with a Subject line that includes the name of this repository.",)


def rows(quick: bool) -> list[Figure]:
    """Measure a page of 100 issues, from JSON to the disk, and one entry of the journal."""
    with tempfile.TemporaryDirectory() as folder:
        databases = Databases(Path(folder))
        databases.prepare()
        pages = [_page(number) for number in range(10 if quick else 40)]
        return [*_pages(databases, pages), *_entries(databases, 20 if quick else 100)]


def _page(number: int) -> str:
    return json.dumps([pages_server.issue(number * 100 + n) for n in range(100)])


def _pages(databases: Databases, pages: list[str]) -> Iterator[Figure]:
    unindexed = replace(ISSUES, indexes={}, words_of=lambda *_: "")
    with databases.cache() as conn:
        new = _timed(lambda page: _save(conn, page), pages)
        same = _timed(lambda page: _save(conn, page), pages)
    with _second(databases.folder).cache() as conn:
        alone = _timed(lambda page: _save(conn, page, unindexed), pages)
    with closing(_bare(databases.folder)) as bare:
        floor = _timed(lambda page: _save_bare(bare, page, indexed=True), pages)
        bare.execute("DELETE FROM issues")
        floor_alone = _timed(lambda page: _save_bare(bare, page, indexed=False), pages)
    what = "parse and save 100 issues"
    note = "no words looked for in the texts; floor: json, bare inserts"
    yield Figure(f"{what}, no index", alone, floor_alone, "ms", "<= 10 ms", note)
    yield Figure(f"{what}, indexed", new, floor, "ms", "", "floor: json, bare inserts, FTS5")
    yield Figure(f"{what}, nothing new", same, floor_alone, "ms", "<= 10 ms", "floor: json, bare inserts")


def _second(folder: Path) -> Databases:
    databases = Databases(folder / "second")
    databases.prepare()
    return databases


def _save(conn: sqlite3.Connection, page: str, shelf: Shelf[Issue] = ISSUES) -> None:
    issues, _ = read_all(read_issue, json.loads(page), RepoRole.PRODUCT)
    with transaction(conn):
        for _ in shelf.save(conn, issues, BOILERPLATE):
            pass


def _bare(folder: Path) -> sqlite3.Connection:
    conn = sqlite3.connect(folder / "bare.db", isolation_level=None)
    conn.execute("PRAGMA journal_mode=WAL")
    conn.execute("PRAGMA synchronous=NORMAL")
    conn.execute("CREATE TABLE issues (node_id TEXT PRIMARY KEY, number INTEGER, title TEXT, body TEXT)")
    conn.execute("CREATE VIRTUAL TABLE words USING fts5 (title, body, prefix='1 2 3')")
    return conn


def _save_bare(conn: sqlite3.Connection, page: str, *, indexed: bool) -> None:
    issues = json.loads(page)
    rows = [(one["node_id"], one["number"], one["title"], one["body"]) for one in issues]
    with transaction(conn):
        conn.executemany("INSERT INTO issues VALUES (?, ?, ?, ?)", rows)
        if indexed:
            conn.executemany("INSERT INTO words VALUES (?, ?)", [row[2:] for row in rows])


def _entries(databases: Databases, count: int) -> Iterator[Figure]:
    names = [str(uuid.uuid4()) for _ in range(count)]
    took = _timed(lambda name: _record(databases, name), names)
    with closing(sqlite3.connect(databases.folder / "bare-desk.db", isolation_level=None)) as bare:
        bare.execute("PRAGMA synchronous=FULL")
        bare.execute("CREATE TABLE journal (id TEXT, data TEXT)")
        floor = _timed(lambda name: bare.execute("INSERT INTO journal VALUES (?, ?)", (name, name)), names)
    yield Figure("journal entry, durable, p50", took, floor, "ms", "<= 5 ms", "floor: one durable insert")


def _record(databases: Databases, name: str) -> None:
    entry = Entry(name, NOW, "alice", "n1", Kind.CUSTOMER, {"name": "Jane"})
    with databases.desk() as conn, transaction(conn):
        journal.save_entry(conn, entry)


def _timed(work: Callable[[str], object], given: list[str]) -> float:
    """Give the median of what each took, in milliseconds."""
    times = []
    for one in given:
        began = time.perf_counter()
        work(one)
        times.append((time.perf_counter() - began) * 1000)
    return statistics.median(times)
