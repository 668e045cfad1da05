"""Mails of every shape, by invented people, and what is understood of them."""

from collections.abc import Callable
from datetime import UTC, datetime
from email.message import EmailMessage
from zoneinfo import ZoneInfo

import pytest

from sretui.core.errors import MailError
from sretui.core.intake.mail import Attachment, Mail
from sretui.mails.reading import LIMIT, read, split_mailbox

HOME = ZoneInfo("America/Los_Angeles")
AT = datetime(2026, 11, 23, 16, 12, tzinfo=UTC)
HEAD = b"""From: Jane Doe <jane@example.org>
To: users@example.org
Subject: Blank window
Date: Mon, 23 Nov 2026 08:12:00 -0800
"""


def one(raw: bytes) -> Mail:
    (mail,) = read(raw, HOME)
    return mail


def letter(text: str = "It stays blank.", **headers: str) -> EmailMessage:
    mail = EmailMessage()
    usual = {
        "From": "Jane Doe <jane@example.org>",
        "Subject": "Blank window",
        "Date": "Mon, 23 Nov 2026 08:12:00 -0800",
    }
    for name, value in {**usual, **headers}.items():
        mail[name.replace("_", "-")] = value
    mail.set_content(text)
    return mail


def html(text: str) -> bytes:
    return HEAD + b"Content-Type: text/html; charset=utf-8\n\n" + text.encode()


def test_a_plain_mail() -> None:
    mail = one(
        HEAD + b"Cc: a@example.org,\n b@example.org\nMessage-ID: <1@example.org>\n"
        b"In-Reply-To: <k/l/issues/94@github.com>\nReferences: <0@example.org> <k/l/issues/94@github.com>\n"
        b"\nIt stays blank.\r\nAlways.\n"
    )
    assert mail == Mail(
        subject="Blank window",
        sender="Jane Doe",
        address="jane@example.org",
        date=AT,
        text="It stays blank.\nAlways.",
        message_id="1@example.org",
        replies_to=("k/l/issues/94@github.com", "0@example.org"),
        recipients=3,
    )


# parts


def test_of_two_ways_to_say_it_the_plain_one_counts() -> None:
    mail = letter()
    mail.add_alternative("<p>It <b>stays</b> blank.</p>", subtype="html")
    assert one(bytes(mail)).text == "It stays blank."
    assert not one(bytes(mail)).markdown


@pytest.mark.parametrize("stub", ["", " \n", "This is an HTML mail; use a program that can show it."])
def test_unless_it_says_nothing(stub: str) -> None:
    mail = letter(stub)
    mail.add_alternative("<p>It <b>stays</b> blank.</p>", subtype="html")
    assert one(bytes(mail)).text == "It **stays** blank."
    assert one(bytes(mail)).markdown


def test_parts_in_parts_are_read_in_their_order_and_files_are_named() -> None:
    mail = letter()
    mail.add_alternative("<p>It stays blank. <img src='cid:1'></p>", subtype="html")
    mail.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="Bild ü.png")
    mail.add_attachment("line 1\r\nline 2", filename="../../etc/run.log")
    mail.add_attachment(b"\0\1", maintype="application", subtype="x-silo", filename="data.silo")
    mail.add_attachment("a line\n" * 9_000, filename="long.log")
    assert one(bytes(mail)).attachments == (
        Attachment("Bild ü.png", "image/png", 4),
        Attachment("run.log", "text/plain", 14, "line 1\nline 2\n"),
        Attachment("data.silo", "application/x-silo", 2),
        Attachment("long.log", "text/plain", 63_000),
    )
    assert one(bytes(mail)).text == "It stays blank."


def test_a_text_is_known_by_its_name_too_and_a_signature_is_nothing_to_ask_for() -> None:
    mail = letter()
    mail.add_attachment(b"x = 1", maintype="application", subtype="octet-stream", filename="plot.py")
    mail.add_attachment(b"sig", maintype="application", subtype="pgp-signature", filename="signature.asc")
    mail.add_attachment(b"?", maintype="application", subtype="octet-stream")
    assert one(bytes(mail)).attachments == (
        Attachment("plot.py", "application/octet-stream", 5, "x = 1"),
        Attachment("attachment 2", "application/octet-stream", 1),
    )


def test_texts_between_files_are_all_read() -> None:
    raw = HEAD + (
        b"Content-Type: multipart/mixed; boundary=b\n\nNot seen.\n--b\n\nFirst.\n--b\n"
        b"Content-Type: image/png; name=a.png\n\nx\n--b\nContent-Type: text/plain\n\nSecond.\n--b--\nEnd\n"
    )
    assert one(raw).text == "First.\n\nSecond."
    assert [file.name for file in one(raw).attachments] == ["a.png"]


@pytest.mark.parametrize(
    "body",
    [
        b'Content-Type: multipart/mixed; boundary="b"\n\n--b\n\nIt stays blank.',
        b"Content-Type: multipart/mixed; boundary=b\n\nIt stays blank.",
        b"Content-Type: multipart/mixed\n\nIt stays blank.",
        b"Content-Type: nonsense\n\nIt stays blank.",
        b"Content-Type:\n\nIt stays blank.",
        b"no header this\nIt stays blank."[15:],
    ],
)
def test_broken_parts_are_read_all_the_same(body: bytes) -> None:
    assert one(HEAD + body).text == "It stays blank."


# characters


@pytest.mark.parametrize(
    ("charset", "raw", "text"),
    [
        ("utf-8", "Größe „ü“".encode(), "Größe „ü“"),
        ("iso-8859-1", "Größe „ü“".encode(), "Größe „ü“"),  # it lies
        ("us-ascii", "Größe „ü“".encode(), "Größe „ü“"),
        ("", "Größe „ü“".encode(), "Größe „ü“"),
        ("iso-8859-1", "Größe „ü“".encode("cp1252"), "Größe „ü“"),
        ("windows-1252", "Größe „ü“".encode("cp1252"), "Größe „ü“"),
        ("koi8-r", "Привет".encode("koi8-r"), "Привет"),
        ("iso-2022-jp", "窓が白い".encode("iso-2022-jp"), "窓が白い"),
        ("utf-16", "blank ü".encode("utf-16"), "blank ü"),
        ("punycode", "Größe".encode(), "Größe"),
        ("x-unknown", "Größe".encode(), "Größe"),
    ],
)
def test_charsets(charset: str, raw: bytes, text: str) -> None:
    mail = one(HEAD + f"Content-Type: text/plain; charset={charset}\n\n".encode() + raw)
    assert (mail.text, mail.oddities) == (text, ())


def test_a_guess_is_said() -> None:
    mail = one(HEAD + "\nDie Größe läuft über.".encode("cp1252"))
    assert mail.text == "Die Größe läuft über."
    assert mail.oddities == ("Its characters were taken for cp1252: look for wrong ones.",)


def test_a_longer_text_tells_its_charset() -> None:
    text = "После обновления окно остаётся пустым. Что можно сделать? Спасибо за помощь. " * 5
    assert one(HEAD + b"\n" + text.encode("cp1251")).text == text.strip("\n")


@pytest.mark.parametrize(
    ("header", "subject"),
    [
        ("=?utf-8?q?Gr=C3=B6=C3=9Fe?=", "Größe"),
        ("=?UTF-8?B?R3LDtsOfZQ==?= falsch", "Größe falsch"),
        ("=?UTF-8?B?R3LDtsOfZQ?=", "Größe"),
        ("=?utf-8?q?Gr=C3?= =?utf-8?q?=B6=C3=9Fe?=", "Größe"),
        ("=?utf-8?q?a?=\n =?iso-8859-1?q?=F6?= b", "aö b"),
        ("=?iso-8859-1*de?q?Gr=F6=DFe?=", "Größe"),
        ("=?x-nonsense?q?Gr=C3=B6=C3=9Fe?=", "Größe"),
        ("=?utf-8?x?broken?= =?utf-8?q?never ended", "=?utf-8?x?broken?= =?utf-8?q?never ended"),
        ("Größe", "Größe"),
        ("  two\n\tlines ", "two lines"),
    ],
)
def test_subjects(header: str, subject: str) -> None:
    assert one(b"From: a@example.org\nSubject: " + header.encode() + b"\n\ntext").subject == subject


@pytest.mark.parametrize(
    ("header", "name", "address"),
    [
        ("Jane Doe <jane@example.org>", "Jane Doe", "jane@example.org"),
        ('"Doe, Jane" <jane@example.org>', "Doe, Jane", "jane@example.org"),
        ("jane@example.org (Jane Doe)", "Jane Doe", "jane@example.org"),
        ("jane@example.org", "", "jane@example.org"),
        ('"jane@example.org" <jane@example.org>', "", "jane@example.org"),
        ("=?utf-8?q?J=C3=BCrgen?= <j@example.org>", "Jürgen", "j@example.org"),
        ("Jane Doe [mailto:jane@example.org]", "Jane Doe", "jane@example.org"),
        ("Jane Doe", "Jane Doe", ""),
        ("((((((", "((((((", ""),
        ("", "", ""),
    ],
)
def test_who_wrote_it(header: str, name: str, address: str) -> None:
    mail = one(f"Subject: x\nTo: y@example.org\nFrom: {header}\n\ntext".encode())
    assert (mail.sender, mail.address) == (name, address)


def test_a_list_that_speaks_for_somebody_is_not_who_wrote_it() -> None:
    mail = one(
        b"From: Jane Doe via users <users@example.org>\nReply-To: Jane Doe <jane@example.org>\n"
        b"Subject: x\n\ntext"
    )
    assert (mail.sender, mail.address) == ("Jane Doe", "jane@example.org")


# encodings and flow


@pytest.mark.parametrize(
    ("encoding", "body", "text", "odd"),
    [
        ("quoted-printable", b"Gr=C3=B6=C3=9Fe =3D 1 =\nand more", "Größe = 1 and more", 0),
        ("quoted-printable", b"100 =X of it =", "100 =X of it", 0),
        ("base64", b"SXQgc3RheXMg\nYmxhbmsu\n", "It stays blank.", 0),
        ("base64", b"SXQgc3RheXMgYmxhbmsu\n____\nTo leave.", "It stays blank.\n____\nTo leave.", 0),
        ("base64", b"SXQgc3RheXMgYmxhbmsuX", "It stays blank.", 1),
        ("base64", b"SXQgc3RheXMgYmxhbmsu\n!!\n" + b"QUJD" * 19, "It stays blank.\n!!\n" + "QUJD" * 19, 1),
        ("nonsense", b"It stays blank.", "It stays blank.", 0),
    ],
)  # fmt: skip
def test_encodings(encoding: str, body: bytes, text: str, odd: int) -> None:
    mail = one(HEAD + f"Content-Transfer-Encoding: {encoding}\n\n".encode() + body)
    assert mail.text.strip() == text
    assert len(mail.oddities) == odd


def test_flowed_lines_are_joined() -> None:
    flowed = b"It stays \nblank, \nalways.\n\n> old \n> words\n>> older \n> other\n fixed\n-- \nJane \nDoe"
    kind = b"Content-Type: text/plain; format=flowed\n\n"
    said = "It stays blank, always.\n\n> old words\n>> older \n> other\nfixed\n-- \nJane Doe"
    assert one(HEAD + kind + flowed).text == said
    kind = b"Content-Type: text/plain; format=flowed; delsp=yes\n\n"
    assert one(HEAD + kind + b"one \nword").text == "oneword"
    assert one(HEAD + b"\nnot \nflowed").text == "not \nflowed"


# time


@pytest.mark.parametrize(
    ("date", "at"),
    [
        (b"Mon, 23 Nov 2026 21:42:00 +0530", AT),
        (b"Mon, 23 Nov 2026 08:12:00", AT),  # the team's wall clock
        (b"when I had time", datetime(2026, 11, 23, 16, 13, 20, tzinfo=UTC)),
        (b"", datetime(2026, 11, 23, 16, 13, 20, tzinfo=UTC)),
    ],
)
def test_when_it_was_written_else_first_taken_in(date: bytes, at: datetime) -> None:
    raw = (
        b"Received: from a by b with SMTP; Mon, 23 Nov 2026 17:30:00 +0000\n"
        b"Received: from c by a\n\twith SMTP id 12:30:00; Mon, 23 Nov 2026 16:13:20 +0000\n"
        b"From: a@example.org\nDate: " + date + b"\n\ntext"
    )
    assert one(raw).date == at


def test_no_date_at_all() -> None:
    assert one(b"From: a@example.org\nSubject: x\n\ntext").date is None


# HTML


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("<p>One<br>two</p><p>three", "One\ntwo\n\nthree"),
        ('<a href="https://example.org/a_b?c=1&amp;d">page</a>', "[page](https://example.org/a_b?c=1&d)"),
        ('<a href="javascript:alert(1)">page</a> <a href="mailto:a@b.org">me</a>', "page me"),
        ("<ul><li>a<li>b<ol><li>c</ol></ul>", "- a\n- b\n  1. c"),
        ("<pre>if x &lt; y:\n    z</pre>", "```\nif x < y:\n    z\n```"),
        ("<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>", "a | b\nc"),
        ("<blockquote>old<blockquote>older</blockquote></blockquote>", "> old\n> > older"),
        ("&lt;gdb&gt; 3 &lt; 4, snake_case * 2", "\\<gdb> 3 < 4, snake_case * 2"),
        ("a<script>alert(1)</script><style>p{}</style><title>t</title><!-- c -->b", "ab"),
        ("a<div style='display: none'>hidden</div><span hidden>too</span>b", "ab"),
        ('a<img src="https://t.example.org/1.gif"><img alt="a window" src="cid:1">', "a[picture: a window]"),
        ("a\u200b\u00adb&zwnj;c", "abc"),
        ("<b onclick='x()'>bold</b> <font color=red><i>thin</i></font>", "**bold** *thin*"),
        ("</div></p>a</b><b", "a\\<b"),
        ("<!-- never ended a", ""),
        ("<h1>Title</h1>text", "# Title\n\ntext"),
        ("<p>x <!DOCTYPE html><?php echo 1 ?>y", "x y"),
    ],
)
def test_html(source: str, text: str) -> None:
    mail = one(html(source))
    assert mail.text == text
    assert mail.markdown


@pytest.mark.parametrize(
    "source",
    [
        "<div>" * 50_000 + "x" + "</div>" * 20_000,
        "<ul><li>x" * 30_000,
        "<blockquote>x" * 30_000,
        "<ol>" + "<li>x" * 50_000,
    ],
    ids=["div", "ul", "blockquote", "ol"],
)
def test_however_deep_its_words_stay(source: str) -> None:
    assert one(html(source)).text.count("x") == source[:400_000].count("x")


# what is passed on


def test_a_mail_attached_to_another_is_the_inquiry() -> None:
    inner = letter(Message_ID="<inner@example.org>", To="bob@example.org")
    inner.add_attachment("line", filename="run.log")
    outer = letter(
        "Can you help her?",
        From="Bob <bob@example.org>",
        Subject="FW: Blank",
        Date="Tue, 24 Nov 2026 08:00 -0800",
    )
    outer.add_attachment(inner)
    outer.add_attachment(b"\0", maintype="image", subtype="png", filename="shot.png")
    mail = one(bytes(outer))
    assert (mail.sender, mail.subject, mail.date, mail.text) == (
        "Jane Doe",
        "Blank window",
        AT,
        "It stays blank.",
    )
    assert (mail.forwarded_by, mail.cover) == ("Bob", "Can you help her?")
    assert [file.name for file in mail.attachments] == ["run.log", "shot.png"]
    assert mail.message_id == "inner@example.org"


def test_several_mails_in_one_are_several() -> None:
    outer = letter("", From="Bob <bob@example.org>", Subject="Fwd: two")
    outer.add_attachment(letter("One."))
    outer.add_attachment(letter("Two."))
    assert [mail.text for mail in read(bytes(outer), HOME)] == ["One.", "Two."]


def test_a_digest_is_several() -> None:
    raw = HEAD + (
        b"Content-Type: multipart/digest; boundary=b\n\n--b\n\nFrom: a@example.org\nSubject: 1\n\nOne.\n"
        b"--b\n\nFrom: b@example.org\nSubject: 2\n\nTwo.\n--b--\n"
    )
    assert [(mail.address, mail.text) for mail in read(raw, HOME)] == [
        ("a@example.org", "One."),
        ("b@example.org", "Two."),
    ]


def test_an_answer_with_the_old_mail_attached_is_the_answer() -> None:
    outer = letter("It helped.", Subject="Re: Blank window", In_Reply_To="<0@example.org>")
    outer.add_attachment(letter("Try this."))
    mail = one(bytes(outer))
    assert (mail.text, mail.forwarded_by) == ("It helped.", "")
    assert [file.name for file in mail.attachments] == ["mail: Blank window"]


def test_a_mail_written_into_another_is_the_inquiry() -> None:
    text = (
        "See below.\n\n---------- Forwarded message ---------\nFrom: Jürgen Doe <j@example.org>\n"
        "Date: Mon, Nov 23, 2026 at 8:12 AM\nSubject: Blank window\nTo: Bob\n\nIt stays blank."
    )
    mail = one(bytes(letter(text, From="Bob <bob@example.org>", Subject="Fwd: Blank")))
    assert (mail.sender, mail.address, mail.date) == ("Jürgen Doe", "j@example.org", AT)
    assert (mail.subject, mail.text, mail.cover) == ("Blank window", "It stays blank.", "See below.")
    again = one(bytes(letter(f"Look.\n\n{text.replace('See below.', '')}", Subject="Fwd: Fwd")))
    assert (again.text, again.forwarded_by) == ("It stays blank.", "Jane Doe")


def test_html_that_passes_a_mail_on() -> None:
    source = (
        "<div>Please help.</div><div>---------- Forwarded message ---------<br>From: <b>Jane Doe</b> "
        '<span>&lt;<a href="mailto:jane@example.org">jane@example.org</a>&gt;</span><br>'
        "Date: Mon, Nov 23, 2026 at 8:12 AM<br>Subject: Blank window<br></div><br><div>It stays blank.</div>"
    )
    mail = one(b"From: bob@example.org\nSubject: Fwd: x\nContent-Type: text/html\n\n" + source.encode())
    assert (mail.sender, mail.address, mail.date) == ("Jane Doe", "jane@example.org", AT)
    assert (mail.text, mail.cover) == ("It stays blank.", "Please help.")


# what it is besides


@pytest.mark.parametrize(
    ("headers", "yes"),
    [
        (b"Message-ID: <k/l/issues/94/1@github.com>\n", True),
        (b"X-GitHub-Sender: bob\n", True),
        (b"In-Reply-To: <k/l/issues/94/1@github.com>\n", False),
    ],
)
def test_a_mail_of_githubs(headers: bytes, yes: bool) -> None:
    assert one(HEAD + headers + b"\ntext").from_github is yes


@pytest.mark.parametrize(
    ("kind", "sentence"),
    [
        (b"application/pkcs7-mime", "It is encrypted: open it in the mail reader, and paste its text."),
        (b"application/ms-tnef", "Its attachments are packed in winmail.dat: ask for them as plain files."),
    ],
)
def test_oddities(kind: bytes, sentence: str) -> None:
    assert sentence in one(HEAD + b"Content-Type: " + kind + b"\n\nxx").oddities


def test_a_bounce_is_no_inquiry() -> None:
    raw = HEAD + (
        b"Content-Type: multipart/report; boundary=b\n\n--b\n\nUndeliverable.\n--b\n"
        b"Content-Type: message/rfc822\n\nFrom: x@example.org\nSubject: y\n\nz\n--b--\n"
    )
    mail = one(raw)
    assert mail.text == "Undeliverable."
    assert mail.oddities == ("It is a mail server's report, and not a customer's mail.",)


# pasted text and mailboxes


@pytest.mark.parametrize(
    "head",
    [
        "From: Jane Doe <jane@example.org>\nSent: Monday, November 23, 2026 8:12 AM\nTo: u\nSubject: Blank\n",
        "*From:* Jane Doe [mailto:jane@example.org]\n*Date:* 2026-11-23 08:12\n*Subject:* Blank\n",
        "Von: Jane Doe <jane@example.org>\nGesendet: Montag, 23. November 2026 08:12\nBetreff: Blank\n",
        "\n\n\ufeffSubject: Blank\nFrom: Jane Doe <jane@example.org>\nDate: Mon, 23 Nov 2026 16:12 +0000\n",
    ],
)
@pytest.mark.parametrize("encode", [str.encode, lambda text: text.replace("\ufeff", "").encode("utf-16")])
def test_pasted_with_headers(head: str, encode: Callable[[str], bytes]) -> None:
    mail = one(encode(f"{head.lstrip()}\nIt stays blank: ü.\n"))
    assert (mail.sender, mail.address, mail.subject, mail.date) == (
        "Jane Doe",
        "jane@example.org",
        "Blank",
        AT,
    )
    assert mail.text == "It stays blank: ü."


@pytest.mark.parametrize(
    "text",
    [
        "It stays blank.\n\nFrom: the beginning.",
        "Error: it stays blank\nLine: 7\n\nwhy?",
        "https://example.org/x is blank",
        "From the start it was blank.",
        ">From here on",
    ],
)
def test_pasted_without_headers(text: str) -> None:
    assert one(text.encode()) == Mail("", "", "", None, text)


MBOX = b"""From jane@example.org Mon Nov 23 08:12:00 2026
From: Jane Doe <jane@example.org>
Subject: One

>From here on it is blank.
From now on it is text.

From bob@example.org Mon Nov 23 09:00:00 2026
From: Bob <bob@example.org>
Subject: Two

Mine too.
"""


def test_a_mailbox_is_several_mails() -> None:
    found = read(MBOX, HOME)
    assert [mail.subject for mail in found] == ["One", "Two"]
    assert found[0].text == "From here on it is blank.\nFrom now on it is text."
    assert [raw.partition(b"\n")[0] for raw in split_mailbox(MBOX)] == [
        b"From: Jane Doe <jane@example.org>",
        b"From: Bob <bob@example.org>",
    ]


def test_a_mail_that_begins_with_a_from_line_is_one() -> None:
    assert one(b"From jane@example.org Mon Nov 23 08:12:00 2026\n" + HEAD + b"\nIt stays blank.").date == AT


# what is no mail


@pytest.mark.parametrize(
    ("raw", "sentence"),
    [
        (b"", "There is nothing in it: no mail, and no text."),
        (b" \r\n\t\0\n", "There is nothing in it: no mail, and no text."),
        (b"x" * (LIMIT + 1), "It is larger than 25 MB: save it without its attachments, or paste its text."),
        (bytes(range(256)) * 8, "It is neither a mail nor text: it holds bytes that nobody can read."),
        (b"%PDF-1.7 x", "It is a PDF: paste the words that matter."),
        (b"PK\x03\x04x", "It is an archive or an office document: paste the words that matter."),
        (b"\xd0\xcf\x11\xe0x", "It is in Outlook's own format: save it as .eml, or paste its text."),
        (
            MBOX.replace(b"From: ", b"F: ") * 600,
            "It is a mailbox of more than 500 mails: take out the new ones.",
        ),
    ],
    ids=["empty", "blank", "large", "binary", "pdf", "zip", "msg", "mailbox"],
)
def test_what_is_no_mail_is_refused_in_one_sentence(raw: bytes, sentence: str) -> None:
    with pytest.raises(MailError) as refused:
        read(raw, HOME)
    assert str(refused.value) == sentence


def test_a_thousand_recipients() -> None:
    to = ",\n ".join(f"Person {number} <p{number}@example.org>" for number in range(1000))
    assert one(f"From: a@example.org\nTo: {to}\nSubject: x\n\ntext".encode()).recipients == 1000
