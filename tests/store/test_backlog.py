from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sretui.core.backlog import Query, Sort, parse
from sretui.core.model import Issue, Whereabouts
from sretui.store import cache
from sretui.store.backlog import load_backlog, statement

if TYPE_CHECKING:
    from sretui.store.database import Connection
    from tests.store.conftest import Make

SHARED = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)


@pytest.fixture
def stocked(cache_conn: Connection, make: Make) -> Connection:
    """Seven product issues that differ in everything one can ask for, and what must never be listed."""
    issues = [
        make.issue(1, "Crash on exit", labels=("bug",), assignees=("bob",), updated=make.at(9)),
        make.issue(2, "blank window", labels=("Bug", "docs"), comment_count=5, updated=make.at(8)),
        make.issue(3, "Add a map", "remote launch here", labels=("docs",), updated=make.at(7)),
        make.issue(4, "zoom", "launch it remote", assignees=("Bob", "carol"), updated=make.at(6)),
        make.issue(5, "Straße", labels=("Größe",), closed=make.at(20), updated=make.at(5)),
        make.issue(6, "Docs of crash", closed=make.at(3), updated=make.at(4), created=make.at(-3)),
        make.issue(7, "crashing", updated=make.at(4), comment_count=2),
        make.issue(8, "Crash moved", whereabouts=Whereabouts.MOVED, updated=make.at(9)),
        make.inquiry(9, "Crash inquiry", labels=("bug",)),
    ]
    cache.save_issues(cache_conn, issues)
    return cache_conn


def found(conn: Connection, query: Query) -> list[int]:
    return [issue.number for issue in cache.load_issues(conn, load_backlog(conn, query))]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("", [1, 2, 3, 4, 7]),
        ("is:closed", [5, 6]),
        ("is:all", [1, 2, 3, 4, 5, 6, 7]),
        ("sort:updated-asc", [7, 4, 3, 2, 1]),
        ("is:all sort:created", [5, 7, 4, 3, 2, 1, 6]),
        ("sort:number", [7, 4, 3, 2, 1]),
        ("sort:number-asc", [1, 2, 3, 4, 7]),
        ("sort:comments", [2, 7, 4, 3, 1]),
        ("sort:title", [3, 2, 1, 7, 4]),
        ("sort:title-desc", [4, 7, 1, 2, 3]),
        ("label:bug", [1, 2]),
        ("-assignee:bob", [2, 3, 7]),
        ("-assignee:carol assignee:*", [1]),
        ("updated:>=2026-11-23T16:07:00Z", [1, 2, 3]),
        ("updated:<2026-11-23T16:07:00Z", [4, 7]),
        ("-updated:<2026-11-23T16:07:00Z", [1, 2, 3]),
        ("updated:2026-11-23", [1, 2, 3, 4, 7]),
        ("created:*..2026-11-23T15:59:00Z is:all", [6]),
        ("comments:>=2 sort:title", [2, 7]),
        ("comments:1..4", [7]),
        ("label:BUG label:docs", [2]),
        ("label:bug -label:docs", [1]),
        ("-label:bug -label:docs", [4, 7]),
        ("label:GRÖSSE is:all", [5]),
        ("label:unknown", []),
        ("assignee:bob", [1, 4]),
        ("assignee:BOB", [1, 4]),
        ("assignee:carol", [4]),
        ("assignee:bo", []),
        ("assignee:*", [1, 4]),
        ("no:assignee", [2, 3, 7]),
        ("crash", [1, 7]),
        ("crash ", [1, 7]),
        ("crash is:all", [1, 6, 7]),
        ("remote launch", [3, 4]),
        ('"remote launch"', [3]),
        ('"remote laun', [3]),
        ("label:bug crash assignee:bob sort:title", [1]),
        ("nothing of the kind", []),
    ],
)
def test_what_a_filter_finds(stocked: Connection, text: str, numbers: list[int]) -> None:
    assert found(stocked, parse(text)) == numbers


@SHARED
@given(
    text=st.text(max_size=30) | st.sampled_from(["label:'", 'label:"', "assignee:%", 'a"b', "NEAR(a b)", "*"])
)
def test_no_text_is_an_error(stocked: Connection, text: str) -> None:
    assert set(found(stocked, parse(text))) <= {1, 2, 3, 4, 5, 6, 7}
    load_backlog(stocked, Query(words=text, labels=(text,), without_labels=(text,), assignee=text))


@pytest.mark.parametrize(
    ("sort", "descending", "state"), itertools.product(Sort, (False, True), ("open", "all"))
)
def test_a_list_is_read_from_its_index_alone(
    cache_conn: Connection, sort: Sort, descending: bool, state: str
) -> None:
    query = Query(sort=sort, descending=descending, state=state, labels=("bug",), assignee="-*", words="x")
    sql, values = statement(query)
    plan = [row[3] for row in cache_conn.execute(f"EXPLAIN QUERY PLAN {sql}", values)]
    assert "COVERING INDEX" in plan[0]
    assert not [line for line in plan if "TEMP B-TREE" in line]


def test_equal_rows_keep_one_order_whichever_way_they_are_sorted(cache_conn: Connection, make: Make) -> None:
    issues: list[Issue] = [make.issue(n) for n in (3, 1, 2)]
    cache.save_issues(cache_conn, issues)
    down = found(cache_conn, Query())
    assert found(cache_conn, Query(descending=False)) == down[::-1]
