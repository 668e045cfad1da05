"""The team's repos by their numbers, for the push: as the last pull found them, else looked up now."""

from collections.abc import Mapping

from sretui.core.model import RepoInfo, RepoRole
from sretui.store import cursors
from sretui.store.database import Databases
from sretui.sync.ports import Forge


def known_repos(
    databases: Databases, forge: Forge, names: Mapping[RepoRole, str]
) -> dict[RepoRole, RepoInfo]:
    """Find both repos; raises ForgeError where one was never reached and cannot be now."""
    with databases.cache() as conn:
        held = {role: cursors.load_repo(conn, role) for role in names}
        called = {role: cursors.load_repo_name(conn, role) for role in names}
    return {
        role: found
        if (found := held[role]) is not None and called[role] == name
        else forge.fetch_repo(name, role)
        for role, name in names.items()
    }
