"""A new inquiry by every channel: taken in, compared, reviewed, queued once, and in the inbox at once."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from textual import events
from textual.widgets import Input, TextArea

from sretui.core.acts.filing import Filing, file_inquiry
from sretui.core.errors import MailError
from sretui.core.intake.draft import InquiryDraft
from sretui.core.intake.unattended import Wishes
from sretui.core.journal import Kind
from sretui.core.model import Channel, RepoRole
from sretui.core.outbox.action import Act, Action
from sretui.core.outbox.writes import FileIssue, Place, PostComment
from sretui.ui.screens.forms.intake_form import IntakeForm
from sretui.ui.screens.forms.likely_form import LikelyForm
from sretui.ui.screens.forms.paste_area import LARGEST
from sretui.ui.screens.forms.preview import Preview
from sretui.ui.screens.forms.yes_no import YesNo
from sretui.ui.widgets.choice import Choice
from tests.ui.conftest import BOILERPLATE, SMALL, WIDE

if TYPE_CHECKING:
    from pathlib import Path

    from tests.ui.conftest import Hands, Office

SIZES = pytest.mark.parametrize("size", [SMALL, WIDE])
TOP = f"\n\n{BOILERPLATE}\n\n---\n\n"
TURNS = {Channel.MAIL: 0, Channel.HOTLINE: 1, Channel.WALK_IN: 2, Channel.CHAT: 3, Channel.GITHUB: 4}
"""How often → is pressed from where the form begins."""


async def begin(hands: Hands, channel: Channel, **fields: str) -> None:
    """Open the form at a channel, and fill fields in as if typed."""
    await hands.until(lambda: hands.rows.cursor_key is not None)
    await hands.press("n")
    await hands.until(lambda: hands.dialog() is IntakeForm)
    await hands.press(*["right"] * TURNS[channel])
    for name, text in fields.items():
        field = hands.screen.query_one(f"#{name}")
        if isinstance(field, Input):
            field.value = text
        elif isinstance(field, TextArea):
            field.text = text
        elif isinstance(field, Choice):
            field.focus()
            while field.chosen != text:
                await hands.press("right")
    await hands.rests()


async def goes_on(hands: Hands, to: type[object]) -> None:
    await hands.press("ctrl+s")
    await hands.until(lambda: hands.dialog() is to)


async def sends(hands: Hands) -> None:
    """Say that it is none of those listed, review it, and send it."""
    await hands.press("ctrl+s")
    await hands.until(lambda: hands.dialog() in {LikelyForm, Preview})
    if hands.dialog() is LikelyForm:
        await goes_on(hands, Preview)
    await hands.press("ctrl+s")
    await hands.until(lambda: hands.dialog() is None)


def queued(office: Office) -> Action:
    (one,) = office.desk.outbox()
    return one.action


def value(hands: Hands, name: str) -> str:
    field = hands.screen.query_one(f"#{name}")
    assert isinstance(field, Input | TextArea)
    return field.value if isinstance(field, Input) else field.text


def wrong(hands: Hands) -> str:
    return str(hands.screen.query_one("#wrong").render())


def private(office: Office, *channels: Channel) -> None:
    office.team = replace(office.team, private_channels={one.value: True for one in channels})


@pytest.mark.parametrize(
    ("channel", "size"), [*((channel, SMALL) for channel in Channel), (Channel.MAIL, WIDE)]
)
async def test_each_channel_is_filed_once_and_shown_at_once(
    office: Office, channel: Channel, size: tuple[int, int]
) -> None:
    async with office.open(size) as hands:
        await begin(hands, channel)
        hands.screen.query_one("#title").focus()
        await hands.press(*"Legend", "tab", *"Jane Doe", "tab", "tab", "home", "ctrl+k", *"08:12")
        hands.screen.query_one("#text").focus()
        await hands.press(*"Where is it?")
        await sends(hands)
        await hands.sees("Legend", "in the outbox")
        action = queued(office)
        line = f"Received 2026-11-23 08:12 PST by {channel.value} from Jane Doe."
        body = f"{line}{TOP}Where is it?"
        assert action.act is Act.FILE
        assert action.writes == (FileIssue(RepoRole.INQUIRIES, "Legend", body, (), ("alice",)),)
        (waiting,) = office.desk.outbox()
        await hands.until(lambda: hands.rows.cursor_key == waiting.inquiry)
    assert office.desk.draft("intake") is None


@SIZES
async def test_a_pasted_mail_fills_in_what_it_tells(office: Office, size: tuple[int, int]) -> None:
    async with office.open(size) as hands:
        await begin(hands, Channel.MAIL)
        hands.screen.post_message(events.Paste("Legend is missing\n\nWhere is it?"))
        await hands.until(lambda: value(hands, "text") == "Legend is missing\n\nWhere is it?")
        assert value(hands, "title") == "Legend is missing"
        await sends(hands)
        kept = [str(data["id"]) for kind, data in queued(office).facts if kind is Kind.MAIL]
        assert [office.desk.mail(one) for one in kept] == [b"Legend is missing\n\nWhere is it?"]


async def test_what_was_typed_stays_when_more_is_pasted(office: Office) -> None:
    async with office.open(SMALL) as hands:
        await begin(hands, Channel.MAIL, paste="Legend is missing")
        await hands.until(lambda: value(hands, "title") == "Legend is missing")
        hands.screen.query_one("#title", Input).value = "My own title"
        hands.screen.query_one("#paste", TextArea).text = "Legend is missing\nagain"
        await hands.until(lambda: value(hands, "text") == "Legend is missing\nagain")
        assert value(hands, "title") == "My own title"


async def test_a_mistake_is_one_sentence_and_all_stays(office: Office) -> None:
    async with office.open(SMALL) as hands:
        await begin(hands, Channel.HOTLINE, title="Legend", text="Where?", received="09:43")
        await hands.press("ctrl+s")
        await hands.until(lambda: "“09:43” is in the future" in wrong(hands))
        assert hands.screen.focused is hands.screen.query_one("#received")
        await hands.press("escape")
        await hands.until(lambda: hands.dialog() is None)
        await begin(hands, Channel.MAIL)
        assert [value(hands, name) for name in ("title", "text", "received")] == ["Legend", "Where?", "09:43"]
    assert office.desk.outbox() == ()


async def test_an_answer_given_already_stops_the_clock(office: Office) -> None:
    async with office.open(WIDE) as hands:
        await begin(
            hands,
            Channel.HOTLINE,
            title="Legend",
            text="Where?",
            received="08:12",
            answered="by phone",
            answered_at="08:30",
        )
        await sends(hands)
        await hands.sees("answered in 18m (by phone)")
        (write,) = queued(office).writes
        assert isinstance(write, FileIssue)
        assert "\nAnswered 2026-11-23 08:30 PST by phone.\n" in write.body
        at = {"at": "2026-11-23T16:30:00+00:00", "how": "by phone"}
        assert (Kind.ANSWERED_ELSEWHERE, at) in queued(office).facts


@SIZES
async def test_a_duplicate_takes_it_as_a_comment(office: Office, size: tuple[int, int]) -> None:
    async with office.open(size) as hands:
        await begin(hands, Channel.MAIL, paste="Blank window after remote launch\nIt is still blank.")
        await goes_on(hands, LikelyForm)
        await hands.sees("Is it one of these?", "inquiry #301", "product #400", "a comment on #301 instead")
        await hands.press("enter")
        await hands.until(lambda: hands.dialog() is Preview)
        await hands.sees("1. comment on #301", "Mailed to everybody who follows the list.")
        await hands.press("ctrl+s")
        await hands.until(lambda: hands.dialog() is None)
        action = queued(office)
        body = (
            "Received 2026-11-23 09:42 PST by mail.\n\nBlank window after remote launch\nIt is still blank."
        )
        assert action.writes == (PostComment(Place(RepoRole.INQUIRIES, 301, "inquiries-301"), body),)
        assert action.inquiry == "inquiries-301"


async def test_a_product_issue_is_noted_and_the_inquiry_filed(office: Office) -> None:
    async with office.open(SMALL) as hands:
        await begin(hands, Channel.CHAT, title="Contour plot is odd", text="It plots oddly.")
        await goes_on(hands, LikelyForm)
        while "note product #" not in str(hands.screen.query_one("#use").render()):
            await hands.press("down")
            await hands.pilot.pause()
        await hands.press("enter")
        await hands.until(lambda: hands.dialog() is Preview)
        await hands.press("ctrl+s")
        await hands.until(lambda: hands.dialog() is None)
        (link,) = [data for kind, data in queued(office).facts if kind is Kind.LINK]
        assert link["role"] == "known"
        assert str(link["url"]).startswith("https://github.com/example/product/issues/40")
        assert isinstance(queued(office).writes[0], FileIssue)


async def test_the_same_again_is_noticed_while_the_first_still_waits(office: Office) -> None:
    async with office.open(SMALL) as hands:
        for _ in range(2):
            await begin(hands, Channel.CHAT, title="Zebra", text="Stripes are upside down.")
            await hands.press("ctrl+s")
            await hands.until(lambda: hands.dialog() in {LikelyForm, Preview})
            if hands.dialog() is LikelyForm:
                break
            await hands.press("ctrl+s")
            await hands.until(lambda: hands.dialog() is None)
            office.now += timedelta(minutes=2)
        await hands.sees("The same was filed 2m ago, still in the outbox: “Zebra”")
        await hands.press("escape")
        await hands.until(lambda: hands.dialog() is IntakeForm)
        assert value(hands, "title") == "Zebra"
    assert len(office.desk.outbox()) == 1


@SIZES
async def test_a_private_channel_files_a_paraphrase_and_keeps_their_words(
    office: Office, size: tuple[int, int]
) -> None:
    private(office, Channel.HOTLINE)
    said = "My password is hunter2 and it does not open"
    async with office.open(size) as hands:
        await begin(
            hands,
            Channel.HOTLINE,
            paste=said,
            title="Login fails",
            customer="Jane Doe",
            text="A user cannot log in.",
        )
        await hands.sees("promises privacy", "In your own words; filed, for everybody to read:")
        await sends(hands)
        (write,) = queued(office).writes
        assert isinstance(write, FileIssue)
        assert write.body == f"Received 2026-11-23 09:42 PST by hotline.{TOP}A user cannot log in."
        assert (Kind.CUSTOMER, {"name": "Jane Doe"}) in queued(office).facts
        (mail_id,) = [data["id"] for kind, data in queued(office).facts if kind is Kind.MAIL]
        assert office.desk.mail(str(mail_id)) == said.encode()


async def test_their_own_words_need_an_explicit_yes(office: Office) -> None:
    private(office, Channel.CHAT)
    said = "My password is hunter2 and it does not open"
    async with office.open(SMALL) as hands:
        await begin(hands, Channel.CHAT, paste=said, title="Login fails", text=f"They say: {said}")
        await goes_on(hands, YesNo)
        await hands.sees("File their own words in public?", "this repeats what they said")
        await hands.press("enter")
        await hands.until(lambda: hands.dialog() is IntakeForm)
        assert value(hands, "paste") == said
        await goes_on(hands, YesNo)
        await hands.press("y")
        await hands.until(lambda: hands.dialog() in {LikelyForm, Preview})
    assert office.desk.outbox() == ()


async def test_a_private_mail_fills_in_no_text(office: Office) -> None:
    private(office, Channel.MAIL)
    async with office.open(SMALL) as hands:
        await begin(hands, Channel.MAIL, paste="Legend\nis missing")
        await hands.until(lambda: value(hands, "title") == "Legend")
        assert value(hands, "text") == ""
        assert hands.screen.query_one("#named", Choice).chosen == "no"
        await hands.sees("‹ no › not named in public")
        await hands.press("ctrl+s")
        await hands.until(lambda: "Say in your own words what is asked." in wrong(hands))


async def test_turning_to_a_private_channel_takes_their_words_back(office: Office) -> None:
    private(office, Channel.HOTLINE)
    async with office.open(SMALL) as hands:
        await begin(hands, Channel.MAIL, paste="Legend\nis missing")
        await hands.until(lambda: value(hands, "text") == "Legend\nis missing")
        hands.screen.query_one("#channel").focus()
        await hands.press("right")
        await hands.until(lambda: value(hands, "text") == "")
        assert value(hands, "paste") == "Legend\nis missing"


async def test_a_recall_gives_all_of_it_back(office: Office) -> None:
    async with office.open(SMALL) as hands:
        await begin(hands, Channel.CHAT, title="Zebra", text="Stripes.", received="08:12")
        await sends(hands)
        await hands.sees("Zebra")
        await hands.press("u")
        await hands.until(lambda: not office.desk.outbox())
        await hands.sees("taken back, nothing was sent.")
        await begin(hands, Channel.MAIL)
        assert (value(hands, "title"), value(hands, "text")) == ("Zebra", "Stripes.")
        assert hands.screen.query_one("#channel", Choice).chosen == "chat"


async def test_the_preview_leads_back_to_what_was_typed(office: Office) -> None:
    async with office.open(SMALL) as hands:
        await begin(hands, Channel.CHAT, title="Zebra", text="Stripes.")
        await goes_on(hands, Preview)
        await hands.sees("assigned to: alice", "Mailed to everybody who follows the list.")
        await hands.press("escape")
        await hands.until(lambda: hands.dialog() is IntakeForm)
        assert value(hands, "title") == "Zebra"


async def test_what_is_typed_while_duplicates_are_looked_for_is_not_left_behind(office: Office) -> None:
    async with office.open(SMALL) as hands:
        await begin(hands, Channel.CHAT, title="Zebra", text="Stripes.")
        form = hands.screen
        assert isinstance(form, IntakeForm)
        form.action_go_on()
        form.query_one("#title", Input).value = "Zebra crossing"
        await hands.until(lambda: wrong(hands) == "")
        assert hands.dialog() is IntakeForm
        await goes_on(hands, Preview)
        await hands.sees("Zebra crossing")


async def test_where_duplicates_cannot_be_looked_for_that_is_said(office: Office) -> None:
    async with office.open(SMALL) as hands:
        await begin(hands, Channel.CHAT, title="Zebra", text="Stripes.")
        (office.databases.folder / "cache.db").rename(office.databases.folder / "away.db")
        await goes_on(hands, Preview)
        await hands.sees("Duplicates were not looked for")


async def test_a_file_is_read_and_one_that_cannot_be_is_said(office: Office, tmp_path: Path) -> None:
    mail, huge = tmp_path / "a.eml", tmp_path / "huge.eml"
    mail.write_text("Legend is missing")
    with huge.open("wb") as file:
        file.truncate(50_000_000)
    binary = tmp_path / "a.bin"
    binary.write_bytes(b"\x7fELF\0\0\0")
    async with office.open(SMALL) as hands:
        await begin(hands, Channel.MAIL, file=str(tmp_path / "none"))
        await hands.until(lambda: "is no file" in wrong(hands))
        hands.screen.query_one("#file", Input).value = str(huge)
        await hands.until(lambda: "larger than 25 MB" in wrong(hands))
        hands.screen.query_one("#file", Input).value = str(binary)
        await hands.until(lambda: "neither a mail nor text" in wrong(hands))
        hands.screen.query_one("#file", Input).value = str(mail)
        await hands.until(lambda: value(hands, "title") == "Legend is missing")
        assert wrong(hands) == ""


async def test_kept_mails_are_what_the_next_inquiries_begin_with(office: Office) -> None:
    for word in ("One", "Two"):
        mail = f"From: Jane Doe <jane@example.org>\nSubject: {word} legend\n\n{word} legend is missing.\n"
        (one,) = office.desk.read_mails(mail.encode())
        office.desk.keep_mail(one, Wishes(customer="Dr. Doe"))
    async with office.open(SMALL) as hands:
        await begin(hands, Channel.MAIL)
        await hands.sees("Behind this one: 1 kept mail.")
        await hands.until(lambda: value(hands, "title") == "One legend")
        assert (value(hands, "customer"), value(hands, "text")) == ("Dr. Doe", "One legend is missing.")
        await sends(hands)
        action = queued(office)
        mail_id = str(dict(action.facts)[Kind.MAIL]["id"])
        assert (office.desk.mail(mail_id) or b"").startswith(b"From: Jane Doe")
        await begin(hands, Channel.MAIL)
        await hands.until(lambda: value(hands, "title") == "Two legend")


async def test_a_paste_beyond_measure_is_refused_and_nothing_lost(office: Office) -> None:
    async with office.open(SMALL) as hands:
        await begin(hands, Channel.MAIL, paste="Legend is missing")
        hands.screen.query_one("#paste").post_message(events.Paste("x" * (LARGEST + 1)))
        await hands.until(lambda: "5 million characters are no mail" in wrong(hands))
        assert value(hands, "paste") == "Legend is missing"


async def test_a_binary_file_is_no_mail(office: Office) -> None:
    with pytest.raises(MailError):
        office.desk.read_mail(b"\x7fELF\0\0\0\1\2")


async def test_what_was_filed_by_another_desk_is_noticed(office: Office) -> None:
    draft = InquiryDraft("Zebra", "Stripes are upside down.", Channel.CHAT, office.now)
    filed = file_inquiry(draft, office.team, Filing("a", office.now, "bob")).writes[0]
    assert isinstance(filed, FileIssue)
    office.issue(310, "Other title", office.now - timedelta(minutes=3), filed.body, author="bob")
    similar = office.desk.similar(draft)
    assert similar.twin is not None
    assert similar.twin.issue is not None
    assert similar.twin.issue.number == 310
    later = office.now + timedelta(days=2)
    office.now = later
    assert office.desk.similar(draft).twin is None


async def test_a_reply_is_offered_as_a_comment_where_it_belongs(office: Office) -> None:
    draft = InquiryDraft("Zebra", "Stripes.", Channel.MAIL, datetime(2026, 11, 23, tzinfo=UTC), answers=288)
    similar = office.desk.similar(draft)
    assert similar.answered is not None
    assert similar.issues[0].number == 288
