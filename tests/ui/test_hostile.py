"""Whatever GitHub sends is drawn as text: on every screen, from every field, at every size."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from rich.cells import cell_len
from textual.widgets import Input

from sretui.core.model import RepoRole, Whereabouts
from sretui.ui.screens.call import CallQuestion
from sretui.ui.screens.facts import FactsDialog
from sretui.ui.screens.forms.known_form import KnownForm
from sretui.ui.screens.link import LinkQuestion

if TYPE_CHECKING:
    from tests.ui.conftest import Hands, Office

SMALL, WIDE = (80, 24), (120, 36)
JOINERS = {"\u200c", "\u200d"}
"""Format characters that emoji and some scripts need, and that move nothing."""

HOSTILE = {
    "escape": "\x1b]0;owned\x07\x1b[2J\x1b[31mred\x1b[0m \x9b31m \x00\x08\x08\x7f\x90q\x9c",
    "bidi": "\u202etxt.exe\u202c \u2066hidden\u2069 a\u200bb\ufeffc\u061cd",
    "markup": "[@click=app.quit]click me[/] [bold red]x[/bold red] [link=file:///etc/passwd]y[/] [/] \\[",
    "markdown": "[y](javascript:a) ![x](file:///etc/passwd) <script>a()</script> <a href='data:x'>z</a> ```",
    "wide": "👩\u200d👩\u200d👧\u200d👦 漢字かな交じり文 🇩🇪 e\u0301\u0302\u0303 각 ﷽ 𒐫" + "\u0335" * 40,
    "long": "w" * 300 + " " + "長" * 300,
    "lines": "one\ntwo\r\nthree\rfour\u2028five\u2029six\tseven\x0b\x0c\x85",
    "blank": " \t\n\u3000\xa0 ",
    "empty": "",
}
WALKS = [
    *(pytest.param(name, WIDE, id=f"{name}-wide") for name in HOSTILE),
    *(pytest.param(name, SMALL, id=f"{name}-small") for name in ("escape", "wide", "long", "empty")),
]


def check_harmless(hands: Hands) -> None:
    """Check what a terminal would get: lines as wide as the screen, nothing but visible text, no links."""
    width = hands.screen.size.width
    for strip in hands.screen._compositor.render_strips(hands.screen.size):
        # Textual cuts a line where a dialog begins, through the middle of a family of emoji if there is one.
        assert cell_len(strip.text) == width or (hands.dialog() and JOINERS & set(strip.text)), strip.text
        for text, style, control in strip:
            assert not control
            odd = [char for char in text if unicodedata.category(char) in {"Cc", "Cf", "Cs", "Zl", "Zp"}]
            assert not set(odd) - JOINERS, ascii(text)
            assert style is None or not style.link
            assert style is None or "@click" not in style.meta


def fill(office: Office, bad: str) -> None:
    """Put the text into every field that GitHub sends."""
    ago = office.now - timedelta(minutes=40)
    received = "Received 2026-11-23 08:12 PST by mail from "
    everywhere = {"labels": (bad, f"l{bad}"), "assignees": (bad, f"a{bad}")}
    office.issue(501, bad, ago, bad, author=bad, **everywhere)
    office.issue(502, f"t{bad}", ago, f"{received}{bad}.\n\n{bad}\n\n> {bad}", author=f"x{bad}", **everywhere)
    for author in (bad, None, "alice", "list-relay"):
        office.comment(502, author, ago + timedelta(minutes=2), bad, author_type=bad)
    office.comment(501, "alice", ago + timedelta(minutes=1), f"@bob {' '.join(bad.split())[:150]}")
    office.comment(502, "jane", ago + timedelta(minutes=3), bad, deleted=office.now)
    office.event(502, "assigned", bad, ago + timedelta(minutes=4), bad)
    office.event(502, "transferred", None, ago + timedelta(minutes=5), bad)
    office.event(502, bad, bad, ago + timedelta(minutes=5), bad)
    for number in (6001, 6002):
        more = {"repo": RepoRole.PRODUCT, "state_reason": bad, "closed": office.now if number % 2 else None}
        office.issue(number, f"Zebra {bad}", office.now, f"zebra {bad}", author=bad, **everywhere, **more)
        office.comment(number, bad, office.now, f"zebra {bad}", repo=RepoRole.PRODUCT)
    moved = office.issue(6003, f"Zebra {bad}", office.now, f"zebra {bad}", repo=RepoRole.PRODUCT)
    office.save(
        [
            replace(
                moved,
                whereabouts=Whereabouts.MOVED,
                moved_to=bad,
                url=f"https://example.org/{bad}",
                updated=office.now + timedelta(seconds=1),
            )
        ]
    )


async def look(hands: Hands, *keys: str) -> None:
    """Press keys, let everything settle that they began, and check the screen."""
    await hands.press(*keys)
    await hands.pilot.pause()
    check_harmless(hands)


@pytest.mark.parametrize(("name", "size"), WALKS)
async def test_the_inbox_and_its_dialogs_show_text_and_nothing_else(
    empty_office: Office, name: str, size: tuple[int, int]
) -> None:
    fill(empty_office, HOSTILE[name])
    empty_office.synced(empty_office.now)
    async with empty_office.open(size) as hands:
        await hands.goes_to("inquiries-502")
        check_harmless(hands)
        await look(hands, "enter")
        await look(hands, "m", "G")
        await look(hands, "m", "z", "g")
        await look(hands, "y")
        await hands.press("i")
        await hands.until(lambda: hands.dialog() is FactsDialog)
        await look(hands)
        await look(hands, "escape", "escape")
        await hands.press("o")
        await hands.until(lambda: hands.dialog() is LinkQuestion)
        await look(hands, "escape")
        await hands.press("g")
        await hands.goes_to("inquiries-501")
        await hands.press("enter")
        await hands.until(lambda: hands.dialog() is CallQuestion)
        await look(hands)
        await look(hands, "escape")
        assert hands.app.is_running


@pytest.mark.parametrize("name", ["escape", "lines"])
async def test_what_the_acts_offer_is_text_and_nothing_else(empty_office: Office, name: str) -> None:
    """A customer's words and title go into fields that draw what a terminal would obey."""
    fill(empty_office, HOSTILE[name])
    empty_office.issue(503, f"Zebra {HOSTILE[name]}", empty_office.now, f"zebra {HOSTILE[name]}", author="x")
    empty_office.synced(empty_office.now)
    async with empty_office.open(WIDE) as hands:
        await hands.goes_to("inquiries-503")
        for key in "rcAlEdpxstL":
            await hands.press(key)
            await hands.until(hands.dialog)
            await hands.rests()
            check_harmless(hands)
            if key == "d":
                await hands.sees("#6001")
                await hands.press("enter")
                await hands.until(lambda: hands.dialog() is KnownForm)
            if key == "p":
                await look(hands, "ctrl+s")
            await look(hands, "escape", "escape", "escape")
            await hands.until(lambda: hands.dialog() is None)
        assert hands.app.is_running


@pytest.mark.parametrize(("name", "size"), WALKS)
async def test_backlog_and_search_show_text_and_nothing_else(
    empty_office: Office, name: str, size: tuple[int, int]
) -> None:
    bad = HOSTILE[name]
    typed = "".join(char for char in bad if char.isprintable())
    fill(empty_office, bad)
    empty_office.synced(empty_office.now)
    async with empty_office.open(size) as hands:
        await hands.press("2")
        await hands.sees("#6002")
        await look(hands, "j", "k", "enter")
        await look(hands, "m", "G", "escape")
        await hands.press("slash")
        field = hands.screen.query_one("#find", Input)
        for words in ("zebra", typed, f"label:{typed}", "zebra"):
            field.value = words
            await hands.pilot.pause()
            check_harmless(hands)
        await look(hands, "enter", "j", "enter", "G", "escape", "escape")
        await hands.press("1", "slash", *"zebra")
        await hands.sees("#6001")
        field = hands.screen.query_one("#find", Input)
        for words in (typed, f'"{typed}', "zebra"):
            field.value = words
            await hands.pilot.pause()
            check_harmless(hands)
        await hands.sees("#6003")
        await look(hands, "enter", "j", "enter", "G", "m", "escape", "escape")
        assert hands.app.is_running


async def test_markup_that_is_clicked_does_nothing(empty_office: Office) -> None:
    fill(empty_office, HOSTILE["markup"])
    async with empty_office.open(WIDE) as hands:
        await hands.sees("click me")
        spots = [
            (line.index("click me"), y)
            for y, line in enumerate(hands.text.splitlines())
            if "click me" in line
        ]
        assert len(spots) > 1
        for spot in spots:
            await hands.pilot.click(offset=spot)
            check_harmless(hands)
        assert hands.app.is_running
        assert hands.app.return_code is None


async def test_the_longest_body_that_github_takes_is_read_to_its_end(empty_office: Office) -> None:
    words = "".join(f"Line {number} of a long mail.\n" for number in range(3000))
    body = f"{words[: 65_536 - 9]}\n\nThe end"
    assert len(body) == 65_536
    empty_office.issue(501, "Long", empty_office.now - timedelta(minutes=5), body)
    empty_office.comment(501, "jane", empty_office.now - timedelta(minutes=4), "x" * 65_536)
    async with empty_office.open(WIDE) as hands:
        await hands.sees("Line 1 of a long mail")
        await hands.press("tab", "G")
        await hands.sees("xxxxxxxx")
        check_harmless(hands)
        await hands.press("m", "G", "m", "g")
        await hands.sees("Line 1 of a long mail")


async def test_nobody_wrote_nothing_about_nothing(empty_office: Office) -> None:
    at = empty_office.now - timedelta(minutes=5)
    empty_office.issue(501, "", at, "", author=None, url="")
    empty_office.comment(501, None, at, "")
    empty_office.event(501, "closed", None, at)
    empty_office.event(501, "assigned", None, at)
    async with empty_office.open(WIDE) as hands:
        await hands.sees("#501", "(no title)", "(no text)", "ghost")
        await look(hands, "enter", "o")
        await hands.sees("It has no address yet")
        assert hands.dialog() is None
