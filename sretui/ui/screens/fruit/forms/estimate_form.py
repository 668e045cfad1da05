"""How long a product issue takes: one digit says it."""

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from sretui.core.cleaning import clean
from sretui.core.effort import minutes_words, name_of
from sretui.core.fruit.lengths import EXPECTED, QUICK, minutes_from
from sretui.core.model import Issue

_QUICK = " · ".join(f"{digit} {minutes_words(minutes)}" for digit, minutes in enumerate(QUICK, start=1))


class EstimateForm(ModalScreen[int | None]):
    """Return the minutes; 0 for no estimate any more."""

    CSS_PATH = ["../../dialog.tcss", "fruit.tcss"]
    AUTO_FOCUS = ""
    BINDINGS = [
        *(
            Binding(
                str(digit),
                f"say({minutes})",
                minutes_words(minutes),
                id=f"estimate.quick{digit}",
                tooltip=f"It takes {minutes_words(minutes)}",
            )
            for digit, minutes in enumerate(QUICK, start=1)
        ),
        Binding("x", "say(0)", "None", id="estimate.none", tooltip="Take the estimate back"),
        Binding("o", "other", "Other", id="estimate.other", tooltip="Type another time"),
        Binding("escape", "leave", "Leave", id="estimate.leave", tooltip="Record nothing"),
    ]

    def __init__(self, issue: Issue, minutes: int | None, by: str) -> None:
        """Ask; `minutes` is what somebody estimated before."""
        super().__init__()
        self._issue = issue
        self._before = f"{by} says {minutes_words(minutes)}" if minutes else "Nobody has estimated it yet"

    def compose(self) -> ComposeResult:
        """Say what is known, and ask."""
        with Vertical(classes="dialog"):
            question = f"How long does {name_of(self._issue)} take?"
            yield Static(clean(question, lines=False), classes="question", markup=False)
            yield Static(clean(self._issue.title, lines=False), classes="oneline", markup=False)
            yield Static(clean(f"{self._before}.", lines=False), markup=False)
            yield Static(_QUICK, id="quick", markup=False)
            yield Input(placeholder=EXPECTED, id="other")
            yield Static("", id="wrong", classes="wrong", markup=False)
            yield Static("o another time · x no estimate · esc leaves", classes="muted", markup=False)

    def on_mount(self) -> None:
        """Let the digits be keys: the field waits until it is asked for."""
        self.query_one("#other", Input).display = False

    def action_say(self, minutes: int) -> None:
        """Return it."""
        self.dismiss(minutes)

    def action_other(self) -> None:
        """Ask for another time."""
        field = self.query_one("#other", Input)
        field.display = True
        field.focus()

    @on(Input.Submitted)
    def take_typed(self, event: Input.Submitted) -> None:
        """Return what was typed, or say what is expected."""
        minutes = minutes_from(event.value)
        if minutes is None:
            self.query_one("#wrong", Static).update(f"Type {EXPECTED}.")
        else:
            self.dismiss(minutes)

    def action_leave(self) -> None:
        """Record nothing."""
        self.dismiss(None)
