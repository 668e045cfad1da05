"""`sretui sync`: bring the copy of both repos up to date, showing how far it is."""

import sys

import click

from sretui.cli.entry.placing import placed
from sretui.cli.progress_line import Plain, SingleLine
from sretui.config.places import Places
from sretui.core.errors import SretuiError


@click.command()
@click.option("--full", is_flag=True, help="Fetch everything again; what is here stays meanwhile.")
@placed
def sync(*, full: bool, places: Places) -> None:
    """Bring the copy of both repos up to date.

    Stop it with ctrl-c at any time: the next run goes on where this one was.
    """
    from sretui.cli.compose import compose

    desk = compose(places).desk
    shown = SingleLine(sys.stderr, desk.clock) if sys.stderr.isatty() else Plain(sys.stdout, desk.clock)
    try:
        summary = desk.pull(shown.show, full=full)
    finally:
        shown.end()
    if summary is None:
        raise SretuiError("another sretui is syncing these files right now; try again when it is done")
    for sentence in summary.skipped:
        click.echo(f"skipped: {sentence}", err=True)
    click.echo(summary.sentence())
