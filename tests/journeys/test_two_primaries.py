"""A week changes hands between two desks: one goes through the steps, the other accepts, asks and refuses.

All by keys, down to what stands on GitHub, and back to what whoever handed it over sees of it.
"""

import asyncio
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from sretui.core.handoff.acceptance import ACCEPTING, Accepting
from sretui.core.handoff.line import read_handed
from sretui.core.inbox import SectionKind
from sretui.demo.faults import Fault
from sretui.demo.server import StandIn
from sretui.demo.state import World
from sretui.demo.things import Comment
from sretui.ui.screens.forms.composer import Composer
from sretui.ui.screens.forms.hand_on_form import HandOnForm
from sretui.ui.screens.forms.preview import Preview
from sretui.ui.screens.handoff import HandoffScreen
from sretui.ui.widgets.choice import Choice
from tests.journeys.day import NOW, ROOT, SUPPORT, Clock, Day, environment
from tests.journeys.desks import Opens, all_sent, answers, section, shows, state
from tests.journeys.handing import FOUR, goes_through

TAKEN, ASKED, PASSED, BACK = FOUR
ZONE = ZoneInfo("America/Los_Angeles")


@pytest.fixture
def four(small_world: World) -> None:
    """Leave four open inquiries, all of them Ann's."""
    for number, issue in small_world.repo(SUPPORT).issues.items():
        if issue.state == "open":
            small_world.close(SUPPORT, number, by="ben", at=NOW)
    for number in FOUR:
        asked = small_world.add_issue(SUPPORT, f"Question {number}", "How?", user="carol", at=NOW)
        assert asked.number == number
        assert small_world.assign(SUPPORT, number, "ann", by="ann", at=NOW)


async def sends(day: Day, clock: Clock, count: int) -> None:
    """Preview and send, as the `count`th act of this desk."""
    await day.press("ctrl+s")
    await shows(day, Preview)
    await day.press("ctrl+s")
    await all_sent(day, clock, count)


async def cannot_take(day: Day, clock: Clock, number: int, to: str, count: int) -> None:
    await answers(day, number, "n")
    await shows(day, HandOnForm)
    await day.press(*"ill")
    if to == "ann":
        await day.press("shift+tab", "right")
    assert day.app.screen.query_one("#to", Choice).chosen == to
    await sends(day, clock, count)


def said(world: World, number: int) -> list[str]:
    """Say who handed an inquiry to whom in each of its comments, or how the comment begins."""
    return [_said(one) for one in world.issue(SUPPORT, number).comments]


def _said(comment: Comment) -> str:
    handed = read_handed(comment.body, ZONE)
    if handed is None:
        return f"{comment.user}: {comment.body.splitlines()[0]}"
    return f"{handed.giver}>{handed.taker}: {handed.next_action}"


@pytest.mark.usefixtures("four")
@pytest.mark.timeout(900)  # many key presses
async def test_a_week_changes_hands_and_both_desks_see_what_became_of_it(
    opens: Opens, stand_in: StandIn, small_world: World, clock: Clock
) -> None:
    clock.turn(days=4, hours=5)  # Friday afternoon
    async with opens("ann") as day:
        lost = Fault("bad_gateway", "POST", r"/comments$", skip=1, when="after")
        stand_in.faults.add(lost)
        await goes_through(day, clock)
        assert lost.count == 0, "an answer was lost"
    for count, number in enumerate(FOUR, start=1):
        assert said(small_world, number) == [f"ann>ben: try build {count}"]
        assert small_world.issue(SUPPORT, number).assignees == ["ben"]
    clock.turn(days=2, hours=17)  # Monday morning
    async with opens("ben") as day:
        await day.until(lambda: "Handed to you" in day.screen, "the section")
        assert {section(day, number) for number in FOUR} == {SectionKind.HANDED}
        await answers(day, TAKEN, "y")
        await all_sent(day, clock, 1)
        await answers(day, ASKED, "q")
        await shows(day, Composer)
        await day.press(*"Which build?")
        await sends(day, clock, 2)
        await cannot_take(day, clock, PASSED, "cora", 3)
        await cannot_take(day, clock, BACK, "ann", 4)
        await day.until(lambda: state(day, TAKEN) is Accepting.ACCEPTED, "accepted here")
    async with opens("ann") as day:
        for number, *words in (
            (TAKEN, "accepted by Ben"),
            (ASKED, "Ben asked", "no answer yet"),
            (PASSED, "Ben cannot take it", "handed to Cora by Ben"),
            (BACK, "Ben cannot take it", "handed to you by Ben"),
        ):
            await day.goes_to(number)
            await day.until(lambda: all(one in " ".join(day.head.split()) for one in words), str(words))  # noqa: B023
        told = "Handed over: 1 of 4 accepted; #14 not accepted yet by Ben; #15, #16 cannot be taken."
        await day.until(lambda: told in day.screen, "how the handoff stands")
    assert said(small_world, TAKEN) == ["ann>ben: try build 1"]
    assert said(small_world, ASKED) == ["ann>ben: try build 2", "ben: @ann Which build?"]
    assert said(small_world, PASSED) == ["ann>ben: try build 3", "ben>cora: try build 3"]
    assert said(small_world, BACK) == ["ann>ben: try build 4", "ben>ann: try build 4"]
    assignees = {number: small_world.issue(SUPPORT, number).assignees for number in FOUR}
    assert assignees == {TAKEN: ["ben"], ASKED: ["ben"], PASSED: ["cora"], BACK: ["ann"]}
    thumbs = [
        (number, given.user, given.content)
        for number in FOUR
        for comment in small_world.issue(SUPPORT, number).comments
        for given in comment.reactions
    ]
    assert thumbs == [(TAKEN, "ben", ACCEPTING)]


@pytest.mark.usefixtures("four")
@pytest.mark.timeout(900)
@pytest.mark.parametrize(("path", "when"), [("comments", "after"), ("assignees", "before")])
async def test_killed_amid_the_sending_all_of_it_goes_out_once_and_the_handoff_is_resumed(
    opens: Opens, tmp_path: Path, stand_in: StandIn, small_world: World, clock: Clock, path: str, when: Any
) -> None:
    clock.turn(days=4, hours=5)
    async with opens("ann") as day:
        await day.until(day.numbers, "a desk that is set up")
    running: list[subprocess.Popen[bytes]] = []
    kill = lambda: os.kill(running[0].pid, signal.SIGKILL)  # noqa: E731 - the name says all
    stand_in.faults.add(Fault("call", "POST", rf"/{path}$", skip=1, when=when, hook=kill))
    command = (sys.executable, "-m", "tests.journeys.handing", str(tmp_path / "ann"), clock().isoformat())
    own = environment(tmp_path / "ann", stand_in.token)
    running.append(subprocess.Popen(command, cwd=ROOT, env=own))
    assert await asyncio.to_thread(running[0].wait) == -signal.SIGKILL
    assert [len(said(small_world, number)) for number in FOUR] == [1, 1, 0, 0], "amid the sending"
    clock.turn(minutes=10)
    async with opens("ann") as day:
        await all_sent(day, clock, len(FOUR))
        await day.press("3")
        await day.until(lambda: "4 of 4" in day.screen, "the receipt's step")
        screen = day.app.screen
        assert isinstance(screen, HandoffScreen)
        assert (screen.draft.situation, len(screen.draft.sent)) == ("Calm.", len(FOUR))
        await day.press("ctrl+s", "ctrl+s")
        await day.until(lambda: "There is nothing to send." in day.screen, "that nothing is left")
    for count, number in enumerate(FOUR, start=1):
        assert said(small_world, number) == [f"ann>ben: try build {count}"]
        assert small_world.issue(SUPPORT, number).assignees == ["ben"]
