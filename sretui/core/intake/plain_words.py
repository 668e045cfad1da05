"""Plain text as Markdown that shows every word as it was written, and calls nobody.

A mail is no Markdown: `<gdb>` would vanish as a tag, `# make install` become a heading, `>>>` a quote in a
quote, `@property` a mention that tells a stranger, and a backtrace's frames would point at issues #1, #2.
"""

import re
from collections.abc import Iterator, Sequence

from sretui.core.intake.attachments import fenced

_DUMP = re.compile(
    r"\s{0,8}(?:#\d{1,3}\s+\S|>>>(?:\s|$)|<?\(?gdb[>)]|Traceback \(most|%\s|\S{0,40}[$#]\s\S"
    r"|.{0,200}\b0x[0-9a-f]{6})"
)
"""How a line of a terminal begins: a frame, a prompt, an address in memory."""
_ENOUGH = 2
"""Lines of a terminal in one paragraph that make it a dump."""
_TAG_LIKE = re.compile(r"<(?=[A-Za-z/!?])(?!https?://)")
_MENTION = re.compile(r"(?<![\w`/.@-])@[A-Za-z0-9][\w/-]{0,60}")
_HEADING = re.compile(r"(\s{0,3})(#{1,6}(?:\s|$)|[=-]{2,}\s*$|>>>)")
_FENCE = re.compile(r" {0,3}(```|~~~)")
_INDENTED = ("    ", "\t")


def as_markdown(text: str) -> str:
    """Give plain text as Markdown; what its writer fenced or indented as code stays."""
    paragraphs = _paragraphs(text.split("\n"))
    return "\n".join(_shown(lines) for lines in paragraphs)


def without_mentions(markdown: str) -> str:
    """Give Markdown that tells nobody on GitHub of it: names become code, outside of fences."""
    return "\n".join(
        "\n".join(lines) if _is_code(lines) else _MENTION.sub(r"`\g<0>`", "\n".join(lines))
        for lines in _paragraphs(markdown.split("\n"))
    )


def _paragraphs(lines: Sequence[str]) -> Iterator[Sequence[str]]:
    """Yield runs of lines: blank ones, fences, and what stands between them."""
    start, fence = 0, ""
    for number, line in enumerate(lines):
        found = _FENCE.match(line)
        mark = found[1] if found else ""
        if fence and mark == fence:
            yield lines[start : number + 1]
            start, fence = number + 1, ""
        elif not fence and (mark or not line.strip()):
            if start < number:
                yield lines[start:number]
            start, fence = number, mark
            if not mark:
                yield [line]
                start = number + 1
    if start < len(lines):
        yield lines[start:]


def _is_code(lines: Sequence[str]) -> bool:
    return _FENCE.match(lines[0]) is not None or lines[0].startswith(_INDENTED)


def _is_closed(lines: Sequence[str]) -> bool:
    first, last = _FENCE.match(lines[0]), _FENCE.match(lines[-1])
    return len(lines) > 1 and first is not None and last is not None and first[1] == last[1]


def _shown(lines: Sequence[str]) -> str:
    if _is_code(lines) and all(line.startswith(_INDENTED) for line in lines):
        return "\n".join(lines)
    if _FENCE.match(lines[0]):
        return "\n".join(lines) if len(lines) > 1 and _FENCE.match(lines[-1]) else fenced("\n".join(lines))
    terminal = [number for number, line in enumerate(lines) if _DUMP.match(line)]
    start = terminal[0] if len(terminal) >= _ENOUGH else len(lines)
    said = [_line(line) for line in lines[:start]]
    return "\n".join([*said, *([fenced("\n".join(lines[start:]))] if start < len(lines) else [])])


def _line(line: str) -> str:
    whole = _TAG_LIKE.sub(r"\\<", line)
    return _HEADING.sub(r"\1\\\2", _MENTION.sub(r"`\g<0>`", whole), count=1) if whole else ""
