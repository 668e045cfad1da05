"""Rows over an array of cache keys: a page is loaded when it comes into sight, whatever the array's size."""

import re
from array import array
from collections import OrderedDict
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Generic, Protocol, TypeVar

from rich.cells import cell_len

from sretui.core import phrases
from sretui.core.model import Hit, Issue, RepoRole
from sretui.core.prose import title_core
from sretui.ui.widgets.lines import Line, Span, column, one_line

PAGE = 64
_PAGES_KEPT = 8
Load = Callable[[Sequence[int]], Sequence[Hit]]


class HasIssue(Protocol):
    """What a row is drawn from."""

    @property
    def issue(self) -> Issue:
        """The issue."""


T = TypeVar("T", bound=HasIssue)


class PagedRows(Generic[T]):
    """A list's source without its drawing."""

    def __init__(self, keys: "array[int]", load: Callable[[Sequence[int]], Sequence[T]]) -> None:
        self._keys = keys
        self._load = load
        self._pages: OrderedDict[int, Sequence[T]] = OrderedDict()

    def __len__(self) -> int:
        return len(self._keys)

    def key(self, index: int) -> object:
        """Give the issue's cache key."""
        return self._keys[index]

    def find(self, key: object) -> int | None:
        """Tell where an issue stands now."""
        try:
            return self._keys.index(key) if isinstance(key, int) else None
        except ValueError:
            return None

    def issue(self, index: int) -> Issue | None:
        """Give the issue of a row; None when it is no longer in the cache."""
        hit = self._hit(index)
        return hit.issue if hit else None

    def line(self, index: int, width: int) -> Line:
        """Draw a row."""
        hit = self._hit(index)
        return (
            Line((Span("(no longer in the cache)", "line--muted"),)) if hit is None else self.draw(hit, width)
        )

    def draw(self, hit: T, width: int) -> Line:
        """Draw what was loaded."""
        raise NotImplementedError

    def _hit(self, index: int) -> T | None:
        page = index // PAGE
        hits = self._pages.get(page)
        if hits is None:
            hits = self._pages[page] = self._load(self._keys[page * PAGE : (page + 1) * PAGE])
            while len(self._pages) > _PAGES_KEPT:
                self._pages.popitem(last=False)
        return hits[index % PAGE] if index % PAGE < len(hits) else None


class IssueRows(PagedRows[Hit]):
    """Issues as they are; `with_repo` tells inquiries and product issues apart, `list_tags` are not shown."""

    def __init__(
        self,
        keys: "array[int]",
        load: Load,
        now: datetime,
        *,
        with_repo: bool,
        list_tags: Sequence[str] = (),
    ) -> None:
        super().__init__(keys, load)
        self._now = now
        self._with_repo = with_repo
        self._list_tags = list_tags

    def draw(self, hit: Hit, width: int) -> Line:
        """Draw a row: number, state, title with the words found, labels or the line found, age."""
        issue = hit.issue
        spans = [Span(column(f"#{issue.number}", 7), "line--number")]
        if self._with_repo:
            where = "inquiry" if issue.repo is RepoRole.INQUIRIES else "product"
            spans.append(Span(column(where, 8), "line--channel"))
        spans.append(Span("  " if issue.is_open else "✓ ", "line--state"))
        age = column(phrases.age(self._now - issue.updated), 5, right=True)
        room = max(4, width - sum(len(span.text) for span in spans) - len(age))
        spans += [*_words(hit, room, self._list_tags), Span(age, "line--muted")]
        return Line(tuple(spans))


def _words(hit: Hit, room: int, list_tags: Sequence[str]) -> list[Span]:
    """Fill the room with the title, and what is left of it with the line found or the labels."""
    title = one_line(title_core(hit.issue.title, list_tags)) or "(no title)"
    rest = hit.snippet or " ".join(f"[{label}]" for label in hit.issue.labels)
    size = cell_len(title)
    wide = size if rest and size + 12 < room else room
    spans = marked(column(title, wide), hit.words, "line--title")
    if wide < room:
        found = column(f"  {rest}", room - wide)
        spans += marked(found, hit.words, "line--muted" if hit.snippet else "line--label")
    return spans


def marked(text: str, words: Sequence[str], role: str) -> list[Span]:
    """Cut text into spans, the words at whose beginning stands one of `words` marked."""
    if not words:
        return [Span(text, role)]
    pattern = re.compile(r"(?<!\w)(" + "|".join(map(re.escape, words)) + ")", re.IGNORECASE)
    return [
        Span(piece, "line--match" if number % 2 else role)
        for number, piece in enumerate(pattern.split(text))
        if piece
    ]
