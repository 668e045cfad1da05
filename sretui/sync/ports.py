"""What syncing needs of the outside: the port that the GitHub client, and a test's fake, implement."""

from datetime import datetime
from typing import Literal, Protocol, overload

from sretui.core.model import Account, Comment, Event, Issue, Rate, RepoInfo, RepoRole
from sretui.forge.page import Kind, Page

__all__ = ["Forge", "Kind", "Page", "State"]

State = Literal["open", "closed", "all"]


class Forge(Protocol):
    """GitHub, read only; every method may raise a ForgeError."""

    @property
    def requests(self) -> int:
        """How many requests were sent so far, by all threads."""
        ...

    def fetch_account(self) -> Account:
        """Tell whose token it is."""
        ...

    def fetch_repo(self, full_name: str, role: RepoRole) -> RepoInfo:
        """Look a repo up by name; a renamed one is found under its new `full_name`."""
        ...

    def first_url(
        self, kind: Kind, repo: RepoInfo, *, state: State = "all", since: datetime | None = None
    ) -> str:
        """Name the address of a list's first page, oldest change first (events: newest first)."""
        ...

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

    def fetch_issue_comments(self, repo: RepoInfo, number: int, url: str | None = None) -> Page[Comment]:
        """Fetch a page of one conversation's comments, oldest first; Gone when the issue is not there."""
        ...

    def fetch_issue(self, repo: RepoInfo, number: int) -> Issue:
        """Fetch one issue; Gone, with the new address when it was moved."""
        ...

    def fetch_rate(self) -> Rate:
        """Ask what is left of the quota; costs none."""
        ...

    def fetch_assignable(self, repo: RepoInfo, login: str) -> bool:
        """Tell whether issues of the repo can be assigned to `login`."""
        ...

    def fetch_labels(self, repo: RepoInfo) -> tuple[str, ...]:
        """Fetch the names of all the repo's labels."""
        ...

    def fetch_assignees(self, repo: RepoInfo) -> tuple[str, ...]:
        """Fetch the logins of everybody to whom the repo's issues can be assigned."""
        ...
