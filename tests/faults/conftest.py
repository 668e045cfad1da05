"""Counts the cells that held, and the requests that were held against GitHub's descriptions."""

from collections.abc import Callable

import pytest

from tests.faults.described import undescribed
from tests.faults.ground import Ground

pytest.register_assert_rewrite("tests.faults.checks")


@pytest.fixture
def cell(record_property: Callable[[str, object], None]) -> Callable[[Ground], None]:
    """Called at the end of a cell's test: the summary counts it."""

    def count(ground: Ground) -> None:
        record_property("fault cell", 1)
        record_property("requests", len(ground.stand_in.requests))
        record_property("undescribed", len(undescribed(ground.stand_in)))

    return count
