"""Writing `roster.toml`: what was not changed in it stays as it was, people's comments among it."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from sretui.config.editing import save
from sretui.config.reading import read_text
from sretui.core.errors import ConfigError
from sretui.core.roster.changes import Delegation, Override, Roster, Said, Shift
from sretui.core.roster.merging import key_of, key_of_shift
from sretui.core.roster.reading import read_roster

if TYPE_CHECKING:
    from tomlkit import TOMLDocument
    from tomlkit.items import AoT, Table

HEAD = "# The team's roster: who is on duty when. sretui writes it too; comments stay.\n"
_BY_HAND = "The roster file cannot be changed without losing something; correct it by hand."
_NAMES = {"overrides": "id", "delegations": "id", "shifts": "start"}

_WORDS = ("by", "at", "noted_by")
_OURS = frozenset(
    {
        "from",
        "until",
        "reason",
        "trade",
        *(f"{said}_{word}" for said in ("agreed", "undone", "ended") for word in _WORDS),
    }
    | {"asked_noted_by"}
)
"""Keys that a change may take away."""

Row = TypeVar("Row", Shift, Override, Delegation)
Value = str | date | datetime
Values = Mapping[str, Value]


def read_file(path: Path) -> str | None:
    """Read a roster file's text, None when there is none yet; raises ConfigError."""
    try:
        return read_text(path)
    except FileNotFoundError:
        return None
    except UnicodeDecodeError:
        raise ConfigError(f"{path.name} is not UTF-8 text; save it as UTF-8") from None
    except OSError as error:
        trouble = (error.strerror or "unknown trouble").lower()
        raise ConfigError(f"{path} cannot be read: {trouble}") from None


def save_file(path: Path, text: str) -> None:
    """Write a roster file all at once; raises ConfigError."""
    save(path, text)


def rewritten(text: str, roster: Roster) -> str:
    """Give the file's text with another roster in it; raises ConfigError when it is no TOML."""
    import tomlkit  # 30 ms, only needed when something is changed
    from tomlkit.exceptions import TOMLKitError

    read = read_roster(text)
    if read.is_broken:
        raise ConfigError(f"The roster file cannot be used: {read.problems[0]}")
    if not text.strip():
        text = HEAD
    try:
        document = tomlkit.parse(text)
        _put(document, "shifts", read.roster.shifts, roster.shifts, key_of_shift, _of_shift)
        _put(document, "overrides", read.roster.overrides, roster.overrides, key_of, _of_override)
        _put(document, "delegations", read.roster.delegations, roster.delegations, key_of, _of_delegation)
        return tomlkit.dumps(document)
    except (TOMLKitError, TypeError, AttributeError):
        raise ConfigError(_BY_HAND) from None


def _put(
    document: "TOMLDocument",
    name: str,
    old: Sequence[Row],
    new: Sequence[Row],
    key: Callable[[Row], str],
    values: Callable[[Row], Values],
) -> None:
    """Bring one list of tables from `old` to `new`, in its place."""
    before, after = {key(row): row for row in old}, {key(row): row for row in new}
    if before == after:
        return
    tables = _tables(document, name)
    for place in reversed(range(len(tables))):
        if (gone := _key(name, tables[place])) in before and gone not in after:
            del tables[place]
    there = {_key(name, table): table for table in reversed(list(tables))}
    for one, row in after.items():
        if one in there and one in before:
            if before[one] != row:
                _fill(there[one], values(row))
        else:
            tables.insert(_place(name, tables, one), _table(values(row)))
    if not tables:
        del document[name]


def _tables(document: "TOMLDocument", name: str) -> "AoT":
    import tomlkit
    from tomlkit.items import AoT

    if name not in document:
        document.append(name, tomlkit.aot())
    tables = document[name]
    if not isinstance(tables, AoT):
        raise ConfigError(_BY_HAND)
    return tables


def _place(name: str, tables: "AoT", key: str) -> int:
    """Say where a new table belongs: shifts by their dates, all else at the end."""
    if name != "shifts":
        return len(tables)
    return next((place for place, table in enumerate(tables) if _key(name, table) > key), len(tables))


def _table(values: Values) -> "Table":
    import tomlkit

    table = tomlkit.table()
    for key, value in values.items():
        table.add(key, value)
    table.add(tomlkit.nl())
    return table


def _fill(table: "Table", values: Values) -> None:
    """Change what differs; a key that stands before a blank line or a comment stays there."""
    for key, value in values.items():
        if key not in table:
            table.append(key, value)
        elif _plain(table[key]) != value:
            table[key] = value
    for key in _OURS.difference(values):
        table.pop(key, None)


def _key(name: str, table: Any) -> str:
    value = _plain(table.get(_NAMES[name]))
    return value.isoformat() if isinstance(value, date) else str(value)


def _plain(value: Any) -> Any:
    return value.unwrap() if hasattr(value, "unwrap") else value


def _of_shift(one: Shift) -> Values:
    return {"start": one.start, "primary": one.primary, "backup": one.backup}


def _of_override(one: Override) -> Values:
    return _given(
        {
            "id": one.id,
            "week": one.week,
            "role": one.role.value,
            "who": one.who,
            "instead": one.instead,
            "from": one.start,
            "until": one.end,
            "reason": one.reason,
            "trade": one.trade,
            **_said("asked", one.asked),
            **_said("agreed", one.agreed),
            **_said("undone", one.undone),
        }
    )


def _of_delegation(one: Delegation) -> Values:
    return _given(
        {
            "id": one.id,
            "primary": one.primary,
            "to": one.to,
            "from": one.start,
            "until": one.end,
            "reason": one.reason,
            **_said("asked", one.asked),
            **_said("agreed", one.agreed),
            **_said("ended", one.ended),
        }
    )


def _said(name: str, word: Said | None) -> dict[str, Value | None]:
    if word is None:
        return {}
    return {f"{name}_by": word.by, f"{name}_at": word.at, f"{name}_noted_by": word.noted}


def _given(values: Mapping[str, Value | None]) -> Values:
    return {key: value for key, value in values.items() if value is not None and value != ""}
