"""Snooze: one key for the usual times, others typed; nothing is posted, and nothing unanswered is hidden."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from sretui.core.inbox import SectionKind, section_of
from sretui.core.journal import Kind
from sretui.ui.screens.forms.snooze_form import SnoozeForm
from tests.ui.conftest import local

if TYPE_CHECKING:
    from tests.ui.conftest import Hands, Office

SMALL, WIDE = (80, 24), (120, 36)


async def asks(hands: Hands, number: int) -> None:
    await hands.goes_to(f"inquiries-{number}")
    await hands.press("s")
    await hands.until(lambda: hands.dialog() is SnoozeForm)


def section(hands: Hands, number: int) -> SectionKind | None:
    assert hands.app.now is not None
    one = hands.picture.by_key[f"inquiries-{number}"]
    return section_of(one, hands.app._desk.team, hands.app.now)


async def comes_to(hands: Hands, number: int, wanted: SectionKind) -> None:
    await hands.until(lambda: hands.dialog() is None and section(hands, number) is wanted)


@pytest.mark.parametrize("size", [SMALL, WIDE])
async def test_until_tomorrow_and_back_again(office: Office, size: tuple[int, int]) -> None:
    async with office.open(size) as hands:
        await asks(hands, 288)
        await hands.sees("Snooze #288 until when?", "in two business hours", "Mon 23 Nov 11:42")
        await hands.sees(
            "tomorrow at opening", "Tue 24 Nov 08:00", "next week", "Mon 30 Nov 08:00", "esc leaves"
        )
        assert "wakes it now" not in hands.text
        await hands.press("w", "t")
        await comes_to(hands, 288, SectionKind.SNOOZED)
        await hands.sees("#288: snoozed until Tue 08:00; u takes it back.", "Snoozed")
        until = local(24, "08:00").isoformat()
        assert office.recorded("inquiries-288", Kind.SNOOZED) == [{"until": until}]
        await asks(hands, 288)
        await hands.sees("Snoozed until Tue 24 Nov 08:00.", "w wakes it now")
        await hands.press("w")
        await comes_to(hands, 288, SectionKind.CUSTOMER)
        await hands.press("u")
        await comes_to(hands, 288, SectionKind.SNOOZED)
        await hands.press("u")
        await comes_to(hands, 288, SectionKind.CUSTOMER)
    assert office.desk.outbox() == ()


@pytest.mark.parametrize(("key", "until"), [("h", local(23, "11:42")), ("m", local(30, "08:00"))])
async def test_the_other_usual_times(office: Office, key: str, until: object) -> None:
    async with office.open(SMALL) as hands:
        await asks(hands, 288)
        await hands.press(key)
        await comes_to(hands, 288, SectionKind.SNOOZED)
    assert office.desk.facts("inquiries-288").snoozed == until


async def test_a_time_that_is_typed_is_told_while_it_is_typed(office: Office) -> None:
    async with office.open(SMALL) as hands:
        await asks(hands, 288)
        await hands.press("u", *"whenever", "enter")
        await hands.sees("“whenever” is no time")
        assert office.journal("inquiries-288") == []
        await hands.press(*["backspace"] * 8, *"thu")
        await hands.sees("until Thu 26 Nov")
        await hands.press(*["backspace"] * 3, *"3h")
        await hands.sees("until Mon 23 Nov 13:42")
        await hands.press("enter")
        await comes_to(hands, 288, SectionKind.SNOOZED)
    assert office.desk.facts("inquiries-288").snoozed == local(23, "13:42")


@pytest.mark.parametrize("key", ["enter", "escape"])
async def test_leaving_records_nothing(office: Office, key: str) -> None:
    async with office.open(SMALL) as hands:
        await asks(hands, 288)
        await hands.press(key)
        await hands.until(lambda: hands.dialog() is None)
    assert office.journal("inquiries-288") == []


@pytest.mark.parametrize("size", [SMALL, WIDE])
async def test_what_nobody_has_answered_is_not_hidden_which_is_said(
    office: Office, size: tuple[int, int]
) -> None:
    async with office.open(size) as hands:
        await asks(hands, 301)
        await hands.sees("It has no answer yet, and stays in the inbox; the clock runs on.")
        await hands.press("t")
        await hands.sees("answered yet, it stays in sight.")
        await hands.until(lambda: office.desk.facts("inquiries-301").snoozed is not None)
        assert section(hands, 301) is SectionKind.ANSWER


async def test_it_comes_back_by_itself(office: Office) -> None:
    async with office.open(WIDE) as hands:
        await asks(hands, 288)
        await hands.press("h")
        await comes_to(hands, 288, SectionKind.SNOOZED)
        await hands.sees("snoozed until Mon 11:42 · s changes that")
        office.now += timedelta(hours=2)
        await comes_to(hands, 288, SectionKind.CUSTOMER)
        await hands.until(lambda: "s changes that" not in hands.text)


async def test_marked_rows_are_snoozed_and_taken_back_together(office: Office) -> None:
    async with office.open(WIDE) as hands:
        for number in (297, 288):
            await hands.goes_to(f"inquiries-{number}")
            await hands.press("space")
        await hands.sees("2 rows marked")
        await hands.press("s")
        await hands.sees("Snooze 2 inquiries until when?")
        await hands.press("t")
        await comes_to(hands, 297, SectionKind.SNOOZED)
        await comes_to(hands, 288, SectionKind.SNOOZED)
        await hands.press("u")
        await comes_to(hands, 297, SectionKind.REPLY)
        await comes_to(hands, 288, SectionKind.CUSTOMER)
