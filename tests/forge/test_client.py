from __future__ import annotations

import logging
import threading
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest

from sretui.core.errors import BadAnswer, Gone, Refused, SretuiError
from sretui.core.model import Account, Rate, RepoInfo, RepoRole
from sretui.forge.client import GitHubForge

if TYPE_CHECKING:
    from tests.forge.conftest import Script

AT = "2026-11-23T16:12:00Z"
QUOTA = {"X-RateLimit-Remaining": "4998", "X-RateLimit-Limit": "5000", "X-RateLimit-Reset": "1795459200"}


def raw_issue(number: int = 1, **changes: Any) -> dict[str, Any]:
    return {
        "node_id": f"I_{number}",
        "number": number,
        "title": "Blank window",
        "user": {"login": "alice"},
        "state": "open",
        "created_at": AT,
        "updated_at": AT,
        "labels": [],
        "comments": 0,
        "html_url": f"https://github.com/o/r/issues/{number}",
    } | changes


def test_the_first_page_is_addressed_by_the_repos_number(forge: GitHubForge, repo: RepoInfo) -> None:
    since = datetime(2026, 11, 23, 16, 12, tzinfo=UTC)
    first = forge.first_url("issues", repo)
    assert first == "/repositories/7/issues?per_page=100&direction=asc&sort=updated&state=all"
    assert "since=2026-11-23T16%3A12%3A00Z" in forge.first_url("comments", repo, since=since)
    assert forge.first_url("events", repo, since=since) == "/repositories/7/issues/events?per_page=100"


def test_a_page_tells_all_that_the_pull_needs(script: Script, forge: GitHubForge, repo: RepoInfo) -> None:
    pull = raw_issue(2, pull_request={}, updated_at="2026-11-23T17:00:00Z")
    script.say(200, [raw_issue(1), pull, {"number": 3}], headers={"ETag": 'W/"abc"', **QUOTA})
    page = forge.fetch_page("issues", repo, forge.first_url("issues", repo))
    assert [issue.number for issue in page.items] == [1]
    assert "#3" in page.skipped[0]
    assert (page.next, page.etag, page.unchanged, page.total) == (None, 'W/"abc"', False, 3)
    assert page.newest == datetime(2026, 11, 23, 17, tzinfo=UTC)
    assert page.rate == Rate(4998, 5000, datetime.fromtimestamp(1795459200, UTC))
    assert page.at == datetime(2026, 11, 23, 17, 42, tzinfo=UTC)
    assert forge.requests == 1


def test_how_we_introduce_ourselves(script: Script, forge: GitHubForge, repo: RepoInfo) -> None:
    script.say(304)
    page = forge.fetch_page("issues", repo, "/repositories/7/issues?state=all", etag='W/"abc"')
    sent = script.asked[0]
    assert (page.unchanged, page.etag, page.items) == (True, 'W/"abc"', ())
    assert sent.path == "/repositories/7/issues?state=all"
    assert sent.headers["if-none-match"] == 'W/"abc"'
    assert sent.headers["user-agent"] == "sretui"
    assert sent.headers["authorization"] == "token ghp_neverToBeSeenAnywhere"
    assert sent.headers["accept"] == "application/vnd.github+json"
    assert sent.headers["x-github-api-version"] == "2022-11-28"


def test_an_etag_that_is_none_is_not_sent(script: Script, forge: GitHubForge, repo: RepoInfo) -> None:
    script.say(200, [])
    forge.fetch_page("issues", repo, "/repositories/7/issues", etag='evil"\r\nX-Evil: 1')
    assert "if-none-match" not in script.asked[0].headers


def test_link_leads_on_as_a_path(script: Script, forge: GitHubForge, repo: RepoInfo) -> None:
    following = f"{script.api}/repositories/7/issues?after=Y3Vyc29y%3D%3D&page=2"
    link = f'<{following}>; rel="next", <{script.api}/repositories/7/issues?page=9>; rel="last"'
    script.say(200, [raw_issue()], headers={"Link": link, "ETag": '"x"'})
    page = forge.fetch_page("issues", repo, "/repositories/7/issues?page=1")
    assert page.next == "/repositories/7/issues?after=Y3Vyc29y%3D%3D&page=2"
    assert page.pages_left == 8
    forge.fetch_page("issues", repo, page.next)
    assert script.asked[1].path == "/repositories/7/issues?after=Y3Vyc29y%3D%3D&page=2"


@pytest.mark.parametrize(
    ("count", "link", "kept"), [(99, False, True), (100, False, False), (1, True, False), (0, False, True)]
)
def test_the_etag_of_a_full_page_proves_nothing(
    script: Script, forge: GitHubForge, repo: RepoInfo, count: int, *, link: bool, kept: bool
) -> None:
    headers = {"ETag": '"x"'} | (
        {"Link": f'<{script.api}/repositories/7/issues?page=2>; rel="next"'} if link else {}
    )
    script.say(200, [raw_issue(number) for number in range(1, count + 1)], headers=headers)
    page = forge.fetch_page("issues", repo, "/repositories/7/issues")
    assert (page.etag is not None) is kept


def test_events_come_newest_first_so_their_first_page_tells(
    script: Script, forge: GitHubForge, repo: RepoInfo
) -> None:
    headers = {"ETag": '"x"', "Link": f'<{script.api}/repositories/7/issues/events?page=2>; rel="next"'}
    script.say(200, [], headers=headers)
    assert forge.fetch_page("events", repo, "/repositories/7/issues/events").etag == '"x"'


@pytest.mark.parametrize(
    "address",
    [
        "https://evil.example.org/repositories/7/issues?page=2",
        "http://127.0.0.1:1/repositories/7/issues?page=2",
        "http://user@127.0.0.1/x",
        "//evil.example.org/x",
        "ftp://127.0.0.1/x",
        "http://[half",
        "relative",
        "http://127.0.0.1:port/x",
    ],
)
def test_the_token_follows_no_link_elsewhere(
    script: Script, forge: GitHubForge, repo: RepoInfo, address: str
) -> None:
    script.say(200, [raw_issue()], headers={"Link": f'<{address}>; rel="next"'})
    with pytest.raises(BadAnswer):
        forge.fetch_page("issues", repo, "/repositories/7/issues")
    with pytest.raises(BadAnswer):
        forge.fetch_page("issues", repo, address)
    assert len(script.asked) == 1


def test_an_enterprise_server_has_its_api_below_a_path(script: Script, repo: RepoInfo) -> None:
    forge = GitHubForge(f"{script.api}/api/v3/", "t", clock=lambda: datetime(2026, 11, 23, tzinfo=UTC))
    script.say(200, [], headers={"Link": f'<{script.api}/api/v3/repositories/7/issues?page=2>; rel="next"'})
    page = forge.fetch_page("issues", repo, "/repositories/7/issues")
    assert page.next == "/repositories/7/issues?page=2"
    assert script.asked[0].path == "/api/v3/repositories/7/issues"
    forge.close()


def test_a_time_far_ahead_does_not_hide_what_follows(
    script: Script, forge: GitHubForge, repo: RepoInfo
) -> None:
    script.say(200, [raw_issue(updated_at="2999-01-01T00:00:00Z")])
    page = forge.fetch_page("issues", repo, "/repositories/7/issues")
    assert page.newest == page.at


def test_a_renamed_repo_is_followed_once_and_told(script: Script, forge: GitHubForge) -> None:
    script.say(301, {"message": "Moved"}, headers={"Location": f"{script.api}/repositories/7"})
    script.say(200, {"id": 7, "full_name": "visit-dav/new", "html_url": "x", "permissions": {"push": True}})
    info = forge.fetch_repo("visit-dav/old", RepoRole.PRODUCT)
    assert (info.id, info.full_name, info.can_push) == (7, "visit-dav/new", True)
    assert [asked.path for asked in script.asked] == ["/repos/visit-dav/old", "/repositories/7"]


def test_a_repo_that_is_renamed_in_a_circle(script: Script, forge: GitHubForge) -> None:
    script.say(301, {}, headers={"Location": f"{script.api}/repos/visit-dav/old"})
    with pytest.raises(Gone, match="moved"):
        forge.fetch_repo("visit-dav/old", RepoRole.PRODUCT)
    assert len(script.asked) == 2


def test_a_name_that_is_no_repo_is_not_asked_for(script: Script, forge: GitHubForge) -> None:
    with pytest.raises(Refused, match=r"owner/repo"):
        forge.fetch_repo("../user", RepoRole.PRODUCT)
    assert script.asked == []


@pytest.mark.parametrize("status", [301, 302, 307, 308])
def test_no_redirect_is_followed_behind_our_back(
    script: Script, forge: GitHubForge, repo: RepoInfo, status: int
) -> None:
    script.say(status, {}, headers={"Location": f"{script.api}/repositories/8/issues"})
    with pytest.raises(Gone) as caught:
        forge.fetch_page("issues", repo, "/repositories/7/issues")
    assert caught.value.moved_to == f"{script.api}/repositories/8/issues"
    assert len(script.asked) == 1


def test_a_moved_issue_tells_where_people_find_it(script: Script, forge: GitHubForge, repo: RepoInfo) -> None:
    script.say(301, {}, headers={"Location": f"{script.api}/repositories/8/issues/12205"})
    script.say(200, raw_issue(12205))
    with pytest.raises(Gone) as caught:
        forge.fetch_issue(repo, 112)
    assert caught.value.moved_to == "https://github.com/o/r/issues/12205"


def test_a_moved_issue_that_we_may_not_read(script: Script, forge: GitHubForge, repo: RepoInfo) -> None:
    script.say(301, {}, headers={"Location": f"{script.api}/repositories/8/issues/12205"}).say(404, {})
    with pytest.raises(Gone) as caught:
        forge.fetch_issue(repo, 112)
    assert caught.value.moved_to == f"{script.api}/repositories/8/issues/12205"


def test_an_issue_answered_with_another_is_no_answer(
    script: Script, forge: GitHubForge, repo: RepoInfo
) -> None:
    script.say(200, raw_issue(5))
    assert forge.fetch_issue(repo, 5).number == 5
    with pytest.raises(BadAnswer):
        forge.fetch_issue(repo, 6)


def test_what_the_doctor_asks(script: Script, forge: GitHubForge, repo: RepoInfo) -> None:
    script.say(200, {"login": "alice"}, headers={"X-OAuth-Scopes": "repo"})
    script.say(204).say(404, {})
    script.say(
        200, [{"name": "docs"}], headers={"Link": f'<{script.api}/repositories/7/labels?page=2>; rel="next"'}
    )
    script.say(200, [{"name": "bug"}])
    script.say(200, {"resources": {"core": {"limit": 60, "remaining": 0, "reset": 1}}})
    assert forge.fetch_account() == Account("alice", ("repo",))
    assert forge.fetch_assignable(repo, "b/../ob") is True
    assert forge.fetch_assignable(repo, "eve") is False
    assert forge.fetch_labels(repo) == ("docs", "bug")
    assert forge.fetch_rate().limit == 60
    assert script.asked[1].path == "/repositories/7/assignees/b%2F..%2Fob"


@pytest.mark.parametrize(
    "api",
    ["", "api.github.com", "ftp://x", "https://u:p@x", "https://x?y", "http://example.org", "http://127.example.org",
     "https://[", "https://x:99999", "https://spa ce", "https://x\n"],
)  # fmt: skip
def test_an_address_that_is_no_api(api: str) -> None:
    with pytest.raises(SretuiError, match="API address"):
        GitHubForge(api, "t", clock=lambda: datetime(2026, 11, 23, tzinfo=UTC))


@pytest.mark.parametrize("token", ["", "ghp_a b", "ghp_a\n", "ghp_tök"])
def test_a_token_that_no_header_can_hold(token: str) -> None:
    with pytest.raises(SretuiError, match="token") as caught:
        GitHubForge("https://api.github.com", token, clock=lambda: datetime(2026, 11, 23, tzinfo=UTC))
    assert "ghp" not in str(caught.value)


def test_each_thread_has_a_connection_of_its_own(script: Script, forge: GitHubForge, repo: RepoInfo) -> None:
    script.say(200, [])
    together = threading.Barrier(3)

    def fetch() -> None:
        together.wait()
        for _ in range(5):
            forge.fetch_page("issues", repo, "/repositories/7/issues")

    threads = [threading.Thread(target=fetch) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert forge.requests == len(script.asked) == 15
    assert len(forge._ask._wires) == 3


def test_nothing_is_printed_over_the_screen(
    script: Script, forge: GitHubForge, repo: RepoInfo, capfd: pytest.CaptureFixture[str]
) -> None:
    script.say(502, b"<html>").say(403, {"message": "rate limit"})
    for _ in range(2):
        with pytest.raises(SretuiError):
            forge.fetch_page("issues", repo, "/repositories/7/issues")
    logging.getLogger("github.Requester").warning("something PyGithub wants to say")
    assert logging.getLogger("github").handlers == []
    assert capfd.readouterr() == ("", "")


def test_pygithub_neither_sleeps_nor_tries_again_by_itself(
    script: Script, forge: GitHubForge, repo: RepoInfo
) -> None:
    script.say(200, [])
    forge.fetch_page("issues", repo, "/repositories/7/issues")
    habits = forge._ask._wires[0]._github.requester.kwargs
    assert (habits["seconds_between_requests"], habits["seconds_between_writes"], habits["retry"]) == (
        0,
        0,
        None,
    )
