"""Fresh config files in which every key stands with its docstring, the ones nobody answered as comments."""

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, time, timedelta

from sretui.config.fields import Described, describe
from sretui.config.shapes import MIDNIGHT, Table
from sretui.core.durations import write_duration

Values = Mapping[str, object]

_EXAMPLES = {
    "keys": ['list.down = "n"'],
    "people[].login": '"alice"',
    "people[].name": '"Alice Example"',
    "people[].memberships": "[{ from = 2024-01-01 }]",
    "shifts[].start": "2026-11-23",
    "shifts[].primary": '"alice"',
    "shifts[].backup": '"bob"',
    "closures[].date": "2026-12-23",
    "closures[].from": '"13:00"',
    "closures[].to": '"17:00"',
    "escalation[].topics": '["licence", "certificate"]',
    "escalation[].people": '["alice"]',
    "escalation[].outside": '"Help desk"',
    "escalation[].reach": '"phone 4-4321"',
    "escalation[].notes": '"They need the host name."',
    "relays": '["mailing-list-account"]',
    "boilerplate": '["The text of your issue template."]',
    "list_tags": '["[users]"]',
}
"""What a commented line shows where the default would not explain itself."""


def fresh_file(model: type[Table], title: str, values: Values, notes: Mapping[str, Sequence[str]]) -> str:
    """Write a new file: `values` by dotted path (dicts for a list of tables), `notes` as comments."""
    keys = list(describe(model))
    lines = [f"# {title}", ""]
    for key in keys:
        if "." not in key.path and not _has_header(key, keys):
            lines += [*_key_lines(key, key.path, values.get(key.path)), ""]
    for key in keys:
        if _has_header(key, keys):
            lines += [*_table_lines(key, keys, values, notes.get(key.path, ())), ""]
    return "\n".join(lines).rstrip() + "\n"


def _has_header(key: Described, keys: Sequence[Described]) -> bool:
    return "[]" not in key.path and (key.is_table or _is_rows(key, keys) or isinstance(key.default, dict))


def _is_rows(key: Described, keys: Sequence[Described]) -> bool:
    return any(other.path.startswith(f"{key.path}[].") for other in keys)


def _table_lines(
    key: Described, keys: Sequence[Described], values: Values, notes: Sequence[str]
) -> Iterator[str]:
    yield f"# {key.doc}"
    if _is_rows(key, keys):
        yield from _row_lines(key, keys, values.get(key.path))
    elif isinstance(key.default, dict):
        yield f"[{key.path}]"
        yield from _named_lines(key, values.get(key.path))
    else:
        yield f"[{key.path}]"
        for inner in _inside(f"{key.path}.", keys):
            if not isinstance(inner.default, dict):
                yield from _key_lines(inner, inner.path.removeprefix(f"{key.path}."), values.get(inner.path))
    yield from (f"# {note}" for note in notes)


def _row_lines(key: Described, keys: Sequence[Described], rows: object) -> Iterator[str]:
    inside = list(_inside(f"{key.path}[].", keys))
    for row in rows if isinstance(rows, list | tuple) else ():
        yield f"[[{key.path}]]"
        for inner in inside:
            name = inner.path.removeprefix(f"{key.path}[].")
            if name in row:
                yield f"{name} = {toml(row[name])}"
    yield f"# [[{key.path}]]"
    for inner in inside:
        name = inner.path.removeprefix(f"{key.path}[].")
        yield f"# {name} = {_EXAMPLES.get(inner.path) or toml(inner.default)}  # {inner.doc}"


def _named_lines(key: Described, values: object) -> Iterator[str]:
    # An empty table would say "none", so a default stands there as a value, not as a comment.
    given = values if isinstance(values, dict) else key.default
    if isinstance(given, dict) and given:
        yield from (f"{toml_key(str(name))} = {toml(value)}" for name, value in given.items())
    else:
        yield from (f"# {example}" for example in _EXAMPLES.get(key.path, ()))


def _inside(prefix: str, keys: Sequence[Described]) -> Iterator[Described]:
    for key in keys:
        rest = key.path.removeprefix(prefix)
        if key.path.startswith(prefix) and "." not in rest and "[" not in rest:
            yield key


def _key_lines(key: Described, name: str, value: object) -> Iterator[str]:
    yield f"# {key.doc}"
    if value is not None:
        yield f"{name} = {toml(value)}"
    elif not key.required:
        yield f"# {name} = {_EXAMPLES.get(key.path) or toml(key.default)}"


def toml_key(name: str) -> str:
    """Write a key, in quotes where TOML wants them."""
    return name if name.replace("-", "").replace("_", "").isalnum() and name.isascii() else _quoted(name)


def toml(value: object) -> str:
    """Write a value as TOML; a pair of times is an interval, a length of time is like 4h."""
    if isinstance(value, bool | int):
        return json.dumps(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, time | timedelta):
        return json.dumps(write_duration(value) if isinstance(value, timedelta) else f"{value:%H:%M}")
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{toml_key(name)} = {toml(inner)}" for name, inner in value.items()) + " }"
    if isinstance(value, list | tuple):
        return json.dumps(_interval(value)) if _is_interval(value) else f"[{', '.join(map(toml, value))}]"
    return _quoted("" if value is None else str(value))


def _quoted(text: str) -> str:
    # JSON escapes what TOML wants escaped, but for one; its own escapes beyond ASCII are not TOML's.
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _is_interval(value: Sequence[object]) -> bool:
    return len(value) == 2 and all(isinstance(end, time) for end in value)


def _interval(value: Sequence[object]) -> str:
    start, end = value
    return f"{start:%H:%M}-{'24:00' if end == MIDNIGHT else format(end, '%H:%M')}"
