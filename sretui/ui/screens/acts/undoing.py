"""Undo: what was done last, be it recorded or queued.

What nothing was sent of is recalled at once, its draft too; else the opposite is offered, and asked first.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from sretui.core.acts.undoing import Undoing, undoing
from sretui.core.errors import SretuiError
from sretui.core.journal import inverse
from sretui.core.outbox.steps import Queued, State
from sretui.core.phrases import counted
from sretui.ui.deeds import Asked, Deeds, Recorded
from sretui.ui.screens.acts.stage import Stage
from sretui.ui.screens.forms.undo_question import UndoQuestion

_ON_ITS_WAY = frozenset({State.SENDING, State.UNSURE})


@dataclass(frozen=True, slots=True)
class Late:
    """An Action of which something was sent, and what can still be done about it."""

    queued: Queued
    undoing: Undoing

    @property
    def is_going_on(self) -> bool:
        """Whether some of its steps are still to be sent."""
        return not self.queued.is_done

    @property
    def has_remedy(self) -> bool:
        """Whether anything can be done about it."""
        return self.is_going_on or self.undoing.action is not None


def take_back(stage: Stage, deeds: Deeds) -> None:
    """Take back what was done last."""
    deed = deeds.newest
    stage.screen.app.clear_notifications()  # "in the outbox; u takes it back" is not so any more
    try:
        if isinstance(deed, Recorded):
            _take_back_facts(stage, deeds, deed)
        elif isinstance(deed, Asked):
            _take_back_actions(stage, deeds, deed)
        else:
            stage.say("Nothing was done since sretui was opened.", trouble=True)
    except SretuiError as trouble:
        stage.say(f"Not taken back: {trouble}", trouble=True)


def _take_back_facts(stage: Stage, deeds: Deeds, deed: Recorded) -> None:
    for one, facts in deed.about:
        for kind, data in reversed(facts):
            back, old = inverse(one.inquiry.facts, kind, data)
            stage.desk.record(one.inquiry.conversation.issue.node_id, back, old)
    deeds.forget(deed)
    stage.changed()
    numbers = ", ".join(f"#{one.inquiry.conversation.issue.number}" for one, _ in deed.about)
    stage.say(f"{numbers}: taken back.")


def _take_back_actions(stage: Stage, deeds: Deeds, deed: Asked) -> None:
    """Recall what nothing was sent of; ask about the rest."""
    recalled = [stage.desk.recall(action_id) for action_id in reversed(deed.actions)]
    back = [one for one in recalled if one is not None]
    if back:
        stage.changed()
    late = tuple(_late(stage, deed))
    if any(one.queued.state in _ON_ITS_WAY for one in late):
        stage.say(f"{deed.title}: on its way to GitHub right now; press u again in a moment.", trouble=True)
    elif not late:
        deeds.forget(deed)
        stage.say(_told(deed, back))
    elif not any(one.has_remedy for one in late):
        deeds.forget(deed)
        stage.say(f"{deed.title}: {'; '.join(_stays(late))}.", trouble=True)
    else:
        _ask(stage, deeds, deed, late)


def _told(deed: Asked, back: list[Queued]) -> str:
    if not back:
        return f"{deed.title}: was taken back already."
    typed = " What you typed is there again." if any(one.action.draft for one in back) else ""
    return f"{deed.title}: taken back, nothing was sent.{typed}"


def _late(stage: Stage, deed: Asked) -> Iterator[Late]:
    """Find what was sent, in whole or in part; newest first."""
    for action_id in reversed(deed.actions):
        queued = stage.desk.find_queued(action_id)
        if queued is None or queued.state is State.DISCARDED:
            continue
        before = deed.before.get(queued.inquiry)
        inquiry = before.inquiry if before else None
        opposite = undoing(queued, inquiry, stage.new_id(), stage.now, stage.desk.me)
        yield Late(queued, opposite)


def _stays(late: tuple[Late, ...]) -> tuple[str, ...]:
    said = (sentence for one in late for sentence in one.undoing.stays)
    return tuple(dict.fromkeys(said)) or ("there is nothing to take back",)


def _ask(stage: Stage, deeds: Deeds, deed: Asked, late: tuple[Late, ...]) -> None:
    actions = tuple(one.undoing.action for one in late if one.undoing.action is not None)
    left = tuple(step.write for one in late for step in one.queued.steps if not step.is_final)
    stays = tuple(dict.fromkeys(said for one in late for said in one.undoing.stays))
    question = UndoQuestion(deed.title, left, tuple(write for one in actions for write in one.writes), stays)

    def go_on(wanted: bool) -> None:
        if not wanted:
            return
        try:
            for one in late:
                if one.is_going_on:
                    stage.desk.discard(one.queued.action.id)
            stage.desk.queue_all(actions)
        except SretuiError as trouble:
            stage.say(f"Not taken back: {trouble}", trouble=True)
            return
        deeds.forget(deed)
        stage.changed()
        count = f" {counted(len(actions), 'act')} in the outbox." if actions else ""
        stage.say(f"{deed.title}: taken back.{count}")

    stage.ask(question, go_on)
