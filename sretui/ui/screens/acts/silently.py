"""How acts that post no text are queued: one at once, several after their preview."""

from collections.abc import Callable, Iterable, Sequence

from sretui.core.outbox.action import Action
from sretui.core.turn import Standing
from sretui.ui.screens.acts.offering import preview_all
from sretui.ui.screens.acts.stage import Stage


def put(stage: Stage, found: Iterable[Action | None], nothing: str, again: Callable[[], None]) -> None:
    """Queue what there is to do; several inquiries are previewed first, and `nothing` is said of none."""
    actions = tuple(one for one in found if one is not None)
    if not actions:
        stage.say(nothing, trouble=True)
    elif len(stage.all) == 1:
        stage.queue(*actions)
    else:
        preview_all(stage, actions, again)


def numbers(ones: Sequence[Standing]) -> str:
    """Name inquiries: `#301`, `3 inquiries`."""
    if len(ones) == 1:
        return f"#{ones[0].inquiry.conversation.issue.number}"
    return f"{len(ones)} inquiries"
