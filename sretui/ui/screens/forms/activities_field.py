"""The activities that resolved an inquiry: a letter each puts it on or takes it off."""

from collections.abc import Iterable
from dataclasses import dataclass

from textual import events
from textual.binding import Binding
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from sretui.core.acts.activities import Activity, toggled
from sretui.ui.widgets.lines import column

_WORDS = {
    "a": (Activity.ANSWERED, "answered, or referred to docs"),
    "d": (Activity.DIAGNOSED, "diagnosed"),
    "w": (Activity.WORK_AROUND, "work-around found"),
    "r": (Activity.REPRODUCER, "reproducer made"),
    "b": (Activity.PUBLISHABLE, "its data may be published"),
    "f": (Activity.FRUIT, "low-hanging fruit found"),
    "k": (Activity.KNOWN, "known issue"),
    "i": (Activity.NEWS, "with this customer's news"),
    "p": (Activity.PRODUCT, "product issue filed"),
}
_ROWS = 5


class ActivitiesField(Widget, can_focus=True):
    """Shows all activities in two columns, those that apply with a tick."""

    DEFAULT_CSS = """
    ActivitiesField { height: 5; padding: 0 1; background: $surface; }
    ActivitiesField:focus { background: $primary 20%; }
    """
    BINDINGS = [
        Binding(letter, f"turn('{one.name}')", words, id=f"activity.{one.name.lower()}", tooltip=words)
        for letter, (one, words) in _WORDS.items()
    ]
    applied: reactive[frozenset[Activity]] = reactive(frozenset())

    @dataclass
    class Changed(Message):
        """One was put on or taken off."""

        field: "ActivitiesField"

        @property
        def control(self) -> "ActivitiesField":
            """The widget, so that handlers can select by it."""
            return self.field

    def __init__(self, applied: Iterable[Activity], *, id: str) -> None:  # noqa: A002 - Textual's word
        """Begin with what applies already."""
        super().__init__(id=id)
        self.set_reactive(ActivitiesField.applied, frozenset(applied))

    def render(self) -> Content:
        """Draw the letters, the words, and a tick where one applies."""
        letters = list(_WORDS)
        rows = []
        for row in range(_ROWS):
            cells = [self._cell(letter) for letter in letters[row::_ROWS]]
            rows.append(Content("").join(cells))
        return Content("\n").join(rows)

    def action_turn(self, name: str) -> None:
        """Put one on, or take it off."""
        self.applied = toggled(self.applied, Activity[name])
        self.post_message(self.Changed(self))

    def on_click(self, event: events.Click) -> None:
        """Turn what the mouse points at."""
        at = event.get_content_offset(self)
        if at is None:
            return
        letters = list(_WORDS)[at.y :: _ROWS]
        place = at.x // self._half
        if place < len(letters):
            self.action_turn(_WORDS[letters[place]][0].name)

    @property
    def _half(self) -> int:
        return max(1, self.content_size.width // 2)

    def _cell(self, letter: str) -> Content:
        one, words = _WORDS[letter]
        on = one in self.applied
        tick = Content.styled("✓ " if on else "· ", "bold" if on else "dim")
        name = Content.styled(f"{letter} ", "$text-accent")
        return tick + name + Content.styled(column(words, max(0, self._half - 4)), "bold" if on else "")
