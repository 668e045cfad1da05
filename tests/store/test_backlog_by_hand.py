"""The backlog beside a reference that knows nothing of SQL: it looks at every issue, one after another."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sretui.core.backlog import Query, Sort
from sretui.core.model import Issue, RepoRole, Whereabouts
from sretui.store import cache
from sretui.store.backlog import load_backlog
from sretui.store.database import transaction

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sretui.store.database import Connection
    from tests.store.conftest import Make

WORDS = ("crash", "crashing", "plot", "map", "Blank")
NAMES = ("bug", "Bug", "docs", "bob")
MINUTES = st.integers(0, 5)
SOME_WORDS = st.lists(st.sampled_from(WORDS), max_size=3).map(" ".join)
SOME_NAMES = st.lists(st.sampled_from(NAMES), max_size=2, unique_by=str.casefold).map(tuple)
DRAWN = st.fixed_dictionaries(
    {
        "title": SOME_WORDS,
        "body": SOME_WORDS,
        "created": MINUTES,
        "updated": MINUTES,
        "closed": MINUTES | st.none(),
        "labels": SOME_NAMES,
        "assignees": SOME_NAMES,
        "comment_count": st.integers(0, 2),
        "whereabouts": st.sampled_from((Whereabouts.HERE, Whereabouts.HERE, Whereabouts.MOVED)),
        "repo": st.sampled_from((RepoRole.PRODUCT, RepoRole.PRODUCT, RepoRole.INQUIRIES)),
    }
)
QUERIES = st.builds(
    Query,
    words=SOME_WORDS,
    labels=SOME_NAMES,
    without_labels=SOME_NAMES,
    state=st.sampled_from(("open", "closed", "all")),
    assignee=st.sampled_from((None, "*", "-*", "bob", "BUG")),
    sort=st.sampled_from(Sort),
    descending=st.booleans(),
)


def issue_of(make: Make, number: int, drawn: dict[str, Any]) -> Issue:
    times = {name: None if drawn[name] is None else make.at(drawn[name]) for name in _TIMES}
    return replace(make.issue(number), **{**drawn, **times, "node_id": f"I{number}"})


_TIMES = ("created", "updated", "closed")


def wanted(query: Query, issue: Issue) -> bool:
    """Judge one issue by the words of the filter's description alone."""
    held = {label.casefold() for label in issue.labels}
    assigned = {login.casefold() for login in issue.assignees}
    return (
        issue.repo is RepoRole.PRODUCT
        and issue.whereabouts is Whereabouts.HERE
        and {"open": issue.closed is None, "closed": issue.closed is not None, "all": True}[query.state]
        and all(label.casefold() in held for label in query.labels)
        and not any(label.casefold() in held for label in query.without_labels)
        and (
            query.assignee is None
            or {"*": bool(assigned), "-*": not assigned}.get(
                query.assignee, query.assignee.casefold() in assigned
            )
        )
        and says(query.words, f"{issue.title} {issue.body}")
    )


def says(words: str, text: str) -> bool:
    """All words stand in the text, the last one at least as a beginning."""
    held = re.findall(r"\w+", text.lower())
    asked = words.lower().split()
    return all(word in held for word in asked[:-1]) and all(
        any(one.startswith(word) for one in held) for word in asked[-1:]
    )


def value(query: Query, issue: Issue) -> Any:
    """Give what a list is sorted by."""
    return {
        Sort.UPDATED: issue.updated,
        Sort.CREATED: issue.created,
        Sort.COMMENTS: issue.comment_count,
        Sort.NUMBER: issue.number,
        Sort.TITLE: issue.title.casefold(),
    }[query.sort]


def is_sorted(query: Query, issues: Sequence[Issue]) -> bool:
    values = [value(query, issue) for issue in issues]
    return values == sorted(values, reverse=query.descending)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(drawn=st.lists(DRAWN, max_size=12), queries=st.lists(QUERIES, min_size=1, max_size=6))
def test_a_list_holds_what_the_filter_says_in_the_order_asked(
    cache_conn: Connection, make: Make, drawn: list[dict[str, Any]], queries: list[Query]
) -> None:
    issues = [issue_of(make, number, one) for number, one in enumerate(drawn, 1)]
    with transaction(cache_conn):
        cache_conn.execute("DELETE FROM issues")
        cache_conn.execute("DELETE FROM labels")
        cache_conn.execute("DELETE FROM assignees")
        cache.save_issues(cache_conn, issues)
    for query in queries:
        keys = load_backlog(cache_conn, query)
        found = cache.load_issues(cache_conn, keys)
        assert {issue.number for issue in found} == {one.number for one in issues if wanted(query, one)}
        assert len(found) == len(set(keys)) == len(keys)
        assert is_sorted(query, found)
        turned = load_backlog(cache_conn, replace(query, descending=not query.descending))
        assert list(turned) == list(keys)[::-1]
