"""`roster.toml` as values; what cannot be read of it is left out, and said, line by line."""

import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TypeVar

from sretui.core.roster.changes import Delegation, Override, Role, Roster, Said, Shift
from sretui.core.roster.merging import key_of, key_of_shift

Row = TypeVar("Row", Shift, Override, Delegation)
Raw = Mapping[str, object]

TABLES = ("shifts", "overrides", "delegations")


@dataclass(frozen=True, slots=True)
class Read:
    """What a roster file says, and what of it was not understood."""

    roster: Roster
    problems: tuple[str, ...] = ()
    is_broken: bool = False
    """Whether it is no TOML at all: then it must not be written over."""


class _Wrong(Exception):
    """A row that says less, or something else, than it must."""


def read_roster(text: str) -> Read:
    """Read a roster file's text; an empty one is an empty roster."""
    try:
        raw = tomllib.loads(text.replace("\r\n", "\n").lstrip("\ufeff"))
    except (tomllib.TOMLDecodeError, ValueError, RecursionError) as error:
        return Read(Roster(), (f"it is not TOML: {str(error)[:120]}",), is_broken=True)
    problems = [f"{key}: unknown; known here: {', '.join(TABLES)}" for key in raw if key not in TABLES]
    roster = Roster(
        tuple(_rows(raw, "shifts", _shift, key_of_shift, problems)),
        tuple(_rows(raw, "overrides", _override, key_of, problems)),
        tuple(_rows(raw, "delegations", _delegation, key_of, problems)),
    )
    return Read(roster, tuple(problems))


def _rows(
    raw: Raw, table: str, read: Callable[[Raw], Row], key: Callable[[Row], str], problems: list[str]
) -> Iterator[Row]:
    rows = raw.get(table, [])
    seen: set[str] = set()
    if not isinstance(rows, list):
        problems.append(f"{table}: expected [[{table}]], one for each")
        return
    for place, row in enumerate(rows):
        try:
            found = read(row if isinstance(row, dict) else {})
        except _Wrong as wrong:
            problems.append(f"{table}[{place}].{wrong}")
            continue
        if key(found) in seen:
            problems.append(f"{table}[{place}]: {key(found)} is there twice; the first one counts")
            continue
        seen.add(key(found))
        yield found


def _shift(raw: Raw) -> Shift:
    return Shift(_day(raw, "start"), _text(raw, "primary"), _text(raw, "backup"))


def _override(raw: Raw) -> Override:
    role = _text(raw, "role")
    if role not in set(Role):
        raise _Wrong('role: expected "primary" or "backup"')
    return Override(
        id=_text(raw, "id"),
        week=_day(raw, "week"),
        role=Role(role),
        who=_text(raw, "who"),
        instead=_text(raw, "instead"),
        asked=_needed(_said(raw, "asked"), "asked_at"),
        agreed=_said(raw, "agreed"),
        undone=_said(raw, "undone"),
        start=_instant(raw, "from"),
        end=_instant(raw, "until"),
        reason=_optional(raw, "reason"),
        trade=_optional(raw, "trade"),
    )


def _delegation(raw: Raw) -> Delegation:
    return Delegation(
        id=_text(raw, "id"),
        primary=_text(raw, "primary"),
        to=_text(raw, "to"),
        start=_needed(_instant(raw, "from"), "from"),
        end=_needed(_instant(raw, "until"), "until"),
        asked=_needed(_said(raw, "asked"), "asked_at"),
        agreed=_said(raw, "agreed"),
        ended=_said(raw, "ended"),
        reason=_optional(raw, "reason"),
    )


Value = TypeVar("Value")


def _needed(value: Value | None, key: str) -> Value:
    if value is None:
        raise _Wrong(f"{key}: missing")
    return value


def _said(raw: Raw, name: str) -> Said | None:
    at = _instant(raw, f"{name}_at")
    if at is None:
        return None
    return Said(at, _text(raw, f"{name}_by"), _optional(raw, f"{name}_noted_by"))


def _instant(raw: Raw, key: str) -> datetime | None:
    value = raw.get(key)
    if value is None:
        return None
    if not isinstance(value, datetime) or value.tzinfo is None:
        raise _Wrong(f"{key}: expected an instant with its offset, like 2026-11-23T08:00:00-08:00")
    return value.astimezone(UTC).replace(microsecond=0)


def _day(raw: Raw, key: str) -> date:
    value = raw.get(key)
    if isinstance(value, str):
        try:
            value = date.fromisoformat(value)
        except ValueError:
            value = None
    if not isinstance(value, date) or isinstance(value, datetime):
        raise _Wrong(f"{key}: expected a date like 2026-11-23")
    return value


def _text(raw: Raw, key: str) -> str:
    value = _optional(raw, key).strip()
    if not value:
        raise _Wrong(f"{key}: missing")
    return value


def _optional(raw: Raw, key: str) -> str:
    value = raw.get(key, "")
    if not isinstance(value, str):
        raise _Wrong(f"{key}: expected text in quotes")
    return value
