"""Which postmortems are owed: of what was called serious, and nobody has said yet what it taught."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sretui.core.board import Inquiry
from sretui.core.model import Issue


@dataclass(frozen=True, slots=True)
class Owed:
    """A serious incident without its postmortem."""

    issue: Issue
    why: str
    """Why it was called serious."""
    is_due: bool
    """Whether it was resolved: from then on the postmortem is to be written."""
    since: datetime | None = None
    """When it was called serious (UTC)."""


def owed(inquiries: Iterable[Inquiry]) -> tuple[Owed, ...]:
    """List what is owed, the due ones first, else by their numbers."""
    found = [
        Owed(
            one.conversation.issue,
            one.facts.serious_why,
            not one.conversation.issue.is_open,
            one.facts.serious_at,
        )
        for one in inquiries
        if one.facts.serious and one.facts.postmortem is None
    ]
    return tuple(sorted(found, key=lambda one: (not one.is_due, one.issue.number)))
