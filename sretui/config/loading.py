"""The configuration as the program uses it; files that passed the check once are not checked again.

The check imports pydantic, which is a third of the time to the first paint. So what passed is remembered in
the data folder with a digest of both files and of the rules; anything but exactly that is checked anew.
"""

import json
import os
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from sretui.config.building import build_settings, build_team
from sretui.config.places import Places, home_path
from sretui.config.settings import Settings
from sretui.core.model import RepoRole
from sretui.core.roster.changes import RepoFile
from sretui.core.team import Team

_RULES = (
    "building.py",
    "checks.py",
    "keys.py",
    "looks.py",
    "mine.py",
    "settings.py",
    "shapes.py",
    "teamfile.py",
)


@dataclass(frozen=True, slots=True)
class Loaded:
    """The whole configuration, and the files it came from."""

    settings: Settings
    team: Team
    config_file: Path
    team_file: Path
    texts: Path
    """Folder of the team's own texts; it need not exist."""
    roster: Path | RepoFile
    """The roster's file; a local one need not exist."""

    @property
    def repos(self) -> dict[RepoRole, str]:
        """The team's two repos by their roles."""
        return {RepoRole.INQUIRIES: self.settings.inquiries, RepoRole.PRODUCT: self.settings.product}


def load(places: Places) -> Loaded:
    """Load both files; raise one ConfigError with all their mistakes."""
    return _recall(places) or load_checked(places)


def load_checked(places: Places) -> Loaded:
    """Load both files after a full check, and remember that they passed it."""
    from sretui.config.checking import check

    checked = check(places)
    loaded = _build(places, checked.mine, checked.team, checked.team_file)
    with suppress(OSError):
        digest = _digest(places.config, checked.team_file)
        _remember(
            _memory(places),
            {
                "digest": digest,
                "mine": checked.mine,
                "team": checked.team,
                "team_file": str(checked.team_file),
            },
        )
    return loaded


def _recall(places: Places) -> Loaded | None:
    try:
        known = json.loads(_memory(places).read_bytes())
        team_file = Path(known["team_file"])
        if known["digest"] != _digest(places.config, team_file):
            return None
        return _build(places, known["mine"], known["team"], team_file)
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return None  # whatever is wrong with the memory, the files themselves decide


def _build(places: Places, mine: Mapping[str, Any], team: Mapping[str, Any], team_file: Path) -> Loaded:
    texts = team_file.parent / team["texts"]
    roster = _roster(team_file, team["roster"])
    return Loaded(build_settings(mine), build_team(team), places.config, team_file, texts, roster)


def _roster(team_file: Path, told: str) -> Path | RepoFile:
    """Find the roster's file: in a repo as `github:OWNER/REPO:PATH`, else from the team's file on."""
    if told.startswith("github:"):
        _, repo, path = told.split(":", 2)
        return RepoFile(repo, path.strip("/"))
    return team_file.parent / home_path(told)


def _remember(path: Path, values: Mapping[str, Any]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    new = path.with_suffix(f".{os.getpid()}")
    new.touch(mode=0o600)
    new.write_text(json.dumps(values), encoding="utf-8")
    new.replace(path)


def _memory(places: Places) -> Path:
    return places.data / "config-checked.json"


def _digest(config_file: Path, team_file: Path) -> str:
    digest = sha256(f"{config_file.resolve()}\0{team_file}".encode())
    for path in (config_file, team_file):
        content = path.read_bytes()
        digest.update(f"\0{len(content)}\0".encode() + content)
    for rule in _RULES:
        state = Path(__file__).with_name(rule).stat()
        digest.update(f"\0{state.st_mtime_ns} {state.st_size}".encode())
    return digest.hexdigest()
