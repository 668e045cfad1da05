"""Pictures of the screens: small and wide, dark and with high contrast, at a clock that stands still.

A picture of the wrong thing would pass, so words are looked for as well, and no two pictures are the same.
After a change that is meant: `pytest tests/ui/test_pictures.py --snapshot-update`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from sretui.core.effort import log
from sretui.core.handoff.line import Handed, write_handed
from sretui.core.serious.postmortem import marked
from sretui.ui.themes import CONTRAST, DARK
from tests.ui.conftest import SMALL, WIDE, ZONE, Hands, local
from tests.ui.decided_week import decide_week
from tests.ui.filled_orchard import ripen
from tests.ui.filled_outbox import fill

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from textual.pilot import Pilot

    from tests.ui.conftest import Office

PICTURES = Path(__file__).parent / "__snapshots__" / Path(__file__).stem


@dataclass(frozen=True)
class Scene:
    """What is pressed, and the words that show that the picture is complete."""

    keys: tuple[str, ...]
    words: tuple[str, ...]


SCENES = {
    "inbox": Scene((), ("+47m00s #299", "51d #280", "? Help")),
    "conversation": Scene(("j", "j", "enter"), ("The window stays blank", "Known? #400")),
    "backlog": Scene(("2",), ("#4030", "[bug] [reviewed]", "2 Backlog 29", "It plots oddly")),
    "fruit": Scene(
        ("2", "F"),
        ("▸ Low-hanging fruit of 32", "19 1h30m", "judged a fruit", "docs · hardly"),
    ),
    "judge": Scene(
        ("2", "F", "J", "n"),
        ("Is product #4102 a low-hanging fruit?", "alice says it is one", "‹ no ›", "‹ as it is ›"),
    ),
    "search": Scene(("slash", *"blank"), ("#301", "#4001", "inquiry", "The window stays blank")),
    "facts": Scene(("i",), ("Facts of #299", "2026-11-20 13:55")),
    "roster": Scene(("4",), ("Next change Fri 17:00: Primary Carol Cole", "Mon 7 Dec, a new week")),
    "composer": Scene(
        ("j", "j", "r", *"Dear Jane,", "enter", "enter", *"call 925-555-0100 or ask @b"),
        ("Reply to #301", "The window stays blank", "39 characters", "@bob"),
    ),
    "review": Scene(
        ("j", "j", "r", *"Dear Jane,", "enter", "enter", *"call 925-555-0100.", "ctrl+s"),
        ("line 3: phone number 925-555-0100", "comment on #301", "y yes, that is fine"),
    ),
    "outbox": Scene(("5", "j"), ("Stuck: needs you", "sent in 10s", "Receipts")),
    "outbox-stuck": Scene(("5", "enter"), ("stuck · 1 of 2 sent", "Use the newest release.", "History")),
    "resolve": Scene(
        ("j", "j", "x", "d", "i", "plus"),
        ("What resolved #301", "✓ d diagnosed", "‹ 15m ›", "Nobody has answered", "y closes without a word"),
    ),
    "week": Scene(("6",), ("2   Came in", "7   Still open", "1 of 1 answered", "≤1h")),
    "postmortem": Scene(
        ("j", "j", "S", *"The driver update broke it."),
        ("Postmortem of #301", "The driver update broke it.", "1h15m logged", "called a serious incident"),
    ),
    "handoff": Scene(
        ("3", *("right_square_bracket",) * 3), ("4 of 11  Decisions", "#301   Blank", "No card yet")
    ),
    "handoff-send": Scene(
        ("3", *("right_square_bracket",) * 9, "j"), ("10 of 11  Preview, send", "1. comment on #288")
    ),
    "classified": Scene(
        ("6", "C", "n", "right", "down", "right", "right", "right", "down", "right", "enter"),
        ("Fulmar annex", "Ask the whole team", "Do not write about it"),
    ),
    "handed": Scene(
        (*"jjjjjj", "h"),
        ("Handed to you by Carol Cole", "send the list of what the release reads", "y accepts"),
    ),
    "handed-inbox": Scene((), ("Handed to you", "by 16:00 ", "by Wed 12:00 ")),
    "help": Scene(("question_mark",), ("Keys", "Record that no reply is needed; posts nothing")),
}
LOOKS = {
    ("inbox", SMALL, DARK),
    ("inbox", SMALL, CONTRAST),
    ("inbox", WIDE, DARK),
    ("inbox", WIDE, CONTRAST),
    ("conversation", SMALL, DARK),
    ("conversation", SMALL, CONTRAST),
    ("conversation", WIDE, DARK),
    ("backlog", WIDE, DARK),
    ("fruit", SMALL, CONTRAST),
    ("fruit", WIDE, DARK),
    ("judge", SMALL, DARK),
    ("search", WIDE, CONTRAST),
    ("facts", SMALL, DARK),
    ("facts", WIDE, CONTRAST),
    ("help", SMALL, DARK),
    ("roster", SMALL, DARK),
    ("roster", WIDE, CONTRAST),
    ("week", SMALL, DARK),
    ("postmortem", SMALL, DARK),
    ("classified", SMALL, DARK),
    ("week", WIDE, CONTRAST),
    ("handed", SMALL, DARK),
    ("handed", WIDE, CONTRAST),
    ("handed-inbox", SMALL, CONTRAST),
    ("resolve", SMALL, DARK),
    ("resolve", WIDE, CONTRAST),
    ("handoff", SMALL, DARK),
    ("handoff", WIDE, CONTRAST),
    ("handoff-send", SMALL, CONTRAST),
    ("handoff-send", WIDE, DARK),
    ("composer", SMALL, DARK),
    ("composer", WIDE, CONTRAST),
    ("review", SMALL, DARK),
    ("review", WIDE, CONTRAST),
    ("outbox", SMALL, DARK),
    ("outbox", WIDE, CONTRAST),
    ("outbox-stuck", SMALL, CONTRAST),
    ("outbox-stuck", WIDE, DARK),
}


def hand_over(office: Office, number: int, by: datetime) -> None:
    """Hand an inquiry to Alice, with a promise."""
    handed = Handed("carol", "alice", "bob", "send the list of what the release reads", by)
    words = f"Hello,\n\nmy week of duty ends today.\n\n{write_handed(handed, ZONE)}"
    office.comment(number, "carol", local(20, "16:20"), words)


@pytest.mark.parametrize(
    ("scene", "size", "theme"),
    sorted(LOOKS),
    ids=lambda value: f"{value[0]}x{value[1]}" if isinstance(value, tuple) else str(value),
)
def test_picture(
    office: Office,
    snap_compare: Callable[..., bool],
    scene: str,
    size: tuple[int, int],
    theme: str,
) -> None:
    if scene.startswith("outbox"):
        fill(office)
    if scene == "handoff-send":
        decide_week(office)
    if scene.startswith("handed"):
        hand_over(office, 288, local(23, "16:00"))
        hand_over(office, 280, local(25, "12:00"))
    if scene in {"fruit", "judge"}:
        ripen(office)
    if scene == "week":
        office.comment(301, "alice", local(23, "09:00"), "Which driver is it?")
    if scene == "classified":
        office.team = replace(office.team, classified_sites=("Gannet hall", "Fulmar annex"))
    if scene == "postmortem":
        office.desk.record("inquiries-301", *marked("nobody could work"))
        office.desk.record("inquiries-301", *log(75, "diagnosing"))
    app = office.app(theme=theme)
    wanted = SCENES[scene]

    async def play(pilot: Pilot[int]) -> None:
        hands = Hands(pilot, app)
        await hands.until(lambda: hands.rows.cursor_key is not None)
        if size == WIDE:
            await hands.sees("Exporting hangs")
        await hands.press(*wanted.keys)
        await hands.sees(*wanted.words)
        await hands.stands_still()

    assert snap_compare(app, terminal_size=size, run_before=play)


def test_no_two_pictures_are_the_same() -> None:
    drawn = {path.name: re.sub(r"\s", "", path.read_text()) for path in PICTURES.glob("*.svg")}
    assert len(drawn) == len(LOOKS)
    assert len(set(drawn.values())) == len(drawn)
