"""Both files, checked together: either everything is usable, or every mistake of both is told at once."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from pydantic import ValidationError

from sretui.config.checks import check_mine, check_team
from sretui.config.keys import check_keys
from sretui.config.looks import check_theme
from sretui.config.mine import Config
from sretui.config.places import Places, home_path
from sretui.config.problems import Problem
from sretui.config.reading import Raw, read_toml
from sretui.config.shapes import Table
from sretui.config.teamfile import TeamFile
from sretui.core.errors import ConfigError

M = TypeVar("M", bound=Table)
Check = Callable[[str, Raw], Iterator[Problem]]
_INIT = "run `sretui init` to write one"


@dataclass(frozen=True, slots=True)
class Checked:
    """The values of both files with their defaults, as plain JSON values, and where the team's file is."""

    mine: dict[str, Any]
    team: dict[str, Any]
    team_file: Path


def check(places: Places) -> Checked:
    """Check both files; raise one ConfigError with all their mistakes."""
    raw, config, problems = _read(places.config, Config, _mine)
    path = team_path(places.config, raw or {})
    # A file of one's own that cannot be read may have named another team's file than the one beside it.
    lost = raw is None and not path.exists()
    _, team, more = (None, None, ()) if lost else _read(path, TeamFile, check_team)
    if config is None or team is None:
        raise _error(problems + more)
    return Checked(config.model_dump(mode="json"), team.model_dump(mode="json"), path)


def team_path(config_file: Path, raw: Raw) -> Path:
    """Say where the team's file is: beside one's own, unless that one names it."""
    named = raw.get("team")
    chosen = named if isinstance(named, str) and named.strip() and "\0" not in named else "team.toml"
    return config_file.parent / home_path(chosen)


def _mine(file: str, raw: Raw) -> Iterator[Problem]:
    yield from check_mine(file, raw)
    yield from check_theme(file, raw)
    yield from check_keys(file, raw)


def _read(path: Path, model: type[M], check: Check) -> tuple[Raw | None, M | None, tuple[Problem, ...]]:
    raw, broken = read_toml(path, _INIT)
    return (None, None, broken) if broken else (raw, *_validate(path.name, model, raw, check))


def _validate(file: str, model: type[M], raw: Raw, check: Check) -> tuple[M | None, tuple[Problem, ...]]:
    found = tuple(check(file, raw))
    try:
        value = model.model_validate(raw)
    except ValidationError as error:
        from sretui.config.translate import translate  # difflib, ast: only a mistake needs them

        return None, translate(file, model, error) + found
    return (None, found) if found else (value, ())


def _error(problems: tuple[Problem, ...]) -> ConfigError:
    lines = tuple(str(problem) for problem in problems)
    if len(lines) == 1:
        return ConfigError(lines[0], lines)
    return ConfigError(f"the config files have {len(lines)} mistakes", lines)
