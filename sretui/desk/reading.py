"""What can be read at the desk: the copy of GitHub with the outbox laid over it, and the journal.

What searches is imported when one searches: the way to the first paint stays short.
"""

import uuid
from array import array
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from sretui.core.board import Board, Inquiry, begun
from sretui.core.effort import running
from sretui.core.journal import Entry, Facts, Kind, Value, facts
from sretui.core.model import Conversation, Hit, Issue, Known, RepoRole
from sretui.desk.roster_reading import RosterReading
from sretui.store import cache, journal
from sretui.store.database import Interrupted, transaction
from sretui.store.waiting import count_classified, load_draft_places

if TYPE_CHECKING:
    from sretui.core.backlog import Query

_DIGITS = 9
"""A number of more digits is no issue's."""


class Reading(RosterReading):
    """The board, conversations, lists, searches and the journal."""

    def board(self) -> Board:
        """Take a picture of the cached world as it is now, with what waits shown as if it were done."""
        with self._databases.desk() as desk:
            entries = journal.load_all_entries(desk)
            outbox = self._outbox(desk)
            classified = count_classified(desk)
            places = load_draft_places(desk)
        with self._databases.cache() as conn:
            active = cache.load_active(conn)
            counts = cache.load_counts(conn)
            self._learn_roster(conn, outbox, entries.get("", ()))
        inquiries = tuple(Inquiry(one, facts(entries.get(one.issue.node_id, ()))) for one in active)
        if outbox:
            from sretui.core.overlay import laid_over

            inquiries = laid_over(inquiries, outbox, self.me, entries)
        return Board(
            taken=self.clock(),
            inquiries=inquiries,
            open_product_issues=counts.open_product,
            closed_inquiries=counts.closed_inquiries,
            timer=running(entries, self.me),
            classified=classified,
            outbox=outbox,
            begun=begun(places),
        )

    def conversation(self, node_id: str) -> Conversation | None:
        """Load one issue with all that was said or waits to be; None when the cache does not hold it."""
        with self._databases.desk() as desk:
            outbox = self._outbox(desk)
        with self._databases.cache() as conn:
            conversation = cache.load_conversation(conn, node_id)
        if not outbox or conversation is None:
            return conversation
        from sretui.core.overlay import conversation_laid_over

        return conversation_laid_over(conversation, outbox, self.me)

    def inquiry(self, node_id: str) -> Inquiry | None:
        """Load one inquiry with what people recorded about it, also one that is yet to be filed."""
        conversation = self.conversation(node_id)
        if conversation is not None:
            return Inquiry(conversation, self.facts(node_id))
        with self._databases.desk() as desk:
            outbox, told = self._outbox(desk), journal.load_entries(desk, node_id)
        if not outbox:
            return None
        from sretui.core.overlay import waiting_inquiry

        return waiting_inquiry(node_id, outbox, self.me, {node_id: told})

    def find_inquiry(self, number: int) -> Issue | None:
        """Find the inquiry that stands under a number, or stood there last."""
        with self._databases.cache() as conn:
            return cache.find_issue(conn, RepoRole.INQUIRIES, number)

    def find_product_issue(self, number: int) -> Issue | None:
        """Find the product issue that stands under a number, or stood there last."""
        with self._databases.cache() as conn:
            return cache.find_issue(conn, RepoRole.PRODUCT, number)

    def issue_at(self, address: str) -> Issue | None:
        """Find the cached issue whose page on GitHub an address shows; None for any other address."""
        page = address.partition("#")[0].rstrip("/").casefold()
        number = page.rpartition("/issues/")[2]
        if not number.isdecimal() or len(number) > _DIGITS:
            return None
        for found in (self.find_inquiry(int(number)), self.find_product_issue(int(number))):
            if found is not None and found.url.casefold() == page:
                return found
        return None

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

    def told(self) -> dict[str, tuple[Entry, ...]]:
        """Load the whole journal by issue, each oldest first."""
        with self._databases.desk() as conn:
            return journal.load_all_entries(conn)

    def facts(self, node_id: str) -> Facts:
        """Say what the journal holds of one inquiry now."""
        return facts(self.entries(node_id))
