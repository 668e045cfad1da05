import base64
from typing import Any

import pytest

from sretui.demo.render import node_id
from sretui.demo.server import StandIn
from tests.demo.description import graphql_errors

S, P = "/repos/example/support", "/repos/example/product"


@pytest.fixture
def carol(stand_in: StandIn) -> str:
    """A token without the right to push."""
    stand_in.world.add_token("of-carol", "carol")
    return "of-carol"


def test_an_issue_is_opened_with_what_was_asked(ask: Any) -> None:
    sent = {"title": "New", "body": "Text", "labels": ["asc"], "assignees": ["ben"]}
    made = ask("POST", f"{S}/issues", sent)
    assert made.status == 201
    assert [one["name"] for one in made.json["labels"]] == ["asc"]
    assert made.json["labels"][0]["color"] == "ededed"
    assert made.json["assignee"]["login"] == "ben"
    assert made.headers["Location"] == made.json["url"]
    assert ask.get(f"{S}/issues/{made.json['number']}").json["user"]["login"] == "ann"


def test_without_push_access_labels_and_assignees_are_dropped(ask: Any, carol: str) -> None:
    sent = {"title": "New", "labels": ["asc"], "assignees": ["ben"]}
    made = ask("POST", f"{S}/issues", sent, token=carol)
    assert (made.status, made.json["labels"], made.json["assignees"]) == (201, [], [])


def test_an_unassignable_login_is_refused_in_an_edit_and_ignored_as_an_assignee(ask: Any) -> None:
    assert ask("PATCH", f"{S}/issues/1", {"assignees": ["carol"]}).status == 422
    added = ask("POST", f"{S}/issues/1/assignees", {"assignees": ["carol", "ben"]})
    assert (added.status, [one["login"] for one in added.json["assignees"]]) == (201, ["ben"])


def test_at_most_ten_may_be_assigned(stand_in: StandIn, ask: Any) -> None:
    crew = [f"member{number}" for number in range(12)]
    for login in crew:
        stand_in.world.add_user(login)
        stand_in.world.repo("example/support").permissions[login] = "write"
    added = ask("POST", f"{S}/issues/1/assignees", {"assignees": crew})
    assert [one["login"] for one in added.json["assignees"]] == crew[:10]


def test_label_names_compare_without_case(ask: Any) -> None:
    ask("POST", f"{P}/issues/101/labels", {"labels": ["BUG", "Reviewed"]})
    assert {one["name"] for one in ask.get(f"{P}/issues/101").json["labels"]} == {"bug", "reviewed"}
    ask("DELETE", f"{P}/issues/101/labels/REVIEWED")
    refused = ask("DELETE", f"{P}/issues/101/labels/reviewed")
    assert (refused.status, refused.json["message"]) == (404, "Label does not exist")


@pytest.mark.parametrize(
    ("path", "sent", "code", "field"),
    [
        (f"{S}/issues", {"title": "x", "body": "y" * 65_537}, "custom", "body"),
        (f"{S}/issues/1/comments", {"body": "y" * 65_537}, "unprocessable", "data"),
        (f"{S}/issues", {"body": "no title"}, "missing_field", "title"),
    ],
)
def test_refused_texts(ask: Any, path: str, sent: Any, code: str, field: str) -> None:
    refused = ask("POST", path, sent)
    error = refused.json["errors"][0]
    assert (refused.status, error["code"], error["field"]) == (422, code, field)


def test_the_longest_body_fits(ask: Any) -> None:
    assert ask("POST", f"{S}/issues/1/comments", {"body": "é" * 65_536}).status == 201


def test_broken_json_is_refused(stand_in: StandIn) -> None:
    import urllib.error
    import urllib.request

    headers = {"Authorization": "Bearer token-of-ann"}
    request = urllib.request.Request(f"{stand_in.url}{S}/issues", b"{", headers)  # noqa: S310 - loopback
    with pytest.raises(urllib.error.HTTPError) as refused, urllib.request.urlopen(request):  # noqa: S310
        pass
    refused.value.close()
    assert refused.value.code == 400


@pytest.mark.parametrize("reason", ["completed", "not_planned", "duplicate"])
def test_closing_gives_a_reason_and_reopening_its_own(ask: Any, reason: str) -> None:
    closed = ask("PATCH", f"{S}/issues/2", {"state": "closed", "state_reason": reason}).json
    assert (closed["state"], closed["state_reason"], closed["closed_by"]["login"]) == (
        "closed",
        reason,
        "ann",
    )
    opened = ask("PATCH", f"{S}/issues/2", {"state": "open"}).json
    assert (opened["state"], opened["state_reason"], opened["closed_at"]) == ("open", "reopened", None)


def test_a_locked_conversation_is_for_the_team(ask: Any, carol: str) -> None:
    ask("PUT", f"{S}/issues/1/lock", {"lock_reason": "spam"})
    assert ask("POST", f"{S}/issues/1/comments", {"body": "x"}, token=carol).status == 403
    assert ask("POST", f"{S}/issues/1/comments", {"body": "x"}).status == 201


def test_an_archived_repository_is_read_only(stand_in: StandIn, ask: Any) -> None:
    stand_in.world.repo("example/support").archived = True
    refused = ask("POST", f"{S}/issues/1/comments", {"body": "x"})
    assert refused.status == 403
    assert "read-only" in refused.json["message"]


def test_disabled_issues_are_410(stand_in: StandIn, ask: Any) -> None:
    stand_in.world.repo("example/support").has_issues = False
    assert [ask.get(f"{S}/issues").status, ask("POST", f"{S}/issues", {"title": "x"}).status] == [410, 410]


def test_another_s_comment_may_be_changed_by_the_team_alone(stand_in: StandIn, ask: Any, carol: str) -> None:
    comment = stand_in.world.issue("example/support", 1).comments[0].id
    path = f"{S}/issues/comments/{comment}"
    assert ask("PATCH", path, {"body": "x"}, token=carol).status == 403
    assert ask("DELETE", path, token=carol).status == 403
    assert ask("DELETE", path).status == 204


def test_a_file_is_kept_from_being_overwritten_unseen(ask: Any) -> None:
    def put(text: str, sha: str | None = None) -> Any:
        sent = {"message": "m", "content": base64.b64encode(text.encode()).decode()}
        return ask("PUT", f"{S}/contents/a/b.md", sent | ({"sha": sha} if sha else {}))

    first = put("one").json["content"]["sha"]
    assert [put("two").status, put("two", first).status, put("three", first).status] == [422, 200, 409]
    assert base64.b64decode(ask.get(f"{S}/contents/a/b.md").json["content"]) == b"two"


def _transfer(stand_in: StandIn, ask: Any, repo: str, number: int, to: str, **more: Any) -> Any:
    issue, target = stand_in.world.issue(repo, number), stand_in.world.repo(to)
    given = {"issueId": node_id("I", issue.id), "repositoryId": f"R_kgDO{target.id:x}"} | more
    query = "mutation($input: TransferIssueInput!) { transferIssue(input: $input) { issue { number url } } }"
    asked = {"query": query, "variables": {"input": given}}
    assert list(graphql_errors(asked)) == []
    return ask("POST", "/graphql", asked).json


@pytest.mark.parametrize(
    ("query", "given"),
    [
        ("mutation($input: TransferIssueInput!) { transferIssue(input: $input) { issue { numbr } } }", {}),
        ("mutation { moveIssue(input: {}) { issue { number } } }", None),
        (
            "mutation($input: TransferIssueInput!) { transferIssue(input: $input) { issue { url } } }",
            {"issueId": "I_1", "repo": "R_1"},
        ),
    ],
)
def test_the_schema_sees_what_github_would_not_take(query: str, given: Any) -> None:
    assert list(graphql_errors({"query": query, "variables": {"input": given}})) != []


def test_a_label_that_is_deleted_is_on_no_issue(stand_in: StandIn, ask: Any) -> None:
    stand_in.world.delete_label("example/product", "bug")
    assert ask.get(f"{P}/labels/bug").status == 404
    assert ask.get(f"{P}/issues/101").json["labels"] == []


def test_a_transfer_keeps_comments_and_equally_named_labels(stand_in: StandIn, ask: Any) -> None:
    for name in ("bug", "asc"):
        stand_in.world.label("example/support", 1, name, by="ann", at=stand_in.clock())
    number = _transfer(stand_in, ask, "example/support", 1, "example/product")["data"]["transferIssue"][
        "issue"
    ]["number"]
    moved = ask.get(f"{P}/issues/{number}").json
    assert ([one["name"] for one in moved["labels"]], moved["comments"]) == (["bug"], 2)
    assert ask.get(f"{S}/issues/1").status == 301


def test_what_may_not_be_transferred(stand_in: StandIn, ask: Any, carol: str) -> None:
    stand_in.world.add_repo("others", "theirs", team=["ann"])
    told = _transfer(stand_in, ask, "example/support", 1, "others/theirs")["errors"][0]["message"]
    assert "same owner" in told
    stand_in.world.repo("example/support").private = True
    told = _transfer(stand_in, ask, "example/support", 1, "example/product")["errors"][0]["message"]
    assert "private to a public" in told
    assert ask("POST", "/graphql", {"query": "{ viewer { login } }"}, token=carol).json == {
        "data": {"viewer": {"login": "carol"}}
    }
