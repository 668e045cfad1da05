"""A mail with headers and parts, as a Mail: which part holds the words, and which is a mail of its own."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from email.message import Message
from itertools import chain
from zoneinfo import ZoneInfo

from sretui.core.intake.forwarded import passes_on
from sretui.core.intake.mail import Mail
from sretui.mails.attached import attachments
from sretui.mails.charsets import decoded
from sretui.mails.flowed import unflowed
from sretui.mails.headers import header, message_ids, raw_header, recipients, sender, written
from sretui.mails.hypertext import markdown
from sretui.mails.parts import Part, media_type, parameter, parts
from sretui.mails.passed_on import inner_of

_DEEPEST = 3
"""Mails within mails that are opened."""
_SEALED = {"application/pgp-encrypted", "application/pkcs7-mime", "application/x-pkcs7-mime"}
LONGEST = 400_000
"""Bytes of words that are read; an inquiry takes a sixth of that."""
_STUB = 40
"""Words that a plain part has at most when all it says is that the HTML says it."""


def whole_mails(raw: bytes, tz: ZoneInfo, depth: int = 0) -> tuple[Mail, ...]:
    """Read a mail; of one that only carries others, those."""
    head, leaves = parts(raw)
    inner = [one for one in leaves if one.media_type == "message/rfc822"]
    outer = _mail(head, leaves, tz)
    if not inner or depth >= _DEEPEST or not _only_carries(head, outer):
        return (inner_of(outer, tz),)
    apart = tuple(one for one in outer.attachments if one.media_type != "message/rfc822")
    return tuple(
        replace(
            mail,
            forwarded_by=mail.forwarded_by or outer.sender or outer.address,
            cover="\n\n".join(said for said in (outer.text, mail.cover) if said),
            attachments=(*mail.attachments, *apart),
            oddities=(*outer.oddities, *mail.oddities),
        )
        for one in inner
        for mail in whole_mails(one.raw, tz, depth + 1)
    )


def _only_carries(head: Message, mail: Mail) -> bool:
    """Say whether the mails attached are what is meant: not those below an answer, nor those that bounced."""
    if media_type(head) == "multipart/report":
        return False
    return passes_on(mail.subject) or not mail.text.strip() or not mail.replies_to


def _mail(head: Message, leaves: Sequence[Part], tz: ZoneInfo) -> Mail:
    name, address = sender(head)
    read = [one for one in leaves if _is_read(one)]
    said = [_said(one) for one in _chosen(read)]
    mark = any(kind == "text/html" for _, kind, _ in said)
    own = next(iter(message_ids(head, "message-id")), "")
    return Mail(
        subject=header(head, "subject"),
        sender=name,
        address=address,
        date=written(head, tz),
        text="\n\n".join(text for text, _, _ in said if text.strip()),
        markdown=mark,
        attachments=tuple(attachments(one for one in leaves if not _is_read(one))),
        message_id=own,
        replies_to=message_ids(head, "in-reply-to", "references"),
        recipients=recipients(head),
        from_github=own.endswith("@github.com") or bool(raw_header(head, "x-github-sender")),
        oddities=tuple(
            dict.fromkeys([*chain.from_iterable(odds for _, _, odds in said), *_odd(head, leaves)])
        ),
    )


def _is_read(part: Part) -> bool:
    return part.media_type in {"text/plain", "text/html"} and not part.attached and not part.name


def _chosen(read: Sequence[Part]) -> Iterator[Part]:
    """Yield the parts with words; of several that say the same the plain ones, if they say it at all."""
    choices = {part.choice for part in read if part.choice}
    better = {choice: _better([one for one in read if one.choice == choice]) for choice in choices}
    yield from (one for one in read if one.media_type == better.get(one.choice, one.media_type))


def _better(ways: Sequence[Part]) -> str:
    kinds = {one.media_type for one in ways}
    if len(kinds) == 1:
        return kinds.pop()
    plain = b" ".join(one.raw for one in ways if one.media_type == "text/plain").lower()
    short = len(plain) < 20 * _STUB and len(plain.split()) <= _STUB
    return "text/html" if not plain.strip() or (short and b"html" in plain) else "text/plain"


def _said(part: Part) -> tuple[str, str, tuple[str, ...]]:
    """Give a part's words, its media type, and what is odd about it."""
    found = decoded(part.raw[:LONGEST], parameter(part.head, "charset"))
    text = found.text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")
    odd = [f"Its characters were taken for {found.guess}: look for wrong ones."] if found.guess else []
    if len(part.raw) > LONGEST:
        odd.append("It is long, and was cut: the original holds all of it.")
    if not part.whole:
        odd.append("Its text was damaged on the way: the original holds what came.")
    if part.media_type == "text/html":
        return markdown(text), part.media_type, tuple(odd)
    if parameter(part.head, "format").lower() == "flowed":
        text = unflowed(text, delete_space=parameter(part.head, "delsp").lower() == "yes")
    return text.strip("\n"), part.media_type, tuple(odd)


def _odd(head: Message, leaves: Sequence[Part]) -> Iterator[str]:
    kinds = {one.media_type for one in leaves}
    if kinds & _SEALED:
        yield "It is encrypted: open it in the mail reader, and paste its text."
    if "application/ms-tnef" in kinds:
        yield "Its attachments are packed in winmail.dat: ask for them as plain files."
    if media_type(head) == "multipart/report":
        yield "It is a mail server's report, and not a customer's mail."
    for one in leaves:
        if not one.whole and not _is_read(one):
            yield f"{one.name or 'An attachment'} was damaged on the way."
