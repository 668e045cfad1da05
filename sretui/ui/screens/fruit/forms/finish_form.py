"""How a product issue was done: by which pull request, if any, and whether it is closed on GitHub."""

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.widgets import Input, Label, Static

from sretui.core.acts.harvesting import Done
from sretui.core.cleaning import clean
from sretui.core.effort import name_of
from sretui.core.model import Issue
from sretui.desk import Desk
from sretui.ui import browser
from sretui.ui.screens.forms.kept import KeptForm, load
from sretui.ui.widgets.choice import Choice

_CLOSES = {"no": "it stays as it is on GitHub", "yes": "closed as completed; previewed first"}


class FinishForm(KeptForm[Done]):
    """Return how it was done."""

    CSS_PATH = ["../../dialog.tcss", "fruit.tcss"]
    BINDINGS = [
        Binding("ctrl+s", "record", "Done", id="finish.record", tooltip="Record that it is done"),
        Binding("escape", "leave", "Leave", id="finish.leave", tooltip="Record nothing; keep what is typed"),
    ]

    def __init__(self, desk: Desk, issue: Issue, note: str) -> None:
        """Ask; `note` says what else is recorded with it."""
        super().__init__(desk, f"finish:{issue.node_id}")
        self._issue = issue
        self._note = note

    def compose(self) -> ComposeResult:
        """Lay out the pull request and the closing."""
        typed = load(self.desk, self.place)
        with Vertical(classes="dialog"):
            yield Static(
                clean(f"{name_of(self._issue)} is done", lines=False), classes="question", markup=False
            )
            yield Static(clean(self._issue.title, lines=False), classes="oneline", markup=False)
            with Horizontal(classes="row"):
                yield Label("By", markup=False)
                yield Input(
                    typed.get("url", ""), placeholder="https://… of a pull request; may be empty", id="url"
                )
            if self._issue.is_open:
                with Horizontal(classes="row"):
                    yield Label("Close it", markup=False)
                    yield Choice(_CLOSES, typed.get("closes", "no"), id="closes")
            if self._note:
                yield Static(clean(self._note, lines=False), markup=False)
            yield Static("", id="wrong", classes="wrong", markup=False)
            keys = "ctrl+s (enter in the field) goes on · tab next · ← → choose · esc leaves"
            yield Static(keys, classes="muted", markup=False)

    @on(Input.Submitted)
    def action_record(self) -> None:
        """Return how it was done, or say what is wrong."""
        held = self.fields()
        url = held["url"].strip()
        if url and not browser.is_web_address(url):
            wrong = "Give the pull request's address, beginning with https:// or http://, or none."
            self.query_one("#wrong", Static).update(wrong)
            return
        self.leave_with(Done(url, held.get("closes") == "yes"))
