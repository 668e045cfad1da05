"""Stage: what an act is given to work with, so that it needs neither the screen's type nor the app's."""

import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, tzinfo
from typing import TYPE_CHECKING, TypeVar

from textual.screen import ModalScreen, Screen

from sretui.core.acts.simple import Asking
from sretui.core.cleaning import clean
from sretui.core.errors import SretuiError
from sretui.core.journal import Fact, Kind
from sretui.core.model import Comment, Issue
from sretui.core.team import Team
from sretui.core.turn import Standing
from sretui.desk import Desk
from sretui.ui.messages import CacheChanged
from sretui.ui.settings import UiSettings

if TYPE_CHECKING:
    from sretui.core.outbox.action import Action
    from sretui.core.outbox.steps import Queued

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Stage:
    """One key press: about which inquiries, when, and where to ask and tell."""

    screen: Screen[None]
    desk: Desk
    now: datetime
    zone: tzinfo
    chosen: Standing | None
    """The inquiry being read, else the one at the cursor."""
    marked: tuple[Standing, ...] = ()
    """What is marked, where the act is for several; else empty."""
    comment: Comment | None = None
    """The comment at which the reader stands, to be quoted; None for the inquiry's own text."""
    settings: UiSettings = field(default_factory=UiSettings)
    queued: "Callable[[tuple[Queued, ...], tuple[Standing, ...]], None]" = field(
        default=lambda _queued, _about: None
    )
    """Told of the Actions queued with one key press, and of how all they are about stood before, for `u`."""
    recorded: Callable[[tuple[tuple[Standing, tuple[Fact, ...]], ...]], None] = field(default=lambda _: None)
    """Told of what was recorded without posting anything, for the same."""

    @property
    def team(self) -> Team:
        """The team."""
        return self.desk.team

    @property
    def one(self) -> Standing:
        """The inquiry an act is about; only for acts that need one."""
        assert self.chosen is not None, "the key is greyed out where nothing is chosen"  # noqa: S101
        return self.chosen

    @property
    def all(self) -> tuple[Standing, ...]:
        """What an act for several is done to: the marked ones, else the one chosen."""
        return self.marked or ((self.chosen,) if self.chosen else ())

    @property
    def issue(self) -> Issue:
        """The issue of the inquiry chosen."""
        return self.one.inquiry.conversation.issue

    def new_id(self) -> str:
        """Give an id for an Action."""
        return str(uuid.uuid4())

    def ask(self, dialog: ModalScreen[T | None], then: Callable[[T], None]) -> None:
        """Ask a question; `then` is called with the answer, and not when it was left."""

        def go_on(answer: T | None) -> None:
            if answer is not None:
                then(answer)

        self.screen.app.push_screen(dialog, go_on)

    def queue(self, *actions: "Action") -> bool:
        """Put Actions into the outbox, all or none, and say so; return whether that went well."""
        try:
            done = self.desk.queue_all(actions)
        except SretuiError as trouble:
            self.say(f"Not saved: {trouble}", trouble=True)
            return False
        self.queued(done, self.all)
        self.changed()
        what = actions[0].title if len(actions) == 1 else f"{len(actions)} acts"
        self.say(f"{what}: in the outbox; u takes it back.{_time_hint(actions)}")
        return True

    def record(self, one: Standing, facts: Sequence[Fact], sentence: str) -> bool:
        """Record facts in the journal and say so; return whether that went well."""
        return self.record_all([(one, tuple(facts))], sentence)

    def record_all(self, about: Sequence[tuple[Standing, tuple[Fact, ...]]], sentence: str) -> bool:
        """Record facts of several inquiries, to be taken back together; return whether that went well."""
        done: list[tuple[Standing, tuple[Fact, ...]]] = []
        try:
            for one, facts in about:
                for kind, data in facts:
                    self.desk.record(one.inquiry.conversation.issue.node_id, kind, data)
                done.append((one, facts))
        except SretuiError as trouble:
            self.say(f"Not recorded: {trouble}", trouble=True)
            return False
        finally:
            if done:
                self.recorded(tuple(done))
                self.changed()
        self.say(sentence)
        return True

    def asking(self) -> Asking:
        """Say who asks, and that it is now: answering a dialog takes longer than pressing a key."""
        return Asking(self.new_id(), self.desk.clock(), self.desk.me)

    def forget_draft(self, place: str) -> None:
        """Drop what was being written; that it comes up once more is all that can go wrong, and is said."""
        try:
            self.desk.forget_draft(place)
        except SretuiError as trouble:
            self.say(f"What you typed will come up again: {trouble}", trouble=True)

    def changed(self) -> None:
        """Have the picture taken anew, after something was recorded."""
        self.screen.post_message(CacheChanged())

    def say(self, sentence: str, *, trouble: bool = False) -> None:
        """Tell the person something."""
        self.screen.notify(
            clean(sentence, lines=False), severity="warning" if trouble else "information", markup=False
        )


def _time_hint(actions: "Sequence[Action]") -> str:
    """Name the key that logs time after an act on which some was spent, unless it was said with the act."""
    from sretui.core.outbox.action import Act

    spent = {Act.REPLY, Act.RESOLVE, Act.KNOWN, Act.PROMOTE}
    logged = any(kind is Kind.EFFORT for action in actions for kind, _ in action.facts)
    return " t logs your time." if {action.act for action in actions} & spent and not logged else ""
