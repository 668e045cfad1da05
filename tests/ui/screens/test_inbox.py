"""The inbox, driven by its keys."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from sretui.core.board import Health, PullState
from sretui.core.journal import Kind
from sretui.core.model import Whereabouts
from sretui.ui.screens.call import CallQuestion

if TYPE_CHECKING:
    from tests.ui.conftest import Office

SMALL, WIDE = (80, 24), (120, 36)


def listed(text: str) -> list[str]:
    """Give the list's headings and numbers, from the text of a small screen."""
    lines = [line[1:].rstrip() for line in text.splitlines()[3:]]
    return [re.sub(r".*(#\d+).*", r"\1", line) for line in lines if re.match(r"[A-Z]|.*#\d", line)]


async def test_who_waits_comes_first_and_most_urgent_first(office: Office) -> None:
    async with office.open(SMALL) as hands:
        await hands.sees("#280")
        found = listed(hands.text)
    expected = ["Answer", "#299", "#302", "#301", "#303", "Reply", "#270", "#297"]
    assert found == [*expected, "Waiting for customer", "#288", "Expiring", "#280"]


async def test_a_row_tells_mark_time_channel_assignee(office: Office) -> None:
    async with office.open(SMALL) as hands:
        await hands.sees("#280")
        rows = {line.split("#")[1][:3]: line for line in hands.text.splitlines()[3:] if "#" in line}
    assert re.match(r"▌!!! \+47m00s #299 +Movie export hangs +GitHub +○", rows["299"])
    assert re.match(r"  !!  10m00s #302 +Crash when plotting a contour +GitHub +●", rows["302"])
    assert re.match(r"       2h30m #301 +Blank window after remote launch +mail +–", rows["301"])
    assert "closed Licence question" in rows["270"]


async def test_only_the_time_changes_with_the_clock(office: Office) -> None:
    async with office.open(SMALL) as hands:
        await hands.sees("10m00s")
        await hands.press("j", "j")
        rows = hands.rows
        before = (rows.cursor_key, rows.scroll_offset)
        office.now += timedelta(seconds=61)
        await hands.until(lambda: "8m59s" in hands.text and "+48m01s" in hands.text)
        assert (rows.cursor_key, rows.scroll_offset) == before


async def test_the_conversation_beside_the_list_follows_the_cursor(office: Office) -> None:
    async with office.open(WIDE) as hands:
        await hands.sees("Exporting hangs")
        await hands.press("j")
        await hands.sees("It crashes.")
        assert "10m00s left · due Mon 09:52 (under 15 minutes)" in hands.text


async def test_enter_opens_and_escape_leads_back(office: Office) -> None:
    async with office.open(SMALL) as hands:
        await hands.sees("#280")
        await hands.press("j", "j", "enter")
        await hands.sees("The window stays blank")
        text = hands.text
        assert "mail from Jane Doe · received Mon 08:12" in text
        assert "▸ template text" in text
        assert "▸ quoted mail" in text
        assert "Please reply only" not in text
        await hands.press("escape")
        await hands.sees("Answer")
        assert hands.rows.cursor_key == "inquiries-301"
        assert hands.rows.has_focus


async def test_tab_goes_to_the_other_pane_and_back(office: Office) -> None:
    async with office.open(WIDE) as hands:
        await hands.sees("Exporting hangs")
        await hands.press("tab")
        assert hands.app.focused is not None
        assert hands.app.focused.id == "body"
        await hands.press("tab")
        assert hands.rows.has_focus


async def test_raw_shows_the_text_as_typed(office: Office) -> None:
    async with office.open(WIDE) as hands:
        await hands.sees("Exporting hangs")
        await hands.press("j", "j")
        await hands.sees("The window stays blank on host7")
        await hands.press("m")
        await hands.sees("The **window** stays blank on `host7`")
        await hands.press("m")
        await hands.sees("The window stays blank on host7")


async def test_speakers_are_marked_by_word(office: Office) -> None:
    office.comment(297, "ci-bot", office.now - timedelta(minutes=9), "Beep.", author_type="Bot")
    office.comment(297, "list-relay", office.now - timedelta(minutes=8), "Me too!")
    office.comment(297, "helper", office.now - timedelta(minutes=7), "Try the other codec.")
    office.comment(297, None, office.now - timedelta(minutes=6), "I was somebody.")
    async with office.open((120, 50)) as hands:
        await hands.goes_to("inquiries-297")
        await hands.sees("I was somebody.")
        text = hands.text
    for words in (
        "jane (customer)",
        "Bob Brown (team)",
        "ci-bot (bot)",
        "list-relay (relay)",
        "helper (other)",
    ):
        assert words in text
    assert "ghost (other)" in text
    assert text.count("(customer)") == 2, "the customer is marked where the inquiry begins too"
    assert "first response" in text
    assert "press i to say" in text


async def test_an_answer_that_came_late_stays_visible(office: Office) -> None:
    office.issue(310, "Old question", office.now - timedelta(days=4), "Old.")
    office.comment(310, "bob", office.now - timedelta(minutes=2), "Late, sorry.")
    async with office.open(WIDE) as hands:
        await hands.goes_to("inquiries-310")
        await hands.sees("Late, sorry.")
        assert re.search(r"answered \d+h\d\dm late · waiting for the customer 2m", hands.text)


async def test_a_deleted_comment_stays_as_a_tombstone(office: Office) -> None:
    office.comment(297, "jane", office.now - timedelta(minutes=30), "My secret words", deleted=office.now)
    async with office.open(WIDE) as hands:
        await hands.goes_to("inquiries-297")
        await hands.sees("▸ deleted on GitHub")
        assert "My secret words" not in hands.text
        await hands.press("tab", "z")
        await hands.sees("My secret words")


async def test_no_reply_needed_is_recorded_and_moves_the_row(office: Office) -> None:
    async with office.open(WIDE) as hands:
        await hands.goes_to("inquiries-297")
        await hands.press("e")
        await hands.sees("#297: no reply needed")
        await hands.sees("1 Inbox 5")
    (data,) = office.recorded("inquiries-297", Kind.NO_REPLY_NEEDED)
    assert data == {"until": "2026-11-23T17:00:00+00:00"}
    (entry,) = office.journal("inquiries-297")
    assert (entry.by, entry.at) == ("alice", office.now)


async def test_no_reply_needed_of_marked_rows_is_recorded_where_it_can_be(office: Office) -> None:
    async with office.open(WIDE) as hands:
        for number in (301, 270, 297):
            await hands.goes_to(f"inquiries-{number}")
            await hands.press("space")
        await hands.press("e")
        await hands.sees("no reply needed, recorded;", "more: a first answer is due")
        assert office.journal("inquiries-301") == []
        assert len(office.journal("inquiries-297")) == len(office.journal("inquiries-270")) == 1
        await hands.until(lambda: "marked" not in hands.text)
        await hands.press("u")
        await hands.sees("#270, #297: taken back.")
    assert office.desk.facts("inquiries-297").no_reply_needed is None


async def test_no_reply_needed_where_nobody_asked_records_nothing(office: Office) -> None:
    async with office.open(WIDE) as hands:
        await hands.sees("#299")
        await hands.press("e")
        await hands.sees("A first answer is due here")
    assert office.journal("inquiries-299") == []


async def test_what_was_recorded_last_can_be_taken_back(office: Office) -> None:
    async with office.open(WIDE) as hands:
        await hands.goes_to("inquiries-297")
        await hands.press("e")
        await hands.sees("1 Inbox 5")
        await hands.press("u")
        await hands.sees("#297: taken back", "1 Inbox 6")
        await hands.press("u")
        await hands.sees("Nothing was done since")
    assert [data["until"] is None for data in office.recorded("inquiries-297", Kind.NO_REPLY_NEEDED)] == [
        False,
        True,
    ]


@pytest.mark.parametrize(("key", "who"), [("y", "team"), ("n", "noise"), ("enter", "noise")])
async def test_a_call_for_a_colleague_is_asked_about_once(office: Office, key: str, who: str) -> None:
    call = office.comment(303, "alice", office.now - timedelta(seconds=30), "@bob can you look?")
    async with office.open(WIDE) as hands:
        await hands.goes_to("inquiries-303")
        await hands.press("enter")
        await hands.sees("Did Alice Adams answer the customer here?", "@bob can you look?")
        assert hands.dialog() is CallQuestion
        await hands.press(key)
        await hands.until(lambda: office.recorded("inquiries-303", Kind.SPOKE))
        await hands.until(lambda: hands.dialog() is None)
        await hands.until(lambda: hands.picture.by_key["inquiries-303"].calls_colleague is None)
        hands.rows.focus()
        await hands.press("enter")
        await hands.pilot.pause()
        assert hands.dialog() is None
    assert office.recorded("inquiries-303", Kind.SPOKE) == [{"comment": call.node_id, "who": who}]


async def test_the_question_can_be_left_open(office: Office) -> None:
    office.comment(303, "alice", office.now - timedelta(seconds=30), "@bob can you look?")
    async with office.open(WIDE) as hands:
        await hands.goes_to("inquiries-303")
        await hands.press("enter")
        await hands.until(lambda: hands.dialog() is CallQuestion)
        await hands.press("escape")
        await hands.until(lambda: hands.dialog() is None)
    assert office.journal("inquiries-303") == []


async def test_news_leave_cursor_scroll_and_reading_place_alone(office: Office) -> None:
    long = "\n\n".join(f"Paragraph {place} of many." for place in range(80))
    office.issue(298, "Long story", office.now - timedelta(hours=1), long)
    async with office.open() as hands:
        await hands.goes_to("inquiries-298")
        await hands.sees("Paragraph 1 of many")
        await hands.press("enter", *(["ctrl+d"] * 3))
        await hands.sees("Paragraph 22 of many")
        before = (hands.rows.cursor_key, hands.rows.cursor_index, hands.body.scroll_offset)
        office.issue(311, "Brand new", office.now, "New.")
        office.comment(298, "jane", office.now, "The very last words.")
        hands.hears_news()
        await hands.sees("#311")
        await hands.until(lambda: len(hands.body.document.parts) > 2)
        hands.app.clear_notifications()
        assert (hands.rows.cursor_key, hands.rows.cursor_index, hands.body.scroll_offset) == before
        assert hands.body.has_focus
        await hands.press("G")
        await hands.sees("The very last words.")


async def test_an_inquiry_that_is_done_leaves_and_the_cursor_stays_near(office: Office) -> None:
    async with office.open(WIDE) as hands:
        await hands.sees("#302")
        await hands.press("j")
        gone = replace(
            office.issue(302, "Crash when plotting a contour", office.now - timedelta(days=3), ""),
            updated=office.now + timedelta(seconds=1),
            whereabouts=Whereabouts.DELETED,
            closed=office.now,
        )
        office.save([gone])
        hands.hears_news()
        await hands.until(lambda: "#302" not in hands.text)
        assert hands.rows.cursor_key in {"inquiries-301", "inquiries-299"}


async def test_nobody_waiting_is_said(empty_office: Office) -> None:
    at = empty_office.now - timedelta(days=1)
    empty_office.issue(1, "Done", at, closed=at, state_reason="completed")
    empty_office.synced(at)
    async with empty_office.open(SMALL) as hands:
        await hands.sees("Nobody is waiting")
        await hands.press("j", "k", "g", "G", "enter", "e", "i", "m", "o", "y", "K", "tab", "escape")
        assert "Nobody is waiting" in hands.text


async def test_nothing_synced_is_said(empty_office: Office) -> None:
    async with empty_office.open(SMALL) as hands:
        await hands.sees("never synced")
        assert "Nothing here yet" in hands.text


async def test_a_synced_repo_without_any_inquiry_is_not_called_unsynced(empty_office: Office) -> None:
    empty_office.synced(empty_office.now)
    async with empty_office.open(SMALL) as hands:
        await hands.sees("Nobody is waiting")


async def test_a_fault_is_one_sentence_and_the_rest_works(office: Office) -> None:
    async with office.open(WIDE) as hands:
        await hands.sees("#299")
        hands.app.pull_state = PullState(
            Health.FAULT,
            office.now - timedelta(minutes=9),
            "GitHub cannot be reached; the copy stays usable.",
            office.now + timedelta(seconds=50),
        )
        await hands.sees("R tries now. GitHub cannot be reached; the copy stays usable.")
        assert "synced 9m ago" in hands.text
        await hands.press("j")
        await hands.sees("It crashes.")


async def test_a_year_without_holidays_is_said(office: Office) -> None:
    office.team = replace(office.team, holiday_years=frozenset({2025}))
    async with office.open(WIDE) as hands:
        await hands.sees("No holidays are listed for 2026")


async def test_a_frozen_clock_says_why_and_until_when(office: Office) -> None:
    office.now += timedelta(hours=2, minutes=30)
    async with office.open(WIDE) as hands:
        await hands.goes_to("inquiries-301")
        await hands.sees("12m00s left, lunch, resumes 13:00")
        assert "lunch, opens Mon 13:00" in hands.text
