"""The facts dialog: what GitHub does not hold about an inquiry, asked for on one page and recorded at once.

It returns what was changed and records nothing itself. What is typed stays while any of it is wrong.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime, tzinfo

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical, VerticalScroll
from textual.screen import ModalScreen
from textual.suggester import SuggestFromList
from textual.widgets import Input, Label, Static

from sretui.core.cleaning import clean
from sretui.core.journal import Fact, Kind, Voice
from sretui.core.model import Channel, Comment
from sretui.core.moments import EXPECTED, read_moment, write_moment
from sretui.core.phrases import local
from sretui.core.turn import Standing

_CHANNELS = tuple(channel.value for channel in Channel)
_VOICES = tuple(voice.value for voice in Voice)
_EXCERPT = 60


class FactsDialog(ModalScreen[Sequence[Fact] | None]):
    """Ask for received, channel, customer, an answer given elsewhere, and who spoke through the relay."""

    CSS_PATH = "dialog.tcss"
    BINDINGS = [
        Binding("ctrl+s", "record", "Record", id="facts.record", tooltip="Record what is filled in"),
        Binding("escape", "leave", "Leave", id="facts.leave", tooltip="Change nothing"),
    ]

    def __init__(self, one: Standing, relayed: Sequence[Comment], tz: tzinfo, now: datetime) -> None:
        super().__init__()
        self._one = one
        self._relayed = relayed
        self._tz = tz
        self._now = now
        self._before = self._known()

    def compose(self) -> ComposeResult:
        """Lay out a field for each fact, filled with what holds now."""
        issue = self._one.inquiry.conversation.issue
        with Vertical(classes="dialog"), VerticalScroll(can_focus=False):
            yield Static(f"Facts of #{issue.number}", classes="question", markup=False)
            yield from self._field("received", f"Received ({EXPECTED})")
            yield from self._field("channel", "Channel: " + ", ".join(_CHANNELS), _CHANNELS)
            yield from self._field("customer", "Customer")
            yield from self._field("answered", "Answered elsewhere: when (by phone, in person); empty if not")
            yield from self._field("how", "Answered elsewhere: how")
            for place, comment in enumerate(self._relayed):
                yield from self._field(f"spoke-{place}", self._relay_label(comment), _VOICES)
            yield Static("", id="wrong", classes="wrong", markup=False)
            yield Static("ctrl+s or enter records · tab next field · esc changes nothing", classes="muted")

    @on(Input.Submitted)
    def action_record(self) -> None:
        """Return what was changed; say what is wrong instead, and stay, when something is."""
        try:
            found = tuple(self._facts())
        except ValueError as wrong:
            self.query_one("#wrong", Static).update(clean(str(wrong), lines=False))
            return
        self.dismiss(found)

    def action_leave(self) -> None:
        """Change nothing."""
        self.dismiss(None)

    def _field(self, name: str, label: str, choices: Sequence[str] = ()) -> Iterator[Label | Input]:
        yield Label(label, markup=False)
        suggester = SuggestFromList(choices, case_sensitive=False) if choices else None
        yield Input(self._before.get(name, ""), id=name, suggester=suggester)

    def _relay_label(self, comment: Comment) -> str:
        words = clean(" ".join(comment.body.split()), lines=False)[:_EXCERPT]
        return f"{local(comment.created, self._tz, self._now)} “{words}…”: {', '.join(_VOICES)}?"

    def _known(self) -> dict[str, str]:
        facts = self._one.inquiry.facts
        return {
            "received": write_moment(self._one.received, self._tz),
            "channel": self._one.channel.value if self._one.channel else "",
            "customer": self._one.customer,
            "answered": write_moment(facts.answered_elsewhere, self._tz) if facts.answered_elsewhere else "",
            "how": facts.answered_how,
        }

    def _facts(self) -> Iterator[Fact]:
        """Yield what differs from what was known; raises ValueError with a sentence."""
        changed = {
            field.id: field.value.strip()
            for field in self.query(Input)
            if field.id is not None and field.value.strip() != self._before.get(field.id, "").strip()
        }
        if "received" in changed:
            yield Kind.RECEIVED, {"at": self._moment(changed["received"])}
        if "channel" in changed:
            yield Kind.CHANNEL, {"channel": _choice(changed["channel"], _CHANNELS)}
        if "customer" in changed:
            yield Kind.CUSTOMER, {"name": changed["customer"]}
        if "answered" in changed or "how" in changed:
            yield self._answered()
        for place, comment in enumerate(self._relayed):
            if said := changed.get(f"spoke-{place}"):
                yield Kind.SPOKE, {"comment": comment.node_id, "who": _choice(said, _VOICES)}

    def _answered(self) -> Fact:
        when = self.query_one("#answered", Input).value.strip()
        how = self.query_one("#how", Input).value.strip()
        if how and not when:
            raise ValueError("Say when it was answered as well.")
        return Kind.ANSWERED_ELSEWHERE, {"at": self._moment(when) if when else None, "how": how}

    def _moment(self, text: str) -> str:
        return read_moment(text, self._tz, self._now).isoformat()


def _choice(text: str, choices: Sequence[str]) -> str:
    """Find the one choice that begins like this; raises ValueError with a sentence."""
    found = [choice for choice in choices if choice.casefold().startswith(text.casefold())]
    if not text or len(found) != 1:
        raise ValueError(f"“{text}” is none of {', '.join(choices)}.")
    return found[0]
