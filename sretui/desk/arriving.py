"""New inquiries at the desk: what may be there already, and mails out of files."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from sretui.core.errors import MailError
from sretui.core.model import RepoRole
from sretui.desk.ground import Ground
from sretui.store import cache

if TYPE_CHECKING:
    from sretui.core.intake.draft import InquiryDraft
    from sretui.core.intake.similar import Filed, Similar
    from sretui.store.database import Connection

LARGEST = 30_000_000
"""Bytes of a file that may be a mail; mail servers take less."""
_RECENT = timedelta(days=180)
_HISTORY = 50
"""Finished Actions looked through for what was filed a moment ago."""


class Arriving(Ground):
    """What is needed while an inquiry is taken in."""

    def load_mail_file(self, path: str) -> bytes:
        """Load a file that may be a mail; raises MailError with a sentence."""
        file = Path(path).expanduser()
        try:
            if not file.is_file():
                raise MailError(f"{file} is no file.")
            if (length := file.stat().st_size) > LARGEST:
                raise MailError(
                    f"{file.name} has {length // 1_000_000} MB, and no mail has: save the text alone."
                )
            return file.read_bytes()
        except (OSError, ValueError, RuntimeError) as trouble:
            reason = getattr(trouble, "strerror", None) or trouble
            raise MailError(f"{path} cannot be read ({reason}).") from trouble

    def read_mail(self, original: bytes) -> "InquiryDraft":
        """Understand what was pasted; raises MailError for what is no text."""
        from sretui.core.intake.draft import InquiryDraft
        from sretui.core.model import Channel

        if b"\0" in original:
            raise MailError("This is no text: name the mail's own file, or paste what it says.")
        text = original.decode("utf-8", "replace").strip()
        return InquiryDraft(text.split("\n", 1)[0][:80].strip(), text, Channel.MAIL, self.clock())

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
                inquiries=tuple(one.issue for one in alike_inquiries(conn, title, text, now - _RECENT)),
                products=tuple(one.issue for one in alike_products(conn, title, text)),
            )

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
