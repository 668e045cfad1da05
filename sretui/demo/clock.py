"""The demo's clock: a chosen instant that runs on from here, as fast as asked."""

import time
from datetime import UTC, datetime, timedelta


class DemoClock:
    """Called, gives the demo's time: UTC, whole seconds.

    It starts at `at` (or at `start_real`, now by the caller's clock) and runs `speed` times as fast as
    real time. It counts by the monotonic clock, so that a correction of the machine's clock moves
    nothing.
    """

    def __init__(self, start_real: datetime, at: datetime | None = None, speed: float = 1.0) -> None:
        self._began = (at or start_real).astimezone(UTC)
        self._zero = time.monotonic()
        self.speed = speed

    def __call__(self) -> datetime:
        """Return the demo's time now."""
        passed = timedelta(seconds=(time.monotonic() - self._zero) * self.speed)
        return (self._began + passed).replace(microsecond=0)

    def real_seconds_until(self, at: datetime) -> float:
        """How long to wait, by a real watch, until the demo's clock shows an instant; never below 0."""
        passed = (time.monotonic() - self._zero) * self.speed
        return max((at - self._began).total_seconds() - passed, 0.0) / self.speed
