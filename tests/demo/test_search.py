from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from sretui.demo.server import StandIn
from sretui.demo.state import World

FOUND = "/search/issues?q=repo:example/support"


@pytest.mark.parametrize(("passed", "count"), [(0, 0), (59, 0), (60, 1)])
def test_search_does_not_know_yet_what_was_just_written(
    small_world: World, ask: Any, passed: int, count: int
) -> None:
    now = [datetime(2026, 11, 23, 18, tzinfo=UTC)]
    with StandIn(small_world, token="token-of-ann", clock=lambda: now[0]) as running:
        ask("POST", f"{running.url}/repos/example/support/issues", {"title": "Wholly unheard of"})
        now[0] += timedelta(seconds=passed)
        assert ask.get(f"{running.url}{FOUND}+unheard").json["total_count"] == count
        assert ask.get(f"{running.url}/repos/example/support/issues").json[0]["title"] == "Wholly unheard of"


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("", 12),
        ("+is:open", 9),
        ("+state:closed", 3),
        ("+author:carol", 0),
        ("+question+label:bug", 0),
        ("+%22question+1%22", 4),
    ],
)
def test_words_and_qualifiers(ask: Any, query: str, count: int) -> None:
    assert ask.get(FOUND + query).json["total_count"] == count


def test_a_search_for_nothing_is_refused(ask: Any) -> None:
    assert ask.get("/search/issues?q=").status == 422
