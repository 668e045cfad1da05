"""Start-up as a person feels it: from the key press to rows on a real pty, and the plain commands.

The floor of the first paint is the least a Textual program could do that shows rows from SQLite.
"""

import os
import pty
import select
import statistics
import struct
import subprocess
import sys
import tempfile
import termios
import time
from collections.abc import Iterator, Sequence
from fcntl import ioctl
from pathlib import Path

from tests.bench.figures import Figure

ROOT = Path(__file__).parents[2]
CHILD = "tests.bench.start_child"
SHOWN = b"Blank window 30 "


def rows(quick: bool) -> list[Figure]:
    """Measure first paint, `--help`, `inbox --json` and leaving while a request hangs."""
    samples = 3 if quick else 9
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([sys.executable, "-m", CHILD, "fill", folder], cwd=ROOT, check=True)
        return [*_first_paint(folder, samples), *_plain(folder, samples), *_leaving(folder, samples)]


def _first_paint(folder: str, samples: int) -> Iterator[Figure]:
    pairs = [(_painted("floor", folder), _painted("app", folder)) for _ in range(samples)]
    yield Figure(
        "start to first paint with cached rows, roles and countdowns",
        statistics.median(pair[1] for pair in pairs) * 1000,
        statistics.median(pair[0] for pair in pairs) * 1000,
        "ms",
        "<= 1.5 x floor",
        "floor: bare Textual + SQLite, 200 rows",
    )


def _plain(folder: str, samples: int) -> Iterator[Figure]:
    environment = {**os.environ, "SRETUI_CONFIG": folder, "SRETUI_DATA": folder}
    bare = _run([sys.executable, "-c", "pass"], samples, environment)
    for words, target in ((("--help",), "<= 120 ms"), (("inbox", "--json"), "<= 200 ms")):
        took = _run([sys.executable, "-m", "sretui", *words], samples, environment)
        yield Figure(f"sretui {' '.join(words)}", took, bare, "ms", target, "floor: bare python")


def _leaving(folder: str, samples: int) -> Iterator[Figure]:
    bare = [_left("floor", folder) for _ in range(samples)]
    took = [_left("hanging", folder) for _ in range(samples)]
    yield Figure(
        "exit while a request hangs",
        statistics.median(took) * 1000,
        statistics.median(bare) * 1000,
        "ms",
        "<= 500 ms",
        "floor: bare Textual, nothing hanging",
    )


def _run(command: Sequence[str], samples: int, environment: dict[str, str]) -> float:
    times = []
    for _ in range(samples + 1):
        began = time.perf_counter()
        subprocess.run(command, cwd=ROOT, env=environment, check=True, capture_output=True)
        times.append(time.perf_counter() - began)
    return statistics.median(times[1:]) * 1000


class _Pty:
    """A child on a pty of 120x36."""

    def __init__(self, mode: str, folder: str) -> None:
        self.fd, child = pty.openpty()
        ioctl(child, termios.TIOCSWINSZ, struct.pack("HHHH", 36, 120, 0, 0))
        environment = {**os.environ, "TERM": "xterm-256color", "COLORTERM": "truecolor"}
        self.began = time.perf_counter()
        self.process = subprocess.Popen(
            [sys.executable, "-m", CHILD, mode, folder],
            cwd=ROOT,
            env=environment,
            stdin=child,
            stdout=child,
            stderr=child,
            start_new_session=True,
        )
        os.close(child)

    def wait_for(self, words: bytes, seconds: float = 20) -> float:
        """Read until the words were painted; return the seconds since the start."""
        seen = b""
        while words not in seen:
            ready, _, _ = select.select([self.fd], [], [], seconds)
            if not ready:
                message = f"{words!r} was not painted: {seen[-300:]!r}"
                raise TimeoutError(message)
            seen += os.read(self.fd, 65_536)
        return time.perf_counter() - self.began

    def drain(self) -> None:
        """Read what comes until the child is gone."""
        while self.process.poll() is None:
            ready, _, _ = select.select([self.fd], [], [], 0.01)
            if ready:
                try:
                    os.read(self.fd, 65_536)
                except OSError:
                    return

    def close(self) -> None:
        """End the child."""
        self.process.kill()
        self.process.wait()
        os.close(self.fd)


def _painted(mode: str, folder: str) -> float:
    child = _Pty(mode, folder)
    took = child.wait_for(SHOWN)
    child.close()
    return took


def _left(mode: str, folder: str) -> float:
    child = _Pty(mode, folder)
    child.wait_for(SHOWN)
    time.sleep(0.5)
    began = time.perf_counter()
    os.write(child.fd, b"q")
    child.drain()
    took = time.perf_counter() - began
    child.close()
    return took
