"""Done: a product issue is fixed, by a pull request or without; closed on GitHub only where that is wished.

A timer that runs on it is stopped and its time logged: now is the moment at which somebody knows it.
"""

from sretui.core.acts.harvesting import Done, finish, finished
from sretui.core.effort import Timer, log, minutes_words, name_of, rounded, running, stopped
from sretui.core.journal import Fact
from sretui.ui.screens.acts.offering import preview
from sretui.ui.screens.acts.stage import Stage
from sretui.ui.screens.fruit.forms.finish_form import FinishForm


def begin(stage: Stage) -> None:
    """Ask how it was done."""
    timer = running(stage.desk.told(), stage.desk.me)
    here = timer if timer is not None and timer.node_id == stage.issue.node_id else None
    form = FinishForm(stage.desk, stage.issue, _timer_words(stage, here))

    def go_on(done: Done) -> None:
        facts = (*finished(done), *_timed(stage, here))
        action = finish(stage.issue, done, stage.asking(), facts)
        if action is not None:
            preview(stage, action, lambda: begin(stage), done=lambda: stage.desk.forget_draft(form.place))
        elif stage.record(stage.one, facts, f"{name_of(stage.issue)}: done, recorded; u takes it back."):
            stage.desk.forget_draft(form.place)

    stage.ask(form, go_on)


def _timed(stage: Stage, timer: Timer | None) -> tuple[Fact, ...]:
    if timer is None:
        return ()
    return log(rounded(stage.now - timer.since), timer.category), stopped(timer.about)


def _timer_words(stage: Stage, timer: Timer | None) -> str:
    if timer is None:
        return ""
    return f"The timer is stopped: {minutes_words(rounded(stage.now - timer.since))} {timer.category} logged."
