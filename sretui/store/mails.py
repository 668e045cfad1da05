"""The mails that inquiries were made from, untouched: nothing of a customer's words is lost.

Each is named after its own bytes, so that one that is kept, filed, and perhaps filed anew is there once.
"""

from datetime import datetime
from hashlib import sha256
from sqlite3 import Connection

from sretui.store.rows import seconds

_ID = 32
"""Hexadecimal digits, as many as a UUID has."""


def save_mail(conn: Connection, at: datetime, original: bytes) -> str:
    """Keep a mail as it came; return its id. One that is kept already stays as it is."""
    mail_id = sha256(original).hexdigest()[:_ID]
    row = (mail_id, seconds(at), original)
    conn.execute("INSERT OR IGNORE INTO mails (id, at, original) VALUES (?, ?, ?)", row)
    return mail_id


def load_mail(conn: Connection, mail_id: str) -> bytes | None:
    """Load a mail as it came; None when there is none of this id."""
    row = conn.execute("SELECT original FROM mails WHERE id = ?", (mail_id,)).fetchone()
    return bytes(row[0]) if row else None
