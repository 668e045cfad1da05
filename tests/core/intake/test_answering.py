from dataclasses import replace

import pytest

from sretui.core.intake.answering import answered_number
from sretui.core.intake.mail import Mail

MAIL = Mail("Hello", "Jane", "jane@example.org", None, "text")
OURS = "kestrel/live-desk"


@pytest.mark.parametrize(
    ("subject", "number"),
    [
        ("Re: [kestrel/live-desk] Blank window (Issue #94)", 94),
        ("Re: [Kestrel/Live-Desk] Blank window (#94)", 94),
        ("[EXTERNAL] Re: [kestrel-users] [kestrel/live-desk] Blank (#94)", 94),
        ("AW: Blank window (#94)", 94),
        ("[kestrel-users] Blank window (#94)", 94),
        ("Re: [kestrel/kestrel] Blank window (Issue #94)", None),  # the product's number
        ("Blank window (#94)", None),
        ("Re: Blank window #94", None),
        ("Re: (#94) Blank window", None),
        ("Re: [kestrel/live-desk] Blank window", None),
        ("", None),
    ],
)
def test_by_the_subject(subject: str, number: int | None) -> None:
    assert answered_number(replace(MAIL, subject=subject), OURS, ("[kestrel-users]",)) == number


@pytest.mark.parametrize(
    ("ids", "number"),
    [
        (("kestrel/live-desk/issues/94@github.com",), 94),
        (("kestrel/live-desk/issues/94/2871@github.com",), 94),
        (("Kestrel/Live-Desk/issue/94/issue_event/12@github.com",), 94),
        (("abc@example.org", "kestrel/live-desk/issues/94@github.com"), 94),
        (("kestrel/kestrel/issues/7@github.com", "kestrel/live-desk/issues/94@github.com"), 94),
        (("kestrel/kestrel/issues/94@github.com",), None),
        (("kestrel/live-desk/pull/94@github.com",), None),
        (("kestrel/live-desk/issues/@github.com",), None),
        (("abc@example.org",), None),
    ],
)
def test_by_the_ids_it_answers(ids: tuple[str, ...], number: int | None) -> None:
    assert answered_number(replace(MAIL, replies_to=ids), OURS) == number


def test_another_repos_mail_is_not_believed_by_its_subject() -> None:
    mail = replace(MAIL, subject="Re: Blank (#94)", replies_to=("kestrel/kestrel/issues/94@github.com",))
    assert answered_number(mail, OURS) is None


def test_a_mail_of_githubs_is_about_its_own_issue() -> None:
    assert answered_number(replace(MAIL, message_id="kestrel/live-desk/issues/94@github.com"), OURS) == 94
