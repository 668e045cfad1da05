"""The theme's name, checked against the themes there are; only who sets one pays for importing them."""

from collections.abc import Iterator
from difflib import get_close_matches

from sretui.config.problems import Problem, wrong
from sretui.config.reading import Raw


def check_theme(file: str, raw: Raw) -> Iterator[Problem]:
    """Find a theme that does not exist."""
    screen = raw.get("screen")
    name = screen.get("theme") if isinstance(screen, dict) else None
    if isinstance(name, str) and name:
        from sretui.ui.themes import names

        if name not in names():
            near = get_close_matches(name, names(), n=1)
            yield wrong(file, "screen.theme", name, f'one like "{near[0] if near else names()[0]}"')
