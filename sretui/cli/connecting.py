"""Connections to GitHub, each with a token looked up when it is made."""

import os
from collections.abc import Callable
from datetime import datetime

from sretui.cli.token import find_token
from sretui.sync.ports import Forge

Clock = Callable[[], datetime]


def forge_maker(api: str, clock: Clock) -> Callable[[], Forge]:
    """Return what makes a connection to GitHub; it looks for the token anew, so a new one works at once."""

    def make() -> Forge:
        from sretui.forge.client import GitHubForge

        return GitHubForge(api, find_token(api, os.environ).value, clock=clock)

    return make
