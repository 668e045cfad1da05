"""Sending a handoff: all of it is shown first, and what no longer is what was shown is not sent."""

import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, tzinfo

from textual.message import Message
from textual.screen import Screen

from sretui.core.acts.simple import Asking
from sretui.core.cleaning import clean
from sretui.core.errors import SretuiError
from sretui.core.handoff.checking import missing
from sretui.core.handoff.destination import SUMMARY
from sretui.core.handoff.draft import WeekDraft
from sretui.core.handoff.planning import Item, Stage, action, ready, same
from sretui.core.handoff.telling import receipt
from sretui.core.outbox.action import Action
from sretui.core.outbox.steps import Queued
from sretui.core.turn import Standing
from sretui.desk import Desk
from sretui.ui.picture import Painter
from sretui.ui.screens.forms.preview import Preview
from sretui.ui.screens.handing.material import Material, Wish, gather
from sretui.ui.screens.handing.summing import Summary, action_of


@dataclass(frozen=True, slots=True)
class Sending:
    """What was shown, and is to be sent."""

    material: Material
    ids: Mapping[str, str]
    """The Actions' ids by inquiry (node id)."""
    summary: Summary | None = None
    """What is told the team with it."""
    draft: WeekDraft | None = None


@dataclass
class HandoffSent(Message):
    """A handoff was put into the outbox, as far as it could be."""

    queued: tuple[Queued, ...]
    about: Mapping[str, Standing] = field(default_factory=dict)
    said: tuple[str, ...] = ()
    """Why some were not sent."""
    told: str = ""
    """The file into which the summary was written."""


def ask(
    screen: Screen[None],
    desk: Desk,
    material: Material,
    go: Callable[[Sending], None],
) -> None:
    """Show every comment and assignment; `go` is called when they are to be sent."""
    lacks, there, told = missing(material.checks), ready(material.items), material.summary
    if lacks or not (there or told.goes):
        sentence = lacks[0] if lacks else "There is nothing to send."
        screen.notify(clean(sentence, lines=False), severity="warning", markup=False)
        return
    ids = {item.node_id: str(uuid.uuid4()) for item in there}
    now, me = material.world.now, desk.me
    actions = [action(item, material.handover, Asking(ids[item.node_id], now, me)) for item in there]
    if told.goes:
        comment = action_of(told, material.handover, Asking(str(uuid.uuid4()), now, me))
        actions += [comment] if comment else []
        ids |= {SUMMARY: comment.id} if comment else {}
    hindered = [one for one in material.items if one.stage is Stage.HINDERED and one.sentence]
    notes = tuple(f"Not sent: #{item.number}. {item.sentence}" for item in hindered)
    notes += (f"The summary is written to {told.path}.",) if told.goes and told.path else ()
    sending = Sending(material, ids, told if told.goes else None)
    if not actions:
        go(sending)
        return
    first, *more = actions
    preview = Preview(first, desk.repos, more, restricted=desk.team.restricted_words, notes=notes)
    screen.app.push_screen(preview, lambda sends: go(sending) if sends else None)


def send(desk: Desk, sending: Sending) -> HandoffSent:
    """Put what was shown into the outbox, as far as the world is still the one it was shown in."""
    now = desk.clock()
    wish = Wish(
        Painter(desk).take(), now, sending.material.wish.pull, sending.material.handover.week, sending.draft
    )
    current = gather(desk, wish)
    items = current.items if current is not None else ()
    differing = same(sending.material.items, items)
    queued: list[Queued] = []
    said: list[str] = []
    told = ""
    for item in ready(sending.material.items):
        if item.node_id in differing:
            said.append(f"#{item.number} is not sent. {differing[item.node_id]}")
            continue
        try:
            queued.append(desk.queue(_action(sending, item, now, desk.me)))
        except SretuiError as trouble:
            said.append(f"#{item.number} is not sent: {trouble}")
    if sending.summary is not None and said:
        said.append(
            "The summary is not told: it would say more than was sent. ctrl+s tells it once it is true."
        )
    elif sending.summary is not None:
        told, wrong = _tell(desk, sending, sending.summary, now, queued)
        said += wrong
    about = {item.node_id: item.one for item in sending.material.items if item.one is not None}
    return HandoffSent(tuple(queued), about, tuple(said), told)


def receipt_of(material: Material, tz: tzinfo) -> str:
    """Write the receipt as Markdown."""
    return receipt(material.draft, material.world, material.items, material.sent, tz)


def _action(sending: Sending, item: Item, now: datetime, me: str) -> Action:
    return action(item, sending.material.handover, Asking(sending.ids[item.node_id], now, me))


def _tell(
    desk: Desk, sending: Sending, summary: Summary, now: datetime, queued: list[Queued]
) -> tuple[str, list[str]]:
    """Tell the team; return which file was written, and what went wrong."""
    try:
        if summary.path:
            return str(desk.write_text(summary.path, summary.text + "\n")), []
        asking = Asking(sending.ids[SUMMARY], now, desk.me)
        if comment := action_of(summary, sending.material.handover, asking):
            queued.append(desk.queue(comment))
    except SretuiError as trouble:
        return "", [f"The summary is not told: {trouble}"]
    return "", []
