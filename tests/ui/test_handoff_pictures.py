"""Pictures of every step of the handoff, drawn from one running app per size."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from pytest_textual_snapshot import SVGImageExtension

from sretui.core.handoff.checking import StepKind
from sretui.core.outbox import steps
from sretui.ui.screens.forms.preview import Preview
from sretui.ui.screens.handoff import HandoffScreen
from sretui.ui.themes import CONTRAST, DARK
from tests.ui.conftest import SMALL, WIDE
from tests.ui.filled_outbox import done, going, move
from tests.ui.full_week import live_through_a_week

if TYPE_CHECKING:
    from collections.abc import Iterator

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
    StepKind.SEND: ("summary",),
    StepKind.RECEIPT: ("#288",),
}


@pytest.fixture
def snapshot(snapshot: SnapshotAssertion) -> SnapshotAssertion:
    """Keep pictures as SVG."""
    return snapshot.use_extension(SVGImageExtension)


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
        await hands.press("3")
        await hands.until(lambda: isinstance(hands.screen, HandoffScreen) and hands.screen._material)
        await hands.sees("Your week ends today")
        hands.app.clear_notifications()
        for step in list(StepKind)[:-1]:
            drawn[step.name.lower()] = await draw(hands, step.value, *WORDS[step])
            await hands.press("right_square_bracket")
    differing = [name for name, svg in drawn.items() if not snapshot(name=name) == svg]
    assert differing == []
