"""Lets a week go on: does what its script says as the demo's time gets there."""

import threading

from sretui.demo.clock import DemoClock
from sretui.demo.scenario import Week

_LONGEST_WAIT = 1.0


class Player:
    """A daemon thread that plays a week's script once; `done` lists what has happened."""

    def __init__(self, week: Week, clock: DemoClock) -> None:
        self._week, self._clock = week, clock
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._play, name="demo-script", daemon=True)
        self.done: list[str] = []

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def stop(self) -> None:
        """End at once, wherever the script has got to."""
        self._stop.set()
        if self._thread.is_alive():
            self._thread.join()

    def wait(self, seconds: float) -> bool:
        """Wait until the script has been played, at most so many real seconds; tell whether it has."""
        self._thread.join(seconds)
        return not self._thread.is_alive()

    def _play(self) -> None:
        for happening in self._week.script:
            while wait := self._clock.real_seconds_until(happening.at):
                if self._stop.wait(min(wait, _LONGEST_WAIT)):
                    return
            with self._week.world.lock:
                happening.do(self._week.world, self._clock())
            self.done.append(happening.what)
