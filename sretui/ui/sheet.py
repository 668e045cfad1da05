"""The app's style sheet, which reads each rule once.

Textual's own starts over, with every rule of every widget, whenever a screen is shown for the first time and
twice more while the app starts. Here only what is new is read, and all of it when a colour changes.
"""

from textual.cache import LRUCache
from textual.css.stylesheet import Stylesheet


class Sheet(Stylesheet):
    """A style sheet that keeps what it has parsed, as long as its variables stay the same."""

    def __init__(self, *, variables: dict[str, str] | None = None) -> None:
        super().__init__(variables=variables)
        self._parse_cache = LRUCache(1024)

    def set_variables(self, variables: dict[str, str]) -> None:
        """Set the CSS variables; what was parsed is dropped where one of them differs."""
        if variables != self._variables:
            super().set_variables(variables)

    def reparse(self) -> None:
        """Parse what is new; an error in the CSS is raised, as by Textual's own."""
        self.parse()
