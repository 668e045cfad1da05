"""Pictures of every step of the handoff, drawn from one running app per size."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from pytest_textual_snapshot import SVGImageExtension  # type: ignore[import-untyped]  # no stubs
from textual.widgets import Input

from sretui.core.handoff.checking import StepKind
from sretui.core.hours import BusinessHours
from sretui.core.outbox.action import Act
from sretui.core.outbox.writes import PostComment
from sretui.ui.screens.handing.until_form import UntilForm
from sretui.ui.screens.handoff import HandoffScreen
from sretui.ui.themes import CONTRAST, DARK
from tests.ui.conftest import SMALL, TEAM, WIDE, local
from tests.ui.decided_week import decide_week
from tests.ui.filled_outbox import done, going, move
from tests.ui.full_week import live_through_a_week

if TYPE_CHECKING:
    from syrupy.assertion import SnapshotAssertion

    from tests.ui.conftest import Hands, Office

WORDS = {
    StepKind.FRESH: ("Synced 24m", "Reply to #297", "Resource not accessible"),
    StepKind.WHO: ("Carol Cole", "You said that this is right"),
    StepKind.UNANSWERED: ("#299", "#301"),
    StepKind.DECISIONS: ("escalated", "until"),
    StepKind.ESCALATIONS: ("#303 Wrong colours on macOS", "asked Bob Brown"),
    StepKind.FRUIT: ("#4102 The manual shows",),
    StepKind.SITUATION: ("The licence server moves",),
    StepKind.OWED: ("#265", "three people could not work", "Three people asked"),
    StepKind.EFFORT: ("6h", "Nobody can log in"),
}


@pytest.fixture
def snapshot(snapshot: SnapshotAssertion) -> SnapshotAssertion:
    """Keep pictures as SVG."""
    return snapshot.use_extension(SVGImageExtension)


async def opens(hands: Hands, *, reminded: bool = True, clears: bool = True) -> None:
    """Go to the handoff, and have said of the week's end what is said of it."""
    await hands.press("3")
    await hands.until(lambda: isinstance(hands.screen, HandoffScreen) and hands.screen._material)
    await hands.sees(*(["Your week ends today"] if reminded else []))
    if clears:
        hands.app.clear_notifications()


async def draw(hands: Hands, *words: str) -> str:
    """Draw the screen once it says all this and rests."""
    await hands.sees(*words)
    await hands.stands_still()
    return hands.app.export_screenshot()


@pytest.mark.parametrize(("size", "theme"), [(SMALL, DARK), (WIDE, CONTRAST)], ids=["small", "wide"])
async def test_every_step(
    office: Office, snapshot: SnapshotAssertion, size: tuple[int, int], theme: str
) -> None:
    live_through_a_week(office)
    drawn: dict[str, str] = {}
    async with office.open(size, theme=theme) as hands:
        await opens(hands)
        for step in list(StepKind)[:-2]:
            drawn[step.name.lower()] = await draw(hands, step.value, *WORDS[step])
            await hands.press("right_square_bracket")
        await hands.press("j", "j")
        drawn["send"] = await draw(hands, "1. comment on #301", "summary")
        await hands.press("ctrl+s")
        drawn["preview"] = await draw(hands, "3 inquiries, and 1 more")
        await hands.press("ctrl+s")
        drawn["held"] = await draw(hands, "0 of 3", "4 in the outbox; u takes them back")
        let_some_go(office)
        hands.app.clear_notifications()
        hands.hears_news()
        drawn["receipt"] = await draw(hands, "11 of 11  Receipt  1 of 3", "1 of 2 sent: held back", "summary")
    assert [name for name, svg in drawn.items() if not snapshot(name=name) == svg] == []  # noqa: SIM201


def let_some_go(office: Office) -> None:
    """Let GitHub have all of one, a part of the next, and none of the others."""
    first, second, *_ = (one for one in office.desk.outbox() if one.action.act is Act.HAND_OFF)
    for index in range(len(first.steps)):
        move(office, first, going(office), done(), index=index)
    move(office, second, going(office), done())
    for one in (first, second):
        (post,) = (write for write in one.action.writes if isinstance(write, PostComment))
        office.comment(post.place.number, "alice", office.now, post.body)


def open_forty(office: Office) -> None:
    """Let thirty-five more come in, of long titles."""
    for number in range(310, 345):
        at = local(23, "10:00") + timedelta(minutes=number)
        office.issue(number, f"The curve of query {number} is drawn twice after a restart of the engine", at)


async def test_forty_are_open(office: Office, snapshot: SnapshotAssertion) -> None:
    office.now = local(27, "14:30")
    office.synced(office.now)
    open_forty(office)
    decide_week(office)
    drawn: dict[str, str] = {}
    async with office.open(SMALL, theme=DARK) as hands:
        await opens(hands)
        await hands.press(*["right_square_bracket"] * 3, "G", "k", "k", "k")
        await hands.sees("35 left of 40", "No card yet")
        before = hands.rows.cursor_key
        await hands.press("K")
        await hands.until(lambda: hands.dialog() is UntilForm)
        hands.screen.query_one(Input).value = "2026-12-01 12:00"
        await hands.press("enter")
        await hands.sees("34 left of 40")
        drawn["forty"] = await draw(hands)
        assert (before, hands.rows.cursor_key) == ("inquiries-341", "inquiries-342"), (
            "it goes on where it was"
        )
    assert [name for name, svg in drawn.items() if not snapshot(name=name) == svg] == []  # noqa: SIM201


THIS, NEXT = TEAM.shifts
ODD: dict[str, tuple[StepKind, dict[str, Any], tuple[str, ...]]] = {
    "holiday": (
        StepKind.WHO,
        {"hours": BusinessHours.visit(frozenset({date(2026, 11, 26), date(2026, 11, 27)}))},
        ("Week ends     Wed 25 Nov 17:00", "They begin    Mon 30 Nov 08:00", "Your week ends today at 17:00"),
    ),
    "same": (
        StepKind.DECISIONS,
        {"shifts": (THIS, replace(NEXT, primary="alice", backup="carol"))},
        ("You go on next week: nothing changes hands.", "Alice Adams goes on."),
    ),
    "nobody": (
        StepKind.WHO,
        {"shifts": (THIS,)},
        ("Nothing can be handed over like this", "The roster has nobody after this week"),
    ),
}
"""What is odd about a week: the step that shows it, what is otherwise in the team, and what is said."""


@pytest.mark.parametrize("name", ODD)
async def test_odd_weeks(office: Office, snapshot: SnapshotAssertion, name: str) -> None:
    step, otherwise, words = ODD[name]
    office.now = local(25, "15:30")
    office.synced(office.now)
    office.team = replace(office.team, **otherwise)
    async with office.open(SMALL, theme=DARK) as hands:
        await opens(hands, reminded=name == "holiday", clears=False)
        await hands.press(*["right_square_bracket"] * list(StepKind).index(step))
        assert snapshot(name=name) == await draw(hands, *words), name
