"""Changing single values of a config file that people wrote, keeping their comments and their order."""

import os
import tempfile
from collections.abc import Mapping
from pathlib import Path

from sretui.config.problems import Problem
from sretui.config.reading import read_toml
from sretui.core.errors import ConfigError

_SHARED = 0o644


def edited(path: Path, changes: Mapping[str, str]) -> str:
    """Return the file's text with values set by dotted path; raise ConfigError when it is not TOML."""
    import tomlkit  # 30 ms, used by `sretui init` alone
    from tomlkit.exceptions import TOMLKitError

    _, broken = read_toml(path, "")
    if broken:
        raise _unusable(broken)
    try:
        document = tomlkit.parse(path.read_bytes().decode("utf-8-sig"))
        for dotted, value in changes.items():
            *tables, key = dotted.split(".")
            here = document
            for table in tables:
                here = here.setdefault(table, tomlkit.table())
            if here.get(key) != value:
                here[key] = value
        return tomlkit.dumps(document)
    except (TOMLKitError, TypeError, AttributeError) as error:
        says = f"cannot be changed without losing something ({error}); change it by hand"
        raise _unusable((Problem(path.name, "", says),)) from None


def _unusable(problems: tuple[Problem, ...]) -> ConfigError:
    lines = tuple(str(problem) for problem in problems)
    return ConfigError(lines[0], lines)


def current(path: Path) -> Mapping[str, object]:
    """Read what a file says now, as raw values; raise ConfigError when it is there but not TOML."""
    if not path.exists():
        return {}
    raw, broken = read_toml(path, "")
    if broken:
        raise _unusable(broken)
    return raw


def save(path: Path, text: str) -> bool:
    """Write a config file all at once; return whether anything changed. A link stays a link."""
    real = Path(os.path.realpath(path))
    try:
        if real.exists() and real.read_bytes().decode("utf-8-sig") == text:
            return False
        real.parent.mkdir(parents=True, exist_ok=True)
        mode = real.stat().st_mode & 0o777 if real.exists() else _SHARED
        _replace(real, text, mode)
    except OSError as error:
        trouble = (error.strerror or "unknown trouble").lower()
        raise ConfigError(f"{path} cannot be written: {trouble}") from None
    return True


def _replace(real: Path, text: str, mode: int) -> None:
    handle, name = tempfile.mkstemp(dir=real.parent, prefix=f".{real.name}.")
    new = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        new.chmod(mode)
        new.replace(real)
    finally:
        new.unlink(missing_ok=True)
