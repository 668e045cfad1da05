"""Fruit in progress: what somebody has spent time on and not finished."""

from collections.abc import Iterator

from sretui.core.effort import Told
from sretui.core.journal import Kind, facts
from sretui.core.people import is_among

_WORKED = frozenset({Kind.EFFORT, Kind.TIMER})


def begun(told: Told, by: str) -> Iterator[str]:
    """Yield the issues (node ids) that a person has worked on and that are not recorded as finished."""
    for node_id, entries in told.items():
        kept = tuple(entries)
        worked = any(one.kind in _WORKED and is_among(one.by, (by,)) for one in kept)
        if node_id and worked and not facts(kept).finished:
            yield node_id
