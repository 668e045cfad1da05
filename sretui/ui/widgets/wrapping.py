"""Breaking styled text into lines by cells: at blanks where possible, inside a word only where it must be."""

from collections.abc import Iterator, Sequence

from rich.cells import cell_len, split_graphemes

from sretui.core.cleaning import clean
from sretui.ui.widgets.lines import Span

_MARGIN = 8
"""Fewer cells than this is no place to wrap words in; what is nested deeper is cut by the view instead."""


def wrapped(spans: Sequence[Span], width: int, *, words: bool = True) -> Iterator[tuple[Span, ...]]:
    """Break spans into lines of at most `width` cells; `words=False` breaks anywhere and keeps all blanks."""
    safe = [Span(clean(span.text).replace("\n", " "), span.role, span.link) for span in spans]
    text = "".join(span.text for span in safe)
    for start, end in _cuts(text, max(width, _MARGIN), words=words):
        yield _sliced(safe, start, end)


def _sliced(spans: Sequence[Span], start: int, end: int) -> tuple[Span, ...]:
    found: list[Span] = []
    at = 0
    for span in spans:
        low, high = max(start - at, 0), min(end - at, len(span.text))
        if low < high:
            found.append(Span(span.text[low:high], span.role, span.link))
        at += len(span.text)
        if at >= end:
            break
    return tuple(found)


def _cuts(text: str, width: int, *, words: bool) -> Iterator[tuple[int, int]]:
    if len(text) <= width // 2 or cell_len(text) <= width:
        yield 0, len(text)
    elif text.isascii():
        yield from _ascii_cuts(text, width, words=words)
    else:
        yield from _wide_cuts(text, width, words=words)


def _ascii_cuts(text: str, width: int, *, words: bool) -> Iterator[tuple[int, int]]:
    start = 0
    while len(text) - start > width:
        end = start + width
        blank = text.rfind(" ", start, end + 1) if words else -1
        if blank > start and not text[start:blank].isspace():
            yield start, blank
            start = blank + 1
        else:
            yield start, end
            start = end
    yield start, len(text)


def _wide_cuts(text: str, width: int, *, words: bool) -> Iterator[tuple[int, int]]:
    """Cut between graphemes, so that an emoji sequence or a combining mark is never torn apart."""
    start, cells = 0, 0
    blank, after = -1, 0
    for low, _, size in split_graphemes(text)[0]:
        if cells + size > width:
            if words and blank > start and text[low] != " ":
                yield start, blank
                start, cells = blank + 1, cells - after
            else:
                yield start, low
                start, cells = low, 0
            blank = -1
        cells += size
        if text[low] == " ":
            blank, after = low, cells
    yield start, len(text)
