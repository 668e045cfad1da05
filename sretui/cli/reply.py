"""`sretui reply`: a reply to an inquiry from a file or a pipe, by the same outbox as on the screens."""

import sys
import uuid
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sretui.cli.entry.placing import placed
from sretui.config.places import Places
from sretui.core.errors import SretuiError

if TYPE_CHECKING:
    from sretui.core.model import Issue
    from sretui.core.outbox.action import Action
    from sretui.desk import Desk


@click.command()
@click.argument("number", type=click.IntRange(min=1))
@click.argument("file", default="-")
@click.option("--now", "at_once", is_flag=True, help="Send it at once instead of letting it wait.")
@click.option("--anyway", is_flag=True, help="Queue it although something in it was warned about.")
@placed
def reply(number: int, file: str, *, at_once: bool, anyway: bool, places: Places) -> int:
    """Queue a reply to inquiry NUMBER, read from FILE, or from stdin for `-`.

    It waits in the outbox until the screens, or `sretui outbox push`, send it. It is mailed to whoever
    follows the inquiry. A mail address, a phone number, a password-like line or a word of the team's
    restricted list in it is said, and refused without --anyway.
    """
    from sretui.cli.compose import compose

    text = _read(file)
    desk = compose(places).desk
    issue = _issue(desk, number)
    _warn(text, desk, anyway=anyway)
    from datetime import timedelta

    queued = desk.queue(_action(desk, issue, text), hold=timedelta(0) if at_once else None)
    from sretui.cli.outbox_rows import SHORT
    from sretui.core.cleaning import clean

    title = clean(issue.title, lines=False)
    click.echo(f"Reply to #{issue.number} ({title}), {len(text)} characters, to {desk.repos[issue.repo]}:")
    click.echo("\n".join(f"  | {line}" for line in clean(text).splitlines()))
    if at_once:
        from sretui.cli.sending import send

        return send(desk)
    short = queued.action.id[:SHORT]
    click.echo(f"It waits in the outbox as {short}: the screens send it, or `sretui outbox push`.")
    return 0


def _read(file: str) -> str:
    """Read what is to be said; raises SretuiError for what cannot be a comment."""
    try:
        raw = sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
    except OSError as error:
        raise SretuiError(f"{file} cannot be read ({error.strerror})") from error
    name = "stdin" if file == "-" else file
    try:
        text = raw.decode("utf-8-sig").replace("\r\n", "\n").strip("\n")
    except UnicodeDecodeError as error:
        raise SretuiError(f"{name} is not UTF-8 text: nothing was queued") from error
    from sretui.core.composing.sending import unsendable

    if why := unsendable(text):
        raise SretuiError(f"{name} {why}; nothing was queued")
    return text


def _warn(text: str, desk: "Desk", *, anyway: bool) -> None:
    """Say what should perhaps not be public; raises SretuiError unless that is known to be well."""
    from sretui.core.cleaning import clean
    from sretui.core.composing.cautions import cautions

    found = cautions(text, desk.team.restricted_words)
    for one in found:
        click.echo(clean(one.sentence, lines=False), err=True)
    if found and not anyway:
        raise SretuiError("Nothing was queued: take that out, or call it with --anyway")


def _issue(desk: "Desk", number: int) -> "Issue":
    from sretui.core.composing.sending import refusal

    issue = desk.find_inquiry(number)
    if issue is None:
        raise SretuiError(f"There is no inquiry #{number} here: run `sretui sync` first")
    if why := refusal(issue, desk.repo(issue.repo)):
        raise SretuiError(f"{why.rstrip('.')}; nothing was queued")
    return issue


def _action(desk: "Desk", issue: "Issue", text: str) -> "Action":
    from sretui.core.acts.replying import reply as replied
    from sretui.core.acts.simple import Asking

    return replied(issue, text, Asking(str(uuid.uuid4()), desk.clock(), desk.me))
