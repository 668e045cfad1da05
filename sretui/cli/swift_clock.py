"""A clock that starts where it is told and runs as fast as it is told, for the demo."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta


@dataclass(frozen=True, slots=True)
class SwiftClock:
    """Tells `start` plus `speed` seconds for each that has really passed (UTC, whole seconds)."""

    start: datetime
    speed: float = 1.0
    ticks: Callable[[], float] = time.monotonic
    _began: float = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_began", self.ticks())

    def __call__(self) -> datetime:
        """Tell the time."""
        return self.start + timedelta(seconds=int((self.ticks() - self._began) * self.speed))
