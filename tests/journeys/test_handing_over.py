"""A whole week handed over by keyboard: twelve inquiries, GitHub in trouble, sretui ended in the middle.

In the end each has one comment more, and is the next Primary's; nothing was posted twice.
"""

from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from textual.widgets import TextArea

from sretui.core.handoff.card import Card, noted
from sretui.core.handoff.checking import StepKind
from sretui.core.handoff.line import read_handed
from sretui.core.outbox.steps import State
from sretui.demo.faults import Fault
from sretui.demo.server import StandIn
from sretui.demo.state import World
from sretui.ui.messages import CacheChanged
from sretui.ui.screens.forms.preview import Preview
from sretui.ui.screens.handoff import HandoffScreen
from tests.journeys.day import NOW, SUPPORT, Clock, Day, open_day, run_command
from tests.journeys.test_trading import PEOPLE, ROSTER

ZONE = ZoneInfo("America/Los_Angeles")
TWELVE = (2, 3, 4, 6, 7, 8, 10, 11, 12, 13, 14, 15)


@pytest.fixture
def ready(folder: Path, small_world: World) -> Path:
    """Twelve open inquiries of ann's, who hands over to ben; cora is his Backup."""
    team = folder / "team.toml"
    team.write_text(team.read_text().partition("[[people]]")[0] + PEOPLE)
    (folder / "roster.toml").write_text(ROSTER)
    for number in (13, 14, 15):
        assert (
            small_world.add_issue(SUPPORT, f"Question {number}", "How?", user="carol", at=NOW).number
            == number
        )
    for number in TWELVE:
        assert small_world.assign(SUPPORT, number, "ann", by="ann", at=NOW)
    assert run_command(folder, "sync") == 0
    return folder


def said(world: World, number: int) -> list[str]:
    """Give what hands an inquiry over, of each comment that does."""
    told = [read_handed(str(one.body), ZONE) for one in world.issue(SUPPORT, number).comments]
    return [f"{one.giver}>{one.taker},{one.backup}: {one.next_action}" for one in told if one]


async def goes(day: Day, step: StepKind) -> HandoffScreen:
    await day.press("3")
    await day.until(lambda: isinstance(day.app.screen, HandoffScreen) and day.app.screen._material, "handoff")
    screen = day.app.screen
    assert isinstance(screen, HandoffScreen)
    while screen.step is not step:
        before = list(StepKind).index(screen.step) > list(StepKind).index(step)
        await day.press("left_square_bracket" if before else "right_square_bracket")
    return screen


async def decides(day: Day) -> None:
    """Fill the cards, say that the roster is right, and hand each one off."""
    for number in TWELVE:
        day.app._desk.record(day.node_id(number), *noted(Card(next_action=f"answer question {number}")))
    day.app.post_message(CacheChanged())
    await day.until(lambda: all(_has_card(day, number) for number in TWELVE), "the cards are seen")
    await goes(day, StepKind.WHO)
    await day.press("y")
    screen = await goes(day, StepKind.DECISIONS)
    await day.until(lambda: len(screen.rows.source) == len(TWELVE), "twelve to decide on")
    screen.rows.action_first()
    for count, _ in enumerate(TWELVE, start=1):
        await day.press("h")
        await day.until(lambda: len(screen.draft.decisions) == count, f"{count} decided")  # noqa: B023
        await day.until(lambda: day.app.screen is screen, "no dialog: the card says what comes next")


def _has_card(day: Day, number: int) -> bool:
    seen = day.app.picture.by_key.get(day.node_id(number)) if day.app.picture else None
    return seen is not None and seen.inquiry.facts.card.next_action != ""


async def sends(day: Day) -> None:
    screen = await goes(day, StepKind.SEND)
    await day.until(lambda: screen._material and screen._material.checks[9].said == "12 to send", "a plan")
    await day.press("ctrl+s")
    await day.until(lambda: isinstance(day.app.screen, Preview), "the preview")
    await day.press("ctrl+s")
    await day.until(lambda: len(day.app._desk.outbox()) + len(day.app._desk.receipts()) == 12, "an outbox")


@pytest.mark.timeout(900)  # many key presses
async def test_twelve_are_handed_over_through_all_troubles(
    ready: Path, stand_in: StandIn, small_world: World, clock: Clock
) -> None:
    before = {number: len(small_world.issue(SUPPORT, number).comments) for number in TWELVE}
    stand_in.faults.add(Fault("bad_gateway", "POST", r"/comments$", skip=1, when="after"))
    stand_in.faults.add(Fault("cut", "POST", r"/comments$", skip=3, when="after"))
    stand_in.faults.add(Fault("cut", "POST", r"/comments$", skip=5, when="before"))
    stand_in.faults.add(Fault("bad_gateway", "POST", r"/assignees$", skip=2, when="after"))
    async with open_day(ready, clock) as day:
        await day.is_fresh()
        await decides(day)
        await goes(day, StepKind.SITUATION)
        await day.press("e", *"Calm.", "escape")
        await sends(day)
        desk = day.app._desk

        def some() -> bool:
            clock.turn(seconds=1)
            return len(desk.receipts()) >= 4

        await day.until(some, "a third of it sent")
    clock.turn(days=1)
    async with open_day(ready, clock) as day:
        await day.is_fresh()
        desk = day.app._desk

        def all_of_it() -> bool:
            clock.turn(seconds=1)
            return not desk.outbox()

        await day.until(all_of_it, "all sent")
        assert {one.state for one in desk.receipts()} == {State.SENT}
        screen = await goes(day, StepKind.RECEIPT)
        await day.until(
            lambda: screen._material and screen._material.checks[10].said == "12 of 12", "a receipt"
        )
        assert screen.draft.situation == "Calm."
        await goes(day, StepKind.SITUATION)
        assert screen.query_one("#words", TextArea).text == "Calm."
        await goes(day, StepKind.SEND)
        await day.press("ctrl+s")
        await day.until(lambda: "There is nothing to send." in day.screen, "that nothing is left")
    for number in TWELVE:
        issue = small_world.issue(SUPPORT, number)
        assert said(small_world, number) == [f"ann>ben,cora: answer question {number}"]
        assert (issue.assignees, len(issue.comments)) == (["ben"], before[number] + 1)


@pytest.mark.timeout(900)
async def test_the_world_moves_while_the_handoff_waits_in_the_outbox(
    ready: Path, small_world: World, clock: Clock
) -> None:
    async with open_day(ready, clock) as day:
        await day.is_fresh()
        await decides(day)
        await sends(day)
        small_world.add_comment(SUPPORT, 2, "It works by now!", user="carol", at=clock.at)
        small_world.close(SUPPORT, 4, by="ben", at=clock.at)
        small_world.assign(SUPPORT, 6, "ben", by="ben", at=clock.at)
        desk = day.app._desk

        def settled() -> bool:
            clock.turn(seconds=1)
            return len(desk.receipts()) == 9 and all(one.is_stuck for one in desk.outbox())

        await day.until(settled, "nine sent, three stuck")
        sentences = {one.action.title: one.current.sentence for one in desk.outbox() if one.current}
        for number, words in ((2, "@carol has written"), (4, "It was closed"), (6, "It was assigned to")):
            assert words in sentences[f"Hand off #{number} to ben"]
    for number in (2, 4, 6):
        assert said(small_world, number) == []
        assert "ann" in small_world.issue(SUPPORT, number).assignees
