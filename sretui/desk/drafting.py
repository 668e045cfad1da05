"""Drafts as typed, untouched mails, and what a text may name: people, issues, labels.

Lists come from the copy of GitHub, so that completion works offline and never waits.
"""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from typing import TYPE_CHECKING

from sretui.core.errors import StoreError
from sretui.core.model import Issue, IssueTemplate, RepoInfo, RepoRole
from sretui.desk.ground import Ground
from sretui.store.database import transaction

if TYPE_CHECKING:
    from sretui.core.outbox.action import Draft

_MOST = 20
"""Suggestions; who needs more types another letter."""


class Drafting(Ground):
    """What is needed while somebody writes."""

    def save_draft(self, place: str, fields: Mapping[str, str]) -> None:
        """Save what is typed at a place of the screens; raises StoreError, and holds it in memory then."""
        from sretui.core.outbox.action import Draft
        from sretui.store import drafts

        draft = self._unsaved[place] = Draft(place, dict(fields), self.clock())
        with self._databases.desk() as conn, transaction(conn):
            drafts.save_draft(conn, draft)
        self._unsaved.pop(place, None)

    def draft(self, place: str) -> "Draft | None":
        """Load what was being written at a place."""
        from sretui.store import drafts

        if place in self._unsaved:
            return self._unsaved[place]
        with self._databases.desk() as conn:
            return drafts.load_draft(conn, place)

    def drafts(self) -> "tuple[Draft, ...]":
        """Load all drafts, the one typed last first."""
        from sretui.store import drafts

        with self._databases.desk() as conn:
            return drafts.load_drafts(conn)

    def forget_draft(self, place: str) -> None:
        """Drop what was being written at a place."""
        from sretui.store import drafts

        with self._databases.desk() as conn, transaction(conn):
            drafts.remove_draft(conn, place)
        self._unsaved.pop(place, None)

    def save_mail(self, original: bytes) -> str:
        """Keep a mail as it came; return the id under which it is found, the same for the same mail."""
        from sretui.store import mails

        with self._databases.desk() as conn, transaction(conn):
            return mails.save_mail(conn, self.clock(), original)

    def mail(self, mail_id: str) -> bytes | None:
        """Load a mail as it came."""
        from sretui.store import mails

        with self._databases.desk() as conn:
            return mails.load_mail(conn, mail_id)

    def labels(self, role: RepoRole) -> tuple[str, ...]:
        """Name a repo's labels, as the pull last saw them."""
        from sretui.store.repo_lists import load_repo_lists

        with self._databases.cache() as conn:
            return load_repo_lists(conn, role).labels

    def assignable(self, role: RepoRole) -> tuple[str, ...]:
        """Name whom GitHub accepts as assignees in a repo, as the pull last saw them."""
        from sretui.store.repo_lists import load_repo_lists

        with self._databases.cache() as conn:
            return load_repo_lists(conn, role).assignable

    def repo(self, role: RepoRole) -> RepoInfo | None:
        """Give what GitHub said of a repo when the pull last asked; None when that is not known now."""
        from sretui.store.cursors import load_repo

        with suppress(StoreError), self._databases.cache() as conn:
            return load_repo(conn, role)
        return None

    def product_templates(self) -> tuple[IssueTemplate, ...]:
        """Give the product repo's issue templates, as the pull last saw them."""
        from sretui.store.repo_lists import load_repo_lists

        with self._databases.cache() as conn:
            return load_repo_lists(conn, RepoRole.PRODUCT).templates

    def find_people(self, prefix: str) -> tuple[str, ...]:
        """Find logins that begin so, the team's first, for completion after `@`."""
        from sretui.store.mentions import load_people

        with self._databases.cache() as conn:
            seen = load_people(conn, prefix, _MOST)
        found: dict[str, str] = {}
        for login in (*self._team(prefix), *seen):
            found.setdefault(login.casefold(), login)
        return tuple(found.values())[:_MOST]

    def find_references(self, prefix: str) -> tuple[Issue, ...]:
        """Find issues whose number, or a word of whose title, begins so, for completion after `#`."""
        from sretui.store.mentions import load_references

        with self._databases.cache() as conn:
            return load_references(conn, prefix, _MOST)

    def _team(self, prefix: str) -> Iterator[str]:
        now = self.clock()
        from sretui.core.people import member

        for person in self.team.people:
            if person.login.casefold().startswith(prefix.casefold()) and member(self.team, person.login, now):
                yield person.login
