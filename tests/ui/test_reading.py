"""While one reads nothing jumps: not with the clock, not with news, not when the inquiry itself goes."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from textual.widgets import Input

from sretui.core.journal import Kind
from sretui.core.model import RepoRole
from sretui.ui.widgets.lines import text_of

if TYPE_CHECKING:
    from tests.ui.conftest import Hands, Office

SMALL, WIDE = (80, 24), (120, 36)
LONG = "\n\n".join(f"Paragraph {place} of many." for place in range(80))
SIZES = pytest.mark.parametrize("size", [SMALL, WIDE], ids=["small", "wide"])


async def read_far(office: Office, hands: Hands) -> None:
    """Read a long inquiry, some screens down."""
    office.issue(298, "Long story", office.now - timedelta(hours=1), LONG)
    hands.hears_news()
    await hands.sees("#298")
    await hands.goes_to("inquiries-298")
    await hands.press("enter")
    await hands.until(lambda: hands.body.has_focus)
    await hands.sees("Paragraph 1 of many.")
    await hands.press("ctrl+d", "ctrl+d", "ctrl+d")
    await hands.until(lambda: hands.body.scroll_offset.y > 20)
    hands.app.clear_notifications()


def said(hands: Hands) -> str:
    """Give the whole text as it is laid out, in sight or not."""
    return "\n".join(text_of(line.spans) for line in hands.body.document.lines)


def close(office: Office, number: int) -> None:
    """Let a colleague answer and close an inquiry."""
    office.comment(number, "bob", office.now, "Done, see the release notes.")
    with office.databases.cache() as conn:
        from sretui.store import cache

        issue = cache.load_issue(conn, f"inquiries-{number}")
    assert issue is not None
    later = office.now + timedelta(seconds=1)
    office.save([replace(issue, closed=later, state_reason="completed", updated=later)])
    office.event(number, "closed", "bob", later)


@SIZES
async def test_what_is_closed_while_it_is_read_stays_open_and_that_is_said(
    office: Office, size: tuple[int, int]
) -> None:
    async with office.open(size) as hands:
        await read_far(office, hands)
        place = hands.body.scroll_offset
        close(office, 298)
        hands.hears_news()
        await hands.sees("#298 has left the inbox while you read it: closed as completed.")
        assert hands.body.scroll_offset == place
        assert hands.body.has_focus
        assert "inquiries-298" not in hands.picture.by_key
        await hands.until(lambda: "Done, see the release notes." in said(hands))
        await hands.press("G")
        await hands.sees("Bob Brown (team)", "Done, see the release notes.", "closed this")
        assert "answered in" in hands.text


@SIZES
async def test_the_keys_of_the_inbox_do_not_reach_the_row_that_took_its_place(
    office: Office, size: tuple[int, int]
) -> None:
    async with office.open(size) as hands:
        await hands.goes_to("inquiries-297")
        await hands.press("enter")
        await hands.sees("It is 3.4.1")
        close(office, 297)
        hands.hears_news()
        await hands.sees("#297 has left the inbox")
        await hands.press("e", "i")
        await hands.pilot.pause()
        assert hands.dialog() is None
        for key in hands.picture.by_key:
            assert office.journal(key) == []
        await hands.press("escape")
        await hands.until(lambda: "has left the inbox" not in hands.text)
        assert hands.rows.has_focus
        await hands.until(lambda: hands.screen.query_one("#body").is_attached)
        await hands.press("i")
        await hands.until(lambda: hands.dialog() is not None)


async def test_back_in_the_list_the_row_at_the_cursor_is_read_again(office: Office) -> None:
    async with office.open(WIDE) as hands:
        await hands.goes_to("inquiries-303")
        await hands.press("enter")
        await hands.sees("Colours are wrong.")
        close(office, 303)
        hands.hears_news()
        await hands.sees("#303 has left the inbox")
        await hands.press("tab")
        await hands.until(lambda: "Colours are wrong." not in hands.text)
        await hands.until(lambda: f"#{hands.rows.cursor_key}".endswith(str(reading(hands))))


def reading(hands: Hands) -> int:
    """Give the number of the issue in the reader."""
    from sretui.ui.widgets.reader import Reader

    issue = hands.screen.query_one(Reader).issue
    assert issue is not None
    return issue.number


async def test_what_is_reopened_while_it_is_read_is_in_the_inbox_again(office: Office) -> None:
    async with office.open(WIDE) as hands:
        await hands.goes_to("inquiries-303")
        await hands.press("enter")
        await hands.sees("Colours are wrong.")
        close(office, 303)
        hands.hears_news()
        await hands.sees("#303 has left the inbox")
        office.issue(
            303, "Wrong colours", office.now, "Colours are wrong.", updated=office.now + timedelta(minutes=1)
        )
        office.event(303, "reopened", "kim", office.now + timedelta(seconds=30))
        hands.hears_news()
        await hands.until(lambda: "has left the inbox" not in hands.text)
        assert reading(hands) == 303
        await hands.press("i")
        await hands.sees("Facts of #303")


@SIZES
async def test_the_clock_moves_nothing_that_is_read(office: Office, size: tuple[int, int]) -> None:
    async with office.open(size) as hands:
        await read_far(office, hands)
        top = hands.body.scroll_offset
        shown = hands.text.splitlines()[8:-6]
        for _ in range(3):
            office.now += timedelta(seconds=61)
            await hands.until(lambda: hands.app.now == office.now)
            await hands.pilot.pause()
            assert hands.body.scroll_offset == top
        changed = [new for old, new in zip(shown, hands.text.splitlines()[8:-6], strict=True) if old != new]
        assert not [line for line in changed if "Paragraph" in line and size == SMALL]


async def test_an_inquiry_that_overtakes_others_keeps_the_cursor(office: Office) -> None:
    async with office.open(SMALL) as hands:
        await hands.goes_to("inquiries-301")
        for number in range(401, 421):
            office.issue(number, "Older", office.now - timedelta(days=4, minutes=number), "Old.")
        hands.hears_news()
        await hands.until(lambda: len(hands.picture.standings) > 20)
        await hands.pilot.pause()
        assert hands.rows.cursor_key == "inquiries-301"
        await hands.press("enter")
        await hands.sees("The window stays blank")


async def test_what_is_typed_in_a_search_stays_while_news_come(office: Office) -> None:
    async with office.open(SMALL) as hands:
        await hands.press("slash", *"everything")
        await hands.sees("Nothing found.")
        office.issue(4099, "Contour of everything", office.now, "contour", repo=RepoRole.PRODUCT)
        hands.hears_news()
        await hands.sees("#4099")
        field = hands.screen.query_one("#find", Input)
        assert field.value == "everything"
        assert field.has_focus
        await hands.press(*" else")
        assert field.value == "everything else"


async def test_an_entry_of_another_window_is_seen(office: Office) -> None:
    async with office.open(WIDE) as hands:
        await hands.goes_to("inquiries-297")
        await hands.press("enter")
        await hands.sees("waiting on us")
        office.desk.record("inquiries-297", Kind.NO_REPLY_NEEDED, {"until": office.now.isoformat()})
        hands.hears_news()
        await hands.sees("waiting for the customer")
        assert hands.body.has_focus


async def test_a_closed_inquiry_found_by_search_tells_customer_and_clock(office: Office) -> None:
    close(office, 303)
    async with office.open(WIDE) as hands:
        await hands.press("slash", *"wrong colours", "enter")
        await hands.until(lambda: hands.rows.has_focus)
        await hands.press("enter")
        await hands.sees("kim (customer)", "Bob Brown (team)", "answered in", "closed as completed")
