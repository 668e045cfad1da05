"""The app: one picture of the world and one clock, bound to every screen; news from the desk's threads."""

import asyncio
import gc
import os
import signal
import sys
from collections.abc import Iterable
from datetime import datetime
from functools import partial
from typing import ClassVar
from zoneinfo import ZoneInfo

from textual import on
from textual.app import App, SystemCommand
from textual.binding import Binding
from textual.reactive import reactive
from textual.screen import ModalScreen, Screen

from sretui.core.alerts import Alert, Heard, Reason, heard_at_start, listen
from sretui.core.board import PullState, PushState
from sretui.core.cleaning import clean
from sretui.core.errors import SretuiError
from sretui.core.notices import Changed, Crashed, Notice, PullStateChanged, PushStateChanged
from sretui.core.phrases import counted
from sretui.desk import Desk
from sretui.ui import attention, themes
from sretui.ui.deeds import Deeds
from sretui.ui.messages import (
    ActionWanted,
    CacheChanged,
    PictureTaken,
    PullStateTold,
    PushStateTold,
    ThreadCrashed,
    Troubled,
)
from sretui.ui.newest import Newest
from sretui.ui.picture import Painter, Picture
from sretui.ui.reminding import Reminding
from sretui.ui.screens.inbox import InboxScreen
from sretui.ui.screens.staging import StagingScreen
from sretui.ui.settings import UiSettings
from sretui.ui.sheet import Sheet


class SretuiApp(App[int]):
    """sretui's screens."""

    TITLE = "sretui"
    CSS_PATH = "app.tcss"
    DEFAULT_MODE: ClassVar[str] = "inbox"
    BINDINGS = [
        Binding("1", "show('inbox')", "Inbox", id="app.inbox", tooltip="Show the inbox"),
        Binding("2", "show('backlog')", "Backlog", id="app.backlog", tooltip="Show the product backlog"),
        Binding(
            "3", "show('handoff')", "Handoff", id="app.handoff", tooltip="Hand the week over, step by step"
        ),
        Binding("4", "show('roster')", "Roster", id="app.roster", tooltip="Show who is on duty when"),
        Binding(
            "5",
            "show('outbox')",
            "Outbox",
            id="app.outbox",
            tooltip="Show what waits for GitHub, and receipts",
        ),
        Binding("6", "show('week')", "Week", id="app.week", tooltip="Show the week so far, in figures"),
        Binding(
            "C",
            "classified",
            "Classified",
            id="app.classified",
            tooltip="Classified matter: fixed choices, nothing typed, nothing sent",
        ),
        Binding("slash", "search", "Search", id="app.search", tooltip="Search both repos as you type"),
        Binding("R", "sync", "Sync", id="app.sync", tooltip="Ask GitHub for news, and send what waits, now"),
        Binding("question_mark", "help", "Help", id="app.help", tooltip="List every key"),
        Binding(
            "ctrl+p",
            "command_palette",
            "Palette",
            id="app.palette",
            tooltip="Find any command by name",
            priority=True,
        ),
        Binding("q", "quit", "Quit", id="app.quit", tooltip="Leave sretui"),
    ]

    picture: reactive[Picture | None] = reactive(None, always_update=True)
    now: reactive[datetime | None] = reactive(None)
    pull_state: reactive[PullState] = reactive(PullState())
    push_state: reactive[PushState] = reactive(PushState())

    def __init__(self, desk: Desk, settings: UiSettings) -> None:
        self._desk = desk
        self._settings = settings
        self._painter = Painter(desk)
        self._deeds = Deeds()
        plain = settings.no_color or "NO_COLOR" in os.environ
        super().__init__(ansi_color=plain or None)  # else Textual makes the terminal's own colours black
        for mode in ("inbox", "backlog", "handoff", "roster", "outbox", "week"):
            self.add_mode(mode, partial(self._bound, mode))
        for theme in themes.THEMES:
            self.register_theme(theme)
        self.theme = themes.theme_name(settings.theme, no_color=plain)
        self.stylesheet = Sheet(variables=self.get_css_variables())
        self._pictures: Newest[bool] = Newest("pictures", self._take_picture, self.post_message)
        self._heard: Heard | None = None
        self._reminding = Reminding(desk)
        self.set_reactive(SretuiApp.now, desk.clock())
        self.set_reactive(SretuiApp.picture, self._painter.take())
        self.set_reactive(SretuiApp.pull_state, desk.pull_state())
        self.set_reactive(SretuiApp.push_state, desk.push_state())

    def on_mount(self) -> None:
        """Start the clock and the desk's own work."""
        self.set_keymap(dict(self._settings.keys))
        self._ring()
        if self._settings.title:
            attention.keep_title(self)
        self._tell_title()
        self.set_interval(1 / max(1.0, min(self._settings.speed, 4.0)), self._tick)
        self.call_after_refresh(self._settle_down)

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Offer every key's action by its name, and the themes."""
        offered = {active.binding.id: active for active in screen.active_bindings.values() if active.enabled}
        for active in offered.values():
            one = active.binding
            if one.tooltip and one.id:
                action = partial(self.run_action, one.action, active.node)
                yield SystemCommand(one.description, one.tooltip, action)
        yield SystemCommand("Theme", "Change the colours, high contrast among them", self.action_change_theme)

    @on(PictureTaken)
    def show_picture(self, event: PictureTaken) -> None:
        """Show a new picture, on every screen."""
        self.picture = event.picture
        self._ring()
        self._tell_title()

    @on(CacheChanged)
    def look_again(self) -> None:
        """Take a new picture."""
        self._pictures.ask(True)

    @on(PullStateTold)
    def show_pull_state(self, event: PullStateTold) -> None:
        """Show how the copy of GitHub is doing."""
        self.pull_state = event.state

    @on(PushStateTold)
    def show_push_state(self, event: PushStateTold) -> None:
        """Show how the sending goes, and what it has done."""
        self.push_state = event.state
        self._pictures.ask(True)

    @on(Troubled)
    def show_trouble(self, event: Troubled) -> None:
        """Say what went wrong."""
        self.notify(clean(event.sentence, lines=False), severity="warning", markup=False)

    @on(ThreadCrashed)
    def crash(self, event: ThreadCrashed) -> None:
        """End as loudly as a bug on screen would."""
        raise event.error

    @on(ActionWanted)
    async def act(self, event: ActionWanted) -> None:
        """Do what was clicked."""
        await self.run_action(event.action, self.screen)

    async def action_show(self, mode: str) -> None:
        """Show one of the screens; a search that stands over it ends."""
        if len(self.screen_stack) > 1:
            await self.pop_screen()
        await self.switch_mode(mode)

    def action_search(self) -> None:
        """Open the search over what is shown."""
        from sretui.ui.screens.search import SearchScreen

        if not isinstance(self.screen, SearchScreen):
            self.push_screen(self._with_data(SearchScreen(self._desk, self._settings)))

    def action_classified(self) -> None:
        """Show the stubs of classified matter."""
        from sretui.ui.screens.classified import ClassifiedScreen

        if not isinstance(self.screen, ModalScreen):
            tz = ZoneInfo(self._settings.zone) if self._settings.zone else self._desk.team.hours.tz
            self.push_screen(ClassifiedScreen(self._desk, tz, self._desk.clock()))

    def action_sync(self) -> None:
        """Ask GitHub for news, and send what waits, now."""
        self._desk.pull_soon()
        try:
            hastened = self._desk.hasten()
        except SretuiError as trouble:
            self.post_message(Troubled(str(trouble)))
            return
        more = f", and sending {counted(hastened, 'act')} again" if hastened else ""
        self.notify(f"Asking GitHub for news{more}.", timeout=2, markup=False)

    def action_help(self) -> None:
        """List the keys that hold here."""
        from sretui.ui.screens.help import HelpScreen
        from sretui.ui.screens.key_list import key_groups

        self.push_screen(HelpScreen(key_groups(self, self.screen, self._settings.keys)))

    async def action_quit(self) -> None:
        """Leave; asks first when something is not sent yet."""
        try:
            outbox = self._desk.outbox()
        except SretuiError:
            outbox = ()  # whoever wants to leave must be able to
        if not outbox:
            self._leave()
            return
        from sretui.core.outbox.words import leaving_words
        from sretui.ui.screens.leaving import LeaveQuestion

        question = LeaveQuestion(leaving_words(outbox))
        self.push_screen(question, lambda wanted: self._leave() if wanted else None)

    def _leave(self) -> None:
        """End; nothing is lost, for everything asked for and recorded is on the disk already."""
        self._desk.stop()
        if self._settings.title:
            attention.give_title_back(self)
        self.exit(0)

    def _fatal_error(self) -> None:
        """Report a crash without local variables: one of them could be the token."""
        from rich.segment import Segments
        from rich.traceback import Traceback

        self.bell()
        report = Traceback(show_locals=False, width=None)
        self._exit_renderables.append(Segments(self.console.render(report, self.console.options)))
        self._close_messages_no_wait()

    def _bound(self, mode: str) -> Screen[None]:
        """Make the screen of a mode, bound to the app's picture and clock."""
        if mode == "inbox":
            return self._with_data(InboxScreen(self._desk, self._settings))
        if mode == "handoff":
            from sretui.ui.screens.handoff import HandoffScreen

            return self._with_data(HandoffScreen(self._desk, self._settings, self._deeds))
        if mode == "roster":
            from sretui.ui.screens.roster import RosterScreen

            return self._with_data(RosterScreen(self._desk, self._settings))
        if mode == "outbox":
            from sretui.ui.screens.outbox import OutboxScreen

            return self._with_data(OutboxScreen(self._desk, self._settings, self._deeds))
        if mode == "week":
            from sretui.ui.screens.week import WeekScreen

            return self._with_data(WeekScreen(self._desk, self._settings))
        from sretui.ui.screens.backlog import BacklogScreen

        return self._with_data(BacklogScreen(self._desk, self._settings))

    def _with_data(self, screen: Screen[None]) -> Screen[None]:
        if isinstance(screen, StagingScreen):
            screen.deeds = self._deeds
        return screen.data_bind(SretuiApp.picture, SretuiApp.now, SretuiApp.pull_state, SretuiApp.push_state)

    def _settle_down(self) -> None:
        """After the first paint: let the desk work, and keep key presses quick while it does.

        What was imported by now stays for good, so the collector need not look at it again; and a thread that
        computes hands over within a millisecond.
        """
        self._desk.start(self._hear)
        gc.collect()
        gc.freeze()
        gc.set_threshold(20_000, 20, 50)
        sys.setswitchinterval(0.001)

    def _tick(self) -> None:
        self.now = self._desk.clock()
        self._ring()

    def _take_picture(self, _: bool) -> PictureTaken:
        return PictureTaken(self._painter.take())

    def _hear(self, notice: Notice) -> None:
        """Let news of the desk's threads into the message queue; safe from any thread."""
        match notice:
            case Changed():
                self.post_message(CacheChanged())
            case PullStateChanged(state):
                self.post_message(PullStateTold(state))
            case PushStateChanged(state):
                self.post_message(PushStateTold(state))
            case Crashed(error):
                self.post_message(ThreadCrashed(error))

    def _ring(self) -> None:
        """Ring for what is new; not before the first sync has ended, for answers may be still to come."""
        if self.picture is None or self.now is None or self.pull_state.synced is None:
            return
        if self._heard is None:
            self._heard = heard_at_start(self.picture.standings, self._desk.team, self.now, self._desk.me)
        standings, team, me = self.picture.standings, self._desk.team, self._desk.me
        self._heard, alerts = listen(self._heard, standings, team, self.now, me)
        if alerts:
            attention.ring(self, self._settings, alerts, team)
            self._tell_title()
        if said := self._reminding.look(self.picture.standings, self.now):
            attention.ring(self, self._settings, (Alert(Reason.HANDOFF, "", 0, said),), team)

    def _tell_title(self) -> None:
        if self._settings.title and self.picture is not None and self.now is not None:
            attention.title(self, attention.waiting(self.picture.standings, self._desk.team, self.now))


def run(desk: Desk, settings: UiSettings) -> int:
    """Show the screens until the person leaves; return the exit code."""
    app = SretuiApp(desk, settings)
    try:
        code = asyncio.run(_run(app))
    finally:
        desk.stop()
    return app.return_code or code or 0


async def _run(app: SretuiApp) -> int | None:
    """Run the app; who is told to end gives the terminal back first."""
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, app.exit, None, 128 + signal.SIGTERM)
    return await app.run_async()
