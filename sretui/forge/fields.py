"""Typed reading of one field of GitHub's JSON; each function raises Unreadable, which says what is wrong.

JSON can hold what SQLite cannot: half a surrogate pair, an integer of any size.
"""

import re
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

Raw = Mapping[str, object]

_LARGEST = 2**63 - 1  # the largest integer SQLite holds
_SURROGATE = re.compile("[\ud800-\udfff]")


class Unreadable(ValueError):
    """An item that lacks something needed; `str()` says what."""


def text(item: Raw, key: str) -> str:
    """Read a string."""
    value = item.get(key)
    if not isinstance(value, str):
        raise Unreadable(_complaint(item, key, "a text"))
    return value if value.isascii() else _SURROGATE.sub("\ufffd", value)


def optional_text(item: Raw, key: str) -> str | None:
    """Read a string that may be null or absent."""
    return None if item.get(key) is None else text(item, key)


def number(item: Raw, key: str, *, least: int = 1) -> int:
    """Read an integer of at least `least` that SQLite can hold."""
    value = item.get(key)
    if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= _LARGEST:
        raise Unreadable(_complaint(item, key, "a number"))
    return value


def flag(item: Raw, key: str, *, default: bool) -> bool:
    """Read a boolean that may be absent."""
    value = item.get(key)
    if value is None:
        return default
    if not isinstance(value, bool):
        raise Unreadable(_complaint(item, key, "true or false"))
    return value


def instant(item: Raw, key: str) -> datetime:
    """Read an instant, as UTC in whole seconds."""
    value = text(item, key)
    try:
        at = datetime.fromisoformat(value)
        if at.tzinfo is None:
            raise Unreadable(_complaint(item, key, "an instant with a zone"))
        return at.astimezone(UTC).replace(microsecond=0)
    except (ValueError, OverflowError) as error:
        raise Unreadable(_complaint(item, key, "an instant")) from error


def mapping(item: Raw, key: str) -> Raw:
    """Read an object."""
    value = item.get(key)
    if not isinstance(value, Mapping):
        raise Unreadable(_complaint(item, key, "an object"))
    return value


def sequence(item: Raw, key: str) -> Sequence[object]:
    """Read a list."""
    value = item.get(key)
    if not isinstance(value, list):
        raise Unreadable(_complaint(item, key, "a list"))
    return value


def _complaint(item: Raw, key: str, expected: str) -> str:
    if key not in item:
        return f"has no `{key}`"
    return f"has a `{key}` that is not {expected}"
