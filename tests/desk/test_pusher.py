"""The pusher: sends what is due, rests in between, notices others, and dies loudly of a bug."""

import queue
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import pytest

from sretui.core.board import PushState
from sretui.core.errors import StoreError
from sretui.core.model import RepoRole
from sretui.core.notices import Changed, Crashed, Notice, PushStateChanged
from sretui.core.outbox import steps
from sretui.core.outbox.action import Act, Action
from sretui.core.outbox.steps import Queued
from sretui.core.outbox.writes import Place, PostComment
from sretui.desk.pusher import PushDuties, Pusher
from sretui.sync.push import PushSummary

NOW = datetime(2026, 11, 23, 17, tzinfo=UTC)
PATIENCE = 10

Outcome = PushSummary | None | BaseException


def queued(hold: timedelta = timedelta(0)) -> Queued:
    write = PostComment(Place(RepoRole.INQUIRIES, 7, "I7"), "Hello")
    action = Action("a", Act.REPLY, NOW, "ann", "Reply", (write,), "I7")
    return steps.queue(action, ["k"], NOW, hold)


@dataclass
class World:
    """What the pusher meets: an outbox, and what becomes of its pushes in turn; the last one empties it."""

    outcomes: list[Outcome] = field(default_factory=list)
    waiting: tuple[Queued, ...] = ()
    states: tuple[PushState, ...] = ()
    now: datetime = NOW
    sent: int = 0
    pushes: "queue.Queue[datetime]" = field(default_factory=queue.Queue)
    looks: threading.Semaphore = field(default_factory=lambda: threading.Semaphore(0))
    told: "queue.Queue[Notice]" = field(default_factory=queue.Queue)

    def outbox(self) -> tuple[Queued, ...]:
        self.looks.release()
        return self.waiting

    def push(self, report: Callable[[PushState], None], _: threading.Event) -> PushSummary | None:
        for state in self.states:
            report(state)
        outcome = self.outcomes.pop(0)
        if not self.outcomes:
            self.waiting = ()
        self.pushes.put(self.now)
        if isinstance(outcome, BaseException):
            raise outcome
        return outcome

    def count(self) -> None:
        self.sent += 1

    @contextmanager
    def running(self) -> Iterator[Pusher]:
        pusher = Pusher(PushDuties(self.push, self.outbox, lambda: self.now, self.told.put, self.count))
        pusher.start()
        try:
            yield pusher
        finally:
            pusher.stop()

    def hear(self) -> Notice:
        return self.told.get(timeout=PATIENCE)

    def wait_for_push(self) -> datetime:
        return self.pushes.get(timeout=PATIENCE)

    def wait_for_look(self) -> None:
        assert self.looks.acquire(timeout=PATIENCE)


def test_what_is_due_is_sent_and_told_with_how_it_goes() -> None:
    sending = PushState(sending=True)
    world = World([PushSummary(sent=1)], (queued(),), (sending, PushState()))
    with world.running() as pusher:
        assert [world.hear() for _ in range(3)] == [
            PushStateChanged(sending),
            PushStateChanged(PushState()),
            Changed(),
        ]
        assert pusher.state == PushState()
        world.wait_for_look()
    assert world.sent == 1


def test_nothing_is_pushed_before_its_time() -> None:
    world = World([PushSummary(sent=1)], (queued(timedelta(seconds=10)),))
    with world.running() as pusher:
        for _ in range(3):
            pusher.push_soon()
            world.wait_for_look()
        assert world.pushes.empty()
        world.now = NOW + timedelta(seconds=10)
        pusher.push_soon()
        assert world.wait_for_push() == world.now


def test_what_another_process_queues_is_noticed() -> None:
    world = World([PushSummary(sent=1)])
    with world.running():
        world.wait_for_look()
        world.waiting = (queued(),)
        world.now += timedelta(seconds=1)
        world.wait_for_push()
        assert world.hear() == Changed()


def test_where_another_process_sends_it_is_tried_again() -> None:
    world = World([None, PushSummary(sent=1)], (queued(),))
    with world.running() as pusher:
        world.wait_for_push()
        pusher.push_soon()
        world.wait_for_push()
        assert world.hear() == Changed()


def test_a_trouble_is_told_with_the_time_of_the_next_try_and_forgotten_after_it() -> None:
    world = World([StoreError("The disk is full."), PushSummary(sent=1)], (queued(),))
    with world.running() as pusher:
        assert world.hear() == PushStateChanged(PushState("The disk is full.", NOW + timedelta(seconds=30)))
        world.now += timedelta(seconds=30)
        pusher.push_soon()
        assert world.hear() == Changed()
        assert world.hear() == PushStateChanged(PushState())


def test_a_trouble_about_what_was_discarded_is_forgotten() -> None:
    world = World([StoreError("The disk is full.")], (queued(),))
    with world.running() as pusher:
        assert isinstance(world.hear(), PushStateChanged)
        pusher.push_soon()
        assert world.hear() == PushStateChanged(PushState())


@pytest.mark.parametrize("bug", [ZeroDivisionError(), KeyboardInterrupt()])
def test_a_bug_is_told_and_ends_the_thread(bug: BaseException) -> None:
    world = World([bug], (queued(),))
    with world.running():
        assert world.hear() == Crashed(bug)


def test_a_push_that_sent_nothing_asks_for_no_pull() -> None:
    world = World([PushSummary(waiting=1)], (queued(),))
    with world.running():
        assert world.hear() == Changed()
        world.wait_for_look()
        world.wait_for_look()
    assert world.sent == 0
