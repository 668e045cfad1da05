"""What is kept to find low-hanging fruit by follows what is saved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sretui.core.fruit.traits import traits_of
from sretui.core.model import PullRequest, RepoRole, Whereabouts
from sretui.store import cache, traits
from sretui.store.cursors import Cursor, load_cursor, save_cursor
from sretui.store.database import Databases, transaction
from sretui.store.migrations import CACHE

if TYPE_CHECKING:
    from pathlib import Path

    from sretui.store.database import Connection
    from tests.store.conftest import Make

INQUIRIES, PRODUCT = "example/support", "Example/Product"


def numbers(conn: Connection) -> list[int]:
    return [one.number for one in traits.load_traits(conn)]


def test_open_product_issues_have_traits_the_newest_change_first(cache_conn: Connection, make: Make) -> None:
    body = "1. Open\n2. Draw\n" + "x" * 300
    issue = make.issue(
        2, body=body, labels=("Docs", "bug"), assignees=("bob",), comment_count=3, updated=make.at(5)
    )
    cache.save_issues(cache_conn, [make.issue(1), issue, make.inquiry(3), make.issue(4, closed=make.at(1))])
    found = traits.load_traits(cache_conn)
    assert [one.number for one in found] == [2, 1]
    assert found[0] == traits_of(issue, found[0].key)
    assert (found[0].labels, found[0].steps, found[0].letters) == ("Docs\nbug", 1, 300)
    assert traits.load_traits_of(cache_conn, [found[0].key]) == {found[0].key: found[0]}


def test_they_follow_closing_reopening_and_moving(cache_conn: Connection, make: Make) -> None:
    cache.save_issues(cache_conn, [make.issue(1), make.issue(2)])
    cache.save_issues(cache_conn, [make.issue(1, closed=make.at(1), updated=make.at(1))])
    assert numbers(cache_conn) == [2]
    cache.save_issues(cache_conn, [make.issue(1, labels=("docs",), updated=make.at(2))])
    assert numbers(cache_conn) == [1, 2]
    cache.mark_whereabouts(cache_conn, "Iproduct2", Whereabouts.MOVED)
    assert numbers(cache_conn) == [1]


def test_the_state_is_another_one_after_each_change_and_the_same_without(
    cache_conn: Connection, make: Make
) -> None:
    states = [traits.load_state(cache_conn)]
    for issue in (make.issue(1), make.issue(1), make.issue(1, "New title", updated=make.at(1))):
        cache.save_issues(cache_conn, [issue])
        states.append(traits.load_state(cache_conn))
    assert states[1] == states[2]
    assert len(set(states)) == 3


def test_inquiries_lead_to_product_issues_whoever_names_the_other(cache_conn: Connection, make: Make) -> None:
    cache.save_issues(
        cache_conn,
        [
            make.issue(1, body="See: https://github.com/example/support/issues/301"),
            make.issue(2),
            make.issue(3, body="See #301 and other/support#302"),
            make.inquiry(303, body="It is example/product#2, not #1."),
        ],
    )
    comment = make.comment(1, 304, "https://github.com/example/product/issues/2", repo=RepoRole.INQUIRIES)
    cache.save_comments(cache_conn, [comment])
    found = traits.load_led_to(cache_conn, INQUIRIES, PRODUCT)
    assert found == {1: frozenset({301}), 2: frozenset({303, 304})}


def test_a_changed_text_names_what_it_says_now(cache_conn: Connection, make: Make) -> None:
    cache.save_issues(cache_conn, [make.inquiry(301, body="example/product#1")])
    cache.save_issues(cache_conn, [make.inquiry(301, body="example/product#2", updated=make.at(1))])
    assert traits.load_led_to(cache_conn, INQUIRIES, PRODUCT) == {2: frozenset({301})}


def test_recent_mentions_count_other_issues_once(cache_conn: Connection, make: Make) -> None:
    cache.save_issues(
        cache_conn,
        [
            make.issue(1, body="This is #1."),
            make.issue(2, body="Like #1.", created=make.at(10)),
            make.issue(3, body="Like #1.", created=make.at(-10)),
            make.inquiry(4, body="#1 and example/product#1", created=make.at(10)),
        ],
    )
    cache.save_comments(cache_conn, [make.comment(1, 2, "#1 again", created=make.at(11))])
    assert traits.load_recent(cache_conn, PRODUCT, make.at()) == {1: 2}
    assert traits.load_recent(cache_conn, PRODUCT, make.at(-20)) == {1: 3}


def pull(number: int, make: Make, **more: object) -> PullRequest:
    return PullRequest(
        **{  # type: ignore[arg-type]  # a test's shorthand
            "node_id": f"P{number}",
            "repo": RepoRole.PRODUCT,
            "number": number,
            "title": "Fix it",
            "author": "bob",
            "updated": make.at(),
            "is_open": True,
            "mentions": (1, 2),
            "url": f"https://x.org/pull/{number}",
            **more,
        }
    )


def test_open_pull_requests_are_kept_and_closed_ones_dropped(cache_conn: Connection, make: Make) -> None:
    first, second = pull(7, make), pull(8, make, mentions=(), author=None)
    assert traits.save_pulls(cache_conn, [first, second]) == 2
    assert traits.load_pulls(cache_conn) == (second, first)
    older = pull(7, make, mentions=(9,), updated=make.at(-1))
    assert traits.save_pulls(cache_conn, [older, first]) == 0
    newer = pull(7, make, mentions=(3,), updated=make.at(1))
    traits.save_pulls(cache_conn, [newer, pull(8, make, is_open=False)])
    assert traits.load_pulls(cache_conn) == (newer,)


def test_what_an_older_program_saved_is_read_anew(tmp_path: Path, make: Make) -> None:
    old = Databases(tmp_path, cache=CACHE[:1])
    old.prepare()
    issue = make.issue(1, body="example/support#301", labels=("docs",))
    with old.cache() as conn, transaction(conn):
        conn.execute(
            "INSERT INTO issues (key, node_id, repo, number, title, body, plain, created, updated, labels, "
            "assignees, comment_count, locked, url, whereabouts) VALUES (5, 'I1', 'product', 1, 'Blank', "
            "'example/support#301', '', ?, ?, '[\"docs\"]', '[]', 0, 0, '', 'here')",
            (int(make.at().timestamp()), int(make.at().timestamp())),
        )
        save_cursor(conn, RepoRole.PRODUCT, "open", Cursor(done=True))
        save_cursor(conn, RepoRole.PRODUCT, "issues", Cursor(done=True))
    databases = Databases(tmp_path)
    assert databases.prepare() == ()
    with databases.cache() as conn:
        assert traits.load_traits(conn) == [traits_of(issue, 5)]
        assert traits.load_led_to(conn, INQUIRIES, PRODUCT) == {1: frozenset({301})}
        assert not load_cursor(conn, RepoRole.PRODUCT, "open").done
        assert load_cursor(conn, RepoRole.PRODUCT, "issues").done
