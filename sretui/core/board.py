"""Board: one frozen picture of the cached world, from which every screen draws.

The backlog and search results are not in it: they are id arrays whose pages are loaded as they scroll into
view.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from sretui.core.effort import Timer
from sretui.core.journal import Facts
from sretui.core.model import Conversation, Rate

if TYPE_CHECKING:
    from sretui.core.outbox.steps import Queued


class Health(StrEnum):
    """How the last pull went."""

    FRESH = "fresh"
    PULLING = "pulling"
    WAITING = "waiting"
    """GitHub's rate limit."""
    FAULT = "fault"
    NEVER = "never"


@dataclass(frozen=True, slots=True)
class PullState:
    """How the copy of GitHub is doing, for the header and the status bar."""

    health: Health = Health.NEVER
    synced: datetime | None = None
    """When both repos were last known to be up to date (UTC)."""
    sentence: str = ""
    """What is wrong and what to do, or what is going on; empty when there is nothing to say."""
    until: datetime | None = None
    """When the next try comes, while waiting or after a fault."""
    rate: Rate | None = None
    complete: bool = False
    """Whether the first pull of both repos, background part included, has ended."""


@dataclass(frozen=True, slots=True)
class PushState:
    """How the sending goes, for the status bar."""

    sentence: str = ""
    """What is wrong or waited for; empty when there is nothing to say."""
    until: datetime | None = None
    """When the sending goes on (UTC), where it rests."""
    sending: bool = False


@dataclass(frozen=True, slots=True)
class Inquiry:
    """A customer's issue: its conversation, and what people recorded about it."""

    conversation: Conversation
    facts: Facts


@dataclass(frozen=True, slots=True)
class Board:
    """The inquiries that may need somebody, and the counts of the rest."""

    taken: datetime
    """When this picture was taken (UTC)."""
    inquiries: tuple[Inquiry, ...] = ()
    """Open ones, and closed ones whose last comment is later than the closing."""
    open_product_issues: int = 0
    closed_inquiries: int = 0
    timer: Timer | None = None
    """The timer that runs, wherever it was started."""
    classified: int = 0
    """Stubs of classified matter that are open."""
    outbox: "tuple[Queued, ...]" = ()
    """What waits for GitHub, or for a person, oldest first; `inquiries` show it as if it were done."""
    begun: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """What was typed about an inquiry (node id) and not sent, in words: an answer, an escalation ..."""

    def waiting_on(self, node_id: str) -> "tuple[Queued, ...]":
        """Give what waits in the outbox about one inquiry."""
        return tuple(one for one in self.outbox if one.inquiry == node_id)

    def stuck_on(self, node_id: str) -> "tuple[Queued, ...]":
        """Give what is stuck of one inquiry: a person must decide."""
        return tuple(one for one in self.waiting_on(node_id) if one.is_stuck)

    def marks(self) -> dict[str, str]:
        """Say of each inquiry (node id) in the outbox whether something of it waits, or is stuck."""
        waits = {one.inquiry: "waiting" for one in self.outbox}
        return waits | {one.inquiry: "stuck" for one in self.outbox if one.is_stuck}


_BEGUN = {
    "reply": "an answer",
    "escalate": "an escalation",
    "promote": "a promotion",
    "move": "a move",
    "known": "a known issue",
    "resolved": "a resolution",
    "expired": "an expiry",
}
"""What is written at the places of drafts that name an inquiry."""


def begun(places: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Say by inquiry (node id) what is being written, by the places of the drafts, like `reply:NODE`."""
    found: dict[str, tuple[str, ...]] = {}
    for place in places:
        kind, _, node_id = place.partition(":")
        if kind in _BEGUN and node_id:
            found[node_id] = (*found.get(node_id, ()), _BEGUN[kind])
    return found
