"""A form whose fields are kept as a draft while they are typed: a closed terminal loses a second at most."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, TypeVar

from textual import on
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Input, TextArea

from sretui.core.errors import SretuiError
from sretui.desk import Desk
from sretui.ui.messages import CacheChanged, Troubled
from sretui.ui.widgets.choice import Choice

if TYPE_CHECKING:
    from textual.timer import Timer

    from sretui.core.outbox.action import Draft

T = TypeVar("T")
REST = 0.5
"""Seconds without a key press after which a draft is saved."""


class KeptForm(ModalScreen[T | None]):
    """A dialog that says its fields, and saves them at a place of the drafts."""

    def __init__(self, desk: Desk, place: str) -> None:
        super().__init__()
        self.desk = desk
        self.place = place
        self._saved: dict[str, str] = {}
        self._drafts_changed = False
        """Whether something was kept, which the screens show."""
        self._pending: Timer | None = None
        self.draft: Draft | None = None
        """What was typed when it was answered: it comes back when the Action is taken back."""

    def fields(self) -> dict[str, str]:
        """Give what the fields hold now, by id."""
        held = ((one.id, said(one)) for one in self.query(Widget))
        return {name: text for name, text in held if name and text is not None}

    def as_draft(self) -> "Draft":
        """Give what is typed as a draft."""
        from sretui.core.outbox.action import Draft

        return Draft(self.place, self.fields(), self.desk.clock())

    def on_mount(self) -> None:
        """Remember what was offered: only what is typed is kept."""
        self._saved = self.fields()

    @on(Input.Changed)
    @on(TextArea.Changed)
    @on(Choice.Changed)
    def keep_soon(self) -> None:
        """Save when the hands rest."""
        if self._pending is not None:
            self._pending.stop()
        self._pending = self.set_timer(REST, self.keep)

    def keep(self) -> None:
        """Save what is typed, if anything was."""
        if not self.is_mounted or (fields := self.fields()) == self._saved:
            return
        try:
            if any(text.strip() for text in fields.values()):
                self.desk.save_draft(self.place, fields)
            else:
                self.desk.forget_draft(self.place)
        except SretuiError as trouble:
            self.app.post_message(Troubled(f"What you type is not saved: {trouble}"))
        else:
            self._saved = fields
            self._drafts_changed = True

    def leave_with(self, answer: T | None) -> None:
        """Save, and end with an answer."""
        self.keep()
        self.draft = self.as_draft()
        if self._drafts_changed:
            self.app.post_message(CacheChanged())
        self.dismiss(answer)

    def action_leave(self) -> None:
        """Do nothing; what was typed is there the next time."""
        self.leave_with(None)


def said(widget: Widget) -> str | None:
    """Give what a field holds; None for what is no field."""
    if isinstance(widget, Input):
        return widget.value
    if isinstance(widget, TextArea):
        return widget.text
    return widget.chosen if isinstance(widget, Choice) else None


def load(desk: Desk, place: str) -> Mapping[str, str]:
    """Load what was being typed at a place; nothing when nothing was, or it cannot be read now."""
    try:
        draft = desk.draft(place)
    except SretuiError:
        return {}
    return draft.fields if draft else {}
