"""Into which file: a path, typed."""

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Label, Static

from sretui.core.cleaning import clean


class PathForm(ModalScreen[str | None]):
    """Return a path."""

    CSS_PATH = ["../dialog.tcss", "handing.tcss"]
    BINDINGS = [Binding("escape", "leave", "Leave", id="path.leave", tooltip="Write nothing")]

    def __init__(self, question: str, path: str) -> None:
        """Ask, with a path to begin with."""
        super().__init__()
        self._question = question
        self._path = path

    def compose(self) -> ComposeResult:
        """Lay out the question and its field."""
        with Vertical(classes="dialog"):
            yield Static(clean(self._question, lines=False), classes="question", markup=False)
            with Horizontal(classes="row"):
                yield Label("file", markup=False)
                yield Input(self._path, id="path")
            yield Static("enter writes it, over what is there · esc leaves", classes="muted", markup=False)

    @on(Input.Submitted, "#path")
    def take(self, event: Input.Submitted) -> None:
        """Take what is typed."""
        if event.value.strip():
            self.dismiss(event.value.strip())

    def action_leave(self) -> None:
        """Write nothing."""
        self.dismiss(None)
