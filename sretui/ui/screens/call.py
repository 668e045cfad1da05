"""The question whether a comment that only calls a colleague answered the customer; asked once."""

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from sretui.core.cleaning import clean

_EXCERPT = 400


class CallQuestion(ModalScreen[bool | None]):
    """Return whether the comment answered; None when nobody said."""

    CSS_PATH = "dialog.tcss"
    BINDINGS = [
        Binding("n,enter", "answer(False)", "No", id="call.no", tooltip="It only called a colleague"),
        Binding("y", "answer(True)", "Yes", id="call.yes", tooltip="It answered the customer"),
        Binding("escape", "leave", "Later", id="call.later", tooltip="Ask again another time"),
    ]

    def __init__(self, author: str, body: str) -> None:
        super().__init__()
        self._author = author
        self._body = body

    def compose(self) -> ComposeResult:
        """Show the comment."""
        with Vertical(classes="dialog"):
            yield Static(
                clean(f"Did {self._author} answer the customer here?", lines=False),
                classes="question",
                markup=False,
            )
            yield Static(clean(self._body)[:_EXCERPT], markup=False)
            yield Static(
                "n or enter: no, it only calls a colleague · y: yes · esc: ask later", classes="muted"
            )

    def action_answer(self, answered: bool) -> None:
        """Return the answer."""
        self.dismiss(answered)

    def action_leave(self) -> None:
        """Leave it open."""
        self.dismiss(None)
