"""Reopen: it is mailed to everybody who follows the list, so it is asked first."""

from sretui.core.acts.simple import reopen
from sretui.ui.screens.acts.offering import leave
from sretui.ui.screens.acts.silently import numbers, put
from sretui.ui.screens.acts.stage import Stage
from sretui.ui.screens.forms.yes_no import YesNo


def begin(stage: Stage) -> None:
    """Ask, and open again."""

    def go_on(wanted: bool) -> None:
        if wanted:
            found = (reopen(one, stage.asking()) for one in stage.all)
            put(stage, found, "It is open already.", leave)

    said = ["Mailed to everybody who follows the list."]
    stage.ask(YesNo(f"Open {numbers(stage.all)} again?", said), go_on)
