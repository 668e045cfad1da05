"""Assign: put people among the assignees, or take them off."""

from sretui.core.acts.options import Picked, people
from sretui.core.acts.simple import MOST_ASSIGNEES, assign
from sretui.core.model import RepoRole
from sretui.core.turn import Standing
from sretui.ui.screens.acts.silently import numbers, put
from sretui.ui.screens.acts.stage import Stage
from sretui.ui.screens.forms.pick_many import PickMany

_UNKNOWN = "Whom GitHub accepts here is not known yet: it says so when it is sent."


def begin(stage: Stage) -> None:
    """Ask whom."""
    accepted = stage.desk.assignable(RepoRole.INQUIRIES)
    options = people(stage.all, stage.team, accepted, stage.now)
    dialog = PickMany(f"Who has {numbers(stage.all)}?", options, "" if accepted else _UNKNOWN)
    stage.ask(dialog, lambda picked: _put(stage, picked))


def _put(stage: Stage, picked: Picked) -> None:
    crowded = [one for one in stage.all if len(_after(one, picked)) > MOST_ASSIGNEES]
    if crowded:
        stage.say(f"{numbers(crowded)}: GitHub takes {MOST_ASSIGNEES} assignees at most.", trouble=True)
        return
    found = (assign(one, picked.on, picked.off, stage.asking()) for one in stage.all)
    put(stage, found, "Nothing was changed.", lambda: begin(stage))


def _after(one: Standing, picked: Picked) -> set[str]:
    now = {login.casefold() for login in one.inquiry.conversation.issue.assignees}
    return (now | {login.casefold() for login in picked.on}) - {login.casefold() for login in picked.off}
