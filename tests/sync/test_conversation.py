from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from sretui.core.errors import Gone, StoreError
from sretui.core.model import Issue, RepoRole
from sretui.store import cache
from sretui.sync.conversation import pull_conversation

if TYPE_CHECKING:
    from tests.sync.conftest import Puller, World

PRODUCT = RepoRole.PRODUCT
NOW = datetime(2026, 11, 24, tzinfo=UTC)


def opened(puller: Puller, number: int) -> int:
    with puller.databases.cache() as conn:
        found = cache.find_issue(conn, PRODUCT, number)
    assert found is not None
    return pull_conversation(puller.databases, puller.forge, found, (), lambda: NOW)


def bodies(puller: Puller, number: int) -> list[str]:
    with puller.databases.cache() as conn:
        found = cache.find_issue(conn, PRODUCT, number)
        held = cache.load_conversation(conn, found.node_id) if found else None
    assert held is not None
    return [comment.body for comment in held.comments if comment.deleted is None]


def test_an_opened_issues_comments_come_whole(world: World, puller: Puller) -> None:
    world.fill()
    for number in range(8):
        world.comment(2, 3, f"Comment {number}")
    world.tick()
    puller()
    assert bodies(puller, 3) == []
    assert opened(puller, 3) == 9
    assert bodies(puller, 3) == ["Hello", *(f"Comment {number}" for number in range(8))]
    assert opened(puller, 3) == 0


def test_what_comes_later_comes_with_the_pull(world: World, puller: Puller) -> None:
    world.fill()
    puller()
    opened(puller, 3)
    world.comment(2, 3, "Later")
    world.tick()
    puller()
    assert bodies(puller, 3) == ["Hello", "Later"]


def test_what_is_no_longer_there_becomes_a_tombstone(world: World, puller: Puller) -> None:
    world.fill()
    last = world.comment(2, 3, "Gone soon")
    puller()
    opened(puller, 3)
    world.delete_comment(2, last["id"])
    assert opened(puller, 3) == 1
    assert bodies(puller, 3) == ["Hello"]


def test_where_one_is_unreadable_none_is_taken_for_deleted(world: World, puller: Puller) -> None:
    world.fill()
    last = world.comment(2, 3, "Strange soon")
    puller()
    opened(puller, 3)
    last["created_at"] = 7
    opened(puller, 3)
    assert bodies(puller, 3) == ["Hello", "Strange soon"]


def test_a_moved_issue_says_so(world: World, puller: Puller) -> None:
    world.fill()
    puller()
    del world.repos[2].issues[3]
    with pytest.raises(Gone, match="#3"):
        opened(puller, 3)


def test_before_the_first_pull_there_is_nothing_to_open(puller: Puller) -> None:
    issue = Issue("I_2_3", PRODUCT, 3, "", "", None, NOW, NOW)
    with pytest.raises(StoreError, match="sync"):
        pull_conversation(puller.databases, puller.forge, issue, (), lambda: NOW)
