"""The thread that keeps the copy of GitHub fresh while the screens are open.

It is a daemon of its own, not one of asyncio's pool: that pool is joined at exit, and a request that hangs
would hold the terminal. What it learns is told through `tell`, which must be safe to call from here.
"""

import threading
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from sretui.core.board import Health, PullState
from sretui.core.errors import RateLimited, SretuiError
from sretui.core.notices import Changed, Crashed, Notice, PullStateChanged
from sretui.core.progress import Progress, Summary

GLANCE = timedelta(seconds=1)
"""How often another process's commits are looked for; one look costs microseconds."""


@dataclass(frozen=True, slots=True)
class Duties:
    """What the keeper needs of the desk."""

    pull: Callable[[Callable[[Progress], None], threading.Event], Summary | None]
    """Pull once; None when another process is pulling."""
    watching: Callable[[], AbstractContextManager[Callable[[], int]]]
    """Yields a number that changes with every commit of any process; entered in the keeper's own thread."""
    last_synced: Callable[[], datetime | None]
    pace: Callable[[int], timedelta]
    """How long to rest after so many failures in a row."""
    clock: Callable[[], datetime]
    tell: Callable[[Notice], None]


class Keeper:
    """Pulls, rests, notices what others wrote, and tells."""

    def __init__(self, duties: Duties, state: PullState) -> None:
        self._duties = duties
        self._state = state
        self._failures = 0
        self._wake = threading.Event()
        self._stop = threading.Event()
        self._version: Callable[[], int] = lambda: 0
        self._seen = -1
        self._next = duties.clock()

    @property
    def state(self) -> PullState:
        """How the copy is doing; a frozen value, so that reading it needs no lock."""
        return self._state

    def start(self) -> None:
        """Begin; returns at once."""
        threading.Thread(target=self._run, name="keeper", daemon=True).start()

    def stop(self) -> None:
        """Ask it to end; does not wait, because a request may hang."""
        self._stop.set()
        self._wake.set()

    def pull_soon(self) -> None:
        """End the rest and pull now."""
        self._wake.set()

    def _run(self) -> None:
        try:
            with self._duties.watching() as self._version:
                while not self._stop.is_set():
                    self._wake.clear()
                    self._pull()
                    self._rest()
        except BaseException as error:  # noqa: BLE001  # a bug here must end the app as loudly as one on screen
            self._duties.tell(Crashed(error))

    def _pull(self) -> None:
        """Pull once; when the next one comes is settled before anybody is told how this one ended.

        After success the rest is counted from the beginning: what changed during a long pull is fetched soon.
        """
        began = self._duties.clock()
        self._become(replace(self._state, health=Health.PULLING, until=None))
        try:
            summary = self._duties.pull(self._report, self._stop)
        except SretuiError as trouble:
            self._failures += 1
            state = self._after_trouble(trouble)
            self._next = state.until or began
            self._become(state)
            return
        self._failures = 0
        self._next = began + self._duties.pace(0)
        self._become(self._after_pull(summary))
        self._notice_changes()

    def _after_trouble(self, trouble: SretuiError) -> PullState:
        limited = isinstance(trouble, RateLimited)
        rest = self._duties.pace(self._failures)
        until = trouble.until if isinstance(trouble, RateLimited) else self._duties.clock() + rest
        health = Health.WAITING if limited else Health.FAULT
        return replace(self._state, health=health, sentence=str(trouble), until=until)

    def _after_pull(self, summary: Summary | None) -> PullState:
        if summary is None:
            synced = self._duties.last_synced()
            return replace(
                self._state, health=Health.FRESH if synced else Health.NEVER, synced=synced, sentence=""
            )
        sentence = summary.skipped[0] if summary.skipped else ""
        return replace(
            self._state,
            health=Health.FRESH,
            synced=self._duties.last_synced(),
            sentence=sentence,
            complete=summary.complete,
        )

    def _report(self, progress: Progress) -> None:
        waiting = progress.waiting_until is not None
        self._become(
            replace(
                self._state,
                health=Health.WAITING if waiting else Health.PULLING,
                sentence=progress.sentence,
                until=progress.waiting_until,
                rate=progress.rate or self._state.rate,
            )
        )
        self._notice_changes()

    def _rest(self) -> None:
        """Wait for the next pull, glancing at what other processes commit meanwhile."""
        while self._duties.clock() < self._next and not self._wake.wait(GLANCE.total_seconds()):
            self._notice_changes()

    def _notice_changes(self) -> None:
        version = self._version()
        if version != self._seen:
            self._seen = version
            self._duties.tell(Changed())

    def _become(self, state: PullState) -> None:
        if state != self._state:
            self._state = state
            self._duties.tell(PullStateChanged(state))
