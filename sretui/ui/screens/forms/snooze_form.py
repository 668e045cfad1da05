"""Until when an inquiry is put away: one key for the usual times, a field for others."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Label, Static

from sretui.core.acts.snoozing import offered, stays
from sretui.core.ahead import EXPECTED, read_ahead
from sretui.core.cleaning import clean
from sretui.core.hours import BusinessHours
from sretui.core.phrases import local, weekday_and_day
from sretui.core.turn import Standing

_NAMED = 4
"""Inquiries told by number; more are counted."""


@dataclass(frozen=True, slots=True)
class Snooze:
    """Until when (UTC); None wakes it."""

    until: datetime | None


class SnoozeForm(ModalScreen[Snooze | None]):
    """Return until when."""

    CSS_PATH = ["../dialog.tcss", "snooze.tcss"]
    AUTO_FOCUS = ""
    BINDINGS = [
        Binding("h", "take(0)", "Hours", id="snooze.hours", tooltip="For two business hours"),
        Binding("t", "take(1)", "Tomorrow", id="snooze.tomorrow", tooltip="Until the next business morning"),
        Binding("m", "take(2)", "Next week", id="snooze.week", tooltip="Until next week's first morning"),
        Binding("u", "type", "Until", id="snooze.until", tooltip="Until a time that you type"),
        Binding("w", "wake", "Wake", id="snooze.wake", tooltip="Have it back at once"),
        Binding("enter,escape", "leave", "Leave", id="snooze.leave", tooltip="Change nothing"),
    ]

    def __init__(
        self, question: str, ones: Sequence[Standing], hours: BusinessHours, tz: tzinfo, now: datetime
    ) -> None:
        """Ask about some inquiries; times are typed in the hours' zone, and told in `tz`."""
        super().__init__()
        self._question = question
        self._ones = tuple(ones)
        self._hours = hours
        self._tz = tz
        self._now = now
        self._offered = offered(hours, now)
        ends = (one.inquiry.facts.snoozed for one in ones)
        self._snoozed = max((end for end in ends if end is not None and end > now), default=None)

    def compose(self) -> ComposeResult:
        """Lay out the usual times, and the field."""
        with Vertical(classes="dialog"):
            yield Static(clean(self._question, lines=False), classes="question", markup=False)
            for sentence in self._told():
                yield Static(clean(sentence, lines=False), classes="wrong", markup=False)
            for key, until in zip("htm", self._offered, strict=True):
                yield Static(f"{key}  {until.words:<38}{self._day(until.at)}", markup=False)
            with Horizontal(classes="row"):
                yield Label("u  until", markup=False)
                yield Input(placeholder=EXPECTED, id="until")
            yield Static("", id="wrong", classes="wrong", markup=False)
            wake = "w wakes it now · " if self._snoozed else ""
            yield Static(f"{wake}what the customer writes wakes it too · esc leaves it", classes="muted")

    def action_take(self, place: int) -> None:
        """Take one of the usual times."""
        self.dismiss(Snooze(self._offered[place].at))

    def action_type(self) -> None:
        """Go to the field."""
        self.query_one("#until", Input).focus()

    def action_wake(self) -> None:
        """Have it back."""
        if self._snoozed is not None:
            self.dismiss(Snooze(None))

    @on(Input.Changed, "#until")
    def tell(self, event: Input.Changed) -> None:
        """Say which instant is meant, or what is expected."""
        said = self._said(event.value) if event.value.strip() else ""
        self.query_one("#wrong", Static).update(clean(said, lines=False))

    @on(Input.Submitted, "#until")
    def take_typed(self, event: Input.Submitted) -> None:
        """Take the time typed; what is no time is told while it is typed."""
        try:
            until = read_ahead(event.value, self._hours, self._now)
        except ValueError as wrong:
            self.query_one("#wrong", Static).update(clean(str(wrong), lines=False))
            return
        self.dismiss(Snooze(until))

    def action_leave(self) -> None:
        """Change nothing."""
        self.dismiss(None)

    def _said(self, typed: str) -> str:
        try:
            return f"until {self._day(read_ahead(typed, self._hours, self._now))}"
        except ValueError as wrong:
            return str(wrong)

    def _told(self) -> Iterator[str]:
        if self._snoozed is not None:
            yield f"Snoozed until {self._day(self._snoozed)}."
        stay = [f"#{one.inquiry.conversation.issue.number}" for one in self._ones if stays(one)]
        if stay:
            more = f" and {len(stay) - _NAMED} more" if len(stay) > _NAMED else ""
            which = "It has" if len(self._ones) == 1 else f"{', '.join(stay[:_NAMED])}{more}:"
            yield f"{which} no answer yet, and stays in the inbox; the clock runs on."

    def _day(self, at: datetime) -> str:
        return f"{weekday_and_day(at, self._tz)}{local(at, self._tz, self._now)[-6:]}"
