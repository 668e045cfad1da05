"""Take: assign oneself to a product issue, with a comment if wished; previewed before anything is queued."""

from sretui.core.acts.harvesting import take
from sretui.core.effort import name_of
from sretui.core.people import is_among, name
from sretui.ui.screens.acts.offering import preview
from sretui.ui.screens.acts.stage import Stage
from sretui.ui.screens.fruit.forms.take_form import TakeForm


def begin(stage: Stage) -> None:
    """Ask for a comment, and show what will happen; leaving the preview leads back here."""
    if not stage.desk.me:
        stage.say("Who you are is not known yet: wait for the first sync.", trouble=True)
        return
    form = TakeForm(stage.desk, stage.issue)

    def show(words: str) -> None:
        action = take(stage.issue, words, stage.asking(), form.draft if words.strip() else None)
        if action is None:
            stage.say("It is yours already.", trouble=True)
        else:
            preview(stage, action, lambda: begin(stage), *_notes(stage))

    stage.ask(form, show)


def _notes(stage: Stage) -> tuple[str, ...]:
    others = [login for login in stage.issue.assignees if not is_among(login, (stage.desk.me,))]
    names = " and ".join(name(stage.team, login) for login in others)
    held = (f"{names} has it already.",) if others else ()
    return (f"{name_of(stage.issue)} {stage.issue.title}", *held)
