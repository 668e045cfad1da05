"""The outbox: what waits for GitHub, why and since when; what to do about it; and the receipts.

The conversation that an Action is about is shown in its place by one key, so that whoever is told that the
customer has written since can read it, and decide there.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from textual import events, on
from textual.binding import Binding
from textual.message import Message
from textual.widget import Widget

from sretui.core.errors import SretuiError
from sretui.core.model import Issue
from sretui.core.outbox.history import Passage, Receipt
from sretui.core.outbox.steps import Queued, editable
from sretui.core.outbox.words import web_address
from sretui.desk import Desk
from sretui.ui import wording
from sretui.ui.deeds import Deeds
from sretui.ui.messages import Troubled
from sretui.ui.newest import Newest
from sretui.ui.picture import Picture
from sretui.ui.screens.deciding import Decider
from sretui.ui.screens.split import SplitScreen
from sretui.ui.settings import UiSettings
from sretui.ui.widgets.action_pane import ActionPane
from sretui.ui.widgets.line_list import LineList
from sretui.ui.widgets.outbox_rows import OutboxRows


@dataclass
class OutboxListed(Message):
    """What is unfinished and what is finished was looked up."""

    outbox: tuple[Queued, ...]
    receipts: tuple[Receipt, ...]


@dataclass
class ActionLoaded(Message):
    """An Action that was asked for is here; None when this program cannot read it."""

    action_id: str
    queued: Queued | None
    passages: tuple[Passage, ...] = ()
    issue: Issue | None = None
    """The inquiry it is about, where the copy of GitHub holds it."""


class OutboxScreen(SplitScreen):
    """What was asked for, and what became of it."""

    MODE = "outbox"
    EMPTY = wording.NOTHING_SENT
    BINDINGS = [
        Binding(
            "t,r",
            "try_again",
            "Try again",
            id="outbox.retry",
            tooltip="Try it again now; what may have arrived is looked for first",
        ),
        Binding("e", "edit", "Edit", id="outbox.edit", tooltip="Change a text that was not sent"),
        Binding(
            "x",
            "discard",
            "Discard",
            id="outbox.discard",
            tooltip="Give up what was not sent; keeps the text",
        ),
        Binding("u", "take_back", "Undo", id="outbox.undo", tooltip="Take it back, or do the opposite"),
        Binding(
            "c",
            "conversation",
            "Conversation",
            id="outbox.conversation",
            tooltip="Read the inquiry that it is about; esc leads back",
        ),
    ]

    def __init__(self, desk: Desk, settings: UiSettings, deeds: Deeds) -> None:
        super().__init__(desk, settings)
        self._deeds = deeds
        self._conversing = False
        self._was_away = False
        self._chosen = ""
        self._issue: Issue | None = None
        self._lists: Newest[bool] = Newest("outbox", self._list, self.post_message)
        self._tellers: Newest[str] = Newest("action", self._find, self.post_message)

    def hints(self) -> tuple[str, ...]:
        """Name the outbox's keys."""
        return (
            "try_again",
            "edit",
            "discard",
            "take_back",
            "conversation",
            "help",
            "browse",
            "copy_link",
            "sync",
            "raw",
            "quit",
        )

    @property
    def pane(self) -> Widget:
        """The Action, or the conversation in its place."""
        return self.reader if self._conversing else self.action_pane

    @property
    def action_pane(self) -> ActionPane:
        """The pane of the Action chosen."""
        return self.query_one(ActionPane)

    @property
    def address(self) -> str:
        """The address of what was sent, else of the inquiry; of the conversation while that is read."""
        if not self.is_mounted or self._conversing:
            return super().address
        one = self.queued
        return (web_address(one) if one else "") or (self._issue.url if self._issue else "")

    @property
    def queued(self) -> Queued | None:
        """The Action chosen."""
        return self.action_pane.queued if self.is_mounted else None

    def panes(self) -> Iterable[Widget]:
        """Give the Action's pane, and the reader that takes its place."""
        pane = ActionPane(self._desk.me, self.zone)
        pane.add_class("pane")
        yield pane.data_bind(SplitScreen.now)
        for reader in super().panes():
            reader.add_class("away")
            yield reader

    def on_mount(self) -> None:
        """List all."""
        super().on_mount()
        self._lists.ask(True)

    def on_screen_resume(self, event: events.ScreenResume) -> None:
        """Look again: much may have changed while another screen was shown."""
        super().on_screen_resume(event)
        self._lists.ask(True)

    def watch_picture(self, picture: Picture | None) -> None:
        """Look again: something has changed."""
        super().watch_picture(picture)
        self.status.stuck = ""  # it is seen here
        self._was_away = self._was_away or self.app.current_mode != self.MODE
        if picture is not None and self.is_mounted and self.is_current:
            self._lists.ask(True)
            if self._conversing:
                self.read_again()

    def watch_now(self, now: datetime | None) -> None:
        """Let the countdowns tick."""
        source = self.rows.source if self.is_mounted else None
        if isinstance(source, OutboxRows) and now is not None:
            source.now = now
            self.rows.refresh_column(0, 0)

    @on(OutboxListed)
    def show_list(self, event: OutboxListed) -> None:
        """List what was found; the cursor stays with its Action, wherever that stands now."""
        if self.now is None:
            return
        self.rows.replace(OutboxRows(event.outbox, event.receipts, self._page, self.now))
        if self._was_away and not self._reading:
            self.rows.action_first()  # whoever comes back wants to see what was asked for meanwhile
        self._was_away = False
        self._show_chosen()

    @on(LineList.Highlighted, "#rows")
    def come_to_row(self) -> None:
        """Show the Action of the row the cursor came to, once the cursor itself is drawn."""
        self.soon(self._show_chosen)

    @on(LineList.Opened, "#rows")
    def read_row(self) -> None:
        """Read the Action chosen."""
        self.at_once()
        if self.rows.cursor_key is not None:
            self.open_reader()

    @on(ActionLoaded)
    def show_action(self, event: ActionLoaded) -> None:
        """Show an Action that was asked for, unless another one is wanted by now."""
        if event.action_id != self._chosen:
            return
        if event.queued is None:
            self._show_nothing()
            return
        self._issue = event.issue
        about = wording.about(event.issue) if event.issue else ""
        advice = self._decider(event.queued).advice(has_conversation=event.issue is not None)
        self.action_pane.tell(event.queued, event.passages, about, advice)
        self.update_hints()

    def action_try_again(self) -> None:
        """Try it again."""
        if (one := self.queued) is not None:
            self._decider(one).try_again()

    def action_edit(self) -> None:
        """Change its texts."""
        if (one := self.queued) is not None:
            self._decider(one).edit()

    def action_discard(self) -> None:
        """Give it up."""
        if (one := self.queued) is not None:
            self._decider(one).discard()

    def action_take_back(self) -> None:
        """Take it back."""
        if (one := self.queued) is not None:
            self._decider(one).take_back()

    def action_conversation(self) -> None:
        """Show the inquiry in place of the Action, or the Action again."""
        if self._conversing:
            self._show_action_again()
        elif self._issue is not None:
            self._conversing = True
            self._place_panes()
            self.want(self._issue.node_id, opening=True)

    def opens_here(self, issue: Issue) -> bool:
        """Follow links out of a conversation alone: beside an Action there is no way back to it."""
        return self._conversing and super().opens_here(issue)

    def action_back(self) -> None:
        """Go back: from the conversation to the Action, from that to the list."""
        if self._came_from or not self._conversing:
            super().action_back()
        else:
            self._show_action_again()

    def action_other_pane(self) -> None:
        """Go to the other pane."""
        if self.rows.has_focus and self.queued is not None:
            self.open_reader()
        else:
            self._reading = False
            self._fit()
            self.rows.focus()

    def action_raw(self) -> None:
        """Change between Markdown and the text as typed."""
        if self._conversing:
            super().action_raw()
        else:
            self.action_pane.toggle_raw()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Grey out what does not apply to the Action chosen."""
        one = self.queued
        if action in {"try_again", "discard"}:
            return True if one is not None and not one.is_done else None
        if action == "edit":
            return True if one is not None and not one.is_done and editable(one) else None
        if action == "take_back" or (action == "raw" and not self._conversing):
            return True if one is not None else None
        if action == "conversation":
            return True if self._issue is not None else None
        if action == "known" and not self._conversing:
            return False
        return super().check_action(action, parameters)

    def _show_chosen(self) -> None:
        key = self.rows.cursor_key
        if not isinstance(key, str):
            self._show_nothing()
            return
        if key != self._chosen and self._conversing:
            self._show_action_again()
        self._chosen = key
        self._tellers.ask(key)

    def _show_nothing(self) -> None:
        self._chosen, self._issue = "", None
        self.action_pane.clear()
        self.update_hints()

    def _show_action_again(self) -> None:
        """Let the Action have its place again; the keyboard goes with it."""
        reading = self.reader in self.focused.ancestors if self.focused else False
        self._conversing = False
        self._came_from = self._wanted = ""
        self._place_panes()
        if reading:
            self.open_reader()
        self.update_hints()

    def _place_panes(self) -> None:
        self.action_pane.set_class(self._conversing, "away")
        self.reader.set_class(not self._conversing, "away")

    def _list(self, _: bool) -> OutboxListed:
        return OutboxListed(self._desk.outbox(), self._desk.receipt_list())

    def _find(self, action_id: str) -> ActionLoaded:
        queued = self._desk.find_queued(action_id)
        if queued is None:
            return ActionLoaded(action_id, None)
        conversation = self._desk.conversation(queued.inquiry) if queued.inquiry else None
        issue = conversation.issue if conversation else None
        return ActionLoaded(action_id, queued, self._desk.passages(action_id), issue)

    def _page(self, action_ids: Sequence[str]) -> Mapping[str, Queued]:
        """Load a page of receipts; one that cannot be read stays empty, and why is said."""
        try:
            return {one.action.id: one for one in self._desk.find_many(action_ids)}
        except SretuiError as trouble:
            self.post_message(Troubled(str(trouble)))
            return {}

    def _decider(self, one: Queued) -> Decider:
        return Decider(self, self._desk, one, self._deeds, self.zone, partial(self._lists.ask, True))
