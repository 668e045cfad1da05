"""All that an Action will do, before it is queued: each step, where, its text, and who is mailed."""

from collections.abc import Iterator, Mapping, Sequence

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical, VerticalScroll
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Static

from sretui.core.cleaning import clean
from sretui.core.composing.review import faults, warnings
from sretui.core.conversation.answers import mentions
from sretui.core.effort import QUARTER, minutes_words
from sretui.core.model import RepoRole
from sretui.core.outbox.action import Action
from sretui.core.outbox.words import write_words
from sretui.core.outbox.writes import (
    CloseIssue,
    FileIssue,
    MoveIssue,
    PostComment,
    ReopenIssue,
    Write,
    place_of,
    text_of,
)

_LIST = "Mailed to everybody who follows the list."
_SENDS = "ctrl+s sends it"
_KEYS = "j k scroll · esc back to what is typed"
_LOOK = "Should this be public? It is mailed, and cannot be taken back:"


class Preview(ModalScreen[bool | None]):
    """Return True when it is to be sent, None to go back."""

    CSS_PATH = ["../dialog.tcss", "preview.tcss"]
    BINDINGS = [
        Binding("ctrl+s", "send", "Send", id="preview.send", tooltip="Put all of this into the outbox"),
        Binding(
            "y", "confirm", "Confirm", id="preview.confirm", tooltip="Say that what is warned of is fine"
        ),
        *(
            Binding(
                str(count),
                f"spend({count})",
                minutes_words(count * QUARTER),
                id=f"preview.quarters{count}",
                tooltip=f"Log {minutes_words(count * QUARTER)} of your time with it; never posted",
            )
            for count in range(10)
        ),
        Binding("j", "scroll(1)", "Down", id="preview.down", tooltip="Scroll down", show=False),
        Binding("k", "scroll(-1)", "Up", id="preview.up", tooltip="Scroll up", show=False),
        Binding("escape", "leave", "Back", id="preview.back", tooltip="Go back to what is typed"),
    ]

    def __init__(
        self,
        action: Action,
        repos: Mapping[RepoRole, str],
        more: Sequence[Action] = (),
        *,
        restricted: Sequence[str] = (),
        notes: Sequence[str] = (),
        asks_time: bool = False,
    ) -> None:
        """Show an Action, and `more` that are asked for with the same key press.

        `restricted` are the team's words to warn of, `notes` what else to know before it is sent, and
        `asks_time` has one key say how long it took.
        """
        super().__init__()
        self._actions = (action, *more)
        self._repos = repos
        self._notes = notes
        self._faults = faults(self._actions)
        self._warnings = warnings(self._actions, restricted)
        self._confirmed = not self._warnings
        self._asks_time = asks_time
        self.minutes = 0
        """What it took, as far as a person has said so; to be recorded, never posted."""

    def compose(self) -> ComposeResult:
        """Tell what to look at first, then each step in its order."""
        with Vertical(classes="dialog"):
            yield Static(clean(self._title(), lines=False), classes="question", markup=False)
            with VerticalScroll(id="steps"):
                yield from self._told_before()
                for action in self._actions:
                    yield from self._told(action)
            yield Static(self._keys(), id="keys", classes="muted", markup=False)

    def on_mount(self) -> None:
        """Let the keyboard scroll."""
        self.query_one("#steps").focus()

    def action_send(self) -> None:
        """Send it, unless GitHub would refuse it, or what is warned of was not confirmed."""
        if self._faults or not self._confirmed:
            self.app.bell()
            self.query_one("#steps").scroll_home(animate=False)
        else:
            self.dismiss(True)

    def action_confirm(self) -> None:
        """Take it that the person has looked at what is warned of."""
        if not self._confirmed:
            self._confirmed = True
            self.query_one("#warned").add_class("confirmed")
            self.query_one("#keys", Static).update(self._keys())

    def action_spend(self, quarters: int) -> None:
        """Take it that it took so many quarter hours."""
        if self._asks_time:
            self.minutes = quarters * QUARTER
            self.query_one("#keys", Static).update(self._keys())

    def action_scroll(self, step: int) -> None:
        """Scroll a line."""
        self.query_one("#steps", VerticalScroll).scroll_relative(y=step, animate=False)

    def action_leave(self) -> None:
        """Go back."""
        self.dismiss(None)

    def _title(self) -> str:
        if len(self._actions) > 1:
            return _counted(self._actions)
        count = len(self._actions[0].writes)
        steps = "one step" if count == 1 else f"{count} steps, in this order"
        return f"{self._actions[0].title}: {steps}"

    def _keys(self) -> str:
        if self._faults:
            return _KEYS
        keys = f"{_SENDS if self._confirmed else 'y yes, that is fine'} · {_KEYS}"
        if not self._asks_time:
            return keys
        spent = f"{minutes_words(self.minutes)} of yours" if self.minutes else "none"
        return f"{keys}\n1-9 quarter hours, logged with it and never posted: {spent}"

    def _told_before(self) -> Iterator[Widget]:
        for note in self._notes:
            yield Static(clean(note, lines=False), classes="note", markup=False)
        if self._faults:
            yield Static(clean("\n".join(self._faults)), classes="wrong", markup=False)
        if self._warnings:
            said = "\n".join((_LOOK, *(f"  {one}" for one in self._warnings)))
            yield Static(clean(said), id="warned", classes="wrong", markup=False)

    def _told(self, action: Action) -> Iterator[Widget]:
        if len(self._actions) > 1:
            yield Static(clean(action.title, lines=False), classes="question act", markup=False)
        for number, write in enumerate(action.writes, start=1):
            yield from self._step(number, write)

    def _step(self, number: int, write: Write) -> Iterator[Widget]:
        yield Static(clean(f"{number}. {write_words(write)}", lines=False), classes="step", markup=False)
        if isinstance(write, FileIssue):
            for what, names in (("labels", write.labels), ("assigned to", write.assignees)):
                if names:
                    told = f"{what}: {', '.join(names)}"
                    yield Static(clean(told, lines=False), classes="mailed", markup=False)
        if mailed := self._mailed(write):
            yield Static(mailed, classes="mailed", markup=False)
        if (text := text_of(write)) is not None:
            yield Static(clean(text), classes="text", markup=False)

    def _mailed(self, write: Write) -> str:
        called = ", ".join(f"@{login}" for login in mentions(text_of(write) or ""))
        said = (self._followers(write), f"Mentioned, so mailed too: {called}." if called else "")
        return "\n".join(filter(None, said))

    def _followers(self, write: Write) -> str:
        if isinstance(write, FileIssue) and write.repo is RepoRole.PRODUCT:
            return f"Mailed to those who watch {self._repos[write.repo]}."
        if isinstance(write, FileIssue):
            return _LIST
        if isinstance(write, PostComment | CloseIssue | ReopenIssue | MoveIssue):
            if write.place.repo is RepoRole.INQUIRIES:
                return _LIST
            return f"Mailed to those who follow it in {self._repos[write.place.repo]}."
        return ""


def _counted(actions: Sequence[Action]) -> str:
    """Say how many inquiries are acted upon, and what there is beside them."""
    there = [place_of(action.writes[0]) for action in actions if action.writes]
    more = sum(place is not None and place.repo is RepoRole.PRODUCT for place in there)
    return f"{len(actions) - more} inquiries{f', and {more} more' if more else ''}"
