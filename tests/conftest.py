"""What several parts' tests stand on: a small GitHub of our own, on a real socket."""

import compileall
import os
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from sretui.demo.server import StandIn
from sretui.demo.state import World

SUPPORT, PRODUCT = "example/support", "example/product"
_BEGAN = datetime(2026, 11, 16, 17, tzinfo=UTC)
_NOW = datetime(2026, 11, 23, 18, tzinfo=UTC)


def pytest_xdist_auto_num_workers() -> int:
    """Run two tests for each core: many wait, for a socket or for a screen to rest."""
    return 2 * (os.cpu_count() or 1)


def pytest_configure(config: pytest.Config) -> None:
    """Compile the app once: every process that tests start would, where Python may keep nothing."""
    if not hasattr(config, "workerinput"):
        compileall.compile_dir(Path(__file__).parents[1] / "sretui", quiet=2, workers=0)


@pytest.fixture
def small_world() -> World:
    """Two repositories of one owner: a dozen inquiries, some forty product issues, a few pull requests."""
    world = World()
    world.add_repo("example", "support", team=["ann", "ben"], at=_BEGAN)
    world.add_repo("example", "product", team=["ann", "ben"], first_number=100, at=_BEGAN)
    world.add_user("carol", "Carol Nuñez", at=_BEGAN)
    world.add_token("token-of-ann", "ann", ["repo"])
    for name in ("bug", "enhancement", "reviewed", "low-hanging fruit"):
        world.add_label(PRODUCT, name, "d73a4a", f"{name}.")
    _inquiries(world)
    for place in range(40):
        world.add_issue(
            PRODUCT,
            f"Crash number {place} in the volume plot",
            "It happens with `--nowin`.",
            user="carol" if place % 3 else None,
            at=_BEGAN + timedelta(minutes=place),
            labels=["bug"] if place % 2 else ["enhancement"],
            pull=place % 7 == 6,
        )
    return world


@pytest.fixture
def stand_in(small_world: World) -> Iterator[StandIn]:
    """The small world served, at a clock that stands still."""
    with StandIn(small_world, token="token-of-ann", clock=lambda: _NOW) as running:
        yield running


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Tell how many cells of the table of faults and writes held, and whether their requests are known."""
    told: Counter[str] = Counter()
    for report in terminalreporter.getreports("passed"):
        told.update({name: number for name, number in report.user_properties if isinstance(number, int)})
    if told["fault cell"]:
        terminalreporter.write_line(
            f"{told['fault cell']} cells of the table of faults and writes held; {told['requests']} requests "
            f"held against GitHub's descriptions (REST and GraphQL): {told['undescribed']} errors"
        )


def _inquiries(world: World) -> None:
    for number in range(1, 13):
        at = _BEGAN + timedelta(hours=number)
        world.add_issue(SUPPORT, f"Question {number}", "How does one …?", user="ann", at=at)
        if number % 2:
            world.add_comment(SUPPORT, number, "Like this.", user="ben", at=at + timedelta(hours=1))
        if number % 4 == 1:
            world.add_comment(SUPPORT, number, "Thanks!", user="carol", at=at + timedelta(hours=2))
            world.close(SUPPORT, number, by="ben", at=at + timedelta(hours=3))
