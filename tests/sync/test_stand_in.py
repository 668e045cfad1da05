"""The pull against the demo's stand-in, which behaves as GitHub is documented to."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Event

import pytest

from sretui.core.errors import ForgeError
from sretui.core.model import Issue, RepoRole, Whereabouts
from sretui.core.progress import Summary
from sretui.demo.faults import Fault
from sretui.demo.server import StandIn
from sretui.demo.state import World
from sretui.forge.client import GitHubForge
from sretui.store import cache
from sretui.store.database import Databases
from sretui.sync.pull import pull

ROLE, PRODUCT = RepoRole.INQUIRIES, RepoRole.PRODUCT
NAMES = {ROLE: "visit-dav/live-customer-response", PRODUCT: "visit-dav/visit"}
T0 = datetime(2026, 11, 2, 16, tzinfo=UTC)


class Week:
    """A stand-in, its clock, and a copy to pull into."""

    def __init__(self, folder: Path) -> None:
        self.now = T0
        self.world = World()
        for name in NAMES.values():
            self.world.add_repo(*name.split("/"), team=("alice", "bob"))
        self.world.add_token("secret", "alice")
        self.there = StandIn(self.world, token="secret", clock=lambda: self.now)
        self.databases = Databases(folder)
        self.databases.prepare()

    def later(self, minutes: int = 1) -> datetime:
        self.now += timedelta(minutes=minutes)
        return self.now

    def fill(self) -> None:
        """File 120 inquiries and 260 product issues and pull requests, more than a page of each."""
        for number in range(1, 121):
            self.world.add_issue(NAMES[ROLE], f"Inquiry {number}", "Help", user="alice", at=self.later())
            self.world.add_comment(NAMES[ROLE], number, "Done", user="bob", at=self.later())
            if number % 3:
                self.world.close(NAMES[ROLE], number, by="bob", at=self.later())
        for number in range(1, 261):
            pull_request = number % 5 == 0
            self.world.add_issue(
                NAMES[PRODUCT], f"Bug {number}", "It is", user=None, at=self.later(), pull=pull_request
            )
            if number % 2:
                self.world.close(NAMES[PRODUCT], number, by="bob", at=self.later())
        self.world.add_comment(NAMES[PRODUCT], 2, "Me too", user="bob", at=self.later())
        self.world.add_comment(NAMES[PRODUCT], 5, "On a pull request", user="bob", at=self.later())
        self.later()

    def pull(self, **options: bool) -> Summary:
        forge = GitHubForge(self.there.url, "secret", timeout=3, clock=lambda: self.now)
        self.there.requests.clear()
        try:
            return pull(
                self.databases,
                forge,
                NAMES,
                boilerplate=(),
                clock=lambda: self.now,
                report=lambda _: None,
                stop=Event(),
                wait=self._wait,
                **options,
            )
        finally:
            forge.close()

    def _wait(self, seconds: float) -> None:
        self.now += timedelta(seconds=seconds)

    def find(self, number: int, role: RepoRole = ROLE) -> Issue:
        with self.databases.cache() as conn:
            found = cache.find_issue(conn, role, number)
        assert found is not None
        return found

    @property
    def statuses(self) -> list[int]:
        return [seen.status for seen in self.there.requests]


@pytest.fixture
def week(tmp_path: Path) -> Iterator[Week]:
    found = Week(tmp_path)
    with found.there:
        yield found


def test_a_week_is_copied_and_then_costs_nothing(week: Week) -> None:
    week.fill()
    summary = week.pull()
    assert (summary.issues, summary.comments, summary.skipped) == (120 + 208, 120, ())
    assert summary.complete
    with week.databases.cache() as conn:
        assert len(cache.load_open_numbers(conn, ROLE)) == 40
        assert len(cache.load_open_numbers(conn, PRODUCT)) == 104
    for _ in range(2):
        week.later()
        assert week.pull().requests == 5
        assert week.statuses == [304] * 5


def test_news_of_every_kind(week: Week) -> None:
    week.fill()
    week.pull()
    week.world.add_issue(NAMES[ROLE], "New", "Hello", user="alice", at=week.later())
    week.world.add_comment(NAMES[ROLE], 1, "Thanks, late", user="carl", at=week.later())
    week.world.assign(NAMES[ROLE], 3, "bob", by="alice", at=week.later())
    week.world.close(NAMES[PRODUCT], 2, by="bob", at=week.later())
    week.later()
    summary = week.pull()
    assert (summary.comments, summary.events) == (1, 1)
    assert summary.issues >= 3
    assert week.find(121).title == "New"
    assert not week.find(2, PRODUCT).is_open


def test_what_since_never_shows(week: Week) -> None:
    week.fill()
    week.pull()
    comment = next(iter(week.world.repo(NAMES[ROLE]).comments.values()))
    week.world.delete_comment(NAMES[ROLE], comment.id)
    week.world.delete_issue(NAMES[ROLE], 6)
    moved = week.world.transfer_issue(NAMES[ROLE], 9, NAMES[PRODUCT], by="bob", at=week.later())
    week.later(25 * 60)
    week.pull()
    assert week.find(6).whereabouts is Whereabouts.DELETED
    gone = week.find(9)
    assert gone.whereabouts is Whereabouts.MOVED
    assert str(gone.moved_to).endswith(f"/issues/{moved.number}")
    assert week.find(moved.number, PRODUCT).title == "Inquiry 9"
    with week.databases.cache() as conn:
        held = cache.load_conversation(conn, week.find(comment.number).node_id)
    assert held is not None
    assert [one.deleted is not None for one in held.comments] == [True]


def test_a_renamed_repo_is_read_on_and_told(week: Week) -> None:
    week.fill()
    week.pull()
    week.world.rename_repo(NAMES[ROLE], "customers", week.later())
    week.later()
    assert week.pull().requests == 5
    week.later(25 * 60)
    assert any("visit-dav/customers" in sentence for sentence in week.pull().skipped)


@pytest.mark.parametrize(
    "fault",
    [
        lambda: Fault("bad_gateway", skip=4, count=2),
        lambda: Fault("cut", skip=4, count=2),
        lambda: Fault("garbage", skip=4),
        lambda: Fault("html", skip=4),
        lambda: Fault("unauthorized", skip=4),
        lambda: Fault("sso", skip=4),
        lambda: Fault("not_found", skip=4),
        lambda: Fault("gone", skip=4),
        lambda: Fault("moved", skip=4, location="/repositories/1"),
    ],
)
def test_a_fault_is_a_sentence_and_the_next_pull_goes_on(week: Week, fault: Callable[[], Fault]) -> None:
    week.fill()
    week.there.faults.add(fault())
    with pytest.raises(ForgeError) as caught:
        week.pull()
    assert "secret" not in str(caught.value)
    before = {(seen.path, str(seen.query)) for seen in week.there.requests if seen.status == 200}
    assert week.pull().complete
    lists = [(seen.path, str(seen.query)) for seen in week.there.requests if "/issues" in seen.path]
    assert len(before & set(lists)) <= 1
    with week.databases.cache() as conn:
        assert conn.execute("SELECT count(*) FROM issues").fetchone()[0] == 120 + 208


@pytest.mark.parametrize(
    "fault",
    [
        lambda: Fault("primary_limit", skip=4, seconds=600),
        lambda: Fault("secondary_limit", skip=4, retry_after=30),
        lambda: Fault("secondary_limit", skip=4, status=429),
        lambda: Fault("too_deep", skip=4),
        lambda: Fault("stale", skip=4, seconds=300),
        lambda: Fault("bad_gateway", skip=4),
    ],
)
def test_a_fault_that_is_got_round(week: Week, fault: Callable[[], Fault]) -> None:
    week.fill()
    week.there.faults.add(fault())
    week.pull()
    assert week.pull().complete
    with week.databases.cache() as conn:
        assert conn.execute("SELECT count(*) FROM issues").fetchone()[0] == 120 + 208
