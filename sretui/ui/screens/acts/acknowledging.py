"""Acknowledge: a canned reply, to be edited for one inquiry, or rendered for each of several."""

from dataclasses import replace

from sretui.core.acts.replying import reply
from sretui.core.composing.sending import refusal
from sretui.core.errors import SretuiError
from sretui.core.outbox.action import Act, Action
from sretui.ui.screens.acts.offering import preview_all, rendered
from sretui.ui.screens.acts.replying import canned, where, write
from sretui.ui.screens.acts.silently import numbers
from sretui.ui.screens.acts.stage import Stage
from sretui.ui.screens.forms.pick_text import CANNED, PickText

_USUAL = f"{CANNED}received"
"""The text that the cursor begins at, for it is wanted most often."""


def begin(stage: Stage) -> None:
    """Ask which text."""
    names = sorted(canned(stage), key=lambda name: name != _USUAL)
    if not names:
        return
    ones = tuple(replace(stage, chosen=one, comment=None) for one in stage.marked) or (stage,)
    dialog = PickText(f"Which text for {numbers(stage.all)}?", names, lambda which: rendered(ones[0], which))
    stage.ask(dialog, lambda which: _go_on(stage, ones, which))


def _go_on(stage: Stage, ones: tuple[Stage, ...], which: str) -> None:
    if len(ones) == 1:
        write(ones[0], Act.ACKNOWLEDGE, rendered(ones[0], which))
        return
    try:
        found = [(one, _refusal(one), rendered(one, which)) for one in ones]
    except SretuiError as trouble:
        stage.say(str(trouble), trouble=True)
        return
    actions = [_action(one, text) for one, why, text in found if not why]
    left_out = [f"{why} It is left out." for _, why, _ in found if why]
    if actions:
        places = [where(one) for one, why, _ in found if not why]
        preview_all(stage, actions, lambda: begin(stage), *places, *left_out)
    else:
        stage.say(" ".join(why for _, why, _ in found), trouble=True)


def _refusal(one: Stage) -> str:
    return refusal(one.issue, one.desk.repo(one.issue.repo))


def _action(one: Stage, text: str) -> Action:
    return reply(one.issue, text, one.asking(), Act.ACKNOWLEDGE)
