"""The reading pane: known issues, links, addresses, folds."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from sretui.core.model import RepoRole
from sretui.ui.messages import KnownFound
from sretui.ui.screens.link import LinkQuestion
from sretui.ui.screens.split import SplitScreen
from sretui.ui.widgets.line_list import LineList

if TYPE_CHECKING:
    from tests.ui.conftest import Hands, Office

SMALL, WIDE = (80, 24), (120, 36)
LINK = "https://github.com/example/support/issues/301"


def known(hands: Hands) -> LineList:
    return hands.screen.query_one("#known", LineList)


@pytest.mark.parametrize("size", [SMALL, WIDE])
async def test_known_issues_are_told_with_state_and_labels(office: Office, size: tuple[int, int]) -> None:
    async with office.open(size) as hands:
        await hands.goes_to("inquiries-301")
        await hands.press("enter")
        await hands.sees("Known? #400", "closed", "open", "Blank window", "[bug]")


async def test_k_goes_to_a_known_issue_and_escape_back_to_the_inquiry(office: Office) -> None:
    at = office.now - timedelta(days=3)
    for number in (4001, 4002, 4003):
        office.comment(number, "kim", at, f"Said of {number}.", repo=RepoRole.PRODUCT)
    async with office.open(SMALL) as hands:
        await hands.goes_to("inquiries-301")
        await hands.press("enter")
        await hands.sees("Known?")
        await hands.press("K")
        await hands.until(lambda: known(hands).has_focus)
        await hands.press("j", "enter")
        await hands.sees("Said of 400", "(other)")
        assert "The window stays blank on host7" not in hands.text
        await hands.press("escape")
        await hands.sees("The window stays blank on host7", "Known?")
        await hands.press("escape")
        await hands.sees("Waiting for customer")
        assert hands.rows.cursor_key == "inquiries-301"


async def test_a_known_issue_that_is_read_is_not_what_facts_are_recorded_of(office: Office) -> None:
    async with office.open(WIDE) as hands:
        await hands.goes_to("inquiries-301")
        await hands.sees("Known? #400")
        await hands.press("K", "enter")
        await hands.sees("The window stays blank after a remote launch.")
        await hands.press("i", "e")
        await hands.pilot.pause()
        assert hands.dialog() is None
        await hands.press("escape")
        await hands.sees("on host7")
        await hands.press("i")
        await hands.sees("Facts of #301")


async def test_an_inquiry_like_nothing_shows_no_known_issues(office: Office) -> None:
    office.issue(305, "Zebra", office.now, "Qwertz.")
    async with office.open(WIDE) as hands:
        await hands.goes_to("inquiries-301")
        await hands.sees("Known?")
        await hands.goes_to("inquiries-305")
        await hands.sees("Qwertz.")
        await hands.until(lambda: "Known?" not in hands.text.replace("K Known?", ""))
        await hands.press("K")
        assert not known(hands).has_focus


async def test_the_link_is_shown_whole_before_the_browser(office: Office) -> None:
    async with office.open(SMALL) as hands:
        await hands.goes_to("inquiries-301")
        await hands.until(lambda: hands.screen.query_one("Reader").issue is not None)  # type: ignore[attr-defined]
        await hands.press("o")
        await hands.until(lambda: hands.dialog() is LinkQuestion)
        await hands.sees("Open in the browser?", LINK)
        await hands.press("escape")
        await hands.until(lambda: hands.dialog() is None)


async def test_without_a_browser_of_its_own_window_the_address_is_copied(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    async with office.open(SMALL) as hands:
        await hands.goes_to("inquiries-301")
        await hands.press("enter")
        await hands.sees("The window stays blank")
        await hands.press("o")
        await hands.until(lambda: hands.dialog() is LinkQuestion)
        await hands.press("enter")
        await hands.sees("the address is copied")
        assert hands.app.clipboard == LINK


async def test_the_address_is_copied(office: Office) -> None:
    async with office.open(SMALL) as hands:
        await hands.goes_to("inquiries-301")
        await hands.press("enter")
        await hands.sees("The window stays blank")
        await hands.press("y")
        await hands.sees("Copied https://github.com")
        assert hands.app.clipboard == LINK


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "file:///etc/passwd", "", "https://x.example/\x1b[31m"]
)
async def test_an_address_that_is_none_is_neither_opened_nor_copied(office: Office, url: str) -> None:
    office.issue(301, "Blank", office.now, "Odd address.", url=url, updated=office.now)
    async with office.open(SMALL) as hands:
        await hands.goes_to("inquiries-301")
        await hands.press("enter")
        await hands.sees("Odd address.")
        await hands.press("o")
        await hands.sees("Only http and https addresses" if url else "It has no address yet")
        assert hands.dialog() is None
        await hands.press("y")
        await hands.pilot.pause()
        assert hands.app.clipboard == ""


async def test_a_link_in_the_text_is_asked_about(office: Office) -> None:
    office.issue(
        301, "Blank", office.now, "See [the log](https://logs.example.org/a?b=1).", updated=office.now
    )
    async with office.open(SMALL) as hands:
        await hands.goes_to("inquiries-301")
        await hands.press("enter")
        await hands.sees("See the log")
        await hands.press("]", "enter")
        await hands.until(lambda: hands.dialog() is LinkQuestion)
        await hands.sees("https://logs.example.org/a?b=1")


async def test_folded_text_opens_and_closes(office: Office) -> None:
    async with office.open(WIDE) as hands:
        await hands.goes_to("inquiries-301")
        await hands.press("enter")
        await hands.sees("▸ quoted mail")
        assert "On Sunday it worked." not in hands.text
        await hands.press("z")
        await hands.sees("▾ quoted mail", "On Sunday it worked.", "Please reply only")
        await hands.press("z")
        await hands.until(lambda: "On Sunday it worked." not in hands.text)


async def test_what_happened_is_told_between_the_words(office: Office) -> None:
    office.event(297, "assigned", "alice", office.now - timedelta(hours=20), "bob")
    async with office.open(WIDE) as hands:
        await hands.goes_to("inquiries-297")
        await hands.sees("Alice Adams assigned Bob Brown")
        await hands.goes_to("inquiries-280")
        await hands.press("g")
        await hands.goes_to("inquiries-270")
        await hands.sees("Bob Brown closed this", "closed as completed")


async def test_relative_times_go_with_the_clock(office: Office) -> None:
    office.issue(305, "Just now", office.now, "Qwertz.")
    async with office.open(WIDE) as hands:
        await hands.goes_to("inquiries-305")
        await hands.sees("0s ago")
        office.now += timedelta(minutes=3)
        await hands.sees("(customer) · Mon 09:42, 3m ago")


async def test_known_issues_that_are_found_before_their_inquiry_is_shown_are_not_lost(office: Office) -> None:
    async with office.open(SMALL) as hands:
        await hands.goes_to("inquiries-301")
        await hands.press("enter")
        await hands.sees("Known?")
        screen = hands.screen
        assert isinstance(screen, SplitScreen)
        screen.want("product-4001")
        await hands.until(lambda: known(hands).has_class("none"))
        screen.post_message(KnownFound("inquiries-301", office.desk.known("inquiries-301")))
        await hands.pilot.pause()
        assert known(hands).has_class("none"), "they belong to another one than is shown"
        screen.want("inquiries-301")
        await hands.until(lambda: not known(hands).has_class("none"))
