"""A link to an issue that the cache holds is followed in the app; esc leads back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sretui.core.acts.harvesting import Done, finished
from sretui.core.acts.linking import linked
from sretui.core.recorded import LinkRole
from sretui.ui.screens.link import LinkQuestion
from tests.ui.conftest import SMALL, WIDE
from tests.ui.filled_orchard import MANUAL, plant

if TYPE_CHECKING:
    from tests.ui.conftest import Hands, Office

PRODUCT = "https://github.com/example/product/issues/4102"
SIZES = pytest.mark.parametrize("size", [SMALL, WIDE], ids=["small", "wide"])


def says(office: Office, words: str) -> None:
    """Let the customer of #301 write something else."""
    office.issue(301, "Blank", office.now, words, updated=office.now)


async def reads(hands: Hands) -> None:
    await hands.goes_to("inquiries-301")
    await hands.press("enter")
    await hands.until(lambda: hands.body.has_focus and hands.body.document.stops)


@SIZES
async def test_from_a_fruit_to_the_inquiry_that_led_to_it_and_back(
    office: Office, size: tuple[int, int]
) -> None:
    plant(office)
    async with office.open(size) as hands:
        await hands.press("2", "F")
        await hands.sees("▸ Low-hanging fruit", "Manual shows an old dialog")
        await hands.press("enter")
        await hands.sees("from inquiry #290")
        await hands.press("]", "enter")
        await hands.sees("I cannot find it.")
        assert hands.dialog() is None
        await hands.press("escape")
        await hands.sees("from inquiry #290")


async def test_from_an_inquiry_to_a_product_issue_and_back(office: Office) -> None:
    plant(office)
    says(office, f"As in {PRODUCT}#issuecomment-7?")
    async with office.open(WIDE) as hands:
        await reads(hands)
        await hands.press("]", "enter")
        await hands.sees("The manual shows the old dialog.")
        await hands.press("escape")
        await hands.sees("As in")


@pytest.mark.parametrize(
    "url",
    [
        "https://github.com/example/product/issues/99",
        "https://evil.example/example/product/issues/4102",
        "https://github.com/example/product/issues/4102x",
        f"https://github.com/example/product/issues/{'9' * 30}",
        "https://github.com/example/support/issues/302",
        "https://github.com/example/support/issues/301",
    ],
    ids=["not held", "elsewhere", "no number", "long", "another inquiry, with keys of its own", "itself"],
)
async def test_any_other_address_is_asked_about(office: Office, url: str) -> None:
    plant(office)
    says(office, f"See <{url}> please.")
    async with office.open(WIDE) as hands:
        await reads(hands)
        await hands.press("]", "enter")
        await hands.until(lambda: hands.dialog() is LinkQuestion)


async def test_an_inquiry_tells_that_what_it_led_to_is_done(office: Office) -> None:
    plant(office)
    office.desk.record("inquiries-301", *linked(PRODUCT, LinkRole.PRODUCT, ""))
    async with office.open(WIDE) as hands:
        await hands.goes_to("inquiries-301")
        await hands.sees("Known? #400")
        assert "done #4102" not in hands.text
    for fact in finished(Done("https://github.com/example/product/pull/9")):
        office.desk.record(MANUAL, *fact)
    async with office.open(WIDE) as hands:
        await hands.goes_to("inquiries-301")
        await hands.sees("done #4102 Manual shows an old dialog · pull request · open")
        await hands.goes_to("inquiries-303")
        await hands.sees("Colours are wrong.")
        assert "done #4102" not in hands.text
