"""One conversation, read over the screen that asks about it."""

from datetime import datetime, tzinfo

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from sretui.core.model import Conversation
from sretui.core.team import Team
from sretui.core.turn import Standing
from sretui.ui.widgets.body_view import BodyView
from sretui.ui.widgets.reader import Reader


class ReadingDialog(ModalScreen[None]):
    """Show a conversation until it is left."""

    CSS_PATH = ["../dialog.tcss", "handing.tcss"]
    BINDINGS = [
        Binding("escape,enter,q", "leave", "Back", id="reading.back", tooltip="Go back"),
        Binding("m", "raw", "Raw", id="reading.raw", tooltip="Show the text as typed, or as Markdown again"),
    ]

    def __init__(
        self,
        team: Team,
        me: str,
        tz: tzinfo,
        now: datetime,
        conversation: Conversation,
        standing: Standing | None,
    ) -> None:
        super().__init__()
        self._reader = Reader(team, me, tz, empty="")
        self._now = now
        self._conversation = conversation
        self._standing = standing

    def compose(self) -> ComposeResult:
        """Lay out the conversation."""
        with Vertical(classes="dialog"):
            yield self._reader
            yield Static("j k scroll · z folds · m raw · esc back", classes="muted", markup=False)

    def on_mount(self) -> None:
        """Show it, and let the keyboard scroll."""
        self._reader.now = self._now
        self._reader.read(self._conversation, self._standing)
        self._reader.query_one(BodyView).focus()

    def action_raw(self) -> None:
        """Change between Markdown and the text as typed."""
        self._reader.toggle_raw()

    def action_leave(self) -> None:
        """Go back."""
        self.dismiss(None)
