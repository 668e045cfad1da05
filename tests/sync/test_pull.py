from __future__ import annotations

from typing import TYPE_CHECKING

from sretui.core.model import RepoRole
from sretui.store import cache, cursors

if TYPE_CHECKING:
    from tests.sync.conftest import Puller, World

INQUIRIES, PRODUCT = RepoRole.INQUIRIES, RepoRole.PRODUCT


def test_a_first_pull_brings_it_all(world: World, puller: Puller) -> None:
    world.fill()
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


def test_an_unchanged_pull_costs_five_requests_that_cost_nothing(world: World, puller: Puller) -> None:
    world.fill()
    puller()
    for _ in range(3):
        world.tick()
        summary = puller()
        assert [asked.status for asked in world.log] == [304] * 5
        assert (summary.requests, summary.issues, summary.comments, summary.events) == (5, 0, 0, 0)
        assert summary.complete


def test_the_first_pull_asks_for_no_since(world: World, puller: Puller) -> None:
    world.fill()
    puller()
    first: dict[str, str | None] = {}
    for asked in world.log:
        first.setdefault(asked.path.split("?")[0] + asked.query.get("state", ""), asked.query.get("since"))
    assert first.pop("/repositories/2/issuesall") is not None
    assert first.pop("/repositories/2/issues/comments") is not None
    assert set(first.values()) == {None}


def test_what_the_duty_needs_comes_first(world: World, puller: Puller) -> None:
    world.fill()
    puller()
    order = [(asked.path.split("?")[0], asked.query.get("state")) for asked in world.log]
    firsts = [order.index(each) for each in (
        ("/repositories/1/issues/comments", None), ("/repositories/1/issues", "all"),
        ("/repositories/1/issues/events", None), ("/repositories/2/issues", "open"),
        ("/repositories/2/issues", "all"), ("/repositories/2/issues/comments", None),
        ("/repositories/2/issues", "closed"),
    )]  # fmt: skip
    assert firsts == sorted(firsts)


def test_news_comes_with_the_next_pull(world: World, puller: Puller) -> None:
    world.fill()
    puller()
    world.comment(1, 5, "Any news?")
    world.issue(1, 9, title="Another")
    world.close(2, 7)
    world.comment(2, 3, "Me too")
    world.tick()
    summary = puller()
    assert (summary.issues, summary.comments) == (4, 2)
    with puller.databases.cache() as conn:
        assert cache.load_open_numbers(conn, PRODUCT) == {3}
        issue = cache.find_issue(conn, INQUIRIES, 5)
        assert issue is not None
        held = cache.load_conversation(conn, issue.node_id)
        assert held is not None
        assert [comment.body for comment in held.comments] == ["Hello", "Any news?"]
    world.tick()
    puller()
    assert [asked.status for asked in world.log] == [304] * 5


def test_a_change_in_the_second_of_the_last_pull_is_seen(world: World, puller: Puller) -> None:
    world.fill()
    last = world.issue(1, 8)
    puller()
    last["title"] = "Renamed within the same second"
    assert puller().issues == 1
    with puller.databases.cache() as conn:
        found = cache.find_issue(conn, INQUIRIES, 8)
    assert found is not None
    assert found.title == "Renamed within the same second"


def test_more_changes_in_one_second_than_a_page_holds(world: World, puller: Puller) -> None:
    for number in range(1, 11):
        world.issue(1, number)
    for raw in world.repos[1].issues.values():
        raw["updated_at"] = world.stamp()
    assert puller().issues == 10
    world.tick()
    assert puller().issues == 0
    world.repos[1].issues[10]["title"] = "Renamed"
    world.issue(1, 11)
    assert puller().issues == 2


def test_pull_requests_move_the_cursor_on_though_they_are_not_kept(world: World, puller: Puller) -> None:
    world.fill()
    puller()
    for number in range(20, 27):
        world.issue(2, number, pull_request={})
        world.comment(2, number)
    world.tick()
    assert puller().issues == 0
    world.tick()
    puller()
    assert [asked.status for asked in world.log] == [304] * 5


def test_an_unreadable_issue_is_said_and_skipped(world: World, puller: Puller) -> None:
    world.fill()
    world.issue(1, 66, title=None)
    world.issue(1, 67)
    summary = puller()
    assert len(summary.skipped) == 1
    assert "#66" in summary.skipped[0]
    with puller.databases.cache() as conn:
        assert cache.find_issue(conn, INQUIRIES, 66) is None
        assert cache.find_issue(conn, INQUIRIES, 67) is not None


def test_empty_repos(world: World, puller: Puller) -> None:
    assert puller().complete
    world.tick()
    puller()
    assert {asked.status for asked in world.log} == {304}
    world.issue(1, 1)
    world.issue(2, 1)
    world.tick()
    assert puller().issues == 2


def test_one_repo_alone(world: World, puller: Puller) -> None:
    world.fill()
    assert puller(repos={INQUIRIES: "visit-dav/live-customer-response"}).complete
    assert all("/repositories/2" not in asked.path for asked in world.log)


def test_events_are_read_until_a_known_one(world: World, puller: Puller) -> None:
    for number in range(1, 13):
        world.issue(1, number)
        world.event(1, number, "labeled")
    assert puller().events == 12
    world.event(1, 3, "assigned")
    assert puller().events == 1
    assert sum("events" in asked.path for asked in world.log) == 1


def test_events_that_happen_while_older_ones_are_read(world: World, puller: Puller) -> None:
    for number in range(1, 13):
        world.issue(1, number)
        world.event(1, number, "labeled")

    def happen(asked: object) -> None:
        if "page=3" in str(asked) and not world.repos[1].issues.get(99):
            world.issue(1, 99)
            world.event(1, 99, "pinned")

    world.rule = happen
    puller()
    puller()
    with puller.databases.cache() as conn:
        issue = cache.find_issue(conn, INQUIRIES, 99)
        assert issue is not None
        held = cache.load_conversation(conn, issue.node_id)
    assert held is not None
    assert [event.kind for event in held.events] == ["pinned"]


def test_a_full_pull_reads_everything_again(world: World, puller: Puller) -> None:
    world.fill()
    puller()
    world.comment(2, 3, "between the pulls")
    world.tick()
    summary = puller(full=True)
    assert summary.complete
    assert any(asked.query.get("state") == "closed" for asked in world.log)
    assert (
        summary.comments == 2
    )  # the new one, and the older one that the sweep found to be missing beside it


def test_a_pull_without_background_leaves_the_closed_ones(world: World, puller: Puller) -> None:
    world.fill()
    assert not puller(background=False).complete
    assert all(asked.query.get("state") != "closed" for asked in world.log)
    assert puller().complete


def test_the_duty_gets_through_while_the_background_reads(world: World, puller: Puller) -> None:
    world.fill()
    for number in range(100, 140):
        world.issue(2, number, state="closed", closed_at=world.stamp())

    def slow(asked: object) -> None:
        if "state=closed" in str(asked):
            world.tick(25)

    world.rule = slow
    assert puller().complete
    kinds = ["closed" if "closed" in asked.path else "duty" for asked in world.log]
    later = kinds[kinds.index("closed") :]
    assert later.count("duty") >= 15
    assert all(
        asked.status == 304
        for asked, kind in zip(world.log[-len(later) :], later, strict=True)
        if kind == "duty"
    )


def test_a_renamed_repo_is_told_once_and_read_on(world: World, puller: Puller) -> None:
    world.fill()
    puller()
    world.repos[1].name = "visit-dav/renamed"
    world.issue(1, 50)
    assert puller().issues == 1


def test_a_name_that_means_another_repo_begins_anew(world: World, puller: Puller) -> None:
    world.fill()
    puller()
    world.repos[3] = type(world.repos[1])(3, "other/inquiries")
    world.issue(3, 1, title="Elsewhere")
    puller(repos={INQUIRIES: "other/inquiries", PRODUCT: "visit-dav/visit"})
    with puller.databases.cache() as conn:
        assert [held.issue.title for held in cache.load_active(conn)] == ["Elsewhere"]
        assert cache.load_counts(conn).open_product == 2


def test_how_it_goes_is_told_page_by_page(world: World, puller: Puller) -> None:
    world.fill()
    puller()
    issues = [said for said in puller.said if said.repo is INQUIRIES and said.what == "issues"]
    assert [(said.pages, said.items) for said in issues][:3] == [(1, 3), (2, 6), (3, 7)]
    assert issues[0].rate is not None
    assert issues[2].left is not None
