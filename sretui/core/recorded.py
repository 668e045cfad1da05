"""Facts: what people recorded of one inquiry, as it holds now; the journal folds its entries into it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from sretui.core.handoff.card import NO_CARD, Card
from sretui.core.model import Channel


class Voice(StrEnum):
    """Who a person says spoke in a comment."""

    CUSTOMER = "customer"
    TEAM = "team"
    NOISE = "noise"


class Asking(StrEnum):
    """How a call for help stands (process page, "Escalation")."""

    ASKED = "asked"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    NO_ANSWER = "no answer"
    ANSWERED = "answered"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class Escalation:
    """One call for help: who was asked what, and what became of it."""

    id: str
    state: Asking
    whom: str
    """Logins, comma separated, or an outside team."""
    question: str = ""
    by: datetime | None = None
    """Until when an answer is wanted (UTC)."""
    asked: datetime | None = None
    """When it was first recorded (UTC)."""
    changed: datetime | None = None
    """When its state was recorded (UTC)."""


class LinkRole(StrEnum):
    """What a link is to an inquiry."""

    CORRECTION = "correction"
    """The constructive correction: short-term mitigation by the Primary."""
    SOLUTION = "solution"
    """The comprehensive solution: planned product work."""
    KNOWN = "known"
    PRODUCT = "product"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Link:
    """Something elsewhere that belongs to an inquiry."""

    url: str
    role: LinkRole
    label: str = ""


@dataclass(frozen=True, slots=True)
class Redirected:
    """A customer who contacted a developer, and is led to the Primary."""

    who: str
    """The developer."""
    how: str
    when: datetime | None
    made: bool = False
    """Whether the Primary and the customer are in contact."""


@dataclass(frozen=True, slots=True)
class Postmortem:
    """What is said after a serious incident (process page, "Serious Incidents and Postmortems")."""

    happened: str
    """What happened, and why; Markdown, like the others."""
    milestones: str = ""
    recommendations: str = ""
    estimated: int = 0
    """Minutes that all of it took, as a person estimates; 0 where nobody did."""


@dataclass(frozen=True, slots=True)
class Promise:
    """What is to be done next, and by when (UTC)."""

    action: str
    by: datetime | None = None


@dataclass(frozen=True, slots=True)
class Facts:
    """What the journal says of one inquiry; None, or nothing, where nobody said anything."""

    received: datetime | None = None
    channel: Channel | None = None
    customer: str | None = None
    spoke: Mapping[str, Voice] = field(default_factory=dict)
    """By comment node id."""
    no_reply_needed: datetime | None = None
    """Customer comments up to this instant (UTC) need no answer."""
    answered_elsewhere: datetime | None = None
    answered_how: str = ""
    snoozed: datetime | None = None
    """Until when it is put away (UTC)."""
    snoozed_at: datetime | None = None
    """When it was put away (UTC): what the customer says later brings it back."""
    escalations: tuple[Escalation, ...] = ()
    """In the order in which they were first recorded."""
    resolved: tuple[str, ...] = ()
    """Which of the process page's resolution activities applied."""
    outside: str = ""
    """The outside team it was delegated to."""
    effort: Mapping[str, int] = field(default_factory=dict)
    """Minutes by category."""
    timer: datetime | None = None
    """Since when a timer runs on it (UTC)."""
    timer_category: str = ""
    """What its time is spent on."""
    fruit: bool | None = None
    """Whether somebody judged it to be a low-hanging fruit, or not to be one."""
    fruit_why: str = ""
    fruit_by: str = ""
    estimate: int | None = None
    """Minutes that somebody thinks it takes."""
    estimate_by: str = ""
    finished: str = ""
    """How a product issue was done: `closed`, `pull request`; empty when it was not."""
    serious: bool | None = None
    """Whether somebody called it a serious incident, or said that it is none."""
    serious_why: str = ""
    serious_at: datetime | None = None
    """When that was said (UTC)."""
    postmortem: Postmortem | None = None
    links: tuple[Link, ...] = ()
    redirected: Redirected | None = None
    taken_over: Mapping[str, Promise] = field(default_factory=dict)
    """What was promised on accepting a handoff, by the node id of its comment."""
    not_taken: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    """Why a handoff could not be taken, and to whom it went (login), by the same."""
    card: Card = NO_CARD
    """What the next Primary must know."""
    mails: tuple[str, ...] = ()
    """Ids of the untouched mails it was made from."""
