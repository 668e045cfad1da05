from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sretui.core.model import Comment, Conversation, Issue, RepoRole, Whereabouts
from sretui.store import cache
from sretui.store.database import transaction

if TYPE_CHECKING:
    from sretui.store.database import Connection
    from tests.store.conftest import Make

INQUIRIES, PRODUCT = RepoRole.INQUIRIES, RepoRole.PRODUCT
HOSTILE = ("\0", "a\0b", "窗口", "👩\u200d🚀", "\x1b[31m", "'; DROP TABLE issues; --", '"')
TEXT = st.text(max_size=40) | st.sampled_from(HOSTILE)
INSTANT = st.datetimes(datetime(1971, 1, 1), datetime(2100, 1, 1)).map(  # noqa: DTZ001  # made aware at once
    lambda at: at.replace(microsecond=0, tzinfo=UTC)
)
ISSUES = st.builds(
    Issue,
    node_id=st.just("I1"),
    repo=st.sampled_from(RepoRole),
    number=st.integers(0, 2**60),
    title=TEXT,
    body=TEXT,
    author=TEXT | st.none(),
    created=INSTANT,
    updated=INSTANT,
    closed=INSTANT | st.none(),
    state_reason=TEXT | st.none(),
    labels=st.lists(TEXT, max_size=4).map(tuple),
    assignees=st.lists(TEXT, max_size=4).map(tuple),
    comment_count=st.integers(0, 2**40),
    locked=st.booleans(),
    url=TEXT,
    whereabouts=st.sampled_from(Whereabouts),
    moved_to=TEXT | st.none(),
)
COMMENTS = st.builds(
    Comment,
    id=st.integers(0, 2**60),
    node_id=st.just("C1"),
    repo=st.sampled_from(RepoRole),
    issue_number=st.integers(0, 2**60),
    author=TEXT | st.none(),
    body=TEXT,
    created=INSTANT,
    updated=INSTANT,
    url=TEXT,
    author_type=TEXT,
    deleted=INSTANT | st.none(),
)
SHARED = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)


@SHARED
@given(issue=ISSUES)
def test_an_issue_comes_back_as_it_was(cache_conn: Connection, issue: Issue) -> None:
    with transaction(cache_conn):
        cache_conn.execute("DELETE FROM issues")
        assert cache.save_issues(cache_conn, [issue]) == 1
        assert cache.save_issues(cache_conn, [issue]) == 0
    assert cache.load_issue(cache_conn, "I1") == issue


@SHARED
@given(first=ISSUES, second=ISSUES)
def test_the_newer_of_two_wins_in_either_order(cache_conn: Connection, first: Issue, second: Issue) -> None:
    with transaction(cache_conn):
        cache_conn.execute("DELETE FROM issues")
        cache.save_issues(cache_conn, [first, second])
    kept = first if first.updated > second.updated else second
    assert cache.load_issue(cache_conn, "I1") == kept
    assert cache.save_issues(cache_conn, [kept]) == 0


@SHARED
@given(comment=COMMENTS)
def test_a_comment_comes_back_as_it_was(cache_conn: Connection, comment: Comment) -> None:
    with transaction(cache_conn):
        cache_conn.execute("DELETE FROM comments")
        assert cache.save_comments(cache_conn, [comment]) == 1
        assert cache.save_comments(cache_conn, [comment]) == 0
    row = cache_conn.execute("SELECT repo, issue_number FROM comments").fetchone()
    assert row == (comment.repo.value, comment.issue_number)


@pytest.mark.parametrize(
    "change",
    [
        {"title": "Another"},
        {"body": "Another"},
        {"number": 7},
        {"author": None},
        {"closed": datetime(2026, 11, 23, 17, 0, tzinfo=UTC)},
        {"state_reason": "not_planned"},
        {"labels": ("docs", "bug")},
        {"assignees": ("alice",)},
        {"comment_count": 3},
        {"locked": True},
        {"url": "https://example.org/1"},
        {"whereabouts": Whereabouts.MOVED},
        {"moved_to": "https://example.org/2"},
    ],
    ids=lambda change: next(iter(change)),
)
def test_each_change_of_an_issue_counts_and_is_kept(
    cache_conn: Connection, make: Make, change: dict[str, Any]
) -> None:
    before = make.issue(labels=("bug",))
    after = replace(before, **change)
    cache.save_issues(cache_conn, [before])
    assert cache.save_issues(cache_conn, [after]) == 1
    assert cache.save_issues(cache_conn, [before]) == 1
    assert cache.save_issues(cache_conn, [before, after]) == 1
    assert cache.load_issue(cache_conn, before.node_id) == after


def test_what_did_not_change_is_not_written(cache_conn: Connection, make: Make) -> None:
    issues = [make.issue(n, labels=("bug",), assignees=("bob",)) for n in range(20)]
    comments = [make.comment(n) for n in range(20)]
    events = [make.event(n) for n in range(20)]

    def save() -> list[int]:
        return [
            cache.save_issues(cache_conn, issues),
            cache.save_comments(cache_conn, comments),
            cache.save_events(cache_conn, events),
        ]

    assert save() == [20, 20, 20]
    written = cache_conn.total_changes
    assert save() == [0, 0, 0]
    assert cache_conn.total_changes == written


def test_a_new_label_costs_no_index_update(cache_conn: Connection, make: Make) -> None:
    cache.save_issues(cache_conn, [make.issue()])
    before = index_rows(cache_conn)
    cache.save_issues(cache_conn, [make.issue(labels=("bug",), updated=make.at(1))])
    assert index_rows(cache_conn) == before
    cache.save_issues(cache_conn, [make.issue(title="Black window", updated=make.at(2))])
    assert index_rows(cache_conn) != before


def index_rows(conn: Connection) -> list[Any]:
    return conn.execute("SELECT id, block FROM issue_words_data").fetchall()


def test_a_stale_list_changes_nothing(cache_conn: Connection, make: Make) -> None:
    newer = make.issue(title="New", updated=make.at(2))
    said = make.comment(body="New", updated=make.at(2))
    cache.save_issues(cache_conn, [newer])
    cache.save_comments(cache_conn, [said])
    assert cache.save_issues(cache_conn, [make.issue(title="Old", updated=make.at(1))]) == 0
    assert cache.save_comments(cache_conn, [make.comment(body="Old", updated=make.at(1))]) == 0
    assert cache.load_conversation(cache_conn, newer.node_id) == Conversation(newer, (said,))


def test_a_tombstone_stays_until_the_comment_is_seen_again(cache_conn: Connection, make: Make) -> None:
    issue, kept, gone = make.issue(), make.comment(1), make.comment(2)
    cache.save_issues(cache_conn, [issue])
    cache.save_comments(cache_conn, [kept, gone])
    assert cache.mark_comments_deleted(cache_conn, [gone.node_id], make.at(5)) == 1
    assert cache.mark_comments_deleted(cache_conn, [gone.node_id, "unknown"], make.at(9)) == 0
    cache.save_comments(cache_conn, [kept])
    assert comments_of(cache_conn, issue) == (kept, replace(gone, deleted=make.at(5)))
    assert cache.save_comments(cache_conn, [gone]) == 1
    assert comments_of(cache_conn, issue) == (kept, gone)


def comments_of(conn: Connection, issue: Issue) -> tuple[Comment, ...]:
    conversation = cache.load_conversation(conn, issue.node_id)
    assert conversation is not None
    return conversation.comments


def test_a_moved_issue_keeps_its_words_and_says_where_it_went(cache_conn: Connection, make: Make) -> None:
    issue = make.issue(1, body="What was said")
    cache.save_issues(cache_conn, [issue])
    cache.mark_whereabouts(cache_conn, issue.node_id, Whereabouts.MOVED, "https://example.org/2")
    moved = replace(issue, whereabouts=Whereabouts.MOVED, moved_to="https://example.org/2")
    assert cache.load_issue(cache_conn, issue.node_id) == moved
    assert cache.load_open_numbers(cache_conn, PRODUCT) == frozenset()
    assert cache.save_issues(cache_conn, [replace(issue, updated=make.at(1))]) == 1
    assert cache.load_open_numbers(cache_conn, PRODUCT) == {1}


def test_a_number_means_the_issue_that_stands_there_now(cache_conn: Connection, make: Make) -> None:
    gone = make.issue(1, node_id="old", whereabouts=Whereabouts.MOVED)
    here = make.issue(1, node_id="new")
    other = make.inquiry(1)
    cache.save_issues(cache_conn, [here, gone, other])
    assert cache.find_issue(cache_conn, PRODUCT, 1) == here
    assert cache.find_issue(cache_conn, INQUIRIES, 1) == other
    assert cache.find_issue(cache_conn, PRODUCT, 2) is None
    cache.mark_whereabouts(cache_conn, "new", Whereabouts.DELETED)
    found = cache.find_issue(cache_conn, PRODUCT, 1)
    assert found is not None
    assert found.whereabouts is not Whereabouts.HERE


def test_a_page_is_loaded_in_the_order_asked(cache_conn: Connection, make: Make) -> None:
    issues = [make.issue(n) for n in range(1, 6)]
    cache.save_issues(cache_conn, issues)
    keys = [key for (key,) in cache_conn.execute("SELECT key FROM issues ORDER BY number")]
    asked = [keys[3], 999, keys[0], keys[3]]
    assert cache.load_issues(cache_conn, asked) == [issues[3], issues[0], issues[3]]
    assert cache.load_issues(cache_conn, []) == []


def test_a_conversation_is_oldest_first(cache_conn: Connection, make: Make) -> None:
    issue = make.inquiry(3)
    late, early = make.comment(1, 3, created=make.at(9)), make.comment(2, 3, created=make.at(1))
    late, early = replace(late, repo=INQUIRIES), replace(early, repo=INQUIRIES)
    opened, closed = make.event(2, 3, "reopened", at=make.at(2)), make.event(1, 3, at=make.at(1))
    cache.save_issues(cache_conn, [issue])
    cache.save_comments(cache_conn, [late, early, make.comment(3, 3), make.comment(4, 4)])
    cache.save_events(cache_conn, [opened, closed, make.event(3, 4), make.event(4, 3, repo=PRODUCT)])
    conversation = cache.load_conversation(cache_conn, issue.node_id)
    assert conversation == Conversation(issue, (early, late), (closed, opened))
    assert cache.load_conversation(cache_conn, "unknown") is None


@pytest.mark.parametrize(
    ("closed", "commented", "whereabouts", "active"),
    [
        (None, None, Whereabouts.HERE, True),
        (10, None, Whereabouts.HERE, False),
        (10, 9, Whereabouts.HERE, False),
        (10, 10, Whereabouts.HERE, False),
        (10, 11, Whereabouts.HERE, True),
        (None, 11, Whereabouts.MOVED, False),
        (10, 11, Whereabouts.DELETED, False),
    ],
)
def test_what_is_active(
    cache_conn: Connection,
    make: Make,
    closed: int | None,
    commented: int | None,
    whereabouts: Whereabouts,
    active: bool,
) -> None:
    ended = None if closed is None else make.at(closed)
    issue = make.inquiry(1, closed=ended, whereabouts=whereabouts)
    cache.save_issues(cache_conn, [issue, make.issue(1)])
    if commented is not None:
        cache.save_comments(cache_conn, [make.comment(1, repo=INQUIRIES, created=make.at(commented))])
    assert [one.issue for one in cache.load_active(cache_conn)] == [issue] * active


def test_counts(cache_conn: Connection, make: Make) -> None:
    assert cache.load_counts(cache_conn) == cache.Counts()
    gone = {"whereabouts": Whereabouts.DELETED}
    cache.save_issues(cache_conn, [make.issue(n) for n in range(3)])
    cache.save_issues(cache_conn, [make.issue(8, closed=make.at()), make.issue(9, **gone)])
    cache.save_issues(cache_conn, [make.inquiry(1), make.inquiry(2), make.inquiry(3, **gone)])
    cache.save_issues(cache_conn, [make.inquiry(4, closed=make.at())])
    assert cache.load_counts(cache_conn) == cache.Counts(open_product=3, open_inquiries=2, closed_inquiries=1)


@pytest.mark.parametrize(
    ("repo", "counted", "held", "deleted", "gap"),
    [
        (INQUIRIES, 0, 0, 0, False),
        (INQUIRIES, 2, 2, 0, False),
        (INQUIRIES, 1, 2, 1, False),
        (INQUIRIES, 1, 2, 0, True),
        (INQUIRIES, 2, 2, 1, True),
        (INQUIRIES, 2, 0, 0, True),
        (PRODUCT, 2, 0, 0, False),
        (PRODUCT, 2, 1, 0, True),
        (PRODUCT, 1, 1, 0, False),
    ],
)
def test_comment_gaps(
    cache_conn: Connection, make: Make, repo: RepoRole, counted: int, held: int, deleted: int, gap: bool
) -> None:
    cache.save_issues(cache_conn, [make.issue(1, repo=repo, comment_count=counted)])
    comments = [make.comment(n, repo=repo) for n in range(held)]
    cache.save_comments(cache_conn, comments)
    cache.mark_comments_deleted(cache_conn, [one.node_id for one in comments[:deleted]], make.at())
    assert cache.load_comment_gaps(cache_conn, repo) == ((1,) if gap else ())


def test_events_are_known_by_repo_and_id(cache_conn: Connection, make: Make) -> None:
    events = [
        make.event(1),
        make.event(1, repo=PRODUCT),
        make.event(2, kind="labeled", subject="bug", actor=None),
    ]
    assert cache.save_events(cache_conn, [*events, events[0]]) == 3
    cache.save_issues(cache_conn, [make.inquiry(1)])
    conversation = cache.load_conversation(cache_conn, make.inquiry(1).node_id)
    assert conversation is not None
    assert conversation.events == (events[0], events[2])


def test_an_instant_keeps_its_second_whatever_its_zone(cache_conn: Connection, make: Make) -> None:
    at = datetime.fromisoformat("2026-11-23T08:12:01-08:00")
    cache.save_issues(cache_conn, [make.issue(created=at)])
    loaded = cache.load_issue(cache_conn, make.issue().node_id)
    assert loaded is not None
    assert loaded.created == at
    assert loaded.created.utcoffset() == timedelta(0)
