"""Attachments in words: what stands in the inquiry for them, and what to ask the customer for.

GitHub takes no files through its API, so a text is shown in a fence and all else is named.
"""

import re
from collections.abc import Iterator, Sequence

from sretui.core.intake.mail import Attachment

_TICKS = re.compile(r"`{3,}")
_ARCHIVES = ("zip", "tar", "gzip", "7z", "rar", "compressed")
_PAPERS = ("pdf", "word", "officedocument", "opendocument", "excel", "powerpoint")


def sections(attachments: Sequence[Attachment], *, inline: bool) -> Iterator[str]:
    """Yield the paragraphs that stand below the text: texts in fences where wished, the names of the rest."""
    shown = [one for one in attachments if inline and one.text is not None]
    named = [one for one in attachments if one not in shown]
    for one in shown:
        yield f"Attached: {_name(one)}\n\n{fenced(one.text or '')}"
    if named:
        yield "Attached, not shown here: " + ", ".join(f"{_name(one)} ({size(one.size)})" for one in named)


def fenced(text: str) -> str:
    """Put a text into a fence that it cannot leave."""
    ticks = "`" * max([3, *(len(run) + 1 for run in _TICKS.findall(text))])
    return f"{ticks}\n{text.strip(chr(10))}\n{ticks}"


def size(count: int) -> str:
    """Word a number of bytes: `812 bytes`, `14 kB`, `3.2 MB`."""
    if count < 1000:
        return f"{count} bytes"
    return f"{count / 1000:.0f} kB" if count < 1_000_000 else f"{count / 1_000_000:.1f} MB"


def wish(one: Attachment) -> str:
    """Say what to ask the customer for in place of a file that cannot be filed."""
    kind = one.media_type.lower()
    if one.text is not None:
        return "can be shown inline"
    if kind.startswith("image/"):
        return "ask them to drop the picture into the issue on GitHub, or to say what it shows"
    if any(word in kind for word in _ARCHIVES):
        return "ask what it holds, and whether it may be read by everybody"
    if any(word in kind for word in _PAPERS):
        return "ask for the passage that matters, as text"
    return "ask for the smallest file that shows the trouble, and for leave to publish it"


def _name(one: Attachment) -> str:
    """Give a file's name as code, in one line."""
    return f"`{' '.join(one.name.replace('`', ' ').split()) or 'without a name'}`"
