"""The first page of low-hanging fruit, in a backlog of 20,000 open issues."""

import statistics
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from sretui.core.backlog import parse
from sretui.core.hours import BusinessHours
from sretui.core.model import RepoRole
from sretui.core.team import Team
from sretui.desk import Desk
from sretui.store import cache
from sretui.store.database import Databases, transaction
from tests.bench.corpus import NOW, Author
from tests.bench.figures import Figure

ISSUES, PAGE, SCREEN = 20_000, 500, 40
NARROWED = "label:docs -assignee:* updated:<2026-11-20"


def rows(quick: bool) -> list[Figure]:
    """Measure a first look, and looks at what is held in memory since; `quick` looks less often."""
    with tempfile.TemporaryDirectory() as folder:
        databases = Databases(Path(folder))
        databases.prepare()
        _fill(databases)
        desk = _desk(databases)
        first = _once(lambda: _page(_desk(databases), ""))
        _page(desk, "")
        looks = 5 if quick else 25
        warm = _typical(lambda: _page(desk, ""), looks)
        narrowed = _typical(lambda: _page(desk, NARROWED), looks)
        floor = _typical(lambda: _bare(databases), looks)
    size = f"{ISSUES:,} open issues"
    note = "ranked, with a screen of rows and their reasons; floor: all keys in an index's order, 40 issues"
    return [
        Figure(f"fruit, first page, first look, {size}", first, floor, "ms", "", note),
        Figure(f"fruit, first page, {size}", warm, floor, "ms", "<= 100 ms", note),
        Figure(f"fruit, first page, narrowed, {size}", narrowed, floor, "ms", "<= 100 ms", NARROWED),
    ]


def _desk(databases: Databases) -> Desk:
    repos = {RepoRole.INQUIRIES: "example/support", RepoRole.PRODUCT: "example/product"}
    team = Team("Example", BusinessHours.visit(frozenset()))
    return Desk(databases, team, "alice", repos, None, lambda: NOW)


def _page(desk: Desk, text: str) -> None:
    desk.candidates(desk.fruit(parse(text))[:SCREEN])


def _bare(databases: Databases) -> None:
    with databases.cache() as conn:
        keys = [key for (key,) in conn.execute("SELECT key FROM traits ORDER BY updated DESC").fetchall()]
        cache.load_issues(conn, keys[:SCREEN])


def _fill(databases: Databases) -> None:
    author = Author()
    with databases.cache() as conn:
        for start in range(0, ISSUES, PAGE):
            with transaction(conn):
                found = (author.issue(number) for number in range(start, start + PAGE))
                cache.save_issues(conn, [replace(issue, closed=None) for issue in found])


def _typical(work: Callable[[], object], looks: int) -> float:
    return statistics.median(_once(work) for _ in range(looks))


def _once(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return (time.perf_counter() - began) * 1000
