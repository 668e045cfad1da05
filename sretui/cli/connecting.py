"""Connections to GitHub, each with a token looked up when it is made."""

import os
from collections.abc import Callable
from datetime import datetime

from sretui.cli.token import Token, find_token
from sretui.sync.ports import Forge

Clock = Callable[[], datetime]


def forge_maker(api: str, clock: Clock, token: Token | None = None) -> Callable[[], Forge]:
    """Return what makes a connection to GitHub; without `token` it looks for one anew each time."""

    def make() -> Forge:
        from sretui.forge.client import GitHubForge

        return GitHubForge(api, (token or find_token(api, os.environ)).value, clock=clock)

    return make
