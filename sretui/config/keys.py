"""The `[keys]` table: actions that do not exist, keys bound twice, keys no terminal can tell from others."""

from collections.abc import Iterator
from difflib import get_close_matches
from functools import cache
from importlib import import_module
from pkgutil import walk_packages

from sretui.config.problems import Problem, dotted, wrong
from sretui.config.reading import Raw

_TWINS = {
    "ctrl+m": "enter",
    "ctrl+enter": "enter",
    "shift+enter": "enter",
    "ctrl+i": "tab",
    "ctrl+h": "backspace",
}


def flat_keys(value: object, prefix: str = "") -> object:
    """Read `list.down = "n"`, which TOML takes for a table in a table, as the one name it is meant to be."""
    if not isinstance(value, dict):
        return value
    flat: dict[str, object] = {}
    for name, inner in value.items():
        below = flat_keys(inner, f"{prefix}{name}.")
        flat.update(below if isinstance(below, dict) else {f"{prefix}{name}": inner})
    return flat


def check_keys(file: str, raw: Raw) -> Iterator[Problem]:
    """Find unknown actions, keys bound twice where both would be heard, and keys that would never arrive."""
    keys = flat_keys(raw.get("keys"))
    taken: dict[tuple[str, str], str] = {}
    for action, value in keys.items() if isinstance(keys, dict) else ():
        if action not in known_actions():
            yield Problem(file, f"keys.{dotted(action)}", _unknown(action))
            continue
        room = action.partition(".")[0]
        for key in _keys(value):
            expected = _objection(key, taken.get((room, key)))
            if expected:
                yield wrong(file, f"keys.{action}", key, expected)
            taken.setdefault((room, key), action)


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


def _unknown(action: str) -> str:
    near = get_close_matches(action, sorted(known_actions()), n=1)
    hint = f'did you mean "{near[0]}"?' if near else "the help screen (`?`) names them all"
    return f"unknown action; {hint}"


@cache
def known_actions() -> frozenset[str]:
    """Collect the names of all actions from the screens themselves; imports them, so only keys pay for it."""
    import sretui.ui

    found: set[str] = set()
    for module in walk_packages(sretui.ui.__path__, "sretui.ui."):
        for value in vars(import_module(module.name)).values():
            bindings = vars(value).get("BINDINGS", ()) if isinstance(value, type) else ()
            found.update(str(binding.id) for binding in bindings if getattr(binding, "id", None))
    return frozenset(found)
