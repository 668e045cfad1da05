"""The product backlog, narrowed and ordered in GitHub's own words."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from textual.widgets import Input

from sretui.core.model import RepoRole
from sretui.ui.widgets.status_bar import StatusBar

if TYPE_CHECKING:
    from tests.ui.conftest import Hands, Office

SMALL, WIDE = (80, 24), (120, 36)


async def go(hands: Hands) -> None:
    await hands.press("2")
    await hands.until(lambda: len(hands.screen.query("#find")) and hands.rows.cursor_key is not None)


async def narrow(hands: Hands, words: str) -> None:
    await hands.press("f")
    hands.screen.query_one("#find", Input).value = words


@pytest.mark.parametrize("size", [SMALL, WIDE])
async def test_it_lists_what_is_open_newest_first(office: Office, size: tuple[int, int]) -> None:
    async with office.open(size) as hands:
        await go(hands)
        await hands.sees("#4030", "#4029", "2 Backlog 29", "[bug] [reviewed]")
        assert len(hands.rows.source) == 29
        assert hands.text.index("#4030") < hands.text.index("#4029")


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("label:docs", 15),
        ("-label:docs", 14),
        ("is:closed", 1),
        ("blank window", 2),
        ("label:docs contour", 14),
        ("no:assignee", 29),
        ("assignee:alice", 0),
        ("nowhere to be found", 0),
        ("", 29),
    ],
)
async def test_a_filter_narrows_it(office: Office, words: str, found: int) -> None:
    async with office.open() as hands:
        await go(hands)
        await narrow(hands, "label:nothing-has-it")
        await hands.until(lambda: len(hands.rows.source) == 0)
        await narrow(hands, words)
        await hands.until(lambda: len(hands.rows.source) == found)
        if not found:
            await hands.sees("Nothing found.")


async def test_it_narrows_as_it_is_typed(office: Office) -> None:
    async with office.open() as hands:
        await go(hands)
        await hands.press("f", *"window")
        await hands.until(lambda: len(hands.rows.source) == 2)
        await hands.press(*["backspace"] * 6)
        await hands.until(lambda: len(hands.rows.source) == 29)


async def test_what_is_not_understood_is_said(office: Office) -> None:
    async with office.open() as hands:
        await go(hands)
        await narrow(hands, "is:purple")
        status = hands.screen.query_one(StatusBar)
        await hands.until(lambda: "purple" in status.trouble)
        assert status.trouble in hands.text


async def test_the_order_is_written_into_the_filter(office: Office) -> None:
    async with office.open() as hands:
        await go(hands)
        await narrow(hands, "label:docs")
        await hands.press("enter", "S")
        field = hands.screen.query_one("#find", Input)
        assert field.value == "label:docs sort:created"
        await narrow(hands, "sort:number-asc")
        await hands.until(lambda: 0 < hands.text.find("#4001") < hands.text.find("#4002"))


async def test_a_filter_that_changes_starts_at_the_top(office: Office) -> None:
    async with office.open() as hands:
        await go(hands)
        await hands.press("G")
        await hands.until(lambda: hands.rows.cursor_index == 28)
        await narrow(hands, "sort:number-asc")
        await hands.until(lambda: hands.rows.cursor_index == 0)


async def test_news_keep_the_cursor_on_its_issue(office: Office) -> None:
    async with office.open() as hands:
        await go(hands)
        await hands.press("j", "j", "j")
        before = hands.rows.cursor_key
        office.issue(5000, "A newer one", office.now, "New.", repo=RepoRole.PRODUCT)
        hands.hears_news()
        await hands.until(lambda: len(hands.rows.source) == 30)
        assert hands.rows.cursor_key == before
        assert hands.rows.cursor_index == 4


async def test_enter_reads_an_issue_with_its_comments(office: Office) -> None:
    at = office.now - timedelta(days=3)
    office.comment(4030, "kim", at, "I see this as well.", repo=RepoRole.PRODUCT)
    async with office.open(SMALL) as hands:
        await go(hands)
        await hands.press("enter")
        await hands.sees("#4030 Contour plot 4030", "It plots oddly.", "I see this as well.", "[docs]")
        await hands.press("escape")
        await hands.sees("#4029")
        assert hands.rows.has_focus


async def test_comments_that_come_later_are_shown(office: Office) -> None:
    async with office.open() as hands:
        await go(hands)
        await hands.press("enter")
        await hands.sees("It plots oddly.")
        office.comment(4030, "kim", office.now, "Fetched a moment later.", repo=RepoRole.PRODUCT)
        hands.hears_news()
        await hands.sees("Fetched a moment later.")


async def test_the_inbox_is_as_it_was_left(office: Office) -> None:
    async with office.open() as hands:
        await hands.goes_to("inquiries-301")
        await go(hands)
        await hands.press("1")
        await hands.sees("Answer")
        assert hands.rows.cursor_key == "inquiries-301"
