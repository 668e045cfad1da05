"""Time: from the key to the journal; the timer outlives the app."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from sretui.core.journal import Kind
from sretui.ui.screens.forms.time_form import TimeForm

if TYPE_CHECKING:
    from tests.ui.conftest import Hands, Office

SMALL, WIDE = (80, 24), (120, 36)


async def opens(hands: Hands, node_id: str = "inquiries-301") -> None:
    await hands.goes_to(node_id)
    await hands.press("t")
    await hands.until(lambda: hands.dialog() is TimeForm)


def efforts(office: Office, node_id: str = "inquiries-301") -> list[tuple[int, str]]:
    return [(one["minutes"], one["category"]) for one in office.recorded(node_id, Kind.EFFORT)]


@pytest.mark.parametrize("size", [SMALL, WIDE])
async def test_one_key_logs_quarter_hours(office: Office, size: tuple[int, int]) -> None:
    async with office.open(size) as hands:
        await opens(hands)
        await hands.sees("Time on #301", "so far 0m here · you 0m today, 0m this week", "‹ answering ›")
        await hands.press("3")
        await hands.sees("#301: 45m answering logged; u takes it back.")
        assert efforts(office) == [(45, "answering")]
        await opens(hands)
        await hands.sees("so far 45m here · you 45m today, 45m this week")
        await hands.press("escape", "u")
        await hands.sees("#301: taken back.")
    assert efforts(office) == [(45, "answering"), (-45, "answering")]
    assert office.desk.facts("inquiries-301").effort == {}
    assert office.desk.outbox() == ()


async def test_the_amount_and_what_it_went_to_are_chosen(office: Office) -> None:
    async with office.open(SMALL) as hands:
        await opens(hands)
        await hands.sees("enter logs 30m answering")
        await hands.press("up", "up", "right")
        await hands.sees("enter logs 1h diagnosing")
        await hands.press("down", "enter")
        await hands.until(lambda: hands.dialog() is None)
    assert efforts(office) == [(45, "diagnosing")]


async def test_a_timer_runs_on_through_a_restart(office: Office) -> None:
    async with office.open(SMALL) as hands:
        await opens(hands)
        await hands.press("s")
        await hands.sees("#301: the timer runs. t ends it.", "timer #301 0m")
    office.now += timedelta(minutes=50)
    async with office.open(SMALL) as hands:
        await hands.sees("timer #301 50m")
        await opens(hands)
        await hands.sees("The timer has run for 50m: logging stops it.", "enter logs 45m answering")
        await hands.press("enter")
        await hands.until(lambda: "timer #301" not in hands.text)
        assert efforts(office) == [(45, "answering")]
        await hands.press("u")
        await hands.sees("timer #301 50m")


async def test_a_timer_is_dropped(office: Office) -> None:
    async with office.open(SMALL) as hands:
        await opens(hands)
        await hands.press("s")
        await hands.sees("timer #301 0m")
        await opens(hands)
        await hands.press("s")
        assert hands.dialog() is TimeForm
        await hands.press("x")
        await hands.sees("#301: the timer is stopped, nothing logged.")
        await hands.until(lambda: "timer #301" not in hands.text)
    assert efforts(office) == []


async def test_starting_elsewhere_logs_what_ran(office: Office) -> None:
    async with office.open(WIDE) as hands:
        await opens(hands)
        await hands.press("x")
        assert hands.dialog() is TimeForm
        await hands.press("s")
        await hands.sees("timer #301 0m")
        office.now += timedelta(minutes=20)
        hands.app._tick()
        await opens(hands, "inquiries-297")
        await hands.sees("The timer runs on #301, 20m: starting it here logs that there.")
        await hands.press("s")
        await hands.sees("#297: the timer runs. #301: 15m logged. t ends it.", "timer #297 0m")
        assert efforts(office) == [(15, "answering")]
        await hands.press("u")
        await hands.sees("timer #301 20m")
        assert office.desk.facts("inquiries-301").effort == {}


async def test_leaving_records_nothing(office: Office) -> None:
    async with office.open(SMALL) as hands:
        await opens(hands)
        await hands.press("up", "escape")
        await hands.until(lambda: hands.dialog() is None)
    assert office.journal("inquiries-301") == []
