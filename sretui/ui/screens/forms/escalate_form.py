"""Escalating: whom to ask, what, by when, and how loudly."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.widgets import Input, Label, Static, TextArea

from sretui.core.acts.escalation import Asked
from sretui.core.ahead import EXPECTED, read_ahead
from sretui.core.cleaning import clean
from sretui.core.escalation import logins
from sretui.core.escalation_ways import Way
from sretui.core.model import Issue, RepoRole
from sretui.core.people import is_among, member
from sretui.desk import Desk
from sretui.ui.screens.forms.kept import KeptForm, load
from sretui.ui.widgets.choice import Choice

ASSIGN, RECORD, COMMENT = "assign", "record only", "comment"
_HOWS = {
    ASSIGN: "silent for the list: GitHub tells those assigned",
    RECORD: "silent: you ask them yourself, sretui keeps track",
    COMMENT: "with @mentions, mailed to everybody who follows the list",
}
_KEYS = "ctrl+s goes on · tab next · ← → choose · ctrl+o paths · esc leaves (kept)"
EDIT_PATHS = "edit paths"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What was asked for; or that the paths are to be edited first."""

    asked: Asked | None = None
    edits_paths: bool = False


def place_of(inquiry: Issue) -> str:
    """Name the draft of an inquiry's escalation."""
    return f"escalate:{inquiry.node_id}"


class EscalateForm(KeptForm[Wanted]):
    """Return who is asked what; the review comes after it, where something is posted."""

    CSS_PATH = ["../dialog.tcss", "forms.tcss", "escalate.tcss"]
    BINDINGS = [
        Binding("ctrl+s", "go_on", "Go on", id="escalate.go_on", tooltip="Preview what is posted, or record"),
        Binding("ctrl+o", "edit", "Paths", id="escalate.paths", tooltip="Change the team's escalation paths"),
        Binding("escape", "leave", "Leave", id="escalate.leave", tooltip="Ask nobody; keep what is typed"),
    ]

    def __init__(
        self,
        desk: Desk,
        inquiry: Issue,
        ways: Sequence[Way],
        now: datetime,
        word: Callable[[str, str, str], str],
    ) -> None:
        """Ask; `word` gives the comment for whom, question and time."""
        super().__init__(desk, place_of(inquiry))
        self._inquiry = inquiry
        self._ways = {way.label: way for way in ways}
        self._now = now
        self._word = word
        self._offered = ""
        self._typed = load(desk, self.place)

    def compose(self) -> ComposeResult:
        """Lay out the ways, whom, what, by when, how, and the comment."""
        typed, first = self._typed, next(iter(self._ways))
        choices = {label: "fits this inquiry" if way.fits else "" for label, way in self._ways.items()}
        with Vertical(classes="dialog"):
            yield Static(f"Escalate #{self._inquiry.number}", classes="question", markup=False)
            yield self._row("Way", Choice(choices, typed.get("way", first), id="way"))
            yield self._row("Whom", Input(typed.get("whom", self._ways[first].whom), id="whom"))
            yield Static("", id="reach", markup=False)
            yield Label("Question", markup=False)
            yield TextArea(typed.get("question", ""), id="question")
            yield self._row(
                "By", Input(typed.get("by", "2h"), id="by", placeholder=f"{EXPECTED}; empty: no time")
            )
            yield self._row("How", Choice(_HOWS, typed.get("how", ASSIGN), id="how"))
            yield TextArea(typed.get("comment", ""), id="comment")
            yield Static("", id="wrong", classes="wrong", markup=False)
            yield Static(_KEYS, classes="muted", markup=False)

    def on_mount(self) -> None:
        """Show what belongs to the way chosen; begin with the question."""
        self._tell_way()
        self._fit()
        self.query_one("#question", TextArea).focus()

    @on(Choice.Changed, "#way")
    def take_way(self) -> None:
        """Name who is asked on this way."""
        self.query_one("#whom", Input).value = self._way.whom
        self._tell_way()
        self._fit()

    @on(Choice.Changed, "#how")
    def show_comment(self) -> None:
        """Offer a comment where one is wished."""
        self._fit()

    @on(TextArea.Changed, "#question")
    @on(Input.Changed, "#whom")
    @on(Input.Changed, "#by")
    def follow(self) -> None:
        """Let the comment say what the fields say, until somebody writes in it."""
        if self._how == COMMENT:
            self._offer_comment()

    def action_go_on(self) -> None:
        """Return what is asked; say what is wrong instead, and stay."""
        held = self.fields()
        try:
            asked = self._read(held)
        except ValueError as wrong:
            self.query_one("#wrong", Static).update(clean(str(wrong), lines=False))
            return
        self.leave_with(Wanted(asked))

    def action_edit(self) -> None:
        """Go and change the paths; what is typed is there afterwards."""
        self.leave_with(Wanted(edits_paths=True))

    @property
    def _way(self) -> Way:
        return self._ways[self.query_one("#way", Choice).chosen]

    @property
    def _how(self) -> str:
        return RECORD if self._way.is_outside else self.query_one("#how", Choice).chosen

    def _row(self, label: str, field: Input | Choice) -> Horizontal:
        return Horizontal(Label(label, markup=False), field, classes="row")

    def _tell_way(self) -> None:
        path = self._way.path
        told = [path.reach, path.notes] if path else []
        if self._way.is_outside:
            told.append("Nothing is posted for an outside team: ask them yourself.")
        self.query_one("#reach", Static).update(clean("\n".join(one for one in told if one)))

    def _fit(self) -> None:
        self.query_one("#how", Choice).disabled = self._way.is_outside
        self.query_one("#comment", TextArea).display = self._how == COMMENT
        if self._how == COMMENT:
            self._offer_comment()

    def _offer_comment(self) -> None:
        area = self.query_one("#comment", TextArea)
        if area.text.strip() in {"", self._offered.strip()}:
            held = self.fields()
            mentions = " ".join(f"@{login}" for login in logins(held["whom"]))
            self._offered = self._word(mentions, held["question"].strip(), self._by_words(held["by"]))
            if area.text != self._offered:
                area.text = self._offered

    def _by_words(self, text: str) -> str:
        from sretui.core.phrases import local

        try:
            at = read_ahead(text, self.desk.team.hours, self._now)
        except ValueError:
            return ""
        return local(at, self.desk.team.hours.tz, self._now)

    def _read(self, held: dict[str, str]) -> Asked:
        """Read the fields; raises ValueError with a sentence."""
        whom, question = held["whom"].strip(), held["question"].strip()
        if not whom:
            raise ValueError("Say whom to ask: a login, or several with commas between.")
        if not question:
            raise ValueError("Say what you ask.")
        by = read_ahead(held["by"], self.desk.team.hours, self._now) if held["by"].strip() else None
        if self._way.is_outside:
            return Asked(whom, question, by, outside=True)
        names = logins(whom)
        self._check(names)
        comment = held["comment"] if self._how == COMMENT else ""
        if self._how == COMMENT and not comment.strip():
            raise ValueError("The comment is empty; choose another way to ask, or write it.")
        return Asked(", ".join(names), question, by, comment, assign=self._how == ASSIGN)

    def _check(self, names: Sequence[str]) -> None:
        """Refuse whom GitHub would not know; raises ValueError."""
        wrong = [one for one in names if not one.replace("-", "").replace("_", "").isalnum()]
        if wrong:
            raise ValueError(
                f"“{wrong[0]}” is no GitHub login; choose an outside team's path, or name logins."
            )
        among = self.desk.assignable(RepoRole.INQUIRIES)
        strange = [one for one in names if among and not is_among(one, among)]
        known = all(member(self.desk.team, one, self._now) for one in strange)
        if strange and self._how == ASSIGN and not known:
            raise ValueError(f"GitHub cannot assign {', '.join(strange)} here; comment, or record only.")
