"""The pull at the desk: here and now, and as the keeper's background work."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import TYPE_CHECKING

from sretui.core.board import Health, PullState
from sretui.core.errors import ConfigError
from sretui.core.notices import Changed, Notice
from sretui.desk.roster_reading import RosterReading
from sretui.store import cache, cursors
from sretui.store.database import version

if TYPE_CHECKING:
    from sretui.core.progress import Progress, Summary


class Pulling(RosterReading):
    """Keeping the copy of GitHub fresh."""

    def pull_state(self) -> PullState:
        """Say how the copy of GitHub is doing."""
        return self._keeper.state if self._keeper else self._resting_state()

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
        from sretui.sync.reactions import freshen_reactions
        from sretui.sync.repo_lists import freshen_lists

        with acquire_pull(self._databases.folder) as free:
            if not free:
                return None
            self._pull_roster()
            summary = pull(
                self._databases,
                self._forge(),
                self.repos,
                boilerplate=self.team.boilerplate,
                clock=self.clock,
                report=report,
                stop=stop or threading.Event(),
                full=full,
            )
            freshen_reactions(self._databases, self._forge(), self.team, self.clock)
            if summary.complete:
                freshen_lists(self._databases, self._forge(), self.clock)
        self._learn_who_i_am()
        return summary

    def _learn_who_i_am(self) -> None:
        """Take the account that the first pull saw, where the config names nobody."""
        if not self.me:
            with self._databases.cache() as conn:
                account = cursors.load_account(conn)
            self.me = account.login if account else ""

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
        with self._databases.cache() as conn:
            issue = cache.load_issue(conn, node_id)
        if self._forge is None or issue is None:
            return None
        from sretui.sync.conversation import pull_conversation

        changed = pull_conversation(self._databases, self._forge(), issue, self.team.boilerplate, self.clock)
        return Changed() if changed else None
