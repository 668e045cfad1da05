"""A process of its own that writes to both databases: `writer.py FOLDER NAME COUNT`.

Each turn saves one issue with one comment, and one journal entry, and says so when both are committed. With
a COUNT of 0 it goes on until it is killed.
"""

import itertools
import sys
from datetime import UTC, datetime
from pathlib import Path

from sretui.core.journal import Entry, Kind
from sretui.core.model import Comment, Issue, RepoRole
from sretui.store import cache, journal
from sretui.store.database import Databases, transaction

START = datetime(2026, 11, 23, 16, 0, tzinfo=UTC)
BODY = "The window stays blank after a remote launch. " * 100


def write(databases: Databases, name: str, turn: int) -> None:
    number = turn * 10 + int(name)
    issue = Issue(f"I{number}", RepoRole.PRODUCT, number, f"Blank {name}", BODY, "jane", START, START)
    comment = Comment(number, f"C{number}", RepoRole.PRODUCT, number, "bob", BODY, START, START)
    entry = Entry(f"{name}-{turn}", START, name, f"I{number}", Kind.CUSTOMER, {"name": BODY})
    with databases.cache() as conn, transaction(conn):
        cache.save_issues(conn, [issue])
        cache.save_comments(conn, [comment])
    with databases.desk() as conn, transaction(conn):
        journal.save_entry(conn, entry)


def main(folder: str, name: str, count: int) -> None:
    databases = Databases(Path(folder))
    databases.prepare()
    for turn in range(count) if count else itertools.count():
        write(databases, name, turn)
        print(turn, flush=True)


main(sys.argv[1], sys.argv[2], int(sys.argv[3]))
