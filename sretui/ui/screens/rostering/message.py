"""What the team is told of a change: drafted, to be edited and copied; nothing is posted."""

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static, TextArea

from sretui.core.cleaning import clean


class TeamMessage(ModalScreen[str | None]):
    """Return the text to copy."""

    CSS_PATH = ["../dialog.tcss", "message.tcss"]
    BINDINGS = [
        Binding("ctrl+s", "copy", "Copy", id="message.copy", tooltip="Copy the text; nothing is posted"),
        Binding("escape", "leave", "Leave", id="message.leave", tooltip="Copy nothing"),
    ]

    def __init__(self, text: str) -> None:
        super().__init__()
        self._text = text

    def compose(self) -> ComposeResult:
        """Show the text to edit."""
        with Vertical(classes="dialog"):
            yield Static("A message to the team", classes="question", markup=False)
            yield TextArea(clean(self._text), id="text")
            yield Static("ctrl+s copies it, to be sent by you · esc leaves", classes="muted", markup=False)

    def action_copy(self) -> None:
        """Give the text as it stands."""
        self.dismiss(self.query_one("#text", TextArea).text)

    def action_leave(self) -> None:
        """Copy nothing."""
        self.dismiss(None)
