"""Desk: everything a screen may ask for, in terms of the core's values.

Each call opens its own connection, because a SQLite connection belongs to its thread; opening costs a
fraction of a millisecond and makes every method safe from any thread. What pulls is imported when a pull
begins, what searches when one searches: the way to the first paint stays short.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from sretui.core.model import RepoRole
from sretui.core.notices import Notice
from sretui.core.team import Team
from sretui.desk.arriving import Arriving
from sretui.desk.drafting import Drafting
from sretui.desk.guarding import Guarding
from sretui.desk.handing import Handing
from sretui.desk.mailing import Mailing
from sretui.desk.picking import Picking
from sretui.desk.pulling import Pulling
from sretui.desk.pushing import Pushing
from sretui.desk.reading import Reading
from sretui.desk.rostering import Rostering
from sretui.desk.weekly import Weekly
from sretui.store.database import Databases

if TYPE_CHECKING:
    from pathlib import Path

    from sretui.desk.roster_files import RosterFiles
    from sretui.sync.ports import GitHub

HOLD = timedelta(seconds=10)
"""How long an Action can be taken back before it is sent, unless the config says otherwise."""


@dataclass(frozen=True, slots=True)
class Polling:
    """How often GitHub is asked, in seconds; `idle` outside business hours."""

    busy: int = 60
    idle: int = 600


class Desk(
    Reading, Rostering, Weekly, Guarding, Picking, Drafting, Mailing, Handing, Arriving, Pulling, Pushing
):
    """The one door to the cached world, the journal, the outbox, the pull and the push."""

    def __init__(
        self,
        databases: Databases,
        team: Team,
        me: str,
        repos: Mapping[RepoRole, str],
        forge: "Callable[[], GitHub] | None",
        clock: Callable[[], datetime],
        polling: Polling | None = None,
        *,
        hold: timedelta = HOLD,
        texts: "Path | None" = None,
        roster_files: "RosterFiles | None" = None,
    ) -> None:
        super().__init__(databases, team, me, repos, forge, clock, hold, texts, roster_files)
        self._polling = polling or Polling()

    def start(self, tell: Callable[[Notice], None]) -> None:
        """Keep the copy fresh and send what waits from now on; `tell` is called from other threads."""
        if self._forge is None:
            return
        from sretui.desk.errands import Errands
        from sretui.desk.keeper import Duties, Keeper
        from sretui.desk.pusher import PushDuties, Pusher
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
        self._pusher = Pusher(PushDuties(self.push, self.outbox, self.clock, tell, self.pull_soon))
        for worker in (self._keeper, self._errands, self._pusher):
            worker.start()

    def stop(self) -> None:
        """End the background work; does not wait for a request that hangs."""
        for worker in (self._keeper, self._errands, self._pusher):
            if worker is not None:
                worker.stop()
