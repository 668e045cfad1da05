"""A comment to go with taking a product issue; none is posted where none is written."""

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.widgets import Static, TextArea

from sretui.core.cleaning import clean
from sretui.core.effort import name_of
from sretui.core.model import Issue
from sretui.desk import Desk
from sretui.ui.screens.forms.kept import KeptForm, load


class TakeForm(KeptForm[str]):
    """Return the comment; empty for none."""

    CSS_PATH = ["../../dialog.tcss", "fruit.tcss"]
    BINDINGS = [
        Binding("ctrl+s", "go_on", "Go on", id="take.go_on", tooltip="Show what will happen"),
        Binding("escape", "leave", "Leave", id="take.leave", tooltip="Do not take it; keep what is typed"),
    ]

    def __init__(self, desk: Desk, issue: Issue) -> None:
        super().__init__(desk, f"take:{issue.node_id}")
        self._issue = issue

    def compose(self) -> ComposeResult:
        """Lay out the comment."""
        with Vertical(classes="dialog"):
            yield Static(clean(f"Take {name_of(self._issue)}", lines=False), classes="question", markup=False)
            yield Static(clean(self._issue.title, lines=False), classes="oneline", markup=False)
            yield Static("You are assigned. A comment, if you wish one:", markup=False)
            yield TextArea(clean(load(self.desk, self.place).get("words", "")), id="words")
            yield Static("ctrl+s shows what will happen · esc leaves", classes="muted", markup=False)

    def action_go_on(self) -> None:
        """Return the comment."""
        self.leave_with(self.fields()["words"])
