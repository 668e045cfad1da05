"""Known issue: picked, written, previewed, queued as one Action; what is typed is never lost."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from textual.widgets import Input, TextArea

from sretui.core.journal import Kind
from sretui.core.model import RepoRole, Whereabouts
from sretui.core.outbox.action import Act
from sretui.core.outbox.writes import ChangeLabels, CloseIssue, Place, PostComment, Reason
from sretui.ui.screens.forms.known_form import KnownForm
from sretui.ui.screens.forms.pick import PickIssue
from sretui.ui.screens.forms.preview import Preview

if TYPE_CHECKING:
    from pathlib import Path

    from tests.ui.conftest import Hands, Office

SMALL, WIDE = (80, 24), (120, 36)
HERE = Place(RepoRole.INQUIRIES, 301, "inquiries-301")
THERE = Place(RepoRole.PRODUCT, 4001, "product-4001")


async def pick(hands: Hands, number: int, key: str = "inquiries-301") -> None:
    """Go to an inquiry and choose a product issue by its number."""
    await hands.goes_to(key)
    await hands.press("d")
    await hands.until(lambda: hands.dialog() is PickIssue)
    await hands.press(*str(number))
    await hands.sees(f"#{number}")
    await hands.until(lambda: chosen(hands) == number)
    await hands.press("enter")
    await hands.until(lambda: hands.dialog() is KnownForm)


def chosen(hands: Hands) -> int | None:
    screen = hands.screen
    assert isinstance(screen, PickIssue)
    issue = screen._chosen()
    return issue.number if issue else None


@pytest.mark.parametrize("size", [SMALL, WIDE])
async def test_suggestions_come_first_and_words_find_more(office: Office, size: tuple[int, int]) -> None:
    async with office.open(size) as hands:
        await hands.goes_to("inquiries-301")
        await hands.press("d")
        await hands.sees("Which product issue is #301 about?", "Blank window on the remote display", "esc")
        first = chosen(hands)
        await hands.press("down")
        assert chosen(hands) != first
        await hands.press(*"contour")
        await hands.sees("Contour plot", "It plots oddly.")
        await hands.press("escape")
        await hands.until(lambda: hands.dialog() is None)
    assert office.desk.outbox() == ()


@pytest.mark.parametrize("size", [SMALL, WIDE])
async def test_all_of_it_happens_as_one_action(office: Office, size: tuple[int, int]) -> None:
    async with office.open(size) as hands:
        await pick(hands, 4001)
        await hands.sees(
            "#301 is known: product #4001", "reviewed is taken off", "‹ duplicate ›", "ctrl+s preview"
        )
        await hands.press("ctrl+s")
        await hands.until(lambda: hands.dialog() is Preview)
        await hands.sees("4 steps, in this order", "1. comment on product #4001", "example/product")
        await hands.press("end")
        await hands.sees("4. close #301 as duplicate", "Mailed to everybody who follows the list.")
        await hands.press("ctrl+s")
        await hands.until(lambda: hands.dialog() is None)
        await hands.sees("in the outbox")
        (queued,) = office.desk.outbox()
        news, labels, reply, close = queued.action.writes
        assert queued.action.act is Act.KNOWN
        assert isinstance(news, PostComment)
        assert news.place == THERE
        assert "https://github.com/example/support/issues/301" in news.body
        assert "stays blank on `host7`" in news.body
        assert "We combine our mailing list" not in news.body
        assert "Jane" not in news.body
        assert labels == ChangeLabels(THERE, remove=("reviewed",))
        assert isinstance(reply, PostComment)
        assert reply.place == HERE
        assert "https://github.com/example/product/issues/4001" in reply.body
        assert close == CloseIssue(HERE, Reason.DUPLICATE, 0)
    assert office.recorded("inquiries-301", Kind.RESOLVED)[0]["kinds"] == "known issue,news added"
    assert office.recorded("inquiries-301", Kind.LINK)[0]["role"] == "known"
    assert office.desk.draft("known:inquiries-301") is None


async def test_a_closed_one_is_said_and_fixed_is_no_duplicate(office: Office) -> None:
    async with office.open(SMALL) as hands:
        await pick(hands, 4003)
        await hands.sees("It is closed (completed)", "‹ completed ›")
        await hands.press("escape")


async def test_a_moved_one_is_said_and_takes_no_news(office: Office) -> None:
    office.issue(
        4040,
        "Gone elsewhere",
        office.now,
        repo=RepoRole.PRODUCT,
        whereabouts=Whereabouts.MOVED,
        moved_to="https://github.com/example/other/issues/7",
    )
    async with office.open(SMALL) as hands:
        await pick(hands, 4040)
        await hands.sees("It was moved to https://github.com/example/other/issues/7")
        await hands.press("ctrl+s")
        await hands.rests()
        assert hands.dialog() is KnownForm


async def test_without_the_label_nothing_is_taken_off(office: Office) -> None:
    async with office.open(SMALL) as hands:
        await pick(hands, 4002)
        assert "reviewed is taken off" not in hands.text
        await hands.press("ctrl+s")
        await hands.sees("3 steps")


async def test_what_was_typed_is_there_again_after_the_preview_and_after_leaving(office: Office) -> None:
    async with office.open(SMALL) as hands:
        await pick(hands, 4001)
        await hands.press(*"New words. ")
        await hands.press("ctrl+s")
        await hands.until(lambda: hands.dialog() is Preview)
        await hands.press("escape")
        await hands.until(lambda: hands.dialog() is KnownForm)
        assert hands.screen.query_one("#news", TextArea).text.startswith("New words. ")
        await hands.press("escape")
        await hands.until(lambda: hands.dialog() is None)
        await pick(hands, 4001)
        assert hands.screen.query_one("#news", TextArea).text.startswith("New words. ")
        await hands.press("escape")
        await hands.until(lambda: hands.dialog() is None)
        await pick(hands, 4005)
        assert hands.screen.query_one("#news", TextArea).text.startswith("New words. ")
        assert "4005" in hands.screen.query_one("#reply", TextArea).text


async def test_taken_back_the_texts_come_back_too(office: Office) -> None:
    async with office.open(SMALL) as hands:
        await pick(hands, 4001)
        await hands.press(*"New words. ")
        await hands.press("ctrl+s")
        await hands.until(lambda: hands.dialog() is Preview)
        await hands.press("ctrl+s")
        await hands.until(lambda: hands.dialog() is None)
    (queued,) = office.desk.outbox()
    assert office.desk.recall(queued.action.id) is not None
    draft = office.desk.draft("known:inquiries-301")
    assert draft is not None
    assert draft.fields["news"].startswith("New words. ")
    assert office.desk.facts("inquiries-301").links == ()


async def test_a_search_that_finds_nothing_says_so_and_takes_nothing(office: Office) -> None:
    async with office.open(SMALL) as hands:
        await hands.goes_to("inquiries-301")
        await hands.press("d")
        await hands.until(lambda: hands.dialog() is PickIssue)
        await hands.press(*"zzzz", "enter")
        await hands.sees("No product issue has these words.")
        await hands.press("enter")
        assert hands.dialog() is PickIssue
        assert hands.screen.query_one("#words", Input).value == "zzzz"


async def test_it_is_for_open_inquiries(office: Office) -> None:
    async with office.open(SMALL) as hands:
        await hands.goes_to("inquiries-270")
        await hands.press("d")
        await hands.rests()
        assert hands.dialog() is None


async def test_the_teams_own_texts_are_offered_and_a_broken_one_is_said(
    office: Office, tmp_path: Path
) -> None:
    office.texts = tmp_path
    (tmp_path / "known-issue-product.md").write_text("Seen again: {{ url }}")
    (tmp_path / "known-issue-customer.md").write_text("Hello\n{{ nobody }}")
    async with office.open(SMALL) as hands:
        await pick(hands, 4001)
        await hands.sees("known-issue-customer.md, line 2")
        news = hands.screen.query_one("#news", TextArea).text
        assert news == "Seen again: https://github.com/example/support/issues/301"
        assert hands.screen.query_one("#reply", TextArea).text == ""


@pytest.mark.parametrize("size", [SMALL, WIDE])
async def test_what_should_perhaps_not_be_public_has_to_be_confirmed(
    office: Office, size: tuple[int, int]
) -> None:
    office.team = replace(office.team, restricted_words=("redwood",))
    async with office.open(size) as hands:
        await pick(hands, 4001)
        await hands.press(*"Call 925-555-0100 or @bob.", "enter", *"On redwood. ", "ctrl+s")
        await hands.until(lambda: hands.dialog() is Preview)
        await hands.sees(
            "comment on product #4001: line 1: phone number 925-555-0100",
            "comment on product #4001: line 2: restricted word redwood",
            "Mentioned, so mailed too: @bob.",
            "y yes, that is fine",
        )
        await hands.press("ctrl+s")
        await hands.rests()
        assert hands.dialog() is Preview
        assert office.desk.outbox() == ()
        await hands.press("y")
        await hands.sees("ctrl+s sends it")
        await hands.press("ctrl+s")
        await hands.until(lambda: hands.dialog() is None)
    assert len(office.desk.outbox()) == 1


async def test_what_github_would_refuse_is_not_sent(office: Office) -> None:
    async with office.open(SMALL) as hands:
        await pick(hands, 4001)
        hands.screen.query_one("#news", TextArea).text = "x" * 70_000
        await hands.press("ctrl+s")
        await hands.until(lambda: hands.dialog() is Preview)
        await hands.sees("comment on product #4001 has 70000 characters")
        assert "sends it" not in hands.text
        await hands.press("ctrl+s", "y", "ctrl+s")
        await hands.rests()
        assert hands.dialog() is Preview
    assert office.desk.outbox() == ()
