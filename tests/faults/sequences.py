"""Random weeks: actions, faults, deaths and restarts in any order, and what came of them."""

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from threading import Event
from typing import Any

from sretui.core.errors import StoreError
from sretui.core.outbox import steps
from sretui.core.outbox.action import Act
from sretui.core.outbox.steps import Queued, State
from sretui.core.outbox.writes import (
    FileIssue,
    PostComment,
    text_of,
)
from sretui.demo.faults import Fault
from sretui.forge.client import GitHubForge
from sretui.store.database import transaction
from sretui.store.outbox import save_step
from sretui.sync.push import push
from tests.faults.fragile import FragileDatabases, FragileForge, Fuse, Killed
from tests.faults.ground import Ground, is_ours
from tests.faults.judging import judge
from tests.faults.rows import CHANGING
from tests.faults.wishes import Wishes
from tests.faults.world import CUSTOMER, OURS, SUPPORT, TOKEN

_LAST_ROUNDS = 6
"""Retries by a person, once all goes well again."""


@dataclass
class Told:
    """What came of one sequence: what is wrong (nothing, when all is well), and what it was made of."""

    seed: int
    wrong: list[str] = field(default_factory=list)
    writes: int = 0
    faults: int = 0
    deaths: int = 0


class Week:
    """One random sequence on a ground of its own."""

    def __init__(self, seed: int, folder: Path) -> None:
        self.random = random.Random(seed)  # noqa: S311 - the seed must lead to the same week again
        self.told = Told(seed)
        self.ground = Ground(folder, timeout=2)
        self.log: list[str] = []
        self._wishes = Wishes(self.random, self.ground.world)

    def live(self) -> Told:
        """Act and send in any order, then let all go well, and judge."""
        with self.ground:
            for _ in range(self.random.randint(4, 14)):
                self._something()
            self._settle()
            self.told.wrong = [*judge(self.ground)]
        return self.told

    def _something(self) -> None:
        happen: Callable[[], None] = self.random.choice(
            [self._act, self._act, self._act, self._fault, self._fault, self._send, self._send, self._person,
             self._customer, self._trouble]
        )  # fmt: skip
        self.log.append(happen.__name__)
        happen()
        if self.random.random() < 0.5:
            self._send()

    # what is asked for

    def _act(self) -> None:
        writes, inquiry = self._wishes.think_of()
        self.told.writes += len(writes)
        self.ground.queue(Act.REPLY, writes, inquiry)

    # what goes wrong

    def _fault(self) -> None:
        kind: Any = self.random.choice(
            ["bad_gateway", "bad_gateway", "cut", "cut", "cut", "garbage", "html", "secondary_limit",
             "primary_limit", "unauthorized", "refusal", "not_found", "gone"]
        )  # fmt: skip
        self.told.faults += 1
        self.ground.stand_in.faults.add(
            Fault(
                kind,
                self.random.choice([CHANGING, CHANGING, "GET", ".*"]),
                count=self.random.randint(1, 3),
                skip=self.random.randint(0, 4),
                when=self.random.choice(["before", "after"]),
                status=self.random.choice([403, 422, 429])
                if kind == "refusal"
                else self.random.choice([403, 429]),
                seconds=self.random.choice([5.0, 600.0]),
                retry_after=self.random.choice([None, 3, 90]),
            )
        )

    def _trouble(self) -> None:
        """Let GitHub lag, the clock jump, a repo be read-only, the net be down for the next sending."""
        world = self.ground.world
        match self.random.randint(0, 3):
            case 0:
                self.ground.stand_in.list_lag = timedelta(seconds=self.random.choice([0, 3, 15]))
            case 1:
                self.ground.clock.jump(
                    timedelta(seconds=self.random.choice([-1, 1]) * self.random.choice([90, 86_400, 10**8]))
                )
            case 2:
                world.repo(SUPPORT).archived = not world.repo(SUPPORT).archived
            case 3:
                self.ground.go_offline()
                self._send()
                lag = self.ground.stand_in.list_lag
                self.ground.go_online()
                self.ground.stand_in.list_lag = lag

    # who does what

    def _customer(self) -> None:
        """The customer writes, which a closing decided before must not overlook."""
        there = [number for number in self.ground.world.repo(SUPPORT).issues if number <= 3]
        if there:
            number, at = self.random.choice(there), self.ground.clock.true()
            text = self._wishes.text()
            self.ground.world.add_comment(SUPPORT, number, text, user=CUSTOMER, at=at)
            spoken = {"user": CUSTOMER, "body": text, "reactions": []}
            self.ground.before[SUPPORT]["issues"][number]["comments"].append(spoken)

    def _person(self) -> None:
        """Retry, edit or discard something that has not surely begun."""
        waiting = [one for one in self.ground.outbox() if one.state in {State.STUCK, State.WAITING}]
        if not waiting:
            return
        one = self.random.choice(waiting)
        match self.random.randint(0, 2):
            case 0:
                self._save(steps.retried(one, self.ground.clock()))
            case 1 if one.current is not None and isinstance(one.current.write, PostComment | FileIssue):
                self._save(steps.edited(one, one.current.key, f"{text_of(one.current.write)}, edited"))
            case 2 if one.can_recall:
                self._save(steps.discarded(one))

    def _save(self, one: Queued) -> None:
        with self.ground.databases.desk() as conn, transaction(conn):
            for step in one.steps:
                save_step(conn, one.action.id, step, self.ground.clock())

    def _send(self) -> None:
        """Push once, as a new process that may die anywhere."""
        fuse = Fuse(self.random.randint(0, 40) if self.random.random() < 0.5 else None)
        try:
            self._push(fuse)
        except Killed:
            self.told.deaths += 1
        except StoreError as trouble:
            self.log.append(str(trouble))
        self.ground.clock.wait(self.random.choice([1, 5, 30, 300]))

    def _push(self, fuse: Fuse) -> None:
        clock = self.ground.clock
        forge = GitHubForge(self.ground.url, TOKEN, clock=clock, timeout=2)

        def wait(seconds: float) -> bool:
            fuse.burn()
            return clock.wait(seconds)

        fragile: Any = FragileForge(forge, fuse)
        try:
            push(
                FragileDatabases(self.ground.folder, fuse), fragile, self.ground.repos,
                login=OURS, is_ours=is_ours, clock=clock, report=lambda _: None, stop=Event(), wait=wait,
            )  # fmt: skip
        finally:
            forge.close()

    def _settle(self) -> None:
        """Let all go well, and press retry until nothing changes any more."""
        self.ground.stand_in.faults.clear()
        self.ground.world.repo(SUPPORT).archived = False
        for _ in range(_LAST_ROUNDS):
            self.ground.drive()
            if not self.ground.outbox():
                return
            self.ground.retry()
        self.ground.drive()
