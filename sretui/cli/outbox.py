"""`sretui outbox`: what waits for GitHub, why and since when; and what to do about it."""

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from sretui.cli.entry.placing import placed
from sretui.config.places import Places
from sretui.core.errors import SretuiError

if TYPE_CHECKING:
    from sretui.core.outbox.steps import Queued
    from sretui.desk import Desk

SHOWN = 200
"""Receipts that a list shows."""
_IDS = click.argument("ids", metavar="ID...", nargs=-1, required=True)


@click.group(invoke_without_command=True)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
@placed
@click.pass_context
def outbox(ctx: click.Context, *, as_json: bool, places: Places) -> None:
    """List what waits for GitHub, send it, or decide about it; without a command, list."""
    if ctx.invoked_subcommand is None:
        _list(_desk(places), as_json=as_json, done=False)


@outbox.command("list")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
@click.option("--done", is_flag=True, help="List what was sent or discarded, newest first.")
@placed
def list_(*, as_json: bool, done: bool, places: Places) -> None:
    """List what waits or is stuck, oldest first, each with the reason.

    An ID may be shortened as long as it fits one Action alone.
    """
    _list(_desk(places), as_json=as_json, done=done)


@outbox.command()
@_IDS
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
@placed
def show(ids: tuple[str, ...], *, as_json: bool, places: Places) -> None:
    """Print Actions whole: each text, and what became of it."""
    from sretui.cli.outbox_rows import document, told

    desk = _desk(places)
    found = [_find_any(desk, beginning) for beginning in ids]
    if as_json:
        click.echo(json.dumps(document(found, desk.clock()), indent=2))
        return
    for one in found:
        click.echo("\n".join(told(one, desk.passages(one.action.id), desk.clock())))


@outbox.command()
@placed
def push(places: Places) -> int:
    """Send what is due now; leaves with 1 when something is stuck, or GitHub cannot be reached."""
    from sretui.cli.sending import send

    return send(_desk(places))


@outbox.command()
@_IDS
@placed
def retry(ids: tuple[str, ...], places: Places) -> None:
    """Try again what is stuck or waits; `sretui outbox push` sends it at once.

    What may have reached GitHub is looked for before it is sent again.
    """
    desk = _desk(places)
    for one in [_find(desk.outbox(), beginning) for beginning in ids]:
        desk.retry(one.action.id)
        _say(one, "will be tried again; `sretui outbox push` sends it now, and so does an open sretui")


@outbox.command()
@_IDS
@click.option("--yes", is_flag=True, help="Do not ask.")
@placed
def discard(ids: tuple[str, ...], *, yes: bool, places: Places) -> None:
    """Give up what was not sent yet; its text stays in the history (`sretui outbox show ID`)."""
    from sretui.core.cleaning import clean
    from sretui.core.outbox.words import discarding_words

    desk = _desk(places)
    for one in [_find(desk.outbox(), beginning) for beginning in ids]:
        if not yes:
            for line in discarding_words(one):
                click.echo(f"  {clean(line, lines=False)}", err=True)
        if yes or click.confirm(f"Discard {_name(one)}?", err=True):
            desk.discard(one.action.id)
            _say(one, "discarded; its text stays in the history")
        else:
            _say(one, "kept")


def _list(desk: "Desk", *, as_json: bool, done: bool) -> None:
    from sretui.cli.outbox_rows import document, lines

    found = desk.receipts(SHOWN) if done else desk.outbox()
    if as_json:
        click.echo(json.dumps(document(found, desk.clock()), indent=2))
        return
    for line in lines(found, desk.clock()):
        click.echo(line)
    if done and (older := len(desk.receipt_list()) - SHOWN) > 0:
        click.echo(
            f"... and {older} older ones; `sretui outbox show ID` shows any, `sretui export` writes all."
        )
    if not found:
        click.echo("Nothing was sent yet." if done else "Nothing waits.")


def _desk(places: Places) -> "Desk":
    from sretui.cli.compose import compose

    return compose(places).desk


def _find(outbox: Sequence["Queued"], beginning: str) -> "Queued":
    found = [one for one in outbox if one.action.id.startswith(beginning)] if beginning else []
    if not found:
        shown = "`sretui outbox list` shows what is, with --done what was"
        raise SretuiError(f"{beginning!r} is nothing in the outbox: {shown}")
    if len(found) > 1:
        raise SretuiError(f"{beginning!r} fits {len(found)} of the outbox: write more of the id")
    return found[0]


def _find_any(desk: "Desk", beginning: str) -> "Queued":
    """Find an Action by the beginning of its id, finished or not."""
    ids = (*(one.action.id for one in desk.outbox()), *(one.action for one in desk.receipt_list()))
    return _find(desk.find_many([one for one in ids if beginning and one.startswith(beginning)]), beginning)


def _name(one: "Queued") -> str:
    from sretui.cli.outbox_rows import SHORT
    from sretui.core.cleaning import clean

    return f"{one.action.id[:SHORT]} ({clean(one.action.title, lines=False)})"


def _say(one: "Queued", what: str) -> None:
    click.echo(f"{_name(one)}: {what}.")
