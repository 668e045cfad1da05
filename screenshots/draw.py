"""Draw README's pictures from the demo: `python screenshots/draw.py [PICTURE ...]`.

Each picture is the real app on the demo's stand-in, at a fixed instant; nothing is drawn by hand. The SVG
that Textual exports names a font of the web, so one that is installed takes its place.
"""

import asyncio
import re
import sys
import tempfile
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import resvg_py
from textual.pilot import Pilot

from sretui.cli.compose import Composed, compose
from sretui.cli.demo_config import write_config
from sretui.cli.screens import settings
from sretui.cli.token import Token
from sretui.config.places import Places
from sretui.core.model import RepoRole
from sretui.core.outbox.action import Act, Action
from sretui.core.outbox.writes import CloseIssue, Place, PostComment, Reason
from sretui.demo.scenario import Week, build_week
from sretui.demo.server import StandIn
from sretui.desk import Desk
from sretui.ui.app import SretuiApp
from sretui.ui.themes import CONTRAST, DARK, LIGHT
from sretui.ui.widgets.body_view import BodyView

HERE = Path(__file__).parent
AT = datetime(2026, 11, 24, 17, 42, tzinfo=UTC)
NO_HOLD = timedelta(0)
FONT = "DejaVu Sans Mono"
WIDE, SMALL = (120, 36), (80, 24)

Play = Callable[[Pilot[int]], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture's file name, what is pressed for it, and how large and in which colours it is drawn."""

    name: str
    play: Play
    size: tuple[int, int] = WIDE
    theme: str = DARK


async def _inbox(pilot: Pilot[int]) -> None:
    await pilot.press("j")


async def _conversation(pilot: Pilot[int]) -> None:
    await pilot.press("enter")


async def _backlog(pilot: Pilot[int]) -> None:
    await pilot.press("2", "f", *"label:docs sort:created-asc", "enter")


async def _search(pilot: Pilot[int]) -> None:
    await pilot.press("slash", *"blank window")


async def _facts(pilot: Pilot[int]) -> None:
    await pilot.press("i")


async def _roster(pilot: Pilot[int]) -> None:
    await pilot.press("4")


async def _outbox(pilot: Pilot[int]) -> None:
    await pilot.press("5")


async def _fruit(pilot: Pilot[int]) -> None:
    await pilot.press("2")
    await pilot.pause(2)
    await pilot.press("F")


async def _week(pilot: Pilot[int]) -> None:
    await pilot.press("6")


async def _handed(pilot: Pilot[int]) -> None:
    await pilot.press("G", *"kkkkk")
    await pilot.pause(1)
    await pilot.press("h")


async def _handoff(pilot: Pilot[int]) -> None:
    """Decide on the first two inquiries, and look at the third."""
    await pilot.press("3")
    await pilot.pause(1)
    await pilot.press("right_square_bracket", "y", "right_square_bracket")
    await pilot.pause(1)
    for state, action in (
        ("Waits for a mesh", "Try it with the mesh"),
        ("A package is built", "Send the package"),
    ):
        await pilot.press("h")
        await pilot.pause(1)
        await pilot.press(*state, "tab", "tab", *action, "tab", *"tomorrow", "ctrl+s")
        await pilot.pause(1)


PICTURES = (
    Picture("inbox", _inbox),
    Picture("inbox-small", _inbox, SMALL),
    Picture("inbox-contrast", _inbox, theme=CONTRAST),
    Picture("conversation-small", _conversation, SMALL, LIGHT),
    Picture("backlog", _backlog),
    Picture("search", _search),
    Picture("facts", _facts, SMALL),
    Picture("roster", _roster),
    Picture("fruit", _fruit),
    Picture("handed", _handed),
    Picture("handoff", _handoff),
    Picture("week", _week),
    Picture("outbox", _outbox),
)


def main() -> None:
    """Draw the pictures named, or all."""
    wanted = set(sys.argv[1:]) or {picture.name for picture in PICTURES}
    week = build_week(AT)
    with (
        tempfile.TemporaryDirectory() as folder,
        StandIn(week.world, 0, week.token, lambda: AT) as stand_in,
    ):
        places = Places(Path(folder) / "config.toml", Path(folder) / "data")
        write_config(places, stand_in.url, week)
        composed = compose(places, lambda: AT, Token(stand_in.token, "the demo"))
        composed.desk.pull(lambda _: None)
        for picture in PICTURES:
            if picture.name in wanted:
                if picture.name == "outbox":  # the last one: it shows in the others
                    _fill_outbox(composed.desk, week)
                svg = asyncio.run(_shown(composed, picture))
                (HERE / f"{picture.name}.png").write_bytes(_drawn(svg))


def _fill_outbox(desk: Desk, week: Week) -> None:
    """Let one reply be sent, one closing be stopped by what the customer wrote meanwhile, and two be held."""
    thanks, stopped = week.numbers["waiting-on-customer"], week.numbers["turn-ours-long"]
    held, taken = week.numbers["answered"], week.numbers["late-thanks"]
    _ask(
        desk,
        f"Reply to #{thanks}",
        thanks,
        "Thank you. **Could you send the log** as well?",
        hold=timedelta(0),
    )
    _ask(desk, f"Resolve #{stopped}", stopped, "That is fixed in 4.2.1.", close=True, hold=NO_HOLD)
    desk.push(lambda _: None)
    _ask(desk, f"Reply to #{held}", held, "The next release reads these files.")
    _ask(desk, f"Reply to #{taken}", taken, "You are welcome!")


def _ask(
    desk: Desk, title: str, number: int, text: str, *, close: bool = False, hold: timedelta | None = None
) -> None:
    issue = desk.find_inquiry(number)
    assert issue is not None  # noqa: S101  # the week has it
    place = Place(RepoRole.INQUIRIES, number, issue.node_id)
    closing = (CloseIssue(place, Reason.COMPLETED, 0),) if close else ()
    act = Act.RESOLVE if close else Act.REPLY
    writes = (PostComment(place, text), *closing)
    desk.queue(Action(title, act, AT, desk.me, title, writes, issue.node_id), hold=hold)


async def _shown(composed: Composed, picture: Picture) -> str:
    look = replace(settings(composed), theme=picture.theme, bell=False, notify=False, title=False)
    app = SretuiApp(composed.desk, look)
    async with app.run_test(size=picture.size) as pilot:
        await pilot.pause(0.5)
        await picture.play(pilot)
        for _ in range(40):
            await pilot.pause(0.05)
            if _has_settled(app):
                break
        await pilot.pause(0.5)
        svg = app.export_screenshot(title="sretui")
        app.exit(0)
    return svg


def _has_settled(app: SretuiApp) -> bool:
    views = app.screen.query(BodyView)
    return not views or bool(views.first().document.lines)


def _drawn(svg: str) -> bytes:
    named = re.sub(r"Fira Code", FONT, re.sub(r"@font-face\s*{.*?}", "", svg, flags=re.DOTALL))
    return bytes(resvg_py.svg_to_bytes(svg_string=named, font_family=FONT, monospace_family=FONT))


main()
