"""Every endpoint, asked as a client asks and shown to GitHub's own description: not one error."""

import base64
from typing import Any

from sretui.demo.server import StandIn

S, P = "/repos/example/support", "/repos/example/product"


def test_everything_read_is_as_described(stand_in: StandIn, watched: Any) -> None:
    _fill(stand_in)
    comment = stand_in.world.repo("example/support").issues[1].comments[0].id
    event = stand_in.world.repo("example/product").events[0].id
    for path in (
        "/rate_limit",
        "/user",
        "/users/carol",
        "/users/nobody-at-all",
        S,
        "/repos/example/nothing",
        f"{S}/issues?state=all&per_page=5&sort=updated&direction=asc&since=2026-11-16T20:00:00Z",
        f"{P}/issues?state=open&labels=bug&assignee=none&creator=carol",
        f"{P}/issues?state=all&per_page=100",
        f"{S}/issues?since=yesterday",
        f"{S}/issues/1",
        f"{P}/issues/106",
        f"{S}/issues/9999",
        f"{S}/issues/1/comments",
        f"{S}/issues/1/events",
        f"{S}/issues/1/timeline?per_page=100",
        f"{S}/issues/1/labels",
        f"{S}/issues/1/reactions",
        f"{S}/issues/comments?sort=updated&direction=desc&per_page=3",
        f"{S}/issues/comments/{comment}",
        f"{S}/issues/comments/{comment}/reactions",
        f"{S}/issues/events?per_page=100",
        f"{P}/issues/events?per_page=100",
        f"{P}/issues/events/{event}",
        f"{P}/labels",
        f"{P}/labels/low-hanging%20fruit",
        f"{P}/assignees",
        f"{P}/assignees/ben",
        f"{P}/assignees/carol",
        f"{S}/issues/1/assignees/ben",
        f"{S}/collaborators/ben/permission",
        f"{S}/contents/notes.txt",
        f"{S}/contents/handoff",
        f"{S}/contents/missing.txt",
        "/search/issues?q=crash+repo:example/product+is:open",
    ):
        watched.get(path)
    assert watched.errors == []


def test_everything_written_is_as_described(watched: Any) -> None:
    number = watched("POST", f"{S}/issues", {"title": "New", "body": "Text"}).json["number"]
    at = f"{S}/issues/{number}"
    comment = watched("POST", f"{at}/comments", {"body": "Hello"}).json["id"]
    watched("PATCH", f"{S}/issues/comments/{comment}", {"body": "Hello again"})
    seen = watched("POST", f"{S}/issues/comments/{comment}/reactions", {"content": "eyes"}).json["id"]
    watched("POST", f"{at}/reactions", {"content": "+1"})
    liked = watched("POST", f"{at}/reactions", {"content": "+1"}).json["id"]
    watched("DELETE", f"{S}/issues/comments/{comment}/reactions/{seen}")
    watched("DELETE", f"{at}/reactions/{liked}")
    watched("POST", f"{at}/assignees", {"assignees": ["ben", "carol"]})
    watched("DELETE", f"{at}/assignees", {"assignees": ["ben"]})
    watched("POST", f"{at}/labels", {"labels": ["bug", "asc"]})
    watched("PUT", f"{at}/labels", {"labels": ["bug", "docs"]})
    watched("DELETE", f"{at}/labels/bug")
    watched("DELETE", f"{at}/labels/bug")
    watched("DELETE", f"{at}/labels")
    watched("PUT", f"{at}/lock", {"lock_reason": "resolved"})
    watched("DELETE", f"{at}/lock")
    watched("POST", f"{S}/labels", {"name": "asc2", "color": "1d76db"})
    watched("PATCH", at, {"title": "Newer", "state": "closed", "state_reason": "not_planned"})
    watched("PATCH", at, {"state": "open", "labels": ["bug"], "assignees": ["ben"]})
    watched("DELETE", f"{S}/issues/comments/{comment}")
    _files(watched)
    assert watched.errors == []


def test_refusals_are_as_described(stand_in: StandIn, watched: Any) -> None:
    stand_in.world.delete_issue("example/support", 4)
    stand_in.world.transfer_issue("example/support", 6, "example/product", by="ann", at=stand_in.clock())
    statuses = [
        watched("POST", f"{S}/issues", {"title": ""}).status,
        watched("POST", f"{S}/issues", {"title": "x", "assignees": ["carol"]}).status,
        watched("POST", f"{S}/issues/1/comments", {"body": " "}).status,
        watched("POST", f"{S}/issues/4/comments", {"body": "x"}).status,
        watched("PATCH", f"{S}/issues/6", {"title": "x"}).status,
        watched.get(f"{S}/issues/4").status,
        watched.get(f"{S}/issues/6").status,
        watched.get(f"{S}/issues/6/comments").status,
        watched("POST", f"{S}/labels", {"name": ""}).status,
    ]
    assert statuses == [422, 422, 422, 410, 301, 410, 301, 404, 422]
    assert watched.errors == []


def test_no_endpoint_of_the_stand_in_is_left_out(stand_in: StandIn, watched: Any, description: Any) -> None:
    test_everything_read_is_as_described(stand_in, watched)
    test_everything_written_is_as_described(watched)
    assert description.operations - description.seen == set()


def _fill(stand_in: StandIn) -> None:
    world, at = stand_in.world, stand_in.clock()
    issue = world.issue("example/support", 1)
    world.react(issue, "+1", user="carol", at=at)
    world.react(issue.comments[0], "heart", user=None, at=at)
    world.assign("example/support", 1, "ben", by="ann", at=at)
    world.unassign("example/support", 1, "ben", by="ann", at=at)
    world.label("example/support", 1, "bug", by="ann", at=at)
    world.unlabel("example/support", 1, "bug", by="ann", at=at)
    world.edit_issue("example/support", 1, at=at, by="ann", title="Another title")
    world.lock_issue("example/support", 1, by="ann", at=at, reason="resolved")
    world.unlock_issue("example/support", 1, by="ann", at=at)
    world.reopen("example/support", 1, by="carol", at=at)
    world.mention("example/support", 1, world.issue("example/product", 101), by="ben", at=at)
    world.assign("example/product", 103, "ben", by=None, at=at)
    world.add_comment("example/support", 1, "Somebody", user=None, at=at)
    repo = world.repo("example/support")
    repo.files |= {"notes.txt": b"one\n", "handoff/a.md": b"a", "handoff/b.md": b"b"}


def _files(watched: Any) -> None:
    def put(text: str, **more: str) -> Any:
        content = base64.b64encode(text.encode()).decode()
        return watched("PUT", f"{S}/contents/roster.md", {"message": "Roster", "content": content} | more)

    sha = put("one").json["content"]["sha"]
    statuses = [put("two", sha=sha).status, put("three").status, put("four", sha=sha).status]
    assert statuses == [200, 422, 409]
