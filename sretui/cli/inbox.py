"""`sretui inbox`: the rows of the first screen for pipes, scripts and screen readers."""

import json
import shutil
import sys

import click

from sretui.cli.entry.placing import placed
from sretui.cli.inbox_rows import document, lines
from sretui.config.places import Places

_UNLIMITED = 10_000


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
@placed
def inbox(*, as_json: bool, places: Places) -> None:
    """Print who is waiting, most urgent first, from the copy on this machine.

    A terminal gets lines of its width; a pipe gets whole lines, columns apart by two blanks.
    """
    from sretui.cli.compose import compose
    from sretui.core.inbox import sections
    from sretui.core.turn import standing

    desk = compose(places).desk
    at, team = desk.clock(), desk.team
    board = desk.board()
    standings = (standing(one, team) for one in board.inquiries)
    found, marks = sections(standings, team, at, desk.me), board.marks()
    if as_json:
        click.echo(json.dumps(document(found, desk.pull_state(), team, at, marks), indent=2))
        return
    width = shutil.get_terminal_size().columns if sys.stdout.isatty() else _UNLIMITED
    for line in lines(found, desk.pull_state(), team, at, marks):
        click.echo(_cut(line, width))


def _cut(line: str, width: int) -> str:
    """Cut to a width in cells, since a line that wraps looks like two."""
    if line.isascii():
        return line if len(line) <= width else line[: width - 1] + "…"
    from rich.cells import cell_len, set_cell_size

    return line if cell_len(line) <= width else set_cell_size(line, width - 1).rstrip() + "…"
