"""read: what a mail reader, an editor or a folder hands over, as Mails.

It never raises anything but MailError, for what cannot be a mail. Whatever else is broken is read as far as
it goes, and said in the mail's `oddities`; the untouched bytes are kept elsewhere.
"""

import re
from dataclasses import replace
from zoneinfo import ZoneInfo

from sretui.core.errors import MailError
from sretui.core.intake.mail import Mail
from sretui.mails.charsets import decoded
from sretui.mails.pasted import pasted
from sretui.mails.whole import whole_mails

LIMIT = 25_000_000
"""Bytes that are taken at most: what usual mail servers let through."""
_MOST_MAILS = 500
_FROM_LINE = re.compile(rb"From \S{1,300} [^\r\n]{0,100}\d{4}[^\r\n]{0,20}(?=\r?\n)")
_NEXT_MAIL = re.compile(rb"\r?\n\r?\n(?=" + _FROM_LINE.pattern + rb")")
_ESCAPED_FROM = re.compile(rb"^>(?=>*From )", re.MULTILINE)
_HEADER = re.compile(
    rb"(?:from|to|cc|subject|date|sender|reply-to|message-id|in-reply-to|references|received|return-path|"
    rb"delivered-to|mime-version|content-type|content-transfer-encoding|envelope-to|dkim-signature|user-agent|"
    rb"importance|authentication-results|thread-topic|thread-index|(?:x|arc|list)-[\w-]{1,60})[ \t]*:",
    re.IGNORECASE,
)
_ANY_HEADER = re.compile(rb"[!-9;-~]{1,100}[ \t]*:|[ \t]+\S")
_KNOWN_FILES = {
    b"\xd0\xcf\x11\xe0": "It is in Outlook's own format: save it as .eml, or paste its text.",
    b"%PDF": "It is a PDF: paste the words that matter.",
    b"PK\x03\x04": "It is an archive or an office document: paste the words that matter.",
}
_WIDE = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
_SAMPLE = 4_096
_MOST_HEADERS = 40
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\r\f\b\x1b"))


def read(raw: bytes, tz: ZoneInfo) -> tuple[Mail, ...]:
    """Read one mail, a mailbox of several, or pasted text; raises MailError.

    A time that is told without a zone is the wall clock of `tz`.
    """
    return tuple(mail for one in split_mailbox(raw) for mail in read_one(one, tz))


def split_mailbox(raw: bytes) -> tuple[bytes, ...]:
    """Cut a mailbox into its mails (mbox: each begins with a `From ` line below a blank one).

    A single mail comes back alone. Raises MailError for what is too large, empty, or no text at all.
    """
    if len(raw) > LIMIT:
        raise MailError(too_large())
    if raw[:2] in _WIDE:
        raw = decoded(raw, _WIDE[raw[:2]]).text.encode("utf-8", "replace")
    raw = raw.removeprefix(b"\xef\xbb\xbf").lstrip(b"\r\n")
    if not raw.strip(b"\0 \t\r\n\f"):
        raise MailError("There is nothing in it: no mail, and no text.")
    _refuse_files(raw)
    if not _FROM_LINE.match(raw):
        return (raw,)
    mails = _NEXT_MAIL.split(raw, maxsplit=_MOST_MAILS)
    if len(mails) > _MOST_MAILS:
        raise MailError(f"It is a mailbox of more than {_MOST_MAILS} mails: take out the new ones.")
    return tuple(_ESCAPED_FROM.sub(b"", one.partition(b"\n")[2]) for one in mails)


def read_one(raw: bytes, tz: ZoneInfo) -> tuple[Mail, ...]:
    """Read one mail; several come back when it only carries others."""
    found = whole_mails(raw, tz) if _has_headers(raw) else (pasted(decoded(raw), tz),)
    return tuple(replace(mail, text=mail.text.replace("\0", "")) for mail in found)


def too_large() -> str:
    """Say why something is not read."""
    return f"It is larger than {LIMIT // 1_000_000} MB: save it without its attachments, or paste its text."


def _refuse_files(raw: bytes) -> None:
    for start, sentence in _KNOWN_FILES.items():
        if raw.startswith(start):
            raise MailError(sentence)
    sample = raw[:_SAMPLE]
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    if controls * 50 > len(sample) and not _has_headers(raw):
        raise MailError("It is neither a mail nor text: it holds bytes that nobody can read.")


def _has_headers(raw: bytes) -> bool:
    """Say whether it begins with headers of a mail: two that mails have, or one and nothing else."""
    known = other = 0
    for line in raw[:_SAMPLE].splitlines()[:_MOST_HEADERS]:
        if not line.strip() or not _ANY_HEADER.match(line):
            break
        known += _HEADER.match(line) is not None
        other += _HEADER.match(line) is None and line[:1] not in b" \t"
    return known >= 2 or (known == 1 and other == 0)
