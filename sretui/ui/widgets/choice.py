"""One of a few choices in one line: left and right, or space, go through them."""

from collections.abc import Mapping
from dataclasses import dataclass

from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from sretui.core.cleaning import clean
from sretui.ui.widgets.keys import key

YES, NO = "yes", "no"
"""The choices of a question that can be answered so; beside them stands what each means."""


class Choice(Widget, can_focus=True):
    """Shows the one chosen, with what it means."""

    DEFAULT_CSS = """
    Choice { height: 1; padding: 0 1; background: $surface; }
    Choice:focus { background: $primary 20%; }
    """
    BINDINGS = [
        key("right,space", "turn(1)", "Next", "choice.next", "Choose the next one"),
        key("left", "turn(-1)", "Previous", "choice.previous", "Choose the one before"),
    ]
    chosen: reactive[str] = reactive("")

    @dataclass
    class Changed(Message):
        """Another one was chosen."""

        choice: "Choice"

        @property
        def control(self) -> "Choice":
            """The widget, so that handlers can select by it."""
            return self.choice

    def __init__(self, choices: Mapping[str, str], chosen: str, *, id: str) -> None:  # noqa: A002 - Textual's word
        """Offer choices, each with what it means."""
        super().__init__(id=id)
        self._choices = dict(choices)
        self.set_reactive(Choice.chosen, chosen if chosen in self._choices else next(iter(self._choices)))

    def describe(self, choices: Mapping[str, str]) -> None:
        """Say anew what the choices mean; the one chosen stays, if it is among them."""
        self._choices = dict(choices)
        if self.chosen not in self._choices:
            self.chosen = next(iter(self._choices))
        self.refresh()

    def render(self) -> Content:
        """Draw the one chosen."""
        return Content(clean(f"‹ {self.chosen} ›  {self._choices[self.chosen]}", lines=False))

    def action_turn(self, step: int) -> None:
        """Choose another one."""
        names = list(self._choices)
        self.chosen = names[(names.index(self.chosen) + step) % len(names)]
        self.post_message(self.Changed(self))

    def on_click(self) -> None:
        """Choose the next one."""
        self.action_turn(1)
