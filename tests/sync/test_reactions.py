"""Who accepted what was handed over is fetched with the pull; a 👍 that is taken back vanishes."""

import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from sretui.core.board import Inquiry
from sretui.core.handoff.acceptance import Acceptance, Accepting, acceptance
from sretui.core.hours import BusinessHours
from sretui.core.journal import Facts
from sretui.core.model import RepoRole
from sretui.core.team import Person, Team
from sretui.demo.faults import Fault
from sretui.demo.server import StandIn
from sretui.demo.state import World
from sretui.demo.things import Comment
from sretui.forge.client import GitHubForge
from sretui.store import cache, cursors
from sretui.store.database import Databases
from sretui.sync.pull import pull
from sretui.sync.reactions import AGAIN_AFTER, STALE, freshen_reactions

NOW = datetime(2026, 11, 23, 18, tzinfo=UTC)
SUPPORT = "example/support"
NAMES = {RepoRole.INQUIRIES: SUPPORT, RepoRole.PRODUCT: "example/product"}
TEAM = Team("Example", BusinessHours.visit(), people=(Person("ann", "Ann"), Person("ben", "Ben")))
LINES = "Dear Carol,\n\nHanded off from @ben to @ann.\nNext: try it, by 2026-11-24 12:00 PST."


class Copy:
    """A copy of the small world that is pulled and freshened as the desk does."""

    def __init__(self, folder: Path, stand_in: StandIn) -> None:
        self.forge = GitHubForge(stand_in.url, stand_in.token, clock=lambda: self.now)
        self.databases = Databases(folder)
        self.databases.prepare()
        self.now = NOW
        self._stand_in = stand_in

    def freshen(self) -> list[tuple[str, int]]:
        """Fetch the reactions; return which paths were asked for, and the answers' statuses."""
        before = len(self._stand_in.requests)
        freshen_reactions(self.databases, self.forge, TEAM, lambda: self.now)
        return [(one.path, one.status) for one in self._stand_in.requests[before:]]

    def handoff(self, number: int) -> Acceptance | None:
        """Tell how the handoff of an inquiry stands in the copy."""
        with self.databases.cache() as conn:
            issue = cache.find_issue(conn, RepoRole.INQUIRIES, number)
            assert issue is not None
            found = cache.load_conversation(conn, issue.node_id)
        assert found is not None
        return acceptance(Inquiry(found, Facts()), TEAM)

    def state(self, number: int) -> Accepting | None:
        """Tell its state."""
        found = self.handoff(number)
        return found.state if found else None


def pull_into(copy: Copy) -> None:
    pull(
        copy.databases,
        copy.forge,
        NAMES,
        boilerplate=(),
        clock=lambda: copy.now,
        report=lambda _: None,
        stop=threading.Event(),
        background=False,
    )


@pytest.fixture
def handed(small_world: World) -> Comment:
    """#2 is handed from Ben to Ann."""
    return small_world.add_comment(SUPPORT, 2, LINES, user="ben", at=NOW - timedelta(hours=1))


@pytest.fixture
def copy(tmp_path: Path, stand_in: StandIn, handed: Comment) -> Iterator[Copy]:
    assert handed.reactions == []
    found = Copy(tmp_path, stand_in)
    pull_into(found)
    yield found
    found.forge.close()


def test_before_the_first_pull_nothing_is_asked(tmp_path: Path, stand_in: StandIn) -> None:
    found = Copy(tmp_path, stand_in)
    assert found.freshen() == []
    found.forge.close()


def test_a_thumb_is_seen_though_no_list_shows_it(copy: Copy, small_world: World, handed: Comment) -> None:
    assert [status for _, status in copy.freshen()] == [200]
    assert copy.state(2) is Accepting.OPEN
    assert [status for _, status in copy.freshen()] == [304]  # costs no quota
    for who, what in (("ann", "+1"), ("carol", "+1"), ("ben", "eyes")):
        small_world.react(handed, what, user=who, at=NOW)
    assert [status for _, status in copy.freshen()] == [200]
    found = copy.handoff(2)
    assert found is not None
    assert (found.state, found.by, found.at) == (Accepting.ACCEPTED, "ann", NOW)


def test_what_was_accepted_is_looked_at_each_hour_and_can_be_taken_back(
    copy: Copy, small_world: World, handed: Comment
) -> None:
    given, _ = small_world.react(handed, "+1", user="ann", at=NOW)
    copy.freshen()
    small_world.unreact(handed, given.id)
    copy.now += AGAIN_AFTER - timedelta(seconds=1)
    assert copy.freshen() == []
    copy.now += timedelta(seconds=1)
    assert [status for _, status in copy.freshen()] == [200]
    assert copy.state(2) is Accepting.OPEN


def test_only_handoffs_that_count_are_asked_about(copy: Copy, small_world: World) -> None:
    small_world.add_comment(SUPPORT, 4, "Hello.", user="ben", at=NOW)
    small_world.add_comment(SUPPORT, 6, f"> {LINES.splitlines()[2]}", user="ben", at=NOW)
    small_world.add_comment(SUPPORT, 8, LINES, user="carol", at=NOW)
    small_world.add_comment(SUPPORT, 10, LINES, user="ben", at=NOW)
    small_world.close(SUPPORT, 10, by="ben", at=NOW)
    newer = small_world.add_comment(SUPPORT, 2, LINES, user="ben", at=NOW)
    pull_into(copy)
    assert [path.partition("?")[0].split("/")[-2] for path, _ in copy.freshen()] == [str(newer.id)]


def test_one_that_nobody_takes_for_weeks_is_asked_about_each_hour(copy: Copy) -> None:
    copy.now += STALE
    assert len(copy.freshen()) == 1
    assert copy.freshen() == []


def test_a_deleted_comment_stops_nobody(copy: Copy, small_world: World, handed: Comment) -> None:
    other = small_world.add_comment(SUPPORT, 4, LINES, user="ben", at=NOW)
    pull_into(copy)
    small_world.react(other, "+1", user="ann", at=NOW)
    small_world.delete_comment(SUPPORT, handed.id)
    assert sorted(status for _, status in copy.freshen()) == [200, 404]
    assert copy.state(4) is Accepting.ACCEPTED


def test_a_trouble_leaves_what_was_known(
    copy: Copy, stand_in: StandIn, small_world: World, handed: Comment
) -> None:
    small_world.react(handed, "+1", user="ann", at=NOW)
    copy.freshen()
    copy.now += AGAIN_AFTER
    stand_in.faults.add(Fault("bad_gateway", path="/reactions", count=None))
    copy.freshen()
    assert copy.state(2) is Accepting.ACCEPTED


def test_a_repo_that_is_another_one_by_now_leaves_nothing(
    copy: Copy, small_world: World, handed: Comment
) -> None:
    small_world.react(handed, "+1", user="ann", at=NOW)
    copy.freshen()
    with copy.databases.cache() as conn:
        cursors.forget_repo(conn, RepoRole.INQUIRIES)
        assert conn.execute("SELECT count(*) FROM reactions").fetchone() == (0,)
        assert conn.execute("SELECT count(*) FROM reactions_fetched").fetchone() == (0,)
