"""The journal on the disk: entries are added, read, and never changed."""

import json
import uuid
from collections import defaultdict
from datetime import datetime
from sqlite3 import Connection
from typing import TYPE_CHECKING, Any

from sretui.core.journal import Entry, Kind
from sretui.store.rows import instant, seconds

if TYPE_CHECKING:
    from sretui.core.outbox.action import Action
    from sretui.core.outbox.steps import Queued

_COLUMNS = "id, at, by, inquiry, kind, data"
_KINDS = frozenset(Kind)
_OURS = uuid.UUID("8f1d3c1e-7f5e-4a53-9d0a-1f6f5a0a3b52")
"""The name space of ids that are worked out, so that the same thing is never recorded twice."""


def save_entry(conn: Connection, entry: Entry) -> None:
    """Append an entry."""
    conn.execute(
        f"INSERT INTO journal ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?)",
        (
            entry.id,
            seconds(entry.at),
            entry.by,
            entry.inquiry,
            entry.kind.value,
            json.dumps(dict(entry.data)),
        ),
    )


def save_facts(conn: Connection, action: "Action", inquiry: str, at: datetime) -> None:
    """Record what an Action says of an inquiry (node id); done again, nothing is added."""
    held = {entry.id for entry in load_entries(conn, inquiry)}
    for entry in facts_of(action, inquiry, at):
        if entry.id not in held:
            save_entry(conn, entry)


def facts_of(action: "Action", inquiry: str, at: datetime) -> tuple[Entry, ...]:
    """Give the entries that an Action records at once; their ids tell which they are."""
    from sretui.core.outbox.writes import awaits_address

    return tuple(
        Entry(_derived(f"{action.id} {place}"), at, action.by, inquiry, kind, data)
        for place, (kind, data) in enumerate(action.facts)
        if not any(awaits_address(str(value)) for value in data.values())
    )


def save_addressed_facts(conn: Connection, queued: "Queued", at: datetime) -> None:
    """Record what an Action says of the issues that it has filed by now, their addresses filled in."""
    from sretui.core.outbox.writes import awaits_address, filled

    action, held = queued.action, {entry.id for entry in load_entries(conn, queued.inquiry)}
    for place, (kind, data) in enumerate(action.facts):
        texts = {name: value for name, value in data.items() if awaits_address(str(value))}
        known = {name: filled(str(value), queued.addresses) for name, value in texts.items()}
        key = _derived(f"{action.id} {place}")
        if known and key not in held and not any(map(awaits_address, known.values())):
            save_entry(conn, Entry(key, at, action.by, queued.inquiry, kind, {**data, **known}))


def save_filed_facts(conn: Connection, queued: "Queued", inquiry: str, at: datetime) -> None:
    """Record of an inquiry that was filed what its Action says, and what was recorded while it waited."""
    from sretui.core.outbox.steps import waiting_id

    save_facts(conn, queued.action, inquiry, at)
    held = {entry.id for entry in load_entries(conn, inquiry)}
    for step in queued.steps:
        for entry in load_entries(conn, waiting_id(step.key)):
            moved = Entry(
                _derived(f"{entry.id} {inquiry}"), entry.at, entry.by, inquiry, entry.kind, entry.data
            )
            if moved.id not in held:
                save_entry(conn, moved)


def _derived(name: str) -> str:
    return str(uuid.uuid5(_OURS, name))


def load_entries(conn: Connection, node_id: str) -> tuple[Entry, ...]:
    """Load what was recorded about one inquiry, oldest first."""
    rows = conn.execute(
        f"SELECT {_COLUMNS} FROM journal WHERE inquiry = ? ORDER BY seq", (node_id,)
    ).fetchall()
    return _entries(rows)


def load_all_entries(conn: Connection) -> dict[str, tuple[Entry, ...]]:
    """Load the whole journal by inquiry, each oldest first."""
    grouped: defaultdict[str, list[tuple[Any, ...]]] = defaultdict(list)
    for row in conn.execute(f"SELECT {_COLUMNS} FROM journal ORDER BY seq").fetchall():
        grouped[row[3]].append(row)
    return {inquiry: _entries(rows) for inquiry, rows in grouped.items()}


def _entries(rows: list[tuple[Any, ...]]) -> tuple[Entry, ...]:
    """Read rows; a kind that a newer program wrote is left for that program."""
    return tuple(
        Entry(row[0], instant(row[1]), row[2], row[3], Kind(row[4]), json.loads(row[5]))
        for row in rows
        if row[4] in _KINDS
    )
