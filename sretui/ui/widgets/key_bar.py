"""The bottom line: the keys that do something here, each also a button for the mouse."""

from dataclasses import dataclass

from rich.cells import cell_len
from textual import events

from sretui.ui.messages import ActionWanted
from sretui.ui.widgets.lines import Line, Span
from sretui.ui.widgets.text_lines import TextLines


@dataclass(frozen=True, slots=True)
class KeyHint:
    """A key as people know it, what it does, and the action behind it."""

    key: str
    name: str
    action: str


class KeyBar(TextLines):
    """Show hints as far as they fit."""

    DEFAULT_CSS = """
    KeyBar { height: 1; padding: 0 1; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._hints: tuple[KeyHint, ...] = ()
        self._shown = 0

    def set_hints(self, hints: tuple[KeyHint, ...]) -> None:
        """Show these hints."""
        self._hints = hints
        self._draw()

    def on_resize(self) -> None:
        """Show as many as fit now."""
        self._draw()

    def on_click(self, event: events.Click) -> None:
        """Do what the hint clicked says."""
        at = self.styles.padding.left
        for hint in self._hints[: self._shown]:
            at += cell_len(hint.key) + cell_len(hint.name) + 3
            if event.x < at:
                self.post_message(ActionWanted(hint.action))
                return

    def _draw(self) -> None:
        spans: list[Span] = []
        self._shown, room = 0, self.content_size.width
        for hint in self._hints:
            room -= cell_len(hint.key) + cell_len(hint.name) + 1
            if room < 0:
                break
            self._shown, room = self._shown + 1, room - 2
            spans += [Span(hint.key, "line--marked"), Span(f" {hint.name}  ", "line--text")]
        self.set_lines((Line(tuple(spans)),))
