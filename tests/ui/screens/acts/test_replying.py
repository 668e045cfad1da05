"""Reply: written, helped with, reviewed, queued as one Action; what is typed is never lost."""

from __future__ import annotations

import resource
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from textual import events
from textual.widgets import TextArea

from sretui.core.journal import Kind
from sretui.core.model import Account, RepoInfo, RepoRole, Whereabouts
from sretui.core.outbox.action import Act
from sretui.core.outbox.writes import Place, PostComment
from sretui.store import cursors
from sretui.store.database import transaction
from sretui.ui.screens.forms.composer import Composer
from sretui.ui.screens.forms.pick_text import PickText
from sretui.ui.screens.forms.preview import Preview
from sretui.ui.widgets.body_view import BodyView
from sretui.ui.widgets.line_list import LineList

if TYPE_CHECKING:
    from textual.geometry import Region

    from tests.ui.conftest import Hands, Office

SMALL, WIDE = (80, 24), (120, 36)


def place(number: int) -> Place:
    return Place(RepoRole.INQUIRIES, number, f"inquiries-{number}")


async def opens(hands: Hands, number: int, key: str = "r") -> None:
    await hands.goes_to(f"inquiries-{number}")
    await hands.press(key)
    await hands.until(lambda: hands.dialog() is Composer)
    await hands.until(lambda: told(hands).chosen)


async def shows(hands: Hands, dialog: type | None) -> None:
    await hands.until(lambda: hands.dialog() is dialog)


def told(hands: Hands) -> BodyView:
    return hands.screen.query_one("#told", BodyView)


def text(hands: Hands) -> str:
    return hands.screen.query_one("#text", TextArea).text


def names(hands: Hands) -> LineList:
    return hands.screen.query_one("#suggestions", LineList)


async def lists(hands: Hands, *words: str) -> None:
    """Wait until the names are listed that complete what is typed."""
    await hands.until(lambda: names(hands).has_class("open"))
    await hands.sees(*words)


@pytest.mark.parametrize("size", [SMALL, WIDE])
async def test_from_the_key_to_the_outbox_and_back(office: Office, size: tuple[int, int]) -> None:
    async with office.open(size) as hands:
        await opens(hands, 301)
        await hands.sees(
            "Reply to #301", "2h30m left", "mail from Jane Doe", "The window stays blank", "0 characters"
        )
        await hands.press(*"Try 3.4.", "enter", *"Bye", "ctrl+s")
        await shows(hands, Preview)
        await hands.sees(
            "In example/support: #301", "1. comment on #301", "everybody who follows the list", "Bye"
        )
        await hands.press("ctrl+s")
        await shows(hands, None)
        await hands.sees("Reply to #301: in the outbox; u takes it back.")
        (queued,) = office.desk.outbox()
        assert queued.action.act is Act.REPLY
        assert queued.action.writes == (PostComment(place(301), "Try 3.4.\nBye"),)
        assert office.desk.draft("reply:inquiries-301") is None
        await hands.goes_to("inquiries-301")
        await hands.press("enter")
        await hands.sees("(waiting to be sent)", "Try 3.4.")
        await hands.press("u")
        await hands.sees("taken back, nothing was sent.")
        await hands.until(lambda: "(waiting to be sent)" not in hands.text)
        await hands.press("r")
        await shows(hands, Composer)
        assert text(hands) == "Try 3.4.\nBye"
    assert office.desk.outbox() == ()


async def test_one_key_in_the_review_logs_what_it_took_and_undo_takes_that_back(office: Office) -> None:
    async with office.open(SMALL) as hands:
        await opens(hands, 301)
        await hands.press(*"Try 3.4.", "ctrl+s")
        await shows(hands, Preview)
        await hands.sees("1-9 quarter hours, logged with it and never posted: none")
        await hands.press("9", "0")
        await hands.sees("never posted: none")
        await hands.press("3")
        await hands.sees("never posted: 45m of yours")
        await hands.press("ctrl+s")
        await hands.sees("Reply to #301: in the outbox; u takes it back.")
        assert "t logs your time" not in hands.text
        spent = {"minutes": 45, "category": "answering"}
        assert office.recorded("inquiries-301", Kind.EFFORT) == [spent]
        (queued,) = office.desk.outbox()
        assert queued.action.writes == (PostComment(place(301), "Try 3.4."),)
        await hands.press("u")
        await hands.sees("taken back, nothing was sent.")
    assert office.desk.facts("inquiries-301").effort == {}


async def test_nobody_has_to_say_what_it_took(office: Office) -> None:
    async with office.open(SMALL) as hands:
        await opens(hands, 301)
        await hands.press(*"Try 3.4.", "ctrl+s")
        await shows(hands, Preview)
        await hands.press("ctrl+s")
        await hands.sees("Reply to #301: in the outbox", "t logs", "your time.")
    assert office.recorded("inquiries-301", Kind.EFFORT) == []


async def test_it_is_answered_when_it_is_sent_and_not_when_it_was_begun(office: Office) -> None:
    async with office.open(WIDE) as hands:
        await opens(hands, 301)
        await hands.press(*"Hello")
        office.now += timedelta(minutes=20)
        await hands.press("ctrl+s")
        await shows(hands, Preview)
        await hands.press("ctrl+s")
        await shows(hands, None)
    assert [one.action.at for one in office.desk.outbox()] == [office.now]


async def test_a_conversation_opened_again_has_its_own_draft(office: Office) -> None:
    async with office.open(SMALL) as hands:
        await opens(hands, 301)
        await hands.press(*"For Jane", "escape")
        await shows(hands, None)
        await opens(hands, 303)
        assert text(hands) == ""
        await hands.press("escape")
        await shows(hands, None)
        assert office.desk.draft("reply:inquiries-303") is None
    async with office.open(WIDE) as hands:
        await opens(hands, 301)
        assert text(hands) == "For Jane"
        await hands.press(*" Doe", "ctrl+s")
        await shows(hands, Preview)
        await hands.press("escape")
        await shows(hands, Composer)
        assert text(hands) == "For Jane Doe"


@pytest.mark.parametrize(
    ("typed", "said"), [("", "Your answer is empty."), ("x" * 70_000, "has 70000 characters")]
)
async def test_what_cannot_be_sent_is_said_while_writing(office: Office, typed: str, said: str) -> None:
    async with office.open(SMALL) as hands:
        await opens(hands, 301)
        hands.screen.query_one("#text", TextArea).text = typed
        await hands.press("ctrl+s")
        await hands.sees(said)
        assert hands.dialog() is Composer


@pytest.mark.parametrize("size", [SMALL, WIDE])
async def test_the_customers_last_words_are_quoted_else_what_was_chosen(
    office: Office, size: tuple[int, int]
) -> None:
    async with office.open(size) as hands:
        await opens(hands, 297)
        await hands.press("ctrl+o", *"Thanks.")
        assert text(hands) == "> It is 3.4.1, on Linux.\n\nThanks."
        await hands.press("tab", "{", "{", "ctrl+o")
        assert "> Frames are missing.\n\n" in text(hands)
        await hands.press("escape")
        await shows(hands, None)
        await hands.press("enter")
        await hands.until(lambda: hands.body.document.parts and hands.body.has_focus)
        await hands.press("}", "}")
        await hands.press("r")
        await shows(hands, Composer)
        await hands.until(lambda: told(hands).chosen == "comment-1")
        await hands.press("ctrl+o")
        assert "> Which version is it?" in text(hands)


async def test_a_quote_has_no_template_no_old_mail_and_no_control_characters(office: Office) -> None:
    office.comment(303, "kim", office.now, "Here:\x1b[31m red\n\n> You asked.\n")
    async with office.open(SMALL) as hands:
        await opens(hands, 303)
        await hands.press("ctrl+o")
        assert text(hands) == "> Here:␛[31m red\n\n"
    office.comment(303, "kim", office.now, "> only\n> old mail\n")
    async with office.open(SMALL) as hands:
        await opens(hands, 303)
        await hands.press("ctrl+a", "ctrl+o")
        await hands.sees("There are no words of their own to quote")


@pytest.mark.parametrize("size", [SMALL, WIDE])
async def test_people_and_issues_are_completed_and_typing_goes_on(
    office: Office, size: tuple[int, int]
) -> None:
    async with office.open(size) as hands:
        await opens(hands, 301)
        await hands.press(*"Ask @b")
        await lists(hands, "@bob", "Bob Brown")
        await hands.press("tab")
        assert text(hands) == "Ask @bob "
        await hands.press(*"see #400")
        await lists(hands, "example/product#4009", "Contour plot 4008")
        first = names(hands).cursor_key
        await hands.press("down")
        assert names(hands).cursor_key != first
        await hands.press("up", "down", "tab")
        assert text(hands).startswith("Ask @bob see example/product#400")
        await hands.press(*"and #movie")
        await lists(hands, "#299")
        await hands.press("escape")
        await hands.until(lambda: not names(hands).has_class("open"))
        assert hands.dialog() is Composer
        await hands.press(*"s")
        await hands.rests()
        assert not names(hands).has_class("open")
        await hands.press("enter", *"@c")
        await lists(hands, "@carol")
        await hands.press("enter", *"# Title @nobodyatall", "down", "up", "end")
        await hands.rests()
        assert text(hands).endswith("and #movies\n@c\n# Title @nobodyatall")
        assert not names(hands).has_class("open"), "coming to a name that stands there is not naming it"


async def test_it_is_looked_at_as_markdown(office: Office) -> None:
    async with office.open(SMALL) as hands:
        await opens(hands, 301)
        await hands.press(*"So **bold** it is", "ctrl+l")
        await hands.sees("So bold it is")
        await hands.press(*"xyz", "escape")
        await hands.sees("So **bold** it is")
        assert hands.dialog() is Composer
        await hands.press("!", "ctrl+l", "ctrl+l", "?")
        assert text(hands) == "So **bold** it is!?"


async def test_a_canned_text_is_put_in_where_one_stands_and_can_be_taken_out(office: Office) -> None:
    async with office.open(SMALL) as hands:
        await opens(hands, 301)
        await hands.press(*"Hello", "ctrl+t")
        await shows(hands, PickText)
        await hands.sees("received", "more information", "your question needs somebody")
        await hands.press("j", "j", "j")
        await hands.sees("thank you for writing to us")
        await hands.press("enter")
        await shows(hands, Composer)
        assert text(hands).startswith("Hello\n\nDear Jane Doe,\n\nthank you for writing")
        await hands.press("ctrl+z")
        assert text(hands) == "Hello"


async def test_a_terminal_that_cannot_be_lent_keeps_the_text(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VISUAL", "true")
    async with office.open(SMALL) as hands:
        await opens(hands, 301)
        await hands.press(*"Hello", "ctrl+e")
        await hands.sees("This terminal cannot be handed to an editor.")
        monkeypatch.setenv("VISUAL", "no-such-editor -w")
        await hands.press("ctrl+e")
        await hands.sees("There is no editor 'no-such-editor'")
        assert text(hands) == "Hello"
        draft = office.desk.draft("reply:inquiries-301")
        assert draft is not None
        assert draft.fields == {"text": "Hello"}


async def test_a_closed_inquiry_takes_an_answer_and_says_that_it_stays_closed(office: Office) -> None:
    async with office.open(SMALL) as hands:
        await opens(hands, 270)
        await hands.sees("#270 is closed: it is mailed all the same; X opens it.")
        await hands.press(*"You may.", "ctrl+s")
        await shows(hands, Preview)
        await hands.press("ctrl+s")
        await shows(hands, None)
    (queued,) = office.desk.outbox()
    assert queued.action.writes == (PostComment(place(270), "You may."),)


async def test_what_is_locked_for_us_is_not_begun_and_for_those_with_rights_it_is(office: Office) -> None:
    office.issue(303, "Wrong colours on macOS", office.now, locked=True)
    async with office.open(SMALL) as hands:
        await hands.goes_to("inquiries-303")
        await hands.press("r")
        await hands.sees("Inquiry #303 is locked")
        assert hands.dialog() is None
    with office.databases.cache() as conn, transaction(conn):
        cursors.save_account(conn, Account("alice"))
        cursors.save_repo(
            conn, RepoInfo(1, "example/support", RepoRole.INQUIRIES, can_push=True), "example/support"
        )
    async with office.open(SMALL) as hands:
        await opens(hands, 303)
        await hands.sees("#303 is locked: you may comment, the customer may not.")


@pytest.mark.parametrize(
    ("whereabouts", "said"),
    [(Whereabouts.MOVED, "was moved to example/other#7"), (Whereabouts.DELETED, "was deleted on GitHub")],
)
async def test_what_left_while_one_wrote_is_said_and_nothing_is_lost(
    office: Office, whereabouts: Whereabouts, said: str
) -> None:
    async with office.open(SMALL) as hands:
        await opens(hands, 303)
        await hands.press(*"Hello")
        office.issue(303, "Gone", office.now, whereabouts=whereabouts, moved_to="example/other#7")
        await hands.press("ctrl+s")
        await hands.sees(said, "What you")
        assert hands.dialog() is Composer
    assert office.desk.outbox() == ()
    draft = office.desk.draft("reply:inquiries-303")
    assert draft is not None
    assert draft.fields == {"text": "Hello"}


async def test_who_wrote_meanwhile_is_said_in_the_review(office: Office) -> None:
    async with office.open(WIDE) as hands:
        await opens(hands, 303)
        await hands.press(*"Hello")
        office.comment(303, "kim", office.now, "It works **now**.")
        await hands.press("ctrl+s")
        await shows(hands, Preview)
        await hands.sees("kim wrote at Mon 09:42, while you did: It works **now**.")


async def test_what_is_begun_is_marked_until_it_is_sent_or_emptied(office: Office) -> None:
    async with office.open(WIDE) as hands:
        await opens(hands, 301)
        assert "✎" not in hands.text
        await hands.press(*"Half", "escape")
        await hands.sees("✎ begun and not sent: an answer", "#301   ✎ ")
        await opens(hands, 301)
        await hands.press("ctrl+s")
        await shows(hands, Preview)
        await hands.press("ctrl+s")
        await hands.until(lambda: "✎" not in hands.text and hands.dialog() is None)
    async with office.open(SMALL) as hands:
        await opens(hands, 303)
        await hands.press("x", "escape")
        await hands.sees("#303   ✎ ")
        await opens(hands, 303)
        await hands.press("backspace", "escape")
        await hands.until(lambda: "✎" not in hands.text and hands.dialog() is None)
    assert office.desk.draft("reply:inquiries-303") is None


@pytest.mark.parametrize("size", [SMALL, WIDE])
async def test_names_are_listed_within_the_field_and_nothing_moves(
    office: Office, size: tuple[int, int]
) -> None:
    async with office.open(size) as hands:
        await opens(hands, 301)
        await hands.press(*["enter"] * 30)
        area, found = hands.screen.query_one("#text", TextArea), names(hands)

        def regions() -> dict[str | None, Region]:
            return {one.id: one.region for one in hands.screen.query("*") if one.id != "suggestions"}

        def inside() -> bool:
            return area.region.contains_region(found.region)

        for at in (30, 0, 3):  # at the field's bottom, at its top, and between
            area.move_cursor((at, 0))
            await hands.rests()
            before = regions()
            await hands.press("#", "3")
            await lists(hands)
            await hands.until(inside)
            assert not found.region.contains_point(area.cursor_screen_offset)
            assert before == regions()
            await hands.press("backspace", "backspace")
            await hands.until(lambda: not found.has_class("open"))
        await hands.press("#", "3")
        await lists(hands)
        await hands.pilot.resize_terminal(*(SMALL if size == WIDE else WIDE))
        await hands.until(lambda: not found.has_class("open"))
        await hands.press("0")
        await lists(hands)
        assert inside()


async def test_what_is_pasted_hides_nothing(office: Office) -> None:
    async with office.open(SMALL) as hands:
        await opens(hands, 301)
        hands.screen.query_one("#text", TextArea).post_message(events.Paste("a\u202eb\x9b31m\x1b[1mc 😀"))
        await hands.until(lambda: text(hands))
        assert text(hands).startswith("a⟨U+202E⟩b")
        assert text(hands).endswith("c 😀")
        assert not {"\u202e", "\x9b", "\x1b"} & set(text(hands))


async def test_a_full_disk_loses_no_words(office: Office) -> None:
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    async with office.open(SMALL) as hands:
        await opens(hands, 301)
        try:
            resource.setrlimit(resource.RLIMIT_FSIZE, (0, hard))
            await hands.press(*"All my words", "ctrl+s")
            await shows(hands, Preview)
            await hands.press("ctrl+s")
            await shows(hands, Composer)
            await hands.sees("Not saved:")
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        assert text(hands) == "All my words"
        await hands.press("!", "ctrl+s")
        await shows(hands, Preview)
        await hands.press("ctrl+s")
        await shows(hands, None)
    (queued,) = office.desk.outbox()
    assert queued.action.writes == (PostComment(place(301), "All my words!"),)
    assert office.desk.draft("reply:inquiries-301") is None
