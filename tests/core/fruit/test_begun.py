from datetime import UTC, datetime

import pytest

from sretui.core.entries import Data, Entry, Kind
from sretui.core.fruit.begun import begun

NOW = datetime(2026, 11, 24, 18, tzinfo=UTC)


def entry(kind: Kind, data: Data, by: str = "alice") -> Entry:
    return Entry(f"{kind}-{by}", NOW, by, "P1", kind, data)


WORKED = entry(Kind.EFFORT, {"minutes": 15, "category": "other"})
TIMED = entry(Kind.TIMER, {"since": NOW.isoformat(), "category": "", "about": "product #1"})
DONE = entry(Kind.FINISHED, {"how": "closed"})
OPEN_AGAIN = entry(Kind.FINISHED, {"how": None})


@pytest.mark.parametrize(
    ("entries", "is_begun"),
    [
        ((), False),
        ((WORKED,), True),
        ((TIMED,), True),
        ((entry(Kind.EFFORT, {"minutes": 15}, "bob"),), False),
        ((entry(Kind.ESTIMATED, {"minutes": 60}),), False),
        ((WORKED, DONE), False),
        ((WORKED, entry(Kind.FINISHED, {"how": "closed"}, "bob")), False),
        ((WORKED, DONE, OPEN_AGAIN), True),
    ],
)
def test_what_is_begun(entries: tuple[Entry, ...], is_begun: bool) -> None:
    assert list(begun({"P1": entries}, "Alice")) == (["P1"] if is_begun else [])


def test_work_on_nothing_is_no_fruit() -> None:
    assert list(begun({"": (WORKED,)}, "alice")) == []
