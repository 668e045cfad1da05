"""Start-up as a person feels it: from the key press to rows on a real pty, and the plain commands.

The floor of the first paint is the least a Textual program could do that shows rows from SQLite.
"""

import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence

from tests.bench.figures import Figure
from tests.bench.terminal import ROOT, Child, environment

CHILD = "tests.bench.start_child"
SHOWN = b"Blank window 30 "


def rows(quick: bool) -> list[Figure]:
    """Measure first paint, `--help`, `inbox --json` and leaving while a request hangs."""
    samples = 3 if quick else 9
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([sys.executable, "-m", CHILD, "fill", folder], cwd=ROOT, check=True, timeout=120)
        return [*_first_paint(folder, samples), *_plain(folder, samples), *_leaving(folder, samples)]


def _first_paint(folder: str, samples: int) -> Iterator[Figure]:
    # the first pair only leaves its compiled modules behind
    pairs = [(_painted("floor", folder), _painted("app", folder)) for _ in range(samples + 1)][1:]
    yield Figure(
        "start to first paint with cached rows, roles and countdowns",
        statistics.median(pair[1] for pair in pairs) * 1000,
        statistics.median(pair[0] for pair in pairs) * 1000,
        "ms",
        "<= 1.5 x floor",
        "floor: bare Textual + SQLite, 200 rows",
    )


def _plain(folder: str, samples: int) -> Iterator[Figure]:
    installed = {**environment(), "SRETUI_CONFIG": folder, "SRETUI_DATA": folder}
    bare = _run([sys.executable, "-c", "pass"], samples, installed)
    for words, target in ((("--help",), "<= 120 ms"), (("inbox", "--json"), "<= 200 ms")):
        took = _run([sys.executable, "-m", "sretui", *words], samples, installed)
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


def _run(command: Sequence[str], samples: int, variables: dict[str, str]) -> float:
    times = []
    for _ in range(samples + 1):
        began = time.perf_counter()
        subprocess.run(command, cwd=ROOT, env=variables, check=True, capture_output=True, timeout=60)
        times.append(time.perf_counter() - began)
    return statistics.median(times[1:]) * 1000


def _painted(mode: str, folder: str) -> float:
    child = Child(CHILD, mode, folder)
    took = child.wait_for(SHOWN)
    child.close()
    return took


def _left(mode: str, folder: str) -> float:
    child = Child(CHILD, mode, folder)
    child.wait_for(SHOWN)
    time.sleep(0.5)
    began = time.perf_counter()
    child.write("q")
    child.drain()
    took = time.perf_counter() - began
    child.close()
    return took
