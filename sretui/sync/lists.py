"""Reading one of GitHub's lists from the oldest change to the newest, from wherever it was left.

The cursor after each page is a pure function of the page; both are saved in one transaction.

    first walk   no `since`: GitHub answers an ancient one with nothing
    turn         at a walk's end, or where GitHub pages no further: once more from the last change seen
    rest         nothing changed since the turn: the address and its ETag are kept until something does
"""

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from typing import Literal

from sretui.core.errors import TooDeep
from sretui.core.model import Comment, Issue, RepoInfo
from sretui.store.cursors import Cursor, load_cursor
from sretui.sync.pace import Pace
from sretui.sync.ports import Page, State
from sretui.sync.trip import Trip

_MOST_TURNS = 5
"""In one pull; a repo that changes faster than it is read is read on at the next pull."""


@dataclass(frozen=True, slots=True)
class Listing:
    """One of the lists that are kept up to date."""

    repo: RepoInfo
    resource: str
    """The cursor's name."""
    kind: Literal["issues", "comments"]
    state: State = "all"
    once: bool = False
    """Whether it is read through once and then never again."""
    expected: int | None = None
    """About how many items the list has, pull requests included."""


def walk(trip: Trip, listing: Listing) -> Iterator[None]:
    """Read a list to its end as of now; pauses after each saved page; raises ForgeError."""
    pace = Pace(trip.clock, listing.repo.role, listing.kind, listing.expected)
    cursor = load_cursor(trip.conn, listing.repo.role, listing.resource)
    seen: set[str] = set()
    turns = 0
    while turns <= _MOST_TURNS and not (listing.once and cursor.done):
        ahead = _step(trip, listing, cursor, seen, pace)
        if ahead is None:
            return
        yield
        if ahead.next_url is None and ahead.since == cursor.since:
            return
        turns += ahead.since != cursor.since
        cursor = ahead


def after(
    cursor: Cursor,
    page: Page[Issue] | Page[Comment],
    url: str,
    *,
    seen: AbstractSet[str] = frozenset(),
    once: bool = False,
) -> Cursor:
    """Say where reading stands after a page; an address seen before ends a walk as its last page does."""
    newest = max((at for at in (cursor.newest, page.newest) if at is not None), default=None)
    ahead = replace(cursor, newest=newest, started=cursor.started or page.at, etag=None, etag_url=None)
    if page.next is not None and page.next not in seen:
        return replace(ahead, next_url=page.next)
    if once and page.next is None:
        return replace(ahead, next_url=None, done=True)
    ahead = turned(ahead)
    if ahead.since == cursor.since and cursor.next_url is None:
        return replace(ahead, etag=page.etag, etag_url=url)
    return ahead


def turned(cursor: Cursor) -> Cursor:
    """Start a walk from the last change seen; a list that brought no change since its start is done."""
    since = cursor.newest or cursor.since
    return replace(
        cursor,
        next_url=None,
        since=since,
        etag=None,
        etag_url=None,
        done=cursor.done or since == cursor.since,
    )


def _step(trip: Trip, listing: Listing, cursor: Cursor, seen: set[str], pace: Pace) -> Cursor | None:
    """Fetch and save one page; return the cursor after it, None when nothing changed."""
    role = listing.repo.role
    url = cursor.next_url or trip.forge.first_url(
        listing.kind, listing.repo, state=listing.state, since=cursor.since
    )
    seen.add(url)
    try:
        page = _fetch(trip, listing, url, cursor.etag if url == cursor.etag_url else None, pace)
    except TooDeep as deep:
        if cursor.next_url is None:
            raise  # no list is too deep at its beginning: nothing of it was read
        ahead = turned(cursor)
        if ahead.since == cursor.since:
            trip.complain(role, listing.kind, f"{deep} There is none, so the rest stays unread.")
        trip.save_page(lambda: None, role, listing.resource, ahead)
        return ahead
    if page.unchanged:
        return None
    ahead = after(cursor, page, url, seen=seen, once=listing.once)
    trip.save_page(lambda: _keep(trip, page), role, listing.resource, ahead)
    trip.report(pace.count(page))
    return ahead


def _fetch(
    trip: Trip, listing: Listing, url: str, etag: str | None, pace: Pace
) -> Page[Issue] | Page[Comment]:
    forge, repo = trip.forge, listing.repo
    if listing.kind == "issues":
        return trip.page(lambda: forge.fetch_page("issues", repo, url, etag=etag), pace.progress)
    return trip.page(lambda: forge.fetch_page("comments", repo, url, etag=etag), pace.progress)


def _keep(trip: Trip, page: Page[Issue] | Page[Comment]) -> None:
    trip.keep_issues(item for item in page.items if isinstance(item, Issue))
    trip.keep_comments(item for item in page.items if isinstance(item, Comment))
    trip.keep_pulls(page.pulls)
