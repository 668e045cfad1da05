"""The inbox: who is waiting, most urgent first, and the conversation of the one chosen."""

from datetime import datetime
from typing import TYPE_CHECKING

from textual import events, on
from textual.binding import Binding

from sretui.core.asking import is_asked
from sretui.core.board import PullState
from sretui.core.inbox import is_any_waking, is_handed, sections
from sretui.core.roster.duty import Standpoint, duty, standpoint
from sretui.core.turn import Standing
from sretui.ui import wording
from sretui.ui.messages import ConversationLoaded
from sretui.ui.picture import Picture
from sretui.ui.screens.marking import MarkingScreen
from sretui.ui.screens.role_hints import inbox_hints
from sretui.ui.widgets.inquiry_rows import MARK, TIME, InquiryRows
from sretui.ui.widgets.line_list import LineList

if TYPE_CHECKING:
    from sretui.core.outbox.steps import Queued
    from sretui.ui.screens.recording import Recorder


class InboxScreen(MarkingScreen):
    """The inquiries that need somebody."""

    MODE = "inbox"
    EMPTY = wording.NOTHING_WAITS
    BINDINGS = [
        Binding(
            "e",
            "no_reply_needed",
            "No reply",
            id="inquiry.no_reply",
            tooltip="Record that no reply is needed; posts nothing",
        ),
        Binding(
            "i",
            "facts",
            "Facts",
            id="inquiry.facts",
            tooltip="Record when, how and by whom it was asked or answered",
        ),
    ]

    _hands: "Recorder | None" = None
    _gone = False
    """Whether what is being read has left the inbox."""
    _arriving = ""
    """An inquiry (node id) that was asked for here, and is to have the cursor when it shows."""

    def hints(self) -> tuple[str, ...]:
        """Name the inbox's keys; those first that are for who looks."""
        me, team, one = self._desk.me, self._desk.team, self.chosen()
        if self.now is None:
            return inbox_hints(Standpoint.OTHER, handed=False, asked=False)
        handed = one is not None and is_handed(one, me)
        asked = one is not None and is_asked(one, team, me, self.now)
        return inbox_hints(standpoint(duty(team, self.now), me), handed=handed, asked=asked)

    def watch_picture(self, picture: Picture | None) -> None:
        """Show the new picture; the cursor, the scroll and what is being read stay where they are."""
        super().watch_picture(picture)
        if picture is None or self.now is None:
            return
        self.rows.replace(self._source(picture, self.now))
        if self._arriving and self.rows.move_to(self._arriving):
            self._arriving = ""
        if self.pull_state.synced is None and not self._reading:
            self.rows.action_first()  # while the first sync fills the inbox, its top is what counts
        reading = self._being_read()
        one = picture.by_key.get(reading) if reading else self._at_cursor()
        if not self._came_from and one is not None:
            self._show(one)
        elif reading:
            self.read_again()
        self._tell_if_gone()

    @on(ConversationLoaded)
    def look_whether_it_left(self) -> None:
        """Say what became of an inquiry that left the inbox while it was read, once it is shown."""
        self.call_later(self._tell_if_gone)

    def on_descendant_focus(self, _: events.DescendantFocus) -> None:
        """Let go of what left the inbox while it was read, once the keyboard is in the list again."""
        if self._gone and self._being_read() is None:
            self._tell_if_gone()
            self._show_chosen()

    def note_queued(self, queued: "tuple[Queued, ...]", about: tuple[Standing, ...]) -> None:
        """Go to a new inquiry when it shows."""
        super().note_queued(queued, about)
        self._arriving = next((one.inquiry for one in queued if not one.action.inquiry), "")

    def watch_pull_state(self, state: PullState) -> None:
        """Tell an inbox without inquiries from one that was never filled."""
        if self.is_mounted:
            self.rows.empty = wording.NO_DATA if state.synced is None else wording.NOTHING_WAITS

    def watch_now(self, before: datetime | None, now: datetime | None) -> None:
        """Let the countdowns tick; an inquiry may expire as days pass, and a snooze may end."""
        if self.picture is None or now is None:
            return
        source = self.rows.source
        rested = before is not None and is_any_waking(self.picture.standings, before, now)
        if before is None or rested or not isinstance(source, InquiryRows) or before.date() != now.date():
            self.watch_picture(self.picture)
            return
        source.now = now
        self.rows.refresh_column(0, MARK + 1 + TIME)

    @on(LineList.Highlighted, "#rows")
    def come_to_row(self) -> None:
        """Show the conversation of the row the cursor came to, once the cursor itself is drawn."""
        self.soon(self._show_chosen)

    def _show_chosen(self) -> None:
        if self._being_read():
            return  # the cursor was moved by news: what is read stays
        self._came_from = ""
        if (one := self._at_cursor()) is not None:
            self._show(one)
            self.want_known(one.inquiry.conversation.issue.node_id)
        else:
            self.reader.clear()
        self.update_hints()

    @on(LineList.Opened, "#rows")
    def ask_about_call(self) -> None:
        """Ask, once, whether a comment that only calls a colleague answered the customer."""
        if (one := self._at_cursor()) is not None and one.calls_colleague is not None:
            self._recorder().ask_about_call(one)

    def action_no_reply_needed(self) -> None:
        """Record that nothing the customer has said so far needs an answer."""
        one = self.chosen()
        if ones := self.marked() or ((one,) if one else ()):
            self._recorder().no_reply_needed(ones)

    def action_facts(self) -> None:
        """Ask for the facts that GitHub does not hold."""
        if (one := self.chosen()) is not None and self.now is not None:
            self._recorder().ask_for_facts(one, self.zone, self.now)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Grey out what does not apply to the inquiry chosen."""
        if action in {"no_reply_needed", "facts"}:
            return True if self.chosen() is not None and not self._came_from else None
        return super().check_action(action, parameters)

    def _source(self, picture: Picture, now: datetime) -> InquiryRows:
        team = self._desk.team
        board = picture.board
        found = sections(picture.standings, team, now, self._desk.me)
        rows = InquiryRows(found, team, self._desk.me, now, board.marks(), board.begun)
        rows.marked = self._marks.keys
        return rows

    def _being_read(self) -> str | None:
        """Give the inquiry (node id) that is read, or was before a known issue; None in the list."""
        if self.focused is None or self.focused is self.rows or self.reader.issue is None:
            return None
        return self._came_from or self.reader.issue.node_id

    def _at_cursor(self) -> Standing | None:
        if not self.is_mounted or self.picture is None:
            return None
        key = self.rows.cursor_key
        return self.picture.by_key.get(key) if isinstance(key, str) else None

    def chosen(self) -> Standing | None:
        """Give what a key is meant for: the inquiry being read, else the one at the cursor."""
        if self.is_mounted and self.picture is not None and (reading := self._being_read()):
            return self.picture.by_key.get(reading)
        return self._at_cursor()

    def _tell_if_gone(self) -> None:
        """Say whether what is being read has left the inbox; it stays open."""
        issue, reading = self.reader.issue, self._being_read()
        here = self.picture.by_key if self.picture else {}
        was, self._gone = self._gone, reading is not None and reading not in here
        if self._gone and issue is not None and issue.node_id == reading:
            self.status.trouble = wording.left_inbox(issue)
        elif was and not self._gone:
            self.status.trouble = ""
        if was != self._gone:
            self.update_hints()

    def _show(self, one: Standing) -> None:
        self._wanted = _node(one)
        self.reader.read(one.inquiry.conversation, one)

    def _recorder(self) -> "Recorder":
        from sretui.ui.screens.recording import Recorder  # dialogs are not needed for the first paint

        if self._hands is None:
            self._hands = Recorder(self._desk, self, self.note_recorded)
        return self._hands


def _node(one: Standing) -> str:
    return one.inquiry.conversation.issue.node_id
