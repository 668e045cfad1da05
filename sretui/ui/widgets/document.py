"""A conversation laid out for one width: made in a thread, shown by a BodyView.

A document carries its parts, so that a view can lay it out anew for another width or with other folds open.
Laying out the same words again is free: the lines of a part are kept.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rich.cells import cell_len

from sretui.core.cleaning import clean
from sretui.ui.widgets.lines import Line, Span, column, one_line
from sretui.ui.widgets.stops import Stop, stops_of


@dataclass(frozen=True, slots=True)
class Heading:
    """Who speaks, and when; `mark` says what they are and names their look (`body--team` for "team")."""

    who: str
    mark: str = ""
    when: str = ""
    key: str = ""
    """What is said below it, by node id, so that it can be chosen."""


@dataclass(frozen=True, slots=True)
class Prose:
    """Somebody's own words, as Markdown."""

    text: str


@dataclass(frozen=True, slots=True)
class Fold:
    """Words that are hidden under a label until asked for."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Note:
    """A line or two of ours, in the looks given."""

    spans: tuple[Span, ...]
    lead: Span | None = None
    """Stands before the first line; the others begin under its end."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A line across."""


Part = Heading | Prose | Fold | Note | Rule


@dataclass(frozen=True, slots=True)
class Document:
    """Parts laid out: `starts` has each part's first line, `stops` what can be opened."""

    width: int
    lines: tuple[Line, ...] = ()
    parts: tuple[Part, ...] = ()
    starts: tuple[int, ...] = ()
    stops: tuple[Stop, ...] = ()
    raw: bool = False
    open_folds: frozenset[int] = frozenset()


def prepare(
    parts: Sequence[Part], width: int, *, raw: bool = False, open_folds: frozenset[int] = frozenset()
) -> Document:
    """Lay parts out on `width` cells; `raw` shows prose as typed; `open_folds` are indices of parts."""
    lines: list[Line] = []
    starts: list[int] = []
    folds: dict[int, int] = {}
    for number, part in enumerate(parts):
        starts.append(len(lines))
        if isinstance(part, Fold):
            folds[len(lines)] = number
        lines.extend(_part_lines(part, width, raw=raw, opened=number in open_folds))
    stops = tuple(stops_of(lines, folds))
    return Document(width, tuple(lines), tuple(parts), tuple(starts), stops, raw, open_folds)


def again(document: Document, width: int, open_folds: frozenset[int]) -> Document:
    """Lay the same parts out anew."""
    return prepare(document.parts, width, raw=document.raw, open_folds=open_folds)


def all_folds(document: Document) -> frozenset[int]:
    """Give the parts that can be folded."""
    return frozenset(number for number, part in enumerate(document.parts) if isinstance(part, Fold))


def _part_lines(part: Part, width: int, *, raw: bool, opened: bool) -> Iterator[Line]:
    match part:
        case Heading():
            yield _heading(part, width)
        case Rule():
            yield Line((Span("─" * width, "body--rule"),))
        case Note(spans, lead):
            yield from _hanging(lead or Span("", "body--muted"), spans, width)
        case Prose(text):
            yield from _plain(text, width, "body--text") if raw else _markdown(text, width)
        case Fold(label, text):
            yield Line((Span(f"{'▾' if opened else '▸'} {one_line(label)}", "body--fold"),))
            if opened:
                yield from _plain(text, width, "body--quote")


def _heading(part: Heading, width: int) -> Line:
    role = f"body--{part.mark}" if part.mark else "body--heading"
    mark = f" ({one_line(part.mark)})" if part.mark else ""
    when = f" · {one_line(part.when)}" if part.when else ""
    room = max(4, width - 6 - cell_len(mark) - cell_len(when))
    who = one_line(part.who)
    name = column(who, min(cell_len(who), room))
    rule = "─" * max(2, width - 4 - cell_len(name) - cell_len(mark) - cell_len(when))
    return Line(
        (
            Span("── ", "body--rule"),
            Span(name + mark, role),
            Span(f"{when} ", "body--muted"),
            Span(rule, "body--rule"),
        )
    )


def _hanging(lead: Span, spans: Sequence[Span], width: int) -> Iterator[Line]:
    size = cell_len(lead.text)
    for number, line in enumerate(_wrapped(spans, max(1, width - size))):
        yield line if not size else Line((lead if number == 0 else Span(" " * size, lead.role), *line.spans))


def _wrapped(spans: Sequence[Span], width: int) -> Iterator[Line]:
    from sretui.ui.widgets.wrapping import wrapped

    yield from (Line(found) for found in wrapped(spans, width))


@lru_cache(maxsize=64)
def _markdown(text: str, width: int) -> tuple[Line, ...]:
    from sretui.ui.widgets.markdown.blocks import (
        markdown_lines,  # 60 ms of import, off the way to first paint
    )

    return markdown_lines(clean(text), width)


@lru_cache(maxsize=64)
def _plain(text: str, width: int, role: str) -> tuple[Line, ...]:
    from sretui.ui.widgets.markdown.inline import plain_lines
    from sretui.ui.widgets.wrapping import wrapped

    return tuple(Line(found) for line in plain_lines(clean(text), role) for found in wrapped(line, width))
