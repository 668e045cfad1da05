"""The week at the desk: its figures, out of the copy of GitHub, the outbox and the journal."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from sretui.core.board import Inquiry
from sretui.core.journal import Entry, Kind, facts
from sretui.desk.incidents import Incidents
from sretui.desk.roster_reading import RosterReading
from sretui.store import cache, journal

if TYPE_CHECKING:
    from sretui.core.model import Issue
    from sretui.core.week.figures import Figures
    from sretui.store.database import Connection


class Weekly(RosterReading, Incidents):
    """What is asked about a whole week."""

    def week(self, at: datetime) -> "Figures":
        """Count the week of duty around an instant; takes a moment, and is for a thread of its own."""
        from sretui.core.moments import LONGEST_BEFORE
        from sretui.core.overlay import laid_over
        from sretui.core.turn import standing
        from sretui.core.week.bounds import week_bounds
        from sretui.core.week.figures import figures

        with self._databases.desk() as desk:
            entries, outbox = journal.load_all_entries(desk), self._outbox(desk)
        with self._databases.cache() as conn:
            self._learn_roster(conn, outbox, entries.get("", ()))
            bounds = week_bounds(self.team, at)
            about = cache.load_about(conn, bounds.begins, bounds.ends + LONGEST_BEFORE)
            found = [Inquiry(one, facts(entries.get(one.issue.node_id, ()))) for one in about]
            names = _names(conn, entries)
        shown = laid_over(found, outbox, self.me, entries)
        standings = [standing(one, self.team) for one in shown]
        counted = figures(standings, entries, names, self.team, self.me, bounds, self.clock())
        return replace(counted, owed=self.owed())


def _names(conn: "Connection", told: Mapping[str, tuple[Entry, ...]]) -> "dict[str, Issue]":
    """Load the issues that somebody worked on, by node id."""
    worked = {Kind.EFFORT, Kind.FINISHED}
    wanted = [key for key, entries in told.items() if any(one.kind in worked for one in entries)]
    found = (cache.load_issue(conn, key) for key in wanted)
    return {issue.node_id: issue for issue in found if issue is not None}
