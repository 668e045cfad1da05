"""Take: assign oneself; who has it already is said first."""

from sretui.core.acts.simple import take
from sretui.core.people import is_among, name
from sretui.core.turn import Standing
from sretui.ui.screens.acts.offering import leave
from sretui.ui.screens.acts.silently import put
from sretui.ui.screens.acts.stage import Stage
from sretui.ui.screens.forms.yes_no import YesNo


def begin(stage: Stage) -> None:
    """Take what is chosen; ask where somebody else has it."""
    me = stage.desk.me
    if not me:
        stage.say("Who you are is not known yet: wait for the first sync.", trouble=True)
        return
    held = [one for one in stage.all if _others(one, me) and not is_among(me, _assignees(one))]
    if not held:
        _take(stage)
        return

    def go_on(wanted: bool) -> None:
        if wanted:
            _take(stage)

    said = [f"#{one.inquiry.conversation.issue.number}: {_names(stage, one)} has it already." for one in held]
    question = "Take it too?" if len(stage.all) == 1 else f"Take all {len(stage.all)}, these too?"
    stage.ask(YesNo(question, said), go_on)


def _take(stage: Stage) -> None:
    put(stage, (take(one, stage.asking()) for one in stage.all), "It is yours already.", leave)


def _assignees(one: Standing) -> tuple[str, ...]:
    return one.inquiry.conversation.issue.assignees


def _others(one: Standing, me: str) -> list[str]:
    return [login for login in _assignees(one) if not is_among(login, (me,))]


def _names(stage: Stage, one: Standing) -> str:
    return " and ".join(name(stage.team, login) for login in _others(one, stage.desk.me))
