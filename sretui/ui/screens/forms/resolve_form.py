"""Resolving: which activities applied, and the outside team that has it now."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from textual import on
from textual.binding import Binding
from textual.containers import Horizontal
from textual.suggester import SuggestFromList
from textual.widget import Widget
from textual.widgets import Input, Label

from sretui.core.acts.activities import read_activities
from sretui.core.acts.resolution import Ending
from sretui.core.cleaning import clean
from sretui.core.turn import Standing
from sretui.desk import Desk
from sretui.ui.screens.forms.activities_field import ActivitiesField
from sretui.ui.screens.forms.ending_form import EndingForm

_KEYS = (
    "y closes without a word · ctrl+s previews it with these words\n"
    "letters tick · o outside · + - effort · s reason · t words · enter no"
)


class ResolveForm(EndingForm):
    """Return what resolved it, and how it ends."""

    AUTO_FOCUS = "ActivitiesField"
    BINDINGS = [
        Binding("o", "outside", "Outside", id="ending.outside", tooltip="Name the outside team that has it"),
    ]
    KIND = "resolved"

    def __init__(self, desk: Desk, ones: Sequence[Standing], words: str) -> None:
        super().__init__(desk, ones, words)
        told = ones[0].inquiry.facts if len(ones) == 1 else None
        recorded = ",".join(told.resolved) if told else ""
        self._applied = read_activities(self.typed.get("activities", recorded).split(","))
        self._outside = self.typed.get("outside", told.outside if told else "")

    def question(self) -> str:
        """Name the inquiry."""
        if self.is_one:
            issue = self.ones[0].inquiry.conversation.issue
            return f"What resolved #{issue.number} {issue.title}?"
        return f"What resolved these {len(self.ones)} inquiries?"

    def told(self) -> Iterator[Widget]:
        """Lay out the activities and the outside team."""
        yield ActivitiesField(self._applied, id="activities")
        teams = [path.outside for path in self.desk.team.escalation if path.outside]
        field = Input(
            clean(self._outside, lines=False),
            placeholder="the outside team it was delegated to, if any",
            suggester=SuggestFromList(teams, case_sensitive=False) if teams else None,
            id="outside",
        )
        yield Horizontal(Label("o Outside", markup=False), field, classes="row")

    def keys(self) -> str:
        """Name the keys."""
        return _KEYS

    def fields(self) -> dict[str, str]:
        """Add the activities."""
        applied = self.query_one(ActivitiesField).applied
        return {**super().fields(), "activities": ",".join(sorted(one.value for one in applied))}

    def ending(self, *, words: bool) -> Ending:
        """Add what resolved it."""
        applied = self.query_one(ActivitiesField).applied
        outside = self.query_one("#outside", Input).value.strip()
        return replace(super().ending(words=words), activities=applied, outside=outside)

    @on(ActivitiesField.Changed)
    def keep_activities(self) -> None:
        """Save when the hands rest."""
        self.keep_soon()

    @on(Input.Submitted, "#outside")
    def go_back_to_activities(self) -> None:
        """Let the letters tick again once the team is named."""
        self.query_one(ActivitiesField).focus()

    def action_outside(self) -> None:
        """Go to the name of the team."""
        self.query_one("#outside", Input).focus()
