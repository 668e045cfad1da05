"""State to the JSON that GitHub would send: every field its description requires, under our own base URL.

GitHub's web pages live on another host; here they share the base address, so that no link of the demo
leads to real people.
"""

import base64
from collections.abc import Iterable

from sretui.demo.render_repo import JsonObject, Places, full_repository, instant, simple_user
from sretui.demo.state import DEFAULT_COLOR, World
from sretui.demo.things import Comment, Event, Issue, Label, Reaction, Repo

_REACTIONS = ("+1", "-1", "laugh", "confused", "heart", "hooray", "eyes", "rocket")


def node_id(kind: str, number: int) -> str:
    """Make GraphQL's name for a thing, of the shape GitHub's have."""
    return f"{kind}_kwDO{base64.urlsafe_b64encode(number.to_bytes(8, 'big')).decode().rstrip('=')}"


class Render:
    """Turns things into JSON for one world at one base address."""

    def __init__(self, world: World, base: str) -> None:
        self.world, self.places = world, Places(base)

    def user(self, login: str | None) -> JsonObject | None:
        """Return a person as they appear inside other things; None for a deleted account."""
        known = self.world.users.get(login.casefold()) if login else None
        return simple_user(self.places, known) if known else None

    def repo(self, repo: Repo, viewer: str) -> JsonObject:
        """Return a repository in full, with the viewer's own rights."""
        return full_repository(self.world, self.places, repo, viewer)

    def label(self, repo: Repo, name: str) -> JsonObject:
        """Return a label of a repository."""
        label = repo.labels.get(name.casefold()) or Label(0, name, DEFAULT_COLOR, None)
        return {
            "id": label.id,
            "node_id": node_id("LA", label.id),
            "url": f"{self.places.repo(repo)}/labels/{label.name.replace(' ', '%20')}",
            "name": label.name,
            "color": label.color,
            "default": label.default,
            "description": label.description,
        }

    def issue(self, repo: Repo, issue: Issue) -> JsonObject:
        """Return an issue as a list shows it; a pull request has the key `pull_request`."""
        url = self.places.issue(repo, issue.number)
        people = [user for login in issue.assignees if (user := self.user(login))]
        body: JsonObject = {
            "url": url,
            "repository_url": self.places.repo(repo),
            "labels_url": f"{url}/labels{{/name}}",
            "comments_url": f"{url}/comments",
            "events_url": f"{url}/events",
            "html_url": self.places.page(repo, issue),
            "id": issue.id,
            "node_id": node_id("PR" if issue.pull else "I", issue.id),
            "number": issue.number,
            "title": issue.title,
            "user": self.user(issue.user),
            "labels": [self.label(repo, name) for name in issue.labels],
            "state": issue.state,
            "locked": issue.locked,
            "assignee": people[0] if people else None,
            "assignees": people,
            "milestone": None,
            "comments": len(issue.comments),
            "created_at": instant(issue.created_at),
            "updated_at": instant(issue.updated_at),
            "closed_at": instant(issue.closed_at),
            "author_association": association(repo, issue.user),
            "active_lock_reason": issue.lock_reason,
            "body": issue.body,
            "reactions": rollup(url, issue.reactions),
            "timeline_url": f"{url}/timeline",
            "performed_via_github_app": None,
            "state_reason": issue.state_reason,
        }
        return body | (self._pull(repo, issue) if issue.pull else _sub_issues())

    def issue_in_full(self, repo: Repo, issue: Issue) -> JsonObject:
        """Return an issue asked for by itself, which alone says who closed it."""
        return self.issue(repo, issue) | {"closed_by": self.user(issue.closed_by)}

    def comment(self, repo: Repo, comment: Comment) -> JsonObject:
        """Return a comment on an issue."""
        url = f"{self.places.repo(repo)}/issues/comments/{comment.id}"
        issue = repo.issues[comment.number]
        return {
            "url": url,
            "html_url": f"{self.places.page(repo, issue)}#issuecomment-{comment.id}",
            "issue_url": self.places.issue(repo, comment.number),
            "id": comment.id,
            "node_id": node_id("IC", comment.id),
            "user": self.user(comment.user),
            "created_at": instant(comment.created_at),
            "updated_at": instant(comment.updated_at),
            "body": comment.body,
            "author_association": association(repo, comment.user),
            "reactions": rollup(url, comment.reactions),
            "performed_via_github_app": None,
        }

    def reaction(self, reaction: Reaction) -> JsonObject:
        """One person's reaction."""
        return {
            "id": reaction.id,
            "node_id": node_id("REA", reaction.id),
            "user": self.user(reaction.user),
            "content": reaction.content,
            "created_at": instant(reaction.created_at),
        }

    def event(self, repo: Repo, event: Event) -> JsonObject:
        """Return an event of an issue, without the issue."""
        body: JsonObject = {
            "id": event.id,
            "node_id": node_id("EV", event.id),
            "url": f"{self.places.repo(repo)}/issues/events/{event.id}",
            "actor": self.user(event.actor),
            "event": event.event,
            "commit_id": None,
            "commit_url": None,
            "created_at": instant(event.created_at),
            "performed_via_github_app": None,
        }
        return body | self._details(event)

    def repo_event(self, repo: Repo, event: Event) -> JsonObject:
        """Return an event of a repository, with its issue."""
        issue = repo.issues.get(event.number)
        return self.event(repo, event) | {"issue": self.issue(repo, issue) if issue else None}

    def timeline_comment(self, repo: Repo, comment: Comment) -> JsonObject:
        """Return a comment as the timeline shows it."""
        body = self.comment(repo, comment)
        return body | {"event": "commented", "actor": body["user"]}

    def cross_reference(self, event: Event) -> JsonObject | None:
        """Another issue's mention of this one, which the timeline alone shows."""
        home = self.world.repos.get(event.source[0]) if event.source else None
        issue = home.issues.get(event.source[1]) if home and event.source else None
        if home is None or issue is None:
            return None
        shown = self.issue(home, issue) | {"repository": self.repo(home, "")}
        return {
            "event": "cross-referenced",
            "actor": self.user(event.actor),
            "created_at": instant(event.created_at),
            "updated_at": instant(event.created_at),
            "source": {"type": "issue", "issue": shown},
        }

    def _details(self, event: Event) -> JsonObject:
        if event.label is not None:
            return {"label": {"name": event.label, "color": event.color}}
        if event.event in {"assigned", "unassigned"}:
            return {"assignee": self.user(event.assignee), "assigner": self.user(event.actor)}
        if event.rename is not None:
            return {"rename": {"from": event.rename[0], "to": event.rename[1]}}
        if event.event == "locked":
            return {"lock_reason": event.lock_reason}
        return {"state_reason": event.state_reason} if event.event == "closed" else {}

    def _pull(self, repo: Repo, issue: Issue) -> JsonObject:
        page = self.places.page(repo, issue)
        merged = issue.closed_at if issue.closed_by else None
        return {
            "draft": issue.draft,
            "pull_request": {
                "url": f"{self.places.repo(repo)}/pulls/{issue.number}",
                "html_url": page,
                "diff_url": f"{page}.diff",
                "patch_url": f"{page}.patch",
                "merged_at": instant(merged),
            },
        }


def association(repo: Repo, login: str | None) -> str:
    """Tell what a person is to a repository."""
    if login is None:
        return "NONE"
    if repo.allows(login, "triage"):
        return "MEMBER" if repo.organization else "COLLABORATOR"
    return "NONE"


def rollup(url: str, reactions: Iterable[Reaction]) -> JsonObject:
    """How many reactions of each kind."""
    given = [one.content for one in reactions]
    counts = {content: given.count(content) for content in _REACTIONS}
    return {"url": f"{url}/reactions", "total_count": len(given)} | counts


def _sub_issues() -> JsonObject:
    return {
        "sub_issues_summary": {"total": 0, "completed": 0, "percent_completed": 0},
        "issue_dependencies_summary": {
            "blocked_by": 0,
            "total_blocked_by": 0,
            "blocking": 0,
            "total_blocking": 0,
        },
    }
