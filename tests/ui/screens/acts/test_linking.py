"""Links: recorded, shown above the conversation, opened, taken off; only addresses for a browser."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual.widgets import Input

from sretui.core.journal import Kind
from sretui.ui.screens.forms.link_form import LinkForm
from sretui.ui.screens.forms.links_form import LinksForm
from sretui.ui.screens.link import LinkQuestion

if TYPE_CHECKING:
    from tests.ui.conftest import Hands, Office

SMALL, WIDE = (80, 24), (120, 36)
URL = "https://example.org/fix"
KNOWN = {"url": URL, "role": "correction", "label": "a [b]new[/b] wrapper"}


async def lists(hands: Hands) -> None:
    await hands.press("L")
    await hands.until(lambda: hands.dialog() is LinksForm)


async def adds(hands: Hands, key: str, address: str, label: str = "") -> None:
    await hands.press(key)
    await hands.until(lambda: hands.dialog() is LinkForm)
    hands.screen.query_one("#label", Input).value = label
    hands.screen.query_one("#address", Input).value = address
    await hands.press("enter")


@pytest.mark.parametrize("size", [SMALL, WIDE])
async def test_the_halves_of_an_answer(office: Office, size: tuple[int, int]) -> None:
    async with office.open(size) as hands:
        await hands.goes_to("inquiries-301")
        await lists(hands)
        await hands.sees("Links of #301", "Nothing is linked yet.", "s comprehensive solution", "esc leaves")
        await adds(hands, "c", URL, "a wrapper")
        await hands.sees("#301: constructive correction recorded;")
        await hands.until(lambda: hands.dialog() is None)
        await hands.press("enter")
        await hands.sees("constructive correction: a wrapper")
        await lists(hands)
        await adds(hands, "s", "#4001")
        await hands.sees("comprehensive solution: product #4001: Blank window on")
        await hands.press("u")
        await hands.until(lambda: "comprehensive solution: product" not in hands.text)
    correction, solution, back = office.recorded("inquiries-301", Kind.LINK)
    assert correction == {"url": URL, "role": "correction", "label": "a wrapper"}
    assert solution == {
        "url": "https://github.com/example/product/issues/4001",
        "role": "solution",
        "label": "product #4001: Blank window on the remote display 4001",
    }
    assert back == {"url": solution["url"], "role": None, "label": ""}
    assert office.desk.outbox() == ()


async def test_a_product_issue_is_told_while_its_number_is_typed(office: Office) -> None:
    async with office.open(SMALL) as hands:
        await hands.goes_to("inquiries-301")
        await lists(hands)
        await hands.press("s")
        await hands.until(lambda: hands.dialog() is LinkForm)
        await hands.press(*"4001")
        await hands.sees("product #4001: Blank window")


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("file:///etc/passwd", "begins with https://"),
        ("javascript:alert(1)", "begins with https://"),
        ("https://example.org/\x1b[2J", "begins with https://"),
        ("", "begins with https://"),
        ("#999999", "No product issue #999999 is known here"),
    ],
)
async def test_what_no_browser_should_open_is_refused(office: Office, address: str, said: str) -> None:
    async with office.open(SMALL) as hands:
        await hands.goes_to("inquiries-301")
        await lists(hands)
        await adds(hands, "a", address)
        await hands.sees(said)
        assert hands.dialog() is LinkForm
        await hands.press("escape")
        await hands.until(lambda: hands.dialog() is None)
    assert office.journal("inquiries-301") == []


@pytest.mark.parametrize("size", [SMALL, WIDE])
async def test_a_link_is_opened_and_taken_off(office: Office, size: tuple[int, int]) -> None:
    office.desk.record("inquiries-301", Kind.LINK, KNOWN)
    async with office.open(size) as hands:
        await hands.goes_to("inquiries-301")
        await lists(hands)
        await hands.sees("constructive correction", "a [b]new[/b] wrapper", URL[:20])
        await hands.press("enter")
        await hands.until(lambda: hands.dialog() is LinkQuestion)
        await hands.sees("Open in the browser?", URL)
        await hands.press("escape")
        await hands.until(lambda: hands.dialog() is None)
        await lists(hands)
        await hands.press("x")
        await hands.sees("#301: constructive correction taken off;")
        assert office.desk.facts("inquiries-301").links == ()
        await hands.press("u")
        await hands.sees("#301: taken back.")
    (link,) = office.desk.facts("inquiries-301").links
    assert link.label == "a [b]new[/b] wrapper"


async def test_it_is_the_first_place_to_stand_on_in_the_conversation(office: Office) -> None:
    office.desk.record("inquiries-301", Kind.LINK, KNOWN)
    async with office.open(WIDE) as hands:
        await hands.goes_to("inquiries-301")
        await hands.press("enter")
        await hands.sees("constructive correction: a [b]new[/b] wrapper")
        await hands.press("]", "enter")
        await hands.until(lambda: hands.dialog() is LinkQuestion)
        await hands.sees(URL)


async def test_a_recorded_address_for_no_browser_is_words_alone(office: Office) -> None:
    office.desk.record("inquiries-301", Kind.LINK, {**KNOWN, "url": "file:///etc/passwd"})
    async with office.open(WIDE) as hands:
        await hands.goes_to("inquiries-301")
        await lists(hands)
        await hands.press("enter")
        await hands.sees("Only http and https addresses are opened or copied.")
        await hands.press("enter")
        await hands.sees("constructive correction: a [b]new[/b] wrapper")
        assert not any(stop.link for stop in hands.body.document.stops if "passwd" in stop.link)
