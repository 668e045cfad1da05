"""The composition root: config, databases, GitHub and the real clock become one Desk."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

import click

from sretui.cli.now import now
from sretui.cli.token import find_token
from sretui.config.loading import Loaded, load
from sretui.config.places import Places
from sretui.core.model import RepoRole
from sretui.desk.door import Desk, Polling
from sretui.store.database import Databases
from sretui.sync.ports import Forge

Clock = Callable[[], datetime]


@dataclass(frozen=True, slots=True)
class Composed:
    """A desk ready for use, with what it was made from."""

    desk: Desk
    loaded: Loaded
    databases: Databases


def compose(places: Places, clock: Clock = now) -> Composed:
    """Load the config, prepare the databases and build the desk; raises ConfigError and StoreError.

    Neither the token is looked for nor GitHub's client imported before the first pull.
    """
    loaded = load(places)
    databases = Databases(places.data)
    for sentence in databases.prepare():
        click.echo(f"sretui: {sentence}", err=True)
    config = loaded.config
    desk = Desk(
        databases,
        loaded.team,
        config.me,
        repos(loaded),
        forge_maker(config.github.api, clock),
        clock,
        Polling(config.polling.open_seconds, config.polling.closed_seconds),
    )
    return Composed(desk, loaded, databases)


def repos(loaded: Loaded) -> dict[RepoRole, str]:
    """Name the team's two repos by their roles."""
    names = loaded.config.repos
    return {RepoRole.INQUIRIES: names.inquiries, RepoRole.PRODUCT: names.product}


def forge_maker(api: str, clock: Clock) -> Callable[[], Forge]:
    """Return what makes a connection to GitHub; it looks for the token anew, so a new one works at once."""

    def make() -> Forge:
        from sretui.forge.client import GitHubForge

        return GitHubForge(api, find_token(api, os.environ).value, clock=clock)

    return make
