"""Entries: the lines of the journal, and what each kind of them says."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

Value = str | int | bool | None


class Kind(StrEnum):
    """What an entry records, with the keys of its data."""

    RECEIVED = "received"
    """`at` (ISO 8601 UTC): the instant of first contact; None takes it back."""
    CHANNEL = "channel"
    """`channel`: a Channel; None takes it back."""
    CUSTOMER = "customer"
    """`name`: who asks, in the words of the person on duty; None takes it back."""
    SPOKE = "spoke"
    """`comment` (node id), `who`: `customer`, `team`, `noise`, or None to take it back."""
    NO_REPLY_NEEDED = "no reply needed"
    """`until` (ISO 8601 UTC): customer comments up to then need no answer; None takes it back."""
    ANSWERED_ELSEWHERE = "answered elsewhere"
    """`at` (ISO 8601 UTC), `how`: by phone, in person ...; at None takes it back."""
    SNOOZED = "snoozed"
    """`until` (ISO 8601 UTC): put away until then; None takes it back; `since` when not since the entry."""
    ESCALATED = "escalated"
    """`id`, `state` (an Asking; None takes it back), `whom` (logins, comma separated, or an outside team),
    `question`, `by` (ISO 8601 UTC), `since` when not since the entry; what a later entry of the same id
    leaves out stays, but for `since`."""
    RESOLVED = "resolved"
    """`kinds` (comma separated; None takes it back), `outside`: the team it was delegated to."""
    EFFORT = "effort"
    """`minutes` (below 0 takes back), `category`; all of them add up."""
    TIMER = "timer"
    """`since` (ISO 8601 UTC; None stops it), `category`, `about`: the issue in words."""
    JUDGED = "judged"
    """`fruit`: whether a product issue is a low-hanging fruit (None takes it back), `why`."""
    ESTIMATED = "estimated"
    """`minutes` a product issue would take (None takes it back)."""
    FINISHED = "finished"
    """`how` a product issue was done: `closed`, `pull request`; None takes it back."""
    SERIOUS = "serious"
    """`serious`: whether an inquiry is a serious incident (None takes it back), `why`."""
    POSTMORTEM = "postmortem"
    """`happened` (None takes it back), `milestones`, `recommendations`: Markdown; `estimated`: minutes."""
    LINK = "link"
    """`url`, `role` (a LinkRole; None takes it back), `label`."""
    REDIRECT = "redirect"
    """`who` (None takes it back), `how`, `when` (ISO 8601 UTC), `made`: whether contact was made."""
    DELEGATION = "delegation"
    """`id`, `primary`, `to`, `from`, `until` (ISO 8601 UTC), `reason`, and who `asked`, `agreed`, `ended` it
    (`_by`, `_at`, `_noted_by`); about no inquiry. The newest of an id says how it stands."""
    TAKEN_OVER = "taken over"
    """`comment` (node id) that handed it over, `next` (None takes it back), `by` (ISO 8601 UTC): what whoever
    accepted it means to do."""
    NOT_TAKEN = "not taken"
    """`comment` (node id) that handed it over, `why` it could not be taken (None takes it back), `to`."""
    HANDOFF_CARD = "handoff card"
    """What the next Primary must know: `state`, `tried`, `next`, `by` (ISO 8601 UTC), `promised`, `asked`;
    each entry says all of it."""
    MAIL = "mail"
    """`id` of the untouched mail; `gone` takes it back."""


ABOUT = {
    Kind.SPOKE: "comment",
    Kind.ESCALATED: "id",
    Kind.LINK: "url",
    Kind.DELEGATION: "id",
    Kind.TAKEN_OVER: "comment",
    Kind.NOT_TAKEN: "comment",
    Kind.MAIL: "id",
}
"""The kinds of which there may be several, with the key that tells them apart."""

Data = Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the journal; `id` is unique across machines (a UUID)."""

    id: str
    at: datetime
    by: str
    inquiry: str
    """The issue's node id."""
    kind: Kind
    data: Data


Fact = tuple[Kind, Data]
"""Something to record: a kind and its data."""


def slot(kind: Kind, data: Data) -> tuple[Kind, Value]:
    """Say what a newer entry of the same slot replaces: the kind, and which one where there are several."""
    return kind, data.get(ABOUT[kind]) if kind in ABOUT else None
