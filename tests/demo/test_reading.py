import re
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from sretui.demo.server import StandIn

S, P = "/repos/example/support", "/repos/example/product"


def _numbers(issues: list[Any]) -> list[int]:
    return [one["number"] for one in issues]


def test_issue_lists_page_by_cursor_under_the_repository_id(stand_in: StandIn, ask: Any) -> None:
    repo = stand_in.world.repo("example/product")
    first = ask.get(f"{P}/issues?state=all&per_page=15")
    assert first.link("last") is None
    assert re.match(rf"{stand_in.url}/repositories/{repo.id}/issues\?.*after=", first.link("next"))
    second = ask.get(first.link("next"))
    assert second.link("prev") is not None
    assert _numbers(second.json)[0] == _numbers(first.json)[-1] - 1


@pytest.mark.parametrize(
    "sorting", ["sort=created&direction=asc", "sort=updated&direction=desc", "sort=comments&direction=asc"]
)
def test_no_issue_is_lost_or_seen_twice_over_the_pages(fetch_all: Any, sorting: str) -> None:
    found = _numbers(fetch_all(f"{S}/issues?state=all&per_page=5&{sorting}"))
    assert sorted(found) == list(range(1, 13))


def test_a_new_issue_between_two_pages_shifts_nothing(stand_in: StandIn, ask: Any) -> None:
    first = ask.get(f"{S}/issues?state=all&per_page=5")
    stand_in.world.add_issue("example/support", "Meanwhile", user="carol", at=stand_in.clock())
    assert _numbers(ask.get(first.link("next")).json) == [7, 6, 5, 4, 3]


def test_a_list_of_one_page_has_no_link(ask: Any) -> None:
    assert ask.get(f"{S}/issues?state=all").headers["Link"] is None


def test_comments_count_their_pages_and_refuse_the_deep_ones(small_world: Any, ask: Any) -> None:
    with StandIn(small_world, token="token-of-ann", deepest=3) as shallow:
        address = f"{shallow.url}{S}/issues/comments?per_page=2"
        assert ask.get(address).link("last").endswith("page=5")
        assert [ask.get(f"{address}&page={page}").status for page in (3, 4)] == [200, 422]


@pytest.mark.parametrize(("seconds", "found"), [(0, [12]), (1, []), (-7200, [12, 10]), (-7199, [12])])
def test_since_counts_whole_seconds_from_and_with_the_instant(
    ask: Any, seconds: int, found: list[int]
) -> None:
    last = datetime(2026, 11, 17, 5, tzinfo=UTC) + timedelta(seconds=seconds)
    listed = ask.get(f"{S}/issues?state=all&since={last:%Y-%m-%dT%H:%M:%SZ}").json
    assert [number for number in _numbers(listed) if number % 2 == 0] == found


def test_the_epoch_finds_nothing(ask: Any) -> None:
    assert ask.get(f"{S}/issues?state=all&since=1970-01-01T00:00:00Z").json == []
    assert ask.get(f"{S}/issues/comments?since=1970-01-01T00:00:00Z").json == []


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("", 9),
        ("state=closed", 3),
        ("state=all&creator=ann", 12),
        ("state=all&creator=carol", 0),
        ("state=all&assignee=none", 12),
        ("state=all&labels=bug", 0),
    ],
)
def test_filters(ask: Any, query: str, count: int) -> None:
    assert len(ask.get(f"{S}/issues?{query}").json) == count


def test_pull_requests_are_among_the_issues_and_tell(ask: Any) -> None:
    listed = ask.get(f"{P}/issues?state=all&per_page=100").json
    assert sum("pull_request" in one for one in listed) == 5
    assert "pull_request" in ask.get(f"{P}/issues/106").json


def test_a_second_look_costs_nothing(ask: Any) -> None:
    first = ask.get(f"{S}/issues")
    again = ask.get(f"{S}/issues", headers={"If-None-Match": first.headers["ETag"]})
    assert first.headers["ETag"].startswith('W/"')
    assert (again.status, again.text) == (304, "")
    assert again.headers["X-RateLimit-Remaining"] == first.headers["X-RateLimit-Remaining"] == "4999"


def test_etags_differ_by_token_and_page(stand_in: StandIn, ask: Any) -> None:
    stand_in.world.add_token("another", "ben")
    mine = ask.get(f"{S}/issues").headers["ETag"]
    assert mine != ask.get(f"{S}/issues", token="another").headers["ETag"]
    assert mine != ask.get(f"{S}/issues?per_page=2").headers["ETag"]


def test_a_change_shows_in_the_etag(stand_in: StandIn, ask: Any) -> None:
    tag = ask.get(f"{S}/issues/1").headers["ETag"]
    stand_in.world.add_comment("example/support", 1, "More", user="ben", at=stand_in.clock())
    assert ask.get(f"{S}/issues/1", headers={"If-None-Match": tag}).status == 200


def test_events_come_newest_first_without_comments_and_mentions(stand_in: StandIn, ask: Any) -> None:
    world = stand_in.world
    world.mention("example/support", 1, world.issue("example/product", 101), by="ann", at=stand_in.clock())
    ids = [one["id"] for one in ask.get(f"{S}/issues/events").json]
    assert ids == sorted(ids, reverse=True)
    assert {one["event"] for one in ask.get(f"{S}/issues/events").json} == {"closed"}
    told = [one["event"] for one in ask.get(f"{S}/issues/1/timeline").json]
    assert told == ["commented", "commented", "closed", "cross-referenced"]


def test_a_deleted_comment_leaves_the_date_but_not_the_count(stand_in: StandIn, ask: Any) -> None:
    before = ask.get(f"{S}/issues/1").json
    stand_in.world.delete_comment(
        "example/support", stand_in.world.issue("example/support", 1).comments[0].id
    )
    after = ask.get(f"{S}/issues/1").json
    assert (before["comments"], after["comments"]) == (2, 1)
    assert before["updated_at"] == after["updated_at"]


def test_a_deleted_account_is_nobody(stand_in: StandIn, ask: Any) -> None:
    stand_in.world.forget_user("ben")
    issue = ask.get(f"{S}/issues/1").json
    assert issue["closed_by"] is None
    assert ask.get(f"{S}/issues/1/comments").json[0]["user"] is None
    assert ask.get(f"{S}/issues/1/events").json[0]["actor"] is None


def test_an_issue_that_moved_redirects_and_what_is_below_it_is_gone(stand_in: StandIn, ask: Any) -> None:
    moved = stand_in.world.transfer_issue(
        "example/support", 1, "example/product", by="ann", at=stand_in.clock()
    )
    reply = ask.get(f"{S}/issues/1")
    place = f"{stand_in.url}/repositories/{moved.repo_id}/issues/{moved.number}"
    assert (reply.status, reply.headers["Location"]) == (301, place)
    assert ask.get(f"{S}/issues/1/comments").status == 404
    assert ask.get(place).json["comments"] == 2
    assert len(ask.get(f"{place}/comments").json) == 2


def test_a_deleted_issue_is_410(stand_in: StandIn, ask: Any) -> None:
    stand_in.world.delete_issue("example/support", 1)
    assert ask.get(f"{S}/issues/1").status == 410
    assert 1 not in _numbers(ask.get(f"{S}/issues?state=all&per_page=100").json)


def test_a_renamed_repository_redirects_without_the_query(stand_in: StandIn, ask: Any) -> None:
    repo = stand_in.world.rename_repo("example/support", "help", stand_in.clock())
    reply = ask.get(f"{S}/issues?state=all")
    place = f"{stand_in.url}/repositories/{repo.id}/issues"
    assert (reply.status, reply.headers["Location"]) == (301, place)
    assert ask("POST", f"{S}/issues", {"title": "x"}).status == 307
    assert ask.get(f"/repositories/{repo.id}").json["full_name"] == "example/help"


def test_a_private_repository_is_not_there_for_strangers(stand_in: StandIn, ask: Any) -> None:
    stand_in.world.add_token("of-carol", "carol")
    stand_in.world.repo("example/support").private = True
    assert ask.get(S, token="of-carol").status == 404
    assert ask.get(S).json["private"] is True


@pytest.mark.parametrize("scheme", ["Bearer", "token"])
def test_both_ways_to_show_a_token(ask: Any, scheme: str) -> None:
    reply = ask.get("/user", headers={"Authorization": f"{scheme} token-of-ann"})
    assert (reply.json["login"], reply.headers["X-OAuth-Scopes"]) == ("ann", "repo")


@pytest.mark.parametrize("token", ["", "wrong"])
def test_without_a_token_nothing_is_told(ask: Any, token: str) -> None:
    reply = ask.get("/user", token=token)
    assert (reply.status, reply.json["message"]) == (401, "Bad credentials")


def test_the_hour_of_requests_ends_and_begins_again(small_world: Any, ask: Any) -> None:
    now = [datetime(2026, 11, 23, 18, tzinfo=UTC)]
    with StandIn(small_world, token="token-of-ann", clock=lambda: now[0], limits={"core": 2}) as tight:
        statuses = [ask.get(f"{tight.url}/user").status for _ in range(3)]
        refused = ask.get(f"{tight.url}/user")
        assert statuses == [200, 200, 403]
        assert refused.headers["X-RateLimit-Remaining"] == "0"
        assert ask.get(f"{tight.url}/rate_limit").json["rate"]["remaining"] == 0
        now[0] += timedelta(hours=1)
        assert ask.get(f"{tight.url}/user").status == 200


def test_the_date_is_the_demo_s(ask: Any) -> None:
    assert ask.get("/user").headers["Date"] == "Mon, 23 Nov 2026 18:00:00 GMT"


def test_requests_are_remembered(stand_in: StandIn, ask: Any) -> None:
    ask.get(f"{S}/issues?state=all")
    seen = stand_in.requests[-1]
    assert (seen.method, seen.path, seen.query, seen.status) == ("GET", f"{S}/issues", {"state": "all"}, 200)
    assert seen.headers["Authorization"] == "Bearer token-of-ann"
