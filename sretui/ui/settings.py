"""How the screens look and behave: handed in, never looked up."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from sretui.core.team import EscalationPath


@dataclass(frozen=True, slots=True)
class UiSettings:
    """What a person chose for the screens."""

    theme: str = ""
    """A theme's name; empty for our default."""
    keys: Mapping[str, str] = field(default_factory=dict)
    """Binding id to the key wanted instead."""
    bell: bool = True
    """Ring the terminal's bell for news and warnings."""
    notify: bool = True
    """Send terminal notifications (OSC 9)."""
    title: bool = True
    """Keep the terminal's title telling who waits."""
    zone: str = ""
    """IANA zone in which times are shown; empty for the team's."""
    speed: float = 1.0
    """How fast the clock runs, for the demo."""
    no_color: bool = False
    """Use the terminal's own colours only."""
    save_paths: Callable[[Sequence[EscalationPath]], None] | None = None
    """Writes the escalation paths to the team's file, or raises a SretuiError; None where there is none."""
