"""The search over both repos, as one types."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.widgets import Input

from sretui.core.model import RepoRole
from sretui.ui.screens.inbox import InboxScreen
from sretui.ui.screens.search import SearchScreen

if TYPE_CHECKING:
    from tests.ui.conftest import Office

SMALL, WIDE = (80, 24), (120, 36)


async def test_it_finds_both_repos_as_one_types(office: Office) -> None:
    async with office.open(SMALL) as hands:
        await hands.press("slash")
        await hands.sees("Type to search")
        await hands.press(*"blank")
        await hands.sees("#301", "inquiry", "#4001", "product")
        await hands.press(*"xyz")
        await hands.sees("Nothing found.")
        await hands.press(*["backspace"] * 8)
        await hands.sees("Type to search")


async def test_the_words_found_are_marked(office: Office) -> None:
    async with office.open(WIDE) as hands:
        await hands.press("slash", *"remo")
        await hands.sees("#4001")
        index = next(i for i, line in enumerate(hands.text.splitlines()) if "#4001" in line)
        strip = hands.screen._compositor.render_strips(hands.screen.size)[index]
        marked = [segment.text for segment in strip if segment.style and segment.style.underline]
        assert marked
        assert {text.casefold() for text in marked} == {"remo"}


async def test_a_comment_is_found_and_its_line_shown(office: Office) -> None:
    async with office.open(SMALL) as hands:
        await hands.press("slash", *"newest release")
        await hands.sees("#288", "Please try the newest")


async def test_a_number_is_found(office: Office) -> None:
    async with office.open(SMALL) as hands:
        await hands.press("slash", *"#302")
        await hands.sees("Crash when plotting")


async def test_opening_a_result_and_going_back_step_by_step(office: Office) -> None:
    async with office.open(SMALL) as hands:
        await hands.goes_to("inquiries-301")
        await hands.press("slash", *"contour", "enter")
        await hands.until(lambda: hands.rows.has_focus)
        await hands.press("j", "enter")
        await hands.until(lambda: hands.body.has_focus)
        await hands.sees("Contour plot")
        await hands.press("escape")
        await hands.until(lambda: hands.rows.has_focus)
        assert hands.rows.cursor_index == 1
        await hands.press("slash")
        field = hands.screen.query_one("#find", Input)
        assert (field.has_focus, field.value) == (True, "contour")
        await hands.press("escape")
        await hands.until(lambda: isinstance(hands.screen, InboxScreen))
        assert hands.rows.cursor_key == "inquiries-301"


async def test_down_leads_into_the_results(office: Office) -> None:
    async with office.open(SMALL) as hands:
        await hands.press("slash", *"contour")
        await hands.sees("#4030")
        await hands.press("down")
        await hands.until(lambda: hands.rows.has_focus)


async def test_the_keys_of_the_screens_end_the_search(office: Office) -> None:
    async with office.open(SMALL) as hands:
        await hands.press("slash", *"contour", "enter", "1")
        await hands.until(lambda: isinstance(hands.screen, InboxScreen))
        await hands.press("slash", *"contour", "enter", "2")
        await hands.sees("f to filter")
        await hands.press("1")
        await hands.until(lambda: isinstance(hands.screen, InboxScreen))


async def test_letters_that_are_keys_elsewhere_are_typed(office: Office) -> None:
    async with office.open(SMALL) as hands:
        await hands.press("slash", *"q1 e?R/")
        assert isinstance(hands.screen, SearchScreen)
        assert hands.screen.query_one("#find", Input).value == "q1 e?R/"
    assert office.journal("inquiries-299") == []


async def test_news_come_into_the_results_and_leave_what_is_typed(office: Office) -> None:
    async with office.open(SMALL) as hands:
        await hands.press("slash", *"contour")
        await hands.sees("#4030")
        before = len(hands.rows.source)
        office.issue(5000, "Contour of the moon", office.now, "Round.", repo=RepoRole.PRODUCT)
        hands.hears_news()
        await hands.until(lambda: len(hands.rows.source) == before + 1)
        field = hands.screen.query_one("#find", Input)
        assert (field.value, field.has_focus) == ("contour", True)


async def test_hostile_searches_do_no_harm(office: Office) -> None:
    async with office.open(SMALL) as hands:
        await hands.press("slash")
        field = hands.screen.query_one("#find", Input)
        for text in (
            '"',
            "a OR",
            "NEAR(",
            "*",
            "'; DROP TABLE issues; --",
            "\x1b[31m",
            "[@click=app.quit]",
            "#",
        ):
            field.value = text
            await hands.until(lambda text=text: getattr(hands.screen, "_listed", ("",))[0] == text)  # type: ignore[misc]
        field.value = "contour"
        await hands.sees("#4030")
