"""Addresses, people and repositories as JSON: the long lists of links that GitHub puts on each of them."""

from datetime import UTC, datetime
from typing import Any

from sretui.demo.state import World
from sretui.demo.things import PERMISSIONS, Issue, Repo, User

JsonObject = dict[str, Any]

_REPO_LINKS = {
    "archive_url": "/{archive_format}{/ref}",
    "assignees_url": "/assignees{/user}",
    "blobs_url": "/git/blobs{/sha}",
    "branches_url": "/branches{/branch}",
    "collaborators_url": "/collaborators{/collaborator}",
    "comments_url": "/comments{/number}",
    "commits_url": "/commits{/sha}",
    "compare_url": "/compare/{base}...{head}",
    "contents_url": "/contents/{+path}",
    "contributors_url": "/contributors",
    "deployments_url": "/deployments",
    "downloads_url": "/downloads",
    "events_url": "/events",
    "forks_url": "/forks",
    "git_commits_url": "/git/commits{/sha}",
    "git_refs_url": "/git/refs{/sha}",
    "git_tags_url": "/git/tags{/sha}",
    "hooks_url": "/hooks",
    "issue_comment_url": "/issues/comments{/number}",
    "issue_events_url": "/issues/events{/number}",
    "issues_url": "/issues{/number}",
    "keys_url": "/keys{/key_id}",
    "labels_url": "/labels{/name}",
    "languages_url": "/languages",
    "merges_url": "/merges",
    "milestones_url": "/milestones{/number}",
    "notifications_url": "/notifications{?since,all,participating}",
    "pulls_url": "/pulls{/number}",
    "releases_url": "/releases{/id}",
    "stargazers_url": "/stargazers",
    "statuses_url": "/statuses/{sha}",
    "subscribers_url": "/subscribers",
    "subscription_url": "/subscription",
    "tags_url": "/tags",
    "teams_url": "/teams",
    "trees_url": "/git/trees{/sha}",
}
_USER_LINKS = {
    "followers_url": "/followers",
    "following_url": "/following{/other_user}",
    "gists_url": "/gists{/gist_id}",
    "starred_url": "/starred{/owner}{/repo}",
    "subscriptions_url": "/subscriptions",
    "organizations_url": "/orgs",
    "repos_url": "/repos",
    "events_url": "/events{/privacy}",
    "received_events_url": "/received_events",
}


class Places:
    """Addresses under one base."""

    def __init__(self, base: str) -> None:
        self.base = base

    def repo(self, repo: Repo) -> str:
        """Return a repository's API address."""
        return f"{self.base}/repos/{repo.full_name}"

    def issue(self, repo: Repo, number: int) -> str:
        """Return an issue's API address, pull requests included."""
        return f"{self.repo(repo)}/issues/{number}"

    def page(self, repo: Repo, issue: Issue) -> str:
        """Return an issue's page for people."""
        return f"{self.base}/{repo.full_name}/{'pull' if issue.pull else 'issues'}/{issue.number}"


def instant(at: datetime | None) -> str | None:
    """Write an instant as GitHub does: UTC, whole seconds, Z."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ") if at else None


def simple_user(places: Places, user: User) -> JsonObject:
    """Return a person as they appear inside other things."""
    url = f"{places.base}/users/{user.login}"
    return {
        "login": user.login,
        "id": user.id,
        "node_id": f"U_kgDO{user.id:x}",
        "avatar_url": f"{places.base}/avatars/u/{user.id}?v=4",
        "gravatar_id": "",
        "url": url,
        "html_url": f"{places.base}/{user.login}",
        "type": user.kind,
        "user_view_type": "public",
        "site_admin": False,
    } | {name: url + tail for name, tail in _USER_LINKS.items()}


def public_user(places: Places, user: User) -> JsonObject:
    """Return a person asked for by login."""
    return simple_user(places, user) | {
        "name": user.name,
        "company": None,
        "blog": "",
        "location": None,
        "email": None,
        "hireable": None,
        "bio": None,
        "twitter_username": None,
        "public_repos": 2,
        "public_gists": 0,
        "followers": 0,
        "following": 0,
        "created_at": instant(user.created_at),
        "updated_at": instant(user.created_at),
    }


def private_user(places: Places, user: User) -> JsonObject:
    """Return the token's own account."""
    return public_user(places, user) | {
        "private_gists": 0,
        "total_private_repos": 0,
        "owned_private_repos": 0,
        "disk_usage": 0,
        "collaborators": 0,
        "two_factor_authentication": True,
        "plan": {"name": "free", "space": 976562499, "private_repos": 10000, "collaborators": 0},
    }


def full_repository(world: World, places: Places, repo: Repo, viewer: str) -> JsonObject:
    """Return a repository in full."""
    url = places.repo(repo)
    open_issues = sum(issue.state == "open" for issue in repo.issues.values())
    owner = world.users[repo.owner.casefold()]
    page = f"{places.base}/{repo.full_name}"
    return (
        {
            "id": repo.id,
            "node_id": f"R_kgDO{repo.id:x}",
            "name": repo.name,
            "full_name": repo.full_name,
            "private": repo.private,
            "owner": simple_user(places, owner) | {"type": "Organization" if repo.organization else "User"},
            "html_url": page,
            "description": repo.description,
            "fork": False,
            "url": url,
            "git_url": f"git://{places.base.partition('://')[2]}/{repo.full_name}.git",
            "ssh_url": f"git@localhost:{repo.full_name}.git",
            "clone_url": f"{page}.git",
            "svn_url": page,
            "mirror_url": None,
            "homepage": None,
            "language": "C++",
            "created_at": instant(repo.created_at),
            "updated_at": instant(repo.updated_at),
            "pushed_at": instant(repo.updated_at),
            "open_issues": open_issues,
            "open_issues_count": open_issues,
            "permissions": _permissions(repo, viewer),
        }
        | {name: url + tail for name, tail in _REPO_LINKS.items()}
        | _plain(repo)
    )


def _plain(repo: Repo) -> JsonObject:
    counts = ("forks", "forks_count", "stargazers_count", "watchers", "watchers_count", "size")
    counted: JsonObject = dict.fromkeys((*counts, "network_count", "subscribers_count"), 0)
    return counted | {
        "license": None,
        "archived": repo.archived,
        "disabled": False,
        "has_issues": repo.has_issues,
        "has_projects": False,
        "has_downloads": True,
        "has_wiki": True,
        "has_pages": False,
        "has_discussions": False,
        "allow_forking": True,
        "is_template": False,
        "web_commit_signoff_required": False,
        "topics": [],
        "visibility": "private" if repo.private else "public",
        "default_branch": "main",
        "temp_clone_token": None,
    }


def _permissions(repo: Repo, viewer: str) -> JsonObject:
    names = {"pull": "read", "triage": "triage", "push": "write", "maintain": "maintain", "admin": "admin"}
    return {name: repo.allows(viewer, least) for name, least in names.items() if least in PERMISSIONS}
