"""Reading a repo's events: newest first and without `since`, so until one that is known.

A walk that is cut short goes on where it was; what happened meanwhile stands above its start, and is read by
the next walk, whose floor is the newest event of this one.
"""

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import replace

from sretui.core.errors import TooDeep
from sretui.core.model import Event, RepoInfo
from sretui.store.cursors import Cursor, load_cursor
from sretui.sync.pace import Pace
from sretui.sync.ports import Page
from sretui.sync.trip import Trip

RESOURCE = "events"


def walk_events(trip: Trip, repo: RepoInfo) -> Iterator[None]:
    """Read the events that are new; pauses after each saved page; raises ForgeError."""
    pace = Pace(trip.clock, repo.role, RESOURCE)
    cursor = load_cursor(trip.conn, repo.role, RESOURCE)
    seen: set[str] = set()
    while (ahead := _step(trip, repo, cursor, seen, pace)) is not None:
        yield
        if ahead.next_url is None:
            return
        cursor = ahead


def after(cursor: Cursor, page: Page[Event], url: str, seen: AbstractSet[str]) -> Cursor:
    """Say where reading stands after a page; `top` becomes the next walk's `floor`."""
    ids = [event.id for event in page.items]
    ahead = replace(cursor, started=cursor.started or page.at)
    if cursor.next_url is None:
        top = max([*ids, cursor.floor])
        ahead = replace(ahead, top=top, etag=page.etag, etag_url=url)
    known = any(number <= cursor.floor for number in ids)
    if known or page.next is None or page.next in seen:
        return _ended(ahead)
    return replace(ahead, next_url=page.next)


def _ended(cursor: Cursor) -> Cursor:
    return replace(cursor, next_url=None, floor=max(cursor.top, cursor.floor), done=True)


def _step(trip: Trip, repo: RepoInfo, cursor: Cursor, seen: set[str], pace: Pace) -> Cursor | None:
    """Fetch and save one page; return the cursor after it, None when nothing changed."""
    forge = trip.forge
    url = cursor.next_url or forge.first_url("events", repo)
    etag = cursor.etag if url == cursor.etag_url and cursor.next_url is None else None
    seen.add(url)
    try:
        page = trip.page(lambda: forge.fetch_page("events", repo, url, etag=etag), pace.progress)
    except TooDeep:
        trip.complain(repo.role, RESOURCE, "GitHub shows no older events than those that are here now.")
        ahead = _ended(cursor)
        trip.save_page(lambda: None, repo.role, RESOURCE, ahead)
        return ahead
    if page.unchanged:
        return None
    ahead = after(cursor, page, url, seen)
    trip.save_page(lambda: trip.keep_events(page.items), repo.role, RESOURCE, ahead)
    trip.report(pace.count(page))
    return ahead
