"""What a repo lets one choose from: labels, assignees, issue templates; fetched once a day, after a pull."""

from collections.abc import Callable
from datetime import datetime, timedelta

from sretui.core.errors import ForgeError
from sretui.core.model import RepoInfo, RepoLists, RepoRole
from sretui.store import cursors
from sretui.store.database import Databases, transaction
from sretui.store.repo_lists import load_repo_lists, save_repo_lists
from sretui.sync.ports import Forge

EVERY = timedelta(days=1)


def freshen_lists(databases: Databases, forge: Forge, clock: Callable[[], datetime]) -> None:
    """Fetch the lists that are a day old; one that cannot be had stays as it was, and is asked for again."""
    for role in RepoRole:
        with databases.cache() as conn:
            repo, held = cursors.load_repo(conn, role), load_repo_lists(conn, role)
        if repo is None or not _is_due(held, clock()):
            continue
        try:
            lists = _fetch(forge, repo, clock())
        except ForgeError:
            continue  # no trouble of the duty's: the next pull asks again
        with databases.cache() as conn, transaction(conn):
            save_repo_lists(conn, role, lists)


def _is_due(held: RepoLists, now: datetime) -> bool:
    return held.at is None or abs(now - held.at) >= EVERY


def _fetch(forge: Forge, repo: RepoInfo, now: datetime) -> RepoLists:
    return RepoLists(
        labels=forge.fetch_labels(repo),
        assignable=forge.fetch_assignees(repo),
        templates=forge.fetch_templates(repo) if repo.role is RepoRole.PRODUCT else (),
        at=now,
    )
