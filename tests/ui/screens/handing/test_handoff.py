"""The handoff's screen: every step by keyboard, down to the draft, the journal and the outbox."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from textual.widgets import Input, TextArea

from sretui.core.handoff.card import Card, noted
from sretui.core.handoff.checking import StepKind
from sretui.core.handoff.deciding import Way
from sretui.core.handoff.destination import Destination, Where
from sretui.core.handoff.draft import WeekDraft, read_draft
from sretui.core.handoff.line import read_handed
from sretui.core.journal import Kind
from sretui.core.model import RepoRole
from sretui.core.outbox.action import Act
from sretui.core.outbox.writes import AssignPeople, Place, PostComment, Write
from sretui.core.serious.postmortem import marked
from sretui.core.team import Shift
from sretui.ui.screens.forms.expire_form import ExpireForm
from sretui.ui.screens.forms.postmortem_form import PostmortemForm
from sretui.ui.screens.forms.preview import Preview
from sretui.ui.screens.handing.card_form import CardForm
from sretui.ui.screens.handing.path_form import PathForm
from sretui.ui.screens.handing.reading import ReadingDialog
from sretui.ui.screens.handing.until_form import UntilForm
from sretui.ui.screens.handing.words_form import WordsForm
from sretui.ui.screens.handoff import HandoffScreen
from tests.ui.conftest import SMALL, TEAM, WIDE, ZONE, local
from tests.ui.decided_week import decide_week

if TYPE_CHECKING:
    from pathlib import Path

    from tests.ui.conftest import Hands, Office

MINE = (280, 288, 302, 301, 303)
"""The Primary's, who has waited longest on top; two are others'."""


def writes(office: Office) -> list[Write]:
    return [write for queued in office.desk.outbox() for write in queued.action.writes]


def draft(office: Office) -> WeekDraft:
    kept = office.desk.draft("handoff:2026-11-23")
    return read_draft(kept.fields) if kept else WeekDraft()


def way(office: Office, number: int) -> Way | None:
    decision = draft(office).decisions.get(f"inquiries-{number}")
    return decision.way if decision else None


async def opens(hands: Hands, step: StepKind = StepKind.FRESH) -> None:
    """Go to the screen, and to a step by the keyboard."""
    await hands.press("3")
    await hands.until(lambda: isinstance(hands.screen, HandoffScreen) and hands.screen._material)
    await goes(hands, step)


async def goes(hands: Hands, step: StepKind) -> None:
    screen = hands.screen
    assert isinstance(screen, HandoffScreen)
    for _ in StepKind:
        if screen.step is step:
            break
        order = list(StepKind)
        await hands.press(
            "right_square_bracket" if order.index(screen.step) < order.index(step) else "left_square_bracket"
        )
    assert screen.step is step
    await hands.sees(step.value)


async def row(hands: Hands, number: int) -> None:
    hands.rows.action_first()
    await hands.goes_to(f"inquiries-{number}")


async def shows(hands: Hands, dialog: type[object]) -> None:
    await hands.until(lambda: hands.dialog() is dialog)
    await hands.pilot.pause()


async def closes(hands: Hands) -> None:
    await hands.until(lambda: hands.dialog() is None)


async def hands_off(hands: Hands, number: int, action: str = "ask for the log") -> None:
    """Decide to hand an inquiry off, and write its card."""
    await row(hands, number)
    await hands.press("h")
    await shows(hands, CardForm)
    hands.screen.query_one("#next", Input).value = action
    await hands.press("ctrl+s")
    await closes(hands)


async def keeps(hands: Hands, number: int, until: str = "Fri 12:00", key: str = "K") -> None:
    await row(hands, number)
    await hands.press(key)
    await shows(hands, UntilForm)
    hands.screen.query_one(Input).value = until
    await hands.press("enter")
    await closes(hands)


async def sends(hands: Hands) -> None:
    await hands.press("ctrl+s")
    await shows(hands, Preview)
    await hands.press("ctrl+s")
    await closes(hands)


@pytest.mark.parametrize("size", [SMALL, WIDE])
async def test_every_step_says_what_it_is_for(office: Office, size: tuple[int, int]) -> None:
    async with office.open(size) as hands:
        await opens(hands)
        await hands.sees("3 Handoff", "1 of 11  Fresh data", "Synced 12s ago")
        for step, words in (
            (
                StepKind.WHO,
                ("Hands over    Alice Adams", "Next Primary  Carol Cole", "Next Backup   Alice Adams"),
            ),
            (StepKind.UNANSWERED, ("#299", "#297", "r Reply")),
            (StepKind.DECISIONS, ("5 left", "#301   Blank window", "h Hand off", "No card yet")),
            (StepKind.ESCALATIONS, ("Nobody is being waited for.",)),
            (StepKind.FRUIT, ("Nothing was begun.",)),
            (StepKind.SITUATION, ("enter or e writes",)),
            (StepKind.OWED, ("a line each", "enter or e writes")),
            (StepKind.EFFORT, ("No time was logged",)),
            (StepKind.SEND, ("! Say that the roster is right", "! 5 inquiries not decided yet.")),
            (StepKind.RECEIPT, ("Nothing was decided or sent yet.",)),
        ):
            await goes(hands, step)
            await hands.sees(*words)


async def test_each_is_decided_by_a_key(office: Office) -> None:
    async with office.open(SMALL) as hands:
        await opens(hands, StepKind.WHO)
        await hands.press("y")
        await goes(hands, StepKind.DECISIONS)
        await hands_off(hands, 301)
        await keeps(hands, 302)
        await keeps(hands, 288, "2026-12-02 09:00", "w")
        await row(hands, 280)
        await hands.press("x")
        await shows(hands, ExpireForm)
        await hands.press("escape")
        await closes(hands)
        await hands.sees("1 left")
    assert draft(office).confirmed == "alice>carol,alice"
    assert [way(office, number) for number in MINE] == [Way.RESOLVE, Way.WAIT, Way.KEEP, Way.HAND_OFF, None]
    assert office.recorded("inquiries-301", Kind.HANDOFF_CARD)[-1]["next"] == "ask for the log"
    assert writes(office) == [], "nothing is sent by deciding"


@pytest.mark.parametrize("size", [SMALL, WIDE])
async def test_a_week_is_handed_over(office: Office, size: tuple[int, int]) -> None:
    decide_week(office)
    async with office.open(size) as hands:
        await opens(hands)
        await goes(hands, StepKind.SEND)
        await row(hands, 301)
        await hands.sees("1. comment on #301", "Carol Cole takes over", "Next: ask for the log")
        await hands.press("ctrl+s")
        await shows(hands, Preview)
        await hands.sees("3 inquiries")
        await hands.press("ctrl+s")
        await closes(hands)
        await hands.sees("3 in the outbox", "Receipt")
        sent = {queued.action.inquiry: queued.action for queued in office.desk.outbox()}
        assert set(sent) == {"inquiries-301", "inquiries-303", "inquiries-288"}
        assert {one.act for one in sent.values()} == {Act.HAND_OFF}
        place = Place(RepoRole.INQUIRIES, 301, "inquiries-301")
        comment, *rest = sent["inquiries-301"].writes
        assert isinstance(comment, PostComment)
        assert (comment.last_comment, comment.assignees) == (0, ())
        told = read_handed(comment.body, ZONE)
        assert told is not None
        assert (told.giver, told.taker, told.backup, told.next_action) == (
            "alice",
            "carol",
            "alice",
            "ask for the log",
        )
        assert [(one.taker, one.backup) for one in comment.incoming] == [("carol", "alice")]
        assert rest == [AssignPeople(place, ("carol",), comment.incoming)]
        assert draft(office).sent == {node: one.id for node, one in sent.items()}
        await goes(hands, StepKind.SEND)
        await hands.press("ctrl+s")
        await hands.sees("There is nothing to send.")
        assert len(office.desk.outbox()) == 3


async def test_what_is_kept_waits_in_the_outbox_like_all_else(office: Office) -> None:
    decide_week(office)
    async with office.open() as hands:
        await opens(hands, StepKind.DECISIONS)
        await keeps(hands, 301)
        await goes(hands, StepKind.SEND)
        await sends(hands)
        await hands.sees("Receipt", "↑ keep        #301")


async def test_it_goes_on_where_it_was_after_a_restart(office: Office) -> None:
    decide_week(office)
    async with office.open() as hands:
        await opens(hands, StepKind.SITUATION)
        await hands.press("e", *"All calm.", "escape")
        await hands.until(lambda: draft(office).situation == "All calm.")
    async with office.open() as hands:
        await opens(hands, StepKind.SEND)
        await hands.sees("3 to send")
        await goes(hands, StepKind.SITUATION)
        await hands.until(lambda: hands.screen.query_one("#words", TextArea).text == "All calm.")


async def test_nothing_is_sent_while_anything_is_missing(office: Office) -> None:
    async with office.open() as hands:
        await opens(hands, StepKind.DECISIONS)
        await hands_off(hands, 301)
        await goes(hands, StepKind.SEND)
        await hands.press("ctrl+s")
        await hands.sees("Say that the roster is right")
        assert hands.dialog() is None
        await goes(hands, StepKind.WHO)
        await hands.press("y")
        await goes(hands, StepKind.SEND)
        await hands.press("ctrl+s")
        await hands.sees("4 inquiries not decided yet.")
        assert hands.dialog() is None
    assert writes(office) == []


async def test_one_is_left_out_and_one_is_written_anew(office: Office) -> None:
    decide_week(office)
    async with office.open() as hands:
        await opens(hands, StepKind.SEND)
        await row(hands, 303)
        await hands.press("space")
        await hands.sees("Left out: it is not sent.")
        await row(hands, 301)
        await hands.press("e")
        await shows(hands, WordsForm)
        hands.screen.query_one(TextArea).text = "Carol has all of it."
        await hands.press("ctrl+s")
        await closes(hands)
        await hands.sees("Carol has all of it.")
        await sends(hands)
        await hands.until(lambda: len(office.desk.outbox()) == 2)
        (body,) = [
            one.body for one in writes(office) if isinstance(one, PostComment) and one.place.number == 301
        ]
        assert body.startswith("Carol has all of it.\n\nHanded off from @alice to @carol")
        await goes(hands, StepKind.SEND)
        await row(hands, 303)
        await hands.press("space", "ctrl+s")
        await shows(hands, Preview)
        await hands.press("ctrl+s")
        await hands.until(lambda: len(office.desk.outbox()) == 3)


async def test_a_changed_text_is_changed_again_once_the_card_says_something_else(office: Office) -> None:
    decide_week(office)
    async with office.open() as hands:
        await opens(hands, StepKind.SEND)
        await row(hands, 301)
        await hands.press("e")
        await shows(hands, WordsForm)
        hands.screen.query_one(TextArea).text = "Carol asks you for the log on Tuesday."
        await hands.press("ctrl+s")
        await closes(hands)
        await hands.sees("3 to send", "Carol asks you")
        office.desk.record("inquiries-301", *noted(Card(next_action="try the nightly build")))
        hands.hears_news()
        await hands.sees("2 to send", "change it again.")
        await hands.press("e")
        await shows(hands, WordsForm)
        assert hands.screen.query_one(TextArea).text == "Carol asks you for the log on Tuesday."
        hands.screen.query_one(TextArea).text = "Carol tries a build."
        await hands.press("ctrl+s")
        await closes(hands)
        await hands.sees("3 to send", "Carol tries a build.", "Next: try the nightly build.")
    assert writes(office) == []


async def test_a_week_later_the_next_handoff_is_at_hand_and_what_was_typed_is_the_first_ones(
    office: Office,
) -> None:
    week = Shift(TEAM.shifts[1].start + timedelta(days=7), "bob", "alice")
    office.team, office.me = replace(TEAM, shifts=(*TEAM.shifts, week)), "carol"
    async with office.open() as hands:
        await opens(hands, StepKind.SITUATION)
        await hands.press("e", *"All calm.")
        office.now = local(4, "14:00", 12)
        await hands.until(lambda: hands.app.now == office.now)
        hands.hears_news()
        await hands.until(lambda: office.desk.draft("handoff:2026-11-30") is None)
        await hands.until(lambda: hands.screen.query_one("#words", TextArea).text == "")
        await hands.press("escape")
        await goes(hands, StepKind.WHO)
        await hands.sees("Hands over    Carol Cole", "Next Primary  Bob Brown")
        assert draft(office).situation == "All calm."
        assert office.desk.draft("handoff:2026-11-30") is None


async def test_the_customer_writes_between_the_preview_and_the_sending(office: Office) -> None:
    decide_week(office)
    async with office.open() as hands:
        await opens(hands, StepKind.SEND)
        await hands.press("ctrl+s")
        await shows(hands, Preview)
        office.comment(301, "jane", office.now, "It works by now!")
        await hands.press("ctrl+s")
        await closes(hands)
        await hands.sees("#301 is not sent. @jane has written")
        hands.app.clear_notifications()
        assert {queued.inquiry for queued in office.desk.outbox()} == {"inquiries-303", "inquiries-288"}
        await goes(hands, StepKind.DECISIONS)
        await row(hands, 301)
        await hands.sees("@jane has written since this was decided: read it, and decide again.")
        await hands.press("enter")
        await shows(hands, ReadingDialog)
        await hands.sees("It works by now!")
        await hands.press("escape", "h")
        await goes(hands, StepKind.SEND)
        await hands.sees("1 to send")


@pytest.mark.parametrize("size", [SMALL, WIDE])
async def test_what_is_owed_is_listed_by_itself(office: Office, size: tuple[int, int]) -> None:
    office.desk.record("inquiries-301", *marked("nobody could work"))
    async with office.open(size) as hands:
        await opens(hands, StepKind.OWED)
        await hands.sees(
            "1 owed", "open", "since Mon 23 Nov", "#301   Blank window", "Why: nobody could work"
        )
        await hands.sees("S Postmortem", "serious since Mon 23 Nov.")
        await hands.press("j", "enter", *"the plan", "escape")
        await hands.until(lambda: draft(office).owed == "the plan")
        await hands.sees("2 owed")
        await hands.press("k", "enter")
        await shows(hands, PostmortemForm)
        hands.screen.query_one(TextArea).text = "The disk was full."
        await hands.press("ctrl+s")
        await closes(hands)
        await hands.sees("8 of 11  What is owed  1 owed")
        await hands.until(lambda: "Why: nobody" not in hands.text)
        assert len(office.recorded("inquiries-301", Kind.POSTMORTEM)) == 1
        assert hands.screen.query_one("#words", TextArea).text == "the plan"
    assert writes(office) == [], "nothing is posted by it"


async def test_a_decision_is_taken_back(office: Office) -> None:
    async with office.open() as hands:
        await opens(hands, StepKind.DECISIONS)
        await keeps(hands, 302)
        await row(hands, 302)
        await hands.sees("keep")
        await hands.press("u")
        await hands.until(lambda: way(office, 302) is None)
        await hands.sees("5 left")


async def test_an_inquiry_is_resolved_from_here(office: Office) -> None:
    async with office.open() as hands:
        await opens(hands, StepKind.DECISIONS)
        await row(hands, 280)
        await hands.press("x")
        await shows(hands, ExpireForm)
        await hands.press("y")
        await closes(hands)
        await hands.sees("4 left")
        hands.app.clear_notifications()
        await row(hands, 280)
        await hands.sees("Closed.")
        (queued,) = office.desk.outbox()
        assert queued.action.act is Act.EXPIRE
        assert way(office, 280) is Way.RESOLVE


async def test_who_goes_on_needs_no_decisions(office: Office) -> None:
    office.team = replace(TEAM, shifts=(TEAM.shifts[0], Shift(TEAM.shifts[1].start, "alice", "carol")))
    async with office.open() as hands:
        await opens(hands, StepKind.DECISIONS)
        await hands.sees("You go on next week: nothing changes hands.", "5 stay")
        await goes(hands, StepKind.SEND)
        await hands.sees("There is nothing to send.")


async def test_an_absent_primary_is_stood_in_for(office: Office) -> None:
    office.me = "bob"
    async with office.open() as hands:
        await opens(hands, StepKind.WHO)
        await hands.sees("Hands over    Alice Adams", "You do it for them")
        await hands.press("y")
        await goes(hands, StepKind.DECISIONS)
        await hands_off(hands, 302)
        hands.app.clear_notifications()
        await goes(hands, StepKind.SEND)
        await row(hands, 302)
        await hands.sees(
            "Alice Adams's week of looking after your questions ends", "Bob Brown, for Alice Adams"
        )
        await hands.sees("3. unassign alice from #302")


async def test_nothing_open_is_pleasant(empty_office: Office) -> None:
    async with empty_office.open() as hands:
        await opens(hands, StepKind.DECISIONS)
        await hands.sees("Nothing is open: there is nothing to hand over.")
        await goes(hands, StepKind.RECEIPT)
        await hands.sees("Nothing was decided or sent yet.")


async def test_a_roster_without_weeks_is_said(office: Office) -> None:
    office.team = replace(TEAM, shifts=())
    async with office.open() as hands:
        await hands.press("3")
        await hands.sees("The roster has no week now: add one (4, then e).")


async def test_the_summary_goes_into_a_file_once(office: Office, tmp_path: Path) -> None:
    path = tmp_path / "handoff.md"
    office.team = replace(TEAM, handoff_summary=Destination(Where.FILE, path=str(path)))
    decide_week(office)
    async with office.open() as hands:
        await opens(hands, StepKind.SEND)
        await hands.sees("summary", f"file {path}"[:40])
        await hands.press("ctrl+s")
        await shows(hands, Preview)
        await hands.sees("The summary is written to")
        await hands.press("ctrl+s")
        await closes(hands)
        await hands.until(path.is_file)
        text = path.read_text()
        assert "Carol Cole takes over, with Alice Adams as Backup." in text
        assert "example/support#301 Blank window after remote launch: ask for the log" in text
        await hands.until(lambda: draft(office).sent.get("summary") == str(path))
        path.unlink()
        hands.app.clear_notifications()
        await goes(hands, StepKind.SEND)
        await hands.press("ctrl+s")
        await hands.sees("There is nothing to send.")
    assert not path.exists()


async def test_the_summary_is_not_told_where_less_is_sent(office: Office, tmp_path: Path) -> None:
    path = tmp_path / "handoff.md"
    office.team = replace(TEAM, handoff_summary=Destination(Where.FILE, path=str(path)))
    decide_week(office)
    async with office.open() as hands:
        await opens(hands, StepKind.SEND)
        await hands.press("ctrl+s")
        await shows(hands, Preview)
        office.comment(301, "jane", office.now, "It works by now!")
        await hands.press("ctrl+s")
        await closes(hands)
        await hands.sees("The summary is not told")
        assert len(office.desk.outbox()) == 2
        assert not path.exists()
        hands.app.clear_notifications()
        await goes(hands, StepKind.SEND)
        await hands.until(lambda: summary_goes(hands))


def summary_goes(hands: Hands) -> bool | None:
    screen = hands.screen
    assert isinstance(screen, HandoffScreen)
    return screen._material.summary.goes if screen._material else None


async def test_the_summary_is_a_comment_on_an_issue_of_ours(office: Office) -> None:
    office.team = replace(TEAM, handoff_summary=Destination(Where.ISSUE, "example/product", 4010))
    decide_week(office)
    async with office.open() as hands:
        await opens(hands, StepKind.SEND)
        await hands.goes_to("summary")
        await hands.sees("comment on example/product#4010", "Hello all,")
        await hands.press("e")
        await shows(hands, WordsForm)
        hands.screen.query_one(TextArea).text = "All is with Carol."
        await hands.press("ctrl+s")
        await closes(hands)
        await hands.sees("All is with Carol.")
        await sends(hands)
        await hands.until(lambda: len(office.desk.outbox()) == 4)
        (queued,) = (one for one in office.desk.outbox() if one.inquiry == "product-4010")
        await hands.until(lambda: summary_goes(hands) is False)
        office.desk.discard(queued.action.id)
        hands.hears_news()
        await hands.until(lambda: summary_goes(hands))
    (told,) = queued.action.writes
    assert isinstance(told, PostComment)
    assert told.place == Place(RepoRole.PRODUCT, 4010, "product-4010")
    assert (told.body, told.incoming[0].taker) == ("All is with Carol.", "carol")


async def test_a_summary_that_has_no_place_is_said(office: Office) -> None:
    office.team = replace(TEAM, handoff_summary=Destination(Where.ISSUE, "example/other", 1))
    async with office.open() as hands:
        await opens(hands, StepKind.SEND)
        await hands.goes_to("summary")
        await hands.sees("example/other#1 is not in the copy of your two repos")


async def test_the_receipt_is_copied_and_written(office: Office, tmp_path: Path) -> None:
    decide_week(office)
    path = tmp_path / "receipt.md"
    async with office.open() as hands:
        await opens(hands, StepKind.RECEIPT)
        await hands.press("Y")
        await hands.until(lambda: "# Handoff of Fri 27 Nov: Alice Adams to Carol Cole" in hands.app.clipboard)
        await hands.press("W")
        await shows(hands, PathForm)
        hands.screen.query_one(Input).value = str(path)
        await hands.press("enter")
        await hands.until(path.is_file)
    assert (
        "* #302 Crash when plotting a contour: keep, until 2 Dec 09:00. Stays with Alice Adams."
        in path.read_text()
    )


@pytest.mark.parametrize(("clock", "again"), [("09:00", "15:30"), ("15:30", "16:00")])
async def test_the_handoff_is_reminded_of_once(office: Office, clock: str, again: str) -> None:
    office.now = local(27, clock)
    async with office.open() as hands:
        await hands.sees("Your week ends today at 17:00: 5 inquiries")
    async with office.open() as hands:
        await opens(hands)
        assert "Your week ends today" not in hands.text
        office.now = local(27, again)
        if again == "15:30":
            await hands.sees("Your week ends today at 17:00")


async def test_who_has_no_handoff_is_not_reminded(office: Office) -> None:
    office.now, office.me = local(27, "15:30"), "bob"
    async with office.open() as hands:
        await opens(hands)
        assert "Your week ends today" not in hands.text


async def test_a_card_is_written_from_the_inbox(office: Office) -> None:
    async with office.open() as hands:
        await hands.goes_to("inquiries-302")
        await hands.press("H")
        await shows(hands, CardForm)
        await hands.press(*"it crashes", "tab", "tab", *"ask Jane", "tab", *"soon", "ctrl+s")
        await hands.sees("“soon” is no time")
        hands.screen.query_one("#by", Input).value = "Tue 10:00"
        await hands.press("ctrl+s")
        await closes(hands)
        await hands.sees("#302: the card is kept.")
        card = office.desk.facts("inquiries-302").card
        assert (card.state, card.next_action, card.by) == ("it crashes", "ask Jane", local(24, "10:00"))
        await hands.press("u")
        await hands.until(lambda: office.desk.facts("inquiries-302").card.is_empty)
