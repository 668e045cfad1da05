"""Until when: a date to come, typed as people type it."""

from datetime import datetime, tzinfo

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Label, Static

from sretui.core.ahead import EXPECTED, read_ahead
from sretui.core.cleaning import clean
from sretui.core.hours import BusinessHours
from sretui.core.phrases import weekday_and_day


class UntilForm(ModalScreen[datetime | None]):
    """Return an instant (UTC)."""

    CSS_PATH = ["../dialog.tcss", "handing.tcss"]
    BINDINGS = [Binding("escape", "leave", "Leave", id="until.leave", tooltip="Decide nothing")]

    def __init__(self, question: str, hours: BusinessHours, tz: tzinfo, now: datetime) -> None:
        """Ask; times are typed in the hours' zone, and told in `tz`."""
        super().__init__()
        self._question = question
        self._hours = hours
        self._tz = tz
        self._now = now

    def compose(self) -> ComposeResult:
        """Lay out the question and its field."""
        with Vertical(classes="dialog"):
            yield Static(clean(self._question, lines=False), classes="question", markup=False)
            with Horizontal(classes="row"):
                yield Label("until", markup=False)
                yield Input(placeholder=EXPECTED, id="until")
            yield Static("", id="said", classes="wrong", markup=False)
            yield Static("enter takes it · esc leaves", classes="muted", markup=False)

    @on(Input.Changed, "#until")
    def tell(self, event: Input.Changed) -> None:
        """Say which instant is meant, or what is expected."""
        said = self._said(event.value) if event.value.strip() else ""
        self.query_one("#said", Static).update(clean(said, lines=False))

    @on(Input.Submitted, "#until")
    def take(self, event: Input.Submitted) -> None:
        """Take what is typed, if it is a time."""
        try:
            self.dismiss(read_ahead(event.value, self._hours, self._now))
        except ValueError as wrong:
            self.query_one("#said", Static).update(clean(str(wrong), lines=False))

    def action_leave(self) -> None:
        """Decide nothing."""
        self.dismiss(None)

    def _said(self, typed: str) -> str:
        try:
            at = read_ahead(typed, self._hours, self._now)
        except ValueError as wrong:
            return str(wrong)
        return f"until {weekday_and_day(at, self._tz)} {at.astimezone(self._tz):%H:%M}"
