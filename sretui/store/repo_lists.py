"""A repo's labels, who can be assigned, and its issue templates, as the pull last saw them."""

import json
from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime
from sqlite3 import Connection
from typing import Any

from sretui.core.model import IssueTemplate, RepoLists, RepoRole


def save_repo_lists(conn: Connection, role: RepoRole, lists: RepoLists) -> None:
    """Remember a repo's lists over what was known."""
    data = {**asdict(lists), "at": lists.at.isoformat() if lists.at else None}
    conn.execute("INSERT OR REPLACE INTO facts (name, data) VALUES (?, ?)", (_name(role), json.dumps(data)))


def load_repo_lists(conn: Connection, role: RepoRole) -> RepoLists:
    """Load a repo's lists; empty, and never fetched, where none are known."""
    row = conn.execute("SELECT data FROM facts WHERE name = ?", (_name(role),)).fetchone()
    return _lists(json.loads(row[0])) if row else RepoLists()


def _name(role: RepoRole) -> str:
    return f"lists {role.value}"


def _lists(data: Mapping[str, Any]) -> RepoLists:
    return RepoLists(
        labels=tuple(data["labels"]),
        assignable=tuple(data["assignable"]),
        templates=tuple(
            IssueTemplate(**{**one, "labels": tuple(one["labels"])}) for one in data["templates"]
        ),
        at=datetime.fromisoformat(data["at"]) if data["at"] else None,
    )
