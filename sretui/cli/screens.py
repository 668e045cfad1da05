"""The screens: `sretui` without a subcommand."""

import os
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from sretui.cli.compose import Composed, compose
from sretui.config.places import Places
from sretui.core.errors import SretuiError
from sretui.core.team import EscalationPath
from sretui.ui.settings import UiSettings


def show(places: Places) -> int:
    """Open the screens on the configured desk; return their exit code."""
    require_terminal()
    composed = compose(places)
    return open_screens(composed)


def require_terminal() -> None:
    """Raise when the screens could not be drawn or would hang (not a terminal, TERM=dumb)."""
    # Textual draws on stderr, so a log file there would swallow the screens.
    if not all(stream.isatty() for stream in (sys.stdin, sys.stdout, sys.stderr)):
        raise SretuiError("the screens need a terminal; in a pipe or a script use `sretui inbox`")
    if os.environ.get("TERM", "") in {"", "dumb"}:
        raise SretuiError(
            "the screens need a terminal that can draw (TERM is dumb or not set); use `sretui inbox`"
        )


def open_screens(composed: Composed, speed: float = 1.0) -> int:
    """Run the app on a desk."""
    from sretui.ui.app import run  # Textual: an eighth of a second

    return run(composed.desk, settings(composed, speed))


def settings(composed: Composed, speed: float = 1.0) -> UiSettings:
    """Say how the screens look and behave, as configured."""
    mine = composed.loaded.settings
    return UiSettings(
        theme=mine.theme,
        keys=mine.keys,
        bell=mine.bell,
        notify=mine.notify,
        title=mine.title,
        zone=mine.zone or composed.desk.team.hours.zone,
        speed=speed,
        no_color=bool(os.environ.get("NO_COLOR")),
        save_paths=partial(_save_paths, composed.loaded.team_file),
    )


def _save_paths(team_file: Path, paths: Sequence[EscalationPath]) -> None:
    from sretui.config.escalation import save_paths  # rarely needed, and a heavy import

    save_paths(team_file, paths)
