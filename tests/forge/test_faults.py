"""Every trouble GitHub or the network can make, over a real socket and through the real PyGithub."""

from __future__ import annotations

import socket
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from sretui.core.errors import (
    BadAnswer,
    ForgeError,
    Gone,
    Offline,
    RateLimited,
    Refused,
    TooDeep,
    Unauthorized,
)
from sretui.core.model import RepoInfo
from sretui.forge import faults
from sretui.forge.client import GitHubForge

if TYPE_CHECKING:
    from tests.forge.conftest import Script

NOW = datetime(2026, 11, 23, 17, 42, tzinfo=UTC)
TOKEN = "ghp_neverToBeSeenAnywhere"
FIRST, LATER = "/repositories/7/issues?state=all", "/repositories/7/issues?page=400"
SECONDARY = {
    "message": "You have exceeded a secondary rate limit. Please wait a few minutes before you try again."
}
EPOCH = int(NOW.timestamp())


def quota(remaining: str, reset: str) -> dict[str, str]:
    return {"X-RateLimit-Remaining": remaining, "X-RateLimit-Limit": "5000", "X-RateLimit-Reset": reset}


ANSWERS: list[tuple[type[ForgeError], str, dict[str, Any]]] = [
    (Offline, "502", {"status": 502, "body": b"<html>Bad gateway</html>"}),
    (Offline, "503", {"status": 503}),
    (Offline, "cut", {"cut": 0}),
    (Offline, "cut", {"body": [{"a": "b" * 90}], "cut": 20}),
    (Offline, "within 1 s", {"hang": True}),
    (Unauthorized, "token", {"status": 401, "body": {"message": "Bad credentials"}}),
    (Unauthorized, "https://github.com/orgs/x/sso?y=1",
     {"status": 403, "headers": {"X-GitHub-SSO": "required; url=https://github.com/orgs/x/sso?y=1"}}),
    (Unauthorized, "Configure SSO", {"status": 403, "headers": {"X-GitHub-SSO": "required"}}),
    (Refused, "Resource not accessible", {"status": 403, "body": {"message": "Resource not accessible"}}),
    (Refused, "gave no reason", {"status": 403, "body": b""}),
    (Refused, "(451)", {"status": 451}),
    (Refused, "(422)", {"status": 422, "body": {"message": "Validation Failed"}}),
    (TooDeep, "(422)", {"status": 422, "body": {"message": "pagination is limited for this resource"}}),
    (Gone, "404", {"status": 404, "body": {"message": "Not Found"}}),
    (Gone, "410", {"status": 410}),
    (BadAnswer, "not where to", {"status": 301}),
    (BadAnswer, "202", {"status": 202}),
    (BadAnswer, "204", {"status": 204, "body": b""}),
    (BadAnswer, "304", {"status": 304}),
    (BadAnswer, "web page", {"body": b"<!doctype html><title>Sign in to the network</title>"}),
    (BadAnswer, "no JSON", {"body": b'[{"number": 1'}),
    (BadAnswer, "no JSON", {"body": b""}),
    (BadAnswer, "no JSON", {"body": b"[" * 100_000}),
    (BadAnswer, "no list", {"body": {"message": "hello"}}),
    (BadAnswer, "damaged", {"headers": {"Content-Encoding": "gzip"}, "body": b"[]"}),
    (BadAnswer, "headers", {"headers": quota("many", "soon")}),
    (BadAnswer, "headers", {"headers": quota("inf", "1")}),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "words", "answer"), ANSWERS)
def test_each_trouble_is_one_sentence(
    script: Script,
    forge: GitHubForge,
    repo: RepoInfo,
    kind: type[ForgeError],
    words: str,
    answer: dict[str, Any],
) -> None:
    script.say(**answer)
    with pytest.raises(ForgeError) as caught:
        forge.fetch_page("issues", repo, FIRST)
    sentence = str(caught.value)
    assert type(caught.value) is kind
    assert words in sentence
    assert "\n" not in sentence
    assert len(sentence) < 300
    assert sentence[0].isupper() or sentence[0].isdigit()
    assert len(script.asked) == 1
    script.answers.clear()
    script.say(200, [])
    assert forge.fetch_page("issues", repo, FIRST).total == 0


def test_a_422_on_a_later_page_is_about_depth(script: Script, forge: GitHubForge, repo: RepoInfo) -> None:
    script.say(422, {"message": "Validation Failed"})
    with pytest.raises(TooDeep):
        forge.fetch_page("issues", repo, LATER)


def test_a_server_that_is_not_there(repo: RepoInfo) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{taken.getsockname()[1]}"
    forge = GitHubForge(address, TOKEN, clock=lambda: NOW)
    with pytest.raises(Offline, match="refuses the connection"):
        forge.fetch_page("issues", repo, FIRST)
    forge.close()


def test_a_name_that_nobody_knows(repo: RepoInfo) -> None:
    forge = GitHubForge("https://github.invalid", TOKEN, clock=lambda: NOW)
    with pytest.raises(Offline, match=r"github\.invalid cannot be found|proxy"):
        forge.fetch_page("issues", repo, FIRST)
    forge.close()


@pytest.mark.parametrize("status", [403, 429])
@pytest.mark.parametrize(
    ("headers", "body", "wait"),
    [
        (quota("0", str(EPOCH + 90)), {"message": "API rate limit exceeded"}, 91),
        (quota("0", "soon"), {}, None),
        ({"X-RateLimit-Remaining": "0"}, {"message": "API rate limit exceeded"}, 60),
        (quota("4000", "1") | {"Retry-After": "30"}, SECONDARY, 30),
        ({"Retry-After": "Mon, 23 Nov 2026 17:42:45 GMT"}, SECONDARY, 45),
        ({"Retry-After": "soon"}, SECONDARY, 60),
        ({"Retry-After": "-5"}, SECONDARY, 60),
        ({"Retry-After": "0"}, SECONDARY, 1),
        ({"Retry-After": "99999999999"}, SECONDARY, 60),
        ({"Retry-After": "9999999"}, SECONDARY, 7200),
        ({}, SECONDARY, 60),
        ({}, {"message": "You have triggered an abuse detection mechanism"}, 60),
    ],
)
def test_how_long_a_rate_limit_lasts(
    script: Script,
    forge: GitHubForge,
    repo: RepoInfo,
    status: int,
    headers: dict[str, str],
    body: dict[str, str],
    wait: int | None,
) -> None:
    script.say(status, body, headers=headers)
    with pytest.raises(ForgeError) as caught:
        forge.fetch_page("issues", repo, FIRST)
    if wait is None:
        assert isinstance(caught.value, BadAnswer)
        return
    assert isinstance(caught.value, RateLimited)
    assert caught.value.until == NOW + timedelta(seconds=wait)


def test_a_limit_without_a_time_is_waited_out_longer_each_time(
    script: Script, forge: GitHubForge, repo: RepoInfo
) -> None:
    script.say(403, SECONDARY).say(429, {}).say(403, SECONDARY).say(200, []).say(403, SECONDARY)
    waits = []
    for _ in range(5):
        try:
            forge.fetch_page("issues", repo, FIRST)
        except RateLimited as limit:
            waits.append((limit.until - NOW).total_seconds())
    assert waits == [60, 120, 240, 60]


def test_a_clock_that_is_wrong_waits_no_longer(script: Script, repo: RepoInfo) -> None:
    ours = NOW - timedelta(hours=9)
    forge = GitHubForge(script.api, TOKEN, clock=lambda: ours)
    script.say(403, {}, headers=quota("0", str(EPOCH + 60)))
    with pytest.raises(RateLimited) as caught:
        forge.fetch_page("issues", repo, FIRST)
    assert caught.value.until == ours + timedelta(seconds=61)
    forge.close()


def test_the_token_is_in_no_sentence_and_no_cause(script: Script, repo: RepoInfo) -> None:
    for answer in ({"hang": True}, {"cut": 0}, {"status": 403, "body": {"message": f"bad token {TOKEN}"}}):
        script.answers.clear()
        script.say(**answer)
        forge = GitHubForge(script.api, TOKEN, timeout=1, clock=lambda: NOW)
        with pytest.raises(ForgeError) as caught:
            forge.fetch_page("issues", repo, FIRST)
        error: BaseException | None = caught.value
        while error is not None:
            assert TOKEN not in repr(error)
            error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
        forge.close()


def test_hostile_words_stay_on_one_short_line(script: Script, forge: GitHubForge, repo: RepoInfo) -> None:
    script.say(403, {"message": "\x1b[2J no\u202e \n\n you " + "x" * 5000})
    with pytest.raises(Refused) as caught:
        forge.fetch_page("issues", repo, FIRST)
    sentence = str(caught.value)
    assert sentence.isprintable()
    assert len(sentence) < 300


@pytest.mark.parametrize("value", ["", "yesterday", "Mon, 99 Nov 2026 17:42:00 GMT"])
def test_a_date_that_is_none(value: str) -> None:
    assert faults.date({"date": value}) is None


@pytest.mark.parametrize(
    "value",
    ["Mon, 23 Nov 2026 12:27:57 GMT", "Mon, 23 Nov 2026 12:27:57 GMT, Mon, 23 Nov 2026 12:27:57 GMT"],
)
def test_a_date_is_utc_even_when_two_servers_wrote_it(value: str) -> None:
    assert faults.date({"date": value}) == datetime(2026, 11, 23, 12, 27, 57, tzinfo=UTC)
