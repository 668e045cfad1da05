"""Find quoted mail and mailing list footers in the lines of a body.

The shapes: `> ` lines (but not Python's `>>> ` prompts), `On ..., X wrote:` wrapped over up to three lines,
`At ..., X wrote:`, `-----Original Message-----`, and Outlook's `From: / Sent: / To: / Subject:` block.
"""

import re
from collections.abc import Iterator, Sequence

_QUOTED = re.compile(r" {0,3}>(?!>>(?:\s|$))")
_FENCE = re.compile(r" {0,3}(?:```|~~~)")
_WROTE = re.compile(r"\s*\*{0,2}(?:On|At|Am|Le)\b.{4,}", re.IGNORECASE)
_SAID = ("wrote:", "schrieb:", "a écrit :", "a écrit\xa0:")
_DIGIT = re.compile(r"\d")
_RULE = re.compile(
    r"\s*(?:-{2,}\s?(?:original (?:message|appointment)|forwarded message)\s?-*|begin forwarded message:)\s*",
    re.IGNORECASE,
)
_LINE = re.compile(r"\s*_{20,}\s*")
_HEADER = re.compile(r"\s*\*{0,2}(from|sent|date|to|cc|subject):", re.IGNORECASE)
_NOTABLE = re.compile(
    r"^[^\S\n]*(?:```|~~~|-{2,}|_{20,}|begin forwarded|\*{0,2}(?:from:|(?:on|at|am|le)\b))",
    re.IGNORECASE | re.MULTILINE,
)
"""How any line begins that introduces mail or fences code; around it others need a closer look."""
_FOOTER = re.compile(
    r"\s*(?:to unsubscribe\b|unsubscribe:|an html attachment was scrubbed|a non-text attachment was scrubbed"
    r"|-{8,} next part -{8,}|you are receiving this because|reply to this email directly"
    r"|_{20,}\s*$)",
    re.IGNORECASE,
)
_FOOTER_SOMEWHERE = re.compile(rf"^{_FOOTER.pattern}", re.IGNORECASE | re.MULTILINE)


def footer_lines(lines: Sequence[str]) -> Iterator[int]:
    """Yield the numbers of the lines that a mailing list or GitHub's mailer added: to the paragraph's end."""
    if not _FOOTER_SOMEWHERE.search("\n".join(lines)):
        return
    inside = False
    for number, line in enumerate(lines):
        if not line.strip():
            inside = False
        elif inside or _starts_footer(lines, number):
            inside = True
            yield number


def quoted_lines(lines: Sequence[str], own: Sequence[bool]) -> Iterator[int]:
    """Yield the numbers of the lines that quote other mail; `own` tells which lines may be the writer's."""
    if not _NOTABLE.search("\n".join(lines)):
        yield from (number for number, line in enumerate(lines) if ">" in line and _QUOTED.match(line))
        return
    state = _Reader(lines, own)
    number = 0
    while number < len(lines):
        end = state.quote_end(number)
        yield from range(number, end)
        number = max(end, number + 1)


class _Reader:
    """Walks down a body once, knowing what its writer said last.

    Below `Jane writes:` stands what is asked, and not an old mail.
    """

    def __init__(self, lines: Sequence[str], own: Sequence[bool]) -> None:
        self._lines = lines
        self._own = own
        self._said = ""
        self._fenced = False

    def quote_end(self, number: int) -> int:
        """Give the line after the quote that starts here, or this line when none does."""
        line = self._lines[number]
        if not line.lstrip().startswith(">") and not _NOTABLE.match(line):
            return self._ordinary(number)
        if _FENCE.match(line):
            self._fenced = not self._fenced
        if self._fenced:
            self._said = line
            return number
        if _QUOTED.match(line):
            return number + 1
        end = _introduction_end(self._lines, number)
        if end > number:
            return self._below(end)
        return self._ordinary(number)

    def _ordinary(self, number: int) -> int:
        """Remember what the writer says here; it quotes nothing."""
        line = self._lines[number]
        if self._fenced:
            self._said = line
        elif self._own[number] and line.strip():
            self._said = line.rstrip(" *_\t")
        return number

    def _below(self, start: int) -> int:
        """Give the end of what an introduction introduces: its `>` lines, or all the rest if it has none."""
        first = start
        while first < len(self._lines) and not self._lines[first].strip():
            first += 1
        marked = first < len(self._lines) and _QUOTED.match(self._lines[first])
        pasted = not self._said or self._said.endswith(":")
        return start if marked or pasted else len(self._lines)


def _introduction_end(lines: Sequence[str], number: int) -> int:
    """Give the line after the lines that introduce a quote, or `number` when these do not."""
    line = lines[number]
    if _RULE.fullmatch(line) or (_LINE.fullmatch(line) and _headers_end(lines, number + 1) > number + 1):
        return max(number + 1, _headers_end(lines, number + 1))
    if _WROTE.match(line):
        return _wrote_end(lines, number)
    return _headers_end(lines, number)


def _wrote_end(lines: Sequence[str], number: int) -> int:
    for near in range(number, min(number + 3, len(lines))):
        if not lines[near].strip():
            return number
        if lines[near].rstrip(" *_").endswith(_SAID):
            dated = any(_DIGIT.search(line[:200]) for line in lines[number : near + 1])
            return near + 1 if dated else number
    return number


def _headers_end(lines: Sequence[str], number: int) -> int:
    """Give the line after a block of mail headers: From first, and at least two more of them."""
    first = _HEADER.match(lines[number]) if number < len(lines) else None
    if first is None or first[1].lower() != "from":
        return number
    end, found = number + 1, 1
    for near in range(number + 1, min(number + 12, len(lines))):
        if _HEADER.match(lines[near]):
            end, found = near + 1, found + 1
        elif not lines[near].strip() and found >= 3:
            break
    return end if found >= 3 else number


def _starts_footer(lines: Sequence[str], number: int) -> bool:
    line = lines[number]
    if not _FOOTER.match(line):
        return False
    if not _LINE.fullmatch(line):
        return True
    following = lines[number + 1].lower() if number + 1 < len(lines) else ""
    return "mailing list" in following
