"""The roster's file of a repo as the last pull saw it, or as it was last written from here."""

import json
from dataclasses import asdict, dataclass, replace
from sqlite3 import Connection

_FACT = "roster file"


@dataclass(frozen=True, slots=True)
class HeldFile:
    """A file of a repo, with what is needed to ask for it again."""

    repo: str = ""
    """`owner/name`, as configured."""
    path: str = ""
    text: str | None = None
    """None where there is no such file."""
    sha: str | None = None
    etag: str | None = None
    home: str = ""
    """The repo's name of today, where it is another."""
    trouble: str = ""
    """Why it could not be read the last time; empty when it could."""


def load(conn: Connection, repo: str, path: str) -> HeldFile | None:
    """Load what is held of a file; None when it was never asked for."""
    row = conn.execute("SELECT data FROM facts WHERE name = ?", (_FACT,)).fetchone()
    held = HeldFile(**json.loads(row[0])) if row else None
    return held if held and (held.repo, held.path) == (repo, path) else None


def save(conn: Connection, held: HeldFile) -> None:
    """Remember a file; there is one alone."""
    conn.execute("INSERT OR REPLACE INTO facts (name, data) VALUES (?, ?)", (_FACT, json.dumps(asdict(held))))


def learn(conn: Connection, repo: str, path: str, text: str, sha: str) -> None:
    """Take over what was just written, when it is the file that is held."""
    held = load(conn, repo, path)
    if held is not None:
        save(conn, replace(held, text=text, sha=sha, etag=None))
