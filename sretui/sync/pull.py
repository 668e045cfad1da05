"""The pull: bring the copy of both repos up to date, the duty's needs first.

First the inquiries with their comments and events, then the product repo's open issues and what changed there
since. Its closed ones come in the background, which the duty's lists interrupt each minute, and which leaves
a part of GitHub's quota untouched.
"""

import threading
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime, timedelta

from sretui.core.model import RepoInfo, RepoRole
from sretui.core.progress import Progress, Summary
from sretui.store import cache, cursors
from sretui.store.database import Databases, transaction
from sretui.store.search import settle
from sretui.sync.events import walk_events
from sretui.sync.lists import Listing, walk
from sretui.sync.ports import Forge
from sretui.sync.repos import find_repos
from sretui.sync.sweep import sweep
from sretui.sync.trip import Stopped, Trip

RESERVE = 500
"""Requests an hour that the background leaves to the duty."""
SWEEP_EVERY = timedelta(days=1)
_SWEEP = "sweep"
_PAUSED = "GitHub's quota runs low: the background rests and leaves what is left to the duty."
_PARTS = {
    RepoRole.INQUIRIES: ("issues", "comments", "events"),
    RepoRole.PRODUCT: ("open", "closed"),
}
DUTY_EVERY = timedelta(seconds=60)
"""How often the background lets the duty's lists through."""


def pull(
    databases: Databases,
    forge: Forge,
    repos: Mapping[RepoRole, str],
    *,
    boilerplate: tuple[str, ...],
    clock: Callable[[], datetime],
    report: Callable[[Progress], None],
    stop: threading.Event,
    wait: Callable[[float], object] | None = None,
    full: bool = False,
    background: bool = True,
) -> Summary:
    """Bring both repos up to date; raises ForgeError and StoreError. The caller holds the pull's lease.

    What was saved before a trouble or a stop stays, and the next pull goes on there. With `full` everything
    is fetched and compared anew; without `background` the product repo's closed issues wait.
    """
    with databases.cache() as conn:
        trip = Trip(conn, forge, boilerplate=boilerplate, clock=clock, report=report, stop=stop, wait=wait)
        was_complete = _is_complete(trip, repos)
        try:
            _travel(trip, repos, full=full, background=background)
            if not was_complete and _is_complete(trip, repos):
                _settle(trip)
        except Stopped:
            return trip.summary(complete=False)
        return trip.summary(complete=_is_complete(trip, repos))


def _travel(trip: Trip, names: Mapping[RepoRole, str], *, full: bool, background: bool) -> None:
    sweeping = full or _sweep_is_due(trip)
    if full:
        _forget(trip)
    repos = find_repos(trip, names, anew=sweeping)
    _duty(trip, repos)
    if background:
        _background(trip, repos)
    if sweeping:
        sweep(trip, repos.values())
    _note_sweep(trip, swept=sweeping)


def _duty(trip: Trip, repos: Mapping[RepoRole, RepoInfo]) -> None:
    """Bring up to date what the duty needs."""
    if (inquiries := repos.get(RepoRole.INQUIRIES)) is not None:
        # comments first: an inquiry that came before its answers would be called overdue
        _run(trip, walk(trip, Listing(inquiries, "comments", "comments")))
        _run(trip, walk(trip, Listing(inquiries, "issues", "issues")))
        _run(trip, walk_events(trip, inquiries))
    if (product := repos.get(RepoRole.PRODUCT)) is not None:
        _run(
            trip,
            walk(
                trip,
                Listing(product, "open", "issues", "open", once=True, expected=product.open_issues or None),
            ),
        )
        _start_where_open_began(trip)
        _run(trip, walk(trip, Listing(product, "issues", "issues")))
        _run(trip, walk(trip, Listing(product, "comments", "comments")))
    with transaction(trip.conn):
        cursors.save_synced(trip.conn, trip.clock())


def _background(trip: Trip, repos: Mapping[RepoRole, RepoInfo]) -> None:
    """Fetch the product repo's closed issues, once, letting the duty through."""
    if (product := repos.get(RepoRole.PRODUCT)) is None:
        return
    due = trip.clock() + DUTY_EVERY
    numbers = cache.load_open_numbers(trip.conn, product.role)
    # what is not open is closed, or a number that never was an issue here
    expected = max(numbers) - len(numbers) if numbers else None
    for _ in walk(trip, Listing(product, "closed", "issues", "closed", once=True, expected=expected)):
        while True:
            full_again = trip.spent_until(RESERVE)
            if full_again is not None:
                trip.rest(min(full_again, due), Progress(product.role, "issues"), _PAUSED)
            if trip.clock() >= due:
                _duty(trip, repos)
                due = trip.clock() + DUTY_EVERY
            if full_again is None:
                break


def _forget(trip: Trip) -> None:
    """Start both repos anew, but for the product's comments: those before the new start were read already."""
    comments = cursors.load_cursor(trip.conn, RepoRole.PRODUCT, "comments")
    with transaction(trip.conn):
        for role in RepoRole:
            cursors.forget_cursors(trip.conn, role)
        cursors.save_cursor(trip.conn, RepoRole.PRODUCT, "comments", comments)


def _run(trip: Trip, part: Iterator[None]) -> None:
    for _ in part:
        trip.check()


def _start_where_open_began(trip: Trip) -> None:
    """Let the product repo's changes be read from the instant on at which its open issues began to be.

    The instant is GitHub's own, so that a clock of ours that is wrong loses nothing.
    """
    began = cursors.load_cursor(trip.conn, RepoRole.PRODUCT, "open").started
    with transaction(trip.conn):
        for resource in ("issues", "comments"):
            cursor = cursors.load_cursor(trip.conn, RepoRole.PRODUCT, resource)
            if cursor.since is None:
                cursors.save_cursor(trip.conn, RepoRole.PRODUCT, resource, replace(cursor, since=began))


def _sweep_is_due(trip: Trip) -> bool:
    """Say whether the copy is to be compared; one compared in the future was, by a clock since set back."""
    last = cursors.load_cursor(trip.conn, RepoRole.INQUIRIES, _SWEEP).started
    return last is not None and abs(trip.clock() - last) >= SWEEP_EVERY


def _note_sweep(trip: Trip, *, swept: bool) -> None:
    """Remember when the copy was last compared; a first pull is its own comparison."""
    cursor = cursors.load_cursor(trip.conn, RepoRole.INQUIRIES, _SWEEP)
    if swept or cursor.started is None:
        with transaction(trip.conn):
            cursors.save_cursor(trip.conn, RepoRole.INQUIRIES, _SWEEP, replace(cursor, started=trip.clock()))


def _settle(trip: Trip) -> None:
    """After the first pull: join what it left of the search's indexes in pieces."""
    for _ in settle(trip.conn):
        trip.check()


def _is_complete(trip: Trip, names: Mapping[RepoRole, str]) -> bool:
    return all(cursors.load_cursor(trip.conn, role, part).done for role in names for part in _PARTS[role])
