"""A clock that only moves when somebody waits; several processes may share one, and it may be set wrong."""

import mmap
import struct
from datetime import UTC, datetime, timedelta
from pathlib import Path

BEGAN = datetime(2026, 11, 23, 17, tzinfo=UTC)
_SHAPE = struct.Struct("<qqq")


class Clock:
    """True time, which is GitHub's, and how far this machine's is off; both in a small file.

    `waited` sums up what was waited for here. The file also holds the process that pushes, so that a fault
    can kill it.
    """

    def __init__(self, path: Path) -> None:
        if not path.exists():
            path.write_bytes(_SHAPE.pack(int(BEGAN.timestamp()), 0, 0))
        with path.open("r+b") as file:
            self._held = mmap.mmap(file.fileno(), _SHAPE.size)

    def __call__(self) -> datetime:
        """Return this machine's time."""
        now, off, _ = self._read()
        return datetime.fromtimestamp(now + off, UTC)

    def true(self) -> datetime:
        """Return GitHub's time."""
        return datetime.fromtimestamp(self._read()[0], UTC)

    @property
    def pid(self) -> int:
        return self._read()[2]

    def wait(self, seconds: float) -> bool:
        """Let time pass; nobody stops the pusher."""
        now, off, pid = self._read()
        self._write(now + max(1, round(seconds)), off, pid)
        return False

    def wait_until(self, moment: datetime) -> None:
        """Let time pass until this machine's clock shows a moment."""
        self.wait(max(1.0, (moment - self()).total_seconds()))

    def jump(self, by: timedelta) -> None:
        """Set this machine's clock wrong."""
        now, off, pid = self._read()
        self._write(now, off + int(by.total_seconds()), pid)

    def name_pusher(self, pid: int) -> None:
        now, off, _ = self._read()
        self._write(now, off, pid)

    def _read(self) -> tuple[int, int, int]:
        now, off, pid = _SHAPE.unpack(self._held[: _SHAPE.size])
        return now, off, pid

    def _write(self, now: int, off: int, pid: int) -> None:
        self._held[: _SHAPE.size] = _SHAPE.pack(now, off, pid)
