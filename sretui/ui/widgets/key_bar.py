"""The bottom line: the keys that do something here, each also a button for the mouse."""

from collections.abc import Iterator
from dataclasses import dataclass

from rich.cells import cell_len
from textual import events

from sretui.ui.messages import ActionWanted
from sretui.ui.widgets.lines import Line, Span
from sretui.ui.widgets.text_lines import TextLines

_GAP = 2
"""Cells between two hints."""


@dataclass(frozen=True, slots=True)
class KeyHint:
    """A key as people know it, what it does, and the action behind it."""

    key: str
    name: str
    action: str
    always: bool = False
    """Whether it has its place before those that come earlier."""

    @property
    def width(self) -> int:
        """Cells it takes, without the gap after it."""
        return cell_len(self.key) + cell_len(self.name) + 1


class KeyBar(TextLines):
    """Show hints as far as they fit, in their order."""

    DEFAULT_CSS = """
    KeyBar { height: 1; padding: 0 1; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._hints: tuple[KeyHint, ...] = ()
        self._shown: tuple[KeyHint, ...] = ()

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
        for hint in self._shown:
            at += hint.width + _GAP
            if event.x < at:
                self.post_message(ActionWanted(hint.action))
                return

    def _draw(self) -> None:
        self._shown = tuple(_fitting(self._hints, self.content_size.width))
        told = (
            (Span(hint.key, "line--marked"), Span(f" {hint.name}  ", "line--text")) for hint in self._shown
        )
        self.set_lines((Line(tuple(span for spans in told for span in spans)),))


def _fitting(hints: tuple[KeyHint, ...], room: int) -> Iterator[KeyHint]:
    """Yield the hints until one does not fit; from then on, those that have their place whatever comes."""
    kept = sum(hint.width + _GAP for hint in hints if hint.always)
    full = False
    for hint in hints:
        if hint.always:
            kept -= hint.width + _GAP
        full = full or hint.width + kept > room
        if not full or (hint.always and hint.width <= room):
            yield hint
            room -= hint.width + _GAP
