"""Escalate: ask the Backup, others, an outside team; on an escalated inquiry, say what became of it."""

from collections.abc import Callable
from dataclasses import replace

from sretui.core.acts.escalation import Asked, asking, became, escalation
from sretui.core.errors import SretuiError
from sretui.core.escalation import Offer, calls, offer
from sretui.core.escalation_ways import ways
from sretui.core.journal import Asking
from sretui.core.team import EscalationPath
from sretui.ui.screens.acts import promoting
from sretui.ui.screens.acts.offering import preview, rendered, text
from sretui.ui.screens.acts.stage import Stage
from sretui.ui.screens.forms.call_state import CallAnswer, CallState
from sretui.ui.screens.forms.escalate_form import EscalateForm, Wanted
from sretui.ui.screens.forms.paths_form import Paths, PathsForm


def begin(stage: Stage) -> None:
    """Ask whom to ask, or how the last call stands."""
    told = calls(stage.one.inquiry)
    if not told or told[-1].state is Asking.ENDED:
        _ask(stage)
        return
    last = told[-1].escalation

    def go_on(answer: CallAnswer) -> None:
        if answer.became is not None:
            sentence = f"#{stage.issue.number}: {last.whom}, {answer.became.value}; recorded."
            stage.record(stage.one, [became(last.id, answer.became)], sentence)
        elif answer.step is Offer.PRODUCT:
            promoting.begin(stage)
        else:
            _ask(stage)

    step = offer(stage.one, stage.team, stage.now)
    stage.ask(CallState(stage.issue.number, told, step, stage.team, stage.zone, stage.now), go_on)


def _ask(stage: Stage) -> None:
    """Ask whom to ask what, by when, and how loudly."""
    form = EscalateForm(
        stage.desk, stage.issue, ways(stage.one, stage.team, stage.desk.me, stage.now), stage.now, word(stage)
    )

    def go_on(wanted: Wanted) -> None:
        if wanted.asked is None:
            _edit_paths(stage, stage.team.escalation)
        else:
            _put(stage, wanted.asked, form)

    stage.ask(form, go_on)


def _put(stage: Stage, asked: Asked, form: EscalateForm) -> None:
    """Preview what is posted, queue what is silent, or record alone."""
    call_id, me = stage.new_id(), stage.desk.me
    action = escalation(stage.one, asked, call_id, stage.new_id(), stage.desk.clock(), me, form.draft)
    if asked.comment:
        preview(stage, action, lambda: _ask(stage))
    elif action.writes:
        if not stage.queue(action):
            _ask(stage)
    elif stage.record(
        stage.one,
        [asking(asked, call_id)],
        f"#{stage.issue.number}: recorded that {asked.whom} was asked; u takes it back.",
    ):
        stage.forget_draft(form.place)


def _edit_paths(stage: Stage, paths: Paths, trouble: str = "") -> None:
    """Have the team's paths changed; what could not be saved is shown again."""
    save = stage.settings.save_paths
    if save is None:
        stage.say("There is no team file to change here.", trouble=True)
        return

    def store(changed: tuple[EscalationPath, ...]) -> None:
        try:
            save(changed)
        except SretuiError as error:
            _edit_paths(stage, changed, str(error))
            return
        stage.desk.team = replace(stage.team, escalation=changed)
        stage.say("The escalation paths are saved in the team's file.")
        _ask(stage)

    stage.ask(PathsForm(paths, trouble), store)


def word(stage: Stage) -> Callable[[str, str, str], str]:
    """Give what words the comment that asks; a template that cannot be used is said once."""
    text(stage, "escalate", whom="", question="", by="")

    def worded(mentions: str, question: str, by: str) -> str:
        asks = {"whom": mentions, "question": question, "by": f" (by {by}, please)" if by else ""}
        try:
            return rendered(stage, "escalate", **asks)
        except SretuiError:
            return " ".join(asks.values()).strip()

    return worded
