"""The outbox screen while GitHub is away and back: why and since when, then the receipt and its link."""

from pathlib import Path

from textual.widgets import TextArea

from sretui.core.outbox.steps import State
from sretui.demo.faults import Fault
from sretui.demo.server import StandIn
from sretui.demo.state import World
from sretui.ui.screens.forms.composer import Composer
from sretui.ui.screens.forms.edit_form import EditForm
from sretui.ui.screens.forms.preview import Preview
from sretui.ui.screens.link import LinkQuestion
from sretui.ui.widgets.outbox_rows import OutboxRows
from tests.journeys.day import NOW, SUPPORT, Clock, Day, open_day


async def shows(day: Day, dialog: type[object]) -> None:
    await day.until(lambda: isinstance(day.app.screen, dialog), dialog.__name__)
    await day.pilot.pause()


async def replies(day: Day, number: int, words: str) -> None:
    """Write a reply from the keyboard, review it, send it."""
    await day.goes_to(number)
    await day.press("r")
    await shows(day, Composer)
    await day.press(*words, "ctrl+s")
    await shows(day, Preview)
    await day.press("ctrl+s")
    await day.until(lambda: day.app._desk.outbox(), "something in the outbox")


async def opens_outbox(day: Day) -> None:
    await day.press("5")
    await day.until(lambda: isinstance(day.rows.source, OutboxRows), "the outbox")


async def passes(day: Day, clock: Clock, words: str) -> None:
    """Let the time pass until the screen says something."""
    await day.until(lambda: clock.turn(seconds=1) > NOW and words in day.screen, words)


async def test_offline_it_waits_in_sight_and_online_it_is_sent_with_a_receipt(
    folder: Path, stand_in: StandIn, small_world: World, clock: Clock
) -> None:
    port = int(stand_in.url.rsplit(":", 1)[1])
    async with open_day(folder, clock) as day:
        await day.is_fresh()
        stand_in.stop()
        await replies(day, 2, "Try this.")
        await opens_outbox(day)
        await day.until(lambda: "held · can be taken back, sent in" in day.screen, "the hold")
        await passes(day, clock, "next try in")
        assert "waiting" in day.screen
        assert "asked for by you · Mon 10:00" in day.screen
        assert "1 waiting" in day.screen
        clock.turn(minutes=2)
        await passes(day, clock, "2m ago")
        with StandIn(small_world, port, stand_in.token, clock) as here:
            await day.press("R")
            await passes(day, clock, "sent")
            await day.until(lambda: not day.app._desk.outbox(), "an empty outbox")
            await day.until(lambda: "5 Outbox 0" in day.screen, "nothing that waits")
            (receipt,) = day.app._desk.receipts()
            assert receipt.state is State.SENT
            (said,) = small_world.issue(SUPPORT, 2).comments
            assert said.body.startswith("Try this.\n")
            link = f"/{SUPPORT}/issues/2#issuecomment-{said.id}"
            await day.until(lambda: link in day.said.replace("\n", ""), "the link")
            await day.press("y")
            assert day.app.clipboard == f"{here.url}{link}"
            await day.press("o")
            await shows(day, LinkQuestion)
            await day.press("escape")


async def test_what_a_502_hid_is_found_and_told_in_the_receipt(
    folder: Path, stand_in: StandIn, small_world: World, clock: Clock
) -> None:
    async with open_day(folder, clock) as day:
        await day.is_fresh()
        stand_in.faults.add(Fault("bad_gateway", "POST", r"/comments$", when="after"))
        await replies(day, 2, "Once.")
        await opens_outbox(day)
        await passes(day, clock, "found on GitHub: it was sent")
        await day.until(lambda: "unsure: " in day.screen, "what was not known")
        assert len(small_world.issue(SUPPORT, 2).comments) == 1


async def test_refused_it_is_edited_tried_again_and_sent(
    folder: Path, stand_in: StandIn, small_world: World, clock: Clock
) -> None:
    async with open_day(folder, clock) as day:
        await day.is_fresh()
        stand_in.faults.add(Fault("refusal", "POST", r"/comments$", status=422, words="No such words here"))
        await replies(day, 2, "Worng.")
        await opens_outbox(day)
        await passes(day, clock, "Stuck: needs you")
        await day.until(lambda: "No such words here" in day.screen, "GitHub's words")
        await day.press("e")
        await shows(day, EditForm)
        day.app.screen.query_one(TextArea).text = "Right."
        await day.press("ctrl+s")
        await day.until(lambda: "changed; t tries it again" in day.screen, "the change")
        await day.press("t")
        await passes(day, clock, "5 Outbox 0")
        (said,) = small_world.issue(SUPPORT, 2).comments
        assert said.body.startswith("Right.\n")
