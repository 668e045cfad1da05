"""Writing the escalation paths back to the team's file: what was not changed there stays as it was."""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sretui.config.editing import save
from sretui.config.reading import read_toml
from sretui.core.errors import ConfigError
from sretui.core.team import EscalationPath

if TYPE_CHECKING:
    from tomlkit.items import Table

_KEYS = ("topics", "people", "outside", "reach", "notes")


def save_paths(team_file: Path, paths: Sequence[EscalationPath]) -> None:
    """Write the paths; raises ConfigError, and then the file is as it was."""
    _check(team_file, paths)
    save(team_file, _edited(team_file, paths))


def _check(team_file: Path, paths: Sequence[EscalationPath]) -> None:
    from pydantic import ValidationError

    from sretui.config.teamfile import EscalationTable
    from sretui.config.translate import translate

    for path in paths:
        try:
            EscalationTable.model_validate(_values(path))
        except ValidationError as error:
            problems = tuple(str(one) for one in translate(team_file.name, EscalationTable, error))
            raise ConfigError(problems[0], problems) from None


def _edited(team_file: Path, paths: Sequence[EscalationPath]) -> str:
    import tomlkit  # 30 ms, only needed when something is changed
    from tomlkit.exceptions import TOMLKitError
    from tomlkit.items import AoT

    _, broken = read_toml(team_file, "run `sretui init` to write one")
    if broken:
        raise ConfigError(str(broken[0]), tuple(map(str, broken)))
    try:
        document = tomlkit.parse(team_file.read_bytes().decode("utf-8-sig"))
        tables = document.pop("escalation", AoT([]))
        kept = list(_merged(list(tables), paths)) if isinstance(tables, AoT) else None
        if kept:
            document["escalation"] = AoT(kept)
        text = None if kept is None else tomlkit.dumps(document)
    except (TOMLKitError, TypeError, AttributeError):
        text = None
    if text is None:
        raise ConfigError(f"{team_file.name} cannot be changed without losing something; do it by hand")
    return text


def _merged(tables: "Sequence[Table]", paths: Sequence[EscalationPath]) -> "Iterator[Table]":
    """Yield the tables to stand there: equal ones untouched, changed ones with new values, new ones."""
    import tomlkit

    old = [_path(table) for table in tables]
    for what, low, high, first, last in SequenceMatcher(None, old, paths, autojunk=False).get_opcodes():
        if what == "equal":
            yield from tables[low:high]
            continue
        reused = [*tables[low:high], *(tomlkit.table() for _ in range(last - first))]
        for table, path in zip(reused, paths[first:last], strict=False):
            _fill(table, path)
            yield table


def _fill(table: "Table", path: EscalationPath) -> None:
    for key, value in _values(path).items():
        if not (value or key == "topics"):
            table.pop(key, None)
        elif _plain(table.get(key)) != value:
            table[key] = value


def _values(path: EscalationPath) -> dict[str, Any]:
    return {
        "topics": list(path.topics),
        "people": list(path.people),
        "outside": path.outside,
        "reach": path.reach,
        "notes": path.notes,
    }


def _path(table: "Table") -> EscalationPath:
    values = {key: _plain(table.get(key)) for key in _KEYS}
    return EscalationPath(
        tuple(values["topics"] or ()),
        tuple(values["people"] or ()),
        values["outside"] or "",
        values["reach"] or "",
        values["notes"] or "",
    )


def _plain(value: Any) -> Any:
    return value.unwrap() if hasattr(value, "unwrap") else value
