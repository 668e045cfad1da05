"""The screens in a process of their own, as `python -m tests.journeys.other_desk FOLDER NOW`.

Each line that comes in names keys to press, or none; each is answered by a line of JSON on how things look.
"""

import asyncio
import json
import os
import sys
from datetime import datetime
from pathlib import Path

from sretui.core.notices import Notice, PullStateChanged
from tests.journeys.day import Bells, Clock, Day, open_day


class Listening(Bells):
    """The app, with every state of the pull noted, even those gone before they could be drawn."""

    def __init__(self, *given: object) -> None:
        super().__init__(*given)  # type: ignore[arg-type]  # handed on as they came
        self.health: list[str] = []

    def _hear(self, notice: Notice) -> None:
        if isinstance(notice, PullStateChanged):
            self.health.append(notice.state.health.value)
        super()._hear(notice)


async def main(folder: str, now: str) -> None:
    """Open the screens, and do what is asked until nothing more comes."""
    async with open_day(Path(folder), Clock(datetime.fromisoformat(now)), app_type=Listening) as day:
        while line := await asyncio.to_thread(sys.stdin.readline):
            await day.press(*line.split())
            await day.pilot.pause(0.01)
            # print would end in Textual's own capture
            os.write(1, f"{json.dumps(look(day))}\n".encode())


def look(day: Day) -> dict[str, object]:
    """Tell how things look."""
    assert isinstance(day.app, Listening)
    numbers = day.numbers()
    return {
        "health": day.app.health,
        "numbers": numbers,
        "sections": {str(number): str(day.section_of(number)) for number in numbers},
        "cursor": day.rows.cursor_key,
        "said": day.said,
        "screen": day.screen,
    }


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))
