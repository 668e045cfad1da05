"""A field above a list: what is typed narrows it, down or enter goes into it."""

from dataclasses import dataclass

from textual.message import Message
from textual.widgets import Input

from sretui.ui.widgets.keys import key


class FindField(Input):
    """An input that lets go downwards; Textual's own keeps the key to itself."""

    BINDINGS = [key("down", "go_down", "List", "find.down", "Go to the list")]

    @dataclass
    class WentDown(Message):
        """The keyboard is to go to the list."""

    def action_go_down(self) -> None:
        """Let go."""
        self.post_message(self.WentDown())
