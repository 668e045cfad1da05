"""What the screens that one reads on share: a list beside (or instead of) a reading pane.

On a narrow terminal the list and the pane take turns; on a wide one they stand side by side.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

from textual import events, on
from textual.binding import Binding
from textual.containers import Horizontal
from textual.widget import Widget

from sretui.core.model import Issue, RepoRole
from sretui.core.turn import standing
from sretui.desk import Desk
from sretui.ui.messages import ConversationLoaded, KnownFound
from sretui.ui.newest import Newest
from sretui.ui.picture import Picture
from sretui.ui.screens.browsing import BrowsingScreen
from sretui.ui.settings import UiSettings
from sretui.ui.widgets.body_view import BodyView
from sretui.ui.widgets.document import Part
from sretui.ui.widgets.fruit_parts import harvested
from sretui.ui.widgets.line_list import LineList
from sretui.ui.widgets.reader import Reader

if TYPE_CHECKING:
    from textual.timer import Timer

REST = 0.03
"""Seconds the cursor rests on a row before its conversation is laid out."""
WIDE = 110
"""From this width on list and conversation stand side by side."""


class SplitScreen(BrowsingScreen):
    """A list and a reading pane."""

    CSS_PATH = ["split.tcss"]
    AUTO_FOCUS = "#rows"
    EMPTY = ""
    BINDINGS = [
        Binding("escape", "back", "Back", id="screen.back", tooltip="Go back to the list"),
        Binding("tab", "other_pane", "Pane", id="screen.pane", tooltip="Go to the other pane"),
        Binding("m", "raw", "Raw", id="reader.raw", tooltip="Show the text as typed, or as Markdown again"),
        Binding("K", "known", "Known?", id="reader.known", tooltip="Go to the product issues most like this"),
    ]

    def __init__(self, desk: Desk, settings: UiSettings) -> None:
        super().__init__(desk, settings)
        self._reading = False
        self._opening = False
        self._pending: Timer | None = None
        self._work: Callable[[], None] | None = None
        self._wanted = ""
        self._came_from = ""
        self._alike: KnownFound | None = None
        """What was found last; it may come before the conversation it belongs to."""
        self._readers: Newest[str] = Newest("reader", self._load, self.post_message)
        self._likeness: Newest[str] = Newest("likeness", self._find_known, self.post_message)

    @property
    def is_wide(self) -> bool:
        """Whether list and pane stand side by side."""
        return self.size.width >= WIDE

    @property
    def rows(self) -> LineList:
        """The list."""
        return self.query_one("#rows", LineList)

    @property
    def pane(self) -> Widget:
        """What one reads in, beside the list or instead of it."""
        return self.reader

    def content(self) -> Iterable[Widget]:
        """Lay out list and pane."""
        self.set_class(self.app.size.width >= WIDE, "wide", update=False)  # a later change styles all anew
        yield from self.above()
        rows = LineList(empty=self.EMPTY, id="rows")
        yield Horizontal(rows, *self.panes(), id="panes")

    def panes(self) -> Iterable[Widget]:
        """Give what one reads in."""
        reader = Reader(self._desk.team, self._desk.me, self.zone, empty="")
        reader.add_class("pane")
        yield reader.data_bind(SplitScreen.now)

    def above(self) -> Sequence[Widget]:
        """Give what stands above the list."""
        return ()

    def on_mount(self) -> None:
        """Show the layout that fits, and the keys."""
        self._fit()
        self.update_hints()

    def watch_picture(self, picture: Picture | None) -> None:
        """Tell the reader what is typed and not sent."""
        super().watch_picture(picture)
        if picture is not None and self.query(Reader):
            self.reader.begun = picture.board.begun

    def on_resize(self) -> None:
        """Change between one and two panes; what is open stays open."""
        self._fit()

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Show the pane that the keyboard is in, and the keys that hold there."""
        self._reading = self.pane in event.widget.ancestors
        self._fit()
        self.call_after_refresh(self.update_hints)

    def soon(self, work: Callable[[], None]) -> None:
        """Do something when the cursor has been drawn; a key held down does it for the last row alone."""
        if self._pending is not None:
            self._pending.stop()
        self._work = work
        self._pending = self.set_timer(REST, self.at_once)

    def at_once(self) -> None:
        """Do now what waits for the cursor to rest."""
        work, self._work = self._work, None
        if work is not None:
            work()

    def want(self, node_id: str, *, fresh: bool = False, opening: bool = False) -> None:
        """Ask for a conversation: it is shown when it comes, if it is still wanted.

        With `fresh` GitHub is asked for its comments too; with `opening` the reader goes to it.
        """
        self._wanted = node_id
        self._opening = opening
        self._readers.ask(node_id)
        if fresh:
            self._desk.want_comments(node_id)

    def read_again(self) -> None:
        """Look whether what is being read has changed."""
        if self._wanted:
            self._readers.ask(self._wanted)

    def told_above(self, event: ConversationLoaded) -> Sequence[Part]:  # noqa: ARG002 - for others
        """Give what is told above a conversation."""
        return ()

    def want_known(self, node_id: str) -> None:
        """Ask for the product issues most like an inquiry."""
        self._likeness.ask(node_id)

    def open_reader(self) -> None:
        """Go to the reading pane."""
        self.at_once()
        self._reading = True
        self._fit()
        self.pane.query_one(BodyView).focus()

    @on(KnownFound)
    def list_known(self, event: KnownFound) -> None:
        """List what was found, now or when its inquiry is shown."""
        self._alike = event
        self._show_alike()

    @on(ConversationLoaded)
    def show_conversation(self, event: ConversationLoaded) -> None:
        """Show a conversation that was asked for, unless another one is wanted by now."""
        if event.node_id != self._wanted:
            return
        if event.conversation is None:
            self.reader.clear()
            return
        active = self.picture.by_key.get(event.node_id) if self.picture else None
        self.reader.read(event.conversation, active or event.standing, self.told_above(event))
        self._show_alike()
        self.update_hints()
        if self._opening:
            self._opening = False
            self.open_reader()

    @on(LineList.Opened, "#known")
    def read_known(self, event: LineList.Opened) -> None:
        """Read a known issue; esc leads back to the inquiry."""
        if isinstance(event.key, str) and self.reader.issue is not None:
            self._came_from = self._came_from or self.reader.issue.node_id
            self.want(event.key, fresh=True)
            self.reader.query_one(BodyView).focus()

    @on(LineList.Opened, "#rows")
    def read_row(self) -> None:
        """Read the chosen row."""
        self.at_once()
        if self.reader.issue is not None:
            self.open_reader()

    def opens_here(self, issue: Issue) -> bool:
        """Say whether a link to an issue is followed in this screen: where no key could be meant for it."""
        return issue.repo is RepoRole.PRODUCT

    def follow(self, url: str) -> None:
        """Read an issue that the cache holds here, esc leads back; anything else may go to the browser."""
        here, found = self.reader.issue, self._desk.issue_at(url)
        if here is None or found is None or found.node_id == here.node_id or not self.opens_here(found):
            super().follow(url)
            return
        self._came_from = self._came_from or here.node_id
        self.want(found.node_id, fresh=True)
        self.reader.query_one(BodyView).focus()

    def action_back(self) -> None:
        """Go back: from a known issue to the inquiry, from the conversation to the list."""
        if self._came_from:
            came_from, self._came_from = self._came_from, ""
            self.want(came_from)
            self.want_known(came_from)
            return
        self._reading = False
        self._fit()
        self.rows.focus()

    def action_other_pane(self) -> None:
        """Go to the other pane."""
        if self.rows.has_focus and self.reader.issue is not None:
            self.open_reader()
            return
        self._reading = False
        self._fit()
        self.rows.focus()

    def action_raw(self) -> None:
        """Change between Markdown and the text as typed."""
        if self.reader.issue is not None:
            self.reader.toggle_raw()

    def action_known(self) -> None:
        """Go to the known issues."""
        known = self.query_one("#known", LineList)
        if not known.has_class("none"):
            self._reading = True
            self._fit()
            known.focus()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Grey out what does not apply."""
        if action in {"raw", "known"}:
            return True if self._has_issue() else None
        if action in {"browse", "copy_link"}:
            return True if self.is_mounted and (self.address or self._has_issue()) else None
        return super().check_action(action, parameters)

    def _show_alike(self) -> None:
        found, issue = self._alike, self.reader.issue
        if found is not None and issue is not None and issue.node_id == found.node_id:
            self.reader.show_known(found.known)
            self.reader.show_harvest(harvested(found.harvest))

    def _has_issue(self) -> bool:
        found = self.query(Reader)
        return bool(found) and found.first().issue is not None

    def _fit(self) -> None:
        self.set_class(self.is_wide, "wide")
        self.set_class(self._reading, "reading")

    def _load(self, node_id: str) -> ConversationLoaded:
        found = self._desk.inquiry(node_id)
        if found is None:
            return ConversationLoaded(node_id, None)
        told = found.conversation
        asked = told.issue.repo is RepoRole.INQUIRIES
        return ConversationLoaded(node_id, told, standing(found, self._desk.team) if asked else None)

    def _find_known(self, node_id: str) -> KnownFound:
        return KnownFound(node_id, self._desk.known(node_id), self._desk.harvest(node_id))
