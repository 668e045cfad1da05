from __future__ import annotations

from datetime import UTC
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sretui.core.model import Account, RepoInfo, RepoRole
from sretui.store import cache, cursors
from sretui.store.cursors import Cursor
from sretui.store.database import transaction

if TYPE_CHECKING:
    from sretui.store.database import Connection
    from tests.store.conftest import Make

INQUIRIES, PRODUCT = RepoRole.INQUIRIES, RepoRole.PRODUCT
REPO = RepoInfo(7, "visit-dav/visit", PRODUCT, private=True, url="https://example.org", open_issues=3)
WORDS = st.text() | st.none()
INSTANTS = st.datetimes(timezones=st.just(UTC)) | st.none()


def test_a_list_never_read_has_the_empty_cursor(cache_conn: Connection) -> None:
    assert cursors.load_cursor(cache_conn, PRODUCT, "issues") == Cursor()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    st.builds(
        Cursor,
        next_url=WORDS,
        since=INSTANTS,
        etag=WORDS,
        etag_url=WORDS,
        newest=INSTANTS,
        started=INSTANTS,
        done=st.booleans(),
        floor=st.integers(),
        top=st.integers(),
    )
)
def test_a_cursor_comes_back_as_it_was(cache_conn: Connection, cursor: Cursor) -> None:
    cursors.save_cursor(cache_conn, PRODUCT, "issues", cursor)
    assert cursors.load_cursor(cache_conn, PRODUCT, "issues") == cursor


def test_each_list_has_its_own(cache_conn: Connection) -> None:
    for role, resource, url in (
        (PRODUCT, "issues", "a"),
        (PRODUCT, "comments", "b"),
        (INQUIRIES, "issues", "c"),
    ):
        cursors.save_cursor(cache_conn, role, resource, Cursor(next_url=url))
    assert cursors.load_cursor(cache_conn, PRODUCT, "comments").next_url == "b"
    cursors.forget_cursors(cache_conn, PRODUCT)
    assert cursors.load_cursor(cache_conn, PRODUCT, "issues") == Cursor()
    assert cursors.load_cursor(cache_conn, INQUIRIES, "issues").next_url == "c"


def test_a_field_of_a_newer_program_is_passed_over(cache_conn: Connection) -> None:
    cache_conn.execute(
        "INSERT INTO cursors (repo, resource, data) VALUES ('product', 'issues', ?)",
        ('{"done": true, "new": 1}',),
    )
    assert cursors.load_cursor(cache_conn, PRODUCT, "issues") == Cursor(done=True)


def test_a_page_and_its_cursor_are_one(cache_conn: Connection, make: Make) -> None:
    def save_and_stumble() -> None:
        with transaction(cache_conn):
            cache.save_issues(cache_conn, [make.issue()])
            cursors.save_cursor(cache_conn, PRODUCT, "issues", Cursor(next_url="2"))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        save_and_stumble()
    assert cursors.load_cursor(cache_conn, PRODUCT, "issues") == Cursor()
    assert cache.load_issue(cache_conn, make.issue().node_id) is None


def test_a_repo_is_remembered_with_the_name_it_was_found_by(cache_conn: Connection) -> None:
    assert cursors.load_repo(cache_conn, PRODUCT) is None
    assert cursors.load_repo_name(cache_conn, PRODUCT) is None
    cursors.save_repo(cache_conn, REPO, "old/name")
    assert cursors.load_repo(cache_conn, PRODUCT) == REPO
    assert cursors.load_repo_name(cache_conn, PRODUCT) == "old/name"
    assert cursors.load_repo(cache_conn, INQUIRIES) is None


@pytest.mark.parametrize(
    "account", [Account("alice"), Account("alice", ()), Account("alice", ("repo", "user"))]
)
def test_an_account_is_remembered(cache_conn: Connection, account: Account) -> None:
    assert cursors.load_account(cache_conn) is None
    cursors.save_account(cache_conn, account)
    assert cursors.load_account(cache_conn) == account


def test_when_all_was_up_to_date_is_remembered(cache_conn: Connection, make: Make) -> None:
    assert cursors.load_synced(cache_conn) is None
    for minute in (1, 2):
        cursors.save_synced(cache_conn, make.at(minute))
    assert cursors.load_synced(cache_conn) == make.at(2)


def test_a_repo_that_became_another_is_forgotten_whole(cache_conn: Connection, make: Make) -> None:
    kept = make.inquiry(1, labels=("bug",), assignees=("bob",))
    cache.save_issues(cache_conn, [make.issue(1, labels=("bug",), assignees=("bob",)), kept])
    cache.save_comments(cache_conn, [make.comment(1), make.comment(2, repo=INQUIRIES)])
    cache.save_events(cache_conn, [make.event(1, repo=PRODUCT), make.event(1)])
    for role in RepoRole:
        cursors.save_cursor(cache_conn, role, "issues", Cursor(done=True))
    cursors.save_repo(cache_conn, REPO, REPO.full_name)
    cursors.forget_repo(cache_conn, PRODUCT)
    assert cursors.load_repo(cache_conn, PRODUCT) is None
    assert cursors.load_cursor(cache_conn, PRODUCT, "issues") == Cursor()
    assert cursors.load_cursor(cache_conn, INQUIRIES, "issues").done
    tables = ("issues", "comments", "events", "labels", "assignees")
    counts = {table: cache_conn.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in tables}  # noqa: S608
    assert counts == dict.fromkeys(tables, 1)
    for index in ("issue_words", "comment_words", "title_parts"):
        cache_conn.execute(f"INSERT INTO {index} ({index}, rank) VALUES ('integrity-check', 1)")  # noqa: S608
