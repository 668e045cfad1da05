"""What a GitHub holds: users, labels, comments, events, issues and repositories, as plain mutable records.

People are named by login, None for a deleted account (GitHub then sends `user: null`). All instants are UTC.
"""

from dataclasses import dataclass, field
from datetime import datetime

PERMISSIONS = ("none", "read", "triage", "write", "maintain", "admin")


@dataclass(slots=True)
class User:
    """An account: a person or a bot."""

    id: int
    login: str
    name: str | None
    kind: str
    created_at: datetime


@dataclass(slots=True)
class Label:
    """A label of one repository; names compare without case."""

    id: int
    name: str
    color: str
    description: str | None
    default: bool = False


@dataclass(slots=True)
class Reaction:
    """One person's thumb, heart or eyes."""

    id: int
    user: str | None
    content: str
    created_at: datetime


@dataclass(slots=True)
class Comment:
    """A comment; `number` is its issue's, which changes when the issue moves."""

    id: int
    number: int
    user: str | None
    body: str
    created_at: datetime
    updated_at: datetime
    reactions: list[Reaction] = field(default_factory=list)


@dataclass(slots=True)
class Event:
    """Something done to an issue; which of the optional fields are set depends on `event`."""

    id: int
    number: int
    actor: str | None
    event: str
    created_at: datetime
    label: str | None = None
    color: str | None = None
    assignee: str | None = None
    rename: tuple[str, str] | None = None
    state_reason: str | None = None
    lock_reason: str | None = None
    source: tuple[int, int] | None = None
    """The repository id and number that mention this issue; such events are in the timeline alone."""


@dataclass(slots=True)
class Issue:
    """An issue or a pull request."""

    id: int
    repo_id: int
    number: int
    user: str | None
    title: str
    body: str | None
    created_at: datetime
    updated_at: datetime
    pull: bool = False
    draft: bool = False
    state: str = "open"
    state_reason: str | None = None
    closed_at: datetime | None = None
    closed_by: str | None = None
    labels: list[str] = field(default_factory=list)
    assignees: list[str] = field(default_factory=list)
    comments: list[Comment] = field(default_factory=list)
    reactions: list[Reaction] = field(default_factory=list)
    locked: bool = False
    lock_reason: str | None = None


@dataclass(slots=True)
class Moved:
    """Where a transferred issue went."""

    repo_id: int
    number: int


@dataclass(slots=True)
class Repo:
    """A repository; `gone` says of a number whether it moved or was deleted (None)."""

    id: int
    owner: str
    name: str
    created_at: datetime
    updated_at: datetime
    private: bool = False
    archived: bool = False
    has_issues: bool = True
    organization: bool = True
    description: str | None = None
    next_number: int = 1
    labels: dict[str, Label] = field(default_factory=dict)
    issues: dict[int, Issue] = field(default_factory=dict)
    comments: dict[int, Comment] = field(default_factory=dict)
    events: list[Event] = field(default_factory=list)
    gone: dict[int, Moved | None] = field(default_factory=dict)
    permissions: dict[str, str] = field(default_factory=dict)
    files: dict[str, bytes] = field(default_factory=dict)
    revision: int = 0

    @property
    def full_name(self) -> str:
        """Owner and name as people write them."""
        return f"{self.owner}/{self.name}"

    def permission(self, login: str | None) -> str:
        """One of PERMISSIONS; anybody may read what is public."""
        floor = "none" if self.private else "read"
        return self.permissions.get((login or "").casefold(), floor)

    def allows(self, login: str | None, least: str) -> bool:
        """Whether the person has at least this permission."""
        return PERMISSIONS.index(self.permission(login)) >= PERMISSIONS.index(least)
