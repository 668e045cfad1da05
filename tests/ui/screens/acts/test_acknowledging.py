"""Acknowledge: a canned text, edited for one inquiry, rendered for each of several."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual.widgets import Static, TextArea

from sretui.core.outbox.action import Act
from sretui.core.outbox.writes import PostComment
from sretui.ui.screens.forms.composer import Composer
from sretui.ui.screens.forms.pick_text import PickText
from sretui.ui.screens.forms.preview import Preview

if TYPE_CHECKING:
    from pathlib import Path

    from tests.ui.conftest import Hands, Office

SMALL, WIDE = (80, 24), (120, 36)


async def shows(hands: Hands, dialog: type | None) -> None:
    await hands.until(lambda: hands.dialog() is dialog)


def text(hands: Hands) -> str:
    return hands.screen.query_one("#text", TextArea).text


def posted(office: Office) -> dict[int, str]:
    writes = [write for queued in office.desk.outbox() for write in queued.action.writes]
    return {write.place.number: write.body for write in writes if isinstance(write, PostComment)}


@pytest.mark.parametrize("size", [SMALL, WIDE])
async def test_one_is_chosen_edited_and_sent(office: Office, size: tuple[int, int]) -> None:
    async with office.open(size) as hands:
        await hands.goes_to("inquiries-301")
        await hands.press("c")
        await shows(hands, PickText)
        await hands.sees("Which text for #301?", "looking", "Dear Jane Doe,")
        await hands.press("j", "j", "enter")
        await shows(hands, Composer)
        await hands.sees("Acknowledge #301", "are looking for the cause")
        await hands.press("ctrl+s")
        await shows(hands, Preview)
        await hands.press("escape")
        await shows(hands, Composer)
        await hands.press(*" & co", "ctrl+s")
        await shows(hands, Preview)
        await hands.press("ctrl+s")
        await shows(hands, None)
    (queued,) = office.desk.outbox()
    assert (queued.action.act, queued.action.title) == (Act.ACKNOWLEDGE, "Acknowledge #301")
    body = posted(office)[301]
    assert body.count("Dear Jane Doe,") == 1
    assert body.endswith("Alice Adams & co")


async def test_what_was_being_written_stays_below_it(office: Office) -> None:
    office.desk.save_draft("reply:inquiries-301", {"text": "My own words."})
    async with office.open(SMALL) as hands:
        await hands.goes_to("inquiries-301")
        await hands.press("c", "enter")
        await shows(hands, Composer)
        assert text(hands).startswith("Dear Jane Doe,")
        assert text(hands).endswith("Alice Adams\n\nMy own words.")
        await hands.press("ctrl+s")
        await shows(hands, Preview)
        await hands.press("escape")
        await shows(hands, Composer)
        assert text(hands).count("Dear Jane Doe,") == 1


async def test_another_text_takes_the_place_of_one_that_nobody_touched(office: Office) -> None:
    async with office.open(SMALL) as hands:
        await hands.goes_to("inquiries-301")
        await hands.press("c", "enter", "ctrl+s")
        await shows(hands, Preview)
        await hands.press("escape")
        await shows(hands, Composer)
        received = text(hands)
        await hands.press("escape")
        await shows(hands, None)
        await hands.press("c", "j", "enter")
        await shows(hands, Composer)
        assert received not in text(hands)
        assert text(hands).count("Dear Jane Doe,") == 1


async def test_each_of_several_gets_its_own_and_is_previewed(office: Office) -> None:
    async with office.open(WIDE) as hands:
        for number in (301, 303):
            await hands.goes_to(f"inquiries-{number}")
            await hands.press("space")
        await hands.press("c")
        await shows(hands, PickText)
        await hands.sees("Which text for 2 inquiries?")
        await hands.press("j", "j", "j", "enter")
        await shows(hands, Preview)
        await hands.sees("2 inquiries", "Acknowledge #301", "In example/support: #303 Wrong colours on macOS")
        await hands.press("ctrl+s")
        await shows(hands, None)
        await hands.sees("2 acts: in the outbox; u takes it back.")
        found = posted(office)
        assert found[301].startswith("Dear Jane Doe,")
        assert found[303].startswith("Hello,")
        await hands.press("u")
        await hands.sees("2 acts: taken back, nothing was sent.")
    assert posted(office) == {}


async def test_those_that_take_no_comment_are_left_out_and_said(office: Office) -> None:
    office.issue(303, "Wrong colours on macOS", office.now, locked=True)
    async with office.open(WIDE) as hands:
        for number in (301, 303):
            await hands.goes_to(f"inquiries-{number}")
            await hands.press("space")
        await hands.press("c", "enter")
        await shows(hands, Preview)
        await hands.sees("Inquiry #303 is locked", "It is left out.")
        await hands.press("ctrl+s")
        await shows(hands, None)
    assert list(posted(office)) == [301]


async def test_the_teams_own_come_first_and_a_broken_one_is_shown_with_its_line(
    office: Office, tmp_path: Path
) -> None:
    office.texts = tmp_path
    (tmp_path / "acknowledge-broken.md").write_text("Hello\n{{ custmer }}")
    (tmp_path / "acknowledge-received.md").write_text("Ours for {{ customer }}, #{{ number }}.")
    async with office.open(SMALL) as hands:
        await hands.goes_to("inquiries-301")
        await hands.press("c")
        await shows(hands, PickText)
        await hands.sees("Ours for Jane Doe, #301.")
        shown = hands.screen.query_one("#text", Static)
        await hands.press("j")
        await hands.until(lambda: shown.has_class("wrong"))
        assert "acknowledge-broken.md, line 2: 'custmer' is undefined" in str(shown.content)
        await hands.sees("broken", "'custmer'")
        await hands.press("enter")
        await hands.rests()
        assert hands.dialog() is PickText
        await hands.press("escape")
        await shows(hands, None)
    assert posted(office) == {}
