"""The things of the duty as values: what GitHub holds, cut down to what the desk needs.

Instants are aware UTC datetimes in whole seconds. Issues are known by `node_id`, because numbers are reused
across repos and change when an issue is moved.
"""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum


class RepoRole(StrEnum):
    """Which of the team's two repos something stands in."""

    INQUIRIES = "inquiries"
    PRODUCT = "product"


class Channel(StrEnum):
    """How first contact was made (process page, "Supported Methods of Contact")."""

    GITHUB = "GitHub"
    MAIL = "mail"
    HOTLINE = "hotline"
    WALK_IN = "walk-in"
    CHAT = "chat"


class Whereabouts(StrEnum):
    """Whether an issue still stands where it was filed."""

    HERE = "here"
    MOVED = "moved"
    DELETED = "deleted"


@dataclass(frozen=True, slots=True)
class Issue:
    """An issue of either repo; in the inquiries repo it is an Inquiry."""

    node_id: str
    repo: RepoRole
    number: int
    title: str
    body: str
    author: str | None
    """Login; None when the account was deleted."""
    created: datetime
    updated: datetime
    closed: datetime | None = None
    state_reason: str | None = None
    """`completed`, `not_planned`, `duplicate`, `reopened`, or None."""
    labels: tuple[str, ...] = ()
    assignees: tuple[str, ...] = ()
    comment_count: int = 0
    locked: bool = False
    url: str = ""
    """The address for people (html_url)."""
    whereabouts: Whereabouts = Whereabouts.HERE
    moved_to: str | None = None
    """Where a moved issue stands now, for people."""

    @property
    def is_open(self) -> bool:
        """Whether the issue is open and still where it was filed."""
        return self.closed is None and self.whereabouts is Whereabouts.HERE


@dataclass(frozen=True, slots=True)
class PullRequest:
    """What is kept of a pull request: which issues of its repo it names, and whether it is open."""

    node_id: str
    repo: RepoRole
    number: int
    title: str
    author: str | None
    updated: datetime
    is_open: bool
    mentions: tuple[int, ...] = ()
    url: str = ""


@dataclass(frozen=True, slots=True)
class Comment:
    """One public comment of a conversation."""

    id: int
    node_id: str
    repo: RepoRole
    issue_number: int
    author: str | None
    body: str
    created: datetime
    updated: datetime
    url: str = ""
    author_type: str = "User"
    """GitHub's account type: `User`, `Bot`, ..."""
    deleted: datetime | None = None
    """When a sweep saw that it was gone (a tombstone: an answer given stays an answer)."""
    waiting: bool = False
    """Whether it still waits in the outbox; then GitHub has given it no id and no address."""


@dataclass(frozen=True, slots=True)
class Reaction:
    """Somebody's silent word on a comment."""

    id: int
    """GitHub's own; 0 while it waits in the outbox."""
    comment: int
    """GitHub's id of the comment."""
    login: str | None
    content: str
    """GitHub's name: `+1`, `eyes`, ..."""
    at: datetime


@dataclass(frozen=True, slots=True)
class Event:
    """Who closed, reopened, assigned, labelled, and when."""

    id: int
    repo: RepoRole
    issue_number: int
    kind: str
    """GitHub's word: `closed`, `reopened`, `assigned`, `labeled`, `transferred` ..."""
    actor: str | None
    at: datetime
    subject: str = ""
    """The assignee's login or the label's name, where the event has one."""


@dataclass(frozen=True, slots=True)
class Rate:
    """What is left of GitHub's hourly quota, and when it is full again (UTC)."""

    remaining: int
    limit: int
    reset: datetime


@dataclass(frozen=True, slots=True)
class Account:
    """Whose token it is."""

    login: str
    scopes: tuple[str, ...] | None = None
    """None for tokens that do not tell (fine-grained ones)."""


@dataclass(frozen=True, slots=True)
class RepoInfo:
    """What GitHub says of a repo; requests address it by `id`, which a rename does not change."""

    id: int
    full_name: str
    role: RepoRole
    private: bool = False
    archived: bool = False
    has_issues: bool = True
    can_push: bool = False
    can_triage: bool = False
    url: str = ""
    open_issues: int = 0
    """Open issues and pull requests when the repo was looked up."""


@dataclass(frozen=True, slots=True)
class IssueTemplate:
    """What a repo offers to begin a new issue with."""

    name: str
    body: str
    """Markdown with headings to fill in."""
    about: str = ""
    title: str = ""
    labels: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RepoLists:
    """What a repo lets one choose from."""

    labels: tuple[str, ...] = ()
    assignable: tuple[str, ...] = ()
    """Logins that GitHub accepts as assignees."""
    templates: tuple[IssueTemplate, ...] = ()


@dataclass(frozen=True, slots=True)
class Conversation:
    """An issue with its comments and events, oldest first."""

    issue: Issue
    comments: tuple[Comment, ...] = ()
    events: tuple[Event, ...] = ()
    reactions: tuple[Reaction, ...] = ()
    """On the comments that hand the inquiry over; others are not fetched."""


@dataclass(frozen=True, slots=True)
class Known:
    """A product issue that may be the same trouble, with how alike it is (higher is more alike)."""

    issue: Issue
    score: float


@dataclass(frozen=True, slots=True)
class Hit:
    """One search result: the issue, and a line of text in which the words were found."""

    issue: Issue
    snippet: str = ""
    words: tuple[str, ...] = field(default=())
    """The words to mark, as typed; a row marks them case-insensitively at word starts."""
