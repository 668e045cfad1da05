"""Resolve and expire: nothing is sent by enter, trifles take two keys, words are previewed, bulk too."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from textual.widgets import Input, TextArea

from sretui.core.journal import Kind
from sretui.core.model import RepoRole
from sretui.core.outbox.action import Act
from sretui.core.outbox.writes import ChangeLabels, CloseIssue, Place, PostComment, Reason, Write
from sretui.store.database import transaction
from sretui.store.repo_lists import save_list
from sretui.ui.screens.forms.activities_field import ActivitiesField
from sretui.ui.screens.forms.ending_form import EndingForm
from sretui.ui.screens.forms.expire_form import ExpireForm
from sretui.ui.screens.forms.preview import Preview
from sretui.ui.screens.forms.resolve_form import ResolveForm

if TYPE_CHECKING:
    from pathlib import Path

    from tests.ui.conftest import Hands, Office

SMALL, WIDE = (80, 24), (120, 36)


def place(number: int) -> Place:
    return Place(RepoRole.INQUIRIES, number, f"inquiries-{number}")


def writes(office: Office) -> list[Write]:
    return [write for queued in office.desk.outbox() for write in queued.action.writes]


def labels(office: Office, *known: str) -> None:
    """Let the pull have seen which labels there are."""
    with office.databases.cache() as conn, transaction(conn):
        save_list(conn, RepoRole.INQUIRIES, "labels", known, office.now)


async def asks(hands: Hands, number: int, form: type[EndingForm] = ResolveForm) -> None:
    await hands.goes_to(f"inquiries-{number}")
    await hands.press("x")
    await hands.until(lambda: hands.dialog() is form)
    await hands.sees("y closes without a word")


async def previews(hands: Hands) -> None:
    await hands.press("ctrl+s")
    await hands.until(lambda: hands.dialog() is Preview)
    await hands.rests()


async def closes(hands: Hands) -> None:
    await hands.until(lambda: hands.dialog() is None)


@pytest.mark.parametrize("size", [SMALL, WIDE])
async def test_a_trifle_takes_two_keys(office: Office, size: tuple[int, int]) -> None:
    async with office.open(size) as hands:
        await asks(hands, 288)
        await hands.sees("What resolved #288 File list is empty on macOS?", "‹ completed ›", "enter no")
        assert "closed without reply" not in hands.text
        await hands.press("y")
        await closes(hands)
        await hands.sees("Resolve #288: in the outbox; u takes it back.")
        await hands.until(lambda: "#288" not in hands.text.replace("Resolve #288", ""))
        assert writes(office) == [CloseIssue(place(288), Reason.COMPLETED, 3)]
        assert office.recorded("inquiries-288", Kind.RESOLVED) == [{"kinds": "answered", "outside": ""}]
        assert office.recorded("inquiries-288", Kind.EFFORT) == []
        await hands.press("u")
        await hands.sees("Resolve #288: taken back, nothing was sent.")
    assert writes(office) == []
    assert office.desk.facts("inquiries-288").resolved == ()


@pytest.mark.parametrize("key", ["enter", "escape", "n"])
async def test_nothing_is_closed_by_saying_no(office: Office, key: str) -> None:
    async with office.open(SMALL) as hands:
        await asks(hands, 288)
        await hands.press("d", key)
        await closes(hands)
        assert writes(office) == []
        await asks(hands, 288)
        await hands.sees("✓ d diagnosed")


@pytest.mark.parametrize("size", [SMALL, WIDE])
async def test_all_that_can_be_said(office: Office, size: tuple[int, int]) -> None:
    async with office.open(size) as hands:
        await asks(hands, 288)
        await hands.press("a", "w", "b", "i", "p", "p", "plus", "equals_sign", "plus", "minus", "s")
        await hands.sees("✓ a answered", "✓ w work-around", "✓ r reproducer", "✓ b its data may be published")
        await hands.sees("✓ k known issue", "✓ i with this customer's news", "· p product issue filed")
        await hands.sees("‹ 30m ›", "never posted", "‹ not_planned ›")
        await hands.press("o", *"HPC", "enter")
        await hands.until(lambda: isinstance(hands.app.focused, ActivitiesField))
        await hands.press("f", "t")
        hands.screen.query_one("#words", TextArea).text = "It is done."
        await previews(hands)
        await hands.sees(
            "Resolve #288: 2 steps, in this order", "It is done.", "2. close #288 as not planned"
        )
        await hands.press("ctrl+s")
        await closes(hands)
    assert writes(office) == [
        PostComment(place(288), "It is done."),
        CloseIssue(place(288), Reason.NOT_PLANNED, 3),
    ]
    (resolved,) = office.recorded("inquiries-288", Kind.RESOLVED)
    assert resolved["outside"] == "HPC"
    assert resolved["kinds"] == (
        "answered,work-around,reproducer,data may be published,low-hanging fruit,known issue,news added,"
        "delegated"
    )
    assert office.recorded("inquiries-288", Kind.EFFORT) == [{"minutes": 30, "category": "answering"}]


async def test_letters_are_letters_where_words_are_written(office: Office) -> None:
    async with office.open(SMALL) as hands:
        await asks(hands, 288)
        await hands.press("t")
        hands.screen.query_one("#words", TextArea).text = ""
        await hands.press(*"yandoxs+", "enter", *"n")
        assert hands.screen.query_one("#words", TextArea).text == "yandoxs+\nn"
        await hands.press("escape")
        await closes(hands)
        await asks(hands, 288)
        assert hands.screen.query_one("#words", TextArea).text == "yandoxs+\nn"
        await hands.press("o", *"y+")
        assert hands.screen.query_one("#outside", Input).value == "y+"
    assert writes(office) == []


async def test_without_words_the_closing_alone_is_mailed(office: Office) -> None:
    async with office.open(SMALL) as hands:
        await asks(hands, 288)
        hands.screen.query_one("#words", TextArea).text = " \n"
        await previews(hands)
        await hands.sees("Resolve #288: one step", "1. close #288 as completed", "Mailed to everybody")
        await hands.press("ctrl+s")
        await closes(hands)
    assert writes(office) == [CloseIssue(place(288), Reason.COMPLETED, 3)]


@pytest.mark.parametrize("size", [SMALL, WIDE])
async def test_who_was_never_answered_is_not_sent_away_by_two_keys(
    office: Office, size: tuple[int, int]
) -> None:
    async with office.open(size) as hands:
        await asks(hands, 301)
        await hands.sees("Nobody has answered: without words it is “closed without reply”.", "enter no")
        await hands.press("y")
        await hands.until(lambda: hands.dialog() is Preview)
        await hands.press("escape")
        await hands.until(lambda: hands.dialog() is ResolveForm)
        assert writes(office) == []
        await hands.press("y")
        await hands.until(lambda: hands.dialog() is Preview)
        await hands.press("ctrl+s")
        await closes(hands)
    assert writes(office) == [CloseIssue(place(301), Reason.COMPLETED, 0)]


async def test_what_was_recorded_before_is_there(office: Office) -> None:
    office.desk.record("inquiries-288", Kind.RESOLVED, {"kinds": "diagnosed,delegated", "outside": "HPC"})
    office.desk.record("inquiries-288", Kind.EFFORT, {"minutes": 45, "category": "reply"})
    async with office.open(WIDE) as hands:
        await asks(hands, 288)
        await hands.sees("✓ d diagnosed", "HPC", "45m before")


async def test_the_mouse_ticks_too(office: Office) -> None:
    async with office.open(SMALL) as hands:
        await asks(hands, 288)
        await hands.pilot.click(ActivitiesField, offset=(4, 1))
        await hands.sees("✓ d diagnosed")
        await hands.pilot.click(ActivitiesField, offset=(45, 1))
        await hands.sees("✓ k known issue")
        await hands.pilot.click(ActivitiesField, offset=(45, 4))
        await hands.pilot.click(ActivitiesField, offset=(4, 1))
        await hands.sees("· d diagnosed", "✓ k known issue")


@pytest.mark.parametrize("size", [SMALL, WIDE])
async def test_long_silence_expires(office: Office, size: tuple[int, int]) -> None:
    labels(office, "bug", "WontFix")
    async with office.open(size) as hands:
        await asks(hands, 280, ExpireForm)
        await hands.sees("Close #280 How do I cite it?", "No word from the customer for 51d.")
        await hands.sees(
            "‹ yes › wontfix is put on", "‹ not_planned ›", "we have not heard from you for 51 days"
        )
        await hands.press("plus")
        await previews(hands)
        await hands.sees("Expire #280: 3 steps", "2. close #280 as not planned")
        await hands.press("ctrl+s")
        await closes(hands)
        await hands.sees("Expire #280: in the outbox; u takes it back.")
    (queued,) = office.desk.outbox()
    words, close, label = queued.action.writes
    assert queued.action.act is Act.EXPIRE
    assert isinstance(words, PostComment)
    assert words.body.startswith("Hello,\n\nwe have not heard from you for 51 days")
    assert close == CloseIssue(place(280), Reason.NOT_PLANNED, 4)
    assert label == ChangeLabels(place(280), ("wontfix",))
    assert office.recorded("inquiries-280", Kind.RESOLVED) == []
    assert office.recorded("inquiries-280", Kind.EFFORT) == [{"minutes": 15, "category": "answering"}]


async def test_expiry_without_a_word_and_without_the_label(office: Office) -> None:
    async with office.open(SMALL) as hands:
        await asks(hands, 280, ExpireForm)
        await hands.press("l", "y")
        await closes(hands)
    assert writes(office) == [CloseIssue(place(280), Reason.NOT_PLANNED, 4)]


async def test_what_expires_can_be_resolved_instead(office: Office) -> None:
    async with office.open(SMALL) as hands:
        await asks(hands, 280, ExpireForm)
        await hands.press("x")
        await hands.until(lambda: hands.dialog() is ResolveForm)
        await hands.press("a", "y")
        await closes(hands)
    assert writes(office) == [CloseIssue(place(280), Reason.COMPLETED, 4)]
    assert office.recorded("inquiries-280", Kind.RESOLVED) == [{"kinds": "answered", "outside": ""}]


async def test_a_label_that_the_repo_does_not_have_is_not_made_up(office: Office) -> None:
    labels(office, "bug")
    async with office.open(WIDE) as hands:
        await asks(hands, 280, ExpireForm)
        await hands.sees("The repo has no label “wontfix”: none is put on.")
        assert "is put on ›" not in hands.text
        await hands.press("l", "y")
        await closes(hands)
    assert writes(office) == [CloseIssue(place(280), Reason.NOT_PLANNED, 4)]


async def mark(hands: Hands, *numbers: int) -> None:
    for number in numbers:
        await hands.press("g")
        await hands.goes_to(f"inquiries-{number}")
        await hands.press("space")
    await hands.sees(f"{len(numbers)} rows marked")


@pytest.mark.parametrize("size", [SMALL, WIDE])
async def test_several_are_resolved_each_with_its_own_words(office: Office, size: tuple[int, int]) -> None:
    async with office.open(size) as hands:
        await mark(hands, 301, 288)
        await hands.press("x")
        await hands.until(lambda: hands.dialog() is ResolveForm)
        await hands.sees("What resolved these 2 inquiries?", "#301: Nobody has answered")
        await hands.sees("each customer gets the text “resolved”", "‹ 0m each ›", "enter no")
        await hands.press("a", "plus")
        await previews(hands)
        await hands.sees("2 inquiries", "Resolve #301", "we believe that this is answered")
        await hands.press("ctrl+s")
        await closes(hands)
        await hands.sees("2 acts: in the outbox; u takes it back.")
        assert [type(write) for write in writes(office)] == [PostComment, CloseIssue] * 2
        assert office.recorded("inquiries-301", Kind.EFFORT)[0]["minutes"] == 15
        assert office.recorded("inquiries-288", Kind.RESOLVED)[0]["kinds"] == "answered"
        await hands.press("u")
        await hands.sees("2 acts: taken back, nothing was sent.")
    assert writes(office) == []
    assert office.desk.facts("inquiries-301").effort == {}


async def test_several_without_words_are_previewed_all_the_same(office: Office) -> None:
    async with office.open(SMALL) as hands:
        await mark(hands, 297, 288)
        await hands.press("x")
        await hands.until(lambda: hands.dialog() is ResolveForm)
        await hands.press("y")
        await hands.until(lambda: hands.dialog() is Preview)
        await hands.press("ctrl+s")
        await closes(hands)
    assert [type(write) for write in writes(office)] == [CloseIssue] * 2


async def test_several_expire_together(office: Office) -> None:
    office.issue(281, "And in French?", office.now - timedelta(days=40))
    office.comment(281, "carol", office.now - timedelta(days=39), "The same way.")
    async with office.open(SMALL) as hands:
        await mark(hands, 280, 281)
        await hands.press("x")
        await hands.until(lambda: hands.dialog() is ExpireForm)
        await hands.sees("Close 2 inquiries that have expired?", "#280: no word", "#281: no word")
        await hands.press("t")
        await hands.sees("‹ nothing ›")
        await previews(hands)
        await hands.press("ctrl+s")
        await closes(hands)
    closed = [write for write in writes(office) if isinstance(write, CloseIssue)]
    assert [write.reason for write in closed] == [Reason.NOT_PLANNED] * 2
    assert [type(write) for write in writes(office)] == [CloseIssue, ChangeLabels] * 2


async def test_a_text_of_the_teams_that_cannot_be_used_sends_nothing(office: Office, tmp_path: Path) -> None:
    office.texts = tmp_path
    (tmp_path / "resolved.md").write_text("Hello\n{{ nobody }}")
    async with office.open(WIDE) as hands:
        await mark(hands, 301, 288)
        await hands.press("x")
        await hands.until(lambda: hands.dialog() is ResolveForm)
        await hands.press("ctrl+s")
        await hands.sees("resolved.md, line 2")
        await hands.until(lambda: hands.dialog() is ResolveForm)
        await hands.press("escape")
        await closes(hands)
    assert writes(office) == []


async def test_it_is_for_open_inquiries(office: Office) -> None:
    async with office.open(SMALL) as hands:
        await hands.goes_to("inquiries-270")
        await hands.press("x")
        await hands.rests()
        assert hands.dialog() is None
