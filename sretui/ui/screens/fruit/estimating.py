"""Estimate: how long a product issue takes, by one key; kept in the journal."""

from sretui.core.acts.harvesting import estimated
from sretui.core.effort import minutes_words, name_of
from sretui.ui.screens.acts.stage import Stage
from sretui.ui.screens.fruit.forms.estimate_form import EstimateForm


def begin(stage: Stage) -> None:
    """Ask how long."""
    facts = stage.one.inquiry.facts
    stage.ask(
        EstimateForm(stage.issue, facts.estimate, facts.estimate_by), lambda minutes: _do(stage, minutes)
    )


def _do(stage: Stage, minutes: int) -> None:
    words = f"takes {minutes_words(minutes)}, recorded" if minutes else "no estimate any more"
    sentence = f"{name_of(stage.issue)}: {words}; u takes it back."
    stage.record(stage.one, [estimated(minutes or None)], sentence)
