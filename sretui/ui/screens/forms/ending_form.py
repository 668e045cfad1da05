"""What every end of an inquiry asks for: the closing words, GitHub's reason, the effort.

Nothing is chosen to be sent: enter says no, `y` closes without a word, and words are previewed first.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.widget import Widget
from textual.widgets import Label, Static, TextArea

from sretui.core.acts.resolution import Ending, cautions
from sretui.core.cleaning import clean
from sretui.core.effort import LONGEST, QUARTER, minutes_words
from sretui.core.outbox.writes import Reason
from sretui.core.turn import Standing
from sretui.desk import Desk
from sretui.ui.screens.forms.kept import KeptForm, load
from sretui.ui.widgets.choice import Choice

_REASONS = {
    Reason.COMPLETED.value: "it is solved, or the question is answered",
    Reason.NOT_PLANNED.value: "nothing more will be done about it",
    Reason.DUPLICATE.value: "another issue tracks this",
}
_NAMED = 4
"""Inquiries told one by one; more are counted."""


@dataclass(frozen=True, slots=True)
class Ended:
    """How it is to end; of several, each customer gets their own words where `posts`."""

    ending: Ending
    posts: bool
    at_once: bool = False
    """Whether it was asked for without a word, by one key."""
    other: bool = False
    """Whether the other kind of end is wanted instead."""
    label: bool = False
    """Whether the label of expired inquiries is put on."""


class EndingForm(KeptForm[Ended]):
    """Return how one or several inquiries end."""

    CSS_PATH = ["../dialog.tcss", "forms.tcss", "ending.tcss"]
    BINDINGS = [
        Binding("y", "at_once", "Close", id="ending.close", tooltip="Close without posting a word"),
        Binding("ctrl+s", "go_on", "Preview", id="ending.preview", tooltip="Show all that will happen"),
        Binding("plus,equals_sign", "effort(1)", "More", id="ending.more", tooltip="A quarter hour more"),
        Binding("minus", "effort(-1)", "Less", id="ending.less", tooltip="A quarter hour less"),
        Binding("s", "reason", "Reason", id="ending.reason", tooltip="Another reason for GitHub"),
        Binding("t", "words", "Words", id="ending.words", tooltip="Write the closing words"),
        Binding(
            "enter,n,escape", "leave", "No", id="ending.leave", tooltip="Close nothing; keep what is typed"
        ),
    ]
    KIND = ""
    """Names the draft."""
    REASON = Reason.COMPLETED

    def __init__(self, desk: Desk, ones: Sequence[Standing], words: str) -> None:
        """Ask about some inquiries; `words` are offered to the customer of one."""
        self.ones = tuple(ones)
        super().__init__(desk, place_of(self.KIND, ones[0]) if len(ones) == 1 else "")
        self.typed = load(desk, self.place) if self.place else {}
        self._words = self.typed.get("words", words)
        self._minutes = int(self.typed.get("effort", "0"))

    @property
    def is_one(self) -> bool:
        """Whether it is about one inquiry, whose words can be written."""
        return len(self.ones) == 1

    def question(self) -> str:
        """Ask, in one line."""
        raise NotImplementedError

    def told(self) -> Iterator[Widget]:
        """Yield what this kind of end asks for besides."""
        yield from ()

    def keys(self) -> str:
        """Name the keys."""
        raise NotImplementedError

    def compose(self) -> ComposeResult:
        """Lay out what is asked for."""
        with Vertical(classes="dialog" if self.is_one else "dialog short"):
            yield Static(clean(self.question(), lines=False), classes="question oneline", markup=False)
            yield from self.told()
            yield _row("Effort", Static(self._effort_words(), id="effort", markup=False))
            yield _row("Close as", Choice(_REASONS, self.typed.get("reason", self.REASON.value), id="reason"))
            for sentence in self._cautions():
                yield Static(clean(sentence, lines=False), classes="wrong", markup=False)
            yield from self._closing_words()
            yield Static(self.keys(), classes="muted", markup=False)

    def fields(self) -> dict[str, str]:
        """Add the effort."""
        return {**super().fields(), "effort": str(self._minutes)}

    def keep(self) -> None:
        """Keep what is typed about one inquiry; nothing is typed about several."""
        if self.place:
            super().keep()

    def ending(self, *, words: bool) -> Ending:
        """Give the end as it is filled in."""
        held = self.fields()
        return Ending(held.get("words", "") if words else "", Reason(held["reason"]), self._minutes)

    def ended(self, *, words: bool) -> Ended:
        """Give the answer."""
        posts = words and self.fields().get("post", "words") == "words"
        return Ended(self.ending(words=posts), posts, at_once=not words)

    def action_at_once(self) -> None:
        """Close without a word."""
        self.leave_with(self.ended(words=False))

    def action_go_on(self) -> None:
        """Show what will happen, words and all."""
        self.leave_with(self.ended(words=True))

    def action_effort(self, step: int) -> None:
        """Count a quarter hour more or less."""
        self._minutes = min(max(0, self._minutes + step * QUARTER), LONGEST)
        self.query_one("#effort", Static).update(self._effort_words())
        self.keep_soon()

    def action_reason(self) -> None:
        """Take another reason."""
        self.query_one("#reason", Choice).action_turn(1)

    def action_words(self) -> None:
        """Go to the words, or (of several) post them or not."""
        if self.is_one:
            self.query_one("#words", TextArea).focus()
        else:
            self.query_one("#post", Choice).action_turn(1)

    def _closing_words(self) -> Iterator[Widget]:
        if self.is_one:
            yield Label("Closing words, mailed to everybody on the list; empty posts none", markup=False)
            yield TextArea(self._words, id="words")
            return
        offered = {"words": f"each customer gets the text “{self.KIND}”", "nothing": "no words are posted"}
        yield _row("Words", Choice(offered, "words", id="post"))

    def _effort_words(self) -> str:
        before = sum(sum(one.inquiry.facts.effort.values()) for one in self.ones)
        told = f", {minutes_words(before)} before" if before else ""
        each = "" if self.is_one else " each"
        return f"‹ {minutes_words(self._minutes)}{each} ›  + - a quarter hour{told}; never posted"

    def _cautions(self) -> Iterator[str]:
        if self.is_one:
            yield from cautions(self.ones[0])
            return
        for one in self.ones[:_NAMED]:
            for sentence in cautions(one)[:1]:
                yield f"#{one.inquiry.conversation.issue.number}: {sentence}"


def place_of(kind: str, one: Standing) -> str:
    """Name the draft of an inquiry's end."""
    return f"{kind}:{one.inquiry.conversation.issue.node_id}"


def _row(label: str, field: Widget) -> Horizontal:
    return Horizontal(Label(label, markup=False), field, classes="row")
