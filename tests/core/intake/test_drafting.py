from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from sretui.core.hours import BusinessHours
from sretui.core.intake.drafting import UNTITLED, drafted
from sretui.core.intake.mail import Attachment, Mail
from sretui.core.model import Channel
from sretui.core.team import Team

NOW = datetime(2026, 11, 23, 18, 0, tzinfo=UTC)
AT = NOW - timedelta(hours=2)
TEMPLATE = "Answers to any other mail never reach this conversation, and nobody will see them here."
TEAM = Team(
    "Kestrel", BusinessHours.visit(frozenset()), boilerplate=(TEMPLATE,), list_tags=("[kestrel-users]",)
)
REPO = "kestrel/live-desk"
MAIL = Mail("[kestrel-users] Blank window", "Jane Doe", "jane@example.org", AT, "It stays blank.")


def test_a_mail_becomes_a_draft() -> None:
    draft = drafted(MAIL, TEAM, NOW, REPO)
    assert (draft.title, draft.text) == ("Blank window", "It stays blank.")
    assert (draft.channel, draft.received, draft.customer) == (Channel.MAIL, AT, "Jane Doe")
    assert (draft.answers, draft.oddities, draft.attachments) == (None, (), ())


@pytest.mark.parametrize(
    ("subject", "text", "title"),
    [
        ("Re: [EXTERNAL] [kestrel-users] FW: Blank (#94)", "", "Blank"),
        ("[kestrel/live-desk] Blank", "", "Blank"),
        ("call me at +1 510 555 0100", "", "call me at [phone number]"),
        ("Blank \x1b[31mwindow\u202e", "", "Blank ␛[31mwindow⟨U+202E⟩"),
        ("x" * 400, "", "x" * 200),
        ("", "\n> old\n\nHi,\n\n**It** stays blank.\nAlways.", "It** stays blank."),
        (
            "[kestrel-users] ",
            "A very long line of words. " * 9,
            f"{('A very long line of words. ' * 9)[:79]}…",
        ),
        ("Re:", "", UNTITLED),
        ("", "", UNTITLED),
    ],
)
def test_titles(subject: str, text: str, title: str) -> None:
    assert drafted(replace(MAIL, subject=subject, text=text), TEAM, NOW, REPO).title == title


@pytest.mark.parametrize(
    ("name", "address", "customer"),
    [
        ("Jane Doe", "jane@example.org", "Jane Doe"),
        ("", "jane@example.org", "someone at example.org"),
        ("jane@example.org (work)", "", "[mail address] (work)"),
        ("@torvalds", "x@example.org", "torvalds"),
        ("", "", ""),
    ],
)
def test_customers(name: str, address: str, customer: str) -> None:
    assert drafted(replace(MAIL, sender=name, address=address), TEAM, NOW, REPO).customer == customer


QUOTED = "On Mon, Nov 23, 2026, Bob wrote:\n> Try, @carol.\n> Ask jane@example.org."
FOLDED = (
    "\n\n<details><summary>Quoted mail</summary>\n\n```\nOn Mon, Nov 23, 2026, Bob wrote:\n> Try, @carol."
    "\n> Ask [mail address].\n```\n\n</details>"
)


@pytest.mark.parametrize(
    ("text", "filed"),
    [
        (f"It stays blank.\n\n{QUOTED}\n", f"It stays blank.{FOLDED}"),
        ("> does it help?\n\nNo.", "> does it help?\n\nNo."),
        ("> all of it\n> is quoted", "> all of it\n> is quoted"),
        (f"{TEMPLATE}\n\nIt stays blank.\n\nTo unsubscribe, write to nobody.", "It stays blank."),
        ("Call +1 510 555 0100, <b> @bob", "Call [phone number], \\<b> `@bob`"),
        ("An \x1b[1mescape\x07", "An ␛[1mescape␇"),
        ("", ""),
    ],
)
def test_what_is_filed(text: str, filed: str) -> None:
    assert drafted(replace(MAIL, text=text), TEAM, NOW, REPO).text == filed


def test_markdown_stays_what_it_is() -> None:
    mail = replace(MAIL, text="# Title\n\n**bold** @bob <https://x.org>", markdown=True)
    assert drafted(mail, TEAM, NOW, REPO).text == "# Title\n\n**bold** `@bob` <https://x.org>"


def test_an_answer_is_filed_without_what_it_answers() -> None:
    mail = replace(MAIL, subject="Re: [kestrel/live-desk] Blank (#94)", text=f"It helped.\n\n{QUOTED}")
    draft = drafted(mail, TEAM, NOW, REPO)
    assert (draft.answers, draft.text) == (94, "It helped.")


def test_attachments_are_masked_too() -> None:
    files = (Attachment("jane@example.org.log", "text/plain", 9, "Tel: 42847\x07"), Attachment("a", "b/c", 1))
    draft = drafted(replace(MAIL, attachments=files), TEAM, NOW, REPO)
    assert draft.attachments == (
        Attachment("jane@example.org.log", "text/plain", 9, "Tel: [phone number]␇"),
        Attachment("a", "b/c", 1),
    )


@pytest.mark.parametrize(
    ("mail", "received", "sentence"),
    [
        (replace(MAIL, date=None), NOW, "It does not say when it was written: it counts from now on."),
        (replace(MAIL, date=NOW + timedelta(1)), NOW, "Its date lies in the future: it counts from now on."),
        (replace(MAIL, forwarded_by="Bob"), AT, "Passed on by Bob."),
        (
            replace(MAIL, forwarded_by="Bob", cover="Can you\nhelp?"),
            AT,
            "Passed on by Bob, who wrote: Can you help?",
        ),
        (replace(MAIL, recipients=1000), AT, "It was sent to 1000 addresses."),
        (replace(MAIL, from_github=True), AT, "GitHub sent it: what it says stands there already."),
        (replace(MAIL, text="a@b.org"), AT, "Mail addresses and phone numbers in it are masked."),
        (replace(MAIL, oddities=("Odd.",)), AT, "Odd."),
    ],
)
def test_what_to_look_at(mail: Mail, received: datetime, sentence: str) -> None:
    draft = drafted(mail, TEAM, NOW, REPO)
    assert (draft.received, draft.oddities) == (received, (sentence,))
