"""Handing on what cannot be taken: to whom, why, and whether the reason is anybody else's business."""

from collections.abc import Callable, Sequence

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.widgets import Label, Static, TextArea

from sretui.core.acts.acceptance import HandedOn
from sretui.core.cleaning import clean
from sretui.core.errors import SretuiError
from sretui.core.handoff.line import read_lines
from sretui.core.people import is_among, name
from sretui.core.turn import Standing
from sretui.desk import Desk
from sretui.ui.screens.forms.kept import KeptForm, load
from sretui.ui.widgets.choice import Choice

KEEP, SAY = "kept", "said"
_REASONS = {
    KEEP: "in your journal alone; tell them yourself",
    SAY: "in the comment, which is mailed to the list",
}
_KEYS = "ctrl+s goes on to the preview · tab next · ← → choose · esc leaves"


def place_of(one: Standing) -> str:
    """Name the draft of handing an inquiry on."""
    return f"hand on:{one.inquiry.conversation.issue.node_id}"


class HandOnForm(KeptForm[HandedOn]):
    """Return to whom it goes, why, and what is posted."""

    CSS_PATH = ["../dialog.tcss", "forms.tcss", "accept.tcss"]
    BINDINGS = [
        Binding("ctrl+s", "go_on", "Go on", id="hand_on.go_on", tooltip="Preview what is posted"),
        Binding("escape", "leave", "Leave", id="hand_on.leave", tooltip="Keep what is typed"),
    ]

    def __init__(
        self, desk: Desk, one: Standing, people: Sequence[str], text: Callable[[str, str], str]
    ) -> None:
        """Offer people by login; `text` words the comment for one of them and a reason."""
        super().__init__(desk, place_of(one))
        self._issue = one.inquiry.conversation.issue
        self._people = {login: name(desk.team, login) for login in people}
        self._text = text
        self._offered = ""
        self._typed = load(desk, self.place)

    def compose(self) -> ComposeResult:
        """Lay out to whom, why, and the comment."""
        typed, first = self._typed, next(iter(self._people))
        with Vertical(classes="dialog"):
            yield Static(f"Who takes #{self._issue.number} instead?", classes="question", markup=False)
            yield self._row("To", Choice(self._people, typed.get("to", first), id="to"))
            yield Label("Why can you not take it?", markup=False)
            yield TextArea(clean(typed.get("reason", "")), id="reason")
            yield self._row("Reason", Choice(_REASONS, typed.get("how", KEEP), id="how"))
            yield TextArea(clean(typed.get("comment", "")), id="comment")
            yield Static("", id="wrong", classes="wrong", markup=False)
            yield Static(_KEYS, classes="muted", markup=False)

    def on_mount(self) -> None:
        """Word the comment; begin with the reason."""
        self._offered = self._worded(self._typed["comment"]) if self._typed.get("comment") else ""
        self._offer()
        self.query_one("#reason", TextArea).focus()

    @on(Choice.Changed)
    @on(TextArea.Changed, "#reason")
    def follow(self) -> None:
        """Let the comment say what the fields say, until somebody writes in it."""
        self._offer()

    def action_go_on(self) -> None:
        """Return it; say what is missing instead, and stay."""
        held = self.fields()
        if not held["reason"].strip():
            self._complain("Say why: it is kept in your journal, and posted only if you wish.")
        elif not held["comment"].strip():
            self._complain("The comment is empty: it is what hands the inquiry on.")
        elif wrong := self._wrong(held["comment"], held["to"]):
            self._complain(wrong)
        else:
            self.leave_with(HandedOn(held["to"], held["reason"].strip(), held["comment"].strip()))

    def _offer(self) -> None:
        area, held = self.query_one("#comment", TextArea), self.fields()
        if area.text.strip() not in {"", self._offered.strip()}:
            return
        reason = held["reason"].strip() if held["how"] == SAY else ""
        try:
            self._offered = clean(self._text(held["to"], reason))
        except SretuiError as trouble:
            self._complain(str(trouble))
            return
        if area.text != self._offered:
            area.text = self._offered

    def _worded(self, typed: str) -> str:
        """Give what was kept where it is what is offered, so that it follows the fields as before."""
        held = self.fields()
        try:
            offered = clean(self._text(held["to"], held["reason"].strip() if held["how"] == SAY else ""))
        except SretuiError:
            return ""
        return offered if offered.strip() == clean(typed).strip() else ""

    def _wrong(self, comment: str, to: str) -> str:
        """Say whether the comment names another one than who gets it, or a time that is over."""
        told = read_lines(comment, self.desk.team.hours.tz)
        if told is None:
            return "The comment lacks the line that hands it on: empty it, and it is worded anew."
        if not is_among(told.taker, (to,)):
            return f"The comment hands it to {told.taker}, not to {to}: empty it, and it is worded anew."
        if told.by is not None and told.by <= self.desk.clock():
            return "The comment promises something for a time that is over: change it."
        return ""

    def _complain(self, sentence: str) -> None:
        self.query_one("#wrong", Static).update(clean(sentence, lines=False))

    def _row(self, label: str, field: Choice) -> Horizontal:
        return Horizontal(Label(label, markup=False), field, classes="row")
