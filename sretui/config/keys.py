"""The `[keys]` table: keys bound twice, and keys that no terminal can tell from others."""

from collections.abc import Iterator

from sretui.config.problems import Problem, dotted, wrong
from sretui.config.reading import Raw

_TWINS = {
    "ctrl+m": "enter",
    "ctrl+enter": "enter",
    "shift+enter": "enter",
    "ctrl+i": "tab",
    "ctrl+h": "backspace",
}


def check_keys(file: str, raw: Raw) -> Iterator[Problem]:
    """Find keys bound twice, and keys that would never arrive."""
    keys = raw.get("keys")
    taken: dict[str, str] = {}
    for action, value in keys.items() if isinstance(keys, dict) else ():
        path = dotted("keys", action)
        for key in _keys(value):
            expected = _objection(key, taken.get(key))
            if expected:
                yield wrong(file, path, key, expected)
            taken.setdefault(key, path)


def _keys(value: object) -> list[str]:
    return [key.strip() for key in value.split(",")] if isinstance(value, str) and value.strip() else []


def _objection(key: str, taken: str | None) -> str:
    if not key or any(letter.isspace() or not letter.isprintable() for letter in key):
        return 'a key like "r", "f5" or "ctrl+r"'
    if key in _TWINS:
        return f"another key: terminals cannot tell it from {_TWINS[key]}"
    if key.startswith("alt+"):
        return "another key: tmux does not pass alt on"
    return f"a key that is still free; {taken} has this one" if taken else ""
