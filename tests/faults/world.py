"""A GitHub so small that a cell of the table costs nothing: two repositories of three issues each."""

import re
from datetime import timedelta
from typing import Any

from sretui.core.model import RepoInfo, RepoRole
from sretui.demo.render import node_id
from sretui.demo.state import World
from sretui.demo.things import Comment, Issue, Repo
from tests.faults.clock import BEGAN

SUPPORT, PRODUCT, ELSEWHERE = "example/support", "example/product", "example/elsewhere"
NAMES = {RepoRole.INQUIRIES: SUPPORT, RepoRole.PRODUCT: PRODUCT}
OURS, COLLEAGUE, CUSTOMER, TOKEN = "ann", "ben", "carol", "token-of-ann"
_KEY = re.compile(r"\n*<!-- sretui:(\w+) -->\s*$")

End = dict[str, Any]
"""What stands on GitHub, but for instants, ids and our keys: by repo, issue by issue."""


def build_world() -> World:
    """Open three issues in each repo: 2 is closed, 3 is assigned, ours is liked by both."""
    world = World()
    at = BEGAN - timedelta(days=1)
    for name in ("support", "product", "elsewhere"):
        repo = world.add_repo("example", name, team=[OURS, COLLEAGUE], at=at)
        for label in ("bug", "reviewed", "question"):
            world.add_label(repo, label)
        for number in (1, 2, 3):
            _open(world, repo.full_name, number)
    world.repo(SUPPORT).files["roster.md"] = b"old\n"
    world.add_token(TOKEN, OURS)
    return world


def _open(world: World, name: str, number: int) -> None:
    at = BEGAN - timedelta(hours=20) + timedelta(minutes=number)
    world.add_issue(name, f"{name} {number}", "How?", user=CUSTOMER, at=at, labels=["reviewed"])
    ours = world.add_comment(name, number, "We look.", user=OURS, at=at)
    for login in (COLLEAGUE, OURS):
        world.react(ours, "+1", user=login, at=at)
    world.add_comment(name, number, "Thanks!", user=CUSTOMER, at=at)
    if number == 2:
        world.close(name, number, by=COLLEAGUE, at=at)
    if number == 3:
        world.assign(name, number, COLLEAGUE, by=OURS, at=at)


def repos_of(world: World) -> dict[RepoRole, RepoInfo]:
    """Name the team's two repos as the pull found them."""
    return {
        role: RepoInfo(id=world.repo(name).id, full_name=name, role=role, can_push=True, can_triage=True)
        for role, name in NAMES.items()
    }


def node_of(world: World, name: str, number: int) -> str:
    return node_id("I", world.issue(name, number).id)


def end_of(world: World, base: str = "") -> End:
    """Write down what stands on GitHub now; addresses lose their `base`."""
    with world.lock:
        # a renamed repo is still found under its first name
        return {name: _repo(world, world.repo(name), base) for name in (SUPPORT, PRODUCT, ELSEWHERE)}


def keys_of(world: World) -> list[str]:
    """Collect the keys of all that we created."""
    texts = [
        text
        for repo in world.repos.values()
        for issue in repo.issues.values()
        for text in (issue.body or "", *(one.body for one in issue.comments))
    ]
    return [found[1] for text in texts if (found := _KEY.search(text))]


def _repo(world: World, repo: Repo, base: str) -> End:
    return {
        "issues": {number: _issue(one, base) for number, one in repo.issues.items()},
        "gone": {
            number: moved and world.repos[moved.repo_id].full_name for number, moved in repo.gone.items()
        },
        "files": {path: text.decode() for path, text in repo.files.items()},
        "labels": sorted(repo.labels),
    }


def _issue(issue: Issue, base: str) -> End:
    return {
        "title": issue.title,
        "body": _plain(issue.body or "", base),
        "user": issue.user,
        "state": issue.state,
        "reason": issue.state_reason,
        "labels": sorted(issue.labels),
        "assignees": sorted(issue.assignees),
        "reactions": sorted((one.user or "", one.content) for one in issue.reactions),
        "comments": [_comment(one, base) for one in issue.comments],
    }


def _comment(comment: Comment, base: str) -> End:
    return {
        "user": comment.user,
        "body": _plain(comment.body, base),
        "reactions": sorted((one.user or "", one.content) for one in comment.reactions),
    }


def _plain(text: str, base: str) -> str:
    bare = _KEY.sub("", text)
    return bare.replace(base, "") if base else bare
