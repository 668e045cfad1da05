"""What the repos let one choose from is fetched with a pull, once a day, and survives GitHub's troubles."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from sretui.core.model import RepoLists, RepoRole
from sretui.demo.faults import Fault
from sretui.demo.server import StandIn
from sretui.demo.state import World
from sretui.forge.client import GitHubForge
from sretui.store import cursors
from sretui.store.database import Databases, transaction
from sretui.store.repo_lists import Kind, load_fetched, load_repo_lists
from sretui.sync.repo_lists import freshen_lists

NOW = datetime(2026, 11, 23, 18, tzinfo=UTC)
NAMES = {RepoRole.INQUIRIES: "example/support", RepoRole.PRODUCT: "example/product"}


def lists(databases: Databases, role: RepoRole) -> RepoLists:
    with databases.cache() as conn:
        return load_repo_lists(conn, role)


def fetched(databases: Databases, role: RepoRole, kind: Kind) -> datetime | None:
    with databases.cache() as conn:
        return load_fetched(conn, role, kind)


def prepared(folder: Path, forge: GitHubForge) -> Databases:
    databases = Databases(folder)
    databases.prepare()
    with databases.cache() as conn, transaction(conn):
        for role, name in NAMES.items():
            cursors.save_repo(conn, forge.fetch_repo(name, role), name)
    return databases


def test_once_a_day_and_no_more(tmp_path: Path, stand_in: StandIn, small_world: World) -> None:
    template = b"---\nname: Bug\nlabels: bug\n---\n### What happens\n"
    small_world.repo("example/product").files[".github/ISSUE_TEMPLATE/bug.md"] = template
    small_world.repo("example/product").files[".github/ISSUE_TEMPLATE/form.yml"] = b"name: form"
    forge = GitHubForge(stand_in.url, stand_in.token, clock=lambda: NOW)
    databases = prepared(tmp_path, forge)
    freshen_lists(databases, forge, lambda: NOW)
    product = lists(databases, RepoRole.PRODUCT)
    assert "low-hanging fruit" in product.labels
    assert set(product.assignable) == {"ann", "ben"}
    assert [(one.name, one.body, one.labels) for one in product.templates] == [
        ("Bug", "### What happens", ("bug",))
    ]
    asked = len(stand_in.requests)
    freshen_lists(databases, forge, lambda: NOW + timedelta(hours=23))
    assert len(stand_in.requests) == asked
    freshen_lists(databases, forge, lambda: NOW + timedelta(hours=25))
    assert len(stand_in.requests) > asked
    forge.close()


def test_a_trouble_leaves_what_was_known(tmp_path: Path, stand_in: StandIn) -> None:
    forge = GitHubForge(stand_in.url, stand_in.token, clock=lambda: NOW)
    databases = prepared(tmp_path, forge)
    freshen_lists(databases, forge, lambda: NOW)
    before = lists(databases, RepoRole.INQUIRIES)
    stand_in.faults.add(Fault("bad_gateway", path="/labels", count=None))
    later = NOW + timedelta(days=2)
    freshen_lists(databases, forge, lambda: later)
    assert lists(databases, RepoRole.INQUIRIES) == before
    assert fetched(databases, RepoRole.INQUIRIES, "labels") == NOW
    stand_in.faults.clear()
    freshen_lists(databases, forge, lambda: later)
    assert fetched(databases, RepoRole.INQUIRIES, "labels") == later
    forge.close()


def test_each_list_is_kept_as_it_comes(tmp_path: Path, stand_in: StandIn) -> None:
    forge = GitHubForge(stand_in.url, stand_in.token, clock=lambda: NOW)
    databases = prepared(tmp_path, forge)
    stand_in.faults.add(Fault("bad_gateway", path="/assignees", count=None))
    freshen_lists(databases, forge, lambda: NOW)
    product = lists(databases, RepoRole.PRODUCT)
    assert ("bug" in product.labels, product.assignable) == (True, ())
    stand_in.faults.clear()
    before = len(stand_in.requests)
    freshen_lists(databases, forge, lambda: NOW)
    asked = [seen.path.rpartition("/")[2] for seen in stand_in.requests[before:]]
    assert asked == ["assignees", "assignees"], "what was fetched is not fetched again"
    forge.close()


def test_a_repo_that_is_forgotten_takes_its_lists_along(tmp_path: Path, stand_in: StandIn) -> None:
    forge = GitHubForge(stand_in.url, stand_in.token, clock=lambda: NOW)
    databases = prepared(tmp_path, forge)
    freshen_lists(databases, forge, lambda: NOW)
    with databases.cache() as conn, transaction(conn):
        cursors.forget_repo(conn, RepoRole.INQUIRIES)
    assert lists(databases, RepoRole.INQUIRIES) == RepoLists()
    assert fetched(databases, RepoRole.INQUIRIES, "labels") is None
    assert lists(databases, RepoRole.PRODUCT).labels
    forge.close()
