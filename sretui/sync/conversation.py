"""One conversation whole: for a product issue that is opened, and where a sweep counts other comments."""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime

from sretui.core.errors import StoreError
from sretui.core.model import Comment, Issue
from sretui.store import cache, cursors
from sretui.store.database import Connection, Databases, transaction
from sretui.sync.ports import Forge, Page

Fetch = Callable[[str | None], Page[Comment]]
"""Fetches the page at an address, the first one for None."""


def pull_conversation(
    databases: Databases,
    forge: Forge,
    issue: Issue,
    boilerplate: tuple[str, ...],
    clock: Callable[[], datetime],
) -> int:
    """Fetch all comments on an issue now; return how many changed; raises ForgeError or StoreError.

    It needs no lease: a conversation is saved whole, and whoever saves it last saves the same.
    """
    with databases.cache() as conn:
        repo = cursors.load_repo(conn, issue.repo)
    if repo is None:
        raise StoreError("The repo was never reached: sync once before opening its issues.")
    pages = list(read_pages(lambda url: forge.fetch_issue_comments(repo, issue.number, url)))
    with databases.cache() as conn, transaction(conn):
        return save_conversation(conn, issue, pages, boilerplate, clock())


def read_pages(fetch: Fetch) -> Iterator[Page[Comment]]:
    """Fetch the pages of a conversation, oldest comment first; raises ForgeError."""
    seen: set[str | None] = {None}
    page = fetch(None)
    yield page
    while page.next not in seen:
        seen.add(page.next)
        page = fetch(page.next)
        yield page


def save_conversation(
    conn: Connection,
    issue: Issue,
    pages: Sequence[Page[Comment]],
    boilerplate: tuple[str, ...],
    now: datetime,
) -> int:
    """Save a whole conversation; what is no longer in it stays as a tombstone; return how many changed.

    Where something could not be read nothing is taken for deleted.
    """
    present = [comment for page in pages for comment in page.items]
    changed = cache.save_comments(conn, present, boilerplate=boilerplate)
    held = cache.load_conversation(conn, issue.node_id)
    if held is None or any(page.skipped for page in pages):
        return changed
    there = {comment.node_id for comment in present}
    gone = [one.node_id for one in held.comments if one.deleted is None and one.node_id not in there]
    if gone:
        cache.mark_comments_deleted(conn, gone, now)
    return changed + len(gone)
