"""The look-ups of the push: a list is read whole, or it is not taken for one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from sretui.core.errors import BadAnswer
from tests.forge.test_client import AT, raw_issue

if TYPE_CHECKING:
    from sretui.core.model import RepoInfo
    from sretui.forge.client import GitHubForge
    from tests.forge.conftest import Script


def raw_comment(number: int, **changes: Any) -> dict[str, Any]:
    return {
        "node_id": f"C_{number}",
        "id": number,
        "user": {"login": "alice"},
        "body": "Hello",
        "created_at": AT,
        "updated_at": AT,
        "html_url": f"https://github.com/o/r/issues/1#issuecomment-{number}",
        "issue_url": "https://api.github.com/repos/o/r/issues/1",
    } | changes


def test_comments_are_looked_through_page_by_page(script: Script, forge: GitHubForge, repo: RepoInfo) -> None:
    link = {"Link": f'<{script.api}/repositories/7/issues/1/comments?page=2>; rel="next"'}
    script.say(200, [raw_comment(1)], headers=link).say(200, [raw_comment(2)])
    assert [one.id for one in forge.fetch_comments_since(repo, 1, None)] == [1, 2]


def test_a_comment_that_cannot_be_read_could_be_the_one_looked_for(
    script: Script, forge: GitHubForge, repo: RepoInfo
) -> None:
    script.say(200, [raw_comment(1), raw_comment(2, created_at="yesterday")])
    with pytest.raises(BadAnswer, match="comment"):
        forge.fetch_comments_since(repo, 1, None)


def test_an_issue_that_cannot_be_read_could_be_the_one_looked_for(
    script: Script, forge: GitHubForge, repo: RepoInfo
) -> None:
    script.say(200, [raw_issue(1), raw_issue(2, title=None), raw_issue(3, pull_request={})])
    with pytest.raises(BadAnswer, match="#2"):
        forge.fetch_own_issues(repo, "alice")
    script.answers.clear()
    script.say(200, [raw_issue(1), raw_issue(3, pull_request={})])
    assert [one.number for one in forge.fetch_own_issues(repo, "alice")] == [1]


def test_an_issue_of_another_number_is_not_taken_for_ours(
    script: Script, forge: GitHubForge, repo: RepoInfo
) -> None:
    script.say(200, raw_issue(2))
    with pytest.raises(BadAnswer, match=r"something else than .*#1"):
        forge.look_at(repo, 1)


def test_a_promise_to_do_it_later_is_no_success(script: Script, forge: GitHubForge, repo: RepoInfo) -> None:
    script.say(202, raw_comment(1))
    with pytest.raises(BadAnswer, match="202"):
        forge.post_comment(repo, 1, "Hello")
    assert len(script.asked) == 1
