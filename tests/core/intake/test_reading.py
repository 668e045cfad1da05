"""The fields of a new inquiry: what can be filed, and one sentence for what cannot."""

from collections.abc import Mapping
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from sretui.core.hours import BusinessHours
from sretui.core.intake.draft import InquiryDraft
from sretui.core.intake.mail import Attachment
from sretui.core.intake.private import repeats
from sretui.core.intake.reading import FieldError, read_draft
from sretui.core.model import Channel
from sretui.core.team import Team

HOME = ZoneInfo("America/Los_Angeles")
NOW = datetime(2026, 11, 23, 17, 42, tzinfo=UTC)
TEAM = Team("Example", BusinessHours.visit(frozenset()), private_channels={"chat": True})
TYPED = {
    "channel": "hotline",
    "title": " Where is \t the legend? ",
    "customer": " Jane Doe ",
    "named": "yes",
    "received": "08:12",
    "answered": "not yet",
    "answered_at": "",
    "text": "\nWhere?\n",
    "inline": "no",
}
ASKED = datetime(2026, 11, 23, 16, 12, tzinfo=UTC)
LOG = Attachment("a.log", "text/plain", 3, "log")


def read(changes: Mapping[str, str], known: InquiryDraft | None = None) -> InquiryDraft:
    return read_draft({**TYPED, **changes}, known, TEAM, HOME, NOW)


def test_what_was_typed() -> None:
    assert read({}) == InquiryDraft("Where is the legend?", "Where?", Channel.HOTLINE, ASKED, "Jane Doe")


def test_answered_by_phone_and_not_named() -> None:
    draft = read({"answered": "by phone", "answered_at": "08:30", "named": "no", "channel": "chat"})
    assert (draft.answered, draft.answered_how) == (ASKED.replace(minute=30), "by phone")
    assert (draft.named, draft.channel) == (False, Channel.CHAT)


def test_what_the_mail_tells_beside_the_fields() -> None:
    mail = InquiryDraft("Other", "Other", Channel.MAIL, NOW, attachments=(LOG,), answers=7)
    draft = read({"inline": "yes", "text": ""}, mail)
    assert (draft.attachments, draft.answers, draft.inline) == ((LOG,), 7, True)
    assert draft.title == "Where is the legend?"


@pytest.mark.parametrize(
    ("changes", "field", "sentence"),
    [
        ({"title": " \t"}, "title", "Give it a title"),
        ({"title": "x" * 257}, "title", "256 characters in a title"),
        ({"text": "\n"}, "text", "Write down what is asked."),
        ({"text": "", "inline": "yes"}, "text", "Write down what is asked."),
        ({"text": "", "channel": "chat"}, "text", "Say in your own words what is asked."),
        ({"text": "x" * 65_500}, "text", "GitHub takes 65,486 characters, and this has 65,5"),
        ({"received": "soon"}, "received", "“soon” is no time"),
        ({"received": ""}, "received", "is no time"),
        ({"received": "09:43"}, "received", "in the future"),
        ({"received": "2026-06-01 08:00"}, "received", "175 days ago; check the date."),
        ({"answered": "by phone"}, "answered_at", "Say when it was answered."),
        ({"answered": "by phone", "answered_at": "noon"}, "answered_at", "“noon” is no time"),
        ({"answered": "by phone", "answered_at": "08:00"}, "answered_at", "before it was received"),
        ({"answered": "by phone", "answered_at": "23:00"}, "answered_at", "in the future"),
    ],
)
def test_a_mistake_is_one_sentence_with_its_field(changes: dict[str, str], field: str, sentence: str) -> None:
    with pytest.raises(FieldError, match=sentence) as wrong:
        read(changes)
    assert wrong.value.field == field


@pytest.mark.parametrize(
    ("original", "paraphrase", "expected"),
    [
        ("My password is hunter2 and it does not open", "They cannot log in.", False),
        (
            "My password is hunter2 and it does not open",
            "They: MY password is hunter2, and it does not!",
            True,
        ),
        ("It crashes.", "it crashes", True),
        ("It crashes.", "It always crashes", False),
        ("", "Anything", False),
        ("One two three four five six seven eight nine", "one two three four five six seven", False),
    ],
)
def test_a_paraphrase_repeats_no_run_of_words(original: str, paraphrase: str, expected: bool) -> None:
    assert repeats(original, paraphrase) is expected


def test_the_limit_is_github_s_with_the_mark_beside_it() -> None:
    room = 65_486 - len("Received 2026-11-23 08:12 PST by hotline from Jane Doe.\n\n")
    assert len(read({"text": "x" * room}).text) == room
    with pytest.raises(FieldError):
        read({"text": "x" * (room + 1)})
