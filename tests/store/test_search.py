from __future__ import annotations

import threading
from contextlib import contextmanager, suppress
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from sretui.core.model import RepoRole, Whereabouts
from sretui.store import cache, search
from sretui.store.database import Databases, Interrupted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sretui.store.database import Connection
    from tests.store.conftest import Make

INQUIRIES, PRODUCT = RepoRole.INQUIRIES, RepoRole.PRODUCT
SHARED = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
TEMPLATE = "Please describe what happened and which version of the program it was that did it to you."


def numbers(conn: Connection, text: str, limit: int = 2000) -> list[int]:
    return [issue.number for issue in cache.load_issues(conn, search.search(conn, text, limit))]


@pytest.fixture
def stocked(cache_conn: Connection, make: Make) -> Connection:
    issues = [
        make.issue(1, "Blank window after remote launch", "It says libGL: café not found_here"),
        make.issue(2, "Movie", "The window is blank, remote; and then the remote launch fails"),
        make.issue(3, "Crash", f"{TEMPLATE}\n\nIt crashes on <b>macOS</b>"),
        make.inquiry(301, "Question", "How do I plot?", closed=make.at(3)),
        make.issue(301, "Other", "nothing", whereabouts=Whereabouts.MOVED),
        make.issue(303, "Gunpointers", "nothing"),
        make.issue(304, "Pointers", "nothing"),
        make.issue(302, "窗口空白", "启动 remote"),
    ]
    comments = [
        make.comment(1, 301, "The segfault is in Mesa", repo=INQUIRIES),
        make.comment(2, 3, "segfault, mesa and segfault"),
        make.comment(3, 3, "mesa once more"),
        make.comment(4, 999, "mesa in a pull request's discussion"),
    ]
    cache.save_issues(cache_conn, issues, (TEMPLATE,))
    cache.save_comments(cache_conn, comments, (TEMPLATE,))
    return cache_conn


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", []),
        ("   ", []),
        ("blank", [1, 2]),
        ("BLANK WINDOW", [1, 2]),
        ("win", [1, 2]),
        ("wind bla", []),
        ("window bla", [1, 2]),
        ('"remote launch"', [1, 2]),
        ('"launch remote"', []),
        ("libgl", [1]),
        ("libGL:", [1]),
        ("cafe", [1]),
        ("found_here", [1]),
        ("macos", [3]),
        ("describe happened", []),
        ("mesa", [3, 301]),
        ("segfault", [301, 3]),
        ("plot", [301]),
        ("ank win", [1]),
        ("pointers", [303, 304]),
        ("lank", [1]),
        ("空白", []),
        ("窗口", [302]),
        ("口空白", [302]),
        ("启动", [302]),
        ("😀", []),
    ],
)
def test_what_is_found(stocked: Connection, text: str, found: list[int]) -> None:
    assert sorted(numbers(stocked, text)) == sorted(found)


def test_a_title_speaks_louder_than_a_text_and_a_text_than_a_comment(
    cache_conn: Connection, make: Make
) -> None:
    issues = [make.issue(n, "Other", "filler " * 20) for n in range(10, 40)]
    cache.save_issues(cache_conn, [make.issue(3, "Mesa crashes", "filler " * 20), *issues])
    cache.save_issues(cache_conn, [make.issue(2, "Other", "about mesa " + "filler " * 20)])
    cache.save_issues(cache_conn, [make.issue(1, "Other", "no word of it")])
    cache.save_comments(cache_conn, [make.comment(1, 1, "mesa mesa mesa")])
    assert numbers(cache_conn, "mesa") == [3, 2, 1]


def test_the_issue_of_most_comments_comes_first(stocked: Connection, make: Make) -> None:
    assert numbers(stocked, "mesa") == [3, 301]
    more = [make.comment(n, 301, "mesa", repo=INQUIRIES) for n in (11, 12)]
    cache.save_comments(stocked, more)
    assert numbers(stocked, "mesa") == [301, 3]


@pytest.mark.parametrize("text", ["301", "#301", " #301 "])
def test_a_number_finds_its_issue_first(stocked: Connection, make: Make, text: str) -> None:
    cache.save_issues(stocked, [make.issue(n, "See 301 and #301 301") for n in range(20, 30)])
    found = cache.load_issues(stocked, search.search(stocked, text))
    assert [(issue.repo, issue.number) for issue in found[:2]] == [(INQUIRIES, 301), (PRODUCT, 301)]
    assert len(found) == 12


@pytest.mark.parametrize("text", ["#99999999999999999999999", "0", "#", "٣٠١"])
def test_what_is_no_issues_number(stocked: Connection, text: str) -> None:
    assert set(numbers(stocked, text)) <= {301}


def test_what_changed_is_found_by_its_new_words_alone(stocked: Connection, make: Make) -> None:
    cache.save_issues(stocked, [make.issue(1, "Black screen", "It says mesa", updated=make.at(1))])
    cache.save_comments(stocked, [make.comment(2, 3, "solved", updated=make.at(1))])
    assert numbers(stocked, "blank") == [2]
    assert numbers(stocked, "black") == [1]
    assert numbers(stocked, "lack scr") == [1]
    assert numbers(stocked, "solved") == [3]
    assert numbers(stocked, "segfault") == [301]


def test_the_newest_are_taken_when_there_are_too_many(cache_conn: Connection, make: Make) -> None:
    cache.save_issues(cache_conn, [make.issue(n, "Blank") for n in range(30)])
    cache.save_comments(cache_conn, [make.comment(n, n, "blank") for n in range(30)])
    assert sorted(numbers(cache_conn, "blank", 5)) == [25, 26, 27, 28, 29]
    assert len(numbers(cache_conn, "blank", 40)) == 30


@SHARED
@given(
    text=st.text(st.characters(), max_size=30) | st.text('"*^:(){}+-#\0\x1b ANDORT窗😀é\u0301', max_size=30)
)
@example("half \ud800 pair")
@example('"""')
@example("NEAR(a b, 3) OR title : x*")
@example("\0" * 400)
@example("word" * 1000)
def test_no_text_is_an_error(stocked: Connection, text: str) -> None:
    keys = search.search(stocked, text)
    assert len(set(keys)) == len(keys)
    assert len(search.hits(stocked, keys, text)) == len(keys)


@SHARED
@given(title=st.text(max_size=30), body=st.text(max_size=60))
def test_each_word_of_a_title_finds_it(cache_conn: Connection, make: Make, title: str, body: str) -> None:
    cache_conn.execute("DELETE FROM issues")
    cache.save_issues(cache_conn, [make.issue(1, f"{title} landmark", body)])
    assert numbers(cache_conn, "landmark") == [1]
    assert numbers(cache_conn, "landm") == [1]


def test_a_search_that_is_not_wanted_any_more_stops(databases: Databases, make: Make) -> None:
    with databases.cache() as conn:
        cache.save_issues(conn, [make.issue(n, f"Word{n}", "window " * 200) for n in range(3000)])
    stopped = threading.Event()
    outcome: list[Interrupted] = []

    def look_until_stopped(conn: Connection) -> None:
        while not stopped.is_set():
            try:
                search.search(conn, "w window window w")
            except Interrupted as interrupted:
                outcome.append(interrupted)
                stopped.set()

    with databases.cache() as conn:
        search.open_indexes(conn)
        thread = threading.Thread(target=look_until_stopped, args=(conn,))
        thread.start()
        while not stopped.wait(0.001):
            conn.interrupt()
        thread.join()
        assert len(outcome) == 1
        assert len(search.search(conn, "window")) == 2000


def test_an_interrupt_at_any_moment_is_an_interrupt(databases: Databases, make: Make) -> None:
    """On new connections, for an interrupt while SQLite opens an index would look like damage."""
    with databases.cache() as conn:
        cache.save_issues(conn, [make.issue(n, f"Word{n}", "window " * 20) for n in range(200)])
    for _ in range(100):
        with databases.cache() as conn:
            search.open_indexes(conn)
            with storm(conn), suppress(Interrupted):
                search.search(conn, "w window window w")


@contextmanager
def storm(conn: Connection) -> Iterator[None]:
    over = threading.Event()

    def interrupt() -> None:
        while not over.is_set():
            conn.interrupt()

    thread = threading.Thread(target=interrupt)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()


@pytest.mark.parametrize(
    ("text", "number", "snippet"),
    [
        ("libgl", 1, "It says libGL: café not found_here"),
        ("window", 1, ""),
        ("segfault mesa", 301, "The segfault is in Mesa"),
        ("macos", 3, "It crashes on macOS"),
        ("#301", 301, ""),
        ("ank win", 1, ""),
    ],
)
def test_the_line_in_which_the_words_stand(stocked: Connection, text: str, number: int, snippet: str) -> None:
    found = search.hits(stocked, search.search(stocked, text), text)
    assert [" ".join(hit.snippet.split()) for hit in found if hit.issue.number == number][:1] == [snippet]


def test_a_snippet_is_one_short_line_around_the_word(cache_conn: Connection, make: Make) -> None:
    body = "before\n" * 300 + "the needle\tis\nhere" + "\nafter" * 300
    cache.save_issues(cache_conn, [make.issue(1, "Hay", body)])
    (hit,) = search.hits(cache_conn, search.search(cache_conn, "needle"), "needle")
    assert "the needle is here after" in hit.snippet
    assert hit.snippet.startswith("…")
    assert hit.snippet.endswith("…")
    assert len(hit.snippet) <= 170
    assert hit.words == ("needle",)


def test_hits_keep_the_order_of_the_keys(stocked: Connection) -> None:
    keys = search.search(stocked, "remote")
    assert [hit.issue for hit in search.hits(stocked, keys[::-1], "remote")] == cache.load_issues(
        stocked, keys[::-1]
    )


def test_a_tombstone_is_still_found(stocked: Connection, make: Make) -> None:
    cache.mark_comments_deleted(stocked, ["C1"], make.at(1))
    assert numbers(stocked, "segfault mesa") == [301, 3] or numbers(stocked, "segfault mesa") == [3, 301]


def test_a_moved_issue_is_found_under_its_number(stocked: Connection, make: Make) -> None:
    cache.save_issues(stocked, [replace(make.issue(301, "Other", "nothing"), node_id="here")])
    first = cache.load_issues(stocked, search.search(stocked, "301"))
    assert [issue.whereabouts for issue in first] == [Whereabouts.HERE, Whereabouts.HERE, Whereabouts.MOVED]


def test_settled_indexes_are_whole_and_find_the_same(cache_conn: Connection, make: Make) -> None:
    for start in range(0, 60, 5):
        cache.save_issues(
            cache_conn, [make.issue(n, f"Window {n}", "blank " * n) for n in range(start, start + 5)]
        )
        cache.save_comments(cache_conn, [make.comment(start, start, f"word{start}")])
    before = [numbers(cache_conn, text) for text in ("window", "blank", "word", "indow 1")]
    assert pieces(cache_conn) > 1
    for _ in search.settle(cache_conn):
        pass
    assert pieces(cache_conn) == 1
    assert [numbers(cache_conn, text) for text in ("window", "blank", "word", "indow 1")] == before
    for index in ("issue_words", "comment_words", "title_parts"):
        cache_conn.execute(f"INSERT INTO {index} ({index}, rank) VALUES ('integrity-check', 1)")  # noqa: S608
    assert list(search.settle(cache_conn)) == []


def pieces(conn: Connection) -> int:
    return int(conn.execute("SELECT count(DISTINCT segid) FROM issue_words_idx").fetchone()[0])


def test_comments_are_left_out_where_the_issues_themselves_are_ample(
    cache_conn: Connection, make: Make
) -> None:
    """Looking for common words in a million comments would cost as much as all the rest."""
    cache.save_issues(cache_conn, [make.issue(1, "Other"), *(make.issue(n, "Mesa") for n in range(2, 501))])
    cache.save_comments(cache_conn, [make.comment(1, 1, "mesa and one rare word")])
    assert numbers(cache_conn, "mesa")[-1] == 1
    assert numbers(cache_conn, "mesa rare") == [1]
    cache.save_issues(cache_conn, [make.issue(501, "Mesa")])
    assert 1 not in numbers(cache_conn, "mesa")
