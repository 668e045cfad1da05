"""Serious: call an inquiry a serious incident, and write its postmortem; posted only when asked for."""

from sretui.core.composing.sending import refusal
from sretui.core.errors import SretuiError
from sretui.core.serious.postmortem import markdown, marked, posting, told, unmarked
from sretui.core.serious.suggesting import reasons, shared
from sretui.core.serious.timeline import timeline
from sretui.core.turn import Standing, standing
from sretui.ui.screens.acts.offering import preview
from sretui.ui.screens.acts.replying import where
from sretui.ui.screens.acts.stage import Stage
from sretui.ui.screens.forms.postmortem_form import Outcome, PostmortemForm, Written
from sretui.ui.screens.forms.serious_form import Said, SeriousForm


def begin(stage: Stage) -> None:
    """Ask whether it is serious, else for what is to be said about it."""
    if stage.one.inquiry.facts.serious:
        _write(stage)
    else:
        _ask(stage)


def _ask(stage: Stage) -> None:
    found = reasons(stage.one.inquiry, stage.team)
    found += shared(stage.desk.told(), stage.issue.node_id)
    form = SeriousForm(stage.desk, stage.issue, found)

    def go_on(said: Said) -> None:
        if not said.serious:
            stage.record(stage.one, [unmarked()], f"{_name(stage)}: not serious; u takes it back.")
            return
        words = f"{_name(stage)}: serious; a postmortem is owed. S writes it, u takes it back."
        stage.record(stage.one, [marked(said.why)], words)

    stage.ask(form, go_on)


def _write(stage: Stage) -> None:
    one, desk = _now(stage), stage.desk
    proposed = timeline(one, desk.entries(stage.issue.node_id), stage.team, stage.zone)
    form = PostmortemForm(desk, one.inquiry, proposed)
    stage.ask(form, lambda written: _go_on(stage, written))


def _go_on(stage: Stage, written: Written) -> None:
    one, name = _now(stage), _name(stage)
    if written.outcome is Outcome.UNMARK:
        words = f"{name}: not serious any more; what you wrote is kept. u takes it back."
        stage.record(one, [unmarked()], words)
        return
    text = markdown(stage.issue, one.inquiry.facts, written.postmortem)
    if one.inquiry.facts.postmortem != written.postmortem:
        words = f"{name}: the postmortem is kept here, nothing was posted; u takes it back."
        if not stage.record(one, [told(written.postmortem)], words):
            _write(stage)
            return
    if written.outcome is Outcome.EXPORT:
        _export(stage, text)
    elif written.outcome is Outcome.POST:
        _post(stage, one, written)


def _export(stage: Stage, text: str) -> None:
    try:
        path = stage.desk.write_file(f"postmortem-{stage.issue.number}.md", text)
    except SretuiError as trouble:
        stage.say(str(trouble), trouble=True)
    else:
        stage.say(f"Written to {path}, with your effort in it.")


def _post(stage: Stage, one: Standing, written: Written) -> None:
    """Show exactly what would be posted, and who is mailed, before it is."""
    why = refusal(stage.issue, stage.desk.repo(stage.issue.repo))
    if why:
        stage.say(why, trouble=True)
        return
    action = posting(stage.issue, one.inquiry.facts, written.postmortem, stage.asking())
    note = "It is mailed to the whole list. Effort, and why it is called serious, are left out."
    preview(stage, action, lambda: _write(stage), where(stage), note)


def _now(stage: Stage) -> Standing:
    """Look at the inquiry as it is now: what was recorded a moment ago counts."""
    found = stage.desk.inquiry(stage.issue.node_id)
    return standing(found, stage.team) if found is not None else stage.one


def _name(stage: Stage) -> str:
    return f"#{stage.issue.number}"
