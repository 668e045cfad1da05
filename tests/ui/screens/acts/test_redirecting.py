"""A customer who came to a developer: led to the Primary, told, and watched until contact is made."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from textual.widgets import Input, TextArea

from sretui.core.inbox import SectionKind, awaits_contact, section_of
from sretui.core.journal import Kind
from sretui.core.model import RepoRole
from sretui.core.outbox.action import Act
from sretui.core.outbox.writes import AssignPeople, FileIssue, Place, PostComment
from sretui.core.roster.changes import Delegation, Said
from sretui.core.team import Shift
from sretui.ui.screens.forms.intake_form import IntakeForm
from sretui.ui.screens.forms.likely_form import LikelyForm
from sretui.ui.screens.forms.preview import Preview
from sretui.ui.screens.forms.redirect_form import RedirectForm
from sretui.ui.widgets.choice import Choice
from tests.ui.conftest import BOILERPLATE, SMALL, WIDE, local

if TYPE_CHECKING:
    from tests.ui.conftest import Hands, Office

BODY = (
    "Received 2026-11-23 08:12 PST by walk-in from Jane Doe.\n"
    "Redirected to @alice by bob, who was asked in person."
)


async def tells(hands: Hands, title: str = "Zebra", text: str = "Stripes are upside down.") -> None:
    """Say what one was asked, at the door."""
    await hands.until(lambda: hands.rows.cursor_key is not None)
    await hands.press("N")
    await hands.until(lambda: hands.dialog() is IntakeForm)
    await hands.press("right", "right")
    for name, typed in {"title": title, "customer": "Jane Doe", "received": "08:12"}.items():
        hands.screen.query_one(f"#{name}", Input).value = typed
    hands.screen.query_one("#text", TextArea).text = text
    await hands.press("ctrl+s")
    await hands.until(lambda: hands.dialog() in {LikelyForm, RedirectForm})


async def sends(hands: Hands) -> None:
    await hands.press("ctrl+s")
    await hands.until(lambda: hands.dialog() is Preview)
    await hands.press("ctrl+s")
    await hands.until(lambda: hands.dialog() is None)


def lend(office: Office) -> None:
    """Let Bob act for Alice today."""
    start, end = office.now - timedelta(hours=1), office.now + timedelta(hours=1)
    said = Said(start, "alice")
    lent = Delegation("d", "alice", "bob", start, end, said, agreed=said)
    office.desk.save_delegation(office.desk.roster.roster, lent, "Delegation")


@pytest.mark.parametrize("size", [SMALL, WIDE])
async def test_the_primary_gets_it_and_the_customer_the_three_way_word(
    office: Office, size: tuple[int, int]
) -> None:
    office.me = "bob"
    async with office.open(size) as hands:
        await tells(hands)
        await hands.sees("Lead Jane Doe to the Primary", "you asked Bob Brown about this", "(@alice)")
        await hands.press("ctrl+s")
        await hands.until(lambda: hands.dialog() is Preview)
        await hands.sees("2 steps", "assigned to: alice", "Mentioned, so mailed too: @alice.")
        await hands.press("ctrl+s")
        await hands.until(lambda: hands.dialog() is None)
        (queued,) = office.desk.outbox()
        filed, told = queued.action.writes
        body = f"{BODY}\n\n{BOILERPLATE}\n\n---\n\nStripes are upside down."
        assert filed == FileIssue(RepoRole.INQUIRIES, "Zebra", body, (), ("alice",))
        assert isinstance(told, PostComment)
        assert told.place == Place(RepoRole.INQUIRIES, step=0)
        assert told.body.startswith("Dear Jane Doe,")
        assert told.body.endswith("Alice Adams will answer you here.\n\nBob Brown and Alice Adams")
        assert queued.action.act is Act.REDIRECT
        await hands.until(lambda: hands.rows.cursor_key == queued.inquiry)
    assert office.desk.draft("redirect") is None
    assert office.desk.draft("redirect:word") is None


async def test_who_tells_the_customer_posts_nothing(office: Office) -> None:
    office.me = "bob"
    office.team = replace(office.team, private_channels={"walk-in": True})
    async with office.open(SMALL) as hands:
        await tells(hands)
        await hands.sees("‹ I tell them myself ›", "will get in touch with you.")
        await hands.press("ctrl+t")
        assert hands.app.clipboard.startswith("Dear Jane Doe,\n\nyou asked Bob Brown")
        await sends(hands)
        (queued,) = office.desk.outbox()
        (filed,) = queued.action.writes
        assert isinstance(filed, FileIssue)
        assert "Jane" not in filed.body
        await hands.sees("Zebra")


async def test_an_inquiry_that_is_there_becomes_the_primarys(office: Office) -> None:
    office.me = "bob"
    async with office.open(SMALL) as hands:
        await tells(hands, "Blank window after remote launch", "It stays blank.")
        await hands.until(lambda: hands.dialog() is LikelyForm)
        await hands.press("enter")
        await hands.until(lambda: hands.dialog() is RedirectForm)
        await sends(hands)
        (queued,) = office.desk.outbox()
        place = Place(RepoRole.INQUIRIES, 301, "inquiries-301")
        added, told, assigned = queued.action.writes
        assert added == PostComment(place, f"{BODY}\n\nIt stays blank.")
        assert isinstance(told, PostComment)
        assert assigned == AssignPeople(place, ("alice",))
    assert office.recorded("inquiries-301", Kind.REDIRECT)[0]["made"] is False


async def test_the_word_can_be_written_anew_and_is_kept(office: Office) -> None:
    office.me = "bob"
    async with office.open(SMALL) as hands:
        await tells(hands)
        await hands.press(*"My own word. ")
        hands.screen.query_one("#primary", Input).value = "carl"
        await hands.press("ctrl+s")
        await hands.sees("“carl” is nobody on the team")
        hands.screen.query_one("#primary", Input).value = "carol"
        await hands.press("ctrl+s")
        await hands.until(lambda: hands.dialog() is Preview)
        await hands.sees("Redirected to @carol by bob")
        await hands.press("escape")
        await hands.until(lambda: hands.dialog() is RedirectForm)
        assert hands.screen.query_one("#word", TextArea).text.startswith("My own word. ")
        hands.screen.query_one("#word", TextArea).text = ""
        await hands.press("ctrl+s")
        await hands.sees("The comment is empty")
        await hands.press("escape")
        await hands.until(lambda: hands.dialog() is IntakeForm)
        assert hands.screen.query_one("#title", Input).value == "Zebra"
        assert hands.screen.query_one("#channel", Choice).chosen == "walk-in"


@pytest.mark.parametrize(
    ("me", "shifts", "sentence"),
    [
        ("alice", None, "You are the Primary yourself: n takes it in."),
        ("", None, "Who you are is not known yet"),
        ("bob", (Shift(date(2026, 1, 5), "alice", "bob"),), "Nobody is on duty"),
    ],
)
async def test_nobody_is_led_in_circles(
    office: Office, me: str, shifts: tuple[Shift, ...] | None, sentence: str
) -> None:
    office.me = me
    office.team = replace(office.team, shifts=office.team.shifts if shifts is None else shifts)
    async with office.open(WIDE) as hands:
        await hands.until(lambda: hands.rows.cursor_key is not None)
        await hands.press("N")
        await hands.sees(sentence)
        assert hands.dialog() is None


@pytest.mark.parametrize("size", [SMALL, WIDE])
async def test_the_primary_sees_it_until_contact_is_made(office: Office, size: tuple[int, int]) -> None:
    office.issue(310, "Zebra", local(23, "08:30"), f"{BODY}\n\nStripes.", author="bob", assignees=("alice",))
    office.comment(310, "bob", local(23, "08:31"), "Dear Jane, Alice will answer you here.")
    async with office.open(size) as hands:
        await hands.goes_to("inquiries-310")
        await hands.sees("redirected Zebra")
        await hands.press("enter")
        await hands.sees("redirected by Bob Brown, asked in person", "no contact yet: e")
        await hands.press("e")
        await hands.sees("#310: contact made, recorded; u takes it back.")
        await hands.sees("contact made")
        assert office.recorded("inquiries-310", Kind.REDIRECT)[0]["made"] is True
        one = hands.picture.by_key["inquiries-310"]
        assert section_of(one, office.team, office.now) is SectionKind.CUSTOMER
        await hands.press("u")
        await hands.sees("no contact yet")
        assert awaits_contact(hands.picture.by_key["inquiries-310"])


async def test_while_the_role_is_lent_the_customer_is_led_to_who_acts(office: Office) -> None:
    lend(office)
    office.me = "carol"
    async with office.open(SMALL) as hands:
        await hands.until(lambda: hands.rows.cursor_key is not None)
        await hands.press("N")
        await hands.until(lambda: hands.dialog() is IntakeForm)
        await hands.sees("Redirect to Bob Brown, who acts for Alice Adams: what were you asked?")
        await hands.press("escape")
        await tells(hands)
        assert hands.screen.query_one("#primary", Input).value == "bob"


async def test_who_acts_takes_it_in_and_the_primary_leads_there(office: Office) -> None:
    lend(office)
    office.me = "bob"
    async with office.open(WIDE) as hands:
        await hands.until(lambda: hands.rows.cursor_key is not None)
        await hands.press("N")
        await hands.sees("You act for the Primary: n takes it in.")
    office.me = "alice"
    async with office.open(WIDE) as hands:
        await hands.until(lambda: hands.rows.cursor_key is not None)
        await hands.press("N")
        await hands.until(lambda: hands.dialog() is IntakeForm)


async def test_one_customers_word_does_not_come_up_for_another(office: Office) -> None:
    office.me = "bob"
    async with office.open(SMALL) as hands:
        await tells(hands)
        await hands.press(*"My own word. ")
        await hands.press("escape")
        await hands.until(lambda: hands.dialog() is IntakeForm)
        hands.screen.query_one("#customer", Input).value = "Joe Roe"
        await hands.press("ctrl+s")
        await hands.until(lambda: hands.dialog() is RedirectForm)
        assert hands.screen.query_one("#word", TextArea).text.startswith("Dear Joe Roe,")
