"""A mail that was passed on inside another: the inner one is the inquiry, its writer the customer.

The shapes: `---------- Forwarded message ---------` with headers below, `Begin forwarded message:` (with all
of it quoted), and, in a mail whose subject says that it passes something on, `-----Original Message-----` or
a bare block of headers that begins with `From:`.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

_MARK = re.compile(
    r"[> ]{0,8}(?:-{2,}\s?forwarded (?:message|mail)(?: from [^\n]{1,100}?)?\s?-{0,}|begin forwarded message:"
    r"|-{2,}\s?weitergeleitete nachricht\s?-{2,})\s*",
    re.IGNORECASE,
)
_WEAK_MARK = re.compile(
    r"[> ]{0,8}(?:-{2,}\s?original (?:message|appointment)\s?-{2,}|_{20,})\s*", re.IGNORECASE
)
_HEADER = re.compile(
    r"\s{0,8}\*{0,2}(from|von|de|sent|gesendet|date|datum|to|an|cc|subject|betreff|reply-to|objet|envoyé|importance"
    r"|attachments|anlagen)\s?\*{0,2}:\*{0,2}[ \t]*([^\n]*)",
    re.IGNORECASE,
)
_NAMES = {
    "from": "from", "von": "from", "de": "from", "sent": "date", "gesendet": "date", "date": "date",
    "datum": "date", "envoyé": "date", "subject": "subject", "betreff": "subject", "objet": "subject",
}  # fmt: skip
_PASSES_ON = re.compile(
    r"\s*(?:\[[^\]]{1,80}\]\s*){0,4}(?:fwd?|wg|tr|doorst)(?:\[\d{1,3}\])? ?:", re.IGNORECASE
)
_QUOTE = re.compile(r" {0,3}> ?")
_MOST_HEADERS = 14
"""Lines a block of headers may have; long lists of recipients are folded over several."""


@dataclass(frozen=True, slots=True)
class Forwarded:
    """The inner mail, as it was written down; "" where it does not say."""

    cover: str
    """What stands above it."""
    sender: str
    date: str
    subject: str
    text: str


def passes_on(subject: str) -> bool:
    """Say whether a subject is that of a mail passed on: `Fwd:`, `FW:`, `WG:`."""
    return _PASSES_ON.match(subject) is not None


def forwarded(subject: str, text: str) -> Forwarded | None:
    """Find the mail that another passes on; None when it passes none on."""
    lines = text.split("\n")
    weak = passes_on(subject)
    for number, line in enumerate(lines):
        start = _headers_start(line, number, weak=weak)
        found = None if start is None else _inner(lines, number, start)
        if found:
            return found
    return None


def _headers_start(line: str, number: int, *, weak: bool) -> int | None:
    """Give the line on which the inner headers begin when this one announces them, or is their first."""
    if _MARK.fullmatch(line) or (weak and _WEAK_MARK.fullmatch(line)):
        return number + 1
    header = _HEADER.match(line) if weak else None
    return number if header and _NAMES.get(header[1].lower()) == "from" else None


def header_block(lines: Sequence[str], start: int = 0) -> tuple[Mapping[str, str], int]:
    """Read the headers that begin at a line, those that matter by name, and say where they end.

    Others stand under "". Nothing and `start` when there are not two of them, From among them.
    """
    found: dict[str, str] = {}
    count, end, name = 0, start, ""
    for line in lines[start : start + _MOST_HEADERS]:
        header = _HEADER.match(line)
        if header:
            count, name = count + 1, _NAMES.get(header[1].lower(), "")
            found.setdefault(name, header[2].strip(" *\t"))
        elif count and line.startswith((" ", "\t")) and line.strip():
            found[name] = f"{found[name]} {line.strip()}"
        else:
            break
        end += 1
    return (found, end) if count >= 2 and "from" in found else ({}, start)


def _inner(lines: Sequence[str], mark: int, start: int) -> Forwarded | None:
    near = lines[start : start + 2 * _MOST_HEADERS]
    blank = next((count for count, line in enumerate(near) if line.strip(" >\t")), len(near))
    quoted = blank < len(near) and _QUOTE.match(near[blank]) is not None
    headers, end = header_block([_unquoted(line, quoted=quoted) for line in near], blank)
    if not headers:
        return None
    text = "\n".join(_unquoted(line, quoted=quoted) for line in lines[start + end :])
    cover = "\n".join(lines[:mark]).strip()
    return Forwarded(
        cover, headers["from"], headers.get("date", ""), headers.get("subject", ""), text.strip("\n")
    )


def _unquoted(line: str, *, quoted: bool) -> str:
    return _QUOTE.sub("", line, count=1) if quoted else line
