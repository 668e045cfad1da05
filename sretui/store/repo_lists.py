"""A repo's labels, who can be assigned, and its issue templates, as the pull last saw them.

Each list is saved by itself, with its own age: what was fetched is kept, whatever becomes of the others.
"""

import json
from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from sqlite3 import Connection
from typing import Any, Literal

from sretui.core.model import IssueTemplate, RepoLists, RepoRole

Kind = Literal["labels", "assignable", "templates"]


def save_list(
    conn: Connection, role: RepoRole, kind: Kind, items: Sequence[str] | Sequence[IssueTemplate], at: datetime
) -> None:
    """Remember one of a repo's lists, fetched at an instant (UTC), over what was known."""
    plain = [asdict(item) if isinstance(item, IssueTemplate) else item for item in items]
    data = json.dumps({"at": at.isoformat(), "items": plain})
    conn.execute("INSERT OR REPLACE INTO facts (name, data) VALUES (?, ?)", (_name(role, kind), data))


def load_fetched(conn: Connection, role: RepoRole, kind: Kind) -> datetime | None:
    """Say when one of a repo's lists was fetched (UTC); None for never."""
    data = _load(conn, role, kind)
    return datetime.fromisoformat(data["at"]) if data else None


def load_repo_lists(conn: Connection, role: RepoRole) -> RepoLists:
    """Load a repo's lists; empty where none are known."""
    return RepoLists(
        labels=tuple(_items(conn, role, "labels")),
        assignable=tuple(_items(conn, role, "assignable")),
        templates=tuple(
            IssueTemplate(**{**one, "labels": tuple(one["labels"])})
            for one in _items(conn, role, "templates")
        ),
    )


def _items(conn: Connection, role: RepoRole, kind: Kind) -> list[Any]:
    data = _load(conn, role, kind)
    return list(data["items"]) if data else []


def _load(conn: Connection, role: RepoRole, kind: Kind) -> Any:
    row = conn.execute("SELECT data FROM facts WHERE name = ?", (_name(role, kind),)).fetchone()
    return json.loads(row[0]) if row else None


def _name(role: RepoRole, kind: Kind) -> str:
    return f"lists {role.value} {kind}"
