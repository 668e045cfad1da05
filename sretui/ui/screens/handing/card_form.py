"""An inquiry's card: what the next Primary must know; typed on any day of the week, and kept."""

from collections.abc import Iterator
from datetime import datetime, tzinfo

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.widget import Widget
from textual.widgets import Input, Label, Static

from sretui.core.ahead import EXPECTED, read_ahead
from sretui.core.cleaning import clean
from sretui.core.effort import minutes_words
from sretui.core.escalation import calls
from sretui.core.handoff.card import Card
from sretui.core.handoff.line import LONGEST_ACTION
from sretui.core.phrases import weekday_and_day
from sretui.core.turn import Standing
from sretui.desk import Desk
from sretui.ui.screens.forms.kept import KeptForm, load

_KEYS = "ctrl+s keeps the card · tab next field · esc leaves (what is typed is kept)"
_FIELDS = (
    ("state", "State", "where it stands, in one line"),
    ("tried", "Tried", "what was tried, and what came of it"),
    ("next", "Next action", "what happens next: a handoff needs it"),
    ("by", "By when", EXPECTED),
    ("promised", "Promised", "what the customer was told to expect"),
    ("asked", "Asked whom", "stays inside the team"),
)


class CardForm(KeptForm[Card]):
    """Return the card; nothing is posted by it."""

    CSS_PATH = ["../dialog.tcss", "../forms/forms.tcss", "handing.tcss"]
    BINDINGS = [
        Binding("ctrl+s", "go_on", "Keep", id="card.keep", tooltip="Keep the card"),
        Binding("escape", "leave", "Leave", id="card.leave", tooltip="Leave the card as it was"),
    ]

    def __init__(self, desk: Desk, one: Standing, tz: tzinfo, now: datetime, begin: str = "state") -> None:
        """Ask about one inquiry; the keyboard begins in the field named."""
        self._issue = one.inquiry.conversation.issue
        super().__init__(desk, f"card:{self._issue.node_id}")
        self._one = one
        self._tz = tz
        self._now = now
        self._begin = begin
        self._typed = load(desk, self.place)
        self._kept = _fields(one, desk)

    def compose(self) -> ComposeResult:
        """Lay out the fields, one a line."""
        with Vertical(classes="dialog"):
            head = f"Card of #{self._issue.number} {self._issue.title}"
            yield Static(clean(head, lines=False), classes="question oneline", markup=False)
            for line in self._told():
                yield Static(clean(line, lines=False), classes="said oneline", markup=False)
            yield from self._rows()
            yield Static("", id="wrong", classes="wrong", markup=False)
            yield Static(_KEYS, classes="muted", markup=False)

    def on_mount(self) -> None:
        """Go to the field that is asked for."""
        super().on_mount()
        self.query_one(f"#{self._begin}", Input).focus()

    def action_go_on(self) -> None:
        """Check what is typed; leave with the card."""
        typed = {name: text.strip() for name, text in self.fields().items()}
        try:
            by = self._instant(typed["by"])
        except ValueError as wrong:
            self._refuse(str(wrong), "by")
            return
        if len(typed["next"]) > LONGEST_ACTION:
            self._refuse(f"The next action may have {LONGEST_ACTION} characters.", "next")
            return
        words = {name: typed[name] for name in ("state", "tried", "promised", "asked")}
        self.leave_with(Card(**words, next_action=typed["next"], by=by))

    def _rows(self) -> Iterator[Widget]:
        for name, label, hint in _FIELDS:
            value = clean(self._typed.get(name, self._kept[name]), lines=False)
            yield Horizontal(
                Label(label, markup=False), Input(value, placeholder=hint, id=name), classes="row"
            )

    def _told(self) -> Iterator[str]:
        """Tell what is known without being typed: effort, never posted, and links."""
        facts = self._one.inquiry.facts
        spent = sum(facts.effort.values())
        if spent:
            yield f"Effort {minutes_words(spent)} (never posted)"
        if facts.links:
            yield f"Links: {', '.join(link.label or link.url for link in facts.links)}"

    def _instant(self, typed: str) -> datetime | None:
        """Read the time; the one that was kept stands, also when it is over."""
        if not typed:
            return None
        if typed == self._kept["by"]:
            return self._one.inquiry.facts.card.by
        return read_ahead(typed, self.desk.team.hours, self._now)

    def _refuse(self, sentence: str, field: str) -> None:
        self.query_one("#wrong", Static).update(clean(sentence, lines=False))
        self.query_one(f"#{field}", Input).focus()
        self.app.bell()


def _fields(one: Standing, desk: Desk) -> dict[str, str]:
    card = one.inquiry.facts.card
    asked = ", ".join(dict.fromkeys(call.escalation.whom for call in calls(one.inquiry)))
    hours = desk.team.hours.tz
    return {
        "state": card.state,
        "tried": card.tried,
        "next": card.next_action,
        "by": f"{card.by.astimezone(hours):%Y-%m-%d %H:%M}" if card.by else "",
        "promised": card.promised,
        "asked": card.asked or asked,
    }


def card_lines(card: Card, tz: tzinfo) -> Iterator[tuple[str, str]]:
    """Yield what is on a card, each with its name."""
    by = f", by {weekday_and_day(card.by, tz)} {card.by.astimezone(tz):%H:%M}" if card.by else ""
    for label, text in (
        ("State", card.state),
        ("Tried", card.tried),
        ("Next", f"{card.next_action}{by}" if card.next_action else ""),
        ("Promised", card.promised),
        ("Asked", card.asked),
    ):
        if text:
            yield label, text
