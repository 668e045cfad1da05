"""Issues and comments with as little said as a test needs, and a folder with both databases."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from sretui.core.model import Comment, Event, Issue, RepoRole
from sretui.store.database import Connection, Databases

START = datetime(2026, 11, 23, 16, 0, tzinfo=UTC)


class Make:
    """Core values; `minutes` count from START."""

    def at(self, minutes: float = 0) -> datetime:
        return START + timedelta(minutes=minutes)

    def issue(self, number: int = 1, title: str = "Blank window", body: str = "", **more: Any) -> Issue:
        return Issue(
            **{
                "node_id": f"I{more.get('repo', RepoRole.PRODUCT)}{number}",
                "repo": RepoRole.PRODUCT,
                "number": number,
                "title": title,
                "body": body,
                "author": "jane",
                "created": START,
                "updated": START,
                **more,
            }
        )

    def inquiry(self, number: int = 1, title: str = "Blank window", body: str = "", **more: Any) -> Issue:
        return self.issue(number, title, body, repo=RepoRole.INQUIRIES, **more)

    def comment(self, id_: int = 1, issue: int = 1, body: str = "Any news?", **more: Any) -> Comment:
        return Comment(
            **{
                "id": id_,
                "node_id": f"C{id_}",
                "repo": RepoRole.PRODUCT,
                "issue_number": issue,
                "author": "jane",
                "body": body,
                "created": START,
                "updated": START,
                **more,
            }
        )

    def event(self, id_: int = 1, issue: int = 1, kind: str = "closed", **more: Any) -> Event:
        return Event(
            **{
                "id": id_,
                "repo": RepoRole.INQUIRIES,
                "issue_number": issue,
                "kind": kind,
                "actor": "alice",
                "at": START,
                **more,
            }
        )


@pytest.fixture(scope="session")
def make() -> Make:
    return Make()


@pytest.fixture
def databases(tmp_path: Path) -> Databases:
    databases = Databases(tmp_path / "data")
    assert databases.prepare() == ()
    return databases


@pytest.fixture
def cache_conn(databases: Databases) -> Iterator[Connection]:
    with databases.cache() as conn:
        yield conn


@pytest.fixture
def desk_conn(databases: Databases) -> Iterator[Connection]:
    with databases.desk() as conn:
        yield conn
