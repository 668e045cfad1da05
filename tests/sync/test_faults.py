"""What a pull makes of the troubles of GitHub and the network: a sentence, and a cursor that goes on."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from sretui.core.errors import BadAnswer, ForgeError, Gone, Offline, RateLimited, Refused, Unauthorized
from sretui.core.model import RepoRole
from sretui.store import cache

if TYPE_CHECKING:
    from tests.sync.conftest import Asked, Fault, Puller, World

INQUIRIES, PRODUCT = RepoRole.INQUIRIES, RepoRole.PRODUCT
SECONDARY = {"message": "You have exceeded a secondary rate limit."}


def held(puller: Puller) -> tuple[int, ...]:
    with puller.databases.cache() as conn:
        tables = ("issues", "comments", "events")
        return tuple(conn.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in tables)  # noqa: S608


TROUBLES: list[tuple[type[ForgeError], int, object, dict[str, str]]] = [
    (Offline, 502, b"<html>", {}),
    (Offline, 0, None, {}),
    (Unauthorized, 401, {"message": "Bad credentials"}, {}),
    (Unauthorized, 403, {}, {"X-GitHub-SSO": "required; url=https://github.com/orgs/x/sso"}),
    (Refused, 403, {"message": "Resource not accessible by personal access token"}, {}),
    (Gone, 404, {"message": "Not Found"}, {}),
    (BadAnswer, 200, b"<html>please sign in</html>", {}),
    (BadAnswer, 200, b'[{"number": 1, "tit', {}),
    (BadAnswer, 200, {"number": 1}, {}),
    (RateLimited, 403, SECONDARY, {"Retry-After": "86400"}),
]


@pytest.mark.parametrize(("kind", "status", "body", "headers"), TROUBLES)
@pytest.mark.parametrize("after", [0, 1, 2, 5, 9, 14])
def test_a_trouble_at_any_page_costs_that_page_alone(
    world: World,
    puller: Puller,
    fault: type[Fault],
    kind: type[ForgeError],
    status: int,
    body: object,
    headers: dict[str, str],
    after: int,
) -> None:
    world.fill()

    def trouble(_: Asked) -> Fault | None:
        return fault(status, body, headers) if len(world.log) > after else None

    world.rule = trouble
    with pytest.raises(ForgeError) as caught:
        puller()
    assert type(caught.value) is kind
    answered = [asked.path for asked in world.log if asked.status == 200 and asked.size]
    world.rule = lambda _: None
    assert puller().complete
    again = [asked.path for asked in world.log if asked.status == 200 and asked.size]
    assert not set(answered) & set(again)
    assert held(puller) == (13, 7, 1)


def test_a_line_that_breaks_once_is_not_even_noticed(
    world: World, puller: Puller, fault: type[Fault]
) -> None:
    world.fill()
    world.rule = lambda _: fault(0) if len(world.log) == 5 else None
    assert puller().complete
    assert any("cut" in said.sentence for said in puller.said)
    assert held(puller) == (13, 7, 1)


@pytest.mark.parametrize("status", [403, 429])
@pytest.mark.parametrize(
    ("headers", "wait"),
    [
        ({"Retry-After": "30"}, 30),
        ({}, 60),
        ({"X-RateLimit-Remaining": "0"}, 1801),
    ],
)
def test_a_rate_limit_is_waited_out_and_seen(
    world: World, puller: Puller, fault: type[Fault], status: int, headers: dict[str, str], wait: int
) -> None:
    world.fill()
    world.rule = lambda _: fault(status, SECONDARY, headers) if len(world.log) == 4 else None
    assert puller().complete
    assert puller.waited == wait
    told = [said for said in puller.said if said.waiting_until is not None]
    assert len(told) == 1
    assert "rate limit" in told[0].sentence


def test_patience_has_a_bound(world: World, puller: Puller, fault: type[Fault]) -> None:
    world.rule = lambda _: fault(429, SECONDARY)
    with pytest.raises(RateLimited):
        puller()
    assert timedelta(minutes=1) < timedelta(seconds=puller.waited) < timedelta(hours=5)
    assert len(world.log) < 10


def test_a_stop_ends_a_wait_at_once(world: World, puller: Puller, fault: type[Fault]) -> None:
    world.fill()
    world.rule = lambda _: fault(429, SECONDARY, {"Retry-After": "3000"}) if len(world.log) == 6 else None
    puller.on_wait = puller.stop.set
    summary = puller()
    assert not summary.complete
    assert puller.waited <= 5
    puller.stop.clear()
    world.rule = lambda _: None
    assert puller().complete


def test_a_stop_between_pages_keeps_what_came(world: World, puller: Puller) -> None:
    world.fill()

    def leave(_: Asked) -> None:
        if len(world.log) == 5:
            puller.stop.set()

    world.rule = leave
    summary = puller()
    assert not summary.complete
    assert summary.comments == 6
    assert len(world.log) == 5


def test_where_github_pages_no_further_the_walk_begins_anew_at_the_last_change(
    world: World, puller: Puller, fault: type[Fault]
) -> None:
    for number in range(1, 31):
        world.issue(1, number)
    for number in range(1, 31):
        world.issue(2, number)
    deep: dict[str, int] = {}

    def shallow(asked: Asked) -> Fault | None:
        walk = f"{asked.path.split('?')[0]} {asked.query.get('state')} {asked.query.get('since')}"
        deep[walk] = deep.get(walk, 0) + 1
        return fault(422, {"message": "pagination is limited for this resource"}) if deep[walk] == 4 else None

    world.rule = shallow
    summary = puller()
    while not summary.complete:
        summary = puller()
    assert held(puller)[0] == 60


def test_a_depth_that_can_not_be_got_round_ends(world: World, puller: Puller, fault: type[Fault]) -> None:
    for number in range(1, 11):
        world.issue(1, number)
    for raw in world.repos[1].issues.values():
        raw["updated_at"] = world.stamp()
    world.rule = lambda asked: fault(422, {}) if "after" in asked.query else None
    summary = puller()
    assert any("422" in sentence for sentence in summary.skipped)
    assert held(puller)[0] == 3


def test_a_list_that_leads_back_to_itself_ends(world: World, puller: Puller) -> None:
    world.fill()
    world.circle = True
    puller()
    assert len(world.log) < 60
    world.circle = False
    puller()
    with puller.databases.cache() as conn:
        assert cache.load_open_numbers(conn, INQUIRIES) == {1, 2, 4, 5, 6, 7}


def test_a_link_to_elsewhere_is_not_followed(world: World, puller: Puller) -> None:
    world.fill()
    world.elsewhere = "http://evil.example.org"
    with pytest.raises(BadAnswer, match="outside"):
        puller()


def test_the_background_leaves_a_part_of_the_quota(world: World, puller: Puller) -> None:
    for number in range(1, 40):
        world.issue(2, number, state="closed", closed_at=world.stamp())
    world.remaining = 506
    began = world.now

    def refill(_: Asked) -> None:
        if world.now - began > timedelta(minutes=30):
            world.remaining = 5000

    world.rule = refill
    assert puller().complete
    assert held(puller)[0] == 39
    paused = [said for said in puller.said if said.waiting_until is not None]
    assert paused
    assert "quota" in paused[0].sentence
    duty = [asked for asked in world.log if "closed" not in asked.path]
    assert len(duty) > 25 * 5


def test_our_clock_may_be_wrong(world: World, puller: Puller) -> None:
    world.fill()
    puller.skew = timedelta(days=-400)
    puller()
    world.issue(1, 40)
    world.issue(2, 41)
    world.tick()
    assert puller().issues == 2
    puller.skew = timedelta(days=400)
    world.issue(2, 42)
    assert puller().issues >= 1
    with puller.databases.cache() as conn:
        assert cache.find_issue(conn, PRODUCT, 42) is not None


def test_a_date_of_the_far_future_hides_nothing(world: World, puller: Puller) -> None:
    world.fill()
    world.issue(1, 30, updated_at="2999-01-01T00:00:00Z")
    puller()
    world.tick()
    world.issue(1, 31)
    world.tick()
    puller()
    with puller.databases.cache() as conn:
        assert cache.find_issue(conn, INQUIRIES, 31) is not None
