"""A daemon thread that does the newest thing asked of it: older wishes that still wait are dropped.

Textual's thread workers live in asyncio's pool, which is joined at exit, so a query that hangs would hold the
terminal; this thread never does.
"""

import threading
from collections.abc import Callable
from typing import Generic, TypeVar

from textual.message import Message

from sretui.core.errors import SretuiError
from sretui.ui.messages import ThreadCrashed, Troubled

Wish = TypeVar("Wish")


class Newest(Generic[Wish]):
    """Answers wishes with messages; a new wish replaces one that has not begun."""

    def __init__(
        self, name: str, answer: Callable[[Wish], Message | None], post: Callable[[Message], object]
    ) -> None:
        self._name = name
        self._answer = answer
        self._post = post
        self._ready = threading.Condition()
        self._wish: Wish | None = None
        self._started = False
        self._stopped = False

    def stop(self) -> None:
        """Let the thread end, once it has done what it does; for what is not there as long as the app."""
        with self._ready:
            self._stopped = True
            self._ready.notify()

    def ask(self, wish: Wish) -> None:
        """Wish for something; returns at once. The thread is started by the first wish."""
        with self._ready:
            self._wish = wish
            self._ready.notify()
            if not self._started:
                self._started = True
                threading.Thread(target=self._run, name=self._name, daemon=True).start()

    def _run(self) -> None:
        try:
            while (wish := self._next()) is not None:
                self._go(wish)
        except BaseException as error:  # noqa: BLE001  # a bug here must end the app as loudly as one on screen
            self._post(ThreadCrashed(error))

    def _next(self) -> Wish | None:
        with self._ready:
            while self._wish is None and not self._stopped:
                self._ready.wait()
            wish, self._wish = self._wish, None
            return None if self._stopped else wish

    def _go(self, wish: Wish) -> None:
        try:
            message = self._answer(wish)
        except SretuiError as trouble:
            message = Troubled(str(trouble))
        if message is not None:
            self._post(message)
