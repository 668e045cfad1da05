"""Who reacted to the comments that hand inquiries over: GitHub's lists carry only how many did.

What was fetched last is all there is: a reaction that was taken back is gone with the next answer.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from sqlite3 import Connection

from sretui.core.handoff.line import MARK
from sretui.core.model import Comment, Reaction
from sretui.store.rows import instant, seconds

_COLUMNS = "id, comment, login, content, at"


@dataclass(frozen=True, slots=True)
class Fetched:
    """When the reactions to a comment were fetched (UTC), and the ETag of that answer."""

    at: datetime
    etag: str | None


def save_reactions(
    conn: Connection, comment: int, reactions: Iterable[Reaction], at: datetime, etag: str | None
) -> None:
    """Save all reactions to a comment, in place of those known; writes nothing that is there already."""
    now = tuple(sorted(reactions, key=lambda one: one.id))
    if now != _load(conn, comment):
        conn.execute("DELETE FROM reactions WHERE comment = ?", (comment,))
        conn.executemany(
            f"INSERT INTO reactions ({_COLUMNS}) VALUES (?, ?, ?, ?, ?)",
            [(one.id, comment, one.login, one.content, seconds(one.at)) for one in now],
        )
    note_fetched(conn, comment, at, etag)


def note_fetched(conn: Connection, comment: int, at: datetime, etag: str | None) -> None:
    """Remember when a comment's reactions were asked for."""
    conn.execute(
        "INSERT OR REPLACE INTO reactions_fetched (comment, at, etag) VALUES (?, ?, ?)",
        (comment, seconds(at), etag),
    )


def add_reaction(conn: Connection, reaction: Reaction) -> None:
    """Save one that was just given here; the next fetch brings all, for no ETag stands for this any more."""
    conn.execute("UPDATE reactions_fetched SET etag = NULL WHERE comment = ?", (reaction.comment,))
    conn.execute(
        f"INSERT OR REPLACE INTO reactions ({_COLUMNS}) VALUES (?, ?, ?, ?, ?)",
        (reaction.id, reaction.comment, reaction.login, reaction.content, seconds(reaction.at)),
    )


def remove_reaction(conn: Connection, comment: int, content: str, login: str) -> None:
    """Forget what somebody took off here; the next fetch brings all, as after `add_reaction`."""
    conn.execute("UPDATE reactions_fetched SET etag = NULL WHERE comment = ?", (comment,))
    conn.execute(
        "DELETE FROM reactions WHERE comment = ? AND content = ? AND lower(login) = lower(?)",
        (comment, content, login),
    )


def load_fetched(conn: Connection, comment: int) -> Fetched | None:
    """Load when a comment's reactions were fetched; None for never."""
    row = conn.execute("SELECT at, etag FROM reactions_fetched WHERE comment = ?", (comment,)).fetchone()
    return Fetched(instant(row[0]), row[1]) if row else None


def load_reactions(conn: Connection, comments: Sequence[Comment]) -> tuple[Reaction, ...]:
    """Load the reactions to those of some comments that can hand an inquiry over."""
    return tuple(given for one in comments if MARK in one.body for given in _load(conn, one.id))


def _load(conn: Connection, comment: int) -> tuple[Reaction, ...]:
    rows = conn.execute(f"SELECT {_COLUMNS} FROM reactions WHERE comment = ? ORDER BY id", (comment,))
    return tuple(Reaction(row[0], row[1], row[2], row[3], instant(row[4])) for row in rows)
