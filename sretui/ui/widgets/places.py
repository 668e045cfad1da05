"""Where a reader was in a document, said so that it is found again at another width or with more comments."""

from dataclasses import dataclass

from sretui.ui.widgets.document import Document


@dataclass(frozen=True, slots=True)
class Place:
    """A line by its part and how far into it, 0 to 1, so that it is found again at another width."""

    part: int
    share: float


def place_of(document: Document, line: int) -> Place:
    """Say which part a line is in, and how far."""
    part = max((number for number, start in enumerate(document.starts) if start <= line), default=0)
    start, end = _bounds(document, part)
    return Place(part, (line - start) / max(1, end - start))


def top_for(document: Document, place: Place) -> int:
    """Give the line to have at the top for a place."""
    if not document.starts:
        return 0
    if place.part >= len(document.starts):
        return max(0, len(document.lines) - 1)
    start, end = _bounds(document, place.part)
    return start + min(round(place.share * (end - start)), max(0, end - start - 1))


def _bounds(document: Document, part: int) -> tuple[int, int]:
    if part >= len(document.starts):
        return 0, len(document.lines)
    following = part + 1 < len(document.starts)
    return document.starts[part], document.starts[part + 1] if following else len(document.lines)
