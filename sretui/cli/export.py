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
        click.echo(_written(line))


def _written(line: dict[str, object]) -> str:
    """Write a line as it reads best; half a surrogate pair, which a terminal may have sent, is no UTF-8."""
    text = json.dumps(line, ensure_ascii=False)
    try:
        text.encode()
    except UnicodeEncodeError:
        return json.dumps(line)
    return text
