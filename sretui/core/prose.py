"""What a body is made of: the customer's own words, and the quoted mail, template text and list footers.

Folding must never hide a question. So mail that is quoted without `>` is folded only below words of its
writer: a pasted mail whose headers come first keeps its text. Every rule looks at one line, or a few after
it, so that a hostile body costs no more than its length.
"""

import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from sretui.core.boilerplate import boilerplate_lines
from sretui.core.quoted_mail import footer_lines, quoted_lines


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
    lines = body.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    kinds = _kinds(lines, boilerplate)
    return tuple(
        Segment(kind, "\n".join(lines[start:end]), end - start) for kind, start, end in _runs(lines, kinds)
    )


def plain(body: str, boilerplate: Sequence[str] = ()) -> str:
    """Give the words to search: prose alone, without HTML tags and comments."""
    own = "\n".join(part.text for part in segments(body, boilerplate) if part.kind is SegmentKind.PROSE)
    return html.unescape(_TAG.sub(" ", without_comments(own))).strip()


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
    tags = ("[external]", *(tag.lower() for tag in list_tags))
    core = title.strip()
    while (shorter := _shorter(core, tags)) != core:
        core = shorter
    return core or title.strip()


def _shorter(title: str, tags: Sequence[str]) -> str:
    for tag in tags:
        if tag and title.lower().startswith(tag):
            return title[len(tag) :].strip()
    if answer := _ANSWER.match(title):
        return title[answer.end() :].strip()
    if title.endswith(")") and _NUMBER.fullmatch(title, max(0, title.rfind("("))):
        return title[: title.rfind("(")].strip()
    return title


_ANSWER = re.compile(r"(?:re|fwd?|aw|wg|sv|antw)(?:\[\d{1,3}\])? ?:", re.IGNORECASE)
_NUMBER = re.compile(r"\((?:issue )?#\d{1,9}\)", re.IGNORECASE)
_TAG = re.compile(
    r"</?(?:a|abbr|b|blockquote|body|br|center|cite|code|dd|del|details|div|dl|dt|em|font|h[1-6]|head|hr|html|i|img"
    r"|input|ins|kbd|li|ol|p|picture|pre|q|s|samp|small|source|span|strike|strong|sub|summary|sup|table|tbody|td"
    r"|tfoot|th|thead|tr|tt|u|ul|var|video)\b[^<>]*>",
    re.IGNORECASE,
)


def _kinds(lines: Sequence[str], boilerplate: Sequence[str]) -> list[SegmentKind]:
    kinds = [SegmentKind.PROSE] * len(lines)
    for number in boilerplate_lines(lines, boilerplate):
        kinds[number] = SegmentKind.BOILERPLATE
    for number in footer_lines(lines):
        kinds[number] = SegmentKind.FOOTER
    own = [kind is SegmentKind.PROSE for kind in kinds]
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
