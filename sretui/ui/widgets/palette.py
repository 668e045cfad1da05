"""The looks of one widget as terminal styles, each worked out when it is first drawn in a theme and state.

Textual's component classes are all worked out again whenever any state of the screen changes, drawn or not:
with some twenty looks to a widget that was a sixth of the start, and a tenth of every dialog's opening.
"""

from rich.style import Style
from textual.css.styles import RenderStyles
from textual.dom import DOMNode
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
            return self._looks(role if role in self._known else self._plain).rich_style
        ground = Style(bgcolor=self.style(top).bgcolor)
        attributes = self._looks(top).partial_rich_style.without_color
        if attributes.reverse:  # in colours it would be a patchwork of grounds
            return self.base + ground + attributes
        return self.style(role) + ground + attributes

    def _looks(self, role: str) -> RenderStyles:
        """Ask the style sheet what it says of a role, as of a part of the widget with that class."""
        part = DOMNode(classes=role)
        part._attach(self._widget)  # noqa: SLF001  # as Textual does for its component classes
        self._widget.app.stylesheet.apply(part)
        return part.styles
