import pytest

from sretui.core.intake.forwarded import Forwarded, forwarded, passes_on

GMAIL = """Can you help her?

---------- Forwarded message ---------
From: Jane Doe <jane@example.org>
Date: Mon, Nov 23, 2026 at 8:12 AM
Subject: Blank window
To: Bob <bob@example.org>


It stays blank.

> older"""
APPLE = """See below.

Begin forwarded message:

> From: Jane Doe <jane@example.org>
> Subject: Blank window
> Date: Mon, Nov 23, 2026 at 8:12 AM
> To: Bob
>\x20
> It stays blank.
>\x20
> > older"""
OUTLOOK = """See below.

________________________________
From: Jane Doe <jane@example.org>
Sent: Mon, Nov 23, 2026 at 8:12 AM
To: Bob; Ann;
\tCarol
Subject: Blank window

It stays blank.

> older"""
BOLD = OUTLOOK.replace("From:", "**From:**").replace("Sent:", "**Sent:**").replace("Subject:", "**Subject:**")
GERMAN = OUTLOOK.replace("From:", "Von:").replace("Sent:", "Gesendet:").replace("Subject:", "Betreff:")
ORIGINAL = OUTLOOK.replace("_" * 32, "-----Original Message-----")
BARE = OUTLOOK.replace("_" * 32 + "\n", "")


@pytest.mark.parametrize("text", [GMAIL, APPLE, OUTLOOK, BOLD, GERMAN, ORIGINAL, BARE])
def test_the_inner_mail_is_found(text: str) -> None:
    cover = text.partition("\n")[0]
    inner = Forwarded(
        cover=cover,
        sender="Jane Doe <jane@example.org>",
        date="Mon, Nov 23, 2026 at 8:12 AM",
        subject="Blank window",
        text="It stays blank.\n\n> older",
    )
    assert forwarded("Fwd: Blank window", text) == inner


def test_an_answer_below_which_the_old_mail_stands_passes_nothing_on() -> None:
    assert forwarded("Re: Blank window", OUTLOOK) is None
    assert forwarded("Re: Blank window", ORIGINAL) is None


def test_a_marked_one_is_found_under_any_subject() -> None:
    assert forwarded("Please help", GMAIL) is not None


def test_a_mark_without_headers_is_text() -> None:
    assert forwarded("Fwd: x", "---------- Forwarded message ---------\nIt was empty.") is None
    assert forwarded("Fwd: x", "From: the beginning\nit never worked.") is None


@pytest.mark.parametrize(
    ("subject", "answer"),
    [
        ("Fwd: x", True),
        ("FW: x", True),
        ("[EXTERNAL] [users] WG: x", True),
        ("Re: FW: x", False),
        ("Forwarding x", False),
    ],
)
def test_subjects(subject: str, answer: bool) -> None:
    assert passes_on(subject) is answer
