"""How fast a pull is: the first one and an unchanged one, beside fetching and inserting the pages by hand.

The floor is what any program must do that indexes the same words: http.client, json, sqlite3 with FTS5.
"""

import http.client
import json
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path

from sretui.core.model import RepoRole
from sretui.core.progress import Summary
from sretui.forge.client import GitHubForge
from sretui.store.database import Databases
from sretui.sync.pull import pull
from tests.bench.figures import Figure

ROOT = Path(__file__).parents[2]
NAMES = {RepoRole.INQUIRIES: "visit-dav/live-customer-response", RepoRole.PRODUCT: "visit-dav/visit"}
NOW = datetime(2026, 11, 23, 17, 42, tzinfo=UTC)
BOILERPLATE = ("Please reply only to emails with a Subject line that includes the name of this repository.",)


@contextmanager
def server(issues: int, comments: int) -> Iterator[str]:
    command = [sys.executable, "-m", "tests.bench.pages_server", str(issues), str(comments)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        port = process.stdout.readline().strip()
        try:
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()


def pulled(api: str, databases: Databases) -> tuple[float, Summary]:
    forge = GitHubForge(api, "token", clock=lambda: NOW)
    began = time.perf_counter()
    summary = pull(
        databases,
        forge,
        NAMES,
        boilerplate=BOILERPLATE,
        clock=lambda: NOW,
        report=lambda _: None,
        stop=threading.Event(),
    )
    took = time.perf_counter() - began
    forge.close()
    return took, summary


def by_hand(api: str, path: Path) -> float:
    """Fetch every page and insert its rows, with a full-text index, a transaction a page."""
    began = time.perf_counter()
    host = api.removeprefix("http://")
    with closing(http.client.HTTPConnection(host)) as line, closing(sqlite3.connect(path)) as conn:
        conn.isolation_level = None
        conn.execute("PRAGMA journal_mode=WAL")
        conn.execute("PRAGMA synchronous=NORMAL")
        for table in ("issues", "comments"):
            conn.execute(
                f"CREATE TABLE {table} (node_id TEXT PRIMARY KEY, title, body, login, created, updated)"
            )
            conn.execute(f"CREATE VIRTUAL TABLE {table}_words USING fts5 (title, body, prefix='1 2 3')")
        _read(line, conn, "/repositories/1/issues", "issues")
        _read(line, conn, "/repositories/1/issues/comments", "comments")
    return time.perf_counter() - began


def _read(line: http.client.HTTPConnection, conn: sqlite3.Connection, path: str, table: str) -> None:
    page = 1
    while page:
        line.request("GET", f"{path}?page={page}")
        reply = line.getresponse()
        items = json.loads(reply.read())
        rows = [
            (
                x["node_id"],
                x.get("title", ""),
                x["body"],
                x["user"]["login"],
                x["created_at"],
                x["updated_at"],
            )
            for x in items
        ]
        conn.execute("BEGIN IMMEDIATE")
        conn.executemany(f"INSERT INTO {table} VALUES (?, ?, ?, ?, ?, ?)", rows)  # noqa: S608 - two names of ours
        conn.executemany(f"INSERT INTO {table}_words VALUES (?, ?)", [(row[1], row[2]) for row in rows])  # noqa: S608
        conn.execute("COMMIT")
        page = page + 1 if "next" in (reply.getheader("Link") or "") else 0


def asked_by_hand(api: str, requests: int) -> float:
    """Send as many conditional requests as an unchanged pull does."""
    host = api.removeprefix("http://")
    with closing(http.client.HTTPConnection(host)) as line:
        line.request("GET", "/user")
        etag = line.getresponse().getheader("ETag", "")
        line.close()
        began = time.perf_counter()
        for _ in range(requests):
            line.request("GET", "/user", headers={"If-None-Match": etag})
            line.getresponse().read()
        return time.perf_counter() - began


def rows(quick: bool) -> list[Figure]:
    """Measure a first pull of 3,000 issues with 9,000 comments, and one that finds nothing new."""
    firsts, bare, sames, idle, pages = [], [], [], [], []
    first = same = Summary()
    with server(3000, 9000) as api, tempfile.TemporaryDirectory() as folder:
        for turn in range(1 if quick else 3):
            databases = Databases(Path(folder) / str(turn))
            databases.prepare()
            took, first = pulled(api, databases)
            firsts.append(took)
            pages.append(first.pages / took)
            bare.append(by_hand(api, Path(folder) / f"bare-{turn}.db"))
            for _ in range(5):
                took, same = pulled(api, databases)
                sames.append(took)
                idle.append(asked_by_hand(api, same.requests))
    median = statistics.median
    count = f"{first.issues:,} issues, {first.comments:,} comments, {first.requests} requests"
    again = f"{same.requests} requests, {same.issues + same.comments} changes"
    by_size = "first sync of 3,000 issues and 9,000 comments"
    return [
        Figure(
            by_size, median(firsts), median(bare), "s", "<= 5 x floor", f"{count}; floor: fetch, insert, FTS5"
        ),
        Figure("pages of a first sync a second", median(pages), None, "pages/s", ">= 60 pages/s"),
        Figure(
            "unchanged re-sync of both repos",
            median(sames) * 1000,
            median(idle) * 1000,
            "ms",
            "<= 50 ms, <= 6 requests",
            f"{again}; floor: the bare requests",
        ),
    ]
