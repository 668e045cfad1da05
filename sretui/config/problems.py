"""One mistake in a config file as one line: where, what stands there, what is expected."""

import json
import re
from dataclasses import dataclass
from datetime import date, time

from sretui.core.cleaning import clean

_TOKEN = re.compile(r"gh[a-z]_\w{16,}|github_pat_\w{16,}|\b[0-9a-f]{40}\b")
_WIDTH = 60


@dataclass(frozen=True, slots=True)
class Problem:
    """One mistake; `path` is dotted and empty when the file as a whole is meant."""

    file: str
    path: str
    says: str

    def __str__(self) -> str:
        """Return the line that is shown."""
        return f"{self.file}: {self.path}: {self.says}" if self.path else f"{self.file}: {self.says}"


def wrong(file: str, path: str, value: object, expected: str) -> Problem:
    """Tell of a value that is not what is expected there."""
    return Problem(file, path, f"{show(value)}; expected {expected}")


def show(value: object) -> str:
    """Show a TOML value short and safe: a token that strayed into a file is never repeated."""
    if isinstance(value, dict):
        return "a table"
    if isinstance(value, list | tuple):
        return f"a list of {len(value)}" if value else "an empty list"
    if isinstance(value, date | time):
        return value.isoformat()
    if not isinstance(value, str):
        return json.dumps(value)
    return json.dumps(_shorten(clean(_TOKEN.sub("•••", value), lines=False)), ensure_ascii=False)


def _shorten(text: str) -> str:
    return text if len(text) <= _WIDTH else text[: _WIDTH - 1] + "…"


def dotted(*steps: str | int) -> str:
    """Join the steps to a value: `people[1].login`; list places count from 0."""
    path = ""
    for step in steps:
        if isinstance(step, int):
            path += f"[{step}]"
        else:
            path += ("." if path else "") + _key(step)
    return path


def _key(name: str) -> str:
    bare = re.fullmatch(r"[A-Za-z0-9_.-]+", name)
    return name if bare else json.dumps(_shorten(clean(name, lines=False)), ensure_ascii=False)
