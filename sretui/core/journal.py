"""The journal: what people recorded about the duty that GitHub does not hold (design, section 6).

Entries are only ever appended; of each kind (and comment, where one is meant) the newest wins.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum

from sretui.core.model import Channel

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


class Voice(StrEnum):
    """Who a person says spoke in a comment."""

    CUSTOMER = "customer"
    TEAM = "team"
    NOISE = "noise"


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the journal; `id` is unique across machines (a UUID)."""

    id: str
    at: datetime
    by: str
    inquiry: str
    """The issue's node id."""
    kind: Kind
    data: Mapping[str, Value]


Fact = tuple[Kind, Mapping[str, Value]]
"""Something to record: a kind and its data."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What the journal says of one inquiry; None where nobody said anything."""

    received: datetime | None = None
    channel: Channel | None = None
    customer: str | None = None
    spoke: Mapping[str, Voice] = field(default_factory=dict)
    """By comment node id."""
    no_reply_needed: datetime | None = None
    """Customer comments up to this instant (UTC) need no answer."""
    answered_elsewhere: datetime | None = None
    answered_how: str = ""


def inverse(before: Facts, kind: Kind, data: Mapping[str, Value]) -> Fact:
    """Give the entry that takes another one back: what held `before` it, None where nothing did."""
    match kind:
        case Kind.RECEIVED:
            return kind, {"at": _written(before.received)}
        case Kind.CHANNEL:
            return kind, {"channel": before.channel.value if before.channel else None}
        case Kind.CUSTOMER:
            return kind, {"name": before.customer}
        case Kind.SPOKE:
            voice = before.spoke.get(str(data.get("comment")))
            return kind, {"comment": data.get("comment"), "who": voice.value if voice else None}
        case Kind.NO_REPLY_NEEDED:
            return kind, {"until": _written(before.no_reply_needed)}
        case Kind.ANSWERED_ELSEWHERE:
            return kind, {"at": _written(before.answered_elsewhere), "how": before.answered_how}


def _written(at: datetime | None) -> str | None:
    return at.isoformat() if at else None


def facts(entries: Iterable[Entry]) -> Facts:
    """Fold one inquiry's entries, oldest first, into what holds now."""
    newest: dict[tuple[Kind, Value], Mapping[str, Value]] = {}
    for entry in entries:
        about = entry.data.get("comment") if entry.kind is Kind.SPOKE else None
        newest[entry.kind, about] = entry.data
    plain = {kind: data for (kind, about), data in newest.items() if about is None}
    return Facts(
        received=_instant(plain.get(Kind.RECEIVED, {}).get("at")),
        channel=_channel(plain.get(Kind.CHANNEL, {}).get("channel")),
        customer=_text(plain.get(Kind.CUSTOMER, {}).get("name")) or None,
        spoke=_voices(newest),
        no_reply_needed=_instant(plain.get(Kind.NO_REPLY_NEEDED, {}).get("until")),
        answered_elsewhere=_instant(plain.get(Kind.ANSWERED_ELSEWHERE, {}).get("at")),
        answered_how=_text(plain.get(Kind.ANSWERED_ELSEWHERE, {}).get("how")),
    )


def _voices(newest: Mapping[tuple[Kind, Value], Mapping[str, Value]]) -> dict[str, Voice]:
    said = {
        about: data.get("who")
        for (kind, about), data in newest.items()
        if kind is Kind.SPOKE and isinstance(about, str)
    }
    return {about: Voice(who) for about, who in said.items() if who in set(Voice)}


def _instant(value: Value) -> datetime | None:
    """Read an instant; one without an offset is UTC, as the journal writes it, and not the machine's time."""
    try:
        at = datetime.fromisoformat(value if isinstance(value, str) else "")
        return (at if at.tzinfo else at.replace(tzinfo=UTC)).astimezone(UTC).replace(microsecond=0)
    except (ValueError, OverflowError):
        return None


def _channel(value: Value) -> Channel | None:
    return Channel(value) if value in set(Channel) else None


def _text(value: Value) -> str:
    return value if isinstance(value, str) else ""
