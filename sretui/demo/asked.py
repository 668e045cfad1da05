"""One request as the endpoints see it, and their answer."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, NoReturn

from sretui.demo.paging import Pager
from sretui.demo.refusals import Elsewhere, Refusal, invalid, not_found
from sretui.demo.render import Render
from sretui.demo.state import World
from sretui.demo.things import Comment, Issue, Repo


@dataclass(frozen=True, slots=True)
class Answer:
    """A status, a JSON value (None: no body), and headers beside the usual ones."""

    status: int
    body: Any = None
    headers: dict[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class Asked:
    """A request: who asks, for what, when (UTC) and of which world."""

    world: World
    render: Render
    method: str
    path: str
    query: dict[str, str]
    parts: dict[str, Any]
    json: Any
    login: str
    now: datetime
    deepest: int
    search_lag: timedelta

    def repo(self, least: str = "read") -> Repo:
        """Return the repository of the path; raises a redirect, 404 when hidden, 403 without the right."""
        repo = self._find()
        if not repo.allows(self.login, "read"):
            raise not_found()
        if not repo.allows(self.login, least):
            raise Refusal(403, "Must have admin rights to Repository.") if least == "admin" else not_found()
        if repo.archived and self.method not in {"GET", "HEAD"}:
            raise Refusal(403, "Repository was archived so is read-only.")
        return repo

    def issue(self, repo: Repo, *, itself: bool = False) -> Issue:
        """Return the issue of the path; a moved one redirects when asked for `itself`, below it is 404."""
        if not repo.has_issues:
            raise Refusal(410, "Issues has been disabled in this repository.")
        number = self.parts["number"]
        found = repo.issues.get(number)
        if found is None:
            self._absent(repo, number, itself=itself)
        return found

    def comment(self, repo: Repo) -> Comment:
        """Return the comment of the path; raises 404."""
        found = repo.comments.get(self.parts["comment_id"])
        if found is None:
            raise not_found()
        return found

    def field(self, name: str, kind: type | tuple[type, ...], resource: str = "Issue") -> Any:
        """Return a field of the request's JSON, None when absent; raises 422 when it is of another kind."""
        if not isinstance(self.json, dict):
            raise Refusal(400, "Problems parsing JSON")
        value = self.json.get(name)
        if value is not None and not isinstance(value, kind):
            raise invalid(resource, name)
        return value

    def pager(self, tail: str, repo: Repo | None = None, *, cursors: bool = False) -> Pager:
        """Start a page of a list; with a repository its links name it by id."""
        base = self.render.places.base
        root = f"{base}/repositories/{repo.id}" if repo else base
        return Pager(f"{root}{tail}", self.query, cursors=cursors, deepest=self.deepest)

    def _find(self) -> Repo:
        if "repo_id" in self.parts:
            by_id = self.world.repos.get(self.parts["repo_id"])
            if by_id is None:
                raise not_found()
            return by_id
        asked = f"{self.parts['owner']}/{self.parts['name']}"
        try:
            repo = self.world.repo(asked)
        except KeyError as absent:
            raise not_found() from absent
        if repo.full_name.casefold() != asked.casefold():
            tail = self.path.split("/", 4)[4:]
            place = "/".join([f"{self.render.places.base}/repositories/{repo.id}", *tail])
            raise Elsewhere(301 if self.method in {"GET", "HEAD"} else 307, place)
        return repo

    def _absent(self, repo: Repo, number: int, *, itself: bool) -> NoReturn:
        if number not in repo.gone:
            raise not_found()
        moved = repo.gone[number]
        if moved is None:
            raise Refusal(410, "This issue was deleted")
        if not itself:
            raise not_found()
        base = self.render.places.base
        raise Elsewhere(301, f"{base}/repositories/{moved.repo_id}/issues/{moved.number}")
