"""A child program on a pty of its own: started, waited for, pressed keys into, ended."""

import os
import pty
import select
import struct
import subprocess
import sys
import tempfile
import termios
import time
from fcntl import ioctl
from pathlib import Path

ROOT = Path(__file__).parents[2]


def environment() -> dict[str, str]:
    """Give the environment of an installed program, whose modules are compiled whatever this shell asks."""
    compiled = Path(tempfile.gettempdir()) / f"sretui-bench-{os.getuid()}"
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, "PYTHONPYCACHEPREFIX": str(compiled)}


class Child:
    """A module of the benchmarks, run on a pty of 120x36; every wait is bounded."""

    def __init__(self, module: str, *arguments: str) -> None:
        self.fd, child = pty.openpty()
        ioctl(child, termios.TIOCSWINSZ, struct.pack("HHHH", 36, 120, 0, 0))
        self.began = time.perf_counter()
        self.process = subprocess.Popen(
            [sys.executable, "-m", module, *arguments],
            cwd=ROOT,
            env={**environment(), "TERM": "xterm-256color", "COLORTERM": "truecolor"},
            stdin=child,
            stdout=child,
            stderr=child,
            start_new_session=True,
        )
        os.close(child)

    def wait_for(self, words: bytes, seconds: float = 20) -> float:
        """Read until the words were painted; return the seconds since the start."""
        seen = b""
        ends = time.perf_counter() + seconds
        while words not in seen:
            piece = self._read(max(0.0, ends - time.perf_counter()))
            if not piece:
                self.close()
                message = f"{words!r} was not painted: {seen[-300:]!r}"
                raise TimeoutError(message)
            seen += piece
        return time.perf_counter() - self.began

    def write(self, keys: str) -> None:
        """Press keys."""
        os.write(self.fd, keys.encode())

    def first_byte(self, seconds: float) -> float | None:
        """Wait for output; return when it came."""
        return time.perf_counter() if self._read(seconds) else None

    def settle(self, quiet: float, most: float = 5.0) -> None:
        """Read until nothing came for some seconds; a clock that ticks never ends that, so not forever."""
        ends = time.perf_counter() + most
        while time.perf_counter() < ends and self._read(quiet):
            pass

    def drain_for(self, seconds: float) -> None:
        """Read what comes for some seconds, so that the child never waits for us."""
        ends = time.perf_counter() + seconds
        while (left := ends - time.perf_counter()) > 0:
            self._read(left)

    def drain(self, seconds: float = 20) -> None:
        """Read what comes until the child is gone."""
        ends = time.perf_counter() + seconds
        while self.process.poll() is None and time.perf_counter() < ends:
            self._read(0.01)

    def close(self) -> None:
        """End the child."""
        self.process.kill()
        self.process.wait()
        os.close(self.fd)

    def _read(self, seconds: float) -> bytes:
        ready, _, _ = select.select([self.fd], [], [], seconds)
        try:
            return os.read(self.fd, 65_536) if ready else b""
        except OSError:  # the child has gone
            return b""
