"""How far the last pull came, per list, and what must be known of GitHub before the first request."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from datetime import datetime
from sqlite3 import Connection
from typing import Any

from sretui.core.model import Account, RepoInfo, RepoRole

_SYNCED = "synced"
_ACCOUNT = "account"


@dataclass(frozen=True, slots=True)
class Cursor:
    """Where the reading of one list stands; the empty cursor is a list never read."""

    next_url: str | None = None
    """The page to fetch next; None between walks."""
    since: datetime | None = None
    """From which change on the current walk reads; None on the first, which reads all."""
    etag: str | None = None
    etag_url: str | None = None
    """The address whose answer the ETag stands for."""
    newest: datetime | None = None
    """The latest change seen in this walk."""
    started: datetime | None = None
    """GitHub's time when the first walk began."""
    done: bool = False
    """Whether the list has been read to its end once."""
    floor: int = 0
    """Of events: the highest id known to be saved with all below it."""
    top: int = 0
    """Of events: the highest id seen in this walk."""


_INSTANTS = frozenset({"since", "newest", "started"})
_NAMES = frozenset(field.name for field in fields(Cursor))


def load_cursor(conn: Connection, repo: RepoRole, resource: str) -> Cursor:
    """Load where the reading of a list stands."""
    row = conn.execute(
        "SELECT data FROM cursors WHERE repo = ? AND resource = ?", (repo.value, resource)
    ).fetchone()
    if row is None:
        return Cursor()
    data = {name: value for name, value in json.loads(row[0]).items() if name in _NAMES}
    return Cursor(**{name: _read(name, value) for name, value in data.items()})


def save_cursor(conn: Connection, repo: RepoRole, resource: str, cursor: Cursor) -> None:
    """Save where the reading of a list stands; belongs into the transaction that saves the page."""
    conn.execute(
        "INSERT OR REPLACE INTO cursors (repo, resource, data) VALUES (?, ?, ?)",
        (repo.value, resource, json.dumps(asdict(cursor), default=datetime.isoformat)),
    )


def forget_cursors(conn: Connection, repo: RepoRole) -> None:
    """Read a repo's lists from their beginning at the next pull."""
    conn.execute("DELETE FROM cursors WHERE repo = ?", (repo.value,))


def forget_repo(conn: Connection, repo: RepoRole) -> None:
    """Drop the copy of a repo whose name came to mean another one."""
    for table in ("reactions", "reactions_fetched"):
        conn.execute(
            f"DELETE FROM {table} WHERE comment IN (SELECT id FROM comments WHERE repo = ?)", (repo.value,)
        )
    for table in ("cursors", "comments", "events"):
        conn.execute(f"DELETE FROM {table} WHERE repo = ?", (repo.value,))
    for table in ("labels", "assignees"):
        conn.execute(
            f"DELETE FROM {table} WHERE issue IN (SELECT key FROM issues WHERE repo = ?)", (repo.value,)
        )
    conn.execute("DELETE FROM issues WHERE repo = ?", (repo.value,))
    _forget_fact(conn, _repo(repo))
    conn.execute("DELETE FROM facts WHERE name LIKE ?", (f"lists {repo.value} %",))


def load_repo(conn: Connection, role: RepoRole) -> RepoInfo | None:
    """Load what GitHub last said of a repo."""
    data = _load_fact(conn, _repo(role))
    return RepoInfo(**{**data["info"], "role": role}) if data else None


def load_repo_name(conn: Connection, role: RepoRole) -> str | None:
    """Load the name under which a repo was looked up."""
    data = _load_fact(conn, _repo(role))
    return str(data["name"]) if data else None


def save_repo(conn: Connection, info: RepoInfo, name: str) -> None:
    """Remember what GitHub says of the repo that was looked up as `name`, its numeric id above all."""
    _save_fact(conn, _repo(info.role), {"info": asdict(info), "name": name})


def load_account(conn: Connection) -> Account | None:
    """Load whose token it was when last asked."""
    data = _load_fact(conn, _ACCOUNT)
    if not data:
        return None
    scopes = data["scopes"]
    return Account(data["login"], None if scopes is None else tuple(scopes))


def save_account(conn: Connection, account: Account) -> None:
    """Remember whose token it is; never the token."""
    _save_fact(conn, _ACCOUNT, asdict(account))


def load_synced(conn: Connection) -> datetime | None:
    """Say when both repos were last known to be up to date (UTC)."""
    data = _load_fact(conn, _SYNCED)
    return datetime.fromisoformat(data["at"]) if data else None


def save_synced(conn: Connection, at: datetime) -> None:
    """Remember that both repos are up to date."""
    _save_fact(conn, _SYNCED, {"at": at.isoformat()})


def _repo(role: RepoRole) -> str:
    return f"repo {role.value}"


def _load_fact(conn: Connection, name: str) -> dict[str, Any]:
    row = conn.execute("SELECT data FROM facts WHERE name = ?", (name,)).fetchone()
    found: dict[str, Any] = json.loads(row[0]) if row else {}
    return found


def _save_fact(conn: Connection, name: str, data: Mapping[str, object]) -> None:
    conn.execute("INSERT OR REPLACE INTO facts (name, data) VALUES (?, ?)", (name, json.dumps(data)))


def _forget_fact(conn: Connection, name: str) -> None:
    conn.execute("DELETE FROM facts WHERE name = ?", (name,))


def _read(name: str, value: object) -> Any:
    return datetime.fromisoformat(value) if name in _INSTANTS and isinstance(value, str) else value
