"""Sizes, panes, the mouse, and colours."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sretui.ui import themes
from sretui.ui.screens.help import HelpScreen
from sretui.ui.widgets.duty_header import DutyHeader
from sretui.ui.widgets.key_bar import KeyBar

if TYPE_CHECKING:
    from tests.ui.conftest import Hands, Office

SMALL, WIDE = (80, 24), (120, 36)
SIZES = [(80, 24), (109, 30), (110, 30), (120, 36), (200, 60), (40, 12), (20, 5), (1, 1)]


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_any_size_works(office: Office, size: tuple[int, int]) -> None:
    async with office.open(size) as hands:
        await hands.until(lambda: hands.rows.cursor_key is not None)
        for keys in ("j", "enter", "escape", "2", "enter", "escape", "1", "slash", "escape", "i", "escape"):
            await hands.press(keys)
        await hands.press("question_mark", "escape", "K", "escape")
        assert len(hands.text.split("\n")) == size[1]


@pytest.mark.parametrize("before", ["list", "conversation"])
async def test_changing_the_size_keeps_cursor_scroll_and_conversation(office: Office, before: str) -> None:
    office.issue(
        302, "Crash when plotting a contour", office.now, "\n\n".join(f"Line {n}." for n in range(90))
    )
    async with office.open(SMALL) as hands:
        await hands.goes_to("inquiries-302")
        if before == "conversation":
            await hands.press("enter")
            await hands.sees("Line 1.")
            await hands.press("ctrl+d", "ctrl+d")
        key, focus = hands.rows.cursor_key, hands.app.focused
        top = hands.text.splitlines()[6]
        await hands.pilot.resize_terminal(*WIDE)
        await hands.sees("Answer", "Line")
        assert (hands.rows.cursor_key, hands.app.focused) == (key, focus)
        await hands.pilot.resize_terminal(*SMALL)
        await hands.until(lambda: hands.screen.size.width == 80)
        await hands.pilot.pause()
        assert (hands.rows.cursor_key, hands.app.focused) == (key, focus)
        await hands.until(lambda: hands.text.splitlines()[6] == top)


async def test_reading_by_mouse_on_a_wide_screen_stays_open_on_a_small_one(office: Office) -> None:
    async with office.open(WIDE) as hands:
        await hands.sees("Exporting hangs")
        await hands.pilot.click("#body")
        assert hands.body.has_focus
        await hands.pilot.resize_terminal(*SMALL)
        await hands.until(lambda: hands.screen.size.width == 80)
        await hands.sees("Exporting hangs")
        assert hands.app.focused is not None
        await hands.press("escape")
        await hands.sees("Waiting for customer")
        assert hands.rows.has_focus


async def click_on(hands: Hands, words: str) -> None:
    line = next(i for i, text in enumerate(hands.text.splitlines()) if words in text)
    column = hands.text.splitlines()[line].index(words)
    await hands.pilot.click(offset=(column + 1, line))


async def test_the_mouse_chooses_opens_and_scrolls(office: Office) -> None:
    async with office.open(SMALL) as hands:
        await hands.sees("#301")
        await click_on(hands, "#301")
        await hands.until(lambda: hands.rows.cursor_key == "inquiries-301")
        line = next(i for i, text in enumerate(hands.text.splitlines()) if "#301" in text)
        await hands.pilot.click(offset=(10, line), times=2)
        await hands.sees("The window stays blank")


async def test_tabs_and_keys_are_buttons(office: Office) -> None:
    async with office.open(WIDE) as hands:
        await hands.sees("2 Backlog 29")
        await click_on(hands, "2 Backlog")
        await hands.sees("f to filter")
        await click_on(hands, "1 Inbox")
        await hands.sees("Waiting for customer")
        await click_on(hands, "? Help")
        await hands.until(lambda: hands.dialog() is HelpScreen)


async def test_a_click_beside_all_buttons_does_nothing(office: Office) -> None:
    async with office.open(WIDE) as hands:
        await hands.sees("2 Backlog 29")
        await hands.pilot.click(DutyHeader, offset=(110, 2))
        await hands.pilot.click(DutyHeader, offset=(5, 0))
        await hands.pilot.click(KeyBar, offset=(118, 0))
        await hands.sees("Waiting for customer")


@pytest.mark.parametrize("size", [SMALL, WIDE])
async def test_help_is_named_at_any_width(office: Office, size: tuple[int, int]) -> None:
    async with office.open(size) as hands:
        await hands.sees("? Help")


async def test_without_colours_the_terminals_own_are_used(office: Office) -> None:
    async with office.open(WIDE, no_color=True) as hands:
        await hands.sees("#299", "Exporting hangs")
        assert hands.app.theme == themes.ANSI


@pytest.mark.parametrize("theme", [theme.name for theme in themes.THEMES])
async def test_every_theme_shows_the_same_words(office: Office, theme: str) -> None:
    async with office.open(SMALL, theme=theme) as hands:
        await hands.sees("!!! +47m00s #299", "? Help", "r Reply")
        assert hands.app.theme == theme
