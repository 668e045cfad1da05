"""Classified matter: a stub of fixed choices, and the next step the process page asks for.

Nothing about the matter itself is ever typed into this program: no title, no text, no issue, no export
(process page, "Special Considerations for Classified Computing").
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

UNNAMED = "a site"
"""Stands for a site where the team's file names none."""
QUERY = (
    "Somebody is needed on site within hours, and neither the Primary nor the Backup can go.\n"
    "Please call me or come by if you can. Do not write about it, also not in an answer to this."
)
"""What the whole team is asked: it names nothing, not even the site."""


class Able(StrEnum):
    """Who can handle it."""

    UNASKED = "not asked yet"
    PRIMARY = "the Primary"
    BACKUP = "the Backup"
    NEITHER = "neither of the two"
    OTHER = "another developer"


class Needed(StrEnum):
    """How soon the customer needs an answer."""

    UNKNOWN = "not asked yet"
    HOURS = "within hours"
    DAYS = "within days"


class State(StrEnum):
    """How it stands."""

    OPEN = "open"
    ASKED = "the team was asked"
    NEXT_WEEK = "waits for next week's pair"
    HANDLED = "somebody handles it"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class Stub:
    """All that is known here of a classified matter."""

    id: str
    """Random, so that its bytes are found wherever some were left behind."""
    at: datetime
    """When it was noted (UTC)."""
    site: str
    """One of the sites of the team's file."""
    able: Able = Able.UNASKED
    needed: Needed = Needed.UNKNOWN
    state: State = State.OPEN

    @property
    def is_open(self) -> bool:
        """Whether somebody still has to act on it."""
        return self.state is not State.DONE


def next_step(one: Stub) -> str:
    """Say what the process page asks for next."""
    if one.state is State.DONE:
        return "Purge it: nothing of it needs to be kept."
    if one.state is State.HANDLED or one.able in {Able.PRIMARY, Able.BACKUP, Able.OTHER}:
        return "Whoever can handles it, on site. Say done when it is over."
    if one.able is Able.UNASKED:
        return "Can you, or else the Backup, handle it? Ask in person."
    if one.needed is Needed.UNKNOWN:
        return "Ask the customer how soon: within hours, or days?"
    if one.needed is Needed.DAYS:
        return "It may wait for next week's pair: tell them in person."
    if one.state is State.ASKED:
        return "The team was asked. Somebody who can? Say so here."
    return "Ask the whole team: m copies a message that names nothing."


def asks_team(one: Stub) -> bool:
    """Say whether the whole team is to be asked: neither can, the customer cannot wait, nobody was asked."""
    waits = one.state in {State.OPEN, State.NEXT_WEEK}
    return waits and one.able is Able.NEITHER and one.needed is Needed.HOURS


def sites(configured: tuple[str, ...]) -> tuple[str, ...]:
    """Give the sites to choose from."""
    return configured or (UNNAMED,)
