"""A form of the roster: a few fields, checked by the rules before it is left."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.widgets import Input, Label, Static

from sretui.core.cleaning import clean
from sretui.core.roster.changes import Refusal
from sretui.desk import Desk
from sretui.ui.screens.forms.kept import KeptForm, load
from sretui.ui.widgets.choice import Choice

T = TypeVar("T")
_KEYS = "ctrl+s goes on · tab next field · ← → choose · esc leaves (kept)"


@dataclass(frozen=True, slots=True)
class Field:
    """A field, by its id: one of some choices (each with what it means), else text."""

    id: str
    label: str
    value: str = ""
    choices: Mapping[str, str] | None = None
    hint: str = ""


class RosterForm(KeptForm[T]):
    """Return what `read` makes of the fields; what it refuses is said, and asked again."""

    CSS_PATH = ["../dialog.tcss", "../forms/forms.tcss", "form.tcss"]
    BINDINGS = [
        Binding("ctrl+s", "go_on", "Go on", id="roster.go_on", tooltip="Check it, and change the roster"),
        Binding("escape", "leave", "Leave", id="roster.leave", tooltip="Change nothing; keep what is typed"),
    ]

    def __init__(
        self,
        desk: Desk,
        place: str,
        title: str,
        asked: Sequence[Field],
        read: Callable[[Mapping[str, str]], T | Refusal],
        said: Sequence[str] = (),
    ) -> None:
        """Ask; `said` is what to know before."""
        super().__init__(desk, place)
        self._title = title
        self._asked = asked
        self._read = read
        self._said = said
        self._typed = load(desk, place)

    def compose(self) -> ComposeResult:
        """Lay out the fields, one a line."""
        with Vertical(classes="dialog"):
            yield Static(clean(self._title, lines=False), classes="question", markup=False)
            for line in self._said:
                yield Static(clean(line, lines=False), classes="said", markup=False)
            for field in self._asked:
                value = self._typed.get(field.id, field.value)
                widget = (
                    Choice(field.choices, value if value in field.choices else field.value, id=field.id)
                    if field.choices
                    else Input(value, placeholder=field.hint, id=field.id)
                )
                yield Horizontal(Label(field.label, markup=False), widget, classes="row")
            yield Static("", id="wrong", classes="wrong", markup=False)
            yield Static(_KEYS, classes="muted", markup=False)

    def action_go_on(self) -> None:
        """Check what is typed; leave with the change."""
        found = self._read(self.fields())
        if isinstance(found, Refusal):
            self.query_one("#wrong", Static).update(clean(found.sentence, lines=False))
            self.app.bell()
        else:
            self.leave_with(found)
