"""Whatever is handed in: a Mail, or a MailError, and soon."""

from email.message import EmailMessage
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from sretui.core.errors import MailError
from sretui.core.intake.mail import Mail
from sretui.mails.hypertext import markdown
from sretui.mails.reading import read

HOME = ZoneInfo("America/Los_Angeles")
UNHURRIED = settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.too_slow])

NAMES = st.sampled_from(
    [
        "From",
        "To",
        "Subject",
        "Date",
        "Content-Type",
        "Content-Transfer-Encoding",
        "Content-Disposition",
        "Message-ID",
        "References",
        "In-Reply-To",
        "Received",
        "X-Original-From",
    ]
)
VALUES = st.sampled_from(
    [
        b"multipart/mixed; boundary=b",
        b"multipart/alternative; boundary=b",
        b"multipart/digest; boundary=b",
        b"multipart/mixed; boundary*0=b; boundary*1*=utf-8''%",
        b"message/rfc822",
        b"text/html",
        b"text/plain; format=flowed",
        b"text/plain; charset=utf-7",
        b"text/plain; charset=idna",
        b"attachment; filename*=utf-8''a%ZZ",
        b'a; name="',
        b"base64",
        b"quoted-printable",
        b"=?utf-8?b?x?=",
        b"=?utf-16?q?=FF?=",
        b"<a/b/issues/1@github.com>",
        b"(((",
        b"Fwd: x",
        b"Jane <j@example.org>",
        b"Mon, 23 Nov 2026 08:12 +9999",
        b"99999999999999999999 Nov 2026 1:00",
        b"\xff\xfe",
    ]
)
BODIES = st.sampled_from(
    [
        b"--b\n",
        b"--b--\n",
        b"\n",
        b"\r",
        b"\0",
        b"text \n",
        b"<div>",
        b"<li>",
        b"</p><a href=x>",
        b"&#99999999;",
        b"&#xD800;",
        b"From: a\nTo: b\n",
        b"---- forwarded message ----\n",
        b"SGVsbG8",
        b"=C3=",
        b"> ",
        b"\xff",
        "ü€".encode(),
        b"+AGE-",
    ]
)


@st.composite
def mails(draw: st.DrawFn) -> bytes:
    """Build headers and bodies out of what is likely to trip a reader."""
    pieces: list[bytes] = []
    for _ in range(draw(st.integers(1, 4))):
        for name in draw(st.lists(NAMES, max_size=5)):
            value = b" ".join(draw(st.lists(VALUES | st.binary(max_size=20), min_size=1, max_size=3)))
            pieces.append(name.encode() + b": " + value + b"\n")
        pieces.append(b"\n")
        pieces += draw(st.lists(BODIES | st.binary(max_size=30), max_size=8))
    return b"".join(pieces)


def taken(raw: bytes) -> tuple[Mail, ...]:
    try:
        return read(raw, HOME)
    except MailError:
        return ()


@UNHURRIED
@given(st.binary(max_size=400) | mails())
@example(b"From: a\nSubject: b\nContent-Type: text/html\n\n<ol start=\xc2\xb2><li>x")
def test_nothing_but_a_mail_error(raw: bytes) -> None:
    for mail in taken(raw):
        assert "\0" not in mail.text
        mail.text.encode("utf-8")  # no half of a character, which no file and no request takes
        mail.subject.encode("utf-8")
        for file in mail.attachments:
            file.name.encode("utf-8")


@UNHURRIED
@given(
    st.lists(
        st.sampled_from(
            [
                "<p>",
                "</p>",
                "<li>",
                "<ul>",
                "</ul>",
                "<pre>",
                "</pre>",
                "<table>",
                "<td>",
                "<tr>",
                "<a href=https://x.org>",
                "</a>",
                "<b>",
                "<blockquote>",
                "<br>",
                "&lt;",
                "word",
                " ",
                "\n",
            ]
        ),
        max_size=40,
    )
)
def test_html_loses_no_word(pieces: list[str]) -> None:
    assert markdown("".join(pieces)).count("word") == pieces.count("word")


@UNHURRIED
@given(
    st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zl", "Zp"]), max_size=300)
)
def test_what_python_writes_is_read_back(text: str) -> None:
    mail = EmailMessage()
    mail["From"] = "Jane Doe <jane@example.org>"
    mail["Subject"] = "Blank"
    mail.set_content(f"Words: {text}")
    (read_back,) = read(bytes(mail), HOME)
    assert read_back.text == f"Words: {text}"


@pytest.mark.parametrize(
    "raw",
    [
        b"From: a\nSubject: b\n\n" + b"x\n" * 12_000_000,
        b"From: a\nSubject: b\nContent-Type: multipart/mixed; boundary=b\n\n" + b"--b\n\nx\n" * 3_000_000,
        b"From: a\nSubject: Fwd: b\n\n" + b"---- forwarded message ----\n" * 800_000,
        b"From: a\nSubject: b\n" + b"Content-Type: message/rfc822\n\n" * 100_000,
        b"".join(b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(20_000)),
        b"From: " + b"(" * 1_000_000 + b"\nSubject: " + b"=?utf-8?q?a" * 1_000_000 + b"\n\nx",
        b"From: a\nSubject: b\nContent-Type: text/html\n\n" + b"<a" * 10_000_000,
        b"From: a\nSubject: b\nContent-Type: text/html\n\n<pre>" + b" " * 20_000_000,
        b"From: a\nSubject: b\nContent-Type: a; " + b'x="' * 1_000_000 + b"\n\nx",
        b"From: a\nSubject: b\nContent-Type: text/plain; format=flowed; delsp=yes\n\n" + b"x \n" * 8_000_000,
    ],
    ids=["lines", "parts", "marks", "mails", "depth", "headers", "tags", "blanks", "parameters", "flowed"],
)
@pytest.mark.timeout(20)
def test_hostile_mails_of_many_megabytes_are_done_soon(raw: bytes) -> None:
    assert taken(raw)
