"""The handoff gone through by keys; as a process: `python -m tests.journeys.handing FOLDER NOW`."""

import asyncio
import sys
from datetime import datetime
from pathlib import Path

from sretui.core.handoff.checking import StepKind
from sretui.ui.screens.forms.preview import Preview
from sretui.ui.screens.handing.card_form import CardForm
from sretui.ui.screens.handoff import HandoffScreen
from tests.journeys.day import Clock, Day, open_day
from tests.journeys.desks import all_sent, shows

FOUR = (13, 14, 15, 16)
"""The inquiries that change hands."""


async def comes_to(day: Day, screen: HandoffScreen, step: StepKind) -> None:
    """Go on, step by step."""
    while screen.step is not step:
        await day.press("right_square_bracket")
    await day.until(lambda: f"  {step.value}" in day.screen, f"the step {step.value}")


async def decides(day: Day, screen: HandoffScreen) -> None:
    """Hand each of them over, and say what comes next, and by when."""
    await day.until(lambda: len(screen.rows.source) == len(FOUR), "four to decide on")
    for count in range(1, len(FOUR) + 1):
        await day.press("h")
        await shows(day, CardForm)
        await day.press(*f"try build {count}", "tab", *"2026-12-01 12:00", "ctrl+s")
        await day.until(lambda: day.app.screen is screen, "the card kept")
        await day.until(lambda: len(screen.draft.decisions) == count, f"{count} decided")  # noqa: B023


async def goes_through(day: Day, clock: Clock) -> None:
    """Go through all steps of the handoff, and send it."""
    await day.press("3")
    await day.until(lambda: isinstance(day.app.screen, HandoffScreen) and day.app.screen._material, "handoff")
    screen = day.app.screen
    assert isinstance(screen, HandoffScreen)
    await comes_to(day, screen, StepKind.WHO)
    await day.press("y")
    await day.until(lambda: screen.step is StepKind.UNANSWERED, "the step after")
    await comes_to(day, screen, StepKind.DECISIONS)
    await decides(day, screen)
    await comes_to(day, screen, StepKind.SITUATION)
    await day.press("e", *"Calm.", "escape")
    await comes_to(day, screen, StepKind.SEND)
    await day.until(lambda: screen._material and screen._material.checks[9].said == "4 to send", "a plan")
    await day.press("ctrl+s")
    await shows(day, Preview)
    await day.press("ctrl+s")
    await all_sent(day, clock, len(FOUR))
    await day.until(lambda: screen.step is StepKind.RECEIPT and "4 of 4" in day.screen, "the receipt")


async def main(folder: str, now: str) -> None:
    """Hand over, unless the process is killed amid it."""
    clock = Clock(datetime.fromisoformat(now))
    async with open_day(Path(folder), clock) as day:
        await day.is_fresh()
        await goes_through(day, clock)


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))
