"""Action: what a person asked for in one breath, and can undo: Writes in their order, and what to record."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from sretui.core.journal import Fact
from sretui.core.outbox.writes import Write


class Act(StrEnum):
    """What was asked for, in the words of the screens."""

    REPLY = "reply"
    ACKNOWLEDGE = "acknowledge"
    FILE = "file"
    """A new inquiry."""
    REDIRECT = "redirect"
    TAKE = "take"
    ASSIGN = "assign"
    LABELS = "labels"
    CLOSE = "close"
    REOPEN = "reopen"
    RESOLVE = "resolve"
    EXPIRE = "expire"
    ESCALATE = "escalate"
    KNOWN = "known issue"
    PROMOTE = "promote"
    MOVE = "move"
    EDIT = "edit"
    REACT = "react"
    ACCEPT = "accept"
    """What was handed over."""
    QUESTION = "question"
    """About what was handed over."""
    HAND_ON = "hand on"
    """What was handed over, and cannot be taken."""
    PUT_FILE = "file in the repo"
    HAND_OFF = "hand off"
    UNDO = "undo"


@dataclass(frozen=True, slots=True)
class Draft:
    """What is being written at a place of the screens, field by field, as typed."""

    place: str
    """Such as `reply:NODE_ID` or `intake`."""
    fields: Mapping[str, str]
    at: datetime
    """When it was typed last (UTC)."""


@dataclass(frozen=True, slots=True)
class Action:
    """One thing asked for; it happens whole, or stops where a person is needed, and goes on from there."""

    id: str
    """A UUID."""
    act: Act
    at: datetime
    """When it was asked for (UTC)."""
    by: str
    title: str
    """One line for lists: `Reply to #301`."""
    writes: tuple[Write, ...]
    inquiry: str = ""
    """Node id of the inquiry it is about; empty for one that the first step files."""
    facts: tuple[Fact, ...] = ()
    """Recorded in the journal with it: at once, or of a new inquiry when it is filed."""
    draft: Draft | None = field(default=None)
    """What it was written from: forgotten when it is queued, and back when it is recalled."""
