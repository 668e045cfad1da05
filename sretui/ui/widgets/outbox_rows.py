"""The outbox's rows: what needs a person, what waits, and the receipts, loaded as they come in sight."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime

from rich.cells import cell_len

from sretui.core import phrases
from sretui.core.outbox.history import Receipt
from sretui.core.outbox.steps import Queued, State
from sretui.core.outbox.words import brief, progress_words
from sretui.ui.widgets.line_source import heading
from sretui.ui.widgets.lines import Line, Span, column, one_line

STUCK, WAITING, DONE = "Stuck: needs you", "Waiting", "Receipts"
STATE = 10
"""Cells of the state's word, with a blank."""
AGE = 5
PAGE = 32
"""Receipts loaded at once: about what a screen shows."""
_LEAST = 12
"""Cells of a reason below which it says nothing."""
Load = Callable[[Sequence[str]], Mapping[str, Queued]]

_ROLES = {
    State.HELD: "line--notice",
    State.WAITING: "line--calm",
    State.SENDING: "line--notice",
    State.UNSURE: "line--warning",
    State.STUCK: "line--urgent",
    State.SENT: "line--team",
    State.DISCARDED: "line--muted",
}


class OutboxRows:
    """A list's source; `now` is told each second."""

    def __init__(
        self, outbox: Sequence[Queued], receipts: Sequence[Receipt], load: Load, now: datetime
    ) -> None:
        """Take what is unfinished, oldest first, and what is finished, newest first."""
        self.now = now
        self._load = load
        self._loaded: dict[str, Queued] = {}
        done = {receipt.action for receipt in receipts}
        left = [one for one in outbox if one.action.id not in done]
        self._rows: list[Queued | Receipt | str] = [
            *_section(STUCK, [one for one in left if one.is_stuck]),
            *_section(WAITING, [one for one in left if not one.is_stuck]),
            *_section(DONE, receipts),
        ]
        self._first = len(self._rows) - len(receipts)
        self._places = {self.key(place): place for place in range(len(self._rows))}

    def __len__(self) -> int:
        return len(self._rows)

    def key(self, index: int) -> object:
        """Give the Action's id; None for a section's name."""
        row = self._rows[index]
        if isinstance(row, str):
            return None
        return row.action if isinstance(row, Receipt) else row.action.id

    def find(self, key: object) -> int | None:
        """Tell where an Action stands now."""
        return self._places.get(key) if key is not None else None

    def line(self, index: int, width: int) -> Line:
        """Draw a row: state, title, why, and since when."""
        row = self._rows[index]
        if isinstance(row, str):
            return heading(row)[1]
        if isinstance(row, Receipt):
            one = self._receipt(index, row.action)
            if one is None:
                return Line((Span("(made by another sretui: this one cannot read it)", "line--muted"),))
            return _line(one, row.at, self.now, width)
        return _line(row, row.action.at, self.now, width)

    def _receipt(self, index: int, action_id: str) -> Queued | None:
        """Give a finished Action, with those around it where it was not loaded yet."""
        if action_id not in self._loaded:
            start = self._first + (index - self._first) // PAGE * PAGE
            rows = self._rows[start : start + PAGE]
            self._loaded.update(self._load([row.action for row in rows if isinstance(row, Receipt)]))
        return self._loaded.get(action_id)


def _section(name: str, rows: Sequence[Queued] | Sequence[Receipt]) -> Iterator[Queued | Receipt | str]:
    if rows:
        yield name
        yield from rows


def _line(one: Queued, at: datetime, now: datetime, width: int) -> Line:
    age = column(phrases.age(now - at), AGE, right=True)
    room = max(4, width - STATE - AGE)
    title, reason = (
        one_line(one.action.title),
        ". ".join(filter(None, (progress_words(one), brief(one, now)))),
    )
    size = cell_len(title)
    wide = size if reason and size + 2 + _LEAST <= room else room
    spans = [
        Span(column(one.state.value, STATE), _ROLES[one.state]),
        Span(column(title, wide), "line--title"),
    ]
    if wide < room:
        spans.append(Span(column(f"  {reason}", room - wide), "line--muted"))
    return Line((*spans, Span(age, "line--muted")))
