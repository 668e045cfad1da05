"""A new product issue's text: the repo's own issue template, its sections filled from the inquiry."""

import re
from collections.abc import Iterator, Sequence

from sretui.core.model import IssueTemplate

_HEADING = re.compile(r"\s{0,3}(?:#{1,6}\s+(?P<name>.*?)[\s#]*|\*\*(?P<bold>[^*]+)\*\*:?\s*)")
_DESCRIBES = re.compile(
    r"descri|bug|problem|summary|question|what happen|issue|request|feature", re.IGNORECASE
)
_RELATES = re.compile(r"context|additional|related|reference|comment|notes", re.IGNORECASE)
_Section = tuple[str, list[str]]
"""A heading's line ("" before the first one), and the lines below it."""


def filled_sections(template: IssueTemplate, words: str, link: str) -> str:
    """Fill a template: the customer's words under what describes, the link under what gives context.

    The other sections keep their hints, for a person to fill or delete.
    """
    parts = list(_sections(_without_front_matter(template.body).splitlines()))
    describing, relating = _first(parts, _DESCRIBES), _first(parts, _RELATES)
    if describing is None:
        parts.insert(0, ("", [words.strip(), ""]))
        relating = None if relating is None else relating + 1
    else:
        parts[describing] = (parts[describing][0], ["", words.strip(), ""])
    if relating is None or relating == describing:
        parts.append(("", ["", link]))
    else:
        parts[relating] = (parts[relating][0], ["", link, ""])
    return _joined(parts)


def _sections(lines: Sequence[str]) -> Iterator[_Section]:
    heading, below, fenced = "", list[str](), False
    for line in lines:
        fenced ^= line.lstrip().startswith("```")
        if _name(line) and not fenced:
            yield heading, below
            heading, below = line, []
        else:
            below.append(line)
    yield heading, below


def _first(parts: Sequence[_Section], pattern: re.Pattern[str]) -> int | None:
    return next((place for place, (heading, _) in enumerate(parts) if pattern.search(_name(heading))), None)


def _name(line: str) -> str:
    match = _HEADING.fullmatch(line)
    return (match["name"] or match["bold"] or "").strip() if match else ""


def _without_front_matter(body: str) -> str:
    """Drop the YAML head of a template file, if it was left on."""
    match = re.match(r"\s*---\n.*?\n---\n", body, re.DOTALL)
    return body[match.end() :] if match else body


def _joined(parts: Sequence[_Section]) -> str:
    lines = [line for heading, below in parts for line in ([heading, *below] if heading else below)]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()
