"""Serious incidents by keyboard: marked and taken back, the postmortem kept, looked at, written, posted."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual.widgets import Input, TextArea

from sretui.core.effort import log
from sretui.core.handoff.line import Handed, write_handed
from sretui.core.journal import Kind
from sretui.core.outbox.writes import PostComment
from sretui.core.serious.postmortem import marked
from sretui.ui.screens.forms.postmortem_form import PostmortemForm
from sretui.ui.screens.forms.preview import Preview
from sretui.ui.screens.forms.serious_form import SeriousForm
from tests.ui.conftest import SMALL, WIDE, ZONE, local

if TYPE_CHECKING:
    from pathlib import Path

    from tests.ui.conftest import Hands, Office

HANDED = write_handed(Handed("bob", "alice"), ZONE)
KEY = "inquiries-301"


async def opens(hands: Hands, dialog: type[object]) -> None:
    await hands.goes_to(KEY)
    await hands.press("S")
    await hands.until(lambda: hands.dialog() is dialog)
    await hands.rests()


@pytest.fixture
def serious(office: Office) -> Office:
    office.desk.record(KEY, *marked("nobody could work"))
    office.desk.record(KEY, *log(75, "diagnosing"))
    return office


@pytest.mark.parametrize("size", [SMALL, WIDE])
async def test_a_title_of_any_length_leaves_room_for_the_question(
    office: Office, size: tuple[int, int]
) -> None:
    office.issue(301, "w" * 10_000, office.now, "long")
    async with office.open(size) as hands:
        await opens(hands, SeriousForm)
        await hands.sees("A serious incident?", "#301 www", "Why, for the postmortem", "enter it is serious")


@pytest.mark.parametrize("size", [SMALL, WIDE])
async def test_it_is_marked_with_its_reasons_and_taken_back(office: Office, size: tuple[int, int]) -> None:
    for at in ("09:00", "09:10"):
        office.comment(301, "bob", local(23, at), HANDED)
    async with office.open(size) as hands:
        await opens(hands, SeriousForm)
        await hands.sees("· it was handed off 2 times", "enter it is serious")
        await hands.press("enter")
        await hands.sees("serious", "a postmortem is owed")
        why = "it was handed off 2 times"
        assert office.recorded(KEY, Kind.SERIOUS) == [{"serious": True, "why": why}]
        await hands.until(lambda: hands.picture.by_key[KEY].inquiry.facts.serious)
        await hands.press("u")
        await hands.sees("#301: taken back.")
        assert office.recorded(KEY, Kind.SERIOUS)[-1] == {"serious": None, "why": ""}
        assert office.desk.outbox() == ()


async def test_what_looks_serious_says_so_until_somebody_denies_it(office: Office) -> None:
    for at in ("09:00", "09:10"):
        office.comment(301, "bob", local(23, at), HANDED)
    async with office.open(WIDE) as hands:
        await hands.goes_to(KEY)
        await hands.sees("looks serious, S says so: it was handed off 2 times")
        await opens(hands, SeriousForm)
        await hands.press("ctrl+n")
        await hands.sees("#301: not serious")
        await hands.until(lambda: "looks serious" not in hands.text)


async def test_the_mark_stands_on_row_and_head_and_on_the_week(serious: Office) -> None:
    async with serious.open(WIDE) as hands:
        await hands.goes_to(KEY)
        await hands.sees(
            "serious Blank window", "serious (nobody could work) · postmortem is owed once it is"
        )
        await hands.press("6")
        await hands.sees("1   Postmortems owed", "open     #301")


@pytest.mark.parametrize("size", [SMALL, WIDE])
async def test_the_postmortem_is_kept_and_nothing_is_posted(serious: Office, size: tuple[int, int]) -> None:
    async with serious.open(size) as hands:
        await opens(hands, PostmortemForm)
        await hands.sees("Effort: 1h15m logged", "* Mon 23 Nov 08:12: received by mail")
        await hands.press("ctrl+s")
        await hands.sees("Say what happened, and why.")
        hands.screen.query_one("#happened", TextArea).text = "The disk was full."
        hands.screen.query_one("#estimated", Input).value = "soon"
        await hands.press("ctrl+s")
        await hands.sees("“soon” is no amount of time")
        hands.screen.query_one("#estimated", Input).value = "12h"
        await hands.press("ctrl+l")
        await hands.sees("logged: 1h15m", "estimated in all: 12h", "The disk was full.")
        await hands.press("escape", "ctrl+s")
        await hands.sees("the postmortem is kept here, nothing was posted")
        (kept,) = serious.recorded(KEY, Kind.POSTMORTEM)
        assert (kept["happened"], kept["estimated"]) == ("The disk was full.", 720)
        assert kept["milestones"].startswith("* Mon 23 Nov 08:12: received by mail")
        assert serious.desk.outbox() == ()
        assert serious.desk.owed() == ()


async def test_what_is_typed_is_there_again(serious: Office) -> None:
    async with serious.open(SMALL) as hands:
        await opens(hands, PostmortemForm)
        await hands.press(*"Because", "tab", *"x", "escape")
        await hands.until(lambda: hands.dialog() is None)
    async with serious.open(SMALL) as hands:
        await opens(hands, PostmortemForm)
        assert hands.screen.query_one("#happened", TextArea).text == "Because"
        assert hands.screen.query_one("#milestones", TextArea).text.startswith("x* Mon")


async def test_new_milestones_come_below_those_that_stand_there(serious: Office) -> None:
    async with serious.open(SMALL) as hands:
        await opens(hands, PostmortemForm)
        area = hands.screen.query_one("#milestones", TextArea)
        proposed = area.text
        area.text = "* mine"
        await hands.press("ctrl+t", "ctrl+t")
        await hands.until(lambda: area.text == f"* mine\n{proposed}")


async def test_it_is_posted_only_after_its_review_and_without_effort(serious: Office) -> None:
    async with serious.open(WIDE) as hands:
        await opens(hands, PostmortemForm)
        hands.screen.query_one("#happened", TextArea).text = "Call 925-555-0100, @bob."
        await hands.press("ctrl+o")
        await hands.until(lambda: hands.dialog() is Preview)
        await hands.sees(
            "phone number 925-555-0100", "Effort, and why it is called", "Mentioned, so mailed too: @bob"
        )
        await hands.press("ctrl+s")
        await hands.rests()
        assert serious.desk.outbox() == ()
        await hands.press("y", "ctrl+s")
        await hands.sees("Postmortem of #301: in the outbox")
        (queued,) = serious.desk.outbox()
        (step,) = queued.steps
        assert isinstance(step.write, PostComment)
        assert "Call 925-555-0100" in step.write.body
        assert "1h15m" not in step.write.body


async def test_a_file_is_written_and_never_over_another(
    serious: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "postmortem-301.md").write_text("older")
    async with serious.open(WIDE) as hands:
        await opens(hands, PostmortemForm)
        hands.screen.query_one("#happened", TextArea).text = "The disk was full."
        await hands.press("ctrl+g")
        await hands.sees("postmortem-301-2.md")
    assert (tmp_path / "postmortem-301.md").read_text() == "older"
    assert "The disk was full." in (tmp_path / "postmortem-301-2.md").read_text()


async def test_without_an_editor_what_was_typed_stays(
    serious: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VISUAL", "there-is-no-such-editor")
    async with serious.open(SMALL) as hands:
        await opens(hands, PostmortemForm)
        await hands.press(*"abc", "ctrl+e")
        await hands.sees("There is no editor")
        assert hands.screen.query_one("#happened", TextArea).text == "abc"


async def test_it_is_not_serious_after_all_and_the_words_are_kept(serious: Office) -> None:
    async with serious.open(SMALL) as hands:
        await opens(hands, PostmortemForm)
        await hands.press(*"abc", "ctrl+n")
        await hands.sees("not serious any more")
        await hands.until(lambda: not hands.picture.by_key[KEY].inquiry.facts.serious)
        await hands.press("u")
        await hands.until(lambda: hands.picture.by_key[KEY].inquiry.facts.serious)
        await opens(hands, PostmortemForm)
        assert hands.screen.query_one("#happened", TextArea).text == "abc"
