"""The program that bench_ui drives on a pty: one widget, and beside it the least that could show the same.

`python -m tests.bench.ui_child MODE COUNT REPORT` runs until `q`, or until what MODE measures is done, and
writes what it found out about itself as JSON to REPORT.
"""

import asyncio
import gc
import json
import sys
import time
from array import array
from collections.abc import Callable
from pathlib import Path

from rich.segment import Segment
from rich.style import Style
from textual.app import App, ComposeResult
from textual.cache import LRUCache
from textual.geometry import Region, Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from sretui.ui.widgets.body_view import BodyView
from sretui.ui.widgets.document import Prose
from sretui.ui.widgets.line_list import Line, LineList, Span
from sretui.ui.widgets.lines import column

PARAGRAPH = """We saw **this** on `host7` while plotting; the [guide](https://example.org/guide?page=2) has
nothing on it, and the messages of <gdb> are below. It happens every time, on two machines.

* first the window opens, then
* it turns _white_ and says https://example.org/error/404

```python
for step in range(3):
    window.draw(step)
```

> Which version is it?

"""
BODY = PARAGRAPH * (55_000 // len(PARAGRAPH))


class Ids:
    """Rows made from an array of ids, with a countdown before the title."""

    def __init__(self, count: int) -> None:
        self.ids = array("q", range(count))
        self.seconds = 40_000

    def __len__(self) -> int:
        return len(self.ids)

    def key(self, index: int) -> object:
        return self.ids[index]

    def line(self, index: int, width: int) -> Line:
        left = self.seconds - index * 7
        return Line(
            (
                Span(
                    column(f"{left // 3600}h{left // 60 % 60:02}m{left % 60:02}s", 9) + " ", "line--warning"
                ),
                Span(column(f"#{self.ids[index]}", 8) + " ", "line--number"),
                Span(column("Blank window after remote launch of the viewer", width - 19), "line--title"),
            )
        )


class Bare(ScrollView, can_focus=True):
    """The floor: a line list that does nothing but draw lines and move a cursor."""

    BINDINGS = [("j", "down", "Down")]

    def __init__(self, count: int) -> None:
        super().__init__()
        self.ids = array("q", range(count))
        self.cursor = 0
        self.kept: LRUCache[tuple[int, bool], Strip] = LRUCache(512)
        self.virtual_size = Size(0, count)
        self.styles.overflow_x = "hidden"

    def render_line(self, y: int) -> Strip:
        index = self.scroll_offset.y + y
        if index >= len(self.ids):
            return Strip.blank(self.size.width)
        key = (index, index == self.cursor)
        strip = self.kept.get(key)
        if strip is None:
            style = Style(color="white", bgcolor="blue" if key[1] else "black")
            text = f"0h48m12s #{self.ids[index]} Blank window after remote launch of the viewer"
            wide = self.size.width
            strip = self.kept[key] = Strip([Segment(text[:wide].ljust(wide), style)], wide)
        return strip

    def action_down(self) -> None:
        before, self.cursor = self.cursor, self.cursor + 1
        top = self.scroll_offset.y
        if self.cursor >= top + self.size.height:
            self.scroll_to(y=top + 1, animate=False, force=True)
        for index in (before, self.cursor):
            self.refresh(Region(0, index - self.scroll_offset.y, self.size.width, 1))


class Child(App[None]):
    """Common to all: one widget, the start-up settings of the real program, a report at the end."""

    BINDINGS = [("q", "quit", "Quit"), ("L", "load", "Load")]

    def __init__(self, count: int) -> None:
        super().__init__()
        self.count = count
        self.report: dict[str, float] = {}

    def on_mount(self) -> None:
        self.call_after_refresh(self.settle)

    def settle(self) -> None:
        gc.collect()
        gc.freeze()
        gc.set_threshold(20_000, 20, 50)
        sys.setswitchinterval(0.001)


class BareChild(Child):
    """The floor of keys, of the first paint and of idling."""

    def compose(self) -> ComposeResult:
        self.bare = Bare(self.count)
        yield self.bare

    def action_load(self) -> None:
        self.bare.ids = array("q", range(200_000))
        self.bare.kept.clear()
        self.bare.virtual_size = Size(0, 200_000)


class ListChild(Child):
    """Our list."""

    def compose(self) -> ComposeResult:
        self.rows = LineList(Ids(self.count))
        yield self.rows

    def action_load(self) -> None:
        self.rows.replace(Ids(200_000))


class TickingChild(ListChild):
    """Countdowns that all change each second."""

    def on_mount(self) -> None:
        super().on_mount()
        self.set_interval(1, self.tick)

    def tick(self) -> None:
        source = self.rows.source
        assert isinstance(source, Ids)
        source.seconds -= 1
        self.rows.refresh_column(0, 9)


class WeekChild(ListChild):
    """A week of ticks and pulls, as fast as they go; `count` ticks, memory compared from a tenth on."""

    def on_mount(self) -> None:
        super().on_mount()
        self.run_worker(self.live())

    async def live(self) -> None:
        import psutil

        process = psutil.Process()
        for tick in range(self.count):
            source = self.rows.source
            assert isinstance(source, Ids)
            source.seconds -= 1
            self.rows.refresh_column(0, 9)
            if tick % 60 == 0:
                fresh = Ids(50 + tick // 60 % 5)
                fresh.seconds = source.seconds
                self.rows.replace(fresh)
            if tick == self.count // 10:
                gc.collect()
                self.report["before"] = process.memory_info().rss
            await asyncio.sleep(0)
        gc.collect()
        self.report["after"] = process.memory_info().rss
        self.exit()


class BodyChild(Child):
    """A 55 kB body; a heartbeat tells how long the loop stood still."""

    def compose(self) -> ComposeResult:
        self.body = BodyView()
        yield self.body

    def on_mount(self) -> None:
        super().on_mount()
        self.set_timer(0.3, self.warm)

    def warm(self) -> None:
        self.body.show_parts((Prose("*warm* the `imports`"),))
        self.set_timer(0.5, self.measure)

    def measure(self) -> None:
        self.run_worker(self.heart())

    async def heart(self) -> None:
        gaps: list[float] = []
        for number in range(self.count):
            started = time.perf_counter()
            self.body.show_parts((Prose(f"{number}\n\n{BODY}"),))
            while len(self.body.document.lines) < 100 or self.body.document.parts != self.wanted(number):
                beat = time.perf_counter()
                await asyncio.sleep(0.001)
                gaps.append(time.perf_counter() - beat - 0.001)
            painted = asyncio.Event()
            self.call_after_refresh(painted.set)
            await painted.wait()
            self.report[f"shown{number}"] = time.perf_counter() - started
            await asyncio.sleep(0.1)
        self.report["stall"] = max(gaps)
        self.report["parse"] = _parse_time()
        self.exit()

    def wanted(self, number: int) -> tuple[Prose, ...]:
        return (Prose(f"{number}\n\n{BODY}"),)


def _parse_time() -> float:
    """Measure the least any Markdown view must do: parsing."""
    from markdown_it import MarkdownIt

    started = time.perf_counter()
    MarkdownIt("commonmark").parse(BODY)
    return time.perf_counter() - started


MODES: dict[str, Callable[[int], Child]] = {
    "bare": BareChild,
    "list": ListChild,
    "ticking": TickingChild,
    "week": WeekChild,
    "body": BodyChild,
}


def main() -> None:
    mode, count, report = sys.argv[1:]
    app = MODES[mode](int(count))
    app.run()
    Path(report).write_text(json.dumps(app.report), encoding="utf-8")


if __name__ == "__main__":
    main()
