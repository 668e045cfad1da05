"""A screen whose rows can be marked, so that the next act is for all of them."""

from typing import TYPE_CHECKING

from textual import on
from textual.binding import Binding

from sretui.core.journal import Fact
from sretui.core.phrases import counted
from sretui.core.turn import Standing
from sretui.desk import Desk
from sretui.ui.marks import Marks
from sretui.ui.picture import Picture
from sretui.ui.screens.acting import ActingScreen
from sretui.ui.settings import UiSettings
from sretui.ui.widgets.inquiry_rows import InquiryRows
from sretui.ui.widgets.line_list import LineList

if TYPE_CHECKING:
    from sretui.core.outbox.steps import Queued


class MarkingScreen(ActingScreen):
    """Inquiries that can be marked."""

    BINDINGS = [
        Binding("space", "mark", "Mark", id="inquiry.mark", tooltip="Mark this row for the next act"),
        Binding("v", "mark_range", "Range", id="inquiry.range", tooltip="Mark from here to there: v, j, v"),
    ]

    def __init__(self, desk: Desk, settings: UiSettings) -> None:
        super().__init__(desk, settings)
        self._marks = Marks()

    def marked(self) -> tuple[Standing, ...]:
        """Give the marked inquiries, in the order of the rows; one that left the list is not acted upon."""
        found, keys = self.picture.by_key if self.picture else {}, self._marks.keys
        return tuple(found[key] for key in self._row_keys() if key in keys and key in found) if keys else ()

    def watch_picture(self, picture: Picture | None) -> None:
        """Let the range reach over what came into it."""
        super().watch_picture(picture)
        if self.is_mounted:
            self.call_later(self._show_marks)

    @on(LineList.Highlighted, "#rows")
    def sweep(self) -> None:
        """Let the range follow the cursor."""
        if self._marks.has_range:
            self._show_marks()

    def action_mark(self) -> None:
        """Mark the row at the cursor, or not any more, and go down."""
        if isinstance(key := self.rows.cursor_key, str):
            self._marks.toggle(key)
            self._show_marks()
            self.rows.action_cursor_down()

    def action_mark_range(self) -> None:
        """Begin a range at the cursor, or end it there."""
        key = self.rows.cursor_key
        if self._marks.has_range:
            self._marks.end_range()
        elif isinstance(key, str):
            self._marks.begin_range(key)
        self._show_marks()

    def action_back(self) -> None:
        """Let go of the marks first, where the keyboard is in the list."""
        if self.rows.has_focus and self._marks.keys:
            self._forget_marks()
        else:
            super().action_back()

    def note_queued(self, queued: "tuple[Queued, ...]", about: tuple[Standing, ...]) -> None:
        """Let go of the marks when what was queued was for them."""
        super().note_queued(queued, about)
        self._done_to(about)

    def note_recorded(self, about: tuple[tuple[Standing, tuple[Fact, ...]], ...]) -> None:
        """Let go of the marks when what was recorded was for them."""
        super().note_recorded(about)
        self._done_to(tuple(one for one, _ in about))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Grey out the marks where there is no list under the keyboard."""
        if action in {"mark", "mark_range"}:
            return True if self.is_mounted and self.rows.has_focus else None
        return super().check_action(action, parameters)

    def _done_to(self, about: tuple[Standing, ...]) -> None:
        if about and {one.inquiry.conversation.issue.node_id for one in about} & self._marks.keys:
            self._forget_marks()

    def _forget_marks(self) -> None:
        self._marks.clear()
        self._show_marks()

    def _row_keys(self) -> list[str]:
        source = self.rows.source
        keys = (source.key(index) for index in range(len(source)))
        return [key for key in keys if isinstance(key, str)]

    def _show_marks(self) -> None:
        """Draw the marks, and say how many there are."""
        source = self.rows.source
        if not isinstance(source, InquiryRows):
            return
        keys = self._row_keys()
        if self._marks.has_range:
            key = self.rows.cursor_key
            self._marks.sweep(keys, key if isinstance(key, str) else None)
        if source.marked != self._marks.keys:
            source.marked = self._marks.keys
            self.rows.refresh_lines(range(len(source)))
        count = len(self.marked())
        how = " · v ends the range" if self._marks.has_range else ""
        self.status.note = f"{counted(count, 'row')} marked{how} · esc unmarks" if count else ""
        self.update_hints()
