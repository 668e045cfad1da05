"""One line of the screen as a value: spans of text, each with the name of its look, cleaned and measured.

A span names a component class instead of a colour, so that a line can be prepared in any thread and for any
theme. Every text passes `one_line` here before it becomes a segment: no screen can forget to clean one.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from sretui.core.cleaning import clean

ELLIPSIS = "…"

StyleOf = Callable[[str], Style]
"""Gives the style of a role."""


@dataclass(frozen=True, slots=True)
class Span:
    """Some text in one look; `role` is a component class, `link` an http(s) address or empty."""

    text: str
    role: str = "line--text"
    link: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One line; the cursor passes over a heading."""

    spans: tuple[Span, ...]
    heading: bool = False


def one_line(text: str) -> str:
    """Make text safe to draw on one line, its blanks kept: columns are padded with them."""
    if text.isascii() and text.isprintable():
        return text
    return clean(text).replace("\n", " ")


def crop(text: str, width: int) -> str:
    """Cut cleaned text to at most this many cells; half of a wide character is a blank."""
    if width <= 0:
        return ""
    return text if cell_len(text) <= width else set_cell_size(text, width)


def column(text: str, width: int, *, right: bool = False) -> str:
    """Clean, cut (with an ellipsis) and pad text to exactly this many cells."""
    safe = one_line(text)
    size = cell_len(safe)
    if size > width:
        safe = crop(safe, width - 1).rstrip(" ") + ELLIPSIS if width > 0 else ""
        size = cell_len(safe)
    blank = " " * (width - size)
    return blank + safe if right else safe + blank


def strip_of(spans: Iterable[Span], width: int, base: Style, style_of: StyleOf) -> Strip:
    """Draw spans on exactly `width` cells: cut where they are too long, padded in the base style."""
    segments: list[Segment] = []
    left = width
    for span in spans:
        text = crop(one_line(span.text), left)
        if text:
            _append(segments, text, style_of(span.role))
            left -= cell_len(text)
    if left > 0:
        _append(segments, " " * left, base)
    return Strip(segments, max(width, 0))


def changed_cells(before: Strip, after: Strip) -> tuple[int, int]:
    """Say from which cell to which a line drawn anew differs; all of it if its segments are cut otherwise."""
    old, new = list(before), list(after)
    if [segment.cell_length for segment in old] != [segment.cell_length for segment in new]:
        return 0, after.cell_length
    low = high = at = 0
    for was, now in zip(old, new, strict=True):
        if was != now:
            first, last = _changed(was, now)
            low, high = (low if high else at + first), at + last
        at += now.cell_length
    return low, high


def _changed(was: Segment, now: Segment) -> tuple[int, int]:
    """Narrow it down to the characters that differ, where a character is a cell."""
    if was.style != now.style or not (was.text.isascii() and now.text.isascii()):
        return 0, now.cell_length
    differing = [at for at, (one, other) in enumerate(zip(was.text, now.text, strict=True)) if one != other]
    return differing[0], differing[-1] + 1


def _append(segments: list[Segment], text: str, style: Style) -> None:
    """Add text, joined to blanks or a like style before it: each segment costs time with every repaint."""
    if segments:
        before, worn, _ = segments[-1]
        if worn is not None and (worn == style or _blank_alike(text, style, worn)):
            segments[-1] = Segment(before + text, worn)
            return
        if worn is not None and _blank_alike(before, worn, style):
            segments[-1] = Segment(before + text, style)
            return
    segments.append(Segment(text, style))


def _blank_alike(text: str, style: Style, other: Style) -> bool:
    """Say whether blanks look the same in either style: one ground, and nothing drawn on it."""
    if not text.isspace() or style.bgcolor != other.bgcolor:
        return False
    return not (_draws_on_blanks(style) or _draws_on_blanks(other))


def _draws_on_blanks(style: Style) -> bool:
    return bool(style.underline or style.reverse or style.strike)


def text_of(spans: Iterable[Span]) -> str:
    """Give the text of some spans as it will be drawn."""
    return "".join(one_line(span.text) for span in spans)
