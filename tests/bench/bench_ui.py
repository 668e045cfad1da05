"""How fast the widgets are, measured on a real pty beside the least a Textual program could do.

A figure counts as a ratio to its floor in the same run; machines are noisy. Nothing here is asserted.
"""

import fcntl
import json
import os
import pty
import select
import signal
import statistics
import struct
import subprocess
import sys
import tempfile
import termios
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

import psutil

from tests.bench.figures import Figure

ROOT = Path(__file__).parents[2]
_QUIET = 0.03
"""Seconds without output that end a repaint."""


class Terminal:
    """A child program on a pty of 120 columns."""

    def __init__(self, mode: str, count: int, lines: int = 36) -> None:
        self._folder = tempfile.TemporaryDirectory()
        self._report = Path(self._folder.name) / "report.json"
        self._fd, child = pty.openpty()
        fcntl.ioctl(child, termios.TIOCSWINSZ, struct.pack("HHHH", lines, 120, 0, 0))
        command = [sys.executable, "-m", "tests.bench.ui_child", mode, str(count), str(self._report)]
        environment = {**os.environ, "TERM": "xterm-256color", "COLORTERM": "truecolor"}
        environment.pop("NO_COLOR", None)
        self._process = subprocess.Popen(
            command, cwd=ROOT, stdin=child, stdout=child, stderr=child, env=environment
        )
        os.close(child)

    @property
    def pid(self) -> int:
        return self._process.pid

    def __enter__(self) -> Self:
        self.settle(1.0)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._process.poll() is None:
            self._process.send_signal(signal.SIGKILL)
        self._process.wait()
        os.close(self._fd)
        self._folder.cleanup()

    def settle(self, quiet: float) -> None:
        """Read until nothing came for some seconds; the first output may take a while."""
        self._read(10)
        while self._read(quiet):
            pass

    def press(self, key: str) -> float:
        """Send a key; give the seconds until the last byte of the repaint."""
        started = time.perf_counter()
        os.write(self._fd, key.encode())
        last = started
        wait = 2.0
        while self._read(wait):
            last, wait = time.perf_counter(), _QUIET
        return last - started

    def report(self, within: float) -> dict[str, float]:
        """Let the child run to its end and give what it wrote."""
        ends = time.monotonic() + within
        while self._process.poll() is None and time.monotonic() < ends:
            self._read(0.2)
        return {**json.loads(self._report.read_text(encoding="utf-8"))}

    def idle(self, seconds: float) -> None:
        """Read what comes, so that the child never waits for us."""
        ends = time.monotonic() + seconds
        while (left := ends - time.monotonic()) > 0:
            self._read(left)

    def _read(self, wait: float) -> bytes:
        ready, _, _ = select.select([self._fd], [], [], wait)
        try:
            return os.read(self._fd, 65_536) if ready else b""
        except OSError:  # the child has gone
            return b""


def rows(quick: bool) -> list[Figure]:
    """Measure everything; `quick` takes fewer samples."""
    return [*_keys(quick), *_first_paint(quick), *_body(quick), *_ticking(quick), *_week(quick)]


def _keys(quick: bool) -> Iterator[Figure]:
    bare, *ours = _latencies((("bare", 20_000), ("list", 20_000), ("list", 200_000)), 100 if quick else 400)
    for count, took in zip((20_000, 200_000), ours, strict=True):
        for name, share in (("p50", 0.5), ("p99", 0.99)):
            yield Figure(
                f"key to repaint, {count:,} rows, {name}",
                _quantile(took, share) * 1000,
                _quantile(bare, share) * 1000,
                "ms",
                "<= 1.3 x floor",
                "floor: bare line list",
            )


def _latencies(programs: Sequence[tuple[str, int]], presses: int) -> list[list[float]]:
    """Press a key in each program in turn, so that a busy moment of the machine meets all of them."""
    with ExitStack() as stack:
        terminals = [stack.enter_context(Terminal(mode, count)) for mode, count in programs]
        for terminal in terminals:
            for _ in range(60):
                terminal.press("j")
        took = [[terminal.press("j") for terminal in terminals] for _ in range(presses)]
    return [list(times) for times in zip(*took, strict=True)]


def _quantile(values: list[float], share: float) -> float:
    return sorted(values)[min(len(values) - 1, int(len(values) * share))]


def _first_paint(quick: bool) -> Iterator[Figure]:
    samples = 3 if quick else 9
    took = []
    floor = []
    for _ in range(samples):
        with Terminal("list", 0) as terminal:
            took.append(terminal.press("L"))
        with Terminal("bare", 0) as terminal:
            floor.append(terminal.press("L"))
    yield Figure(
        "200,000 rows to first paint",
        statistics.median(took) * 1000,
        statistics.median(floor) * 1000,
        "ms",
        "<= 100 ms",
        "floor: bare line list",
    )


def _body(quick: bool) -> Iterator[Figure]:
    with Terminal("body", 3 if quick else 8) as terminal:
        report = terminal.report(60)
    shown = statistics.median(value for name, value in report.items() if name.startswith("shown"))
    parse = report["parse"] * 1000
    yield Figure("55 kB body shown", shown * 1000, parse, "ms", "<= 250 ms", "floor: parsing it")
    yield Figure("55 kB body, longest stall of the loop", report["stall"] * 1000, None, "ms", "<= 20 ms", "")


def _ticking(quick: bool) -> Iterator[Figure]:
    seconds = 5.0 if quick else 20.0
    with _measured("ticking", 50, seconds) as ticking, _measured("bare", 50, seconds) as bare:
        note = f"the bare list, idle: {bare:.2f} %"
        yield Figure("50 countdowns ticking, CPU", ticking, None, "%", "<= 1 %", note)


@contextmanager
def _measured(mode: str, count: int, seconds: float) -> Iterator[float]:
    with Terminal(mode, count, lines=count) as terminal:
        process = psutil.Process(terminal.pid)
        before = process.cpu_times()
        terminal.idle(seconds)
        after = process.cpu_times()
    spent = after.user + after.system - before.user - before.system
    yield spent / seconds * 100


def _week(quick: bool) -> Iterator[Figure]:
    ticks = 3_000 if quick else 60_000
    with Terminal("week", ticks) as terminal:
        report = terminal.report(600)
    growth = (report["after"] - report["before"]) / 1_048_576
    yield Figure(
        "memory growth over a week of ticks", growth, None, "MB", "< 2 MB", f"{ticks:,} ticks, a pull each 60"
    )
