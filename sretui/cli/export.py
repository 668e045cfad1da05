"""`sretui export`: all that only this machine knows, as JSON lines, for backups and for other programs."""

import json

import click

from sretui.cli.entry.placing import placed
from sretui.config.places import Places


@click.command()
@placed
def export(places: Places) -> None:
    """Write what only this machine knows (desk.db) as JSON lines to stdout."""
    from sretui.store.database import Databases
    from sretui.store.export import export as export_all

    databases = Databases(places.data)
    databases.prepare()
    for line in export_all(databases):
        click.echo(json.dumps(line, ensure_ascii=False))
