"""A mail made into the draft of an inquiry: what is filed of it, under which title, since when, for whom."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from sretui.core.cleaning import clean
from sretui.core.intake.answering import answered_number
from sretui.core.intake.attachments import fenced
from sretui.core.intake.draft import InquiryDraft
from sretui.core.intake.mail import Attachment, Mail
from sretui.core.intake.masking import masked
from sretui.core.intake.plain_words import as_markdown, without_mentions
from sretui.core.model import Channel
from sretui.core.prose import Segment, SegmentKind, segments, title_core
from sretui.core.team import Team

UNTITLED = "Inquiry by mail"
_LONGEST_TITLE = 200
_LONGEST_LINE = 80
_LONGEST_COVER = 300
_MANY = 50
"""Addresses from which on a mail may be a mailing to anybody."""


def drafted(mail: Mail, team: Team, now: datetime, repo: str) -> InquiryDraft:
    """Make the draft; `repo` is the inquiries' `owner/name`. Nothing in it is private, or later than now."""
    answers = answered_number(mail, repo, team.list_tags)
    return InquiryDraft(
        title=_title(mail, team, repo),
        text=_text(mail, team, is_reply=answers is not None),
        channel=Channel.MAIL,
        received=min(mail.date or now, now),
        customer=_customer(mail),
        attachments=tuple(_public(one) for one in mail.attachments),
        answers=answers,
        oddities=tuple(_oddities(mail, now)),
    )


def _title(mail: Mail, team: Team, repo: str) -> str:
    tags = (*team.list_tags, f"[{repo}]")
    said = clean(masked(title_core(mail.subject, tags)), lines=False)
    if title_core(f"{mail.subject} x", tags) != "x":  # else there is nothing but noise in it
        return said[:_LONGEST_TITLE].strip()
    own = (one.text for one in segments(mail.text, team.boilerplate) if one.kind is SegmentKind.PROSE)
    lines = (line.strip(" #*_=-\t") for text in own for line in text.split("\n"))
    first = clean(masked(next((line for line in lines if len(line) > 3), "")), lines=False)
    return (first if len(first) <= _LONGEST_LINE else f"{first[: _LONGEST_LINE - 1]}…") or UNTITLED


def _customer(mail: Mail) -> str:
    """Name who asks; an address alone says no more in public than where it is."""
    name = masked(clean(mail.sender, lines=False)).lstrip("@")
    if name or not mail.address:
        return name
    return f"someone at {clean(mail.address.rpartition('@')[2], lines=False)}"


def _text(mail: Mail, team: Team, *, is_reply: bool) -> str:
    """Give what is said; the quoted tail is folded, and not repeated below the mails that it quotes."""
    found = [one for one in segments(mail.text, team.boilerplate) if one.text.strip()]
    said = [one for one in found if one.kind in {SegmentKind.PROSE, SegmentKind.QUOTE}]
    tail: list[Segment] = []
    while said and said[-1].kind is SegmentKind.QUOTE:
        tail.insert(0, said.pop())
    if not said:
        said, tail = tail or found, []
    words = _safe("\n".join(one.text for one in said), markdown=mail.markdown)
    if not tail or is_reply:
        return words
    quoted = masked(clean("\n".join(one.text for one in tail))).strip("\n")
    return f"{words}\n\n<details><summary>Quoted mail</summary>\n\n{fenced(quoted)}\n\n</details>"


def _safe(text: str, *, markdown: bool) -> str:
    plain = masked(clean(text)).strip("\n")
    return without_mentions(plain) if markdown else as_markdown(plain)


def _public(one: Attachment) -> Attachment:
    name = masked(clean(one.name, lines=False))
    return replace(one, name=name, text=None if one.text is None else masked(clean(one.text)))


def _oddities(mail: Mail, now: datetime) -> Iterator[str]:
    yield from mail.oddities
    if mail.from_github:
        yield "GitHub sent it: what it says stands there already."
    if mail.date is None:
        yield "It does not say when it was written: it counts from now on."
    elif mail.date > now:
        yield "Its date lies in the future: it counts from now on."
    if mail.forwarded_by:
        cover = clean(mail.cover, lines=False)
        said = f", who wrote: {cover[:_LONGEST_COVER]}" if cover else "."
        yield f"Passed on by {clean(mail.forwarded_by, lines=False)}{said}"
    if mail.recipients >= _MANY:
        yield f"It was sent to {mail.recipients} addresses."
    if any(masked(text) != text for text in (mail.subject, mail.text)):
        yield "Mail addresses and phone numbers in it are masked."
