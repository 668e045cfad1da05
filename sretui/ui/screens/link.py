"""The question before the browser is sent somewhere: the whole address, and yes or no."""

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from sretui.core.cleaning import clean


class LinkQuestion(ModalScreen[bool]):
    """Return whether the address is to be opened."""

    CSS_PATH = "dialog.tcss"
    BINDINGS = [
        Binding("enter,o,y", "open", "Open", id="link.open", tooltip="Open this address in the browser"),
        Binding("escape,n,q", "leave", "Leave", id="link.leave", tooltip="Do not open it"),
    ]

    def __init__(self, url: str) -> None:
        super().__init__()
        self._url = url

    def compose(self) -> ComposeResult:
        """Show the address whole: what it is called elsewhere may be a lie."""
        with Vertical(classes="dialog"):
            yield Static("Open in the browser?", classes="question")
            yield Static(clean(self._url, lines=False), markup=False)
            yield Static("enter opens · esc leaves it", classes="muted")

    def action_open(self) -> None:
        """Agree."""
        self.dismiss(True)

    def action_leave(self) -> None:
        """Stay here."""
        self.dismiss(False)
