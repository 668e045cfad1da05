"""A word to who is not on duty, before they act in the Primary's place; nothing is forbidden."""

from collections.abc import Iterator, Sequence

from sretui.core.asking import is_asked
from sretui.core.outbox.action import Act, Action
from sretui.core.people import is_among, name
from sretui.core.roster.duty import Standpoint, duty, standpoint
from sretui.ui.screens.acts.stage import Stage

_ANYBODYS = {Act.REDIRECT, Act.FILE, Act.HAND_ON, Act.QUESTION, Act.UNDO}
"""What anybody does, on duty or not."""


def on_whose_duty(stage: Stage, actions: Sequence[Action]) -> Iterator[str]:
    """Remind who is not on duty that somebody is, before they act on what nobody gave or asked them."""
    me, on = stage.desk.me, duty(stage.team, stage.now)
    if on.acting is None or standpoint(on, me) not in {Standpoint.OTHER, Standpoint.INCOMING}:
        return
    if {action.act for action in actions} <= _ANYBODYS:
        return
    theirs = (one for one in stage.all if not is_among(me, one.inquiry.conversation.issue.assignees))
    if any(not is_asked(one, stage.team, me, stage.now) for one in theirs):
        yield f"You are not on duty: {name(stage.team, on.acting)} answers this week. N redirects a customer."
