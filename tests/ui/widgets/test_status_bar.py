"""The line that says what is wrong."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from textual.app import App, ComposeResult

from sretui.core.board import Health, PullState
from sretui.core.hours import BusinessHours
from sretui.core.team import Team
from sretui.ui import wording
from sretui.ui.widgets.lines import text_of
from sretui.ui.widgets.status_bar import StatusBar

NOW = datetime(2026, 11, 23, 17, 42, tzinfo=UTC)
TEAM = Team("Example", BusinessHours.visit(), holiday_years=frozenset({2026}))
SYNCED = PullState(Health.FRESH, NOW - timedelta(minutes=1))
OFFLINE = replace(SYNCED, health=Health.FAULT, sentence="No network.", until=NOW + timedelta(seconds=50))


class Bottom(App[None]):
    """An app that shows a status bar."""

    def __init__(self, team: Team = TEAM) -> None:
        super().__init__()
        self._team = team

    def compose(self) -> ComposeResult:
        yield StatusBar(self._team)

    def on_mount(self) -> None:
        self.bar.now = NOW

    @property
    def bar(self) -> StatusBar:
        return self.query_one(StatusBar)

    @property
    def said(self) -> tuple[str, str]:
        (line,) = self.bar.lines
        return text_of(line.spans), line.spans[0].role


@pytest.mark.parametrize(
    ("state", "words", "role"),
    [
        (SYNCED, "", "line--text"),
        (PullState(Health.PULLING), wording.FIRST_SYNC, "line--muted"),
        (replace(SYNCED, health=Health.PULLING, sentence="12 pages"), "12 pages", "line--muted"),
        (replace(SYNCED, sentence="#7 was skipped."), "#7 was skipped.", "line--muted"),
        (replace(OFFLINE, until=None), "No network.", "line--warning"),
        (replace(OFFLINE, health=Health.WAITING, until=NOW), "No network.", "line--warning"),
        (replace(OFFLINE, sentence="bad \x1b[31m"), "bad ␛[31m", "line--warning"),
    ],
)
async def test_it_says_what_the_pull_says(state: PullState, words: str, role: str) -> None:
    app = Bottom()
    async with app.run_test(size=(80, 3)) as pilot:
        app.bar.pull_state = state
        await pilot.pause()
        said, look = app.said
        assert words in said
        assert (said == "") == (words == "")
        assert look == role


async def test_it_counts_down_to_the_next_try() -> None:
    app = Bottom()
    async with app.run_test(size=(80, 3)) as pilot:
        app.bar.pull_state = OFFLINE
        await pilot.pause()
        assert "No network." in app.said[0]
        assert "50s" in app.said[0]
        app.bar.now = NOW + timedelta(seconds=1)
        await pilot.pause()
        assert "49s" in app.said[0]
        app.bar.now = NOW + timedelta(minutes=2)
        await pilot.pause()
        assert app.said[0] == "No network."


async def test_the_screens_own_trouble_comes_first_and_goes() -> None:
    app = Bottom()
    async with app.run_test(size=(80, 3)) as pilot:
        app.bar.pull_state = OFFLINE
        app.bar.trouble = "“labl:” is not understood."
        await pilot.pause()
        assert app.said == ("“labl:” is not understood.", "line--warning")
        app.bar.trouble = ""
        await pilot.pause()
        assert "No network." in app.said[0]


async def test_a_year_without_holidays_is_said_when_nothing_else_is() -> None:
    app = Bottom(replace(TEAM, holiday_years=frozenset()))
    async with app.run_test(size=(80, 3)) as pilot:
        app.bar.pull_state = SYNCED
        await pilot.pause()
        assert app.said[0].startswith("No holidays are listed for 2026")
        assert app.said[1] == "line--warning"
        app.bar.pull_state = OFFLINE
        await pilot.pause()
        assert "No network." in app.said[0]
