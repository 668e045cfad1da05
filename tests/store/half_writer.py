"""A process that stands still in the middle of a transaction on each file: `half_writer.py FOLDER`.

Its page caches are tiny, so that much of what is not committed is in the files already when it is killed.
"""

import sys
from datetime import UTC, datetime
from pathlib import Path

from sretui.core.journal import Entry, Kind
from sretui.core.model import Issue, RepoRole
from sretui.store import cache, journal
from sretui.store.database import Connection, Databases, transaction

START = datetime(2026, 11, 23, 16, 0, tzinfo=UTC)
BODY = "The window stays blank after a remote launch. " * 100


def save_issues(conn: Connection, numbers: range) -> None:
    cache.save_issues(
        conn, [Issue(f"I{n}", RepoRole.PRODUCT, n, "Blank", BODY, "jane", START, START) for n in numbers]
    )


def save_entries(conn: Connection, numbers: range) -> None:
    for number in numbers:
        journal.save_entry(conn, Entry(f"e{number}", START, "al", "I1", Kind.CUSTOMER, {"name": BODY}))


databases = Databases(Path(sys.argv[1]))
databases.prepare()
with databases.cache() as conn, databases.desk() as desk:
    for one in (conn, desk):
        one.execute("PRAGMA cache_size=5")
    with transaction(conn), transaction(desk):
        save_issues(conn, range(10))
        save_entries(desk, range(10))
    with transaction(conn), transaction(desk):
        save_issues(conn, range(10, 300))
        save_entries(desk, range(10, 300))
        print("half", flush=True)
        sys.stdin.read()
