"""Which repos are pulled: looked up by name once, known by number from then on."""

from collections.abc import Mapping

from sretui.core.model import RepoInfo, RepoRole
from sretui.core.progress import Progress
from sretui.store import cursors
from sretui.store.database import transaction
from sretui.sync.trip import Trip


def find_repos(trip: Trip, names: Mapping[RepoRole, str], *, anew: bool = False) -> dict[RepoRole, RepoInfo]:
    """Find the repos of the config, from memory where it serves; with `anew` ask GitHub all the same."""
    if anew or cursors.load_account(trip.conn) is None:
        account = trip.ask(trip.forge.fetch_account, Progress(RepoRole.INQUIRIES, "issues"))
        with transaction(trip.conn):
            cursors.save_account(trip.conn, account)
    return {role: _find(trip, role, name, anew=anew) for role, name in names.items()}


def _find(trip: Trip, role: RepoRole, name: str, *, anew: bool) -> RepoInfo:
    """Look one repo up; a name that came to mean another repo starts that role's copy from nothing."""
    held = cursors.load_repo(trip.conn, role)
    if held is not None and not anew and cursors.load_repo_name(trip.conn, role) == name:
        _say_if_renamed(trip, name, held)
        return held
    repo = trip.ask(lambda: trip.forge.fetch_repo(name, role), Progress(role, "issues"))
    _say_if_renamed(trip, name, repo)
    with transaction(trip.conn):
        if held is not None and held.id != repo.id:
            cursors.forget_repo(trip.conn, role)
        cursors.save_repo(trip.conn, repo, name)
    return repo


def _say_if_renamed(trip: Trip, name: str, repo: RepoInfo) -> None:
    """Complain at each pull until the config is changed: what is said once a day is easily missed."""
    if repo.full_name.casefold() != name.casefold():
        sentence = f"{name} is now called {repo.full_name}: change its name in config.toml."
        trip.complain(repo.role, "issues", sentence)
