"""A screen on which inquiries are acted upon: every act has its key here, and gets its stage."""

from datetime import datetime
from importlib import import_module
from typing import TYPE_CHECKING, Protocol, cast

from textual.binding import Binding

from sretui.core.journal import Fact
from sretui.core.model import Comment
from sretui.core.turn import Standing
from sretui.desk import Desk
from sretui.ui.deeds import Asked, Deeds, Recorded
from sretui.ui.screens.acts.stage import Stage
from sretui.ui.screens.acts.table import ACTS, BY_NAME
from sretui.ui.screens.split import SplitScreen
from sretui.ui.settings import UiSettings

if TYPE_CHECKING:
    from sretui.core.outbox.steps import Queued


class _Act(Protocol):
    """A module of the acts' folder."""

    def begin(self, stage: Stage) -> None:
        """Ask what is needed, and queue the Action."""


class ActingScreen(SplitScreen):
    """A list of inquiries, or of issues among which there are inquiries."""

    BINDINGS = [
        *(act.binding for act in ACTS),
        Binding("u", "take_back", "Undo", id="inquiry.undo", tooltip="Take back what you did last"),
    ]

    def __init__(self, desk: Desk, settings: UiSettings) -> None:
        super().__init__(desk, settings)
        self.deeds = Deeds()
        """What was done here; the app gives all its screens the same."""

    def chosen(self) -> Standing | None:
        """Give the inquiry that a key is meant for."""
        return self.reader.standing if self.is_mounted else None

    def marked(self) -> tuple[Standing, ...]:
        """Give the inquiries that are marked."""
        return ()

    def quoted(self) -> Comment | None:
        """Give the comment chosen in the reader, when that shows the inquiry a key is meant for."""
        one, read = self.chosen(), self.reader.issue if self.is_mounted else None
        here = one is not None and read is not None and one.inquiry.conversation.issue.node_id == read.node_id
        return self.reader.comment if here else None

    def note_queued(self, queued: "tuple[Queued, ...]", about: tuple[Standing, ...]) -> None:
        """Remember what was queued here, so that it can be taken back."""
        title = queued[0].action.title if len(queued) == 1 else f"{len(queued)} acts"
        before = {one.inquiry.conversation.issue.node_id: one for one in about}
        self.deeds.add(Asked(tuple(one.action.id for one in queued), title, before))

    def note_recorded(self, about: tuple[tuple[Standing, tuple[Fact, ...]], ...]) -> None:
        """Remember what was recorded here, for the same."""
        self.deeds.add(Recorded(about))

    def action_act(self, name: str) -> None:
        """Begin an act; its module is imported now, for the way to the first paint is long enough."""
        if self.now is None:
            return
        act = BY_NAME[name]
        stage = self._stage(self.now, self.marked() if act.bulk else ())
        if act.needs_inquiry and not stage.all:
            return
        cast("_Act", import_module(f"sretui.ui.screens.acts.{name}")).begin(stage)

    def action_take_back(self) -> None:
        """Take back what was done last, be it recorded or queued."""
        if self.now is not None:
            from sretui.ui.screens.acts.undoing import take_back

            take_back(self._stage(self.now), self.deeds)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Grey out the acts that make no sense here."""
        if action != "act":
            return super().check_action(action, parameters)
        act = BY_NAME[str(parameters[0])]
        if not act.needs_inquiry:
            return True
        one = self.chosen() if self.is_mounted else None
        among = (self.marked() if act.bulk else ()) or ((one,) if one else ())
        return True if among and all(map(act.applies, among)) else None

    def _stage(self, now: datetime, marked: tuple[Standing, ...] = ()) -> Stage:
        return Stage(
            screen=self,
            desk=self._desk,
            now=now,
            zone=self.zone,
            chosen=self.chosen(),
            marked=marked,
            comment=self.quoted(),
            settings=self._settings,
            queued=self.note_queued,
            recorded=self.note_recorded,
        )
