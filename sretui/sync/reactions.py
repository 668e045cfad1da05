"""Who accepted what was handed over: the reactions to handoff comments, looked at after each pull.

A reaction changes neither its comment's time nor its issue's, so that no list shows it, and the count that a
list carries is as old as the comment. Therefore each handoff that waits is asked about with its ETag, which
costs no quota while nothing changes; one that was accepted is looked at each hour, for a 👍 can be taken
back, and so is one that nobody has taken for weeks.
"""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta

from sretui.core.board import Inquiry
from sretui.core.errors import ForgeError, Gone
from sretui.core.handoff.acceptance import ACCEPTING, Accepting, acceptance
from sretui.core.journal import Facts
from sretui.core.model import RepoInfo, RepoRole
from sretui.core.team import Team
from sretui.store import cache, cursors
from sretui.store.database import Connection, Databases, transaction
from sretui.store.reactions import Fetched, load_fetched, note_fetched, save_reactions
from sretui.sync.ports import Forge

AGAIN_AFTER = timedelta(hours=1)
"""How often an accepted handoff is looked at, and a stale one."""
STALE = timedelta(days=14)
MOST = 60
"""Comments looked at after one pull; more inquiries than that are never open."""


def freshen_reactions(databases: Databases, forge: Forge, team: Team, clock: Callable[[], datetime]) -> None:
    """Fetch the reactions that matter, and save each as they come.

    What cannot be had is left to the next pull, whose own trouble says why.
    """
    with databases.cache() as conn:
        repo = cursors.load_repo(conn, RepoRole.INQUIRIES)
        wanted = tuple(_wanted(conn, team, clock()))[:MOST] if repo is not None else ()
    for comment, fetched in wanted:
        if repo is not None and not _fetch(databases, forge, repo, comment, fetched, clock):
            return


def _wanted(conn: Connection, team: Team, now: datetime) -> Iterator[tuple[int, Fetched | None]]:
    """Yield the comments to ask about, those that wait first."""
    rarely: list[tuple[int, Fetched | None]] = []
    for conversation in cache.load_active(conn):
        found = acceptance(Inquiry(conversation, Facts()), team)
        if found is None or not (found.waits or found.state is Accepting.ACCEPTED):
            continue
        comment, fetched = found.comment, load_fetched(conn, found.comment.id)
        if found.waits and now - comment.created < STALE:
            yield comment.id, fetched
        elif fetched is None or abs(now - fetched.at) >= AGAIN_AFTER:
            rarely.append((comment.id, fetched))
    yield from rarely


def _fetch(
    databases: Databases,
    forge: Forge,
    repo: RepoInfo,
    comment: int,
    fetched: Fetched | None,
    clock: Callable[[], datetime],
) -> bool:
    """Ask about one comment; False where GitHub cannot be asked at all now."""
    etag = fetched.etag if fetched else None
    try:
        page = forge.fetch_reactions(repo, comment, ACCEPTING, etag=etag)
    except Gone:
        return True  # the sweep makes a tombstone of the comment
    except ForgeError:
        return False
    with databases.cache() as conn, transaction(conn):
        if page.unchanged:
            note_fetched(conn, comment, clock(), etag)
        else:
            save_reactions(conn, comment, page.items, clock(), page.etag)
    return True
