"""Help, and that every key has a name, words and a place in it."""

from __future__ import annotations

from collections import Counter
from importlib import import_module
from pkgutil import walk_packages
from typing import TYPE_CHECKING

import pytest

import sretui.ui
from sretui.ui.screens.help import HelpScreen

if TYPE_CHECKING:
    from textual.binding import Binding

    from tests.ui.conftest import Office

SMALL, WIDE = (80, 24), (120, 36)
NEVER = {"ctrl+m", "ctrl+i", "ctrl+h", "ctrl+enter", "shift+enter"}


def all_bindings() -> dict[str, list[Binding]]:
    found: dict[str, list[Binding]] = {}
    for module in walk_packages(sretui.ui.__path__, "sretui.ui."):
        for value in vars(import_module(module.name)).values():
            if isinstance(value, type) and value.__module__ == module.name and "BINDINGS" in vars(value):
                found[f"{module.name}.{value.__name__}"] = list(value.BINDINGS)  # type: ignore[attr-defined]
    return found


def test_every_key_has_a_name_and_words() -> None:
    unnamed = [
        (place, binding)
        for place, bindings in all_bindings().items()
        for binding in bindings
        if not (binding.id and binding.tooltip and binding.description)
    ]
    assert all_bindings()
    assert unnamed == []


def test_names_are_unique() -> None:
    names = Counter(binding.id for bindings in all_bindings().values() for binding in bindings)
    assert [name for name, count in names.items() if count > 1] == []


def test_no_key_that_terminals_cannot_tell_apart() -> None:
    keys = {
        key.strip() for bindings in all_bindings().values() for one in bindings for key in one.key.split(",")
    }
    assert keys & NEVER == set()
    assert [key for key in keys if key.startswith("alt+")] == []


@pytest.mark.parametrize("screen", ["1", "2", "slash"])
async def test_help_tells_all_keys_of_a_screen_whatever_has_the_keyboard(office: Office, screen: str) -> None:
    async with office.open((120, 90)) as hands:
        await hands.press(screen)
        if screen == "slash":
            await hands.press("enter")
        await hands.until(lambda: hands.rows.has_focus)
        await hands.press("question_mark")
        await hands.until(lambda: hands.dialog() is HelpScreen)
        words = [
            binding.tooltip
            for place, bindings in all_bindings().items()
            for binding in bindings
            if place.rsplit(".", 1)[1] in {"SplitScreen", "LineList", "BodyView", "SretuiApp"}
        ]
        await hands.sees("Everywhere", "In a list", "In a conversation", "Marks", *words)


@pytest.mark.parametrize("size", [SMALL, WIDE])
async def test_it_is_narrowed_by_typing(office: Office, size: tuple[int, int]) -> None:
    async with office.open(size) as hands:
        await hands.press("question_mark")
        await hands.sees("Here")
        await hands.press(*"browser")
        await hands.until(lambda: "Go to the next row" not in hands.text)
        await hands.sees("Open this issue in the browser")
        await hands.press(*"zzz")
        await hands.sees("No key does that.")
        await hands.press("escape")
        await hands.until(lambda: hands.dialog() is None)


async def test_it_says_how_to_remap_a_key(office: Office) -> None:
    async with office.open(SMALL) as hands:
        await hands.press("question_mark", *"reader.raw", "down")
        await hands.sees('[keys] reader.raw = "…" in config.toml')


async def test_a_remapped_key_works_and_is_told(office: Office) -> None:
    keys = {"reader.raw": "w", "inquiry.replying": "ctrl+q,Q", "list.down": "n"}
    async with office.open(WIDE, keys=keys) as hands:
        await hands.sees("Q Reply")
        await hands.press("n", "n")
        assert hands.rows.cursor_key == "inquiries-301"
        await hands.sees("The window stays blank")
        await hands.press("w")
        await hands.sees("The **window** stays blank")
        await hands.press("question_mark", *"typed")
        await hands.sees("w          Show the text as typed")
