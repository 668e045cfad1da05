"""GitHubForge: GitHub as the pull sees it, and by its pen as the push does; every trouble is a ForgeError.

Repos are addressed by number, which a rename does not change.
"""

import re
from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import Literal, TypeVar, overload
from urllib.parse import quote, urlencode

from sretui.core.errors import BadAnswer, Gone, Refused
from sretui.core.model import (
    Account,
    Comment,
    Event,
    Issue,
    IssueTemplate,
    Rate,
    Reaction,
    RepoInfo,
    RepoRole,
)
from sretui.forge import contents, faults, records, templates
from sretui.forge.asking import Asking, parse, parse_list
from sretui.forge.fields import Unreadable
from sretui.forge.links import below, links, page_number
from sretui.forge.page import Kind, Page
from sretui.forge.writing import GitHubPen

T = TypeVar("T")

PER_PAGE = 100
_MOST_PAGES = 30
_PATHS: dict[Kind, str] = {"issues": "issues", "comments": "issues/comments", "events": "issues/events"}
_NAME = re.compile(r"\w[\w-]*/(?!\.{1,2}$)[\w.-]+", re.ASCII)


class GitHubForge(GitHubPen):
    """Reads and writes GitHub; safe from any thread. `timeout` is in whole seconds; `clock` tells UTC."""

    def __init__(self, api: str, token: str, *, clock: Callable[[], datetime], timeout: int = 15) -> None:
        super().__init__(Asking(api, token, timeout=timeout, clock=clock))

    @property
    def requests(self) -> int:
        """How many requests were sent so far, by all threads."""
        return self._ask.requests

    def close(self) -> None:
        """Close all connections."""
        self._ask.close()

    def fetch_account(self) -> Account:
        """Tell whose token it is."""
        reply = self._ask.get("/user", "the account of the token")
        return _sound(
            lambda: records.read_account(parse(reply, "the account"), reply.headers.get("x-oauth-scopes"))
        )

    def fetch_repo(self, full_name: str, role: RepoRole) -> RepoInfo:
        """Look a repo up by name; a renamed one is found under its new `full_name`."""
        if not _NAME.fullmatch(full_name):
            raise Refused(f"{full_name[:80]!r} is no repo: its name looks like owner/repo.", 404)
        what = f"repo {full_name}"
        try:
            reply = self._ask.get(f"/repos/{full_name}", what)
        except Gone as gone:
            if gone.moved_to is None:
                raise
            reply = self._ask.get(below(self._ask.api, gone.moved_to), what)
        return _sound(lambda: records.read_repo(parse(reply, what), role))

    def first_url(
        self,
        kind: Kind,
        repo: RepoInfo,
        *,
        state: Literal["open", "closed", "all"] = "all",
        since: datetime | None = None,
    ) -> str:
        """Name the path of a list's first page, oldest change first (events: newest first)."""
        query: dict[str, str | int] = {"per_page": PER_PAGE}
        if kind != "events":
            query |= {"direction": "asc", "sort": "updated"}
        if kind == "issues":
            query["state"] = state
        if since is not None and kind != "events":
            query["since"] = f"{since:%Y-%m-%dT%H:%M:%SZ}"
        return f"/repositories/{repo.id}/{_PATHS[kind]}?{urlencode(query)}"

    @overload
    def fetch_page(
        self, kind: Literal["issues"], repo: RepoInfo, url: str, *, etag: str | None = None
    ) -> Page[Issue]: ...
    @overload
    def fetch_page(
        self, kind: Literal["comments"], repo: RepoInfo, url: str, *, etag: str | None = None
    ) -> Page[Comment]: ...
    @overload
    def fetch_page(
        self, kind: Literal["events"], repo: RepoInfo, url: str, *, etag: str | None = None
    ) -> Page[Event]: ...
    def fetch_page(
        self, kind: Kind, repo: RepoInfo, url: str, *, etag: str | None = None
    ) -> Page[Issue] | Page[Comment] | Page[Event]:
        """Fetch one page of a list; with an `etag` the page may come back as unchanged."""
        what = f"{kind} of {repo.full_name}"
        match kind:
            case "issues":
                return self._page(url, what, records.read_issue, repo.role, etag, pulls_of=repo.full_name)
            case "comments":
                return self._page(url, what, records.read_comment, repo.role, etag)
            case "events":
                return self._page(url, what, records.read_event, repo.role, etag, newest_first=True)

    def fetch_issue_comments(self, repo: RepoInfo, number: int, url: str | None = None) -> Page[Comment]:
        """Fetch a page of one conversation's comments, oldest first; Gone when the issue is not there."""
        path = url or f"/repositories/{repo.id}/issues/{number}/comments?per_page={PER_PAGE}"
        return self._page(path, f"comments on {repo.full_name}#{number}", records.read_comment, repo.role)

    def fetch_reactions(
        self, repo: RepoInfo, comment: int, content: str, *, etag: str | None = None
    ) -> Page[Reaction]:
        """Fetch who reacted so to a comment, oldest first; Gone when the comment is not there.

        A hundred are read: of a team nobody needs more.
        """
        query = urlencode({"content": content, "per_page": PER_PAGE})
        path = f"/repositories/{repo.id}/issues/comments/{comment}/reactions?{query}"
        what = f"reactions to a comment in {repo.full_name}"
        return self._page(path, what, partial(records.read_reaction, comment), repo.role, etag)

    def fetch_issue(self, repo: RepoInfo, number: int) -> Issue:
        """Fetch one issue; Gone, with the address for people when it was moved."""
        what = f"{repo.full_name}#{number}"
        try:
            reply = self._ask.get(f"/repositories/{repo.id}/issues/{number}", what)
        except Gone as gone:
            raise self._followed(gone, what) if gone.moved_to else gone from None
        issue = _sound(lambda: records.read_issue(parse(reply, what), repo.role))
        if issue is None or issue.number != number:
            raise BadAnswer(f"GitHub answered with something else than {what}; it is asked again later.")
        return issue

    def fetch_rate(self) -> Rate:
        """Ask what is left of the quota; costs none."""
        reply = self._ask.get("/rate_limit", "the rate limit")
        return _sound(lambda: records.read_rate(parse(reply, "the rate limit")))

    def fetch_assignable(self, repo: RepoInfo, login: str) -> bool:
        """Tell whether issues of the repo can be assigned to `login`."""
        path = f"/repositories/{repo.id}/assignees/{quote(login, safe='')}"
        return self._ask.get(path, f"the right to assign {login}", wanted=frozenset({204, 404})).status == 204

    def fetch_labels(self, repo: RepoInfo) -> tuple[str, ...]:
        """Fetch the names of all the repo's labels."""
        return self._names(repo, "labels", records.read_label)

    def fetch_assignees(self, repo: RepoInfo) -> tuple[str, ...]:
        """Fetch the logins of everybody to whom the repo's issues can be assigned."""
        return self._names(repo, "assignees", records.read_login)

    def fetch_templates(self, repo: RepoInfo) -> tuple[IssueTemplate, ...]:
        """Fetch the repo's issue templates; none where it has no such folder."""
        root = f"/repositories/{repo.id}/contents"
        what = f"the issue templates of {repo.full_name}"
        reply = self._ask.get(f"{root}/{templates.FOLDER}", what, wanted=frozenset({200, 404}))
        listed = parse_list(reply, what) if reply.status == 200 else []
        names = [records.read_path(one) for one in listed]
        found: list[IssueTemplate] = []
        for name in [name for name in names if name.endswith(".md")][:_MOST_PAGES]:
            raw = parse(self._ask.get(f"{root}/{quote(name, safe='/')}", what), what)
            found.append(_sound(partial(_template, name, raw)))
        return tuple(found)

    def _names(self, repo: RepoInfo, kind: str, read: records.Reader[str]) -> tuple[str, ...]:
        names: list[str] = []
        path: str | None = f"/repositories/{repo.id}/{kind}?per_page={PER_PAGE}"
        for _ in range(_MOST_PAGES):
            if path is None:
                break
            page = self._page(path, f"the {kind} of {repo.full_name}", read, repo.role)
            names += page.items
            path = page.next
        return tuple(names)

    def _page(
        self,
        url: str,
        what: str,
        read: records.Reader[T],
        role: RepoRole,
        etag: str | None = None,
        *,
        newest_first: bool = False,
        pulls_of: str = "",
    ) -> Page[T]:
        reply = self._ask.get(below(self._ask.api, url), what, etag=etag)
        at, quota = self._ask.at(reply), faults.rate(reply.headers)
        if reply.status == 304:
            return Page((), (), None, etag, unchanged=True, rate=quota, at=at)
        raw = parse_list(reply, what)
        items, skipped = records.read_all(read, raw, role)
        ahead = links(reply.headers)
        following = below(self._ask.api, ahead["next"]) if "next" in ahead else None
        # what is new comes after a full page, and leaves its ETag as it was
        telling = newest_first or (following is None and len(raw) < PER_PAGE)
        changes = [min(changed, at) for each in raw if (changed := records.changed_at(each)) is not None]
        return Page(
            items=items,
            skipped=skipped,
            next=following,
            etag=reply.headers.get("etag") if telling else None,
            unchanged=False,
            rate=quota,
            at=at,
            newest=max(changes, default=None),
            total=len(raw),
            pages_left=_pages_left(url, ahead.get("last")),
            pulls=records.read_pulls(raw, pulls_of, role) if pulls_of else (),
        )

    def _followed(self, gone: Gone, what: str) -> Gone:
        """Find where a moved issue stands for people; its API address when it cannot be read."""
        address = gone.moved_to or ""
        try:
            reply = self._ask.get(below(self._ask.api, address), what)
            return Gone(str(gone), records.read_address(parse(reply, what)))
        except (Gone, BadAnswer, Refused, Unreadable):
            return Gone(str(gone), address)


def _template(name: str, raw: object) -> IssueTemplate:
    try:
        return templates.read_template(name, contents.read_file(raw).text)
    except ValueError:
        return IssueTemplate(name, "")  # no text: nothing to fill in


def _pages_left(url: str, last: str | None) -> int | None:
    end = page_number(last)
    return None if end is None else max(0, end - (page_number(url) or 1))


def _sound(read: Callable[[], T]) -> T:
    try:
        return read()
    except Unreadable as trouble:
        raise BadAnswer(f"GitHub's {trouble}; it is asked again later.") from trouble
