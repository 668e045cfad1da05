"""Handed to you: accept in silence, ask, or hand on; what waits for us stays where its clock is seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual.widgets import Input, TextArea

from sretui.core.handoff.acceptance import ACCEPTING, Accepting
from sretui.core.handoff.line import Handed, write_handed
from sretui.core.inbox import SectionKind, section_of
from sretui.core.journal import Kind
from sretui.core.model import Reaction, RepoRole
from sretui.core.outbox import steps
from sretui.core.outbox.action import Act
from sretui.core.outbox.steps import Result
from sretui.core.outbox.writes import (
    AddReaction,
    AssignPeople,
    Place,
    PostComment,
    RemoveReaction,
    UnassignPeople,
)
from sretui.store.database import transaction
from sretui.store.outbox import save_step
from sretui.store.reactions import add_reaction
from sretui.ui.screens.forms.accept_form import AcceptForm
from sretui.ui.screens.forms.composer import Composer
from sretui.ui.screens.forms.hand_on_form import SAY, HandOnForm
from sretui.ui.screens.forms.preview import Preview
from sretui.ui.screens.forms.undo_question import UndoQuestion
from sretui.ui.widgets.choice import Choice
from tests.ui.conftest import SMALL, WIDE, ZONE, local

if TYPE_CHECKING:
    from datetime import datetime

    from sretui.core.handoff.acceptance import Acceptance
    from sretui.core.model import Comment
    from sretui.core.outbox.action import Action
    from tests.ui.conftest import Hands, Office

HERE = Place(RepoRole.INQUIRIES, 288, "inquiries-288")
BY = local(23, "16:00")
HANDED = Handed("carol", "alice", "bob", "try the newest release on macOS", BY)


FRIDAY = local(20, "16:20")


def hand_over(office: Office, number: int, handed: Handed = HANDED, at: datetime = FRIDAY) -> Comment:
    words = f"Hello,\n\nmy week ends today.\n\n{write_handed(handed, ZONE)}"
    return office.comment(number, handed.giver, at, words)


def handoff_of(hands: Hands, number: int = 288) -> Acceptance:
    handoff = hands.picture.by_key[f"inquiries-{number}"].handoff
    assert handoff is not None
    return handoff


@pytest.fixture
def handed(office: Office) -> Office:
    """#288 was handed to Alice by Carol on Friday, with a promise for today."""
    office.issue(288, "File list is empty on macOS", local(14, "09:00"), "Empty.", assignees=("alice",))
    hand_over(office, 288)
    return office


def section(hands: Hands, number: int = 288) -> SectionKind | None:
    assert hands.app.now is not None
    one = hands.picture.by_key[f"inquiries-{number}"]
    return section_of(one, hands.app._desk.team, hands.app.now, hands.app._desk.me)


def state(hands: Hands, number: int = 288) -> Accepting | None:
    handoff = hands.picture.by_key[f"inquiries-{number}"].handoff
    return handoff.state if handoff else None


def reactions(hands: Hands) -> list[int]:
    """Name the reactions that the picture knows, by GitHub's ids."""
    return [one.id for one in hands.picture.by_key["inquiries-288"].inquiry.conversation.reactions]


async def asks(hands: Hands, number: int = 288) -> None:
    await hands.goes_to(f"inquiries-{number}")
    await hands.press("h")
    await hands.until(lambda: hands.dialog() is AcceptForm)
    await hands.pilot.pause()


async def shows(hands: Hands, dialog: type[object]) -> None:
    await hands.until(lambda: hands.dialog() is dialog)
    await hands.pilot.pause()


def only(office: Office) -> Action:
    (one,) = office.desk.outbox()
    return one.action


@pytest.mark.parametrize("size", [SMALL, WIDE])
async def test_two_keys_accept_it_as_it_stands_and_mail_nobody(handed: Office, size: tuple[int, int]) -> None:
    async with handed.open(size) as hands:
        await hands.sees("Handed to you", "by 16:00")
        assert section(hands) is SectionKind.HANDED
        await asks(hands)
        await hands.sees("Handed to you by Carol Cole, Fri 16:20 · Backup Bob Brown")
        await hands.sees("try the newest release on macOS", "2026-11-23 16:00", "mails nobody")
        await hands.press("y")
        await hands.until(lambda: state(hands) is Accepting.ACCEPTED)
        await hands.sees("Accept #288: in the outbox; u takes it back.")
        action = only(handed)
        assert action.act is Act.ACCEPT
        comment = handoff_of(hands).comment
        assert action.writes == (AddReaction(HERE, ACCEPTING, comment.id),)
        promise = {"comment": comment.node_id, "next": HANDED.next_action, "by": BY.isoformat()}
        assert handed.recorded("inquiries-288", Kind.TAKEN_OVER) == [promise]
        await hands.press("u")
        await hands.until(lambda: state(hands) is Accepting.OPEN)
        assert section(hands) is SectionKind.HANDED
    assert handed.desk.outbox() == ()


async def test_what_was_sent_already_is_taken_back_after_a_question(handed: Office) -> None:
    async with handed.open(SMALL) as hands:
        await asks(hands)
        await hands.press("y")
        await hands.until(handed.desk.outbox)
        (queued,) = handed.desk.outbox()
        comment = handoff_of(hands).comment
        sent = steps.sent(queued.steps[0], Result("", 288, id=70))
        with handed.databases.desk() as conn, transaction(conn):
            save_step(conn, queued.action.id, sent, handed.now)
        with handed.databases.cache() as conn, transaction(conn):
            add_reaction(conn, Reaction(70, comment.id, "alice", ACCEPTING, handed.now))
        hands.hears_news()
        await hands.until(lambda: 70 in reactions(hands))
        assert state(hands) is Accepting.ACCEPTED
        await hands.press("u")
        await shows(hands, UndoQuestion)
        await hands.sees("Accept #288: take it back?", "take +1 off #288")
        assert "stays" not in hands.text
        await hands.press("y")
        await hands.until(lambda: state(hands) is Accepting.OPEN)
        assert section(hands) is SectionKind.HANDED
    action = only(handed)
    assert (action.act, action.writes) == (Act.UNDO, (RemoveReaction(HERE, ACCEPTING, comment.id, 70),))
    *_, last = handed.recorded("inquiries-288", Kind.TAKEN_OVER)
    assert last == {"comment": comment.node_id, "next": None, "by": None}


async def test_who_is_not_assigned_is_assigned_with_it(handed: Office) -> None:
    handed.issue(288, "File list is empty on macOS", local(14, "09:00"), "Empty.", updated=local(21, "09:00"))
    async with handed.open(SMALL) as hands:
        await asks(hands)
        await hands.press("y")
        await hands.until(handed.desk.outbox)
    assert only(handed).writes[1:] == (AssignPeople(HERE, ("alice",)),)


async def test_other_plans_are_recorded_and_can_be_changed_again(handed: Office) -> None:
    async with handed.open(WIDE) as hands:
        await asks(hands)
        await hands.press("e", *", twice")
        by = hands.screen.query_one("#by", Input)
        by.value = "yesterday"
        await hands.press("ctrl+s")
        await hands.sees("“yesterday” is no time")
        assert handed.desk.outbox() == ()
        by.value = "Wed 12:00"
        await hands.press("enter")
        await hands.until(handed.desk.outbox)
        await hands.until(lambda: state(hands) is Accepting.ACCEPTED)
        told = {"next": "try the newest release on macOS, twice", "by": local(25, "12:00").isoformat()}
        (first,) = handed.recorded("inquiries-288", Kind.TAKEN_OVER)
        assert first.items() >= told.items()
        await hands.sees("accepted by you", "by Wed 12:00")
        await asks(hands)
        await hands.sees("y records it as it stands")
        assert "q asks" not in hands.text
        await hands.press("e", "ctrl+u", *"wait", "enter")
        await hands.sees("the next action is recorded")
        *_, last = handed.recorded("inquiries-288", Kind.TAKEN_OVER)
        assert (last["next"], last["by"]) == ("wait", told["by"])
        assert len(handed.desk.outbox()) == 1
        await hands.press("u")
        await hands.until(lambda: handoff_of(hands).promise.action == told["next"])


@pytest.mark.parametrize("key", ["enter", "escape"])
async def test_deciding_later_leaves_it_and_keeps_what_was_typed(handed: Office, key: str) -> None:
    async with handed.open(SMALL) as hands:
        await asks(hands)
        await hands.press("e", *" soon", "escape")
        await hands.until(lambda: hands.dialog() is None)
        await asks(hands)
        await hands.sees("on macOS soon")
        await hands.press(key)
        await hands.until(lambda: hands.dialog() is None)
        assert state(hands) is Accepting.OPEN
    assert handed.desk.outbox() == ()


@pytest.mark.parametrize("size", [SMALL, WIDE])
async def test_a_question_goes_through_the_composer_and_its_review(
    handed: Office, size: tuple[int, int]
) -> None:
    async with handed.open(size) as hands:
        await asks(hands)
        await hands.press("q")
        await shows(hands, Composer)
        await hands.sees("Ask about #288")
        await hands.press(*"which release?", "ctrl+s")
        await shows(hands, Preview)
        await hands.sees("@carol which release?")
        await hands.press("ctrl+s")
        await hands.until(lambda: state(hands) is Accepting.QUESTIONED)
        assert section(hands) is SectionKind.HANDED
    action = only(handed)
    assert (action.act, action.writes) == (Act.QUESTION, (PostComment(HERE, "@carol which release?"),))


@pytest.mark.parametrize("size", [SMALL, WIDE])
async def test_what_cannot_be_taken_goes_to_the_backup_and_the_reason_stays_here(
    handed: Office, size: tuple[int, int]
) -> None:
    async with handed.open(size) as hands:
        await asks(hands)
        await hands.press("n")
        await shows(hands, HandOnForm)
        await hands.sees("Who takes #288 instead?", "Bob Brown")
        await hands.press("ctrl+s")
        await hands.sees("Say why")
        await hands.press(*"ill", "ctrl+s")
        await shows(hands, Preview)
        await hands.sees("Hand #288 on to bob", "Bob Brown (@bob) looks after this from now on")
        await hands.press("ctrl+s")
        await hands.until(handed.desk.outbox)
        await hands.until(lambda: section(hands) is SectionKind.CUSTOMER)
    action = only(handed)
    comment, assign, unassign = action.writes
    assert isinstance(comment, PostComment)
    lines = write_handed(Handed("alice", "bob", "", HANDED.next_action, BY), ZONE)
    assert comment.body.endswith(lines)
    assert "ill" not in comment.body.partition("Handed off")[0]
    assert (assign, unassign) == (AssignPeople(HERE, ("bob",)), UnassignPeople(HERE, ("alice",)))
    (fact,) = handed.recorded("inquiries-288", Kind.NOT_TAKEN)
    assert (fact["why"], fact["to"]) == ("ill", "bob")


async def test_back_to_the_giver_with_the_reason_said(handed: Office) -> None:
    async with handed.open(WIDE) as hands:
        await asks(hands)
        await hands.press("n")
        await shows(hands, HandOnForm)
        await hands.press(*"I have no Mac.")
        to, how = (hands.screen.query_one(one, Choice) for one in ("#to", "#how"))
        to.focus()
        await hands.press("right")
        how.focus()
        await hands.press("right")
        assert (to.chosen, how.chosen) == ("carol", SAY)
        area = hands.screen.query_one("#comment", TextArea)
        await hands.until(lambda: "@carol I have no Mac." in area.text)
        area.text += "\n\nSorry!"
        how.focus()
        await hands.press("left")
        assert area.text.endswith("Sorry!")  # what somebody wrote stays
        await hands.press("escape")
        await hands.until(lambda: hands.dialog() is None)
        await asks(hands)
        await hands.press("n")
        await shows(hands, HandOnForm)
        assert "Sorry!" in hands.screen.query_one("#comment", TextArea).text
        await hands.press("ctrl+s")
        await shows(hands, Preview)
        await hands.sees("@carol I have no Mac.", "unassign alice")


async def test_a_comment_never_names_another_one_than_who_gets_it(handed: Office) -> None:
    async with handed.open(WIDE) as hands:
        await asks(hands)
        await hands.press("n")
        await shows(hands, HandOnForm)
        await hands.press(*"ill", "escape")
        await hands.until(lambda: hands.dialog() is None)
        await asks(hands)
        await hands.press("n")
        await shows(hands, HandOnForm)
        hands.screen.query_one("#to", Choice).focus()
        await hands.press("right")
        area = hands.screen.query_one("#comment", TextArea)
        await hands.until(lambda: "Handed off from @alice to @carol" in area.text)
        area.text += "\n\nSorry!"
        await hands.press("left", "ctrl+s")
        await hands.sees("The comment hands it to carol, not to bob")
        area.text = "Bob has it."
        await hands.press("ctrl+s")
        await hands.sees("lacks the line that hands it on")
        assert hands.dialog() is HandOnForm
        area.text = ""
        await hands.press("right", "left")
        await hands.until(lambda: "Handed off from @alice to @bob" in area.text)
        await hands.press("ctrl+s")
        await shows(hands, Preview)
    assert handed.desk.outbox() == ()


async def test_where_a_customer_waits_it_stays_in_sight_with_a_mark(office: Office) -> None:
    hand_over(office, 297)
    office.comment(297, "jane", local(23, "09:30"), "And now it crashes.")
    async with office.open((160, 36)) as hands:
        assert section(hands, 297) is SectionKind.REPLY
        await hands.sees("handed to you")
        await asks(hands, 297)
        await hands.press("y")
        await hands.until(lambda: state(hands, 297) is Accepting.ACCEPTED)
        assert section(hands, 297) is SectionKind.REPLY
        await hands.until(lambda: "handed to you " not in hands.text)


async def test_what_was_promised_comes_back_when_it_is_due(handed: Office) -> None:
    handed.now = local(23, "08:10")
    with handed.databases.cache() as conn, transaction(conn):
        asked = "SELECT id FROM comments WHERE author = 'carol' AND issue_number = 288"
        (comment,) = conn.execute(asked).fetchone()
        add_reaction(conn, Reaction(1, comment, "alice", ACCEPTING, local(23, "08:05")))
    async with handed.open(SMALL) as hands:
        await hands.sees("by 16:00")
        assert section(hands) is SectionKind.CUSTOMER
        handed.now = local(23, "11:00")
        hands.hears_news()
        await hands.until(lambda: section(hands) is SectionKind.REPLY)
        await hands.sees("4h00m")
        handed.now = local(23, "16:45")
        await hands.sees("+45m")
        handed.comment(288, "alice", local(23, "16:40"), "The newest release works on macOS.")
        hands.hears_news()
        await hands.until(lambda: section(hands) is SectionKind.CUSTOMER)


async def test_what_is_somebody_elses_is_only_told(office: Office) -> None:
    hand_over(office, 288, Handed("alice", "carol", "bob"), local(23, "09:00"))
    office.me = "bob"
    async with office.open(WIDE) as hands:
        await hands.goes_to("inquiries-288")
        await hands.sees("handed to Carol Cole by Alice Adams, Mon 09:00", "· not accepted")
        assert "h accepts" not in hands.text
        await hands.press("h")
        await hands.sees("#288: handed to Carol Cole by Alice Adams")
        assert hands.dialog() is None


async def test_nothing_handed_over_leaves_the_key_grey(office: Office) -> None:
    async with office.open(SMALL) as hands:
        await hands.goes_to("inquiries-288")
        await hands.press("h")
        await hands.rests()
        assert hands.dialog() is None
        assert "h Accept" not in hands.text


async def test_hostile_words_in_a_handoff_stay_words(office: Office) -> None:
    evil = "[red]x[/red] \x1b]0;me\x07 ‮tset"
    hand_over(office, 288, Handed("carol", "alice", "", evil))
    async with office.open(WIDE) as hands:
        await hands.goes_to("inquiries-288")
        await hands.sees("[red]x[/red]")
        await asks(hands)
        assert "\x1b]0;" not in hands.text
        assert "‮" not in hands.text
        assert "[red]x[/red]" in hands.screen.query_one("#next", Input).value
