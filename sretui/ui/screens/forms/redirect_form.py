"""The word to a customer who is led to the Primary: posted where all three read it, or told by oneself."""

from collections.abc import Callable
from dataclasses import dataclass

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.widgets import Input, Label, Static, TextArea

from sretui.core.cleaning import clean
from sretui.core.people import member
from sretui.desk import Desk
from sretui.ui.screens.forms.kept import KeptForm, load
from sretui.ui.widgets.choice import Choice

PLACE = "redirect:word"
COMMENT, MYSELF = "comment", "I tell them myself"
_HOWS = {
    COMMENT: "mailed to everybody who follows the list",
    MYSELF: "posts nothing; ctrl+t copies the text",
}
_KEYS = "ctrl+s preview · ctrl+t copies the text · ← → choose · esc leaves (kept)"


@dataclass(frozen=True, slots=True)
class Word:
    """To whom the customer is led, and what is posted for it."""

    primary: str
    """Login."""
    comment: str
    """Empty where the developer tells the customer."""


class RedirectForm(KeptForm[Word]):
    """Return the word; the review comes after it."""

    CSS_PATH = ["../dialog.tcss", "forms.tcss"]
    BINDINGS = [
        Binding("ctrl+s", "go_on", "Preview", id="redirect.preview", tooltip="Show all that will happen"),
        Binding("ctrl+t", "copy", "Copy", id="redirect.copy", tooltip="Copy the text to the clipboard"),
        Binding("escape", "leave", "Leave", id="redirect.leave", tooltip="Post nothing; keep what is typed"),
    ]

    def __init__(
        self, desk: Desk, customer: str, primary: str, how: str, word: Callable[[str, bool], str]
    ) -> None:
        """Ask; `word` gives the text for a Primary, posted or told."""
        super().__init__(desk, PLACE)
        self._customer = customer
        self._primary = primary
        self._how = how
        self._word = word
        self._offered = ""
        typed = load(desk, PLACE)
        self._typed = typed if typed.get("about") == self._about else {}

    @property
    def _about(self) -> str:
        """Whose word it is, and to whom they are led: another's words must not come up for somebody else."""
        return f"{self._customer} {self._primary}"

    def fields(self) -> dict[str, str]:
        """Add whose word it is."""
        return {**super().fields(), "about": self._about}

    def compose(self) -> ComposeResult:
        """Lay out to whom, how, and the text."""
        typed = self._typed
        who = self._customer or "the customer"
        with Vertical(classes="dialog"):
            question = clean(f"Lead {who} to the Primary", lines=False)
            yield Static(question, classes="question oneline", markup=False)
            yield self._row("Primary", Input(typed.get("primary", self._primary), id="primary"))
            yield self._row("Told by", Choice(_HOWS, typed.get("how", self._how), id="how"))
            yield TextArea(typed.get("word", ""), id="word")
            yield Static("", id="wrong", classes="wrong", markup=False)
            yield Static(_KEYS, classes="muted", markup=False)

    def on_mount(self) -> None:
        """Offer the text."""
        self._offer()
        self.query_one("#word", TextArea).focus()

    @on(Choice.Changed, "#how")
    @on(Input.Changed, "#primary")
    def follow(self) -> None:
        """Let the text follow, until somebody writes in it."""
        self._offer()

    def action_go_on(self) -> None:
        """Return the word; say what is wrong instead, and stay."""
        held = self.fields()
        primary = held["primary"].strip().removeprefix("@")
        if member(self.desk.team, primary, self.desk.clock()) is None:
            self._complain(f"“{primary}” is nobody on the team: write the Primary's login.")
        elif held["how"] == COMMENT and not held["word"].strip():
            self._complain("The comment is empty: write it, or tell them yourself.")
        else:
            self.leave_with(Word(primary, held["word"].strip() if held["how"] == COMMENT else ""))

    def action_copy(self) -> None:
        """Copy the text."""
        self.app.copy_to_clipboard(self.query_one("#word", TextArea).text)
        self.notify("Copied.", timeout=2, markup=False)

    def _row(self, label: str, field: Input | Choice) -> Horizontal:
        return Horizontal(Label(label, markup=False), field, classes="row")

    def _offer(self) -> None:
        area = self.query_one("#word", TextArea)
        if area.text.strip() in {"", self._offered.strip()}:
            held = self.fields()
            self._offered = self._word(held["primary"].strip(), held["how"] == COMMENT)
            if area.text != self._offered:
                area.text = self._offered

    def _complain(self, sentence: str) -> None:
        self.query_one("#wrong", Static).update(clean(sentence, lines=False))
