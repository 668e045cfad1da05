"""Saving pages of issues or comments: only news is written, and only news in the words is indexed.

The full-text indexes are kept here and not by triggers: SQLite makes a savepoint for each statement that
fires one, and at each savepoint FTS5 writes out what it has (`fts5SavepointMethod` in
https://www.sqlite.org/src/file?name=ext/fts5/fts5_main.c), which makes a page more than twice as dear.
Deleting, which is rare, has triggers.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from sqlite3 import Connection
from typing import Generic, TypeVar

from sretui.core.model import Comment, Issue
from sretui.core.prose import plain
from sretui.store.rows import (
    COMMENT_COLUMNS,
    ISSUE_COLUMNS,
    Row,
    comment_of,
    comment_row,
    issue_of,
    issue_row,
)

Item = TypeVar("Item", bound=Issue | Comment)

_PAGE = 500
"""Rows asked for at once; SQLite takes some thousand values in one statement."""


@dataclass(frozen=True, slots=True)
class Held(Generic[Item]):
    """What the cache holds of an item."""

    key: int
    plain: str
    item: Item


@dataclass(frozen=True, slots=True)
class Shelf(Generic[Item]):
    """A table of items known by their node id, with its full-text indexes."""

    table: str
    columns: str
    row_of: Callable[[Item], tuple[str | int | None, ...]]
    item_of: Callable[[Row], Item]
    title_of: Callable[[Item], str]
    indexes: Mapping[str, str]
    """Each index with the columns it reads."""
    words_of: Callable[[str, Sequence[str]], str] = plain
    """What of a body is searched, given the boilerplate."""

    def save(
        self, conn: Connection, items: Iterable[Item], boilerplate: Sequence[str]
    ) -> Iterator[tuple[int, Item | None, Item]]:
        """Save what is news; yield its key, what was held before, and what is held now."""
        for page in _pages(items):
            held = self._load(conn, {item.node_id for item in page})
            news = _news(page, held)
            texts = {item.node_id: self.words_of(item.body, boilerplate) for item in news}
            worded = [item for item in news if self._is_reworded(item, texts, held)]
            self._unindex(conn, [held[item.node_id].key for item in worded if item.node_id in held])
            conn.executemany(self._put(), [(*self.row_of(item), texts[item.node_id]) for item in news])
            keys = self._keys(conn, tuple(texts))
            self._index(conn, [keys[item.node_id] for item in worded])
            for item in news:
                before = held.get(item.node_id)
                yield keys[item.node_id], before.item if before else None, item

    def _load(self, conn: Connection, node_ids: Iterable[str]) -> dict[str, Held[Item]]:
        wanted = tuple(node_ids)
        rows = conn.execute(
            f"SELECT key, plain, {self.columns} FROM {self.table} WHERE node_id IN ({_marks(wanted)})", wanted
        ).fetchall()
        found: dict[str, Held[Item]] = {}
        for row in rows:
            item = self.item_of(row[2:])
            found[item.node_id] = Held(row[0], row[1], item)
        return found

    def _keys(self, conn: Connection, node_ids: Sequence[str]) -> dict[str, int]:
        sql = f"SELECT node_id, key FROM {self.table} WHERE node_id IN ({_marks(node_ids)})"
        return dict(conn.execute(sql, node_ids).fetchall())

    def _is_reworded(self, item: Item, texts: Mapping[str, str], held: Mapping[str, Held[Item]]) -> bool:
        before = held.get(item.node_id)
        if before is None:
            return True
        return (self.title_of(before.item), before.plain) != (self.title_of(item), texts[item.node_id])

    def _put(self) -> str:
        """Insert a row, or change it under the key it has."""
        names = (*self.columns.split(", "), "plain")
        changes = ", ".join(f"{name} = excluded.{name}" for name in names)
        return (
            f"INSERT INTO {self.table} ({', '.join(names)}) VALUES ({_marks(names)}) "
            f"ON CONFLICT (node_id) DO UPDATE SET {changes}"
        )

    def _unindex(self, conn: Connection, keys: Sequence[int]) -> None:
        """Take rows out of the indexes, which must be told the very words they were given."""
        for index, columns in self.indexes.items() if keys else ():
            conn.execute(
                f"INSERT INTO {index} ({index}, rowid, {columns}) "
                f"SELECT 'delete', key, {columns} FROM {self.table} WHERE key IN ({_marks(keys)})",
                keys,
            )

    def _index(self, conn: Connection, keys: Sequence[int]) -> None:
        for index, columns in self.indexes.items() if keys else ():
            conn.execute(
                f"INSERT INTO {index} (rowid, {columns}) "
                f"SELECT key, {columns} FROM {self.table} WHERE key IN ({_marks(keys)})",
                keys,
            )


def _pages(items: Iterable[Item]) -> Iterator[list[Item]]:
    rest = iter(items)
    while page := list(islice(rest, _PAGE)):
        yield page


def _news(page: Iterable[Item], held: Mapping[str, Held[Item]]) -> list[Item]:
    """Keep what differs from what is held; of several versions, and of what is held, the newest wins."""
    newest = {node_id: one.item for node_id, one in held.items()}
    for item in page:
        known = newest.get(item.node_id)
        if known is None or known.updated <= item.updated:
            newest[item.node_id] = item
    return [item for node_id, item in newest.items() if node_id not in held or held[node_id].item != item]


def _marks(values: Sequence[object]) -> str:
    return ",".join("?" * len(values))


ISSUES = Shelf(
    "issues",
    ISSUE_COLUMNS,
    issue_row,
    issue_of,
    lambda issue: issue.title,
    {"issue_words": "title, plain", "title_parts": "title"},
)
COMMENTS = Shelf(
    "comments", COMMENT_COLUMNS, comment_row, comment_of, lambda _: "", {"comment_words": "plain"}
)
