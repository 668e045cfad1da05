"""The real app on a real terminal, as `python -m tests.ui.app_on_terminal FOLDER NOW [BUG]`.

GitHub is out of reach. A BUG of `thread` or `screen` is one that is planted there, beside a secret.
"""

import sys
import time
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

from sretui.core.errors import Offline
from sretui.core.model import RepoRole
from sretui.desk import Desk
from sretui.store.database import Databases
from sretui.sync.ports import GitHub
from sretui.ui.app import run
from sretui.ui.settings import UiSettings
from tests.ui.conftest import TEAM

SECRET = "ghp_" + "neverShown" * 3
STARTS = 3
"""Seconds after which a planted bug strikes."""


def main(folder: str, now: str, bug: str = "") -> int:
    """Run the app; return its exit code."""
    repos = {RepoRole.INQUIRIES: "example/support", RepoRole.PRODUCT: "example/product"}
    desk = Desk(Databases(Path(folder)), TEAM, "alice", repos, lambda: _forge(bug), _clock(now, bug))
    return run(desk, UiSettings())


def _forge(bug: str) -> GitHub:
    token = SECRET
    if bug == "thread":
        raise ZeroDivisionError(len(token))
    raise Offline("GitHub cannot be reached.")


def _clock(now: str, bug: str) -> Callable[[], datetime]:
    began = time.monotonic()
    start = datetime.fromisoformat(now)

    def clock() -> datetime:
        token, passed = SECRET, int(time.monotonic() - began)
        if bug == "screen" and passed >= STARTS:
            raise ZeroDivisionError(len(token))
        return start + timedelta(seconds=passed)

    return clock


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
