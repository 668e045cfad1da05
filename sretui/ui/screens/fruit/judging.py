"""Judge: this is a low-hanging fruit, or is not; the journal keeps it, a label only where one is wished."""

from sretui.core.acts.harvesting import judged, relabel
from sretui.core.effort import name_of
from sretui.ui.screens.acts.stage import Stage
from sretui.ui.screens.fruit.forms.judge_form import JudgeForm, Judgement

_SAID = {True: "a low-hanging fruit", False: "no low-hanging fruit", None: "not judged any more"}


def begin(stage: Stage) -> None:
    """Ask what it is."""
    form = JudgeForm(stage.desk, stage.issue, stage.one.inquiry.facts, stage.team.labels.low_hanging_fruit)
    stage.ask(form, lambda judgement: _do(stage, form, judgement))


def _do(stage: Stage, form: JudgeForm, judgement: Judgement) -> None:
    fact = judged(judgement.fruit, judgement.why)
    labels = stage.team.labels.low_hanging_fruit if judgement.labels else ()
    action = relabel(stage.issue, judgement.fruit, labels, stage.asking(), (fact,))
    if action is not None:
        done = stage.queue(action)
    else:
        sentence = f"{name_of(stage.issue)}: {_SAID[judgement.fruit]}, recorded; u takes it back."
        done = stage.record(stage.one, [fact], sentence)
    if done:
        stage.desk.forget_draft(form.place)
