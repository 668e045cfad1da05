"""The handoff: a shift's end step by step; what was decided and typed is kept for any day of the week."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from textual import on
from textual.containers import Horizontal
from textual.widget import Widget
from textual.widgets import TextArea

from sretui.core.cleaning import clean
from sretui.core.handoff.checking import StepKind
from sretui.core.handoff.deciding import Way
from sretui.core.handoff.destination import SUMMARY
from sretui.core.handoff.shifting import troubles
from sretui.core.model import Conversation
from sretui.core.turn import Standing
from sretui.desk import Desk
from sretui.ui.deeds import Deeds
from sretui.ui.screens.handing import keys, steps
from sretui.ui.screens.handing.decisions import Decider, edit_summary
from sretui.ui.screens.handing.material import Material
from sretui.ui.screens.handing.sending_screen import SendingScreen
from sretui.ui.screens.handing.step_pane import StepPane
from sretui.ui.settings import UiSettings
from sretui.ui.widgets.handoff_rows import step_rows
from sretui.ui.widgets.line_list import LineList
from sretui.ui.widgets.line_source import Rows

WIDE = 110
"""From this width on the steps stand beside the one at hand."""
REST = 0.5
"""Seconds without a key press after which what is typed is saved."""
NOBODY = "The roster has no week now: add one (4, then e)."


class HandoffScreen(SendingScreen):
    """The steps of a handoff."""

    CSS_PATH = ["handoff.tcss"]
    AUTO_FOCUS = "#rows"
    MODE = "handoff"
    BINDINGS = [*keys.KEYS]

    def __init__(self, desk: Desk, settings: UiSettings, deeds: Deeds) -> None:
        super().__init__(desk, settings, deeds)
        self._at = StepKind.FRESH
        self._typing = False
        self._shown: date | None = None
        """The week whose steps are shown."""

    def content(self) -> Iterable[Widget]:
        """Give the steps, and the one at hand."""
        yield Horizontal(LineList(id="steps"), StepPane(id="step"), id="panes")

    def hints(self) -> tuple[str, ...]:
        """Name the keys, those of the step first."""
        return keys.hints(self.step)

    @property
    def step(self) -> StepKind:
        """The step that is shown: a key is meant for what one sees."""
        return self._at

    @property
    def pane(self) -> StepPane:
        """The step at hand."""
        return self.query_one(StepPane)

    @property
    def rows(self) -> LineList:
        """The list of the step."""
        return self.pane.rows

    def on_mount(self) -> None:
        """Name the keys."""
        self.set_class(self.size.width >= WIDE, "wide")
        self.update_hints()

    def on_resize(self) -> None:
        """Show as much as fits."""
        self.set_class(self.size.width >= WIDE, "wide")
        self.call_after_refresh(self._show)

    def show(self, material: Material | None) -> None:
        """Show what was gathered."""
        if material is None:
            self.pane.warn(NOBODY)
        else:
            self.query_one("#steps", LineList).replace(Rows(step_rows(material.checks)))
            before, self._shown = self._shown, material.handover.week
            self._show(anew=before not in {None, self._shown})

    def leave_week(self) -> None:
        """Keep what is being typed for the week it was typed for."""
        self._keep_words()

    def go_to(self, step: StepKind) -> None:
        """Show another step."""
        self.query_one("#steps", LineList).move_to(step)

    @on(LineList.Highlighted, "#steps")
    def come_to_step(self) -> None:
        """Show the step the cursor came to."""
        key = self.query_one("#steps", LineList).cursor_key
        if isinstance(key, StepKind) and key is not self._at:
            self._keep_words()
            self._at = key
            self._show(anew=True)

    @on(LineList.Highlighted, "#rows")
    def come_to_row(self) -> None:
        """Tell what is known of the row."""
        if self._material is not None:
            self.pane.tell(self.step, self._material, self.zone)
        self.update_hints()

    @on(LineList.Opened, "#steps")
    def open_step(self) -> None:
        """Go to the step's own list."""
        self.rows.focus()

    @on(LineList.Opened, "#rows")
    def open_row(self) -> None:
        """Read the inquiry; write where one writes."""
        if self.step is StepKind.SEND or self.rows.cursor_key == steps.WORDS:
            self.action_edit()
        elif self.step is StepKind.OWED:
            self.action_act("marking")
        elif (one := self.chosen()) is not None:
            self._read(one.inquiry.conversation, one)
        elif self.step is StepKind.FRUIT and (fruit := self._fruit()) is not None:
            self._read(fruit, None)

    @on(TextArea.Changed, "#words")
    def keep_soon(self) -> None:
        """Save what is typed when the hands rest."""
        if not self._typing:
            self._typing = True
            self.set_timer(REST, self._keep_words)

    def chosen(self) -> Standing | None:
        """Give the inquiry at the cursor, where the step lists inquiries."""
        key = self.rows.cursor_key if self.is_mounted and self.step in steps.INQUIRIES else None
        if not isinstance(key, str) or self._material is None:
            return None
        if self.step is StepKind.OWED:
            return self._material.serious.get(key)
        return self.picture.by_key.get(key) if self.picture else None

    def action_step(self, way: int) -> None:
        """Go to the next step, or the one before."""
        found = self.query_one("#steps", LineList)
        found.action_cursor_down() if way > 0 else found.action_cursor_up()
        self.come_to_step()
        self.rows.focus()

    def action_other_pane(self) -> None:
        """Go to the steps, or back."""
        if self.rows.has_focus and self.has_class("wide"):
            self.query_one("#steps", LineList).focus()
        else:
            self.rows.focus()

    def action_confirm(self) -> None:
        """Say that the incoming two are right."""
        if self._material is None:
            return
        world = self._material.world
        if wrong := troubles(world.handover, world.team, world.assignable):
            self.say(wrong[0], trouble=True)
        else:
            self.change(replace(self.draft, confirmed=world.handover.pair))
            self.action_step(1)

    def action_decide(self, way: str) -> None:
        """Decide about the inquiry at the cursor."""
        if (decider := self._decider()) is not None:
            decider.decide(Way(way))
            if self.step is StepKind.DECISIONS:
                self.rows.action_cursor_down()

    def action_act(self, name: str) -> None:
        """Begin an act on the inquiry at the cursor."""
        if (decider := self._decider()) is not None:
            decider.act(name)

    def action_edit(self) -> None:
        """Write the card; at the preview change the text."""
        if self.step in steps.TEXTS:
            self.pane.words.focus()
        elif self.step is StepKind.SEND and self.rows.cursor_key == SUMMARY:
            self._edit_summary()
        elif (decider := self._decider()) is None:
            return
        elif self.step is StepKind.SEND:
            decider.edit_words()
        else:
            decider.edit_card()

    def action_leave_out(self) -> None:
        """Leave this out of the sending, or have it in again."""
        key = self.rows.cursor_key
        there = self._material is not None and (self._material.item(key) or key == SUMMARY)
        if isinstance(key, str) and there:
            self.change(self.draft.with_left_out(key, is_out=key not in self.draft.left_out))

    def action_undo(self) -> None:
        """Take back the decision at the cursor; elsewhere what was done last."""
        key = self.rows.cursor_key
        if self.step is StepKind.DECISIONS and isinstance(key, str) and key in self.draft.decisions:
            self.change(self.draft.with_decision(key, None))
        elif (stage := self.stage(None)) is not None:
            from sretui.ui.screens.acts.undoing import take_back

            take_back(stage, self._deeds)

    def action_leave_text(self) -> None:
        """End writing; what was typed is kept."""
        self._keep_words()
        self.rows.focus()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Grey out what does not apply to the step and the row."""
        if not self.is_mounted:
            return True
        found = keys.applies(action, parameters, self.step, self.chosen(), self.rows.cursor_key)
        return super().check_action(action, parameters) if found is None else found or None

    def _decider(self) -> Decider | None:
        one = self.chosen()
        stage = self.stage(one)
        if one is None or stage is None or self._material is None:
            return None
        return Decider(stage, self._material, lambda: self.draft, self.change)

    def _fruit(self) -> Conversation | None:
        key = self.rows.cursor_key
        return self._desk.conversation(key) if isinstance(key, str) else None

    def _read(self, conversation: Conversation, one: Standing | None) -> None:
        """Read a conversation over this screen."""
        from sretui.ui.screens.handing.reading import ReadingDialog

        if self.now is not None:
            dialog = ReadingDialog(self._desk.team, self._desk.me, self.zone, self.now, conversation, one)
            self.app.push_screen(dialog)

    def _edit_summary(self) -> None:
        """Change what the team is told."""
        if self._material is not None and (stage := self.stage(None)) is not None:
            edit_summary(stage, self._material, lambda: self.draft, self.change)

    def _show(self, *, anew: bool = False) -> None:
        """Show the step at hand; `anew` when it is another one than before."""
        if self._material is None:
            return
        self.pane.show(self.step, self._material, self.zone)
        if anew:
            self.pane.begin(self._written())
            self.come_to_row()
        self.update_hints()

    def _written(self) -> str | None:
        """Give what is kept of what one writes at this step; None where one writes nothing."""
        return {StepKind.SITUATION: self.draft.situation, StepKind.OWED: self.draft.owed}.get(self.step)

    def _keep_words(self) -> None:
        self._typing = False
        text, kept = self.pane.words.text, self._written()
        if kept is None or text == clean(kept):
            return
        if self.step is StepKind.SITUATION:
            self.change(replace(self.draft, situation=text))
        else:
            self.change(replace(self.draft, owed=text))
