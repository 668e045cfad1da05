"""Mails at the desk: understood, and kept for the screens when nobody is there to decide."""

import uuid
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, tzinfo
from pathlib import Path
from typing import TYPE_CHECKING

from sretui.core.errors import MailError
from sretui.core.model import Channel, RepoRole
from sretui.desk.ground import Ground

if TYPE_CHECKING:
    from sretui.core.intake.draft import InquiryDraft
    from sretui.core.intake.mail import Mail
    from sretui.core.intake.unattended import Wishes
    from sretui.core.outbox.action import Draft

KEPT = "kept:"
"""How the name of a mail in desk.db begins, where a form asks for a file."""
PLACE = "intake"
"""Where the screens write a new inquiry; what waits behind it stands at `intake:ID`."""
_WRITTEN = ("file", "paste", "title", "customer", "text")
"""The fields of that form that somebody filled in; the others offer something by themselves."""


@dataclass(frozen=True, slots=True)
class Understood:
    """A mail as it came, what was understood of it, and what would be filed."""

    original: bytes
    mail: "Mail"
    draft: "InquiryDraft"


class Mailing(Ground):
    """What is needed to take in mails."""

    def read_mails(self, original: bytes) -> tuple[Understood, ...]:
        """Understand a mail, a mailbox or pasted text; raises MailError with a sentence."""
        from sretui.mails.reading import split_mailbox

        return tuple(one for raw in split_mailbox(original) for one in self._understood(raw))

    def load_mail_file(self, path: str) -> bytes:
        """Load a file that may be a mail, or a kept mail by its name; raises MailError with a sentence."""
        from sretui.mails.reading import LIMIT, too_large

        if path.startswith(KEPT):
            return self._load_kept(path)
        file = Path(path).expanduser()
        try:
            if not file.is_file():
                raise MailError(f"{file} is no file.")
            if file.stat().st_size > LIMIT:
                raise MailError(too_large())
            return file.read_bytes()
        except (OSError, ValueError, RuntimeError) as trouble:
            reason = getattr(trouble, "strerror", None) or trouble
            raise MailError(f"{path} cannot be read ({reason}).") from trouble

    def read_mail(self, original: bytes) -> "InquiryDraft":
        """Understand what is, or should be, one mail; raises MailError. Of several it is the first."""
        found = self.read_mails(original)
        draft = found[0].draft
        if len(found) == 1:
            return draft
        many = f"It holds {len(found)} mails, and this is the first: `sretui intake` takes them one by one."
        return replace(draft, oddities=(many, *draft.oddities))

    def keep_mail(self, one: Understood, wishes: "Wishes") -> str:
        """Keep a mail for the screens, where the next new inquiry begins with it; return its id.

        What is being written there stays: then the mail waits behind it. Raises StoreError.
        """
        from sretui.store import drafts, mails
        from sretui.store.database import transaction

        now = self.clock()
        with self._databases.desk() as conn, transaction(conn):
            mail_id = mails.save_mail(conn, now, one.original)
            place = f"{PLACE}:{uuid.uuid4()}" if _is_taken(drafts.load_draft(conn, PLACE)) else PLACE
            drafts.save_draft(conn, _draft(place, one, wishes, mail_id, self.team.hours.tz, now))
        return mail_id

    def bring_kept_mail(self) -> int:
        """Put the mail that waits longest where the next new inquiry is written, if nothing is.

        Return how many wait behind what stands there. Raises StoreError.
        """
        from sretui.store import drafts
        from sretui.store.database import transaction

        with self._databases.desk() as conn, transaction(conn):
            waiting = [one for one in drafts.load_drafts(conn) if one.place.startswith(f"{PLACE}:")]
            if not waiting or _is_taken(drafts.load_draft(conn, PLACE)):
                return len(waiting)
            first = waiting[-1]
            drafts.remove_draft(conn, first.place)
            drafts.save_draft(conn, replace(first, place=PLACE))
            return len(waiting) - 1

    def _load_kept(self, name: str) -> bytes:
        from sretui.store import mails

        with self._databases.desk() as conn:
            original = mails.load_mail(conn, name.removeprefix(KEPT))
        if original is None:
            raise MailError("The mail that was kept here is gone from desk.db: name its own file.")
        return original

    def _understood(self, raw: bytes) -> Iterator[Understood]:
        from sretui.core.intake.drafting import drafted
        from sretui.mails.reading import read_one

        now, repo = self.clock(), self.repos.get(RepoRole.INQUIRIES, "")
        for mail in read_one(raw, self.team.hours.tz):
            yield Understood(raw, mail, drafted(mail, self.team, now, repo))


def _is_taken(draft: "Draft | None") -> bool:
    return draft is not None and any(draft.fields.get(name, "").strip() for name in _WRITTEN)


def _draft(place: str, one: Understood, wishes: "Wishes", mail_id: str, tz: tzinfo, now: datetime) -> "Draft":
    """Give the fields of the screens' form: the mail by its name, and what was said about it."""
    from sretui.core.moments import write_moment
    from sretui.core.outbox.action import Draft

    channel = wishes.channel or one.draft.channel
    sent = {"file": f"{KEPT}{mail_id}"} if channel is Channel.MAIL else {"paste": one.mail.text}
    said = {
        "title": wishes.title,
        "customer": wishes.customer,
        "text": wishes.paraphrase,
        "received": write_moment(wishes.received, tz) if wishes.received else "",
        "inline": "yes" if wishes.inline else "",
    }
    typed = {name: text for name, text in said.items() if text}
    return Draft(place, {"channel": channel.value, **sent, **typed}, now)
