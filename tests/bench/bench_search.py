"""Search per keystroke, the backlog's list and Known?, in a repo like VisIt's and in one ten times as big."""

import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from pathlib import Path

from sretui.core.backlog import parse
from sretui.store import search
from sretui.store.backlog import load_backlog
from sretui.store.database import Databases
from tests.bench.corpus import fill
from tests.bench.figures import Figure

TYPED = ("crash when plotting volume", "remote launch blank window", "movie frames", "#301", "segfault libgl")
FILTERS = ("", "is:all sort:title", "label:bug -label:docs", "no:assignee crash", "is:all remote launch")
SCREEN = 40
"""Rows whose hits are loaded for a paint."""
SIZES = ((20_000, 60_000), (200_000, 1_000_000))


def rows(quick: bool) -> list[Figure]:
    """Measure what each key press costs the store; `quick` leaves the big repo out."""
    return [figure for size in SIZES[: 1 if quick else 2] for figure in _measured(*size)]


def _measured(issues: int, comments: int) -> Iterator[Figure]:
    size = f"{issues:,} issues, {comments:,} comments"
    with tempfile.TemporaryDirectory() as folder:
        databases = Databases(Path(folder))
        databases.prepare()
        fill(databases, issues, comments)
        with databases.cache() as conn, closing(sqlite3.connect(databases.cache_path)) as bare:
            yield from _keystrokes(conn, bare, size)
            yield from _lists(conn, bare, size)
            known = _times(lambda node_id: search.known(conn, node_id), [f"i{n}" for n in range(0, 4000, 97)])
            yield Figure(f"Known? for one inquiry, p50, {size}", _share(known, 0.5), None, "ms", "")


def _keystrokes(conn: sqlite3.Connection, bare: sqlite3.Connection, size: str) -> Iterator[Figure]:
    begun = [typed[:end] for typed in TYPED for end in range(1, len(typed) + 1)]
    took = _times(lambda text: search.hits(conn, search.search(conn, text)[:SCREEN], text), begun)
    floor = _times(lambda text: _bare_search(bare, text), begun)
    note = "ids ranked and a screen of hits; floor: newest 2,000 matches of both indexes, unranked"
    for share, target in ((0.5, "<= 40 ms"), (0.99, "<= 80 ms")):
        name = f"search a keystroke, p{share * 100:.0f}, {size}"
        yield Figure(name, _share(took, share), _share(floor, share), "ms", target, note)


def _lists(conn: sqlite3.Connection, bare: sqlite3.Connection, size: str) -> Iterator[Figure]:
    took = _times(lambda text: load_backlog(conn, parse(text)), FILTERS)
    floor = _times(lambda _: bare.execute("SELECT key FROM issues").fetchall(), FILTERS)
    note = f"{len(FILTERS)} filters and orders; floor: all keys in no order"
    yield Figure(
        f"backlog's ids, the worst filter, {size}", max(took), statistics.median(floor), "ms", "", note
    )


def _bare_search(conn: sqlite3.Connection, text: str) -> None:
    words = text.replace("#", "").split()
    expression = " ".join(f'"{word}"' for word in words) + "*"
    for index in ("issue_words", "comment_words") if words else ():
        conn.execute(
            f"SELECT rowid FROM {index} WHERE {index} MATCH ? ORDER BY rowid DESC LIMIT 2000",  # noqa: S608
            (expression,),
        ).fetchall()


def _times(work: Callable[[str], object], given: Iterable[str]) -> list[float]:
    """Give what each takes, in milliseconds: the median of three, for other programs run meanwhile."""
    return [statistics.median(_time(work, text) for _ in range(3)) for text in given]


def _time(work: Callable[[str], object], text: str) -> float:
    began = time.perf_counter()
    work(text)
    return (time.perf_counter() - began) * 1000


def _share(values: list[float], share: float) -> float:
    return statistics.quantiles(values, n=100, method="inclusive")[round(share * 100) - 1]
