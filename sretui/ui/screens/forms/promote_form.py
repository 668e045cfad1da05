"""New product issues from an inquiry: one or several, each with title, labels and text; and the reply."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.widgets import Input, Label, Static, TextArea

from sretui.core.acts.promotion import NewIssue, with_addresses
from sretui.core.cleaning import clean
from sretui.core.model import Issue, IssueTemplate, RepoRole
from sretui.desk import Desk
from sretui.ui.screens.forms.kept import KeptForm, load
from sretui.ui.screens.forms.label_words import LabelSuggester, read_labels, unknown
from sretui.ui.screens.forms.new_issues import SOLUTION, Sheaf, Typed, read_sheaf
from sretui.ui.widgets.choice import Choice

_KEYS = (
    "ctrl+s preview · ctrl+n add · ctrl+t turn · ctrl+r drop · esc leaves (kept)\n"
    "ctrl+g move the inquiry itself instead · tab next field"
)
PLAIN = "no template"
PART = "product issue"
_HALVES = {
    PART: "what the answer is for now",
    SOLUTION: "planned work, beside a correction that helps now (L records that)",
}


@dataclass(frozen=True, slots=True)
class Promoted:
    """What is to be filed, and the comment to the customer; or that the inquiry is to be moved instead."""

    issues: tuple[NewIssue, ...] = ()
    reply: str = ""
    moves: bool = False


@dataclass(frozen=True, slots=True)
class Material:
    """What the form begins with."""

    title: str
    templates: Sequence[IssueTemplate]
    fill: Callable[[IssueTemplate | None], str]
    """Gives the text of a new issue after a template."""
    reply: str


def place_of(inquiry: Issue) -> str:
    """Name the draft of an inquiry's promotion."""
    return f"promote:{inquiry.node_id}"


class PromoteForm(KeptForm[Promoted]):
    """Return what was written; the review comes after it."""

    CSS_PATH = ["../dialog.tcss", "forms.tcss", "promote.tcss"]
    BINDINGS = [
        Binding("ctrl+s", "go_on", "Preview", id="promote.preview", tooltip="Show all that will happen"),
        Binding("ctrl+n", "add", "Another", id="promote.add", tooltip="Write another product issue"),
        Binding("ctrl+t", "turn", "Turn", id="promote.turn", tooltip="Turn to the next product issue"),
        Binding("ctrl+r", "drop", "Drop", id="promote.drop", tooltip="Drop this product issue"),
        Binding("ctrl+g", "move", "Move", id="promote.move", tooltip="Move the inquiry itself instead"),
        Binding("escape", "leave", "Leave", id="promote.leave", tooltip="Post nothing; keep what is typed"),
    ]

    def __init__(self, desk: Desk, inquiry: Issue, material: Material) -> None:
        super().__init__(desk, place_of(inquiry))
        self._inquiry = inquiry
        self._material = material
        self._templates = {one.name: one for one in material.templates}
        self._labels = desk.labels(RepoRole.PRODUCT)
        typed = load(desk, self.place)
        self._sheaf = read_sheaf(typed) or Sheaf([self._fresh(next(iter(self._templates), PLAIN))])
        self._reply = typed.get("reply", material.reply)

    def fields(self) -> dict[str, str]:
        """Give all issues, not only the one on top."""
        self._take_over()
        return {**self._sheaf.fields(), "reply": self.query_one("#reply", TextArea).text}

    def compose(self) -> ComposeResult:
        """Lay out one issue, and the reply below it."""
        now = self._sheaf.current
        choices = {**{name: one.about for name, one in self._templates.items()}, PLAIN: "plain text"}
        with Vertical(classes="dialog"):
            yield Static("", id="head", classes="question oneline", markup=False)
            with Horizontal(classes="row"):
                yield Label("Title", markup=False)
                yield Input(now.title, id="title")
            with Horizontal(classes="row"):
                yield Label("Labels", markup=False)
                yield Input(
                    now.labels,
                    id="labels",
                    placeholder="with commas between; → completes",
                    suggester=LabelSuggester(self._labels),
                )
            with Horizontal(classes="row"):
                yield Label("Template", markup=False)
                yield Choice(choices, next(iter(choices)), id="template")
            with Horizontal(classes="row"):
                yield Label("It is", markup=False)
                yield Choice(_HALVES, now.half or PART, id="half")
            yield TextArea(now.body, id="body")
            yield Label("To the customer, mailed to everybody who follows the list", markup=False)
            yield TextArea(self._reply, id="reply")
            yield Static("", id="wrong", classes="wrong", markup=False)
            yield Static(_KEYS, classes="muted")

    def on_mount(self) -> None:
        """Say which issue is on top."""
        self._show()

    @on(Choice.Changed, "#template")
    def fill_in(self, event: Choice.Changed) -> None:
        """Fill the template in; what was typed over another one stays."""
        self._take_over()
        if self._is_as_filled(self._sheaf.current):
            fresh = self._fresh(event.choice.chosen)
            self._sheaf.write(body=fresh.body, labels=self._sheaf.current.labels or fresh.labels)
            self._show()
        else:
            self._complain("The text was changed, so it stays; ctrl+n begins another one.")

    def action_go_on(self) -> None:
        """Return what is written; say what is missing instead, and show it."""
        self._take_over()
        problem = self._sheaf.problem() or self._strange_label()
        if problem is not None:
            self._sheaf.top = problem[0]
            self._show()
            self._complain(problem[1])
            return
        issues = tuple(one.as_issue for one in self._sheaf.all)
        reply = with_addresses(self.query_one("#reply", TextArea).text, len(issues))
        self.leave_with(Promoted(issues, reply))

    def action_add(self) -> None:
        """Begin another issue."""
        self._take_over()
        fresh = self._fresh(self.query_one("#template", Choice).chosen)
        self._sheaf.add(replace(fresh, title=""))  # two of one title could not be told apart
        self._show()
        self.query_one("#title", Input).focus()
        self.keep_soon()

    def action_turn(self) -> None:
        """Turn to the next issue."""
        self._take_over()
        self._sheaf.turn()
        self._show()

    def action_drop(self) -> None:
        """Drop the issue on top."""
        self._take_over()
        if self._sheaf.drop():
            self._show()
            self.keep_soon()
        else:
            self._complain("The last one stays; esc leaves without filing anything.")

    def action_move(self) -> None:
        """Choose to move the inquiry itself."""
        self.leave_with(Promoted(moves=True))

    def _fresh(self, template: str) -> Typed:
        """Begin an issue; the first question of a mail is what its title names."""
        chosen = self._templates.get(template)
        labels = (
            ", ".join(label for label in chosen.labels if not unknown((label,), self._labels))
            if chosen
            else ""
        )
        return Typed(self._material.title, labels, self._material.fill(chosen))

    def _is_as_filled(self, typed: Typed) -> bool:
        bodies = (self._material.fill(one) for one in (None, *self._templates.values()))
        return not typed.body.strip() or typed.body.strip() in {body.strip() for body in bodies}

    def _take_over(self) -> None:
        self._sheaf.write(
            title=self.query_one("#title", Input).value,
            labels=self.query_one("#labels", Input).value,
            body=self.query_one("#body", TextArea).text,
            half=self.query_one("#half", Choice).chosen,
        )

    def _show(self) -> None:
        now, sheaf = self._sheaf.current, self._sheaf
        head = f"Promote #{self._inquiry.number}: product issue {sheaf.top + 1} of {len(sheaf.all)}"
        self.query_one("#head", Static).update(head)
        for name, text in (("title", now.title), ("labels", now.labels)):
            field = self.query_one(f"#{name}", Input)
            field.value, field.cursor_position = text, 0
        self.query_one("#half", Choice).chosen = now.half or PART
        if (body := self.query_one("#body", TextArea)).text != now.body:
            body.text = now.body
        self._complain("")

    def _strange_label(self) -> tuple[int, str] | None:
        for place, one in enumerate(self._sheaf.all):
            if strange := unknown(read_labels(one.labels), self._labels):
                return place, f"The product repo has no label {', '.join(strange)}; GitHub would make it up."
        return None

    def _complain(self, sentence: str) -> None:
        self.query_one("#wrong", Static).update(clean(sentence, lines=False))
