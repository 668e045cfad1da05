"""From an empty folder to a morning on duty: set-up, first sync, screens, news, a GitHub that goes away."""

import inspect
import json
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from textual.pilot import Pilot

from sretui.cli.compose import compose
from sretui.cli.entry.running import run
from sretui.cli.token import Token
from sretui.config.places import Places
from sretui.core.board import Health
from sretui.core.inbox import SectionKind, section_of
from sretui.core.journal import Kind
from sretui.demo.server import StandIn
from sretui.demo.state import World
from sretui.store.database import Databases
from sretui.store.journal import load_all_entries
from sretui.ui.app import SretuiApp
from sretui.ui.settings import UiSettings
from sretui.ui.widgets.body_view import BodyView
from sretui.ui.widgets.inquiry_rows import InquiryRows
from sretui.ui.widgets.line_list import LineList
from sretui.ui.widgets.lines import text_of
from sretui.ui.widgets.status_bar import StatusBar

NOW = datetime(2026, 11, 23, 18, 0, tzinfo=UTC)
SUPPORT = "example/support"
PATIENCE = 1000
"""Looks at a condition before a test gives up."""

OPTIONS = ("--inquiries", "example/support", "--product", "example/product", "--yes")


class Bells(SretuiApp):
    """The app, with its bells counted."""

    CSS_PATH = str(Path(inspect.getfile(SretuiApp)).with_name("app.tcss"))
    rung = 0

    def bell(self) -> None:
        """Count instead of making a sound."""
        self.rung += 1


@dataclass
class Morning:
    """The screens open on a folder that was set up against the stand-in."""

    app: Bells
    pilot: Pilot[int]
    stand_in: StandIn

    @property
    def rows(self) -> LineList:
        """The list of the screen."""
        return self.app.screen.query_one("#rows", LineList)

    def node_id(self, number: int) -> str:
        """Give the node id of an inquiry."""
        assert self.app.picture is not None
        issues = (one.inquiry.conversation.issue for one in self.app.picture.standings)
        return next(issue.node_id for issue in issues if issue.number == number)

    def section_of(self, number: int) -> SectionKind | None:
        """Give the section an inquiry stands in now."""
        assert self.app.picture is not None
        one = self.app.picture.by_key[self.node_id(number)]
        return section_of(one, self.app._desk.team, NOW)

    async def until(self, condition: Callable[[], bool], what: str) -> None:
        """Wait for a condition."""
        for _ in range(PATIENCE):
            if condition():
                return
            await self.pilot.pause(0.01)
        pytest.fail(f"never: {what}")

    def numbers(self) -> list[int]:
        """Give the inquiries of the inbox, from top to bottom."""
        source = self.rows.source
        assert isinstance(source, InquiryRows)
        picture = self.app.picture
        assert picture is not None
        keys = [source.key(index) for index in range(len(source))]
        return [picture.by_key[key].inquiry.conversation.issue.number for key in keys if isinstance(key, str)]

    def body(self) -> str:
        """Give the text of the conversation as it is laid out."""
        document = self.app.screen.query_one(BodyView).document
        return "\n".join(text_of(line.spans) for line in document.lines)

    def status(self) -> str:
        """Give the words of the status bar."""
        lines = self.app.screen.query_one(StatusBar).lines
        return "".join(text_of(line.spans) for line in lines)


def run_command(folder: Path, *words: str) -> int:
    """Run one command line on a folder of its own."""
    return run(["--config", str(folder), "--data", str(folder / "data"), *words])


@pytest.fixture
def folder(tmp_path: Path, stand_in: StandIn, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Set up in an empty folder by the command line alone, and fetch everything once."""
    monkeypatch.setenv("GITHUB_TOKEN", stand_in.token)
    assert run_command(tmp_path, "init", *OPTIONS, "--api", stand_in.url) == 0
    assert run_command(tmp_path, "sync") == 0
    return tmp_path


@asynccontextmanager
async def morning(
    folder: Path, stand_in: StandIn, clock: Callable[[], datetime] = lambda: NOW
) -> AsyncIterator[Morning]:
    """Open the screens as the command line does."""
    places = Places(folder / "config.toml", folder / "data")
    desk = compose(places, clock, Token(stand_in.token, "the test")).desk
    app = Bells(desk, UiSettings())
    async with app.run_test(size=(120, 36)) as pilot:
        yield Morning(app, pilot, stand_in)
        app.exit(0)


async def test_the_screens_show_what_the_plain_inbox_lists(
    folder: Path, stand_in: StandIn, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    assert run_command(folder, "inbox", "--json") == 0
    listed = json.loads(capsys.readouterr().out)
    plain = [row["number"] for section in listed["sections"] for row in section["rows"]]
    async with morning(folder, stand_in) as desk:
        await desk.until(lambda: bool(desk.numbers()), "rows")
        assert desk.numbers() == plain
        assert len(plain) > 3


async def test_news_come_while_one_reads_and_disturb_nothing(
    folder: Path, stand_in: StandIn, small_world: World
) -> None:
    async with morning(folder, stand_in) as desk:
        await desk.until(lambda: desk.app.pull_state.health is Health.FRESH, "the first pull")
        await desk.pilot.press("j")
        chosen = desk.rows.cursor_key
        await desk.until(lambda: "How does one" in desk.body(), "the conversation")
        small_world.add_issue(SUPPORT, "A new question", "Where is it?", user="carol", at=NOW)
        await desk.pilot.press("R")
        await desk.until(lambda: max(desk.numbers()) == 13, "the new inquiry")
        await desk.until(lambda: desk.app.rung == 1, "the bell, once")
        small_world.add_comment(SUPPORT, 3, "It still fails.", user="carol", at=NOW)
        await desk.until(lambda: desk.app.pull_state.health is Health.FRESH, "the end of the pull")
        await desk.pilot.press("R")
        await desk.until(lambda: desk.section_of(3) is SectionKind.REPLY, "the customer's word")
        await desk.until(lambda: desk.app.rung == 2, "the bell, once more")
        assert desk.rows.cursor_key == chosen
        assert "How does one" in desk.body()


async def test_no_reply_needed_is_kept_on_the_disk_and_changes_the_inbox_at_once(
    folder: Path, stand_in: StandIn, small_world: World
) -> None:
    small_world.add_comment(SUPPORT, 3, "Thank you!", user="carol", at=NOW - timedelta(hours=1))
    assert run_command(folder, "sync") == 0
    async with morning(folder, stand_in) as desk:
        await desk.until(lambda: desk.section_of(3) is SectionKind.REPLY, "our turn")
        assert desk.rows.move_to(desk.node_id(3))
        await desk.until(lambda: "Thank you!" in desk.body(), "the conversation")
        await desk.pilot.press("e")
        await desk.until(lambda: desk.section_of(3) is SectionKind.CUSTOMER, "the customer's turn")
    with Databases(folder / "data").desk() as conn:
        kinds = [entry.kind for entries in load_all_entries(conn).values() for entry in entries]
    assert kinds == [Kind.NO_REPLY_NEEDED]


async def test_a_github_that_goes_away_is_said_and_comes_back(
    folder: Path, small_world: World, stand_in: StandIn
) -> None:
    port = int(stand_in.url.rsplit(":", 1)[1])
    async with morning(folder, stand_in) as desk:
        await desk.until(lambda: desk.app.pull_state.health is Health.FRESH, "the first pull")
        stand_in.stop()
        await desk.pilot.press("R")
        await desk.until(lambda: desk.app.pull_state.health is Health.FAULT, "the fault")
        await desk.until(lambda: bool(desk.status()), "a sentence")
        assert stand_in.token not in desk.status()
        await desk.pilot.press("slash", *"volume")
        await desk.until(lambda: len(desk.rows.source) > 10, "search without a network")
        await desk.pilot.press("escape")
        with StandIn(small_world, port, stand_in.token, lambda: NOW):
            await desk.pilot.press("R")
            await desk.until(lambda: desk.app.pull_state.health is Health.FRESH, "GitHub again")


async def test_without_any_network_the_day_can_begin(folder: Path, stand_in: StandIn) -> None:
    stand_in.stop()
    async with morning(folder, stand_in) as desk:
        assert len(desk.numbers()) > 3
        await desk.until(lambda: desk.app.pull_state.health is Health.FAULT, "the fault")
        assert len(desk.numbers()) > 3


async def test_a_known_issue_brings_its_comments_when_it_is_opened(
    folder: Path, stand_in: StandIn, small_world: World
) -> None:
    small_world.add_issue(SUPPORT, "Crash in the volume plot", "It crashes.", user="carol", at=NOW)
    assert run_command(folder, "sync") == 0
    async with morning(folder, stand_in) as desk:
        await desk.until(lambda: 13 in desk.numbers(), "the inquiry")
        assert desk.rows.move_to(desk.node_id(13))
        known = desk.app.screen.query_one("#known", LineList)
        await desk.until(lambda: len(known.source) > 0, "known issues")
        await desk.pilot.press("K")
        await desk.until(lambda: known.has_focus, "the list of known issues")
        before = len(stand_in.requests)
        await desk.pilot.press("enter")
        await desk.until(
            lambda: any("/comments" in seen.path for seen in stand_in.requests[before:]), "its comments"
        )
        await desk.pilot.press("escape")
        await desk.until(lambda: "It crashes." in desk.body(), "the inquiry again")


def test_the_token_is_in_no_file(folder: Path, stand_in: StandIn) -> None:
    files = [path for path in folder.rglob("*") if path.is_file()]
    assert len(files) >= 4
    assert [path for path in files if stand_in.token.encode() in path.read_bytes()] == []
