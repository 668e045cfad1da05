"""The looks of one widget as terminal styles, worked out once for each theme and state."""

from rich.style import Style
from textual.widget import Widget


class Palette:
    """Gives styles by role; a role that the widget does not know looks like its plain text."""

    def __init__(self, widget: Widget, known: frozenset[str], plain: str) -> None:
        self._widget = widget
        self._known = known
        self._plain = plain
        self._styles: dict[tuple[str, str], Style] = {}

    def clear(self) -> None:
        """Forget all: the theme or the widget's state is another."""
        self._styles.clear()

    @property
    def base(self) -> Style:
        """The style of plain text."""
        return self.style(self._plain)

    def style(self, role: str) -> Style:
        """Give a role's style."""
        return self._kept(role, "")

    def under(self, top: str, role: str) -> Style:
        """Give a role's style on another's ground, with its attributes; its own colour unless reversed."""
        return self._kept(role, top)

    def _kept(self, role: str, top: str) -> Style:
        style = self._styles.get((role, top))
        if style is None:
            style = self._styles[role, top] = self._made(role, top)
        return style

    def _made(self, role: str, top: str) -> Style:
        if not top:
            return self._widget.get_component_rich_style(role if role in self._known else self._plain)
        ground = Style(bgcolor=self.style(top).bgcolor)
        attributes = self._widget.get_component_rich_style(top, partial=True).without_color
        if attributes.reverse:  # in colours it would be a patchwork of grounds
            return self.base + ground + attributes
        return self.style(role) + ground + attributes
