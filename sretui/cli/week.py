"""`sretui week`: the figures of a week of duty, for oneself and for the project meeting."""

import json
from datetime import date

import click

from sretui.cli.entry.instants import day
from sretui.cli.entry.placing import placed
from sretui.config.places import Places


@click.command()
@click.option("--of", callback=day, metavar="DATE", help="Any local day of another week, as 2026-11-25.")
@click.option(
    "--markdown", "as_markdown", is_flag=True, help="Write it for the notes of the project meeting."
)
@click.option("--effort", is_flag=True, help="Have your effort in the Markdown too.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
@placed
def week(of: date | None, *, as_markdown: bool, effort: bool, as_json: bool, places: Places) -> None:
    """Print the week so far: answers against the goal, what was resolved, promoted, handed off, and effort.

    It is counted from the copy on this machine, and from its journal. Effort is yours alone: it is in the
    table and in the JSON document, but in Markdown only with --effort. Nothing is posted.
    """
    if as_markdown and as_json:
        raise click.UsageError("--markdown and --json are two answers: choose one.")
    from sretui.cli.compose import compose
    from sretui.cli.week_rows import document, lines
    from sretui.core.week.bounds import week_of_day
    from sretui.core.week.markdown import markdown

    desk = compose(places).desk
    desk.read_roster()
    figures = desk.week(desk.clock() if of is None else week_of_day(desk.team, of).begins)
    if as_json:
        click.echo(json.dumps(document(figures, desk.team), indent=2))
    elif as_markdown:
        click.echo(markdown(figures, desk.team, desk.team.hours.tz, effort=effort), nl=False)
    else:
        click.echo("\n".join(lines(figures, desk.team)))
