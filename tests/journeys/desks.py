"""Several people, each with files and a token of their own: what their journeys have in common."""

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager

from sretui.core.handoff.acceptance import Accepting
from sretui.core.inbox import SectionKind, section_of
from sretui.ui.screens.forms.accept_form import AcceptForm
from tests.journeys.day import NOW, Clock, Day

TEAM = """
[[people]]
login = "ann"
name = "Ann"

[[people]]
login = "ben"
name = "Ben"

[[people]]
login = "cora"
name = "Cora"

[[shifts]]
start = 2026-11-16
primary = "ben"
backup = "cora"

[[shifts]]
start = 2026-11-23
primary = "ann"
backup = "cora"

[[shifts]]
start = 2026-11-30
primary = "ben"
backup = "cora"
"""
"""Ben, then Ann, then Ben again; Cora is everybody's Backup."""
Opens = Callable[[str], AbstractAsyncContextManager[Day]]
"""Opens somebody's desk, by login."""


async def all_sent(day: Day, clock: Clock, count: int) -> None:
    """Let the time pass until GitHub has all of it."""
    desk = day.app._desk
    await day.until(lambda: len(desk.outbox()) + len(desk.receipts()) >= count, "something in the outbox")
    await day.until(lambda: clock.turn(seconds=1) > NOW and not desk.outbox(), "an empty outbox")
    assert all(one.state.value == "sent" for one in desk.receipts())


async def shows(day: Day, dialog: type[object]) -> None:
    """Wait for a dialog."""
    await day.until(lambda: isinstance(day.app.screen, dialog), dialog.__name__)
    await day.pilot.pause()


async def answers(day: Day, number: int, key: str) -> None:
    """Answer a handoff, by a key of the dialog that asks about it."""
    await day.goes_to(number)
    await day.press("h")
    await shows(day, AcceptForm)
    await day.press(key)


def section(day: Day, number: int) -> SectionKind | None:
    """Give the section an inquiry stands in for whoever sits there."""
    assert day.app.now is not None
    one, desk = day.picture.by_key[day.node_id(number)], day.app._desk
    return section_of(one, desk.team, day.app.now, desk.me)


def state(day: Day, number: int) -> Accepting | None:
    """Tell how an inquiry's newest handoff stands."""
    handoff = day.picture.by_key[day.node_id(number)].handoff
    return handoff.state if handoff else None
