"""Sending what is due from the command line, told line by line."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import click

from sretui.cli.outbox_rows import lines
from sretui.core.board import PushState
from sretui.core.cleaning import clean
from sretui.core.errors import SretuiError

if TYPE_CHECKING:
    from sretui.desk import Desk

TROUBLE = 1


def send(desk: "Desk") -> int:
    """Send what is due; return the exit code: 1 when something is stuck, or GitHub did not take it."""
    summary = desk.push(_teller())
    if summary is None:
        raise SretuiError("another sretui is sending from these files right now: it sends this too")
    for sentence in summary.stuck:
        click.echo(f"stuck: {clean(sentence, lines=False)}", err=True)
    click.echo(f"{summary.sent} sent, {summary.waiting} waiting, {len(summary.stuck)} stuck.")
    for line in lines(desk.outbox(), desk.clock()):
        click.echo(f"  {line}")
    return TROUBLE if summary.stuck or summary.trouble else 0


def _teller() -> Callable[[PushState], None]:
    """Say each new sentence once, on stderr."""
    said: list[str] = []

    def tell(state: PushState) -> None:
        if state.sentence and state.sentence not in said[-1:]:
            said.append(state.sentence)
            click.echo(clean(state.sentence, lines=False), err=True)

    return tell
