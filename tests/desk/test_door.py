"""The desk over real databases: without a GitHub, and with a small one on a real socket."""

import queue
import threading
from array import array
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, time, timedelta
from pathlib import Path

import pytest

from sretui.core.backlog import parse
from sretui.core.board import Health
from sretui.core.errors import ConfigError, Offline, StoreError
from sretui.core.hours import BusinessHours
from sretui.core.journal import Entry, Kind
from sretui.core.model import Channel, Comment, Issue, RepoRole
from sretui.core.notices import Changed, Crashed, Notice, PullStateChanged
from sretui.core.progress import Progress
from sretui.core.team import Team
from sretui.demo.server import StandIn
from sretui.demo.state import World
from sretui.desk.door import Desk
from sretui.forge.client import GitHubForge
from sretui.store import cache, cursors, journal
from sretui.store.database import Databases, transaction
from sretui.store.lease import acquire_pull
from sretui.sync.ports import GitHub

NOW = datetime(2026, 11, 23, 18, tzinfo=UTC)
INQUIRIES, PRODUCT = RepoRole.INQUIRIES, RepoRole.PRODUCT
NAMES = {INQUIRIES: "example/support", PRODUCT: "example/product"}
TEMPLATE = "Please describe what happened and which version of the program it was that did it to you."
PATIENCE = 20


def issue(number: int, role: RepoRole = PRODUCT, title: str = "Blank window", body: str = "") -> Issue:
    return Issue(f"{role}{number}", role, number, title, body, "carol", NOW, NOW)


def comment(number: int, on: int, body: str, role: RepoRole = PRODUCT) -> Comment:
    return Comment(number, f"C{number}", role, on, "carol", body, NOW, NOW)


@pytest.fixture
def databases(tmp_path: Path) -> Databases:
    databases = Databases(tmp_path)
    databases.prepare()
    return databases


def opened(databases: Databases, connect: Callable[[], GitHub] | None = None) -> Desk:
    hours = BusinessHours("America/Los_Angeles", {day: [(time(8), time(17))] for day in range(5)})
    team = Team("Example", hours, boilerplate=(TEMPLATE,))
    return Desk(databases, team, "ann", NAMES, connect, lambda: NOW)


def save(databases: Databases, *things: Issue | Comment) -> None:
    with databases.cache() as conn, transaction(conn):
        cache.save_issues(conn, [thing for thing in things if isinstance(thing, Issue)])
        cache.save_comments(conn, [thing for thing in things if isinstance(thing, Comment)])


# what is on the disk


def test_an_empty_cache_is_an_empty_board_that_was_never_synced(databases: Databases) -> None:
    desk = opened(databases)
    board = desk.board()
    assert (board.taken, board.inquiries, board.open_product_issues) == (NOW, (), 0)
    assert desk.pull_state().health is Health.NEVER
    assert desk.conversation("unknown") is None
    assert desk.inquiry("unknown") is None
    assert desk.known("unknown") == ()
    assert list(desk.backlog(parse(""))) == []
    assert desk.search("blank") == array("q")


def test_the_board_holds_what_is_active_with_what_was_recorded(databases: Databases) -> None:
    save(databases, issue(1, INQUIRIES), issue(2, INQUIRIES), issue(9), comment(1, 1, "Hello", INQUIRIES))
    desk = opened(databases)
    desk.record("inquiries1", Kind.CHANNEL, {"channel": "hotline"})
    board = desk.board()
    held = {one.conversation.issue.number: one for one in board.inquiries}
    assert held.keys() == {1, 2}
    assert held[1].facts.channel is Channel.HOTLINE
    assert held[1] == desk.inquiry("inquiries1")
    assert [one.body for one in held[1].conversation.comments] == ["Hello"]
    assert held[2].facts.channel is None
    assert board.open_product_issues == 1


def test_what_is_recorded_is_signed_dated_and_stays(databases: Databases) -> None:
    desk = opened(databases)
    first = desk.record("I1", Kind.CUSTOMER, {"name": "Jane"})
    second = desk.record("I1", Kind.CUSTOMER, {"name": "Jane Doe"})
    assert (first.by, first.at, first.inquiry) == ("ann", NOW, "I1")
    assert first.id != second.id
    again = opened(databases)
    assert again.entries("I1") == (first, second)
    assert again.facts("I1").customer == "Jane Doe"
    assert again.facts("I2").customer is None


def test_a_record_that_cannot_be_kept_is_said(databases: Databases) -> None:
    desk = opened(Databases(databases.folder, patience=0.01))
    with databases.desk() as conn, transaction(conn), pytest.raises(StoreError, match="locked"):
        desk.record("I1", Kind.CUSTOMER, {"name": "Jane"})
    assert desk.entries("I1") == ()


def test_the_backlog_is_keys_and_pages_of_issues(databases: Databases) -> None:
    save(databases, *(issue(n) for n in range(1, 30)), issue(1, INQUIRIES))
    desk = opened(databases)
    keys = desk.backlog(parse("sort:number-asc"))
    assert len(keys) == 29
    assert [one.number for one in desk.issues(keys[10:13])] == [11, 12, 13]


def test_a_search_finds_both_repos_with_the_line(databases: Databases) -> None:
    save(
        databases,
        issue(1, title="Mesa", body="It is mesa again"),
        issue(2, INQUIRIES, "Question"),
        comment(1, 2, "Is it mesa?", INQUIRIES),
    )
    desk = opened(databases)
    keys = desk.search("mesa")
    assert keys is not None
    found = desk.hits(keys, "mesa")
    assert [(hit.issue.repo, hit.snippet) for hit in found] == [
        (PRODUCT, "It is mesa again"),
        (INQUIRIES, "Is it mesa?"),
    ]


def test_known_are_the_product_issues_most_alike(databases: Databases) -> None:
    save(databases, issue(1, title="Blank viewer after launch"), issue(2, title="Movie frames"))
    save(databases, issue(7, INQUIRIES, "Re: viewer is blank"))
    assert [one.issue.number for one in opened(databases).known("inquiries7")] == [1]


def test_a_newer_search_stops_an_older_one(databases: Databases) -> None:
    """The older one answers None, which is not "nothing was found"."""
    save(databases, *(issue(n, title=f"Word{n}", body="window " * 200) for n in range(3000)))
    desk = opened(databases)
    answers: queue.Queue[object] = queue.Queue()
    over = threading.Event()

    def look() -> None:
        try:
            while not over.is_set():
                answers.put(desk.search("w window window w"))
        except BaseException as error:
            answers.put(error)
            raise

    looking = threading.Thread(target=look)
    looking.start()
    try:
        stopped = _sooner_or_later(answers, desk.interrupt_search)
    finally:
        over.set()
        looking.join()
    assert stopped is None
    assert desk.search("word7 ") is not None


def _sooner_or_later(answers: "queue.Queue[object]", interrupt: Callable[[], None]) -> object:
    """Interrupt until a search was stopped, for it may be between two statements."""
    for _ in range(20_000):
        interrupt()
        try:
            answer = answers.get(timeout=0.001)
        except queue.Empty:
            continue
        if answer is None or isinstance(answer, BaseException):
            return answer
    return "never stopped"


def test_nothing_to_interrupt_is_no_trouble(databases: Databases) -> None:
    opened(databases).interrupt_search()


def test_every_method_may_be_called_from_any_thread(databases: Databases) -> None:
    save(databases, *(issue(n) for n in range(1, 40)), issue(1, INQUIRIES))
    desk = opened(databases)
    troubles: list[BaseException] = []

    def use(name: str) -> None:
        try:
            for turn in range(15):
                desk.record("inquiries1", Kind.CUSTOMER, {"name": f"{name} {turn}"})
                desk.board()
                desk.hits(desk.search("blank") or (), "blank")
                desk.issues(desk.backlog(parse("")))
        except BaseException as error:
            troubles.append(error)
            raise

    threads = [threading.Thread(target=use, args=(name,)) for name in "abc"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert troubles == []
    assert len(desk.entries("inquiries1")) == 45


# without a GitHub


def test_without_a_github_there_is_nothing_to_pull(databases: Databases) -> None:
    desk = opened(databases)
    with pytest.raises(ConfigError, match="no GitHub"):
        desk.pull(lambda _: None)


def test_without_a_github_start_and_stop_do_nothing(databases: Databases) -> None:
    desk = opened(databases)
    before = threading.active_count()
    desk.start(lambda _: None)
    desk.pull_soon()
    desk.want_comments("I1")
    desk.stop()
    assert threading.active_count() == before


def test_the_age_of_the_data_is_known_before_the_first_pull(databases: Databases) -> None:
    with databases.cache() as conn:
        cursors.save_synced(conn, NOW - timedelta(hours=9))
    state = opened(databases).pull_state()
    assert (state.health, state.synced) == (Health.FRESH, NOW - timedelta(hours=9))


# with one


class Told:
    """What the desk tells, kept until somebody waits for it."""

    def __init__(self) -> None:
        self._notices: queue.Queue[Notice] = queue.Queue()

    def __call__(self, notice: Notice) -> None:
        self._notices.put(notice)

    def wait_for(self, wanted: Callable[[Notice], bool]) -> Notice:
        while True:
            notice = self._notices.get(timeout=PATIENCE)
            assert not isinstance(notice, Crashed), notice.error
            if wanted(notice):
                return notice

    def until(self, true: Callable[[], bool]) -> None:
        """Wait for the news after which something is true."""
        while not true():
            self.wait_for(lambda notice: isinstance(notice, Changed))

    def wait_for_health(self, health: Health) -> None:
        self.wait_for(lambda notice: isinstance(notice, PullStateChanged) and notice.state.health is health)


@pytest.fixture
def forge(stand_in: StandIn) -> Iterator[GitHubForge]:
    forge = GitHubForge(stand_in.url, "token-of-ann", clock=lambda: NOW)
    yield forge
    forge.close()


@pytest.fixture
def desk(databases: Databases, forge: GitHubForge) -> Iterator[Desk]:
    before = set(threading.enumerate())
    desk = opened(databases, lambda: forge)
    yield desk
    desk.stop()
    for thread in _ours(before):
        thread.join(PATIENCE)


def _ours(before: set[threading.Thread]) -> list[threading.Thread]:
    return [one for one in set(threading.enumerate()) - before if one.name in {"keeper", "errands"}]


def test_a_pull_fills_the_board(desk: Desk) -> None:
    reported: list[Progress] = []
    summary = desk.pull(reported.append)
    assert summary is not None
    assert summary.complete
    assert reported
    board = desk.board()
    assert board.open_product_issues == 35
    assert len(board.inquiries) + board.closed_inquiries == 12
    assert desk.pull_state().synced == NOW


def test_only_one_process_pulls(desk: Desk, databases: Databases, forge: GitHubForge) -> None:
    with acquire_pull(databases.folder) as ours:
        assert ours
        assert desk.pull(lambda _: None) is None
    assert forge.requests == 0


def test_a_pull_that_is_told_to_stop_is_not_complete(desk: Desk) -> None:
    stop = threading.Event()
    stop.set()
    summary = desk.pull(lambda _: None, stop)
    assert summary is not None
    assert not summary.complete


def test_started_it_pulls_tells_and_ends(desk: Desk) -> None:
    told = Told()
    before = set(threading.enumerate())
    desk.start(told)
    ours = _ours(before)
    told.wait_for_health(Health.FRESH)
    told.until(lambda: desk.board().open_product_issues == 35)
    assert len(ours) == 2
    desk.stop()
    for thread in ours:
        thread.join(PATIENCE)
        assert not thread.is_alive()


def test_what_is_new_comes_with_the_pull_asked_for(desk: Desk, small_world: World) -> None:
    told = Told()
    desk.start(told)
    told.wait_for_health(Health.FRESH)
    small_world.add_issue("example/support", "One more", "Help", user="carol", at=NOW)
    desk.pull_soon()
    told.until(lambda: "One more" in {one.conversation.issue.title for one in desk.board().inquiries})


def test_an_opened_issues_comments_are_fetched_and_told(desk: Desk, small_world: World) -> None:
    small_world.add_comment("example/product", 100, "Me too", user="ben", at=NOW - timedelta(days=2))
    told = Told()
    desk.start(told)
    told.wait_for_health(Health.FRESH)
    (wanted,) = (one for one in desk.issues(desk.backlog(parse(""))) if one.number == 100)
    desk.want_comments(wanted.node_id)
    told.until(lambda: bool(_said(desk, wanted.node_id)))
    assert _said(desk, wanted.node_id) == ["Me too"]


def _said(desk: Desk, node_id: str) -> list[str]:
    conversation = desk.conversation(node_id)
    return [one.body for one in conversation.comments] if conversation else []


def test_comments_of_what_is_not_held_are_not_asked_for(desk: Desk, small_world: World) -> None:
    """The wish is dropped, and the next one is fulfilled."""
    small_world.add_comment("example/product", 100, "Me too", user="ben", at=NOW - timedelta(days=2))
    desk.pull(lambda _: None)
    (wanted,) = (one for one in desk.issues(desk.backlog(parse(""))) if one.number == 100)
    told = Told()
    desk.start(told)
    desk.want_comments("unknown")
    desk.want_comments(wanted.node_id)
    told.until(lambda: bool(_said(desk, wanted.node_id)))


def test_another_processs_commit_is_told(desk: Desk, databases: Databases) -> None:
    """A second `Databases` has connections of its own, which is all that SQLite sees of a process."""
    told = Told()
    desk.start(told)
    told.wait_for_health(Health.FRESH)
    other = Databases(databases.folder)
    save(other, issue(4711))
    told.until(lambda: desk.board().open_product_issues == 36)
    with other.desk() as conn, transaction(conn):
        journal.save_entry(conn, Entry("e1", NOW, "ben", "I1", Kind.CUSTOMER, {"name": "Jane"}))
    told.until(lambda: desk.facts("I1").customer == "Jane")


def test_trouble_is_a_state_and_what_is_held_stays_readable(databases: Databases) -> None:
    def unplugged() -> GitHub:
        raise Offline("GitHub cannot be reached.")

    save(databases, issue(1))
    desk = opened(databases, unplugged)
    told = Told()
    desk.start(told)
    told.wait_for_health(Health.FAULT)
    assert desk.pull_state().sentence == "GitHub cannot be reached."
    assert desk.board().open_product_issues == 1
    desk.want_comments("product1")
    desk.stop()


def test_a_damaged_cache_is_a_sentence_of_every_reader(databases: Databases) -> None:
    databases.cache_path.write_bytes(b"garbage " * 2000)
    desk = opened(databases)
    readers: tuple[Callable[[], object], ...] = (
        desk.board,
        desk.pull_state,
        lambda: desk.search("blank"),
        lambda: desk.backlog(parse("")),
        lambda: desk.known("I1"),
    )
    for reader in readers:
        with pytest.raises(StoreError, match="start sretui again"):
            reader()


def test_a_bug_in_a_pull_is_told(databases: Databases) -> None:
    def broken() -> GitHub:
        raise ZeroDivisionError("planted")

    told: queue.Queue[Notice] = queue.Queue()
    opened(databases, broken).start(told.put)
    notices = iter(lambda: told.get(timeout=PATIENCE), None)
    crash = next(notice for notice in notices if isinstance(notice, Crashed))
    assert isinstance(crash.error, ZeroDivisionError)
