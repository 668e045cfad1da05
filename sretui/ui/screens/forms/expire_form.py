"""Expiry: the customer has been silent for so long that the inquiry is closed, which is said and labelled."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime

from textual.binding import Binding
from textual.containers import Horizontal
from textual.widget import Widget
from textual.widgets import Label, Static

from sretui.core.cleaning import clean
from sretui.core.outbox.writes import Reason
from sretui.core.phrases import span
from sretui.core.turn import Standing
from sretui.desk import Desk
from sretui.ui.screens.forms.ending_form import Ended, EndingForm
from sretui.ui.widgets.choice import Choice

_KEYS = (
    "y closes without a word · ctrl+s previews it with these words\n"
    "x resolve · l label · + - effort · s reason · t words · enter no"
)
_SHOWN = 6
"""Inquiries named; more are counted."""


class ExpireForm(EndingForm):
    """Return how it expires, or that it is to be resolved instead."""

    AUTO_FOCUS = "#reason"
    BINDINGS = [
        Binding("x", "resolve", "Resolve", id="ending.resolve", tooltip="Say what resolved it instead"),
        Binding("l", "label", "Label", id="ending.label", tooltip="Put the label on, or not"),
    ]
    KIND = "expired"
    REASON = Reason.NOT_PLANNED

    def __init__(self, desk: Desk, ones: Sequence[Standing], words: str, label: str, now: datetime) -> None:
        """Offer a label; empty offers none."""
        super().__init__(desk, ones, words)
        self._label = label
        self._now = now

    def question(self) -> str:
        """Name the inquiry."""
        if self.is_one:
            issue = self.ones[0].inquiry.conversation.issue
            return f"Close #{issue.number} {issue.title}?"
        return f"Close {len(self.ones)} inquiries that have expired?"

    def told(self) -> Iterator[Widget]:
        """Say for how long it has been silent, and offer the label."""
        for one in self.ones[:_SHOWN]:
            about = "" if self.is_one else f"#{one.inquiry.conversation.issue.number}: "
            silent = f"{about}no word from the customer for {span(self._now - one.since)}."
            yield Static(clean(silent[:1].upper() + silent[1:], lines=False), markup=False)
        if len(self.ones) > _SHOWN:
            yield Static(f"And {len(self.ones) - _SHOWN} more.", markup=False)
        if self._label:
            offered = {"yes": f"{self._label} is put on", "no": "none is put on"}
            choice = Choice(offered, self.typed.get("label", "yes"), id="label")
            yield Horizontal(Label("Label", markup=False), choice, classes="row")

    def keys(self) -> str:
        """Name the keys."""
        return _KEYS

    def ended(self, *, words: bool) -> Ended:
        """Add the label."""
        return replace(super().ended(words=words), label=self.fields().get("label") == "yes")

    def action_resolve(self) -> None:
        """Ask what resolved it instead."""
        self.leave_with(replace(self.ended(words=False), other=True))

    def action_label(self) -> None:
        """Put the label on, or not."""
        if self._label:
            self.query_one("#label", Choice).action_turn(1)
