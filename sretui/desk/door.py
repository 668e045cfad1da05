"""Desk: everything a screen may ask for, in terms of the core's values.

Each call opens its own connection, because a SQLite connection belongs to its thread; opening costs a
fraction of a millisecond and makes every method safe from any thread. What pulls is imported when a pull
begins, what searches when one searches: the way to the first paint stays short.
"""

import threading
import uuid
from array import array
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from sretui.core.board import Board, Health, Inquiry, PullState
from sretui.core.errors import ConfigError
from sretui.core.journal import Entry, Facts, Kind, Value, facts
from sretui.core.model import Conversation, Hit, Issue, Known, RepoRole
from sretui.core.notices import Changed, Notice
from sretui.core.team import Team
from sretui.store import cache, cursors, journal
from sretui.store.database import Connection, Databases, Interrupted, transaction, version

if TYPE_CHECKING:
    from sretui.core.backlog import Query
    from sretui.core.progress import Progress, Summary
    from sretui.desk.errands import Errands
    from sretui.desk.keeper import Keeper
    from sretui.sync.ports import Forge


@dataclass(frozen=True, slots=True)
class Polling:
    """How often GitHub is asked, in seconds; `idle` outside business hours."""

    busy: int = 60
    idle: int = 600


class Desk:
    """The one door to the cached world, the journal and the pull."""

    def __init__(
        self,
        databases: Databases,
        team: Team,
        me: str,
        repos: Mapping[RepoRole, str],
        forge: "Callable[[], Forge] | None",
        clock: Callable[[], datetime],
        polling: Polling | None = None,
    ) -> None:
        self.team = team
        self.me = me
        self.repos = repos
        self.clock = clock
        self._databases = databases
        self._forge = forge
        self._polling = polling or Polling()
        self._keeper: Keeper | None = None
        self._errands: Errands | None = None
        self._search_connection: Connection | None = None
        self._search_lock = threading.Lock()

    # reading

    def board(self) -> Board:
        """Take a picture of the cached world as it is now."""
        with self._databases.desk() as desk:
            entries = journal.load_all_entries(desk)
        with self._databases.cache() as conn:
            active = cache.load_active(conn)
            counts = cache.load_counts(conn)
        return Board(
            taken=self.clock(),
            inquiries=tuple(Inquiry(one, facts(entries.get(one.issue.node_id, ()))) for one in active),
            open_product_issues=counts.open_product,
            closed_inquiries=counts.closed_inquiries,
        )

    def conversation(self, node_id: str) -> Conversation | None:
        """Load one issue with all that was said; None when the cache does not hold it."""
        with self._databases.cache() as conn:
            return cache.load_conversation(conn, node_id)

    def inquiry(self, node_id: str) -> Inquiry | None:
        """Load one conversation with what people recorded about it."""
        conversation = self.conversation(node_id)
        return Inquiry(conversation, self.facts(node_id)) if conversation else None

    def backlog(self, query: "Query") -> "array[int]":
        """Find the product issues a query asks for, as cache keys in its order."""
        from sretui.store.backlog import load_backlog

        with self._databases.cache() as conn:
            return load_backlog(conn, query)

    def issues(self, keys: Sequence[int]) -> list[Issue]:
        """Load a page of issues by their cache keys, in the order asked."""
        with self._databases.cache() as conn:
            return cache.load_issues(conn, keys)

    def search(self, text: str) -> "array[int] | None":
        """Find issues of both repos, best first; None when a newer search interrupted this one."""
        from sretui.store import search

        self.interrupt_search()
        with self._databases.cache() as conn:
            search.open_indexes(conn)
            with self._search_lock:
                self._search_connection = conn
            try:
                return search.search(conn, text)
            except Interrupted:
                return None
            finally:
                with self._search_lock:
                    if self._search_connection is conn:
                        self._search_connection = None

    def interrupt_search(self) -> None:
        """Stop a search that runs in another thread: the next key press made it useless."""
        with self._search_lock:
            if self._search_connection is not None:
                self._search_connection.interrupt()

    def hits(self, keys: Sequence[int], text: str) -> list[Hit]:
        """Load a page of search results, each with the line in which the words were found."""
        from sretui.store import search

        with self._databases.cache() as conn:
            return search.hits(conn, keys, text)

    def known(self, node_id: str) -> tuple[Known, ...]:
        """Find the product issues most like an inquiry, most alike first."""
        from sretui.store import search

        with self._databases.cache() as conn:
            return search.known(conn, node_id)

    # the journal

    def record(self, node_id: str, kind: Kind, data: Mapping[str, Value]) -> Entry:
        """Append to the journal; durable when this returns."""
        entry = Entry(str(uuid.uuid4()), self.clock(), self.me, node_id, kind, dict(data))
        with self._databases.desk() as conn, transaction(conn):
            journal.save_entry(conn, entry)
        return entry

    def entries(self, node_id: str) -> tuple[Entry, ...]:
        """Load what was recorded about one inquiry, oldest first."""
        with self._databases.desk() as conn:
            return tuple(journal.load_entries(conn, node_id))

    def facts(self, node_id: str) -> Facts:
        """Say what the journal holds of one inquiry now."""
        return facts(self.entries(node_id))

    # the pull

    def pull_state(self) -> PullState:
        """Say how the copy of GitHub is doing."""
        return self._keeper.state if self._keeper else self._resting_state()

    def start(self, tell: Callable[[Notice], None]) -> None:
        """Keep the copy fresh from now on; `tell` is called from other threads."""
        if self._forge is None:
            return
        from sretui.desk.errands import Errands
        from sretui.desk.keeper import Duties, Keeper
        from sretui.sync.polling import next_poll

        duties = Duties(
            pull=self.pull,
            watching=self._watching,
            last_synced=self._last_synced,
            pace=lambda failures: next_poll(
                self.team.hours, self.clock(), failures, busy=self._polling.busy, idle=self._polling.idle
            ),
            clock=self.clock,
            tell=tell,
        )
        self._keeper = Keeper(duties, self._resting_state())
        self._errands = Errands(self._fetch_comments, tell)
        self._keeper.start()
        self._errands.start()

    def stop(self) -> None:
        """End the background work; does not wait for a request that hangs."""
        for worker in (self._keeper, self._errands):
            if worker is not None:
                worker.stop()

    def pull_soon(self) -> None:
        """Ask for a pull now instead of at the next poll."""
        if self._keeper is not None:
            self._keeper.pull_soon()

    def want_comments(self, node_id: str) -> None:
        """Ask for a product issue's comments; a notice follows when they are there."""
        if self._errands is not None:
            self._errands.add(node_id)

    def pull(
        self, report: "Callable[[Progress], None]", stop: threading.Event | None = None, *, full: bool = False
    ) -> "Summary | None":
        """Pull both repos here and now; None when another process is pulling.

        Raises ForgeError and StoreError.
        """
        if self._forge is None:
            raise ConfigError("There is no GitHub to pull from.")
        from sretui.store.lease import acquire_pull
        from sretui.sync.pull import pull

        with acquire_pull(self._databases.folder) as free:
            if not free:
                return None
            return pull(
                self._databases,
                self._forge(),
                self.repos,
                boilerplate=self.team.boilerplate,
                clock=self.clock,
                report=report,
                stop=stop or threading.Event(),
                full=full,
            )

    @contextmanager
    def _watching(self) -> Iterator[Callable[[], int]]:
        """Yield a number that changes with every commit to either database, by whatever process."""
        with self._databases.cache() as copy, self._databases.desk() as desk:
            yield lambda: version(copy) + version(desk)

    def _last_synced(self) -> datetime | None:
        with self._databases.cache() as conn:
            return cursors.load_synced(conn)

    def _resting_state(self) -> PullState:
        synced = self._last_synced()
        return PullState(health=Health.FRESH if synced else Health.NEVER, synced=synced)

    def _fetch_comments(self, node_id: str) -> Notice | None:
        """Fetch one product issue's comments; a notice when something new came."""
        conversation = self.conversation(node_id)
        if self._forge is None or conversation is None:
            return None
        from sretui.sync.conversation import pull_conversation

        changed = pull_conversation(
            self._databases, self._forge(), conversation.issue, self.team.boilerplate, self.clock
        )
        return Changed() if changed else None
