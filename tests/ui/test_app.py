"""The app around the screens: its palette, its keys, its ringing, its faults."""

from __future__ import annotations

import threading
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from textual.command import CommandList, CommandPalette

from sretui.core.alerts import Alert, Reason
from sretui.core.board import Health, PullState
from sretui.core.clock import Level
from sretui.core.notices import Changed, Crashed, PullStateChanged
from sretui.ui.attention import sentence_of, waiting
from sretui.ui.screens.help import HelpScreen
from tests.ui.conftest import TEAM

if TYPE_CHECKING:
    from tests.ui.conftest import Office

SMALL, WIDE = (80, 24), (120, 36)


async def test_the_palette_offers_each_action_once(office: Office) -> None:
    async with office.open() as hands:
        await hands.until(lambda: hands.rows.cursor_key is not None)
        offered = [command.title for command in hands.app.get_system_commands(hands.screen)]
        assert len(offered) == len(set(offered))
        for name in (
            "Facts",
            "No reply",
            "Search",
            "Sync",
            "Help",
            "Raw",
            "Copy link",
            "Backlog",
            "Theme",
            "Quit",
        ):
            assert name in offered


async def test_the_palette_does_what_is_chosen(office: Office) -> None:
    async with office.open() as hands:
        await hands.press("ctrl+p")
        await hands.until(lambda: hands.dialog() is CommandPalette)
        await hands.press(*"Help")
        options = hands.screen.query_one(CommandList)
        await hands.until(lambda: options.option_count == 1)
        await hands.press("enter")
        await hands.until(lambda: hands.dialog() is HelpScreen)


async def test_the_header_tells_time_hours_age_and_roles(office: Office) -> None:
    async with office.open(WIDE) as hands:
        await hands.sees(
            "example/support",
            "Mon 23 Nov 09:42 PST · open, lunch in 2h18m · synced 12s ago",
            "Primary you (alice) · Backup Bob Brown · shift ends Fri 17:00, in 4d 7h",
            "next: Carol Cole, you",
            "1 Inbox 6 │ 2 Backlog 29",
        )
        office.now += timedelta(minutes=7)
        await hands.sees("09:49 PST · open, lunch in 2h11m · synced 7m ago")


async def test_sync_without_a_github_says_something_and_harms_nothing(office: Office) -> None:
    async with office.open() as hands:
        await hands.press("R")
        await hands.sees("Asking GitHub for news.")


async def test_quit_ends_it(office: Office) -> None:
    async with office.open() as hands:
        await hands.press("q")
        await hands.until(lambda: not hands.app.is_running)
    assert hands.app.return_code == 0


async def test_a_bug_in_a_thread_ends_the_app(office: Office) -> None:
    async def crash() -> None:
        async with office.open() as hands:
            bug = Crashed(ZeroDivisionError("planted"))
            threading.Thread(target=hands.app._hear, args=(bug,)).start()
            await hands.until(lambda: not hands.app.is_running)

    with pytest.raises(ZeroDivisionError, match="planted"):
        await crash()


async def test_news_from_threads_arrive(office: Office) -> None:
    async with office.open() as hands:
        await hands.sees("1 Inbox 6")
        office.issue(311, "Brand new", office.now, "New.")
        state = PullState(Health.WAITING, office.now, "GitHub asks for patience.")
        for notice in (Changed(), PullStateChanged(state)):
            threading.Thread(target=hands.app._hear, args=(notice,)).start()
        await hands.sees("1 Inbox 7", "#311", "GitHub asks for patience.")


async def test_a_copy_that_cannot_be_read_is_said_and_the_screen_stays(office: Office) -> None:
    async with office.open() as hands:
        await hands.sees("#299")
        office.databases.cache_path.write_bytes(b"no database at all" * 500)
        for more in ("-wal", "-shm"):
            office.databases.cache_path.with_name(office.databases.cache_path.name + more).unlink(
                missing_ok=True
            )
        hands.hears_news()
        await hands.until(lambda: hands.app._notifications)
        await hands.press("2")
        await hands.press("1")
        await hands.sees("#299")


async def test_each_level_rings_once(office: Office) -> None:
    async with office.open() as hands:
        await hands.sees("10m00s #302")
        assert not hands.app._notifications
        office.now += timedelta(minutes=10, seconds=1)
        await hands.sees("Overdue: #302 Crash when plotting a contour")
        rung = len(hands.app._notifications)
        office.now += timedelta(minutes=1)
        await hands.until(lambda: hands.app.now == office.now)
        assert len(hands.app._notifications) == rung


async def test_it_rings_for_a_customer_who_answers(office: Office) -> None:
    async with office.open() as hands:
        await hands.sees("#288")
        office.comment(288, "jane", office.now, "It still does not work.")
        hands.hears_news()
        await hands.sees("The customer wrote: #288")


async def test_nothing_rings_before_the_first_sync_has_ended(empty_office: Office) -> None:
    async with empty_office.open() as hands:
        empty_office.issue(311, "Brand new", empty_office.now, "New.")
        hands.hears_news()
        await hands.sees("#311")
        assert not hands.app._notifications
        hands.app._hear(PullStateChanged(PullState(Health.FRESH, empty_office.now)))
        empty_office.now += timedelta(seconds=1)
        await hands.until(lambda: hands.app.now == empty_office.now)
        assert not hands.app._notifications


@pytest.mark.parametrize(
    ("alerts", "said"),
    [
        ([Alert(Reason.NEW, "a", 1, "Help")], "New inquiry: #1 Help"),
        ([Alert(Reason.CUSTOMER, "a", 1, "Help")], "The customer wrote: #1 Help"),
        ([Alert(Reason.LEVEL, "a", 1, "Help", Level.URGENT)], "Under 15 minutes: #1 Help"),
        (
            [Alert(Reason.LEVEL, "a", 1, "Help", Level.BREACHED), Alert(Reason.NEW, "b", 2, "Hello")],
            "Overdue: #1 Help (and 1 more)",
        ),
    ],
)
def test_ringing_in_words(alerts: list[Alert], said: str) -> None:
    assert sentence_of(alerts, TEAM) == said


def test_the_title_in_words(office: Office) -> None:
    from sretui.ui.picture import Painter

    standings = Painter(office.desk).take().standings
    assert waiting(standings, office.team, office.now) == "sretui: 6 waiting, 1 overdue"
    assert waiting(standings, office.team, office.now + timedelta(hours=8)).endswith("4 overdue")
    assert waiting((), office.team, office.now) == "sretui"


def test_an_inquiry_that_did_not_change_is_not_worked_out_again(office: Office) -> None:
    from sretui.ui.picture import Painter

    painter = Painter(office.desk)
    before = painter.take().by_key
    office.comment(301, "alice", office.now, "Hello Jane, I look into it.")
    after = painter.take().by_key
    assert {key for key in after if after[key] is not before[key]} == {"inquiries-301"}


async def test_the_zone_of_the_person_is_used(office: Office) -> None:
    async with office.open(zone="Europe/Berlin") as hands:
        await hands.sees("Mon 23 Nov 18:42 CET", "open, lunch in 2h18m")
        await hands.goes_to("inquiries-301")
        await hands.sees("received Mon 17:12", "due Mon 22:12")


async def test_nobody_on_duty_is_said(office: Office) -> None:
    office.team = replace(office.team, shifts=())
    async with office.open() as hands:
        await hands.sees("Nobody is on duty: add this week's shift (4)")
