"""A bug amid the talk with GitHub, as `python -m tests.journeys.crashing screens|sync FOLDER`."""

import sys
from datetime import datetime
from pathlib import Path

from sretui.cli.compose import compose
from sretui.cli.screens import settings
from tests.journeys.day import NOW, Bells, places_of


def clock() -> datetime:
    """Tell the time; the planted bug is that the GitHub client, which asks when it is refused, cannot."""
    if str(sys._getframe(1).f_globals["__name__"]).startswith("sretui.forge"):
        raise ZeroDivisionError("planted")
    return NOW


def main(where: str, folder: str) -> int:
    """Run into the bug, in the screens or without them; return the exit code."""
    composed = compose(places_of(Path(folder)), clock)
    if where == "sync":
        composed.desk.pull(lambda _: None)
        return 0
    app = Bells(composed.desk, settings(composed))
    app.run(headless=True, size=(120, 36))
    return app.return_code or 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
