"""An answer, from the key to what stands on GitHub: reviewed, held, sent once, and counted at once."""

from pathlib import Path

from textual.widgets import TextArea

from sretui.demo.state import World
from sretui.ui.screens.forms.composer import Composer
from sretui.ui.screens.forms.pick_text import PickText
from sretui.ui.screens.forms.preview import Preview
from tests.journeys.day import NOW, SUPPORT, Clock, Day, open_day


async def shows(day: Day, dialog: type[object]) -> None:
    await day.until(lambda: isinstance(day.app.screen, dialog), dialog.__name__)
    await day.pilot.pause()


async def all_sent(day: Day, clock: Clock) -> None:
    desk = day.app._desk
    await day.until(lambda: desk.outbox() or desk.receipts(), "something in the outbox")
    await day.until(lambda: clock.turn(seconds=1) > NOW and not desk.outbox(), "an empty outbox")


async def test_an_answer_taken_back_once_is_posted_once(
    folder: Path, small_world: World, clock: Clock
) -> None:
    async with open_day(folder, clock) as day:
        await day.is_fresh()
        await day.goes_to(2)
        await day.press("r")
        await shows(day, Composer)
        await day.press(*"See #1", "enter", *"Bye", "ctrl+s")
        await shows(day, Preview)
        await day.press("ctrl+s")
        await day.until(lambda: "(waiting to be sent)" in day.screen, "the clock's word")
        await day.press("u")
        await day.until(lambda: "nothing was sent" in day.screen, "that it was taken back")
        await day.press("r")
        await shows(day, Composer)
        assert day.app.screen.query_one("#text", TextArea).text == "See #1\nBye"
        await day.press("!", "ctrl+s")
        await shows(day, Preview)
        await day.press("ctrl+s")
        await all_sent(day, clock)
    (said,) = small_world.issue(SUPPORT, 2).comments
    assert said.user == "ann"
    assert said.body.startswith("See #1\nBye!\n\n<!-- sretui:")


async def test_an_acknowledgement_is_what_its_template_says(
    folder: Path, small_world: World, clock: Clock
) -> None:
    async with open_day(folder, clock) as day:
        await day.is_fresh()
        await day.goes_to(2)
        await day.press("c")
        await shows(day, PickText)
        await day.press("enter")
        await shows(day, Composer)
        await day.press("ctrl+s")
        await shows(day, Preview)
        await day.press("ctrl+s")
        await all_sent(day, clock)
    (said,) = small_world.issue(SUPPORT, 2).comments
    assert "thank you for writing to us" in said.body
