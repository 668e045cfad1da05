import http.client
import threading
import urllib.error
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from sretui.demo.faults import Fault
from sretui.demo.rates import Contents
from sretui.demo.server import StandIn

S = "/repos/example/support"
_LOST = (http.client.RemoteDisconnected, ConnectionError, urllib.error.URLError)


@pytest.mark.parametrize(
    ("fault", "status", "headers", "words"),
    [
        (Fault("bad_gateway"), 502, {}, "Unicorn"),
        (Fault("primary_limit", seconds=90), 403, {"X-RateLimit-Remaining": "0"}, "rate limit exceeded"),
        (Fault("primary_limit", status=429), 429, {"X-RateLimit-Remaining": "0"}, "rate limit exceeded"),
        (Fault("secondary_limit"), 403, {"Retry-After": None}, "secondary rate limit"),
        (Fault("secondary_limit", status=429, retry_after=7), 429, {"Retry-After": "7"}, "secondary"),
        (Fault("garbage"), 200, {}, "what"),
        (Fault("html"), 200, {"Content-Type": "text/html; charset=utf-8"}, "<!DOCTYPE html>"),
        (Fault("unauthorized"), 401, {}, "Bad credentials"),
        (Fault("sso"), 403, {}, "SAML"),
        (Fault("moved", location="http://127.0.0.1:1/x"), 301, {"Location": "http://127.0.0.1:1/x"}, "Moved"),
        (Fault("not_found"), 404, {}, "Not Found"),
        (Fault("gone"), 410, {}, "deleted"),
        (Fault("too_deep"), 422, {}, "Pagination"),
        (Fault("refusal", status=422), 422, {}, "Validation Failed"),
        (Fault("refusal", status=403, words="Resource not accessible"), 403, {}, "Resource not accessible"),
    ],
    ids=lambda one: f"{one.kind}-{one.status}" if isinstance(one, Fault) else "",
)
def test_each_fault_answers_as_github_does_and_once(
    stand_in: StandIn, ask: Any, fault: Fault, status: int, headers: dict[str, str | None], words: str
) -> None:
    stand_in.faults.add(fault)
    reply = ask.get(S)
    assert reply.status == status
    assert {name: reply.headers[name] for name in headers} == headers
    assert words in reply.text
    assert ask.get(S).json["name"] == "support"


def test_sso_names_the_page_to_go_to(stand_in: StandIn, ask: Any) -> None:
    stand_in.faults.add(Fault("sso"))
    assert ask.get(S).headers["X-GitHub-SSO"].startswith("required; url=http://127.0.0.1")


def test_the_reset_of_a_primary_limit_lies_ahead(stand_in: StandIn, ask: Any) -> None:
    stand_in.faults.add(Fault("primary_limit", seconds=90))
    assert int(ask.get(S).headers["X-RateLimit-Reset"]) == int(stand_in.clock().timestamp()) + 90


@pytest.mark.parametrize(("when", "written"), [("before", 12), ("after", 13)])
def test_a_502_hides_whether_the_work_was_done(stand_in: StandIn, ask: Any, when: Any, written: int) -> None:
    stand_in.faults.add(Fault("bad_gateway", method="POST", when=when))
    assert ask("POST", f"{S}/issues", {"title": "Once"}).status == 502
    assert len(stand_in.world.repo("example/support").issues) == written


@pytest.mark.parametrize(("when", "written"), [("before", 12), ("after", 13)])
def test_a_cut_connection_too(stand_in: StandIn, ask: Any, when: Any, written: int) -> None:
    stand_in.faults.add(Fault("cut", when=when))
    with pytest.raises(_LOST):
        ask("POST", f"{S}/issues", {"title": "Once"})
    assert len(stand_in.world.repo("example/support").issues) == written
    assert stand_in.requests[-1].status == 0


def test_a_cut_is_felt_at_once_on_a_connection_that_would_be_kept(stand_in: StandIn) -> None:
    stand_in.faults.add(Fault("cut"))
    kept = http.client.HTTPConnection(stand_in.url.removeprefix("http://"), timeout=10)
    kept.request("GET", "/user")
    with pytest.raises(http.client.RemoteDisconnected):
        kept.getresponse()
    kept.close()


def test_a_delayed_answer_is_given_up_when_the_stand_in_stops(small_world: Any, ask: Any) -> None:
    slow = StandIn(small_world, token="token-of-ann").start()
    slow.faults.add(Fault("delay", seconds=3600))
    address = f"{slow.url}/user"

    def give_up() -> None:
        with pytest.raises(_LOST):
            ask.get(address)

    asked = threading.Thread(target=give_up)
    asked.start()
    while not slow.requests:
        asked.join(0.01)
    slow.stop()
    asked.join(10)
    assert not asked.is_alive()


def test_an_answer_that_is_late_hides_work_that_was_done(small_world: Any, ask: Any) -> None:
    slow = StandIn(small_world, token="token-of-ann").start()
    slow.faults.add(Fault("delay", method="POST", when="after", seconds=3600))
    address = f"{slow.url}{S}/issues"

    def give_up() -> None:
        with pytest.raises(_LOST):
            ask("POST", address, {"title": "Once"})

    asked = threading.Thread(target=give_up)
    asked.start()
    while len(small_world.repo("example/support").issues) == 12:
        asked.join(0.01)
    slow.stop()
    asked.join(10)
    assert len(small_world.repo("example/support").issues) == 13


@pytest.mark.parametrize(("when", "written"), [("before", 12), ("after", 13)])
def test_a_call_is_made_before_or_after_the_work(
    stand_in: StandIn, ask: Any, when: Any, written: int
) -> None:
    seen: list[int] = []
    issues = stand_in.world.repo("example/support").issues
    stand_in.faults.add(Fault("call", method="POST", when=when, hook=lambda: seen.append(len(issues))))
    with pytest.raises(_LOST):
        ask("POST", f"{S}/issues", {"title": "Once"})
    assert seen == [written]


def test_lists_lag_while_the_thing_itself_is_there(stand_in: StandIn, ask: Any) -> None:
    stand_in.list_lag = timedelta(seconds=30)
    made = ask("POST", f"{S}/issues/2/comments", {"body": "New"}).json
    assert ask.get(f"{S}/issues/2/comments").json == []
    assert ask.get(f"{S}/issues/comments/{made['id']}").json["body"] == "New"
    stand_in.list_lag = timedelta(0)
    assert [one["body"] for one in ask.get(f"{S}/issues/2/comments").json] == ["New"]


def test_eighty_texts_a_minute_and_five_hundred_an_hour() -> None:
    now = [datetime(2026, 11, 23, 18, tzinfo=UTC)]
    contents = Contents(lambda: now[0])
    assert [contents.take("one") for _ in range(81)] == [0] * 80 + [60]
    assert contents.take("another") == 0
    for _ in range(5):
        now[0] += timedelta(minutes=1)
        assert [contents.take("one") for _ in range(80)] == [0] * 80
    now[0] += timedelta(minutes=1)
    assert [contents.take("one") for _ in range(21)] == [0] * 20 + [3600 - 6 * 60]


def test_a_text_too_many_is_told_when_to_come_back(ask: Any) -> None:
    answers = [ask("POST", f"{S}/issues/2/comments", {"body": "x"}) for _ in range(81)]
    assert {one.status for one in answers[:80]} == {201}
    assert (answers[80].status, answers[80].headers["Retry-After"]) == (403, "60")
    assert "secondary rate limit" in answers[80].json["message"]
    assert ask("POST", f"{S}/issues/2/labels", {"labels": ["bug"]}).status == 200


def test_a_short_delay_is_only_a_delay(stand_in: StandIn, ask: Any) -> None:
    stand_in.faults.add(Fault("delay", seconds=0.01))
    assert ask.get("/user").status == 200


def test_a_stale_list_lacks_what_is_newest(stand_in: StandIn, ask: Any) -> None:
    stand_in.world.add_issue("example/support", "Just now", user="carol", at=stand_in.clock())
    stand_in.faults.add(Fault("stale", seconds=60))
    assert ask.get(f"{S}/issues").json[0]["title"] == "Question 12"
    assert ask.get(f"{S}/issues").json[0]["title"] == "Just now"


def test_faults_match_by_method_and_path_and_count(stand_in: StandIn, ask: Any) -> None:
    stand_in.faults.add(Fault("not_found", method="GET", path=r"/issues$", count=2, skip=1))
    assert ask("POST", f"{S}/issues", {"title": "x"}).status == 201
    assert ask.get("/user").status == 200
    assert [ask.get(f"{S}/issues").status for _ in range(4)] == [200, 404, 404, 200]


def test_a_fault_for_ever_ends_when_cleared(stand_in: StandIn, ask: Any) -> None:
    stand_in.faults.add(Fault("bad_gateway", count=None, status=503))
    assert [ask.get(S).status for _ in range(3)] == [503, 503, 503]
    stand_in.faults.clear()
    assert ask.get(S).status == 200
