"""The frame of every screen of the duty: who is on duty, the tabs, what is wrong, and the keys."""

from collections.abc import Iterable, Sequence
from datetime import datetime, tzinfo
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from textual.app import ComposeResult
from textual.reactive import reactive
from textual.widget import Widget

from sretui.core.board import PullState, PushState
from sretui.core.cleaning import clean
from sretui.core.model import RepoRole
from sretui.core.roster.duty import asked_of
from sretui.desk import Desk
from sretui.ui.picture import Picture
from sretui.ui.screens.hinted import HintedScreen
from sretui.ui.settings import UiSettings
from sretui.ui.widgets.duty_header import DutyHeader, Tab
from sretui.ui.widgets.key_bar import KeyBar
from sretui.ui.widgets.status_bar import StatusBar

if TYPE_CHECKING:
    from sretui.core.outbox.steps import Queued


class DutyScreen(HintedScreen):
    """A screen under the duty's header, bound to the app's picture of the world and its clock."""

    MODE = ""

    picture: reactive[Picture | None] = reactive(None, always_update=True)
    now: reactive[datetime | None] = reactive(None)
    pull_state: reactive[PullState] = reactive(PullState())
    push_state: reactive[PushState] = reactive(PushState())

    def __init__(self, desk: Desk, settings: UiSettings) -> None:
        super().__init__()
        self._desk = desk
        self._settings = settings

    @property
    def zone(self) -> tzinfo:
        """The zone in which times are shown."""
        return ZoneInfo(self._settings.zone) if self._settings.zone else self._desk.team.hours.tz

    @property
    def status(self) -> StatusBar:
        """The line that says what is wrong."""
        return self.query_one(StatusBar)

    def compose(self) -> ComposeResult:
        """Lay out header, content, status and keys."""
        team, desk = self._desk.team, self._desk
        header = DutyHeader(team, desk.me, desk.repos[RepoRole.INQUIRIES], self.zone, self.MODE)
        yield header.data_bind(DutyScreen.now, DutyScreen.pull_state)
        yield from self.content()
        yield StatusBar(team).data_bind(DutyScreen.now, DutyScreen.pull_state, DutyScreen.push_state)
        yield KeyBar()

    def content(self) -> Iterable[Widget]:
        """Give what the screen is for."""
        return ()

    def watch_picture(self, picture: Picture | None) -> None:
        """Count what waits on the tabs, tell the timer that runs, and say what needs a person."""
        if picture is None:
            return
        self.status.timer = picture.board.timer
        self.status.given = _given(picture, self._desk)
        waiting = sum(1 for one in picture.standings if one.turn.value == "us")
        outbox, header = picture.board.outbox, self.query_one(DutyHeader)
        team = self._desk.team  # the roster may be another by now
        header.learn_roster(team)
        header.tabs = (
            Tab("1", "Inbox", "inbox", waiting),
            Tab("2", "Backlog", "backlog", picture.board.open_product_issues),
            Tab("3", "Handoff", "handoff"),
            Tab("4", "Roster", "roster", asked_of(team, self._desk.me, picture.board.taken) or None),
            Tab("5", "Outbox", "outbox", len(outbox), is_stuck=any(one.is_stuck for one in outbox)),
            Tab("6", "Week", "week"),
        )
        header.classified = picture.board.classified
        header.waiting, self.status.stuck = _outbox_words(outbox)


def _given(picture: Picture, desk: Desk) -> str:
    """Sum up what I handed over; most first paints do without."""
    if not any(one.handoffs for one in picture.standings):
        return ""
    from sretui.ui.handoff_words import given_words

    return clean(given_words(picture.standings, desk.team, desk.me, picture.board.taken), lines=False)


def _outbox_words(outbox: "Sequence[Queued]") -> tuple[str, str]:
    """Say how much is not sent yet, and what of it needs a person."""
    if not outbox:
        return "", ""
    from sretui.core.outbox.words import stuck_words, waiting_words  # most first paints do without

    stuck = stuck_words(outbox)
    return waiting_words(outbox), f"Stuck, 5 shows it: {stuck}." if stuck else ""
