"""The customer's own words, as they may stand in a product issue: prose alone, without who wrote it."""

import re
from collections.abc import Sequence

from sretui.core.prose import SegmentKind, segments, without_comments

_HEAD = re.compile(r"\s*|-{3,}\s*|(?:Received|Answered) \d{4}-\d\d-\d\d .*|Redirected to @.*", re.IGNORECASE)
"""What stands above the words: blank lines, a rule, the lines that say what happened before."""


def customer_words(body: str, boilerplate: Sequence[str]) -> str:
    """Give the prose of a text, as Markdown: no template, no quoted mail, no list footer, no intake line."""
    prose = [one.text for one in segments(body, boilerplate) if one.kind is SegmentKind.PROSE]
    lines = without_comments("\n".join(prose)).splitlines()
    while lines and _HEAD.fullmatch(lines[0]):
        del lines[0]
    return "\n".join(lines).strip()
