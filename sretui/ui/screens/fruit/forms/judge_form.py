"""Whether a product issue is a low-hanging fruit, why, and whether its label is to say so."""

from collections.abc import Sequence
from dataclasses import dataclass

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.widgets import Input, Label, Static

from sretui.core.cleaning import clean
from sretui.core.effort import name_of
from sretui.core.model import Issue
from sretui.core.people import is_among
from sretui.core.recorded import Facts
from sretui.desk import Desk
from sretui.ui.screens.forms.kept import KeptForm, load
from sretui.ui.widgets.choice import Choice

_VERDICTS = {
    "yes": "this is one: within half a day",
    "no": "this is none",
    "not judged": "nothing is said of it",
}
_FRUIT = {"yes": True, "no": False, "not judged": None}
_NAMES = {fruit: name for name, fruit in _FRUIT.items()}
_KEYS = "y yes · n no · tab next · ← → choose · enter records it · esc leaves"


@dataclass(frozen=True, slots=True)
class Judgement:
    """What somebody thinks of it."""

    fruit: bool | None
    why: str
    labels: bool
    """Whether the label on GitHub is to say the same."""


class JudgeForm(KeptForm[Judgement]):
    """Return the judgement."""

    CSS_PATH = ["../../dialog.tcss", "fruit.tcss"]
    AUTO_FOCUS = "#verdict"
    BINDINGS = [
        Binding("y", "say('yes')", "Yes", id="judge.yes", tooltip="This is a low-hanging fruit"),
        Binding("n", "say('no')", "No", id="judge.no", tooltip="This is no low-hanging fruit"),
        Binding("enter,ctrl+s", "record", "Record", id="judge.record", tooltip="Record it"),
        Binding("escape", "leave", "Leave", id="judge.leave", tooltip="Record nothing; keep what is typed"),
    ]

    def __init__(self, desk: Desk, issue: Issue, facts: Facts, labels: Sequence[str]) -> None:
        """Ask; `labels` are those that say it on GitHub, the first is the one to write."""
        super().__init__(desk, f"judge:{issue.node_id}")
        self._issue = issue
        self._facts = facts
        self._labels = labels

    def compose(self) -> ComposeResult:
        """Lay out the verdict, the reason and the label."""
        typed, facts, issue = load(self.desk, self.place), self._facts, self._issue
        verdict = typed.get("verdict", _NAMES[True if facts.fruit is None else facts.fruit])
        with Vertical(classes="dialog"):
            question = f"Is {name_of(issue)} a low-hanging fruit?"
            yield Static(clean(question, lines=False), classes="question", markup=False)
            yield Static(clean(issue.title, lines=False), classes="oneline", markup=False)
            if facts.fruit_by:
                said = "is one" if facts.fruit else "is none"
                words = f"{facts.fruit_by} says it {said}{facts.fruit_why and f': {facts.fruit_why}'}"
                yield Static(clean(words, lines=False), classes="oneline muted", markup=False)
            yield self._row("It is", Choice(_VERDICTS, verdict, id="verdict"))
            why = typed.get("why", facts.fruit_why)
            yield self._row("Why", Input(why, placeholder="a few words; may be empty", id="why"))
            if self._labels:
                yield self._row("Label", Choice(self._offered(), typed.get("label", "as it is"), id="label"))
            yield Static(_KEYS, classes="muted", markup=False)

    def action_say(self, verdict: str) -> None:
        """Choose a verdict, and go on to the reason."""
        self.query_one("#verdict", Choice).chosen = verdict
        self.query_one("#why").focus()

    @on(Input.Submitted)
    def action_record(self) -> None:
        """Return the judgement."""
        held = self.fields()
        labels = held.get("label", "as it is") != "as it is"
        self.leave_with(Judgement(_FRUIT[held["verdict"]], held["why"], labels))

    def _offered(self) -> dict[str, str]:
        carried = [name for name in self._issue.labels if is_among(name, self._labels)]
        now = f"carries {', '.join(carried)}" if carried else f"without {self._labels[0]}"
        return {"as it is": f"{now}; nothing is sent", "to say so": "changed on GitHub, silently"}

    def _row(self, label: str, field: Input | Choice) -> Horizontal:
        return Horizontal(Label(label, markup=False), field, classes="row")
