"""All that only this machine knows, as plain values: the way out that needs no sretui."""

import json
from collections.abc import Iterator

from sretui.store.database import Databases
from sretui.store.rows import instant


def export(databases: Databases) -> Iterator[dict[str, object]]:
    """Yield every row of desk.db as a JSON-able object, oldest first, with the table it stands in."""
    with databases.desk() as conn:
        rows = conn.execute("SELECT id, at, by, inquiry, kind, data FROM journal ORDER BY seq").fetchall()
    for entry, at, by, inquiry, kind, data in rows:
        yield {
            "table": "journal",
            "id": entry,
            "at": instant(at).isoformat().replace("+00:00", "Z"),
            "by": by,
            "inquiry": inquiry,
            "kind": kind,
            "data": json.loads(data),
        }
