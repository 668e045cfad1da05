"""How much time there is: what is known to take longer is left out."""

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from sretui.core.effort import minutes_words
from sretui.core.fruit.lengths import EXPECTED, minutes_from


class HaveForm(ModalScreen[int | None]):
    """Return the minutes; 0 for half a day, as always."""

    CSS_PATH = ["../../dialog.tcss", "fruit.tcss"]
    BINDINGS = [
        Binding("escape", "leave", "Leave", id="have.leave", tooltip="Change nothing"),
    ]

    def __init__(self, minutes: int | None) -> None:
        super().__init__()
        self._minutes = minutes

    def compose(self) -> ComposeResult:
        """Ask."""
        with Vertical(classes="dialog"):
            yield Static("How much time do you have?", classes="question", markup=False)
            held = minutes_words(self._minutes) if self._minutes else ""
            yield Input(held, placeholder=f"{EXPECTED}; empty: half a day", id="minutes")
            yield Static("", id="wrong", classes="wrong", markup=False)
            yield Static("enter narrows the list to what fits · esc leaves", classes="muted", markup=False)

    @on(Input.Submitted)
    def take_typed(self, event: Input.Submitted) -> None:
        """Return it, or say what is expected."""
        minutes = minutes_from(event.value)
        if event.value.strip() and minutes is None:
            self.query_one("#wrong", Static).update(f"Type {EXPECTED}.")
        else:
            self.dismiss(minutes or 0)

    def action_leave(self) -> None:
        """Change nothing."""
        self.dismiss(None)
