"""Counts the cells that held."""

from collections.abc import Callable

import pytest

pytest.register_assert_rewrite("tests.faults.checks")


@pytest.fixture
def cell(record_property: Callable[[str, object], None]) -> Callable[[], None]:
    """Called at the end of a cell's test: the summary counts it."""
    return lambda: record_property("fault cell", 1)
