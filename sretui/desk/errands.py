"""The thread that fetches what a person has just opened, beside the keeper's longer work."""

import queue
import threading
from collections.abc import Callable

from sretui.core.errors import SretuiError
from sretui.core.notices import Crashed, Notice


class Errands:
    """Small fetches, one after another, newest wish last; a wish already waiting is not queued twice."""

    def __init__(self, fetch: Callable[[str], Notice | None], tell: Callable[[Notice], None]) -> None:
        self._fetch = fetch
        self._tell = tell
        self._wishes: queue.SimpleQueue[str | None] = queue.SimpleQueue()
        self._waiting: set[str] = set()

    def start(self) -> None:
        """Begin; returns at once."""
        threading.Thread(target=self._run, name="errands", daemon=True).start()

    def stop(self) -> None:
        """Ask it to end; does not wait, because a request may hang."""
        self._wishes.put(None)

    def add(self, node_id: str) -> None:
        """Wish for one issue's comments."""
        if node_id not in self._waiting:
            self._waiting.add(node_id)
            self._wishes.put(node_id)

    def _run(self) -> None:
        try:
            while (node_id := self._wishes.get()) is not None:
                self._waiting.discard(node_id)
                self._go(node_id)
        except BaseException as error:  # noqa: BLE001  # a bug here must end the app as loudly as one on screen
            self._tell(Crashed(error))

    def _go(self, node_id: str) -> None:
        try:
            notice = self._fetch(node_id)
        except SretuiError:
            return  # the keeper meets the same trouble and says it once, in the status bar
        if notice is not None:
            self._tell(notice)
