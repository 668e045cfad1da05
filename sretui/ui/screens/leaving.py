"""The question before the program is left while something is not sent yet."""

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from sretui.core.cleaning import clean


class LeaveQuestion(ModalScreen[bool]):
    """Return whether to leave all the same."""

    CSS_PATH = "dialog.tcss"
    BINDINGS = [
        Binding("y,q", "answer(True)", "Leave", id="leaving.yes", tooltip="Leave sretui; all of it is kept"),
        Binding("n,enter,escape", "answer(False)", "Stay", id="leaving.no", tooltip="Stay here"),
    ]

    def __init__(self, said: Sequence[str]) -> None:
        super().__init__()
        self._said = said

    def compose(self) -> ComposeResult:
        """Say what is not sent, and what becomes of it."""
        with Vertical(classes="dialog"):
            yield Static("Leave sretui?", classes="question")
            for line in self._said:
                yield Static(clean(line, lines=False), markup=False)
            yield Static("y or q: leave · n, enter or esc: stay", classes="muted")

    def action_answer(self, wanted: bool) -> None:
        """Return the answer."""
        self.dismiss(wanted)
