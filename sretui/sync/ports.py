"""What syncing needs of the outside: the port that the GitHub client, and a test's fake, implement."""

from collections.abc import Sequence
from datetime import datetime
from typing import Literal, Protocol, overload

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
from sretui.core.outbox.steps import Result
from sretui.forge.contents import File, FileAnswer
from sretui.forge.page import Kind, Page
from sretui.forge.writing import Seen

__all__ = ["Forge", "GitHub", "Kind", "Page", "Seen", "Sender", "State"]

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

    def fetch_reactions(
        self, repo: RepoInfo, comment: int, content: str, *, etag: str | None = None
    ) -> Page[Reaction]:
        """Fetch who reacted so to a comment, oldest first; Gone when the comment is not there."""
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

    def fetch_templates(self, repo: RepoInfo) -> tuple[IssueTemplate, ...]:
        """Fetch the repo's issue templates."""
        ...

    def fetch_file_anew(self, repo: str, path: str, etag: str | None) -> FileAnswer:
        """Fetch a text file unless it is as it was when GitHub gave this `etag`."""
        ...


class Sender(Protocol):
    """GitHub, as the push needs it; every method may raise a ForgeError, and none sends anything twice."""

    def fetch_account(self) -> Account:
        """Tell whose token it is."""
        ...

    def fetch_repo(self, full_name: str, role: RepoRole) -> RepoInfo:
        """Look a repo up by name; a renamed one is found under its new `full_name`."""
        ...

    def look_at(self, repo: RepoInfo, issue_number: int) -> Seen:
        """Look at an issue before it is changed; Gone when it was moved or deleted."""
        ...

    def look_at_repo(self, repo: RepoInfo) -> tuple[RepoInfo, str, datetime]:
        """Look at a repo before something is filed in it; give its node id and GitHub's time too."""
        ...

    def post_comment(self, repo: RepoInfo, issue_number: int, body: str) -> Comment:
        """Post a comment."""
        ...

    def edit_comment(self, repo: RepoInfo, comment: int, body: str) -> Comment:
        """Give a comment a new text."""
        ...

    def file_issue(
        self, repo: RepoInfo, title: str, body: str, labels: Sequence[str], assignees: Sequence[str]
    ) -> Issue:
        """File a new issue; labels and assignees may be dropped in silence."""
        ...

    def set_state(self, repo: RepoInfo, issue_number: int, state: str, reason: str | None) -> Issue:
        """Close or reopen an issue."""
        ...

    def assign(self, repo: RepoInfo, issue_number: int, logins: Sequence[str]) -> Issue:
        """Add assignees; some may be left out in silence."""
        ...

    def unassign(self, repo: RepoInfo, issue_number: int, logins: Sequence[str]) -> Issue:
        """Take assignees off."""
        ...

    def add_labels(self, repo: RepoInfo, issue_number: int, labels: Sequence[str]) -> tuple[str, ...]:
        """Put labels on; return those that are on now."""
        ...

    def remove_label(self, repo: RepoInfo, issue_number: int, label: str) -> tuple[str, ...]:
        """Take a label off; return those that are on now."""
        ...

    def has_label(self, repo: RepoInfo, label: str) -> bool:
        """Tell whether the repo has a label."""
        ...

    def react(self, repo: RepoInfo, issue_number: int, comment: int | None, content: str) -> int:
        """React to a comment or an issue; the same reaction twice is one."""
        ...

    def remove_reaction(self, repo: RepoInfo, issue_number: int, comment: int | None, reaction: int) -> None:
        """Take a reaction off a comment or an issue; Gone when it is not there."""
        ...

    def fetch_reactions_to(
        self, repo: RepoInfo, issue_number: int, comment: int | None, content: str
    ) -> tuple[Reaction, ...]:
        """Fetch who reacted so to a comment or an issue; Gone when that is not there."""
        ...

    def count_reactions(self, repo: RepoInfo, issue_number: int, comment: int | None, content: str) -> int:
        """Ask a comment or an issue itself how many reacted so, which is fresher than the list."""
        ...

    def transfer(self, issue_node: str, repo_node: str, what: str) -> Result:
        """Move an issue to another repo of the same owner."""
        ...

    def put_file(self, repo: str, path: str, content: str, message: str, sha: str | None) -> Result:
        """Write a text file; with `sha`, only over that version of it."""
        ...

    def fetch_file(self, repo: str, path: str) -> tuple[File | None, datetime]:
        """Fetch a text file of a repo, None when it is not there, and GitHub's time (UTC)."""
        ...

    def fetch_comment(self, repo: RepoInfo, comment: int) -> Comment:
        """Fetch one comment; Gone when it is not there."""
        ...

    def fetch_comments_since(
        self, repo: RepoInfo, issue_number: int, since: datetime | None
    ) -> tuple[Comment, ...]:
        """Fetch the comments on an issue that are new or changed since an instant (UTC), oldest first."""
        ...

    def fetch_own_issues(self, repo: RepoInfo, login: str) -> tuple[Issue, ...]:
        """Fetch the newest issues that somebody filed."""
        ...


class GitHub(Forge, Sender, Protocol):
    """GitHub whole, as the desk is given it."""
