"""What a body is made of: the customer's own words, and the quoted mail, template text and list footers.

Folding must never hide a question. So mail that is quoted without `>` is folded only below words of its
writer: a pasted mail whose headers come first keeps its text. Every rule looks at one line, or a few after
it, so that a hostile body costs no more than its length.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum


class SegmentKind(StrEnum):
    """What a run of lines is."""

    PROSE = "prose"
    QUOTE = "quoted mail"
    BOILERPLATE = "template text"
    FOOTER = "list footer"


@dataclass(frozen=True, slots=True)
class Segment:
    """A run of lines of one kind; the texts of all segments, joined with newlines, are the body."""

    kind: SegmentKind
    text: str
    lines: int


def segments(body: str, boilerplate: Sequence[str] = ()) -> tuple[Segment, ...]:
    """Cut a body into runs of one kind, in order."""
    lines = _lines(body)
    return tuple(
        Segment(kind, "\n".join(lines[start:end]), end - start)
        for kind, start, end in _runs(lines, _kinds(lines, boilerplate))
    )


def plain(body: str, boilerplate: Sequence[str] = ()) -> str:
    """Give the words to search: prose alone, without HTML tags and comments."""
    from html import unescape

    lines = _lines(body)
    runs = _runs(lines, _kinds(lines, boilerplate))
    own = "\n".join(line for kind, start, end in runs if kind is _PROSE for line in lines[start:end])
    return unescape(_TAG.sub(" ", without_comments(own))).strip()


def without_comments(text: str) -> str:
    """Drop HTML comments; one that never ends goes on to the end of the text."""
    kept: list[str] = []
    at = 0
    while (start := text.find("<!--", at)) >= 0:
        kept.append(text[at:start])
        end = text.find("-->", start + 4)
        at = len(text) if end < 0 else end + 3
    return "".join([*kept, text[at:]])


def title_core(title: str, list_tags: Sequence[str] = ()) -> str:
    """Strip a title of mail noise: `Re:`, `Fwd:`, `[EXTERNAL]`, list tags, a trailing `(#123)`."""
    whole = title.strip()
    tags = ("[external]", *(tag.lower() for tag in list_tags if tag))
    start, end = 0, len(whole)
    while (after := _noise_end(whole, start, tags)) > start:
        start = after
    while (before := _number_start(whole, end)) < end:
        end = before
    return whole[start:end].strip() or whole


def _noise_end(title: str, start: int, tags: Sequence[str]) -> int:
    """Give where the next piece of noise from `start` ends, blanks included; `start` if there is none."""
    for tag in tags:
        if title[start : start + len(tag)].lower() == tag:
            return _past_blanks(title, start + len(tag))
    answer = _ANSWER.match(title, start)
    return _past_blanks(title, answer.end()) if answer else start


def _past_blanks(title: str, at: int) -> int:
    while at < len(title) and title[at].isspace():
        at += 1
    return at


def _number_start(title: str, end: int) -> int:
    """Give where a trailing issue number before `end` starts, blanks included; `end` if there is none."""
    start = title.rfind("(", max(0, end - 20), end)
    if start < 0 or not _NUMBER.fullmatch(title, start, end):
        return end
    while start > 0 and title[start - 1].isspace():
        start -= 1
    return start


_ANSWER = re.compile(r"(?:re|fwd?|aw|wg|sv|antw)(?:\[\d{1,3}\])? ?:", re.IGNORECASE)
_NUMBER = re.compile(r"\((?:issue )?#\d{1,9}\)", re.IGNORECASE)
_TAG = re.compile(
    r"</?(?:a|abbr|b|blockquote|body|br|center|cite|code|dd|del|details|div|dl|dt|em|font|h[1-6]|head|hr|html|i|img"
    r"|input|ins|kbd|li|ol|p|picture|pre|q|s|samp|small|source|span|strike|strong|sub|summary|sup|table|tbody|td"
    r"|tfoot|th|thead|tr|tt|u|ul|var|video)\b[^<>]*>",
    re.IGNORECASE,
)


_PROSE = SegmentKind.PROSE


def _lines(body: str) -> list[str]:
    return body.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def _kinds(lines: Sequence[str], boilerplate: Sequence[str]) -> list[SegmentKind]:
    from sretui.core.mail.quoted import footer_lines, quoted_lines
    from sretui.core.mail.template import boilerplate_lines

    kinds = [_PROSE] * len(lines)
    for number in boilerplate_lines(lines, boilerplate):
        kinds[number] = SegmentKind.BOILERPLATE
    for number in footer_lines(lines):
        kinds[number] = SegmentKind.FOOTER
    own = [kind is _PROSE for kind in kinds]
    for number in quoted_lines(lines, own):
        kinds[number] = SegmentKind.QUOTE
    return kinds


def _runs(lines: Sequence[str], kinds: Sequence[SegmentKind]) -> Iterator[tuple[SegmentKind, int, int]]:
    """Join lines of one kind; a blank line goes with what stands above it, at the top with what follows."""
    start = 0
    kind: SegmentKind | None = None
    for number, line in enumerate(lines):
        if not line.strip():
            continue
        if kind is not None and kinds[number] is not kind:
            yield kind, start, number
            start = number
        kind = kinds[number]
    yield kind or SegmentKind.PROSE, start, len(lines)
