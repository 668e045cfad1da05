"""A page of one of GitHub's lists, as the pull takes it in."""

from dataclasses import dataclass
from datetime import datetime
from typing import Generic, Literal, TypeVar

from sretui.core.model import PullRequest, Rate

T = TypeVar("T")

Kind = Literal["issues", "comments", "events"]
"""The lists of a repo that are read."""


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """What one request for a list brought.

    Addresses are paths below the API's own, so that neither a hostile `Link` nor a changed API address in the
    config can lead the token elsewhere.
    """

    items: tuple[T, ...]
    skipped: tuple[str, ...]
    """One sentence for each item that could not be read."""
    next: str | None
    """Where the list goes on; None at its end."""
    etag: str | None
    """For asking again, where an unchanged answer proves that nothing came after this page either."""
    unchanged: bool
    rate: Rate | None
    at: datetime
    """GitHub's own time of the answer (UTC)."""
    newest: datetime | None = None
    """The latest `updated` of all that was on the page, pull requests included; never later than `at`."""
    total: int = 0
    """How many items were on the page, pull requests and unreadable ones included."""
    pages_left: int | None = None
    """How many pages follow, when GitHub says it."""
    pulls: tuple[PullRequest, ...] = ()
    """The pull requests among its issues: no items, but their news counts."""
