"""The sending at the desk: what is due goes out here and now, or by a thread beside the screens."""

import threading
from collections.abc import Callable
from typing import TYPE_CHECKING

from sretui.core.board import PushState
from sretui.core.errors import ConfigError
from sretui.core.people import is_among, speaker
from sretui.core.team import Speaker
from sretui.desk.roster_reading import RosterReading

if TYPE_CHECKING:
    from sretui.core.model import Comment
    from sretui.core.outbox.writes import Incoming
    from sretui.sync.push import PushSummary


class Pushing(RosterReading):
    """Sending what is due."""

    def push_state(self) -> PushState:
        """Say how the sending goes."""
        return self._pusher.state if self._pusher is not None else PushState()

    def push(
        self, report: Callable[[PushState], None], stop: threading.Event | None = None
    ) -> "PushSummary | None":
        """Send what is due, here and now; None when another process is sending.

        Raises ForgeError and StoreError.
        """
        if self._forge is None:
            raise ConfigError("There is no GitHub to send to.")
        from sretui.store.lease import acquire_push
        from sretui.sync.known_repos import known_repos
        from sretui.sync.push import push

        ended = stop or threading.Event()
        with acquire_push(self._databases.folder) as free:
            if not free:
                return None
            forge = self._forge()
            return push(
                self._databases,
                forge,
                known_repos(self._databases, forge, self.repos),
                login=self.me,
                is_ours=self._is_ours,
                clock=self.clock,
                report=report,
                stop=ended,
                wait=ended.wait,
                boilerplate=self.team.boilerplate,
                merge=self._merge_rosters,
                incoming=self._incoming,
            )

    def _incoming(self, known: "Incoming") -> "Incoming":
        """Say who comes next at the same week's end, by the roster as it is at this moment.

        A pull may be hours old when the net is back. Raises Offline, RateLimited and StoreError.
        """
        from sretui.core.handoff.incoming import incoming_now

        if self._repo_file is not None and self._forge is not None:
            from sretui.sync.roster_file import freshen_roster

            freshen_roster(self._databases, self._forge(), self._repo_file)
        return incoming_now(known, self._read_team())

    def _is_ours(self, comment: "Comment") -> bool:
        """Say whether a comment is no word of a customer's: the team's, the own account's, or a bot's."""
        who = speaker(self.team, comment.author, comment.created, comment.author_type)
        return who in {Speaker.TEAM, Speaker.BOT} or is_among(comment.author, (self.me,))
