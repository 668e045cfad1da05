"""The headers of a mail: encoded words, who wrote it, when, and what it answers.

Python's own parsers raise on broken headers, or never come back from nested comments; what is read here is
bounded, and what is broken stays as it stands.
"""

import base64
import binascii
import quopri
import re
from collections.abc import Iterator
from datetime import datetime
from email.message import Message
from zoneinfo import ZoneInfo

from sretui.core.intake.dates import read_date
from sretui.mails.charsets import decoded

_LONGEST = 4_000
"""Characters of a header that are looked at; lists of recipients and references alone are longer."""
_WORD = re.compile(r"=\?([\w.:*-]{1,60})\?([bqBQ])\?([^?\r\n]{0,4000})\?=")
_BETWEEN = re.compile(
    r"(=\?[\w.:*-]{1,60}\?[bqBQ]\?[^?\s]{0,4000}\?=)\s+(?==\?[\w.:*-]{1,60}\?[bqBQ]\?[^?\s]{0,4000}\?=)"
)
_BLANKS = re.compile(r"\s+")
_MESSAGE_ID = re.compile(r"<([^<>\s]{3,300})>")
_ANGLED = re.compile(
    r"<\s*(?:mailto:)?([^<>\s@]{1,120}@[^<>\s@]{1,200})\s*>|\[mailto:([^\]\s@]{1,120}@[^\]\s@]{1,200})\]"
)
_BARE = re.compile(r"(?:mailto:)?([^\s<>()\[\]\",;:@]{1,120}@[^\s<>()\[\]\",;:@]{1,200})")
_COMMENT = re.compile(r"\(([^()]{1,200})\)")
_VIA = re.compile(r"\s+via\s+\S.{0,80}$", re.IGNORECASE)
_RECIPIENT = re.compile(r"[^\s<>,;\"@]{1,120}@[^\s<>,;\"@]{1,200}")


def header(mail: Message, name: str, longest: int = _LONGEST) -> str:
    """Give a header decoded, on one line; "" when there is none."""
    return one_line(words(raw_header(mail, name)[:longest]))


def raw_header(mail: Message, name: str) -> str:
    """Give the first header of a name as it was written; "" when there is none."""
    return next(raw_headers(mail, name), "")


def raw_headers(mail: Message, name: str) -> Iterator[str]:
    """Yield the headers of a name as they were written; their bytes are made text."""
    return (_sound(str(value)) for key, value in mail.raw_items() if key.lower() == name)


def words(text: str) -> str:
    """Decode the encoded words of a header (RFC 2047); a broken one stays as it stands."""
    if "=?" not in text:
        return text
    whole = _BETWEEN.sub(r"\1", text)
    parts: list[str] = []
    at, pending, charset = 0, b"", ""
    for found in _WORD.finditer(whole):
        raw = _encoded_word(found[2], found[3])
        apart = found.start() > at or found[1].lower() != charset
        if apart:
            parts += [decoded(pending, charset).text, whole[at : found.start()]]
            pending = b""
        pending, charset, at = pending + raw, found[1].lower(), found.end()
    return "".join([*parts, decoded(pending, charset).text, whole[at:]])


def one_line(text: str) -> str:
    """Put a text on one line, each run of blanks as one."""
    return _BLANKS.sub(" ", text.replace("\0", "")).strip()


def writer(text: str) -> tuple[str, str]:
    """Give name and address out of a From line, decoded or pasted; "" for what it does not say."""
    angled = _ANGLED.search(text)
    if angled:
        return _name(text[: angled.start()]), angled[1] or angled[2]
    bare = _BARE.search(text)
    if bare:
        comment = _COMMENT.search(text)
        before = text[: bare.start()]
        return _name(comment[1] if comment else before), bare[1]
    return _name(text), ""


def sender(mail: Message) -> tuple[str, str]:
    """Give name and address of who wrote a mail.

    A list that must not speak in another's name writes `Jane via list <list@...>`; the writer's own address
    stands in another header then.
    """
    name, address = writer(header(mail, "from"))
    if not _VIA.search(name):
        return name, address
    for other in ("x-original-from", "reply-to"):
        _, own = writer(header(mail, other))
        if own and own != address:
            return _VIA.sub("", name), own
    return _VIA.sub("", name), address


def written(mail: Message, tz: ZoneInfo) -> datetime | None:
    """Give when it was written (UTC); when its Date makes no sense, when the first server took it in."""
    at = read_date(header(mail, "date") or header(mail, "sent"), tz)
    if at is not None:
        return at
    stamps = [one[:_LONGEST].rpartition(";")[2] for one in raw_headers(mail, "received")]
    return next((at for stamp in reversed(stamps) if (at := read_date(one_line(stamp), tz))), None)


def message_ids(mail: Message, *names: str) -> tuple[str, ...]:
    """Give the ids in some headers, the last one of each first."""
    found = (
        one for name in names for one in reversed(_MESSAGE_ID.findall(str(mail.get(name, ""))[-20_000:]))
    )
    return tuple(dict.fromkeys(found))


def recipients(mail: Message) -> int:
    """Count the addresses a mail was sent to."""
    return sum(len(_RECIPIENT.findall(line)) for name in ("to", "cc") for line in raw_headers(mail, name))


def _sound(text: str) -> str:
    """Decode raw bytes of a header: Python keeps them as surrogates."""
    raw = text.encode("utf-8", "surrogateescape")
    return text if raw.isascii() else decoded(raw).text


def _encoded_word(kind: str, text: str) -> bytes:
    raw = text.encode("utf-8", "surrogateescape")
    if kind in "qQ":
        return quopri.decodestring(raw, header=True)
    try:
        return base64.b64decode(raw + b"=" * (-len(raw) % 4))
    except binascii.Error:
        return raw


def _name(text: str) -> str:
    name = one_line(text).strip(" \"'<>,;*").replace('\\"', '"')
    return "" if "@" in name and " " not in name else name[:200]
