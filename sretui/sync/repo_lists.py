"""What a repo lets one choose from: labels, assignees, issue templates; fetched once a day, after a pull."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta

from sretui.core.errors import ForgeError
from sretui.core.model import IssueTemplate, RepoInfo, RepoRole
from sretui.store import cursors
from sretui.store.database import Databases, transaction
from sretui.store.repo_lists import Kind, load_fetched, save_list
from sretui.sync.ports import Forge

EVERY = timedelta(days=1)
_CHOICES: Mapping[RepoRole, tuple[Kind, ...]] = {
    RepoRole.INQUIRIES: ("labels", "assignable"),
    RepoRole.PRODUCT: ("labels", "assignable", "templates"),
}


def freshen_lists(databases: Databases, forge: Forge, clock: Callable[[], datetime]) -> None:
    """Fetch the lists that are a day old, and save each as it comes.

    One that cannot be had stays as it was, and is asked for again after the next pull.
    """
    for role, kinds in _CHOICES.items():
        with databases.cache() as conn:
            if (repo := cursors.load_repo(conn, role)) is None:
                continue
            due = [kind for kind in kinds if _is_due(load_fetched(conn, role, kind), clock())]
        for kind in due:
            _freshen(databases, forge, repo, kind, clock)


def _freshen(
    databases: Databases, forge: Forge, repo: RepoInfo, kind: Kind, clock: Callable[[], datetime]
) -> None:
    try:
        items = _fetch(forge, repo, kind)
    except ForgeError:
        return  # no trouble of the duty's
    with databases.cache() as conn, transaction(conn):
        save_list(conn, repo.role, kind, items, clock())


def _is_due(fetched: datetime | None, now: datetime) -> bool:
    return fetched is None or abs(now - fetched) >= EVERY


def _fetch(forge: Forge, repo: RepoInfo, kind: Kind) -> Sequence[str] | Sequence[IssueTemplate]:
    match kind:
        case "labels":
            return forge.fetch_labels(repo)
        case "assignable":
            return forge.fetch_assignees(repo)
        case "templates":
            return forge.fetch_templates(repo)
