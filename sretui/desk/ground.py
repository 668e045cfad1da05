"""Ground: what all rooms of the desk stand on."""

import threading
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from sretui.core.model import RepoRole
from sretui.core.team import Team
from sretui.store.database import Connection, Databases
from sretui.store.waiting import is_any_waiting

if TYPE_CHECKING:
    from pathlib import Path

    from sretui.core.outbox.action import Draft
    from sretui.core.outbox.steps import Queued
    from sretui.desk.errands import Errands
    from sretui.desk.keeper import Keeper
    from sretui.desk.pusher import Pusher
    from sretui.desk.roster_files import RosterFiles
    from sretui.sync.ports import GitHub
    from sretui.texts.library import Texts


class Ground:
    """The databases, the team and the clock; each room adds what may be asked of it."""

    def __init__(
        self,
        databases: Databases,
        team: Team,
        me: str,
        repos: Mapping[RepoRole, str],
        forge: "Callable[[], GitHub] | None",
        clock: Callable[[], datetime],
        hold: timedelta,
        texts: "Path | None" = None,
        roster_files: "RosterFiles | None" = None,
    ) -> None:
        self.team = team
        self._own_team = team
        """The team as its own file has it, without the roster's file."""
        self._roster_files = roster_files
        self.me = me
        self.repos = repos
        self.clock = clock
        self.hold = hold
        self._texts_folder = texts
        self._texts: Texts | None = None
        self._databases = databases
        self._unsaved: dict[str, Draft] = {}
        """What was typed and could not be saved, by its place: a full disk must not lose it."""
        self._forge = forge
        self._keeper: Keeper | None = None
        self._errands: Errands | None = None
        self._pusher: Pusher | None = None
        self._search_connection: Connection | None = None
        self._search_lock = threading.Lock()
        self._roster_lock = threading.Lock()

    @property
    def texts(self) -> "Texts":
        """The texts that the acts begin with: the team's own, else ours."""
        if self._texts is None:
            from sretui.texts.library import Texts

            self._texts = Texts(self._texts_folder)
        return self._texts

    def _outbox(self, conn: Connection) -> "tuple[Queued, ...]":
        """Load what waits, of desk.db; nothing is imported when nothing does."""
        if not is_any_waiting(conn):
            return ()
        from sretui.store.outbox import load_outbox

        return load_outbox(conn)
