"""Is it serious? What speaks for it is said, and a person decides."""

from collections.abc import Sequence
from dataclasses import dataclass

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.widgets import Input, Label, Static

from sretui.core.cleaning import clean
from sretui.core.model import Issue
from sretui.desk import Desk
from sretui.ui.screens.forms.kept import KeptForm, load

_KEYS = "enter it is serious · ctrl+n it is not · esc decides nothing"
_MEANS = "Several users could not work, or it took an inordinate amount of time or people. Nothing is posted."


@dataclass(frozen=True, slots=True)
class Said:
    """What a person says of it."""

    serious: bool
    why: str = ""


class SeriousForm(KeptForm[Said]):
    """Return whether it is serious, and why."""

    CSS_PATH = ["../dialog.tcss", "forms.tcss", "serious.tcss"]
    AUTO_FOCUS = "#why"
    BINDINGS = [
        Binding("ctrl+s", "mark", "Serious", id="serious.mark", tooltip="Call it a serious incident"),
        Binding("ctrl+n", "deny", "Not serious", id="serious.deny", tooltip="Say that it is none"),
        Binding("escape", "leave", "Leave", id="serious.leave", tooltip="Decide nothing"),
    ]

    def __init__(self, desk: Desk, issue: Issue, reasons: Sequence[str]) -> None:
        super().__init__(desk, f"serious:{issue.node_id}")
        self._issue = issue
        self._reasons = reasons

    def compose(self) -> ComposeResult:
        """Say what speaks for it, and ask why."""
        typed = load(self.desk, self.place).get("why", "")
        with Vertical(classes="dialog"):
            yield Static("A serious incident?", classes="question", markup=False)
            about = f"#{self._issue.number} {self._issue.title}"
            yield Static(clean(about, lines=False), classes="oneline", markup=False)
            yield Static(_MEANS, classes="muted", markup=False)
            for reason in self._reasons:
                yield Static(clean(f"· {reason}", lines=False), classes="reason", markup=False)
            yield Label("Why, for the postmortem")
            yield Input(clean(typed or "; ".join(self._reasons), lines=False), id="why")
            yield Static(_KEYS, classes="muted", markup=False)

    @on(Input.Submitted, "#why")
    def submit(self) -> None:
        """Take it as serious."""
        self.action_mark()

    def action_mark(self) -> None:
        """Return that it is serious."""
        self.leave_with(Said(serious=True, why=self.query_one("#why", Input).value))

    def action_deny(self) -> None:
        """Return that it is not."""
        self.leave_with(Said(serious=False))
