"""The composition root: config, databases, GitHub and the real clock become one Desk."""

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

import click

from sretui.cli.connecting import Clock, forge_maker
from sretui.cli.now import now
from sretui.config.loading import Loaded, load
from sretui.config.places import Places
from sretui.config.rosterfile import read_file, rewritten, save_file
from sretui.desk.door import Desk, Polling
from sretui.desk.roster_files import RosterFiles
from sretui.store.cursors import load_account
from sretui.store.database import Databases

if TYPE_CHECKING:
    from sretui.cli.token import Token


@dataclass(frozen=True, slots=True)
class Composed:
    """A desk ready for use, with what it was made from."""

    desk: Desk
    loaded: Loaded
    databases: Databases


def compose(places: Places, clock: Clock = now, token: "Token | None" = None) -> Composed:
    """Load the config, prepare the databases and build the desk; raises ConfigError and StoreError.

    Neither the token is looked for nor GitHub's client imported before the first pull.
    """
    loaded = load(places)
    databases = Databases(places.data)
    for sentence in databases.prepare():
        click.echo(f"sretui: {sentence}", err=True)
    settings = loaded.settings
    desk = Desk(
        databases,
        loaded.team,
        settings.me or _account(databases),
        loaded.repos,
        forge_maker(settings.api, clock, token),
        clock,
        Polling(settings.open_seconds, settings.closed_seconds),
        hold=timedelta(seconds=settings.hold_seconds),
        texts=loaded.texts,
        roster_files=RosterFiles(loaded.roster, read_file, save_file, rewritten),
    )
    return Composed(desk, loaded, databases)


def _account(databases: Databases) -> str:
    """Name the token's account as the last pull saw it; "" before the first."""
    with databases.cache() as conn:
        account = load_account(conn)
    return account.login if account else ""
