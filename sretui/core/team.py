"""The team: who is on it and since when, its hours and goal, its labels, channels and shifts.

Everything here comes from the team's own file, so that teams other than VisIt need configuration alone.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum

from sretui.core.fruit.weights import Weights
from sretui.core.handoff.destination import NOWHERE, Destination
from sretui.core.hours import BusinessHours
from sretui.core.model import Channel
from sretui.core.roster.changes import Delegation, Override, Shift

__all__ = [
    "EscalationPath",
    "Labels",
    "Membership",
    "Person",
    "Shift",
    "Speaker",
    "Team",
]

EFFORT_CATEGORIES = (
    "answering",
    "diagnosing",
    "work-around",
    "low-hanging fruit",
    "filing",
    "other",
)
"""What the duty's time goes to, after the process page's "Response Time and Response vs. Resolution"."""


class Speaker(StrEnum):
    """Who wrote something, as far as the response clock is concerned (design, section 5)."""

    TEAM = "team"
    CUSTOMER = "customer"
    RELAY = "relay"
    """The mailing list's account: anybody, until a person says who spoke."""
    BOT = "bot"
    OTHER = "other"
    """Another user who helps; shown, but no response."""


@dataclass(frozen=True, slots=True)
class Membership:
    """From when to when (both inclusive local dates) somebody is on the team; None is open-ended."""

    start: date | None = None
    end: date | None = None


@dataclass(frozen=True, slots=True)
class Person:
    """A team member."""

    login: str
    name: str
    percent: int = 50
    """Percent of full time on the project; 50 is nominal (process page, "Scheduling and Load Balancing")."""
    experienced: bool = False
    memberships: tuple[Membership, ...] = (Membership(),)


@dataclass(frozen=True, slots=True)
class Labels:
    """The team's exact label names (compared without case)."""

    low_hanging_fruit: tuple[str, ...] = ("low-hanging fruit", "good first issue")
    reviewed: str = "reviewed"
    expired: str = "wontfix"
    docs: str = "docs"
    template_defaults: tuple[str, ...] = ("impact medium", "likelihood medium")
    """Labels an untouched issue template sets; they say nothing without `reviewed`."""


@dataclass(frozen=True, slots=True)
class EscalationPath:
    """A documented way up for a kind of trouble: whom to ask, or which outside team, and how."""

    topics: tuple[str, ...]
    """Words by which an inquiry is known to be of this kind."""
    people: tuple[str, ...] = ()
    """Logins."""
    outside: str = ""
    """A team that is not on GitHub, by name."""
    reach: str = ""
    """How to reach them: a phone number, a room, an address."""
    notes: str = ""


@dataclass(frozen=True, slots=True)
class Team:
    """All that the rules need to know of a team."""

    name: str
    hours: BusinessHours
    goal: timedelta = timedelta(hours=4)
    people: tuple[Person, ...] = ()
    relays: tuple[str, ...] = ()
    bots: tuple[str, ...] = ()
    labels: Labels = field(default_factory=Labels)
    boilerplate: tuple[str, ...] = ()
    """Texts of the issue template, stripped by fuzzy match."""
    list_tags: tuple[str, ...] = ()
    """Subject tags of the mailing lists, e.g. `[visit-users]`, stripped from titles."""
    private_channels: Mapping[str, bool] = field(default_factory=dict)
    """Channel names that promise privacy."""
    channels: tuple[Channel, ...] = tuple(Channel)
    shifts: tuple[Shift, ...] = ()
    overrides: tuple[Override, ...] = ()
    delegations: tuple[Delegation, ...] = ()
    holiday_years: frozenset[int] = frozenset()
    """Years with a holiday list; a year without one is said loudly."""
    expiry_days: int = 21
    """Days of silence after the customer's turn began when closing is offered; 0 is never."""
    escalation: tuple[EscalationPath, ...] = ()
    """The ways up, in the order of the team's file."""
    effort_categories: tuple[str, ...] = EFFORT_CATEGORIES
    """What time is spent on, as it is logged."""
    classified_sites: tuple[str, ...] = ()
    """Where classified matter may have to be handled; chosen from, never typed."""
    handoff_summary: Destination = NOWHERE
    """Where the summary of a handoff goes."""
    restricted_words: tuple[str, ...] = ()
    """Words that are pointed out before anything that holds them is posted."""
    fruit: Weights = field(default_factory=Weights)
    """What makes a product issue a low-hanging fruit, in points."""
    views: Mapping[str, str] = field(default_factory=dict)
    """The team's saved filters of the backlog, by name."""
