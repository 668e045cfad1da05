"""A screen on which things are done: an act is given its stage here, and what was done can be taken back."""

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
from sretui.ui.screens.split import SplitScreen
from sretui.ui.settings import UiSettings

if TYPE_CHECKING:
    from sretui.core.outbox.steps import Queued


class _Act(Protocol):
    """A module that does an act."""

    def begin(self, stage: Stage) -> None:
        """Ask what is needed, and queue the Action."""


class StagingScreen(SplitScreen):
    """A list of issues that something can be done to."""

    BINDINGS = [
        Binding("u", "take_back", "Undo", id="inquiry.undo", tooltip="Take back what you did last"),
    ]

    def __init__(self, desk: Desk, settings: UiSettings) -> None:
        super().__init__(desk, settings)
        self.deeds = Deeds()
        """What was done here; the app gives all its screens the same."""

    def chosen(self) -> Standing | None:
        """Give the issue that a key is meant for."""
        return None

    def quoted(self) -> Comment | None:
        """Give the comment chosen in the reader, when that shows the issue a key is meant for."""
        return None

    def begin(self, module: str, stage: Stage) -> None:
        """Begin an act; its module is imported now, for the way to the first paint is long enough."""
        cast("_Act", import_module(module)).begin(stage)

    def note_queued(self, queued: "tuple[Queued, ...]", about: tuple[Standing, ...]) -> None:
        """Remember what was queued here, so that it can be taken back."""
        title = queued[0].action.title if len(queued) == 1 else f"{len(queued)} acts"
        before = {one.inquiry.conversation.issue.node_id: one for one in about}
        self.deeds.add(Asked(tuple(one.action.id for one in queued), title, before))

    def note_recorded(self, about: tuple[tuple[Standing, tuple[Fact, ...]], ...]) -> None:
        """Remember what was recorded here, for the same."""
        self.deeds.add(Recorded(about))

    def action_take_back(self) -> None:
        """Take back what was done last, be it recorded or queued."""
        if self.now is not None:
            from sretui.ui.screens.acts.undoing import take_back

            take_back(self._stage(self.now), self.deeds)

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
