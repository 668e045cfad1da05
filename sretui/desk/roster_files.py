"""How the roster's file is read and written: handed in, for its format belongs to the config."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from sretui.core.roster.changes import RepoFile, Roster


@dataclass(frozen=True, slots=True)
class RosterFiles:
    """Where the roster's file is, and what can be done with one; all of it may raise ConfigError."""

    at: Path | RepoFile
    read: Callable[[Path], str | None]
    """Gives a local file's text, None when there is none."""
    save: Callable[[Path, str], None]
    rewrite: Callable[[str, Roster], str]
    """Gives a file's text with another roster in it; what was not changed stays as it was."""
