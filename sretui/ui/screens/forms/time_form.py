"""How long, and on what: quarter hours by one key, a category, and the timer."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.reactive import reactive
from textual.screen import ModalScreen
from textual.widgets import Label, Static

from sretui.core.cleaning import clean
from sretui.core.effort import LONGEST, QUARTER, Spent, Timer, minutes_words, rounded
from sretui.core.phrases import rough
from sretui.ui.widgets.choice import Choice

_MOST = 9
"""Quarter hours that one key can mean."""


class What(StrEnum):
    """What is to be done."""

    LOG = "log"
    START = "start"
    DROP = "drop"
    """The timer's time is not logged."""


@dataclass(frozen=True, slots=True)
class TimeAnswer:
    """What a person chose."""

    what: What
    minutes: int
    category: str


@dataclass(frozen=True, slots=True)
class Clocked:
    """What is known before."""

    spent: Spent
    timer: Timer | None
    """The one that runs, here or elsewhere."""
    here: bool
    category: str


class TimeForm(ModalScreen[TimeAnswer | None]):
    """Return what is to be recorded."""

    CSS_PATH = ["../dialog.tcss", "time.tcss"]
    BINDINGS = [
        *(
            Binding(
                str(count),
                f"log({count})",
                minutes_words(count * QUARTER),
                id=f"time.quarters{count}",
                tooltip=f"Log {minutes_words(count * QUARTER)}",
            )
            for count in range(1, _MOST + 1)
        ),
        Binding("up,k,plus", "more(1)", "More", id="time.more", tooltip="A quarter hour more"),
        Binding("down,j,minus", "more(-1)", "Less", id="time.less", tooltip="A quarter hour less"),
        Binding("enter", "log(0)", "Log", id="time.log", tooltip="Log the time shown"),
        Binding("s", "start", "Timer", id="time.start", tooltip="Start the timer here"),
        Binding("x", "drop", "Drop", id="time.drop", tooltip="Stop the timer and log nothing"),
        Binding("escape", "leave", "Leave", id="time.leave", tooltip="Log nothing; a timer goes on"),
    ]
    minutes: reactive[int] = reactive(QUARTER)

    def __init__(
        self, name: str, title: str, clocked: Clocked, categories: Sequence[str], now: datetime
    ) -> None:
        super().__init__()
        self._about = name
        self._title = title
        self._clocked = clocked
        self._categories = tuple(categories)
        self._now = now
        timer = clocked.timer
        self.set_reactive(
            TimeForm.minutes, rounded(now - timer.since) if timer and clocked.here else 2 * QUARTER
        )

    def compose(self) -> ComposeResult:
        """Say what was spent so far, and ask."""
        spent = self._clocked.spent
        with Vertical(classes="dialog"):
            yield Static(
                clean(f"Time on {self._about} {self._title}", lines=False),
                classes="question oneline",
                markup=False,
            )
            yield Static(
                f"so far {minutes_words(spent.here)} here · you {minutes_words(spent.today)} today, "
                f"{minutes_words(spent.week)} this week",
                id="spent",
                markup=False,
            )
            if said := self._timer_words():
                yield Static(clean(said, lines=False), id="timer", markup=False)
            names = dict.fromkeys(self._categories, "")
            yield Horizontal(
                Label("What on", markup=False),
                Choice(names, self._clocked.category, id="category"),
                classes="row",
            )
            yield Static("", id="amount", markup=False)
            yield Static(self._keys(), classes="muted", markup=False)

    def on_mount(self) -> None:
        """Let left and right choose the category."""
        self.query_one("#category").focus()
        self._show()

    def watch_minutes(self) -> None:
        """Show the time that enter logs."""
        if self.is_mounted:
            self._show()

    @on(Choice.Changed)
    def show_choice(self) -> None:
        """Show what it is logged as."""
        self._show()

    def action_log(self, quarters: int) -> None:
        """Log so many quarter hours; 0 is the time shown."""
        self._answer(What.LOG, quarters * QUARTER or self.minutes)

    def action_more(self, step: int) -> None:
        """Change the time shown."""
        self.minutes = min(LONGEST, max(QUARTER, self.minutes + step * QUARTER))

    def action_start(self) -> None:
        """Start the timer."""
        if not self._clocked.here:
            self._answer(What.START, 0)

    def action_drop(self) -> None:
        """Stop the timer of this issue."""
        if self._clocked.here:
            self._answer(What.DROP, 0)

    def action_leave(self) -> None:
        """Log nothing."""
        self.dismiss(None)

    def _answer(self, what: What, minutes: int) -> None:
        self.dismiss(TimeAnswer(what, minutes, self.query_one("#category", Choice).chosen))

    def _show(self) -> None:
        category = self.query_one("#category", Choice).chosen
        words = f"{minutes_words(self.minutes)} {category}"
        self.query_one("#amount", Static).update(clean(f"enter logs {words}", lines=False))

    def _timer_words(self) -> str:
        timer = self._clocked.timer
        if timer is None:
            return ""
        ran = rough(self._now - timer.since)
        if self._clocked.here:
            return f"The timer has run for {ran}: logging stops it."
        return f"The timer runs on {timer.about}, {ran}: starting it here logs that there."

    def _keys(self) -> str:
        timer = "x stops the timer, logs nothing" if self._clocked.here else "s starts the timer"
        digits = f"1-{_MOST} log so many quarter hours at once"
        return f"{digits} · ↑ ↓ more, less · ← → what on\n{timer} · esc leaves"
