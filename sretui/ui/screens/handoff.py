"""The handoff: a shift's end step by step; what was decided and typed is kept for any day of the week."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime

from textual import events, on
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.widget import Widget
from textual.widgets import TextArea

from sretui.core.board import PullState
from sretui.core.cleaning import clean
from sretui.core.errors import SretuiError
from sretui.core.handoff.checking import StepKind
from sretui.core.handoff.deciding import Way
from sretui.core.handoff.destination import SUMMARY
from sretui.core.handoff.draft import WeekDraft, place_of, write_draft
from sretui.core.turn import Standing
from sretui.desk import Desk
from sretui.ui.deeds import Asked, Deeds, Recorded
from sretui.ui.newest import Newest
from sretui.ui.picture import Picture
from sretui.ui.screens.acts.stage import Stage
from sretui.ui.screens.duty import DutyScreen
from sretui.ui.screens.handing import steps
from sretui.ui.screens.handing.decisions import Decider
from sretui.ui.screens.handing.keys import KEYS
from sretui.ui.screens.handing.material import Material, MaterialGathered, Wish, gather
from sretui.ui.screens.handing.sending import HandoffSent, Sending, send
from sretui.ui.settings import UiSettings
from sretui.ui.widgets.handoff_rows import step_rows
from sretui.ui.widgets.line_list import LineList
from sretui.ui.widgets.line_source import Rows
from sretui.ui.widgets.lines import Line, Span
from sretui.ui.widgets.text_lines import TextLines
from sretui.ui.widgets.wrapping import wrapped

WIDE = 110
"""From this width on the steps stand beside the one at hand."""
REST = 0.5
"""Seconds without a key press after which what is typed is saved."""
NOBODY = "The roster has no week now: add one (4, then e)."


class HandoffScreen(DutyScreen):
    """The steps of a handoff."""

    CSS_PATH = ["handoff.tcss"]
    AUTO_FOCUS = "#rows"
    MODE = "handoff"
    BINDINGS = [*KEYS]

    def __init__(self, desk: Desk, settings: UiSettings, deeds: Deeds) -> None:
        super().__init__(desk, settings)
        self._deeds = deeds
        self._material: Material | None = None
        self._draft: WeekDraft | None = None
        self._week: date | None = None
        self._at = StepKind.FRESH
        self._gathering: Newest[Wish] = Newest("handoff", self._gather, self.post_message)
        self._sending: Newest[Sending] = Newest("handing", self._send, self.post_message)
        self._typing = False

    def content(self) -> Iterable[Widget]:
        """Give the steps, and the one at hand."""
        yield Horizontal(
            LineList(id="steps"),
            Vertical(
                TextLines(id="about"),
                LineList(id="rows"),
                TextArea(id="words"),
                VerticalScroll(TextLines(id="told"), id="below", can_focus=False),
                id="step",
            ),
            id="panes",
        )

    def hints(self) -> tuple[str, ...]:
        """Name the keys, those of the step first."""
        decide = tuple(f"decide('{way.value}')" for way in Way)
        first = {
            StepKind.WHO: ("confirm",),
            StepKind.UNANSWERED: ("act('replying')", "act('acknowledging')"),
            StepKind.DECISIONS: (*decide, "edit"),
            StepKind.ESCALATIONS: ("decide('still escalated')", "edit"),
            StepKind.OWED: ("act('marking')", "edit"),
            StepKind.SITUATION: ("edit",),
            StepKind.SEND: ("send", "leave_out", "edit"),
            StepKind.RECEIPT: ("copy", "write"),
        }
        return (
            *first.get(self.step, ()),
            "step(1)",
            "step(-1)",
            "undo",
            "help",
            "act('timing')",
            "sync",
            "quit",
        )

    @property
    def step(self) -> StepKind:
        """The step that is shown: a key is meant for what one sees."""
        return self._at

    @property
    def rows(self) -> LineList:
        """The list of the step."""
        return self.query_one("#rows", LineList)

    @property
    def draft(self) -> WeekDraft:
        """What was decided and typed."""
        return self._draft if self._draft is not None else WeekDraft()

    def on_mount(self) -> None:
        """Name the keys."""
        self.set_class(self.size.width >= WIDE, "wide")
        self.update_hints()

    def on_resize(self) -> None:
        """Show as much as fits."""
        self.set_class(self.size.width >= WIDE, "wide")
        self.call_after_refresh(self._show)

    def on_screen_resume(self, event: events.ScreenResume) -> None:
        """Gather anew: much may have changed while another screen was shown."""
        super().on_screen_resume(event)
        self.look_again()

    def watch_picture(self, picture: Picture | None) -> None:
        """Gather anew: something has changed."""
        super().watch_picture(picture)
        if self.is_mounted and self.is_current:
            self.look_again()

    def watch_pull_state(self, _: PullState) -> None:
        """Gather anew: the data may be fresh by now."""
        if self.is_mounted and self.is_current:
            self.look_again()

    def look_again(self) -> None:
        """Ask for what the steps show."""
        if self.picture is not None and self.now is not None:
            self._gathering.ask(Wish(self.picture, self.now, self.pull_state, self._week, self._draft))

    @on(MaterialGathered)
    def show_material(self, event: MaterialGathered) -> None:
        """Show what was gathered, unless something was decided since."""
        material = event.material
        if material is None:
            self.query_one("#about", TextLines).set_lines((Line((Span(NOBODY, "line--warning"),)),))
            return
        if self._draft is not None and material.wish.draft is not self._draft:
            return  # the next one is on its way
        self._material, self._draft, self._week = material, material.draft, material.handover.week
        found = self.query_one("#steps", LineList)
        found.replace(Rows(step_rows(material.checks)))
        self._show()

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
        self._tell()
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
        elif (one := self.chosen()) is not None and self.now is not None:
            from sretui.ui.screens.handing.reading import ReadingDialog

            conversation = one.inquiry.conversation
            dialog = ReadingDialog(self._desk.team, self._desk.me, self.zone, self.now, conversation, one)
            self.app.push_screen(dialog)

    @on(TextArea.Changed, "#words")
    def keep_soon(self) -> None:
        """Save what is typed when the hands rest."""
        if not self._typing:
            self._typing = True
            self.set_timer(REST, self._keep_words)

    @on(HandoffSent)
    def show_sent(self, event: HandoffSent) -> None:
        """Say what was put into the outbox, and what was not; go on to the receipt."""
        if event.queued:
            title = f"Handoff of {len(event.queued)} inquiries"
            self._deeds.add(Asked(tuple(one.action.id for one in event.queued), title, event.about))
        for sentence in event.said:
            self._say(sentence, trouble=True)
        if event.told:
            self.change(self.draft.with_sent({SUMMARY: event.told}))
            self._say(f"The summary is written to {event.told}.")
        if event.queued:
            self._say(f"{len(event.queued)} in the outbox; u takes them back while they are held.")
            self.query_one("#steps", LineList).move_to(StepKind.RECEIPT)
        self._look_around()

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
        if self._material is not None:
            self.change(replace(self.draft, confirmed=self._material.handover.pair))
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
            self.query_one("#words", TextArea).focus()
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
        elif self.now is not None:
            from sretui.ui.screens.acts.undoing import take_back

            take_back(self._stage(self.now, None), self._deeds)

    def action_send(self) -> None:
        """Show all that is sent, and send it when wished."""
        if self._material is None:
            return
        if self.step is not StepKind.SEND:
            self.query_one("#steps", LineList).move_to(StepKind.SEND)
            return
        from sretui.ui.screens.handing.sending import ask

        ask(self, self._desk, self._material, self._go)

    def action_copy(self) -> None:
        """Copy the receipt as Markdown."""
        if self._material is not None:
            from sretui.ui.screens.handing.sending import receipt_of

            self.app.copy_to_clipboard(receipt_of(self._material, self.zone))
            self._say("The receipt is copied.")

    def action_write(self) -> None:
        """Write the receipt into a file."""
        if self._material is None:
            return
        from sretui.ui.screens.handing.path_form import PathForm
        from sretui.ui.screens.handing.sending import receipt_of

        text = receipt_of(self._material, self.zone)

        def write(path: str | None) -> None:
            if path is not None:
                try:
                    self._say(f"Written to {self._desk.write_text(path, text)}.")
                except SretuiError as trouble:
                    self._say(str(trouble), trouble=True)

        name = f"~/handoff-{self._material.handover.week}.md"
        self.app.push_screen(PathForm("Write the receipt into which file?", name), write)

    def action_leave_text(self) -> None:
        """End writing; what was typed is kept."""
        self._keep_words()
        self.rows.focus()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Grey out what does not apply to the step and the row."""
        if not self.is_mounted:
            return True
        step, one = self.step, self.chosen()
        match action:
            case "confirm":
                return True if step is StepKind.WHO else None
            case "decide" | "act":
                listed = step is StepKind.OWED if "marking" in parameters else step in steps.DECIDED
                return True if listed and one is not None else None
            case "edit":
                at_summary = step is StepKind.SEND and self.rows.cursor_key == SUMMARY
                return True if one is not None or step in steps.TEXTS or at_summary else None
            case "leave_out" | "send":
                return True if step is StepKind.SEND or action == "send" else None
            case "copy" | "write":
                return True if step is StepKind.RECEIPT else None
            case _:
                return super().check_action(action, parameters)

    def change(self, draft: WeekDraft) -> None:
        """Take over another draft: it is on the disk at once, and the steps follow."""
        if self._week is None:
            return
        try:
            self._desk.save_draft(place_of(self._week), write_draft(draft))
        except SretuiError as trouble:
            self._say(f"Not kept: {trouble}", trouble=True)
            return
        self._draft = draft
        self.look_again()

    def _decider(self) -> Decider | None:
        one = self.chosen()
        if one is None or self.now is None or self._material is None:
            return None
        stage = self._stage(self.now, one)
        return Decider(stage, self._material, lambda: self.draft, self.change)

    def _edit_summary(self) -> None:
        """Change what the team is told."""
        if self._material is not None and self.now is not None:
            from sretui.ui.screens.handing.decisions import edit_summary

            edit_summary(self._stage(self.now, None), self._material, lambda: self.draft, self.change)

    def _stage(self, now: datetime, chosen: Standing | None) -> Stage:
        return Stage(
            screen=self,
            desk=self._desk,
            now=now,
            zone=self.zone,
            chosen=chosen,
            settings=self._settings,
            queued=lambda queued, about: self._deeds.add(
                Asked(
                    tuple(one.action.id for one in queued),
                    queued[0].action.title,
                    {one.inquiry.conversation.issue.node_id: one for one in about},
                )
            ),
            recorded=lambda about: self._deeds.add(Recorded(about)),
        )

    def _show(self, *, anew: bool = False) -> None:
        """Show the step at hand; `anew` when it is another one than before."""
        material = self._material
        if material is None:
            return
        step = self.step
        self.set_class(step in steps.TEXTS, "writing")
        self.rows.empty = steps.empty(step)
        self.rows.replace(Rows(steps.rows(step, material, self.zone)))
        self.rows.refresh(layout=step in steps.TEXTS)
        if anew:
            self.rows.action_first()
            self._fill_words(step)
        self._say_about(step, material)
        self._tell()
        self.update_hints()

    def _say_about(self, step: StepKind, material: Material) -> None:
        place = tuple(StepKind).index(step)
        check = material.checks[place]
        head = f"{place + 1} of {len(material.checks)}  {step.value}"
        spans = (
            Span(head, "line--heading"),
            Span(f"  {check.said}" if check.said != "–" else "", "line--muted"),
        )
        lines = [Line(spans), Line((Span(steps.said(step, material), "line--muted"),))]
        about = self.query_one("#about", TextLines)
        about.set_lines(_broken(lines, about.content_size.width))

    def _tell(self) -> None:
        if self._material is None:
            return
        told = self.query_one("#told", TextLines)
        lines = steps.told(self.step, self._material, self.rows.cursor_key, self.zone)
        told.set_lines(_broken(lines, told.content_size.width))

    def _fill_words(self, step: StepKind) -> None:
        if step in steps.TEXTS:
            text = self.draft.situation if step is StepKind.SITUATION else self.draft.owed
            # a text field draws what a terminal would obey
            self.query_one("#words", TextArea).text = clean(text)

    def _keep_words(self) -> None:
        self._typing = False
        text, step = self.query_one("#words", TextArea).text, self.step
        if step is StepKind.SITUATION and text != clean(self.draft.situation):
            self.change(replace(self.draft, situation=text))
        elif step is StepKind.OWED and text != clean(self.draft.owed):
            self.change(replace(self.draft, owed=text))

    def _go(self, sending: Sending) -> None:
        """Remember what is about to be put into the outbox, then do it beside the screen."""
        self.change(self.draft.with_sent(sending.ids))
        self._sending.ask(replace(sending, draft=self.draft))

    def _gather(self, wish: Wish) -> MaterialGathered:
        return MaterialGathered(gather(self._desk, wish))

    def _send(self, sending: Sending) -> HandoffSent:
        return send(self._desk, sending)

    def _look_around(self) -> None:
        from sretui.ui.messages import CacheChanged

        self.post_message(CacheChanged())
        self.look_again()

    def _say(self, sentence: str, *, trouble: bool = False) -> None:
        self.notify(
            clean(sentence, lines=False), severity="warning" if trouble else "information", markup=False
        )


def _broken(lines: Iterable[Line], width: int) -> list[Line]:
    """Break lines that are wider than there is room for."""
    return [Line(spans) for line in lines for spans in wrapped(line.spans, width)]
