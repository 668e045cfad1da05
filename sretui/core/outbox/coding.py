"""The outbox's values as plain dicts and back, ready for JSON: what SQLite keeps and what `export` writes.

Each dict of a dataclass says its `kind`; the fields' own types say how to read them back.
"""

from collections.abc import Mapping
from dataclasses import MISSING, fields
from datetime import UTC, date, datetime
from enum import Enum
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from sretui.core.outbox import writes
from sretui.core.outbox.action import Action, Draft
from sretui.core.outbox.steps import Queued, Result, Step

T = TypeVar("T")

_KINDS: dict[str, type] = {
    "post comment": writes.PostComment,
    "file issue": writes.FileIssue,
    "edit comment": writes.EditComment,
    "close issue": writes.CloseIssue,
    "reopen issue": writes.ReopenIssue,
    "assign people": writes.AssignPeople,
    "unassign people": writes.UnassignPeople,
    "change labels": writes.ChangeLabels,
    "move issue": writes.MoveIssue,
    "put file": writes.PutFile,
    "add reaction": writes.AddReaction,
    "remove reaction": writes.RemoveReaction,
    "place": writes.Place,
    "incoming": writes.Incoming,
    "action": Action,
    "draft": Draft,
    "step": Step,
    "result": Result,
    "queued": Queued,
}
_NAMES = {made: kind for kind, made in _KINDS.items()}
_HINTS = {kind: get_type_hints(made) for kind, made in _KINDS.items()}


def kind_of(value: object) -> str:
    """Name what a value is: `post comment`, `close issue`, ..."""
    return _NAMES[type(value)]


def to_json(value: object) -> dict[str, Any]:
    """Turn one of the outbox's values into a dict that JSON can hold."""
    return {"kind": kind_of(value), **{name: _plain(getattr(value, name)) for name in _HINTS[kind_of(value)]}}


def from_json(expected: type[T], data: Mapping[str, Any]) -> T:
    """Read a value back; raises ValueError for a kind, or a field, that this program does not know."""
    if data.get("kind") != _NAMES[expected]:
        raise ValueError(f"{data.get('kind')!r} is not {_NAMES[expected]!r}")
    value: T = _read_kind(data)
    return value


def _plain(value: object) -> object:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    if isinstance(value, Mapping):
        return dict(value)
    return to_json(value) if type(value) in _NAMES else value


def _read(hint: Any, data: Any) -> Any:
    if get_origin(hint) in {Union, UnionType}:
        return _read_union(get_args(hint), data)
    if get_origin(hint) is tuple:
        return _read_tuple(get_args(hint), data)
    if hint in _NAMES:
        return _read_kind(data)
    if hint in {datetime, date}:
        return hint.fromisoformat(data)
    if isinstance(hint, type) and issubclass(hint, Enum):
        return hint(data)
    return data


def _read_union(hints: tuple[Any, ...], data: Any) -> Any:
    if data is None and NoneType in hints:
        return None
    if isinstance(data, dict) and "kind" in data:
        return _read_kind(data)
    return _read(next(hint for hint in hints if hint is not NoneType), data)


def _read_tuple(hints: tuple[Any, ...], data: Any) -> tuple[Any, ...]:
    if hints[-1] is Ellipsis:
        return tuple(_read(hints[0], one) for one in data)
    return tuple(_read(hint, one) for hint, one in zip(hints, data, strict=True))


def _read_kind(data: Any) -> Any:
    """Build a dataclass from its dict; what a newer program adds is not dropped in silence."""
    kind = data.get("kind") if isinstance(data, Mapping) else None
    if kind not in _KINDS:
        raise ValueError(f"{kind!r} is not known to this program")
    made, hints = _KINDS[kind], _HINTS[kind]
    if unknown := set(data) - set(hints) - {"kind"}:
        raise ValueError(f"{', '.join(sorted(unknown))} of {kind!r} is not known to this program")
    if missing := _needed(made) - set(data):
        raise ValueError(f"{', '.join(sorted(missing))} of {kind!r} is missing")
    return made(**{name: _read(hints[name], data[name]) for name in hints if name in data})


def _needed(made: type) -> set[str]:
    return {one.name for one in fields(made) if one.default is MISSING and one.default_factory is MISSING}
