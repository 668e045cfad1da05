"""The outbox: an Action made durable, a step settled, and the outbox loaded for the screens."""

import sqlite3
import statistics
import tempfile
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sretui.core.model import RepoRole
from sretui.core.outbox import steps
from sretui.core.outbox.action import Act, Action
from sretui.core.outbox.steps import Queued, Result
from sretui.core.outbox.writes import CloseIssue, Place, PostComment, Reason
from sretui.store.database import Databases, transaction
from sretui.store.outbox import load_outbox, save_queued, save_step
from tests.bench.figures import Figure

NOW = datetime(2026, 11, 23, 17, 42, tzinfo=UTC)
_TEXT = "Please try `--nowin`, and send us the log of the engine.\n" * 20


def rows(quick: bool) -> list[Figure]:
    """Measure on a desk of its own, with as many Actions waiting as a bad week leaves."""
    with tempfile.TemporaryDirectory() as folder:
        databases = Databases(Path(folder))
        databases.prepare()
        queued = [_action(number) for number in range(20 if quick else 100)]
        return list(_figures(databases, queued))


def _figures(databases: Databases, queued: list[Queued]) -> Iterator[Figure]:
    commit = _timed(lambda one: _queue(databases, one), queued)
    load = _timed(lambda _: _load(databases), queued)
    settle = _timed(lambda one: _settle(databases, one), queued)
    with closing(sqlite3.connect(databases.folder / "bare.db", isolation_level=None)) as bare:
        bare.execute("PRAGMA synchronous=FULL")
        bare.execute("CREATE TABLE actions (id TEXT, data TEXT)")
        floor = _timed(
            lambda one: bare.execute("INSERT INTO actions VALUES (?, ?)", (one.action.id, _TEXT)), queued
        )
    note = "floor: one durable insert"
    yield Figure("outbox commit, durable, p50", commit, floor, "ms", "<= 5 ms", note)
    yield Figure("step settled, durable, p50", settle, floor, "ms", "<= 5 ms", note)
    yield Figure(f"outbox of {len(queued)} loaded, p50", load, None, "ms", "")


def _action(number: int) -> Queued:
    place = Place(RepoRole.INQUIRIES, number, f"n{number}")
    writes = (PostComment(place, _TEXT), CloseIssue(place, Reason.COMPLETED, 1))
    action = Action(uuid.uuid4().hex, Act.RESOLVE, NOW, "ann", f"Resolve #{number}", writes, f"n{number}")
    return steps.queue(action, [uuid.uuid4().hex for _ in writes], NOW, timedelta(seconds=10))


def _queue(databases: Databases, one: Queued) -> None:
    with databases.desk() as conn, transaction(conn):
        save_queued(conn, one)


def _settle(databases: Databases, one: Queued) -> None:
    with databases.desk() as conn, transaction(conn):
        save_step(conn, one.action.id, steps.sent(one.steps[0], Result(id=1)), NOW)


def _load(databases: Databases) -> None:
    with databases.desk() as conn:
        load_outbox(conn)


def _timed(work: Callable[[Queued], object], given: list[Queued]) -> float:
    """Give the median of what each took, in milliseconds."""
    times = []
    for one in given:
        began = time.perf_counter()
        work(one)
        times.append((time.perf_counter() - began) * 1000)
    return statistics.median(times)
