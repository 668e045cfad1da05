"""Decision: what becomes of one active inquiry at the shift's end; there is no default.

Each remembers the facts on which it was made, so that nothing is sent that was decided on others.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sretui.core.acts.aims import last_comment
from sretui.core.turn import Standing


class Way(StrEnum):
    """What may become of an inquiry."""

    HAND_OFF = "hand off"
    KEEP = "keep"
    """It stays with the outgoing Primary until a date, being near its resolution."""
    RESOLVE = "resolve"
    PROMOTE = "promote"
    KNOWN = "known issue"
    WAIT = "wait for the customer"
    """It passes on; the next thing that happens is the customer's answer."""
    ESCALATED = "still escalated"
    """It passes on; the next thing that happens is the answer of whoever was asked."""


PASSING = frozenset({Way.HAND_OFF, Way.WAIT, Way.ESCALATED})
"""By which an inquiry becomes the next Primary's."""
ENDING = frozenset({Way.RESOLVE, Way.PROMOTE, Way.KNOWN})
"""Which are acts of their own: the inquiry is closed by them."""
UNTIL = frozenset({Way.KEEP, Way.WAIT})
"""Which need a date."""


@dataclass(frozen=True, slots=True)
class Basis:
    """What was known when it was decided."""

    last_comment: int
    """GitHub's id of the newest comment, 0 for none."""
    assignees: tuple[str, ...] = ()
    number: int = 0
    title: str = ""


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person decided about one inquiry."""

    way: Way
    basis: Basis
    until: datetime | None = None
    """UTC; where the way needs a date."""


def basis_of(one: Standing) -> Basis:
    """Take down what is known of an inquiry now."""
    conversation = one.inquiry.conversation
    issue = conversation.issue
    return Basis(last_comment(conversation), issue.assignees, issue.number, issue.title)


def decide(one: Standing, way: Way, until: datetime | None = None) -> Decision:
    """Decide on what is known of an inquiry now."""
    return Decision(way, basis_of(one), until)
