"""The facts dialog: what is typed, what is recorded of it, and what the countdown makes of it at once."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from textual.widgets import Input

from sretui.core.journal import Kind
from sretui.ui.screens.facts import FactsDialog

if TYPE_CHECKING:
    from tests.ui.conftest import Hands, Office

SMALL, WIDE = (80, 24), (120, 36)


async def open_facts(hands: Hands, key: str) -> None:
    await hands.goes_to(key)
    await hands.press("i")
    await hands.until(lambda: hands.dialog() is FactsDialog)
    await hands.sees("Received")


async def fill(hands: Hands, field: str, text: str) -> None:
    found = hands.screen.query_one(f"#{field}", Input)
    found.focus()
    found.value = text
    await hands.pilot.pause()


async def test_it_shows_what_is_known(office: Office) -> None:
    async with office.open(SMALL) as hands:
        await open_facts(hands, "inquiries-301")
        values = {field.id: field.value for field in hands.screen.query(Input)}
        await hands.sees("Facts of #301", "enter records")
    assert values == {
        "received": "2026-11-23 08:12",
        "channel": "mail",
        "customer": "Jane Doe",
        "answered": "",
        "how": "",
    }


@pytest.mark.parametrize("size", [SMALL, WIDE])
async def test_all_of_it_fits(office: Office, size: tuple[int, int]) -> None:
    async with office.open(size) as hands:
        await open_facts(hands, "inquiries-301")
        await hands.sees(
            "Received", "Channel", "Customer", "Answered elsewhere", "how", "esc changes nothing"
        )


async def test_received_long_before_it_was_filed_is_a_slip_and_empty_takes_it_back(office: Office) -> None:
    async with office.open(SMALL) as hands:
        await open_facts(hands, "inquiries-303")
        await hands.press(*"1999-01-01 10:00", "enter")
        await hands.sees("days before it was filed")
        await hands.press(*["backspace"] * 16, "enter")
        await hands.until(lambda: hands.dialog() is None)
    assert office.recorded("inquiries-303", Kind.RECEIVED) == [{"at": None}]


async def test_typing_replaces_what_stood_there_and_enter_records(office: Office) -> None:
    async with office.open(SMALL) as hands:
        await open_facts(hands, "inquiries-303")
        await hands.press(*"07:30", "tab", *"hot", "tab", *"Kim of lab 4", "enter")
        await hands.until(lambda: hands.dialog() is None)
        await hands.sees("#303: recorded")
        await hands.sees("2h18m #303   Wrong colours on macOS")
        await hands.sees("hotline")
    assert office.recorded("inquiries-303", Kind.RECEIVED) == [{"at": "2026-11-23T15:30:00+00:00"}]
    assert office.recorded("inquiries-303", Kind.CHANNEL) == [{"channel": "hotline"}]
    assert office.recorded("inquiries-303", Kind.CUSTOMER) == [{"name": "Kim of lab 4"}]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("soon", "“soon” is no time; write 08:12, yesterday 15:00"),
        ("23:59", "is in the future"),
        ("2026-02-30 08:00", "does not exist"),
        ("[@click=app.quit]x[/]\x1b[31m", "[@click=app.quit]x[/]"),
    ],
)
async def test_a_wrong_time_is_explained_and_kept(office: Office, typed: str, said: str) -> None:
    async with office.open(SMALL) as hands:
        await open_facts(hands, "inquiries-301")
        await fill(hands, "customer", "Typed meanwhile")
        await fill(hands, "received", typed)
        await hands.press("ctrl+s")
        await hands.sees(said.split("; ")[0][:40])
        assert hands.dialog() is FactsDialog
        kept = hands.screen.query_one("#received", Input)
        assert kept.value == typed
        assert kept.has_focus
        assert hands.screen.query_one("#customer", Input).value == "Typed meanwhile"
    assert office.journal("inquiries-301") == []


@pytest.mark.parametrize(
    ("typed", "at"),
    [
        ("08:05", "2026-11-23T16:05:00+00:00"),
        ("yesterday 15:00", "2026-11-22T23:00:00+00:00"),
        ("Fri 15:00", "2026-11-20T23:00:00+00:00"),
        ("2026-11-19 08:12", "2026-11-19T16:12:00+00:00"),
        ("2026-11-19 08:12Z", "2026-11-19T08:12:00+00:00"),
        ("08:05-08:00", "2026-11-23T16:05:00+00:00"),
    ],
)
async def test_times_as_people_write_them(office: Office, typed: str, at: str) -> None:
    async with office.open(SMALL) as hands:
        await open_facts(hands, "inquiries-301")
        await fill(hands, "received", typed)
        await hands.press("enter")
        await hands.until(lambda: hands.dialog() is None)
    assert office.recorded("inquiries-301", Kind.RECEIVED) == [{"at": at}]


async def test_an_answer_given_elsewhere_stops_the_clock_and_can_be_taken_back(office: Office) -> None:
    async with office.open(WIDE) as hands:
        await open_facts(hands, "inquiries-299")
        await fill(hands, "answered", "Fri 14:30")
        await fill(hands, "how", "phone")
        await hands.press("enter")
        await hands.sees("answered in 35m (phone)", "Waiting for customer")
        await open_facts(hands, "inquiries-299")
        await fill(hands, "answered", "")
        await fill(hands, "how", "")
        await hands.press("enter")
        await hands.sees("47m00s over (overdue)")
    assert office.recorded("inquiries-299", Kind.ANSWERED_ELSEWHERE) == [
        {"at": "2026-11-20T22:30:00+00:00", "how": "phone"},
        {"at": None, "how": ""},
    ]


@pytest.mark.parametrize(
    ("when", "how", "said"),
    [("", "phone", "Say when it was answered as well."), ("Thu 08:00", "phone", "before it was received")],
)
async def test_an_answer_that_makes_no_sense_is_explained(
    office: Office, when: str, how: str, said: str
) -> None:
    async with office.open(SMALL) as hands:
        await open_facts(hands, "inquiries-299")
        await fill(hands, "answered", when)
        await fill(hands, "how", how)
        await hands.press("enter")
        await hands.sees(said)
    assert office.journal("inquiries-299") == []


async def test_who_spoke_through_the_relay_is_told_and_corrected(office: Office) -> None:
    relayed = office.comment(288, "list-relay", office.now - timedelta(minutes=40), "Me too,\nthe same here!")
    async with office.open(WIDE) as hands:
        await hands.sees("1 Inbox 7")
        await open_facts(hands, "inquiries-288")
        await hands.sees("by mail: “Me too, the same here!”", "… who wrote this?")
        await fill(hands, "spoke-0", "noise")
        await hands.press("enter")
        await hands.sees("1 Inbox 6")
        await open_facts(hands, "inquiries-288")
        assert hands.screen.query_one("#spoke-0", Input).value == "noise"
        await fill(hands, "spoke-0", "cust")
        await hands.press("enter")
        await hands.sees("1 Inbox 7")
        await open_facts(hands, "inquiries-288")
        await fill(hands, "spoke-0", "")
        await hands.press("enter")
        await hands.until(lambda: hands.dialog() is None)
    said = [data["who"] for data in office.recorded("inquiries-288", Kind.SPOKE)]
    assert said == ["noise", "customer", None]
    assert {data["comment"] for data in office.recorded("inquiries-288", Kind.SPOKE)} == {relayed.node_id}


@pytest.mark.parametrize(("field", "text"), [("channel", "pigeon"), ("channel", ""), ("spoke-0", "nobody")])
async def test_a_choice_that_does_not_exist_is_explained(office: Office, field: str, text: str) -> None:
    office.comment(288, "list-relay", office.now - timedelta(minutes=40), "Me too!")
    async with office.open(WIDE) as hands:
        await open_facts(hands, "inquiries-288")
        await fill(hands, field, text)
        await hands.press("enter")
        await hands.sees(f"“{text}” is none of")
    assert office.journal("inquiries-288") == []


async def test_escape_changes_nothing(office: Office) -> None:
    async with office.open(SMALL) as hands:
        await open_facts(hands, "inquiries-301")
        await fill(hands, "customer", "Somebody else")
        await hands.press("escape")
        await hands.until(lambda: hands.dialog() is None)
    assert office.journal("inquiries-301") == []


async def test_news_do_not_touch_what_is_being_typed(office: Office) -> None:
    async with office.open(SMALL) as hands:
        await open_facts(hands, "inquiries-301")
        await hands.press(*"yesterday 1")
        office.issue(311, "Brand new", office.now, "New.")
        hands.hears_news()
        await hands.until(lambda: "inquiries-311" in hands.picture.by_key)
        office.now += timedelta(seconds=2)
        await hands.until(lambda: hands.app.now == office.now)
        field = hands.screen.query_one("#received", Input)
        assert (field.value, field.has_focus) == ("yesterday 1", True)


async def test_a_full_disk_keeps_what_was_typed(office: Office) -> None:
    async with office.open(SMALL) as hands:
        await open_facts(hands, "inquiries-301")
        await fill(hands, "customer", "Not to be lost")
        kept = office.databases.desk_path.rename(office.databases.desk_path.with_suffix(".away"))
        office.databases.desk_path.mkdir()
        await hands.press("enter")
        await hands.sees("Not recorded:")
        await hands.until(lambda: hands.dialog() is FactsDialog)
        assert hands.screen.query_one("#customer", Input).value == "Not to be lost"
        office.databases.desk_path.rmdir()
        kept.rename(office.databases.desk_path).chmod(0o600)
        await hands.press("enter")
        await hands.until(lambda: hands.dialog() is None)
        await hands.sees("#301: recorded")
    assert office.recorded("inquiries-301", Kind.CUSTOMER) == [{"name": "Not to be lost"}]
