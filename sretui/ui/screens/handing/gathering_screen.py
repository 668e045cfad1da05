"""A week's handoff as a screen holds it: gathered anew when the world moves, its draft kept at once."""

from datetime import date, datetime

from textual import events, on

from sretui.core.board import PullState
from sretui.core.cleaning import clean
from sretui.core.errors import SretuiError
from sretui.core.handoff.checking import StepKind
from sretui.core.handoff.draft import WeekDraft, place_of, write_draft
from sretui.core.outbox.steps import State
from sretui.core.turn import Standing
from sretui.desk import Desk
from sretui.ui.deeds import Asked, Deeds, Recorded
from sretui.ui.newest import Newest
from sretui.ui.picture import Picture
from sretui.ui.screens.acts.stage import Stage
from sretui.ui.screens.duty import DutyScreen
from sretui.ui.screens.handing.material import Material, MaterialGathered, Wish, gather
from sretui.ui.settings import UiSettings


class GatheringScreen(DutyScreen):
    """What was gathered of a week, and what was decided and typed."""

    def __init__(self, desk: Desk, settings: UiSettings, deeds: Deeds) -> None:
        super().__init__(desk, settings)
        self._deeds = deeds
        self._material: Material | None = None
        self._draft: WeekDraft | None = None
        self._week: date | None = None
        self._gathering: Newest[Wish] = Newest("handoff", self._gather, self.post_message)

    @property
    def draft(self) -> WeekDraft:
        """What was decided and typed."""
        return self._draft if self._draft is not None else WeekDraft()

    @property
    def step(self) -> StepKind:
        """The step that is shown."""
        return StepKind.FRESH

    def go_to(self, step: StepKind) -> None:
        """Show another step."""

    def leave_week(self) -> None:
        """Keep what is being typed: another week is at hand."""

    def show(self, material: Material | None) -> None:
        """Show what was gathered; None where the roster has no week."""

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

    def watch_now(self, _: datetime | None) -> None:
        """Gather anew while something counts down: what was sent can be taken back for some seconds."""
        sent = self._material.sent.values() if self._material is not None else ()
        if self.is_mounted and self.is_current and any(one.state is State.HELD for one in sent):
            self.look_again()

    def look_again(self) -> None:
        """Ask for what the steps show."""
        if self.picture is not None and self.now is not None:
            self._gathering.ask(Wish(self.picture, self.now, self.pull_state, self._week, self._draft))

    @on(MaterialGathered)
    def show_material(self, event: MaterialGathered) -> None:
        """Show what was gathered, unless something was decided since."""
        material = event.material
        if material is not None and self._week not in {None, material.handover.week}:
            self.leave_week()
        if material is not None:
            if self._draft is not None and material.wish.draft is not self._draft:
                return  # the next one is on its way
            self._material, self._draft, self._week = material, material.draft, material.handover.week
        self.show(material)

    def change(self, draft: WeekDraft) -> None:
        """Take over another draft: it is on the disk at once, and the steps follow."""
        if self._week is None:
            return
        try:
            self._desk.save_draft(place_of(self._week), write_draft(draft))
        except SretuiError as trouble:
            self.say(f"Not kept: {trouble}", trouble=True)
            return
        self._draft = draft
        self.look_again()

    def stage(self, chosen: Standing | None) -> Stage | None:
        """Give what an act works with; None before there is a clock."""
        if self.now is None:
            return None
        return Stage(
            screen=self,
            desk=self._desk,
            now=self.now,
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

    def say(self, sentence: str, *, trouble: bool = False) -> None:
        """Tell the person something."""
        self.notify(
            clean(sentence, lines=False), severity="warning" if trouble else "information", markup=False
        )

    def _gather(self, wish: Wish) -> MaterialGathered:
        return MaterialGathered(gather(self._desk, wish))
