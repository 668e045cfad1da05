"""Two processes on the same files: one pulls, both see, and what one desk records shows at the other."""

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from sretui.core.inbox import SectionKind
from sretui.demo.server import StandIn
from sretui.demo.state import World
from tests.journeys.day import NOW, PATIENCE, ROOT, SUPPORT, Clock, environment, journal, open_day

COMMAND = (sys.executable, "-m", "sretui")


class OtherDesk:
    """The screens of another process."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self.process = process

    def look(self, keys: str = "") -> dict[str, Any]:
        """Press keys there, and say how things look then."""
        assert self.process.stdin
        assert self.process.stdout
        self.process.stdin.write(f"{keys}\n")
        self.process.stdin.flush()
        line = self.process.stdout.readline()
        assert line, "it ended"
        seen: dict[str, Any] = json.loads(line)
        return seen

    def until(self, condition: Callable[[dict[str, Any]], object], what: str) -> dict[str, Any]:
        """Look until something is so there."""
        for _ in range(PATIENCE):
            seen = self.look()
            if condition(seen):
                return seen
        raise AssertionError(f"never: {what}; the screen says:\n{self.look()['screen']}")


@pytest.fixture
def other(folder: Path, stand_in: StandIn) -> Iterator[OtherDesk]:
    command = [sys.executable, "-m", "tests.journeys.other_desk", str(folder), NOW.isoformat()]
    with subprocess.Popen(
        command,
        env=environment(folder, stand_in.token),
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        desk = OtherDesk(process)
        try:
            desk.until(lambda seen: seen["health"][-1:] == ["fresh"], "a fresh copy")
            yield desk
        finally:
            process.kill()


async def test_only_one_pulls_and_both_see(
    folder: Path, stand_in: StandIn, small_world: World, clock: Clock, other: OtherDesk
) -> None:
    async with open_day(folder, clock) as day:
        await day.is_fresh()
        filed = small_world.add_issue(SUPPORT, "A new question", "Where?", user="carol", at=NOW)
        asked = len(stand_in.requests)
        with small_world.lock:  # the stand-in takes requests, and answers none
            await day.press("R")
            await day.until(lambda: len(stand_in.requests) > asked, "this desk's first request")
            before = len(other.look()["health"])
            other.look("R")
            seen = other.until(lambda seen: len(seen["health"]) >= before + 2, "a try that ended at once")
            assert seen["health"][before:] == ["pulling", "fresh"]
            assert filed.number not in seen["numbers"]
            command = subprocess.run(
                [*COMMAND, "sync"],
                env=environment(folder, stand_in.token),
                capture_output=True,
                text=True,
                check=False,
            )
            assert command.returncode == 1
            assert command.stderr.startswith("sretui: another sretui is syncing these files right now")
            assert len(stand_in.requests) == asked + 1
        await day.until(lambda: filed.number in day.numbers(), "the new inquiry")
        other.until(lambda seen: filed.number in seen["numbers"], "the new inquiry at the other desk")


async def test_what_is_recorded_at_one_desk_shows_at_the_other(
    folder: Path, stand_in: StandIn, small_world: World, clock: Clock, other: OtherDesk
) -> None:
    for number in (3, 7):
        small_world.add_comment(SUPPORT, number, "And?", user="carol", at=NOW - timedelta(hours=1))
    async with open_day(folder, clock) as day:
        await day.until(lambda: day.section_of(7) is SectionKind.REPLY, "our turn")
        other.until(lambda seen: seen["sections"].get("7") == "Reply", "our turn there too")
        await day.is_fresh()
        stand_in.stop()
        await day.goes_to(3)
        await day.press("e")
        other.until(lambda seen: seen["sections"]["3"] == "Waiting for customer", "the customer's turn")
        numbers = other.look("g")["numbers"]
        seen = other.look(" ".join("j" * numbers.index(7)))
        assert seen["cursor"] == day.node_id(7)
        other.look("e")
        await day.until(lambda: day.section_of(7) is SectionKind.CUSTOMER, "the customer's turn here")
        assert sorted(entry.inquiry for entry in journal(folder)) == sorted(map(day.node_id, (3, 7)))


async def test_a_desk_killed_while_it_pulls_leaves_the_other_free_to_pull(
    folder: Path, stand_in: StandIn, small_world: World, clock: Clock, other: OtherDesk
) -> None:
    async with open_day(folder, clock) as day:
        await day.is_fresh()
        filed = small_world.add_issue(SUPPORT, "A new question", "Where?", user="carol", at=NOW)
        asked = len(stand_in.requests)
        with small_world.lock:
            other.look("R")
            await day.until(lambda: len(stand_in.requests) > asked, "the other desk's first request")
            other.process.kill()
            other.process.wait()
        await day.press("R")
        await day.until(lambda: filed.number in day.numbers(), "the new inquiry")
        await day.is_fresh()
