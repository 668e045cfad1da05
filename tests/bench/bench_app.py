"""The whole app at work: key to repaint on a real pty, CPU while countdowns tick, memory after days of ticks.

The floor of a key press is the bare list of start_child on the same pty in the same run.
"""

import asyncio
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import psutil

from tests.bench.bench_start import CHILD, SHOWN
from tests.bench.figures import Figure
from tests.bench.terminal import ROOT, Child

_QUIET = 0.04
"""Seconds without output that end a repaint."""


def rows(quick: bool) -> list[Figure]:
    """Measure keys in inbox, backlog and search box, idle CPU, and memory."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([sys.executable, "-m", CHILD, "fill", folder, "20000"], cwd=ROOT, check=True)
        presses = 60 if quick else 300
        return [*_keys(folder, presses), *_idle(folder, quick), *_week(folder, quick)]


def _keys(folder: str, presses: int) -> Iterator[Figure]:
    floor = _pressed("floor", folder, "", "j", presses)
    places = (
        ("inbox, j", "", "j" * 20 + "k" * 20, "<= 1.3 x floor"),
        ("backlog of 20,000 rows, j", "2", "j", "<= 1.3 x floor"),
        ("search box, a letter, its own echo", "/", "blank remote launch ", ""),
    )
    for name, way, keys, target in places:
        took = _pressed("app", folder, way, keys, presses)
        for share in (50, 99):
            yield Figure(
                f"key to repaint, {name}, p{share}",
                _quantile(took, share),
                _quantile(floor, share),
                "ms",
                target,
                "floor: bare line list on a pty",
            )


def _pressed(mode: str, folder: str, way: str, keys: str, presses: int) -> list[float]:
    """Press keys one after another; return milliseconds to the first byte of each repaint."""
    child = Child(CHILD, mode, folder)
    child.wait_for(SHOWN)
    child.settle(1.0)
    for key in way:
        child.write(key)
        child.settle(1.0)
    times = []
    for number in range(presses):
        began = time.perf_counter()
        child.write(keys[number % len(keys)])
        if (at := child.first_byte(1.0)) is not None:
            times.append((at - began) * 1000)
        child.settle(_QUIET)
    child.close()
    return times


def _idle(folder: str, quick: bool) -> Iterator[Figure]:
    used = []
    for mode in ("floor", "app"):
        child = Child(CHILD, mode, folder)
        child.wait_for(SHOWN)
        child.settle(2.0)
        process = psutil.Process(child.process.pid)
        before, began = sum(process.cpu_times()[:2]), time.perf_counter()
        child.drain_for(10 if quick else 30)
        used.append((sum(process.cpu_times()[:2]) - before) / (time.perf_counter() - began) * 100)
        child.close()
    yield Figure("CPU, 50 countdowns ticking", used[1], None, "%", "<= 1 %", f"a bare app: {used[0]:.2f} %")


def _week(folder: str, quick: bool) -> Iterator[Figure]:
    command = [sys.executable, "-m", "tests.bench.bench_app", folder, str(4_000 if quick else 60_000)]
    said = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout
    start, growth, ticks = (float(word) for word in said.split())
    note = f"{ticks:,.0f} ticks, a new picture each minute of them"
    yield Figure("memory after start", start, None, "MB", "<= 90 MB")
    yield Figure("memory growth", growth, None, "MB", "< 2 MB", note)


async def _tick_away(folder: Path, ticks: int) -> None:
    """Let the app tick as fast as it can, on a clock of its own, taking a new picture each minute."""
    from sretui.cli.compose import compose
    from sretui.config.places import Places
    from sretui.desk import Desk
    from sretui.ui.app import SretuiApp
    from sretui.ui.messages import CacheChanged
    from sretui.ui.settings import UiSettings
    from tests.bench.start_child import NOW

    instant = [NOW]
    composed = compose(Places(folder / "config.toml", folder), lambda: instant[0])
    desk = Desk(
        composed.databases,
        composed.desk.team,
        composed.desk.me,
        composed.desk.repos,
        None,
        lambda: instant[0],
    )
    app = SretuiApp(desk, UiSettings(bell=False, notify=False, title=False))
    process = psutil.Process(os.getpid())
    warm = ticks // 4
    base = start = 0.0
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.pause(0.5)
        start = process.memory_info().rss
        for tick in range(ticks + warm):
            instant[0] += timedelta(seconds=1)
            app._tick()
            if tick % 60 == 0:
                app.post_message(CacheChanged())
            await asyncio.sleep(0)
            if tick % 20 == 0:
                await pilot.pause()
            if tick == warm:
                base = process.memory_info().rss
        app.exit(0)
    print(start / 1e6, (process.memory_info().rss - base) / 1e6, ticks)


def _quantile(values: list[float], share: int) -> float:
    return statistics.quantiles(values, n=100, method="inclusive")[share - 1]


if __name__ == "__main__":
    asyncio.run(_tick_away(Path(sys.argv[1]), int(sys.argv[2])))
