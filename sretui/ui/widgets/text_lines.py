"""A few lines of ours: header, status, facts. Set anew as often as one likes; only what differs is drawn."""

from collections.abc import Sequence

from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from sretui.ui.widgets import roles
from sretui.ui.widgets.lines import Line, strip_of
from sretui.ui.widgets.palette import Palette


class TextLines(Widget):
    """Show lines made of spans."""

    DEFAULT_CSS = f"""
    TextLines {{ height: auto; background: $panel; color: $foreground; }}
    {roles.looks("TextLines", "line", roles.TEXT_ROLES)}
    """

    def __init__(
        self,
        *,
        name: str | None = None,
        id: str | None = None,  # noqa: A002  # Textual's word
        classes: str | None = None,
    ) -> None:
        super().__init__(name=name, id=id, classes=classes)
        self._lines: tuple[Line, ...] = ()
        self._palette = Palette(self, roles.TEXTS, "line--text")

    @property
    def lines(self) -> tuple[Line, ...]:
        """What is shown."""
        return self._lines

    def set_lines(self, lines: Sequence[Line]) -> None:
        """Show these lines; asks for a new layout only when their number differs."""
        before, self._lines = self._lines, tuple(lines)
        if len(before) != len(self._lines):
            self.refresh(layout=True)
            return
        for y, (old, new) in enumerate(zip(before, self._lines, strict=True)):
            if old != new:
                self.refresh(Region(0, y, self.size.width, 1))

    def get_content_height(self, *_: object) -> int:
        """Be as high as the lines are many."""
        return len(self._lines)

    def render_line(self, y: int) -> Strip:
        """Draw one line."""
        width = self.size.width
        if y >= len(self._lines):
            return Strip.blank(width, self._palette.base)
        return strip_of(self._lines[y].spans, width, self._palette.base, self._palette.style)

    def notify_style_update(self) -> None:
        """Forget the colours: the theme may be another."""
        super().notify_style_update()
        self._palette.clear()
