"""New inquiries at the desk: what may be there already."""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from typing import TYPE_CHECKING

from sretui.core.model import RepoRole
from sretui.desk.ground import Ground
from sretui.store import cache

if TYPE_CHECKING:
    from sretui.core.intake.draft import InquiryDraft
    from sretui.core.intake.similar import Filed, Similar
    from sretui.core.model import Issue, Known
    from sretui.store.database import Connection

_RECENT = timedelta(days=180)
_RANKED = 12
"""Issues that the index may offer of each repo ..."""
_SHOWN = 5
"""... and how many of them are shown."""
_HISTORY = 50
"""Finished Actions looked through for what was filed a moment ago."""


class Arriving(Ground):
    """What is needed while an inquiry is taken in."""

    def similar(self, draft: "InquiryDraft") -> "Similar":
        """Find what a new inquiry may repeat: in both repos, and in the outbox. Raises StoreError."""
        from sretui.core.intake.similar import Similar, twin
        from sretui.core.prose import plain, title_core
        from sretui.store.known import alike_inquiries, alike_products

        now, team = self.clock(), self.team
        title, text = title_core(draft.title, team.list_tags), plain(draft.text, team.boilerplate)
        with self._databases.cache() as conn:
            answered = cache.find_issue(conn, RepoRole.INQUIRIES, draft.answers) if draft.answers else None
            return Similar(
                twin=twin(title, draft.text, tuple(self._filed(conn)), team.boilerplate, now),
                answered=answered,
                inquiries=self._alike(
                    title, text, alike_inquiries(conn, title, text, now - _RECENT, _RANKED)
                ),
                products=self._alike(title, text, alike_products(conn, title, text, _RANKED)),
            )

    def _alike(self, title: str, text: str, found: "Sequence[Known]") -> "tuple[Issue, ...]":
        """Keep what a person would call alike; the index finds something for any words."""
        from sretui.core.intake.similar import is_alike
        from sretui.core.prose import plain, title_core

        tags, boilerplate = self.team.list_tags, self.team.boilerplate
        return tuple(
            one.issue
            for one in found
            if is_alike(title, text, title_core(one.issue.title, tags), plain(one.issue.body, boilerplate))
        )[:_SHOWN]

    def _filed(self, conn: "Connection") -> "Iterator[Filed]":
        """Yield what was filed: by anybody, as far as GitHub told, and from this machine."""
        from sretui.core.intake.similar import Filed
        from sretui.core.outbox.writes import FileIssue, files_inquiry
        from sretui.store.outbox import load_history

        for issue in (one.issue for one in cache.load_active(conn)):
            yield Filed(issue.title, issue.body, issue.created, issue)
        with self._databases.desk() as desk:
            asked = (*self._outbox(desk), *load_history(desk, _HISTORY))
        for queued in asked:
            for step in queued.steps:
                write, sent = step.write, step.result
                if isinstance(write, FileIssue) and files_inquiry(write) and step.state.value != "discarded":
                    known = cache.load_issue(conn, sent.node_id) if sent else None
                    yield Filed(write.title, write.body, queued.action.at, known)
