"""How fast a list comes in, and how long the rest of it may take."""

from collections.abc import Callable
from datetime import datetime, timedelta
from math import ceil
from typing import Any

from sretui.core.model import RepoRole
from sretui.core.progress import Progress
from sretui.sync.ports import Page

PER_PAGE = 100


class Pace:
    """Counts the pages of one list."""

    def __init__(
        self, clock: Callable[[], datetime], role: RepoRole, what: str, expected: int | None = None
    ) -> None:
        self._clock = clock
        self._began = clock()
        self._expected = expected
        self._seen = 0
        self.progress = Progress(role, what)

    def count(self, page: Page[Any]) -> Progress:
        """Take note of a saved page."""
        pages, items = self.progress.pages + 1, self.progress.items + len(page.items)
        self._seen += page.total
        left = self._left(page, pages)
        self.progress = Progress(self.progress.repo, self.progress.what, pages, items, page.rate, left)
        return self.progress

    def _left(self, page: Page[Any], pages: int) -> timedelta | None:
        """Judge by GitHub's own count of pages, else by the items expected; None when neither is told."""
        if page.next is None:
            return timedelta(0)
        ahead = page.pages_left
        if ahead is None and self._expected is not None:
            ahead = max(1, ceil((self._expected - self._seen) / PER_PAGE))
        if ahead is None:
            return None
        return timedelta(seconds=round(ahead * (self._clock() - self._began).total_seconds() / pages))
