"""Give back: take oneself off a product issue, so that somebody else may take it."""

from sretui.core.acts.harvesting import release
from sretui.ui.screens.acts.stage import Stage


def begin(stage: Stage) -> None:
    """Take oneself off."""
    action = release(stage.issue, stage.asking())
    if action is None:
        stage.say("It is not yours.", trouble=True)
    else:
        stage.queue(action)
