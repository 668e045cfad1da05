"""Card: what the next Primary must know of one inquiry; filled in on any day of the week."""

from dataclasses import dataclass
from datetime import datetime

from sretui.core.entries import Data, Fact, Kind


@dataclass(frozen=True, slots=True)
class Card:
    """One inquiry in the words of who has it; effort and links are known from elsewhere."""

    state: str = ""
    """Where it stands, in one line."""
    tried: str = ""
    next_action: str = ""
    by: datetime | None = None
    """Until when the next action is promised (UTC)."""
    promised: str = ""
    """What the customer was told to expect."""
    asked: str = ""
    """Who was asked for help; stays inside the team."""

    @property
    def is_empty(self) -> bool:
        """Whether nothing was written on it."""
        return self == NO_CARD


NO_CARD = Card()


def noted(card: Card) -> Fact:
    """Record a card over the one before it."""
    return Kind.HANDOFF_CARD, card_data(card)


def card_data(card: Card) -> Data:
    """Give a card as the journal holds it."""
    return {
        "state": card.state,
        "tried": card.tried,
        "next": card.next_action,
        "by": card.by.isoformat() if card.by else None,
        "promised": card.promised,
        "asked": card.asked,
    }
