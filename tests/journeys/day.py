"""A day at the desk: the real screens on files that the real command line set up.

And a clock that is turned.
"""

import inspect
import os
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import time_machine
from textual.pilot import Pilot

from sretui.cli.compose import compose
from sretui.cli.entry.running import run
from sretui.cli.screens import settings
from sretui.config.places import Places
from sretui.core.board import Health
from sretui.core.inbox import SectionKind, section_of
from sretui.core.journal import Entry
from sretui.store.database import Databases
from sretui.store.journal import load_all_entries
from sretui.ui.app import SretuiApp
from sretui.ui.picture import Picture
from sretui.ui.widgets.body_view import BodyView
from sretui.ui.widgets.duty_header import DutyHeader
from sretui.ui.widgets.inquiry_rows import InquiryRows
from sretui.ui.widgets.line_list import LineList
from sretui.ui.widgets.lines import Span, text_of
from sretui.ui.widgets.status_bar import StatusBar
from sretui.ui.widgets.text_lines import TextLines

NOW = datetime(2026, 11, 23, 18, 0, tzinfo=UTC)
"""A Monday, 10:00 at the office."""
SUPPORT, PRODUCT = "example/support", "example/product"
OPTIONS = ("--inquiries", SUPPORT, "--product", PRODUCT, "--yes")
ROOT = Path(__file__).parents[2]
PATIENCE = 1000
"""Looks at a condition before a test gives up, at least a hundredth of a second apart."""


class Clock:
    """A clock that stands still until it is turned."""

    def __init__(self, at: datetime = NOW) -> None:
        self.at = at

    def __call__(self) -> datetime:
        """Tell the time."""
        return self.at

    def turn(self, **amount: float) -> datetime:
        """Let time pass."""
        self.at += timedelta(**amount)
        return self.at


class Bells(SretuiApp):
    """The app, with its bells counted."""

    # Textual looks for a sheet beside the class's own file
    CSS_PATH = str(Path(inspect.getfile(SretuiApp)).with_name("app.tcss"))
    rung = 0

    def bell(self) -> None:
        """Count instead of making a sound."""
        self.rung += 1


@dataclass
class Day:
    """The screens open on a folder."""

    app: Bells
    pilot: Pilot[int]

    @property
    def rows(self) -> LineList:
        """The list of the screen."""
        return self.app.screen.query_one("#rows", LineList)

    @property
    def body(self) -> BodyView:
        """The conversation."""
        return self.app.screen.query_one(BodyView)

    @property
    def picture(self) -> Picture:
        """What the app knows of the inquiries."""
        assert self.app.picture is not None
        return self.app.picture

    @property
    def health(self) -> Health:
        """How the copy is doing."""
        return self.app.pull_state.health

    @property
    def screen(self) -> str:
        """What is drawn, as plain text."""
        screen = self.app.screen
        return "\n".join(strip.text.rstrip() for strip in screen._compositor.render_strips(screen.size))

    @property
    def said(self) -> str:
        """The text of the conversation as it is laid out."""
        return "\n".join(text_of(line.spans) for line in self.body.document.lines)

    @property
    def head(self) -> str:
        """What stands above the conversation."""
        return "\n".join(text_of(line.spans) for line in self.app.screen.query_one("#head", TextLines).lines)

    @property
    def status(self) -> Span:
        """The words of the status bar, and how they look."""
        ((span,),) = (line.spans for line in self.app.screen.query_one(StatusBar).lines)
        return span

    @property
    def age(self) -> Span:
        """The age of the data, and how it looks."""
        return self.app.screen.query_one(DutyHeader).lines[0].spans[-1]

    async def press(self, *keys: str) -> None:
        """Press keys."""
        await self.pilot.press(*keys)

    async def until(self, condition: Callable[[], object], what: str) -> None:
        """Wait for a condition."""
        for _ in range(PATIENCE):
            if condition():
                return
            await self.pilot.pause(0.01)
        raise AssertionError(f"never: {what}; {self.app.pull_state}; the screen says:\n{self.screen}")

    async def is_fresh(self) -> None:
        """Wait for the end of a pull that goes well; how the copy did before it does not count."""
        await self.until(lambda: self.health is Health.FRESH and self.app.pull_state.complete, "a fresh copy")

    def node_id(self, number: int) -> str:
        """Give the node id of an inquiry in the inbox."""
        issues = (one.inquiry.conversation.issue for one in self.picture.standings)
        return next(issue.node_id for issue in issues if issue.number == number)

    def section_of(self, number: int) -> SectionKind | None:
        """Give the section an inquiry stands in now."""
        now = self.app.now
        assert now is not None
        return section_of(self.picture.by_key[self.node_id(number)], self.app._desk.team, now)

    def numbers(self) -> list[int]:
        """Give the inquiries of the inbox, from top to bottom."""
        source = self.rows.source
        assert isinstance(source, InquiryRows)
        keys = [source.key(index) for index in range(len(source))]
        known = self.picture.by_key
        return [known[key].inquiry.conversation.issue.number for key in keys if isinstance(key, str)]

    def row(self, number: int) -> str:
        """Give the text of an inquiry's row."""
        source = self.rows.source
        assert isinstance(source, InquiryRows)
        index = source.find(self.node_id(number))
        assert index is not None
        return text_of(source.line(index, 80).spans)

    async def goes_to(self, number: int) -> None:
        """Go to an inquiry's row with the keyboard, and wait for its conversation."""
        await self.until(lambda: number in self.numbers(), f"#{number} in the inbox")
        await self.press("g")
        wanted = self.node_id(number)
        for _ in self.numbers():
            if self.rows.cursor_key == wanted:
                break
            await self.press("j")
        assert self.rows.cursor_key == wanted
        await self.until(lambda: f"#{number} " in self.head, f"the conversation of #{number}")


def places_of(folder: Path) -> Places:
    """Give the files of a folder."""
    return Places(folder / "config.toml", folder / "data")


def run_command(folder: Path, *words: str) -> int:
    """Run one command line on a folder of its own, at the hour of the day: it reads the real clock."""
    with time_machine.travel(NOW, tick=True):
        return run(["--config", str(folder), "--data", str(folder / "data"), *words])


@asynccontextmanager
async def open_day(
    folder: Path, clock: Callable[[], datetime], app_type: type[Bells] = Bells
) -> AsyncIterator[Day]:
    """Open the screens as the command line does; the token is looked for where people keep it."""
    composed = compose(places_of(folder), clock)
    app = app_type(composed.desk, settings(composed))
    try:
        async with app.run_test(size=(120, 36), notifications=True) as pilot:
            yield Day(app, pilot)
            app.exit(0)
    finally:
        composed.desk.stop()


def journal(folder: Path) -> list[Entry]:
    """Read what is recorded on the disk."""
    with Databases(folder / "data").desk() as conn:
        return [entry for entries in load_all_entries(conn).values() for entry in entries]


def environment(folder: Path, token: str) -> Mapping[str, str]:
    """Give a process of its own the same files and the token."""
    own = {
        "SRETUI_CONFIG": str(folder),
        "SRETUI_DATA": str(folder / "data"),
        "GITHUB_TOKEN": token,
        "PYTHON_KEYRING_BACKEND": "keyring.backends.null.Keyring",
    }
    return {**os.environ, **own}
