"""The parts of a mail: cut at their boundaries, decoded, each told apart as words, attachment or inner mail.

Only headers are read by Python's parser. Its reading of bodies recurses as deep as a mail says, and each
level looks at each line again; here ten levels are opened, and what lies deeper is plain text.
"""

import base64
import binascii
import quopri
import re
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import Message
from email.parser import BytesHeaderParser
from itertools import islice

from sretui.mails.charsets import decoded
from sretui.mails.headers import raw_header, words

_DEEPEST = 10
_MOST_PARTS = 200
_LONGEST_HEAD = 400_000
"""Bytes of headers that are read: enough for some thousands of recipients."""
_HEAD_END = re.compile(rb"\r?\n[ \t]*\r?\n|\r\r|\Z")
_TYPE = re.compile(r"\s*([\w.+-]{1,60}/[\w.+-]{1,100})")
_PARAMETER = 1_000
"""Characters of a Content-Type or -Disposition that are read: parsing longer ones takes quadratic time."""
_BASE64_LINE = re.compile(rb"[A-Za-z0-9+/=]+\s*")
_LONG_BASE64_LINE = re.compile(rb"[A-Za-z0-9+/=]{60,}\s*")
_FOLDER = re.compile(r".*[/\\]", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Part:
    """A part that holds no others."""

    head: Message
    media_type: str
    raw: bytes
    """Decoded."""
    name: str = ""
    """File name; "" where it has none."""
    attached: bool = False
    """Whether it says that it is to be saved rather than read."""
    whole: bool = True
    """Whether its encoding was sound."""
    choice: int = 0
    """Parts of the same choice, from 1 on, say the same in several ways; 0 is no choice."""


def split(raw: bytes) -> tuple[Message, bytes]:
    """Cut a mail, or a part of one, into its headers and its body.

    A line among the headers that is none begins the body.
    """
    if raw[:1] in {b"\r", b"\n"}:
        return Message(), raw.lstrip(b"\r\n")
    found = _HEAD_END.search(raw)
    end = found.start() if found else len(raw)
    head = BytesHeaderParser().parsebytes(raw[: min(end, _LONGEST_HEAD)].replace(b"\0", b"") + b"\n\n")
    astray = str(head.get_payload()).strip().encode("utf-8", "surrogateescape")
    return head, (astray + b"\n\n" if astray else b"") + raw[found.end() if found else end :]


def parts(raw: bytes) -> tuple[Message, tuple[Part, ...]]:
    """Give the headers of a mail, and its parts in their order, at most 200."""
    walk = _Walk()
    head, body = split(raw)
    return head, tuple(walk.of(head, body))


def parameter(head: Message, name: str, header: str = "content-type") -> str:
    """Give a parameter of a header, decoded; "" when there is none."""
    short = Message()
    short[header] = raw_header(head, header)[:_PARAMETER].replace("\r", " ").replace("\n", " ")
    try:
        value = short.get_param(name, "", header)
    except (ValueError, IndexError):
        return ""
    if isinstance(value, tuple):
        charset, _, text = value
        raw = (text or "").encode("latin-1", "replace")
        return decoded(raw, charset or "utf-8").text
    return words(str(value))


def media_type(head: Message) -> str:
    """Give the media type in small letters; what is not told, or nonsense, is plain text."""
    found = _TYPE.match(raw_header(head, "content-type")[:_PARAMETER])
    return found[1].lower() if found else "text/plain"


class _Walk:
    """Goes through the parts of one mail."""

    def __init__(self) -> None:
        self._left = _MOST_PARTS
        self._choices = 0

    def of(self, head: Message, body: bytes, depth: int = 0, choice: int = 0) -> Iterator[Part]:
        kind = media_type(head)
        boundary = parameter(head, "boundary") if kind.startswith("multipart/") else ""
        if not boundary or depth >= _DEEPEST:
            yield _leaf(head, "text/plain" if kind.startswith("multipart/") else kind, body, choice)
            return
        if kind == "multipart/alternative" and not choice:
            self._choices += 1
            choice = self._choices
        for piece in _cut(body, boundary.strip()):
            self._left -= 1
            if self._left < 0:
                return
            inner, rest = split(piece)
            if kind == "multipart/digest" and "content-type" not in inner:
                inner["content-type"] = "message/rfc822"
            yield from self.of(inner, rest, depth + 1, choice)


def _cut(body: bytes, boundary: str) -> Iterator[bytes]:
    """Cut at the boundary; the last part may lack its end, and without any boundary all is one part."""
    line = re.compile(
        rb"(?:\A|\r?\n)--"
        + re.escape(boundary.encode("utf-8", "surrogateescape"))
        + rb"(--)?[ \t]*(?=\r?\n|\Z)"
    )
    marks = list(islice(line.finditer(body), _MOST_PARTS))
    if not marks:
        yield b"\n" + body
        return
    for mark, following in zip(marks, [*marks[1:], None], strict=True):
        if mark[1]:
            return
        piece = body[mark.end() : following.start() if following else len(body)]
        yield piece.removeprefix(b"\r").removeprefix(b"\n")


def _leaf(head: Message, kind: str, body: bytes, choice: int) -> Part:
    raw, whole = _plain(head, body)
    name = parameter(head, "filename", "content-disposition") or parameter(head, "name")
    return Part(
        head=head,
        media_type=kind,
        raw=raw,
        name=_FOLDER.sub("", " ".join(name.replace("\0", "").split())).strip(". ")[-200:],
        attached=raw_header(head, "content-disposition").strip().lower().startswith("attachment"),
        whole=whole,
        choice=choice,
    )


def _plain(head: Message, body: bytes) -> tuple[bytes, bool]:
    """Undo the transfer encoding; what is damaged is saved as far as it goes."""
    encoding = raw_header(head, "content-transfer-encoding").strip().lower()
    if encoding == "quoted-printable":
        return quopri.decodestring(body), True
    if encoding == "base64":
        return _from_base64(body)
    return body, True


def _from_base64(body: bytes) -> tuple[bytes, bool]:
    """Decode up to the first line that is no base64: lists put their footer below, as plain text."""
    lines = body.strip().splitlines(keepends=True)
    coded = next(
        (n for n, line in enumerate(lines) if line.strip() and not _BASE64_LINE.fullmatch(line)), len(lines)
    )
    text = b"".join(b"".join(lines[:coded]).split()).rstrip(b"=")
    whole = len(text) % 4 != 1 and not any(_LONG_BASE64_LINE.fullmatch(line) for line in lines[coded:])
    text = text[: len(text) - (len(text) % 4 == 1)]
    try:
        raw = base64.b64decode(text + b"=" * (-len(text) % 4))
    except binascii.Error:
        return body, False
    return raw + (b"\n" if coded < len(lines) else b"") + b"".join(lines[coded:]), whole
