import queue
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import pytest

from sretui.core.board import Health, PullState
from sretui.core.errors import Offline, RateLimited
from sretui.core.model import RepoRole
from sretui.core.notices import Changed, Crashed, Notice, PullStateChanged
from sretui.core.progress import Progress, Summary
from sretui.desk.keeper import Duties, Keeper

NOW = datetime(2026, 11, 23, 17, 0, tzinfo=UTC)
SYNCED = NOW - timedelta(seconds=3)
PATIENCE = 10

Outcome = Summary | None | BaseException


@dataclass
class World:
    """What the keeper meets: answers to its pulls in turn, then a pull that lasts until the test ends."""

    outcomes: list[Outcome]
    progress: list[Progress] = field(default_factory=list)
    now: datetime = NOW
    version: int = 0
    pauses: list[int] = field(default_factory=list)
    pulls: int = 0
    told: "queue.Queue[Notice]" = field(default_factory=queue.Queue)
    over: threading.Event = field(default_factory=threading.Event)

    def pull(self, report: Callable[[Progress], None], stop: threading.Event) -> Summary | None:
        self.pulls += 1
        if not self.outcomes:
            stop.wait(PATIENCE)
            return None
        for progress in self.progress:
            report(progress)
        outcome = self.outcomes.pop(0)
        if isinstance(outcome, BaseException):
            raise outcome
        return outcome

    @contextmanager
    def watching(self) -> Iterator[Callable[[], int]]:
        yield lambda: self.version

    def pace(self, failures: int) -> timedelta:
        self.pauses.append(failures)
        return timedelta(minutes=1)

    def keeper(self) -> Keeper:
        duties = Duties(
            pull=self.pull,
            watching=self.watching,
            last_synced=lambda: SYNCED,
            pace=self.pace,
            clock=lambda: self.now,
            tell=self.told.put,
        )
        return Keeper(duties, PullState())

    def wait_for(self, wanted: Callable[[Notice], bool]) -> Notice:
        while True:
            notice = self.told.get(timeout=PATIENCE)
            if wanted(notice):
                return notice

    def wait_for_health(self, health: Health) -> PullState:
        notice = self.wait_for(lambda n: isinstance(n, PullStateChanged) and n.state.health is health)
        assert isinstance(notice, PullStateChanged)
        return notice.state


def test_a_pull_that_went_well_is_fresh_and_says_when() -> None:
    world = World([Summary(complete=True)])
    keeper = world.keeper()
    keeper.start()
    state = world.wait_for_health(Health.FRESH)
    keeper.stop()
    assert (state.synced, state.sentence, state.complete) == (SYNCED, "", True)


def test_an_unreadable_item_is_said_after_the_pull() -> None:
    world = World([Summary(skipped=("#7 has no title.",))])
    keeper = world.keeper()
    keeper.start()
    assert world.wait_for_health(Health.FRESH).sentence == "#7 has no title."
    keeper.stop()


def test_trouble_is_a_sentence_and_the_next_try_waits_its_turn() -> None:
    world = World([Offline("GitHub cannot be reached.")])
    keeper = world.keeper()
    keeper.start()
    state = world.wait_for_health(Health.FAULT)
    keeper.stop()
    assert (state.sentence, state.until) == ("GitHub cannot be reached.", NOW + timedelta(minutes=1))
    assert world.pauses == [1]


def test_a_rate_limit_waits_until_github_says() -> None:
    until = NOW + timedelta(minutes=12)
    world = World([RateLimited("GitHub asks for patience.", until)])
    keeper = world.keeper()
    keeper.start()
    assert world.wait_for_health(Health.WAITING).until == until
    keeper.stop()


def test_failures_in_a_row_are_counted_and_forgotten_after_a_success() -> None:
    world = World([Offline("no"), Offline("no"), Summary(), Offline("no")])
    keeper = world.keeper()
    keeper.start()
    for health in (Health.FAULT, Health.FAULT, Health.FRESH, Health.FAULT):
        world.wait_for_health(health)
        keeper.pull_soon()
    world.wait_for_health(Health.PULLING)
    keeper.stop()
    assert world.pauses == [1, 2, 0, 1]


def test_a_wait_inside_a_pull_is_shown() -> None:
    until = NOW + timedelta(minutes=2)
    world = World([Summary()])
    world.progress = [
        Progress(RepoRole.PRODUCT, "issues", waiting_until=until, sentence="Waiting for GitHub.")
    ]
    keeper = world.keeper()
    keeper.start()
    state = world.wait_for_health(Health.WAITING)
    keeper.stop()
    assert (state.until, state.sentence) == (until, "Waiting for GitHub.")


def test_another_process_that_pulls_is_no_trouble() -> None:
    world = World([None])
    keeper = world.keeper()
    keeper.start()
    assert world.wait_for_health(Health.FRESH).synced == SYNCED
    keeper.stop()


def test_a_commit_of_another_process_is_told_while_resting() -> None:
    world = World([Summary()])
    keeper = world.keeper()
    keeper.start()
    world.wait_for(lambda n: n == Changed())
    world.version = 1
    world.wait_for(lambda n: n == Changed())
    keeper.stop()


def test_pull_soon_ends_the_rest() -> None:
    world = World([Summary(), Summary()])
    keeper = world.keeper()
    keeper.start()
    world.wait_for_health(Health.FRESH)
    keeper.pull_soon()
    world.wait_for_health(Health.FRESH)
    keeper.stop()
    assert world.pulls >= 2


def test_a_bug_is_told_and_ends_the_thread() -> None:
    bug = ZeroDivisionError("planted")
    world = World([bug])
    keeper = world.keeper()
    keeper.start()
    assert world.wait_for(lambda n: isinstance(n, Crashed)) == Crashed(bug)


@pytest.mark.parametrize("moment", ["resting", "pulling"])
def test_stop_ends_the_thread(moment: str) -> None:
    world = World([Summary()] if moment == "resting" else [])
    keeper = world.keeper()
    before = set(threading.enumerate())
    keeper.start()
    world.wait_for_health(Health.FRESH if moment == "resting" else Health.PULLING)
    (thread,) = set(threading.enumerate()) - before
    keeper.stop()
    thread.join(PATIENCE)
    assert not thread.is_alive()
