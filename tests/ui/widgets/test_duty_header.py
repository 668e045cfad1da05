"""The three lines at the top, at many widths."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from textual.app import App, ComposeResult

from sretui.core.board import Health, PullState
from sretui.core.hours import BusinessHours
from sretui.core.team import Person, Shift, Team
from sretui.ui.messages import ActionWanted
from sretui.ui.widgets.duty_header import DutyHeader, Tab
from sretui.ui.widgets.lines import text_of

TEAM = Team(
    "Example",
    BusinessHours.visit(),
    people=(Person("alice", "Alice Adams"), Person("bob", "Bob Brown")),
    shifts=(Shift(date(2026, 11, 23), "alice", "bob"), Shift(date(2026, 11, 30), "bob", "alice")),
)
NOW = datetime(2026, 11, 23, 17, 42, tzinfo=UTC)
TABS = (Tab("1", "Inbox", "inbox", 6), Tab("2", "Backlog", "backlog", 214))


class Top(App[None]):
    """An app that shows a header and keeps what is wanted of it."""

    def __init__(self, team: Team = TEAM, *, at: datetime = NOW, health: Health = Health.FRESH) -> None:
        super().__init__()
        self._team = team
        self._at = at
        self._health = health
        self.wanted: list[str] = []

    def compose(self) -> ComposeResult:
        yield DutyHeader(self._team, "alice", "example/support", self._team.hours.tz, "inbox")

    def on_mount(self) -> None:
        self.header.now = self._at
        self.header.pull_state = PullState(self._health, NOW - timedelta(seconds=12))
        self.header.tabs = TABS

    def on_action_wanted(self, event: ActionWanted) -> None:
        self.wanted.append(event.action)

    @property
    def header(self) -> DutyHeader:
        return self.query_one(DutyHeader)

    @property
    def lines(self) -> list[str]:
        return [text_of(line.spans).rstrip() for line in self.header.lines]

    def role(self, words: str) -> str:
        """Give the look of the span that says this."""
        return next(span.role for line in self.header.lines for span in line.spans if words in span.text)


@pytest.mark.parametrize("width", [80, 90, 100, 120, 200])
async def test_time_hours_and_age_are_told_whole_at_any_width(width: int) -> None:
    app = Top()
    async with app.run_test(size=(width, 10)) as pilot:
        await pilot.pause()
        first, second, third = app.lines
        assert first.endswith("Mon 23 Nov 09:42 PST · open, lunch in 2h18m · synced 12s ago")
        assert second.startswith("Primary you (alice) · Backup Bob Brown")
        assert third == "1 Inbox 6 │ 2 Backlog 214"
        assert all(len(line) <= width - 2 for line in app.lines)


async def test_a_wide_one_names_repo_end_of_shift_and_who_comes_next() -> None:
    app = Top()
    async with app.run_test(size=(120, 10)) as pilot:
        await pilot.pause()
        first, second, _ = app.lines
        assert first.startswith("sretui  example/support  ")
        assert "shift ends Fri 17:00, in 4d 7h" in second
        assert second.endswith("next: Bob Brown, you")
        await pilot.resize_terminal(80, 10)
        await pilot.pause()
        assert "example/support" not in app.lines[0]
        assert app.lines[1].endswith("ends in 4d 7h")


async def test_the_screen_one_is_on_stands_out() -> None:
    app = Top()
    async with app.run_test(size=(80, 10)) as pilot:
        await pilot.pause()
        assert (app.role("1 Inbox"), app.role("2 Backlog")) == ("line--heading", "line--muted")


@pytest.mark.parametrize(
    ("health", "later", "role"),
    [
        (Health.FRESH, 0, "line--muted"),
        (Health.PULLING, 0, "line--muted"),
        (Health.FRESH, 10, "line--warning"),
        (Health.FAULT, 0, "line--warning"),
        (Health.WAITING, 0, "line--warning"),
    ],
)
async def test_old_data_is_said_in_the_colour_of_a_warning(health: Health, later: int, role: str) -> None:
    app = Top(at=NOW + timedelta(minutes=later), health=health)
    async with app.run_test(size=(80, 10)) as pilot:
        await pilot.pause()
        assert app.role("synced") == role


async def test_nobody_on_duty_is_a_warning() -> None:
    app = Top(replace(TEAM, shifts=()))
    async with app.run_test(size=(80, 10)) as pilot:
        await pilot.pause()
        assert app.role("Nobody is on duty") == "line--warning"


@pytest.mark.parametrize(
    ("x", "y", "wanted"),
    [
        (1, 2, ["app.show('inbox')"]),
        (9, 2, ["app.show('inbox')"]),
        (14, 2, ["app.show('backlog')"]),
        (25, 2, ["app.show('backlog')"]),
        (40, 2, []),
        (1, 0, []),
        (1, 1, []),
    ],
)
async def test_a_tab_is_a_button(x: int, y: int, wanted: list[str]) -> None:
    app = Top()
    async with app.run_test(size=(80, 10)) as pilot:
        await pilot.pause()
        await pilot.click(DutyHeader, offset=(x, y))
        assert app.wanted == wanted


async def test_the_clock_ticks() -> None:
    app = Top()
    async with app.run_test(size=(80, 10)) as pilot:
        await pilot.pause()
        app.header.now = NOW + timedelta(minutes=1, seconds=5)
        await pilot.pause()
        assert "09:43" in app.lines[0]
        assert "synced 1m ago" in app.lines[0]


@pytest.mark.parametrize("width", [80, 90, 100, 110, 120])
async def test_nothing_comes_and_goes_while_seconds_pass(width: int) -> None:
    app = Top()
    async with app.run_test(size=(width, 10)) as pilot:
        app.header.waiting = "3 waiting"
        beginnings = set()
        for seconds in (1, 9, 10, 59):
            app.header.pull_state = PullState(Health.FRESH, NOW - timedelta(seconds=seconds))
            await pilot.pause()
            assert "synced" in app.lines[0]
            beginnings.add(app.lines[0][:6])
        assert len(beginnings) == 1
