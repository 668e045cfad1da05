"""Deciding about one inquiry: the question a way needs, the act it opens, the card and the text to send."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from importlib import import_module
from typing import Any

from sretui.core.escalation import is_called
from sretui.core.handoff.card import Card, noted
from sretui.core.handoff.deciding import ENDING, UNTIL, Way, decide
from sretui.core.handoff.destination import SUMMARY
from sretui.core.handoff.draft import WeekDraft
from sretui.core.handoff.planning import composed
from sretui.core.outbox.writes import PostComment
from sretui.ui.screens.acts.stage import Stage
from sretui.ui.screens.handing.card_form import CardForm
from sretui.ui.screens.handing.material import Material
from sretui.ui.screens.handing.until_form import UntilForm
from sretui.ui.screens.handing.words_form import WordsForm

_ACTS = {Way.RESOLVE: "resolving", Way.PROMOTE: "promoting", Way.KNOWN: "knowing"}


@dataclass(frozen=True, slots=True)
class Decider:
    """One inquiry, and where the decision goes."""

    stage: Stage
    material: Material
    draft: Callable[[], WeekDraft]
    """Gives the draft as it is now."""
    change: Callable[[WeekDraft], None]
    """Takes over another one."""

    def decide(self, way: Way) -> None:
        """Ask what the way needs, and decide."""
        if way in UNTIL:
            self._ask_until(way)
        elif way in ENDING:
            self._put(way)
            self.act(_ACTS[way])
        elif way is Way.ESCALATED and not is_called(self.stage.one.inquiry):
            self._put(way)
            self.act("escalating")
        else:
            self._put(way)
            if way is Way.HAND_OFF and not self.stage.one.inquiry.facts.card.next_action.strip():
                self.edit_card("next")

    def act(self, name: str) -> None:
        """Begin an act on the inquiry."""
        module: Any = import_module(f"sretui.ui.screens.acts.{name}")
        module.begin(self.stage)

    def edit_card(self, begin: str = "state") -> None:
        """Write the card."""
        edit_card(self.stage, begin)

    def edit_words(self) -> None:
        """Change the comment that would be sent."""
        node_id, texts = self.stage.issue.node_id, self.draft().texts
        item = self.material.item(node_id)
        posts = item is not None and any(isinstance(one, PostComment) for one in item.writes)
        if item is None or item.one is None or item.decision is None or not (posts or node_id in texts):
            self.stage.say("There is no comment to change: e at “Decisions” writes the card.", trouble=True)
            return
        usual = composed(item.one, item.decision, self.material.world)
        place = f"handoff-text:{self.material.handover.week}:{node_id}"
        text = texts.get(node_id, usual)
        form = WordsForm(self.stage.desk, place, f"Comment on #{self.stage.issue.number}", text)

        def keep(text: str) -> None:
            self.stage.desk.forget_draft(place)
            self.change(self.draft().with_text(node_id, text, usual))

        self.stage.ask(form, keep)

    def _ask_until(self, way: Way) -> None:
        number = self.stage.issue.number
        question = f"Keep #{number} until when?" if way is Way.KEEP else f"Wait on #{number} until when?"
        form = UntilForm(question, self.stage.team.hours, self.stage.zone, self.stage.now)
        self.stage.ask(form, lambda until: self._put(way, until))

    def _put(self, way: Way, until: datetime | None = None) -> None:
        one = self.stage.one
        decided = decide(one, way, until)
        self.change(self.draft().with_decision(one.inquiry.conversation.issue.node_id, decided))


def edit_card(stage: Stage, begin: str = "state") -> None:
    """Write an inquiry's card; it is recorded, nothing is posted."""
    form = CardForm(stage.desk, stage.one, stage.zone, stage.now, begin)

    def keep(card: Card) -> None:
        if stage.record(stage.one, [noted(card)], f"#{stage.issue.number}: the card is kept."):
            stage.desk.forget_draft(form.place)

    stage.ask(form, keep)


def edit_summary(
    stage: Stage, material: Material, draft: Callable[[], WeekDraft], change: Callable[[WeekDraft], None]
) -> None:
    """Change what the team is told; empty is the template again."""
    place = f"handoff-text:{material.handover.week}:{SUMMARY}"
    form = WordsForm(stage.desk, place, "The summary for the team", material.summary.text)

    def keep(text: str) -> None:
        stage.desk.forget_draft(place)
        change(draft().with_text(SUMMARY, text))

    stage.ask(form, keep)
