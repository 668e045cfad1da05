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

_LONGEST = 65_536
"""Characters of a comment's body that GitHub takes
(https://docs.github.com/rest/issues/comments; the answer is 422 "body is too long")."""
_KEPT = 200
"""Characters kept free for the key that finds a comment again."""


@click.command()
@click.argument("number", type=click.IntRange(min=1))
@click.argument("file", default="-")
@click.option("--now", "at_once", is_flag=True, help="Send it at once instead of letting it wait.")
@placed
def reply(number: int, file: str, *, at_once: bool, places: Places) -> int:
    """Queue a reply to inquiry NUMBER, read from FILE, or from stdin for `-`.

    It waits in the outbox until the screens, or `sretui outbox push`, send it. It is mailed to whoever
    follows the inquiry.
    """
    from sretui.cli.compose import compose

    text = _read(file)
    desk = compose(places).desk
    issue = _issue(desk, number)
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
    if not text.strip():
        raise SretuiError(f"{name} is empty: nothing was queued")
    if "\0" in text:
        raise SretuiError(f"{name} is not text: nothing was queued")
    if len(text) > _LONGEST - _KEPT:
        raise SretuiError(f"{name} has {len(text)} characters, GitHub takes {_LONGEST - _KEPT}: shorten it")
    return text


def _issue(desk: "Desk", number: int) -> "Issue":
    from sretui.core.model import Whereabouts

    issue = desk.find_inquiry(number)
    if issue is None:
        raise SretuiError(f"There is no inquiry #{number} here: run `sretui sync` first")
    if issue.whereabouts is not Whereabouts.HERE:
        where = f" to {issue.moved_to}" if issue.moved_to else ""
        raise SretuiError(f"Inquiry #{number} was {issue.whereabouts.value}{where}: nothing was queued")
    if issue.locked:
        raise SretuiError(f"Inquiry #{number} is locked: unlock it on GitHub first")
    return issue


def _action(desk: "Desk", issue: "Issue", text: str) -> "Action":
    from sretui.core.outbox.action import Act, Action
    from sretui.core.outbox.writes import Place, PostComment

    place = Place(issue.repo, issue.number, issue.node_id)
    return Action(
        id=str(uuid.uuid4()),
        act=Act.REPLY,
        at=desk.clock(),
        by=desk.me,
        title=f"Reply to #{issue.number}",
        writes=(PostComment(place, text),),
        inquiry=issue.node_id,
    )
