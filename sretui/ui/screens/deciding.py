"""What a person decides about one Action of the outbox: retry, edit, discard, undo."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import tzinfo

from textual.screen import Screen

from sretui.core.cleaning import clean
from sretui.core.errors import SretuiError
from sretui.core.outbox.steps import Queued, State, editable
from sretui.core.outbox.words import discarding_words
from sretui.core.outbox.writes import text_of
from sretui.desk import Desk
from sretui.ui.deeds import Asked, Deeds
from sretui.ui.messages import CacheChanged


@dataclass(frozen=True, slots=True)
class Decider:
    """One Action, and where to ask and tell."""

    screen: Screen[None]
    desk: Desk
    one: Queued
    deeds: Deeds
    zone: tzinfo
    look_again: Callable[[], None]
    """Called when something was decided."""

    def advice(self, *, has_conversation: bool) -> str:
        """Name the keys that help where a person is needed; nothing where none is."""
        return " · ".join(self._advice(has_conversation=has_conversation)) if self.one.is_stuck else ""

    def _advice(self, *, has_conversation: bool) -> Iterator[str]:
        if has_conversation:
            yield "c conversation"
        if editable(self.one):
            yield "e edit"
        yield "t try again"
        yield "x discard"

    def try_again(self) -> None:
        """Try the current step again."""
        self._decide(lambda: self.desk.retry(self.one.action.id), "tried again now")

    def discard(self) -> None:
        """Give up what was not sent; asks first."""
        from sretui.ui.screens.forms.yes_no import YesNo

        question = YesNo(f"Discard “{self.one.action.title}”?", discarding_words(self.one))

        def go_on(wanted: bool | None) -> None:
            if wanted:
                kept = "discarded; its text stays in the history"
                self._decide(lambda: self.desk.discard(self.one.action.id), kept)

        self.screen.app.push_screen(question, go_on)

    def take_back(self) -> None:
        """Recall it if nothing was sent, else offer the opposite."""
        from sretui.ui.screens.acts.stage import Stage
        from sretui.ui.screens.acts.undoing import take_back

        mine = self._deed()
        only = Deeds()
        only.add(replace(mine, actions=(self.one.action.id,), title=self.one.action.title))
        stage = Stage(self.screen, self.desk, self.desk.clock(), self.zone, None)
        take_back(stage, only)
        if only.newest is None and mine.actions == (self.one.action.id,):
            self.deeds.forget(mine)
        self.look_again()

    def edit(self) -> None:
        """Change the texts; what was not sent yet is held back meanwhile."""
        from sretui.ui.screens.forms.edit_form import KEPT_BACK, EditForm

        try:
            held = self.desk.keep_back(self.one.action.id, KEPT_BACK)
        except SretuiError as trouble:
            self._say(f"Not edited: {trouble}", trouble=True)
            return
        if not editable(held):
            self._say("It is too late to change this text: it was sent, or may have been.", trouble=True)
            return
        self.look_again()
        self.screen.app.push_screen(EditForm(self.desk, held), lambda texts: self._keep(held, texts))

    def _keep(self, held: Queued, texts: Mapping[str, str] | None) -> None:
        """Save changed texts, and let it go its way again; texts of None change nothing."""
        from sretui.ui.screens.forms.edit_form import place_of

        action_id = held.action.id
        was = {step.key: text_of(step.write) for step in held.steps}
        changed = {key: text for key, text in (texts or {}).items() if text != was[key]}

        def save() -> None:
            for key, text in changed.items():
                self.desk.edit(action_id, key, text)
            if texts is not None:
                self.desk.forget_draft(place_of(held))
            self.desk.keep_back(action_id)

        self._decide(save, self._kept_words(held) if changed else "")

    def _kept_words(self, held: Queued) -> str:
        return "changed; t tries it again" if held.state is State.STUCK else "changed; u takes it back"

    def _deed(self) -> Asked:
        """Find how it was asked for at these screens; what was asked for elsewhere stands for itself."""
        action_id = self.one.action.id
        asked = (one for one in self.deeds if isinstance(one, Asked) and action_id in one.actions)
        return next(asked, Asked((action_id,), self.one.action.title))

    def _decide(self, do: Callable[[], object], done: str) -> None:
        """Do something and say so; a trouble is said instead."""
        try:
            do()
        except SretuiError as trouble:
            self._say(f"Not done: {trouble}", trouble=True)
        else:
            if done:
                self._say(f"{self.one.action.title}: {done}.")
        self.look_again()
        self.screen.post_message(CacheChanged())

    def _say(self, sentence: str, *, trouble: bool = False) -> None:
        self.screen.notify(
            clean(sentence, lines=False), severity="warning" if trouble else "information", markup=False
        )
