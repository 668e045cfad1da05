"""The thread that sends what is in the outbox while the screens are open.

A daemon of its own, like the one that pulls: a request that hangs must not hold the terminal, and what is
under way when the program ends is looked for the next time.
"""

import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from sretui.core.board import PushState
from sretui.core.errors import SretuiError
from sretui.core.notices import Changed, Crashed, Notice, PushStateChanged

if TYPE_CHECKING:
    from sretui.core.outbox.steps import Queued
    from sretui.sync.push import PushSummary

GLANCE = timedelta(seconds=1)
"""How often it is looked whether another process has queued something, or let go of the sending."""
_REST = timedelta(seconds=30)
"""How long to rest after a trouble that names no time."""


@dataclass(frozen=True, slots=True)
class PushDuties:
    """What the pusher needs of the desk."""

    push: "Callable[[Callable[[PushState], None], threading.Event], PushSummary | None]"
    """Send what is due; None when another process is sending."""
    outbox: "Callable[[], tuple[Queued, ...]]"
    clock: Callable[[], datetime]
    tell: Callable[[Notice], None]
    sent: Callable[[], None] = lambda: None
    """Called after something went out: news are to be had."""


class Pusher:
    """Sends, rests until something is due, and tells."""

    def __init__(self, duties: PushDuties) -> None:
        self._duties = duties
        self._state = PushState()
        self._wake = threading.Event()
        self._stop = threading.Event()

    @property
    def state(self) -> PushState:
        """How the sending goes; a frozen value, so that reading it needs no lock."""
        return self._state

    def start(self) -> None:
        """Begin; returns at once."""
        threading.Thread(target=self._run, name="pusher", daemon=True).start()

    def stop(self) -> None:
        """Ask it to end; does not wait, because a request may hang."""
        self._stop.set()
        self._wake.set()

    def push_soon(self) -> None:
        """Look at once what is due: something was queued, or is to be tried again."""
        self._wake.set()

    def _run(self) -> None:
        try:
            while not self._stop.is_set():
                self._wake.clear()
                self._rest(self._push())
        except BaseException as error:  # noqa: BLE001  # a bug here must end the app as loudly as one on screen
            self._duties.tell(Crashed(error))

    def _push(self) -> datetime:
        """Send what is due; say when to look again (UTC)."""
        try:
            waiting = self._next_moment()
            if waiting > self._duties.clock():
                return waiting
            summary = self._duties.push(self._become, self._stop)
        except SretuiError as trouble:
            until = self._duties.clock() + _REST
            self._become(PushState(str(trouble), until))
            return until
        if summary is None:
            return self._duties.clock() + GLANCE
        self._duties.tell(Changed())
        if summary.sent:
            self._duties.sent()
        return self._next_moment()

    def _next_moment(self) -> datetime:
        """Say when something is due (UTC), at most a glance from now: another process may queue something."""
        now, outbox = self._duties.clock(), self._duties.outbox()
        if not outbox:
            self._become(PushState())  # what was wrong is no longer anybody's trouble
            return now + GLANCE
        from sretui.core.outbox.steps import next_moment

        return min(next_moment(outbox, now) or now + GLANCE, now + GLANCE)

    def _rest(self, until: datetime) -> None:
        """Wait until something is due; a wake ends it. The clock may be turned, so it is asked each time."""
        while not self._wake.wait(GLANCE.total_seconds()):
            if self._duties.clock() >= until:
                return

    def _become(self, state: PushState) -> None:
        if state != self._state:
            self._state = state
            self._duties.tell(PushStateChanged(state))
