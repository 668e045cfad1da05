"""A question with what speaks against it; the default is no."""

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from sretui.core.cleaning import clean


class YesNo(ModalScreen[bool | None]):
    """Return True for yes."""

    CSS_PATH = "../dialog.tcss"
    BINDINGS = [
        Binding("y", "answer(True)", "Yes", id="question.yes", tooltip="Do it"),
        Binding("n,enter,escape", "answer(False)", "No", id="question.no", tooltip="Leave it"),
    ]

    def __init__(self, question: str, said: Sequence[str] = ()) -> None:
        """Ask a question; `said` is what to know before."""
        super().__init__()
        self._question = question
        self._said = said

    def compose(self) -> ComposeResult:
        """Say what there is to know, and ask."""
        with Vertical(classes="dialog"):
            yield Static(clean(self._question, lines=False), classes="question", markup=False)
            for line in self._said:
                yield Static(clean(line, lines=False), markup=False)
            yield Static("y: yes · n, enter or esc: no", classes="muted")

    def action_answer(self, wanted: bool) -> None:
        """Return the answer."""
        self.dismiss(wanted)
