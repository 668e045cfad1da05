"""The pane of one Action of the outbox: where it stands, what to do about it, its texts and its history."""

from collections.abc import Sequence
from datetime import datetime, tzinfo
from itertools import islice

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.reactive import reactive

from sretui.core.outbox.history import Passage
from sretui.core.outbox.steps import Queued, State
from sretui.core.outbox.words import progress_words, why
from sretui.ui import wording
from sretui.ui.widgets.action_parts import action_parts
from sretui.ui.widgets.body_view import BodyView
from sretui.ui.widgets.lines import Line, Span
from sretui.ui.widgets.text_lines import TextLines
from sretui.ui.widgets.wrapping import wrapped

_TITLE_LINES, _REASON_LINES = 2, 6
"""Lines that the title, or the reason, may take: GitHub's words may be many."""
_ROLES = {
    State.HELD: "line--notice",
    State.UNSURE: "line--warning",
    State.STUCK: "line--warning",
    State.DISCARDED: "line--muted",
}


class ActionPane(Vertical):
    """Show one Action."""

    DEFAULT_CSS = """
    ActionPane { background: $surface; }
    ActionPane > #standing { padding: 0 1; background: $surface; }
    """

    now: reactive[datetime | None] = reactive(None)

    def __init__(self, me: str, tz: tzinfo) -> None:
        super().__init__(id="action")
        self._me = me
        self._tz = tz
        self._queued: Queued | None = None
        self._passages: tuple[Passage, ...] = ()
        self._about = ""
        self._advice = ""
        self._raw = False

    def compose(self) -> ComposeResult:
        """Lay out head and body."""
        yield TextLines(id="standing")
        yield BodyView(id="steps")

    @property
    def queued(self) -> Queued | None:
        """What is shown."""
        return self._queued

    def tell(self, queued: Queued, passages: Sequence[Passage], about: str, advice: str) -> None:
        """Show an Action: `about` names its inquiry, `advice` says what can be done about it."""
        same = self._queued is not None and self._queued.action.id == queued.action.id
        self._queued, self._passages = queued, tuple(passages)
        self._about, self._advice = about, advice
        self._tell(keep_place=same)

    def clear(self) -> None:
        """Show nothing."""
        self._queued, self._passages = None, ()
        self.query_one("#standing", TextLines).set_lines(())
        self.query_one(BodyView).show_parts(())

    def toggle_raw(self) -> None:
        """Change between Markdown and the text as typed."""
        self._raw = not self._raw
        self._tell(keep_place=False)

    def on_resize(self) -> None:
        """Break the head anew."""
        self.call_after_refresh(self._draw_head)

    def watch_now(self) -> None:
        """Let the countdown tick."""
        self._draw_head()

    def _tell(self, *, keep_place: bool) -> None:
        if self._queued is None or self.now is None:
            return
        self._draw_head()
        parts = action_parts(self._queued, self._passages, self._tz, self.now)
        self.query_one(BodyView).show_parts(parts, raw=self._raw, keep_place=keep_place)

    def _draw_head(self) -> None:
        one, now = self._queued, self.now
        if one is None or now is None:
            return
        head = self.query_one("#standing", TextLines)
        width = head.content_size.width
        told: list[Line] = []
        for span, most in self._head(one, now):
            told += [Line(found) for found in islice(wrapped((span,), width), most)]
        head.set_lines(told)

    def _head(self, one: Queued, now: datetime) -> list[tuple[Span, int]]:
        """Give the title, whom it is about, since when, the state with its reason, and what to do."""
        by = "you" if one.action.by.casefold() == self._me.casefold() else one.action.by
        asked = f"asked for by {by} · {wording.spoken(one.action.at, self._tz, now)}"
        state = " · ".join(filter(None, (one.state.value, progress_words(one), why(one, now))))
        told = [
            (Span(one.action.title, "line--heading"), _TITLE_LINES),
            (Span(self._about, "line--muted"), 1),
            (Span(asked, "line--muted"), 1),
            (Span(state, _ROLES.get(one.state, "line--state")), _REASON_LINES),
            (Span(self._advice, "line--muted"), 2),
        ]
        return [(span, most) for span, most in told if span.text]
