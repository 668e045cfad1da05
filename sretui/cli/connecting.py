"""Connections to GitHub, each with a token looked up when it is made."""

import os
from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sretui.cli.token import Token
    from sretui.sync.ports import GitHub

Clock = Callable[[], datetime]


def forge_maker(api: str, clock: Clock, token: "Token | None" = None) -> "Callable[[], GitHub]":
    """Return what gives a connection to GitHub; without `token` it looks for one anew each time.

    As long as the token is the same so is the connection: a poll each minute needs no new one.
    """
    made: dict[str, GitHub] = {}

    def make() -> "GitHub":
        from sretui.cli.token import find_token
        from sretui.forge.client import GitHubForge

        value = (token or find_token(api, os.environ)).value
        forge = made.get(value)
        if forge is None:
            forge = GitHubForge(api, value, clock=clock)
            made.clear()
            made[value] = forge
        return forge

    return make
