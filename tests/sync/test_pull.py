from __future__ import annotations

from typing import TYPE_CHECKING

from sretui.core.model import RepoRole
from sretui.store import cache, cursors

if TYPE_CHECKING:
    from tests.sync.conftest import Puller, World

INQUIRIES, PRODUCT = RepoRole.INQUIRIES, RepoRole.PRODUCT


def fill(world: World) -> None:
    for number in range(1, 8):
        world.issue(1, number)
        world.comment(1, number)
    for number in range(1, 9):
        world.issue(2, number, **({"pull_request": {}} if number % 4 == 0 else {}))
        world.comment(2, number)
    for number in (1, 2, 5, 6):
        world.close(2, number)
    world.close(1, 3)
    world.tick()


def test_a_first_pull_brings_it_all(world: World, puller: Puller) -> None:
    fill(world)
    summary = puller()
    assert summary.complete
    assert (summary.issues, summary.comments, summary.events) == (13, 7, 1)
    assert summary.requests == len(world.log)
    with puller.databases.cache() as conn:
        assert len(cache.load_active(conn)) == 6
        assert cache.load_open_numbers(conn, PRODUCT) == {3, 7}
        assert cache.load_counts(conn).open_product == 2
        assert cache.find_issue(conn, PRODUCT, 4) is None
        assert cursors.load_synced(conn) == world.now
