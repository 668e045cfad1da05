"""Snooze: put it away until a business time; recorded here, nothing is posted."""

from sretui.core.acts.snoozing import snoozed, stays, woken
from sretui.core.phrases import local
from sretui.ui.screens.acts.silently import numbers
from sretui.ui.screens.acts.stage import Stage
from sretui.ui.screens.forms.snooze_form import Snooze, SnoozeForm


def begin(stage: Stage) -> None:
    """Ask until when."""
    question = f"Snooze {numbers(stage.all)} until when?"
    form = SnoozeForm(question, stage.all, stage.team.hours, stage.zone, stage.now)
    stage.ask(form, lambda snooze: _put(stage, snooze))


def _put(stage: Stage, snooze: Snooze) -> None:
    which = numbers(stage.all)
    if snooze.until is None:
        stage.record_all([(one, (woken(),)) for one in stage.all], f"{which}: awake again; u takes it back.")
        return
    until = local(snooze.until, stage.zone, stage.now)
    shown = " Not answered yet, it stays in sight." if all(map(stays, stage.all)) else ""
    sentence = f"{which}: snoozed until {until}; u takes it back.{shown}"
    stage.record_all([(one, (snoozed(snooze.until),)) for one in stage.all], sentence)
