"""What a cell stands on: real files, a small GitHub on a real socket, the real client, a clock to push."""

import atexit
import shutil
import tempfile
import uuid
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import timedelta
from functools import cache
from pathlib import Path
from socket import socket
from threading import Event
from typing import Any, Self

from sretui.core.board import PushState
from sretui.core.errors import StoreError
from sretui.core.model import Comment, RepoInfo, RepoRole
from sretui.core.outbox import steps
from sretui.core.outbox.action import Act, Action
from sretui.core.outbox.steps import Queued, State
from sretui.core.outbox.writes import Write
from sretui.demo.server import StandIn
from sretui.demo.state import World
from sretui.forge.client import GitHubForge
from sretui.store.database import Databases, transaction
from sretui.store.outbox import load_history, load_outbox, load_passages, save_queued, save_step
from sretui.sync.push import push
from tests.faults.clock import Clock
from tests.faults.world import COLLEAGUE, OURS, TOKEN, End, build_world, end_of, repos_of
from tests.ports import keep, port_of

_ROUNDS = 60
"""Drains until nothing more is to be done; every one ends where the pusher would sleep."""
PATIENCE = timedelta(hours=6)
"""How much time may pass, by the cell's clock, until all is settled."""


def is_ours(comment: Comment) -> bool:
    return comment.author in {OURS, COLLEAGUE}


@cache
def _empty_desk() -> Path:
    """Prepare both files once a process; cells take copies."""
    folder = Path(tempfile.mkdtemp(prefix="sretui-faults-"))
    atexit.register(shutil.rmtree, folder)
    Databases(folder).prepare()
    return folder


def new_databases(folder: Path, **more: Any) -> Databases:
    """Lay empty files into a folder that is not there yet."""
    shutil.copytree(_empty_desk(), folder)
    return Databases(folder, **more)


class Ground:
    """One desk and one GitHub, both fresh."""

    def __init__(self, folder: Path, world: World | None = None, timeout: int = 5) -> None:
        self.folder = folder
        self.databases = new_databases(folder)
        self.clock = Clock(folder / "clock")
        self.world = world or build_world()
        self.stand_in = StandIn(self.world, token=TOKEN, clock=self.clock.true)
        self.stand_in.start()
        self.url = self.stand_in.url
        self.timeout = timeout
        self.before = self.end
        self.repos = repos_of(self.world)
        self.told: list[str] = []
        self._kept: socket | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.stand_in.stop()
        if self._kept is not None:
            self._kept.close()

    def go_offline(self) -> None:
        """Take GitHub off the net: connections are refused."""
        self.stand_in.stop()
        self._kept = keep(port_of(self.url))

    def go_online(self) -> None:
        """Put the same GitHub back where it was."""
        assert self._kept is not None
        self._kept.close()
        self.stand_in = StandIn(self.world, port_of(self.url), TOKEN, self.clock.true).start()

    @property
    def end(self) -> End:
        """What stands on GitHub now."""
        return end_of(self.world, self.url)

    def queue(self, act: Act, writes: Sequence[Write], inquiry: str = "") -> Queued:
        """Put an Action into the outbox, past its hold."""
        action = Action(uuid.uuid4().hex, act, self.clock(), OURS, f"{act} it", tuple(writes), inquiry)
        queued = steps.queue(action, [uuid.uuid4().hex for _ in writes], self.clock(), timedelta(0))
        with self.databases.desk() as conn, transaction(conn):
            save_queued(conn, queued)
        return queued

    def outbox(self) -> tuple[Queued, ...]:
        with self.databases.desk() as conn:
            return load_outbox(conn)

    def all_queued(self) -> dict[str, Queued]:
        """Load every Action, done or not, by id."""
        with self.databases.desk() as conn:
            return {one.action.id: one for one in (*load_outbox(conn), *load_history(conn, 10_000))}

    def doings(self) -> list[tuple[str, str, State]]:
        """Name what was begun and what was done, action, step and state, in the order of the history."""
        with self.databases.desk() as conn:
            rows = conn.execute(
                "SELECT action, key, state FROM history WHERE state IN ('sending', 'sent') ORDER BY seq"
            ).fetchall()
        return [(str(action), str(key), State(state)) for action, key, state in rows]

    def retry(self) -> None:
        """Do what a person does who presses retry on all that is stuck."""
        for one in self.outbox():
            if one.state is State.STUCK:
                again = steps.retried(one, self.clock())
                with self.databases.desk() as conn, transaction(conn):
                    for step in again.steps:
                        save_step(conn, one.action.id, step, self.clock())

    def edit(self, queued: Queued, place: int, text: str) -> None:
        """Do what a person does who gives a write another text."""
        now = self.all_queued()[queued.action.id]
        edited = steps.edited(now, now.steps[place].key, text)
        with self.databases.desk() as conn, transaction(conn):
            save_step(conn, queued.action.id, edited.steps[place], self.clock())

    def sentences(self) -> list[str]:
        """Collect what the outbox said of its writes, from the history."""
        with self.databases.desk() as conn:
            passages = [
                one
                for queued in (*load_outbox(conn), *load_history(conn, 10_000))
                for one in load_passages(conn, queued.action.id)
            ]
        return [one.sentence for one in passages if one.sentence]

    def push(self) -> None:
        """Drain once, as a new process would."""
        forge = GitHubForge(self.url, TOKEN, clock=self.clock, timeout=self.timeout)
        drain(self.databases, forge, self.clock, self.repos, self._note)

    def drive(self, patience: timedelta = PATIENCE, between: Callable[[], None] = lambda: None) -> None:
        """Drain and sleep until nothing more will happen, or `patience` is over."""
        last = self.clock.true() + patience
        for _ in range(_ROUNDS):
            with told_in(self.told):
                self.push()
            between()
            moment = steps.next_moment(self.outbox(), self.clock())
            if moment is None or self.clock.true() >= last:
                return
            self.clock.wait_until(moment)
        raise AssertionError(f"the outbox does not come to rest: {self.outbox()}")

    def _note(self, state: PushState) -> None:
        if state.sentence:
            self.told.append(state.sentence)


@contextmanager
def told_in(told: list[str]) -> Iterator[None]:
    """Take note of a full disk, which the pusher tells and gets over."""
    try:
        yield
    except StoreError as trouble:
        told.append(str(trouble))


def drain(
    databases: Databases,
    forge: GitHubForge,
    clock: Clock,
    repos: Mapping[RepoRole, RepoInfo],
    report: Callable[[PushState], None],
) -> None:
    """Push what is due, with a client of our own that is closed in the end."""
    try:
        push(
            databases,
            forge,
            repos,
            login=OURS,
            is_ours=is_ours,
            clock=clock,
            report=report,
            stop=Event(),
            wait=clock.wait,
        )
    finally:
        forge.close()
