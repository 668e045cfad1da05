"""Moving an inquiry to the product repo: whether it can be, what is lost, and the word before it."""

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.widgets import Label, Static, TextArea

from sretui.core.cleaning import clean
from sretui.core.model import Issue
from sretui.desk import Desk
from sretui.ui.screens.forms.kept import KeptForm, load

_KEYS = "ctrl+s preview · esc leaves (what is typed is kept)"


def place_of(inquiry: Issue) -> str:
    """Name the draft of an inquiry's moving."""
    return f"move:{inquiry.node_id}"


class MoveForm(KeptForm[str]):
    """Return the comment that is posted before the move; empty posts none."""

    CSS_PATH = ["../dialog.tcss", "forms.tcss", "move.tcss"]
    BINDINGS = [
        Binding("ctrl+s", "go_on", "Preview", id="move.preview", tooltip="Show all that will happen"),
        Binding("escape", "leave", "Leave", id="move.leave", tooltip="Move nothing; keep what is typed"),
    ]

    def __init__(
        self, desk: Desk, inquiry: Issue, obstacles: Sequence[str], losses: Sequence[str], reply: str
    ) -> None:
        super().__init__(desk, place_of(inquiry))
        self._inquiry = inquiry
        self._obstacles = tuple(obstacles)
        self._losses = tuple(losses)
        self._reply = load(desk, self.place).get("reply", reply)

    def compose(self) -> ComposeResult:
        """Say what forbids it, else what it costs, and ask for the comment."""
        with Vertical(classes="dialog"):
            yield Static(
                f"Move #{self._inquiry.number} to the product repo", classes="question", markup=False
            )
            if self._obstacles:
                yield Static("GitHub will not move it:", markup=False)
                yield Static(_listed(self._obstacles), classes="wrong", markup=False)
                yield Static("esc leaves; p files a product issue from it instead", classes="muted")
                return
            yield Static("What changes or is lost:", markup=False)
            yield Static(_listed(self._losses), classes="wrong", markup=False)
            yield Label("To the customer, before the move; mailed to everybody who follows the list")
            yield TextArea(self._reply, id="reply")
            yield Static(_KEYS, classes="muted")

    def action_go_on(self) -> None:
        """Return the comment."""
        if not self._obstacles:
            self.leave_with(self.query_one("#reply", TextArea).text.strip())


def _listed(sentences: Sequence[str]) -> str:
    return clean("\n".join(f"- {' '.join(one.split())}" for one in sentences))
