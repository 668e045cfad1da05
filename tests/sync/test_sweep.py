from __future__ import annotations

from typing import TYPE_CHECKING

from sretui.core.model import Comment, Issue, RepoRole, Whereabouts
from sretui.store import cache

if TYPE_CHECKING:
    from tests.sync.conftest import Asked, Fault, Puller, World

INQUIRIES, PRODUCT = RepoRole.INQUIRIES, RepoRole.PRODUCT
DAY = 24 * 3600


def issue(puller: Puller, number: int, role: RepoRole = INQUIRIES) -> Issue:
    with puller.databases.cache() as conn:
        found = cache.find_issue(conn, role, number)
    assert found is not None
    return found


def comments(puller: Puller, number: int, role: RepoRole = INQUIRIES) -> tuple[Comment, ...]:
    with puller.databases.cache() as conn:
        held = cache.load_conversation(conn, issue(puller, number, role).node_id)
    assert held is not None
    return held.comments


def test_it_comes_once_a_day(world: World, puller: Puller) -> None:
    world.fill()
    puller()
    world.tick(DAY - 60)
    puller()
    assert len(world.log) == 5
    world.tick(120)
    puller()
    assert len(world.log) > 5
    world.tick(120)
    puller()
    assert len(world.log) == 5


def test_a_deleted_comment_becomes_a_tombstone(world: World, puller: Puller) -> None:
    world.fill()
    for _ in range(4):
        world.comment(1, 5, "More")
    last = world.comment(1, 5, "Oops, wrong window")
    puller()
    world.delete_comment(1, last["id"])
    world.tick()
    assert puller().comments == 0
    assert puller(full=True).comments == 1
    dead = [comment for comment in comments(puller, 5) if comment.deleted is not None]
    assert [comment.id for comment in dead] == [last["id"]]
    assert dead[0].body == "Oops, wrong window"
    assert dead[0].deleted == world.now
    world.tick()
    assert puller(full=True).comments == 0


def test_a_comment_that_slipped_through_is_fetched(world: World, puller: Puller) -> None:
    world.fill()
    puller()
    with puller.databases.cache() as conn:
        conn.execute("DELETE FROM comments WHERE issue_number = 5 AND repo = 'inquiries'")
    world.tick(DAY)
    puller()
    assert [comment.body for comment in comments(puller, 5)] == ["Hello"]


def test_a_moved_issue_tells_where_it_went(world: World, puller: Puller) -> None:
    world.fill()
    puller()
    world.issue(2, 99, title="Moved here")
    del world.repos[1].issues[5]
    world.repos[1].moved[5] = f"{world.api}/repositories/2/issues/99"
    world.tick(DAY)
    puller()
    gone = issue(puller, 5)
    assert (gone.whereabouts, gone.moved_to) == (
        Whereabouts.MOVED,
        "https://github.com/visit-dav/visit/issues/99",
    )
    assert not gone.is_open
    assert issue(puller, 99, PRODUCT).is_open


def test_a_deleted_issue_of_either_repo(world: World, puller: Puller) -> None:
    world.fill()
    puller()
    del world.repos[1].issues[6]
    del world.repos[2].issues[7]
    puller(full=True)
    assert issue(puller, 6).whereabouts is Whereabouts.DELETED
    assert issue(puller, 7, PRODUCT).whereabouts is Whereabouts.DELETED
    assert issue(puller, 3, PRODUCT).is_open
    assert comments(puller, 6)


def test_an_issue_that_the_list_left_out_is_not_believed_gone(world: World, puller: Puller) -> None:
    world.fill()
    puller()
    hidden = world.repos[1].issues.pop(6)

    def found_singly(asked: Asked) -> None:
        if asked.path == "/repositories/1/issues/6":
            world.repos[1].issues[6] = hidden

    world.rule = found_singly
    world.tick(DAY)
    puller()
    assert issue(puller, 6).is_open


def test_when_all_is_missing_nothing_is_believed(world: World, puller: Puller) -> None:
    world.fill()
    puller()
    world.repos[1].issues.clear()
    world.tick(DAY)
    summary = puller()
    assert any("left as it is" in sentence for sentence in summary.skipped)
    assert issue(puller, 6).is_open
    assert all("/issues/6" not in asked.path for asked in world.log)


def test_the_last_issue_of_a_small_repo_may_be_deleted(world: World, puller: Puller) -> None:
    world.issue(1, 1)
    puller()
    world.repos[1].issues.clear()
    world.tick(DAY)
    puller()
    assert issue(puller, 1).whereabouts is Whereabouts.DELETED


def test_an_issue_that_cannot_be_read_stays_as_it_is(world: World, puller: Puller) -> None:
    world.fill()
    puller()
    world.repos[1].issues[6]["title"] = None
    world.tick(DAY)
    summary = puller()
    assert any("#6" in sentence for sentence in summary.skipped)
    assert issue(puller, 6).is_open


def test_a_sweep_that_pages_too_deep_goes_on(world: World, puller: Puller, fault: type[Fault]) -> None:
    world.fill()
    puller()
    world.tick(DAY)
    asked_late: list[str] = []

    def shallow(asked: Asked) -> Fault | None:
        if "after" not in asked.query or "since" in asked.query:
            return None
        asked_late.append(asked.path)
        return fault(422, {"message": "too deep"}) if len(asked_late) == 2 else None

    world.rule = shallow
    puller()
    assert {issue(puller, number).whereabouts for number in range(1, 8)} == {Whereabouts.HERE}
    assert all("/issues/6" not in asked.path for asked in world.log)


def test_a_renamed_repo_is_told(world: World, puller: Puller) -> None:
    world.fill()
    puller()
    world.rename(1, "visit-dav/new-name")
    world.tick(DAY)
    summary = puller()
    assert any("is now called visit-dav/new-name" in sentence for sentence in summary.skipped)
    assert len({said.sentence for said in puller.said if "now called" in said.sentence}) == 1


def test_a_product_conversation_nobody_opened_is_left_alone(world: World, puller: Puller) -> None:
    world.fill()
    puller()
    world.tick(DAY)
    puller()
    assert all("/issues/3/comments" not in asked.path for asked in world.log)
    assert comments(puller, 3, PRODUCT) == ()
