"""Delegations in the journal: where the team shares no roster file, they are known on this machine alone."""

from collections.abc import Iterable
from datetime import UTC, datetime

from sretui.core.entries import Data, Entry, Kind, Value
from sretui.core.roster.changes import Delegation, Said


def as_data(one: Delegation) -> Data:
    """Give a delegation as it stands now, as the data of an entry."""
    return {
        "id": one.id,
        "primary": one.primary,
        "to": one.to,
        "from": one.start.isoformat(),
        "until": one.end.isoformat(),
        "reason": one.reason,
        **_words("asked", one.asked),
        **_words("agreed", one.agreed),
        **_words("ended", one.ended),
    }


def delegations(entries: Iterable[Entry]) -> tuple[Delegation, ...]:
    """Fold the journal's entries, oldest first, into what is known of each delegation now."""
    newest = {entry.data.get("id"): entry.data for entry in entries if entry.kind is Kind.DELEGATION}
    found = (_delegation(data) for data in newest.values())
    return tuple(one for one in found if one is not None)


def _delegation(data: Data) -> Delegation | None:
    start, end, asked = _instant(data.get("from")), _instant(data.get("until")), _said("asked", data)
    if start is None or end is None or asked is None:
        return None
    return Delegation(
        id=str(data.get("id")),
        primary=str(data.get("primary")),
        to=str(data.get("to")),
        start=start,
        end=end,
        asked=asked,
        agreed=_said("agreed", data),
        ended=_said("ended", data),
        reason=str(data.get("reason") or ""),
    )


def _words(name: str, word: Said | None) -> dict[str, Value]:
    if word is None:
        return {}
    return {f"{name}_at": word.at.isoformat(), f"{name}_by": word.by, f"{name}_noted_by": word.noted}


def _said(name: str, data: Data) -> Said | None:
    at = _instant(data.get(f"{name}_at"))
    return Said(at, str(data.get(f"{name}_by")), str(data.get(f"{name}_noted_by") or "")) if at else None


def _instant(value: Value) -> datetime | None:
    try:
        at = datetime.fromisoformat(value if isinstance(value, str) else "")
    except ValueError:
        return None
    return at.astimezone(UTC) if at.tzinfo else at.replace(tzinfo=UTC)
