"""One pull on its way: its connection, its patience with GitHub, and its counts.

Waiting is done here and nowhere else, in small steps, so that a stop is obeyed at once and a clock that jumps
(a laptop that slept) ends the wait.
"""

import threading
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import TypeVar

from sretui.core.errors import Offline, RateLimited
from sretui.core.model import Comment, Event, Issue, PullRequest, RepoRole
from sretui.core.progress import Progress, Summary
from sretui.store import cache
from sretui.store.cursors import Cursor, save_cursor
from sretui.store.database import Connection, transaction
from sretui.store.traits import save_pulls
from sretui.sync.ports import Forge, Page

T = TypeVar("T")

LONGEST_WAIT = timedelta(minutes=70)
"""GitHub's quota is hourly: what asks for more patience than that is shown as a trouble instead."""
_MOST_WAITS = 6
_STEP = 5.0
_BREATH = timedelta(seconds=2)


class Stopped(Exception):
    """The pull was asked to stop."""


@dataclass(slots=True)
class Tally:
    """What a pull has done so far."""

    pages: int = 0
    issues: int = 0
    comments: int = 0
    events: int = 0
    skipped: list[str] = field(default_factory=list)


class Trip:
    """What every part of one pull shares; belongs to one thread."""

    def __init__(
        self,
        conn: Connection,
        forge: Forge,
        *,
        boilerplate: tuple[str, ...],
        clock: Callable[[], datetime],
        report: Callable[[Progress], None],
        stop: threading.Event,
        wait: Callable[[float], object] | None,
    ) -> None:
        self.conn = conn
        self.forge = forge
        self.boilerplate = boilerplate
        self.clock = clock
        self.report = report
        self.tally = Tally()
        self._stop = stop
        self._wait = wait or stop.wait
        self._reached = False
        self._quota: tuple[int, int, datetime] | None = None
        self._began = clock()
        self._requests = forge.requests

    # fetching

    def ask(self, fetch: Callable[[], T], progress: Progress) -> T:
        """Fetch, waiting out GitHub's rate limits within bounds; raises ForgeError, or Stopped.

        A connection that breaks amid a pull is tried once more: among thousands of pages one fails.
        """
        limits = breaks = 0
        while True:
            self.check()
            try:
                answer = fetch()
            except RateLimited as limit:
                limits += 1
                if limits > _MOST_WAITS or limit.until - self.clock() > LONGEST_WAIT:
                    raise
                self.rest(limit.until, progress, str(limit))
            except Offline as trouble:
                breaks += 1
                if breaks > 1 or not self._reached:
                    raise
                self.rest(self.clock() + _BREATH, progress, str(trouble))
            else:
                self._reached = True
                return answer

    def page(self, fetch: Callable[[], Page[T]], progress: Progress) -> Page[T]:
        """Fetch a page of a list, as `ask` does, and take note of the quota that is left."""
        page = self.ask(fetch, progress)
        self.tally.pages += 1
        self.tally.skipped += page.skipped
        if (rate := page.rate) is not None:
            # the reset is told by GitHub's clock, and waited for by ours
            self._quota = (rate.remaining, rate.limit, self.clock() + (rate.reset - page.at))
        return page

    def spent_until(self, reserve: int) -> datetime | None:
        """Until when (by our clock) no more than `reserve` requests are left; None while there are more."""
        if self._quota is None:
            return None
        remaining, limit, full_again = self._quota
        low = remaining <= min(reserve, limit // 10)
        return full_again if low and full_again > self.clock() else None

    # saving

    def save_page(self, keep: Callable[[], None], role: RepoRole, resource: str, cursor: Cursor) -> None:
        """Save a page, by `keep`, and the cursor after it, in one transaction."""
        with transaction(self.conn):
            keep()
            save_cursor(self.conn, role, resource, cursor)

    def keep_issues(self, issues: Iterable[Issue]) -> None:
        """Save issues within a transaction."""
        self.tally.issues += cache.save_issues(self.conn, issues, boilerplate=self.boilerplate)

    def keep_pulls(self, pulls: Iterable[PullRequest]) -> None:
        """Save which issues the open pull requests name, within a transaction."""
        save_pulls(self.conn, pulls)

    def keep_comments(self, comments: Iterable[Comment]) -> None:
        """Save comments within a transaction."""
        self.tally.comments += cache.save_comments(self.conn, comments, boilerplate=self.boilerplate)

    def keep_events(self, events: Iterable[Event]) -> None:
        """Save events within a transaction."""
        self.tally.events += cache.save_events(self.conn, events)

    # waiting and telling

    def rest(self, until: datetime, progress: Progress, sentence: str) -> None:
        """Wait until an instant, saying so; raises Stopped as soon as the pull is to stop."""
        self.report(replace(progress, waiting_until=until, sentence=sentence))
        total = (until - self.clock()).total_seconds()
        for _ in range(int(total / _STEP) + 1):
            left = (until - self.clock()).total_seconds()
            if left <= 0:
                break
            self._wait(min(left, _STEP))
            self.check()
        self.report(progress)

    def check(self) -> None:
        """Raise Stopped when the pull is to stop."""
        if self._stop.is_set():
            raise Stopped

    def complain(self, role: RepoRole, what: str, sentence: str) -> None:
        """Say something that the summary also tells."""
        self.tally.skipped.append(sentence)
        self.report(Progress(role, what, sentence=sentence))

    def summary(self, *, complete: bool) -> Summary:
        """Sum up."""
        tally = self.tally
        return Summary(
            pages=tally.pages,
            requests=self.forge.requests - self._requests,
            issues=tally.issues,
            comments=tally.comments,
            events=tally.events,
            skipped=tuple(tally.skipped),
            took=self.clock() - self._began,
            complete=complete,
        )
