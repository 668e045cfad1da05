"""The facts dialog: what GitHub does not hold about an inquiry, asked for on one page and recorded at once.

It returns what was changed and records nothing itself. What is typed stays while any of it is wrong.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime, timedelta, tzinfo
from typing import TypeVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.screen import ModalScreen
from textual.suggester import SuggestFromList
from textual.widgets import Input, Label, Static

from sretui.core.cleaning import clean
from sretui.core.journal import Kind, Value, Voice
from sretui.core.model import Channel, Comment
from sretui.core.moments import EXPECTED, read_moment, write_moment
from sretui.core.phrases import local
from sretui.core.turn import Standing

Fact = tuple[Kind, Mapping[str, Value]]
"""What to record in the journal."""
Read = TypeVar("Read")

_CHANNELS = tuple(channel.value for channel in Channel)
_VOICES = tuple(voice.value for voice in Voice)
_LONGEST_BEFORE = timedelta(days=60)
"""A walk-in may be filed weeks later, but hardly more."""
_EXCERPT = 60
_EXPECTED = {
    "received": f"When the customer first asked: {EXPECTED}",
    "channel": f"How the customer asked: {', '.join(_CHANNELS)}",
    "customer": "Who asks, in your own words",
    "answered": f"Answered by phone or in person: {EXPECTED}; empty if not",
    "how": "How it was answered there: phone, in person …",
}


class _WrongError(ValueError):
    """What is wrong, and in which field."""

    def __init__(self, field: str, sentence: str) -> None:
        super().__init__(sentence)
        self.field = field


class FactsDialog(ModalScreen[Sequence[Fact] | None]):
    """Ask for received, channel, customer, an answer given elsewhere, and who spoke through the relay."""

    CSS_PATH = ["dialog.tcss", "facts.tcss"]
    BINDINGS = [
        Binding("ctrl+s", "record", "Record", id="facts.record", tooltip="Record what is filled in"),
        Binding("escape", "leave", "Leave", id="facts.leave", tooltip="Change nothing"),
    ]

    def __init__(
        self,
        one: Standing,
        relayed: Sequence[Comment],
        tz: tzinfo,
        now: datetime,
        typed: Mapping[str, str] | None = None,
    ) -> None:
        """Ask about an inquiry and its relayed comments; `typed` is what an earlier try could not record."""
        super().__init__()
        self._one = one
        self._relayed = relayed
        self._tz = tz
        self._now = now
        self._before = self._known()
        self.typed: Mapping[str, str] = typed or self._before

    def compose(self) -> ComposeResult:
        """Lay out a field for each fact, filled with what holds now."""
        with Vertical(classes="dialog"):
            number = self._one.inquiry.conversation.issue.number
            yield Static(f"Facts of #{number}", classes="question", markup=False)
            with VerticalScroll(can_focus=False):
                yield from self._row("received", "Received")
                yield from self._row("channel", "Channel", _CHANNELS)
                yield from self._row("customer", "Customer")
                yield from self._row("answered", "Answered elsewhere")
                yield from self._row("how", "… how")
                for place, comment in enumerate(self._relayed):
                    yield Label(self._excerpt(comment), markup=False, classes="said")
                    yield from self._row(f"spoke-{place}", "… who wrote this?", _VOICES)
            yield Static("", id="expected", markup=False)
            yield Static("", id="wrong", classes="wrong", markup=False)
            yield Static("enter records · tab next field · esc changes nothing", classes="muted")

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Say what the field one stands in expects."""
        field = event.widget.id or ""
        expected = _EXPECTED.get(field, f"Who spoke through the mailing list: {', '.join(_VOICES)}")
        self.query_one("#expected", Static).update(expected)

    @on(Input.Submitted)
    def action_record(self) -> None:
        """Return what was changed; say what is wrong instead, and stay there, when something is."""
        self.typed = {field.id: field.value for field in self.query(Input) if field.id is not None}
        try:
            found = tuple(self._facts())
        except _WrongError as wrong:
            self.query_one("#wrong", Static).update(clean(str(wrong), lines=False))
            self.query_one(f"#{wrong.field}", Input).focus()
            return
        self.dismiss(found)

    def action_leave(self) -> None:
        """Change nothing."""
        self.dismiss(None)

    def _row(self, name: str, label: str, choices: Sequence[str] = ()) -> Iterator[Horizontal]:
        suggester = SuggestFromList(choices, case_sensitive=False) if choices else None
        field = Input(self.typed.get(name, ""), id=name, suggester=suggester)
        yield Horizontal(Label(label, markup=False), field, classes="row")

    def _excerpt(self, comment: Comment) -> str:
        words = clean(" ".join(comment.body.split()), lines=False)
        cut = f"{words[:_EXCERPT]}…" if len(words) > _EXCERPT else words
        return f"{local(comment.created, self._tz, self._now)} by mail: “{cut}”"

    def _known(self) -> dict[str, str]:
        facts = self._one.inquiry.facts
        return {
            "received": write_moment(self._one.received, self._tz),
            "channel": self._one.channel.value if self._one.channel else "",
            "customer": clean(self._one.customer, lines=False),
            "answered": write_moment(facts.answered_elsewhere, self._tz) if facts.answered_elsewhere else "",
            "how": clean(facts.answered_how, lines=False),
            **{
                f"spoke-{place}": voice.value
                for place, comment in enumerate(self._relayed)
                if (voice := facts.spoke.get(comment.node_id))
            },
        }

    def _facts(self) -> Iterator[Fact]:
        """Yield what differs from what was known; raises _WrongError."""
        changed = {
            name: text.strip()
            for name, text in self.typed.items()
            if text.strip() != self._before.get(name, "").strip()
        }
        if "received" in changed:
            yield Kind.RECEIVED, {"at": self._received().isoformat() if changed["received"] else None}
        if "channel" in changed:
            yield Kind.CHANNEL, {"channel": self._read("channel", lambda text: _choice(text, _CHANNELS))}
        if "customer" in changed:
            yield Kind.CUSTOMER, {"name": changed["customer"]}
        if "answered" in changed or "how" in changed:
            yield Kind.ANSWERED_ELSEWHERE, self._answered("received" in changed)
        for place, comment in enumerate(self._relayed):
            if (field := f"spoke-{place}") in changed:
                who = self._read(field, lambda text: _choice(text, _VOICES)) if changed[field] else None
                yield Kind.SPOKE, {"comment": comment.node_id, "who": who}

    def _answered(self, received_changed: bool) -> Mapping[str, Value]:
        when, how = self.typed["answered"].strip(), self.typed["how"].strip()
        if not when:
            if how:
                raise _WrongError("answered", "Say when it was answered as well.")
            return {"at": None, "how": ""}
        at = self._moment("answered")
        new = received_changed and self.typed["received"].strip()
        if at < (self._received() if new else self._one.received):
            raise _WrongError("answered", "It cannot have been answered before it was received.")
        return {"at": at.isoformat(), "how": how}

    def _received(self) -> datetime:
        """Read when it was received; long before it was filed it is a slip of the keys, which would ring."""
        at = self._moment("received")
        filed = self._one.inquiry.conversation.issue.created
        if filed - at > _LONGEST_BEFORE:
            raise _WrongError(
                "received", f"That is {(filed - at).days} days before it was filed; check the date."
            )
        return at

    def _moment(self, field: str) -> datetime:
        return self._read(field, lambda text: read_moment(text, self._tz, self._now))

    def _read(self, field: str, read: Callable[[str], Read]) -> Read:
        try:
            return read(self.typed[field].strip())
        except ValueError as wrong:
            raise _WrongError(field, str(wrong)) from None


def _choice(text: str, choices: Sequence[str]) -> str:
    """Find the one choice that begins like this; raises ValueError with a sentence."""
    found = [choice for choice in choices if choice.casefold().startswith(text.casefold())]
    if not text or len(found) != 1:
        raise ValueError(f"“{text}” is none of {', '.join(choices)}.")
    return found[0]
