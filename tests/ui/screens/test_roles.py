"""The screens fit who looks: keys, header, the first section, and a word before acting for others."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sretui.core.handoff.acceptance import ACCEPTING
from sretui.core.handoff.line import Handed, write_handed
from sretui.core.model import Reaction
from sretui.store.database import transaction
from sretui.store.reactions import add_reaction
from sretui.ui.screens.forms.composer import Composer
from sretui.ui.screens.forms.preview import Preview
from tests.ui.conftest import SMALL, WIDE, ZONE, local

if TYPE_CHECKING:
    from tests.ui.conftest import Office

NOT_ON_DUTY = "You are not on duty: Alice Adams answers this week."


@pytest.mark.parametrize(
    ("me", "size", "words"),
    [
        ("alice", WIDE, ("Primary you (alice)", " r Reply  c Acknowledge  a Take  E Escalate")),
        ("bob", WIDE, ("Backup you (bob)", " r Reply  c Acknowledge  a Take  d Known issue  N Redirect")),
        (
            "carol",
            WIDE,
            (
                "yours from Fri 17:00, in 4d 7h · next: you, Alice Adams",
                " N Redirect  n New  ? Help  / Search",
            ),
        ),
        ("carol", SMALL, ("Backup Bob Brown · yours from Fri 17:00", " N Redirect  n New  ? Help")),
        ("dan", WIDE, ("next: Carol Cole, Alice Adams", " N Redirect  n New  ? Help  / Search")),
        ("dan", SMALL, ("Backup Bob Brown · you are free", " N Redirect  n New  ? Help")),
    ],
)
async def test_header_and_keys(
    office: Office, me: str, size: tuple[int, int], words: tuple[str, ...]
) -> None:
    office.me = me
    async with office.open(size) as hands:
        await hands.sees(*words)


async def test_the_backup_sees_first_what_they_are_asked_about(office: Office) -> None:
    office.comment(288, "alice", local(23, "09:00"), "@bob can you look?")
    office.me = "bob"
    async with office.open(WIDE) as hands:
        await hands.sees("Asked of you")
        assert hands.text.index("Asked of you") < hands.text.index("Answer")
        assert hands.rows.cursor_key == "inquiries-288"
        office.comment(288, "bob", local(23, "09:30"), "It is the file dialog of the system.")
        hands.hears_news()
        await hands.until(lambda: "Asked of you" not in hands.text)


@pytest.mark.parametrize(("me", "said"), [("alice", False), ("bob", False), ("dan", True), ("carol", True)])
async def test_who_is_not_on_duty_may_answer_and_is_reminded(office: Office, me: str, said: bool) -> None:
    office.me = me
    async with office.open(WIDE) as hands:
        await hands.goes_to("inquiries-288")
        await hands.press("r")
        await hands.until(lambda: hands.dialog() is Composer)
        await hands.pilot.pause()
        await hands.press(*"Hello", "ctrl+s")
        await hands.until(lambda: hands.dialog() is Preview)
        await hands.sees("comment on #288")
        assert (NOT_ON_DUTY in hands.text) is said
        await hands.press("ctrl+s")
        await hands.until(office.desk.outbox)


async def test_who_was_asked_is_not_reminded(office: Office) -> None:
    office.comment(288, "alice", local(23, "09:00"), "@carol can you look?")
    office.me = "carol"
    async with office.open(WIDE) as hands:
        await hands.sees("Asked of you", " r Reply  N Redirect")
        await hands.goes_to("inquiries-288")
        await hands.press("r")
        await hands.until(lambda: hands.dialog() is Composer)
        await hands.pilot.pause()
        await hands.press(*"Hello", "ctrl+s")
        await hands.until(lambda: hands.dialog() is Preview)
        await hands.sees("comment on #288")
        assert NOT_ON_DUTY not in hands.text


async def test_whoever_handed_over_sees_what_is_not_accepted_and_hears_what_is(office: Office) -> None:
    for number in (288, 297):
        lines = write_handed(Handed("carol", "alice", "bob", "try it"), ZONE)
        office.comment(number, "carol", local(20, "16:20"), lines)
    office.me = "carol"
    office.now = local(23, "08:58")
    async with office.open(WIDE) as hands:
        await hands.sees("Handed over: 0 of 2 accepted; #288, #297 not accepted yet by Alice Adams.")
        office.now = local(23, "09:00")
        await hands.sees("Not accepted an hour into the shift: #")
        with office.databases.cache() as conn, transaction(conn):
            rows = conn.execute("SELECT id FROM comments WHERE author = 'carol' AND issue_number = 288")
            ((comment,),) = rows.fetchall()
            add_reaction(conn, Reaction(1, comment, "alice", ACCEPTING, local(23, "09:00")))
        hands.hears_news()
        await hands.sees("Accepted by Alice Adams: #288")
        await hands.sees("1 of 2 accepted; #297 not accepted an hour into the shift by Alice Adams.")
        office.comment(297, "alice", local(23, "09:01"), "@carol which one?")
        hands.hears_news()
        await hands.sees("Alice Adams asks about: #297")


async def test_whoever_handed_over_sees_what_cannot_be_taken_until_somebody_has_it(office: Office) -> None:
    for number in (288, 297):
        lines = write_handed(Handed("carol", "alice", "bob", "try it"), ZONE)
        office.comment(number, "carol", local(20, "16:20"), lines)
    on = write_handed(Handed("alice", "bob", "", "try it"), ZONE)
    comment = office.comment(297, "alice", local(23, "08:50"), on)
    office.me = "carol"
    office.now = local(23, "08:58")
    async with office.open(WIDE) as hands:
        await hands.sees("0 of 2 accepted; #288 not accepted yet by Alice Adams; #297 cannot be taken.")
        await hands.goes_to("inquiries-297")
        await hands.sees("Alice Adams cannot take it Mon 08:50 · handed to")
        with office.databases.cache() as conn, transaction(conn):
            add_reaction(conn, Reaction(1, comment.id, "bob", ACCEPTING, local(23, "08:57")))
        hands.hears_news()
        await hands.sees("accepted by Bob")
        assert "Alice Adams cannot take it" not in hands.text
