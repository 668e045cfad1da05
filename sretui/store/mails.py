"""The mails that inquiries were made from, untouched: nothing of a customer's words is lost."""

from datetime import datetime
from sqlite3 import Connection

from sretui.store.rows import seconds


def save_mail(conn: Connection, mail_id: str, at: datetime, original: bytes) -> None:
    """Keep a mail as it came."""
    conn.execute("INSERT INTO mails (id, at, original) VALUES (?, ?, ?)", (mail_id, seconds(at), original))


def load_mail(conn: Connection, mail_id: str) -> bytes | None:
    """Load a mail as it came; None when there is none of this id."""
    row = conn.execute("SELECT original FROM mails WHERE id = ?", (mail_id,)).fetchone()
    return bytes(row[0]) if row else None
