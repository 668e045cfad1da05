"""While one reads, types and looks around, GitHub goes on: what is new comes, and nothing loses its place."""

from datetime import timedelta
from pathlib import Path

import pytest
from textual.widgets import Input

from sretui.core.inbox import SectionKind
from sretui.demo.server import StandIn
from sretui.demo.state import World
from sretui.ui.screens.facts import FactsDialog
from tests.journeys.day import NOW, PRODUCT, SUPPORT, Clock, Day, journal, open_day

LONG = "\n\n".join(f"Paragraph {number} of a long story." for number in range(60))


async def ask(day: Day, clock: Clock, *, by_hand: bool) -> None:
    """Have GitHub asked: now, or at the next poll."""
    await day.is_fresh()
    if by_hand:
        await day.press("R")
    else:
        clock.turn(seconds=61)


@pytest.mark.parametrize("by_hand", [True, False], ids=["R", "poll"])
async def test_news_come_while_one_reads_and_disturb_nothing(
    folder: Path, small_world: World, clock: Clock, by_hand: bool
) -> None:
    small_world.edit_issue(SUPPORT, 7, at=NOW, body=LONG)
    async with open_day(folder, clock) as day:
        await day.goes_to(7)
        await day.until(lambda: "Paragraph 59" in day.said, "the long story")
        await day.press("tab", "ctrl+d", "j")
        await day.until(lambda: day.body.scroll_offset.y > 5, "its middle")
        place = (day.rows.cursor_key, day.body.scroll_offset, day.app.focused)

        filed = small_world.add_issue(SUPPORT, "A new question", "Where?", user="carol", at=NOW)
        await ask(day, clock, by_hand=by_hand)
        await day.until(lambda: filed.number in day.numbers(), "the new inquiry")
        await day.until(lambda: day.app.rung, "the bell")
        assert "A new question" in day.screen

        small_world.add_comment(SUPPORT, 3, "It still fails.", user="carol", at=clock())
        await ask(day, clock, by_hand=by_hand)
        await day.until(lambda: day.section_of(3) is SectionKind.REPLY, "the customer's word")
        await day.until(lambda: day.app.rung > 1, "the bell again")

        small_world.add_comment(SUPPORT, 7, "And this too.", user="ben", at=clock())
        await ask(day, clock, by_hand=by_hand)
        await day.until(lambda: "And this too." in day.said, "a colleague's word, in what is being read")

        clock.turn(seconds=2)
        await day.until(lambda: day.app.now == clock(), "the next tick")
        assert (day.rows.cursor_key, day.body.scroll_offset, day.app.focused) == place
        assert day.app.rung == 2


async def test_each_level_rings_once_with_the_clock_alone(
    folder: Path, stand_in: StandIn, small_world: World, clock: Clock
) -> None:
    async with open_day(folder, clock) as day:
        filed = small_world.add_issue(SUPPORT, "A new question", "Where?", user="carol", at=NOW)
        await ask(day, clock, by_hand=True)
        await day.until(lambda: day.app.rung == 1, "the bell for a new inquiry")
        await day.is_fresh()
        stand_in.stop()
        # received at 10:00; lunch from 12 to 13; due at 15:00
        for rung, (hours, shown) in enumerate([(3.1, "·"), (4.1, "!"), (4.8, "!!"), (5.1, "!!!")], 2):
            clock.at = NOW + timedelta(hours=hours)
            await day.until(lambda wanted=rung: day.app.rung == wanted, f"the bell for {shown}")  # type: ignore[misc]
            assert day.row(filed.number).startswith(f"{shown:>3} ")
            clock.turn(seconds=30)
            await day.until(lambda: day.app.now == clock(), "the next tick")
            assert day.app.rung == rung


async def test_words_typed_and_rows_chosen_in_the_search_stay(
    folder: Path, small_world: World, clock: Clock
) -> None:
    async with open_day(folder, clock) as day:
        await day.press("slash", *"volume")
        await day.until(lambda: len(day.rows.source) == 35, "what was found")
        await day.press("enter", "j", "j", "j")
        chosen = day.rows.cursor_key
        field = day.app.screen.query_one("#find", Input)
        small_world.add_issue(SUPPORT, "The volume is odd", "", user="carol", at=NOW)
        await ask(day, clock, by_hand=False)
        await day.until(lambda: len(day.rows.source) == 36, "the new one among them")
        assert (field.value, day.rows.cursor_key, day.rows.has_focus) == ("volume", chosen, True)

        await day.press("slash", "end", *" cra")
        await day.until(lambda: len(day.rows.source) == 35, "fewer again")
        small_world.add_issue(PRODUCT, "The volume plot crashes", "", user="carol", at=clock())
        await ask(day, clock, by_hand=False)
        await day.until(lambda: len(day.rows.source) == 36, "one more")
        assert (field.value, field.cursor_position, field.has_focus) == ("volume cra", 10, True)
        await day.press("s")
        assert field.value == "volume cras"


async def test_a_filter_of_the_backlog_stays_and_so_does_its_cursor(
    folder: Path, small_world: World, clock: Clock
) -> None:
    async with open_day(folder, clock) as day:
        await day.press("2")
        await day.until(lambda: len(day.rows.source) == 35, "the backlog")
        await day.press("f", *"label:bug")
        await day.until(lambda: len(day.rows.source) == 18, "the bugs")
        await day.press("enter", "j", "j")
        chosen = day.rows.cursor_key
        fresh = small_world.add_issue(PRODUCT, "Fresh", "", user="carol", at=NOW, labels=["bug"])
        await ask(day, clock, by_hand=False)
        await day.until(lambda: len(day.rows.source) == 19, "the new bug")
        assert "Fresh" in day.screen
        assert day.rows.cursor_key == chosen
        small_world.close(PRODUCT, fresh.number, by="ben", at=clock())
        await ask(day, clock, by_hand=False)
        await day.until(lambda: len(day.rows.source) == 18, "it is gone again")
        assert day.rows.cursor_key == chosen
        assert day.app.screen.query_one("#find", Input).value == "label:bug"


async def test_what_is_typed_into_the_facts_outlives_news(
    folder: Path, small_world: World, clock: Clock
) -> None:
    async with open_day(folder, clock) as day:
        await day.goes_to(4)
        await day.press("i", "tab", *"hotl")
        await day.until(lambda: isinstance(day.app.screen, FactsDialog), "the dialog")
        field = day.app.screen.query_one("#channel", Input)
        filed = small_world.add_issue(SUPPORT, "A new question", "Where?", user="carol", at=NOW)
        clock.turn(seconds=61)
        await day.until(lambda: day.app.rung == 1, "the bell, over the dialog")
        assert (field.value, field.has_focus) == ("hotl", True)
        await day.press("enter")
        await day.until(lambda: filed.number in day.numbers(), "the new inquiry behind it")
        (entry,) = journal(folder)
        assert dict(entry.data) == {"channel": "hotline"}
        assert entry.inquiry == day.node_id(4)


async def test_an_inquiry_answered_and_closed_elsewhere_leaves_the_list_but_not_the_reader(
    folder: Path, small_world: World, clock: Clock
) -> None:
    async with open_day(folder, clock) as day:
        await day.goes_to(6)
        await day.press("tab")
        small_world.add_comment(SUPPORT, 6, "Solved by mail.", user="ben", at=NOW)
        small_world.close(SUPPORT, 6, by="ben", at=NOW)
        await ask(day, clock, by_hand=True)
        await day.until(lambda: 6 not in day.numbers(), "its leaving")
        await day.until(lambda: "Solved by mail." in day.said, "the answer")
        assert "#6 " in day.head
        assert day.app.rung == 0
        await day.press("escape")
        await day.until(lambda: "#6 " not in day.head, "another conversation")
