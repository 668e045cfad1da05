"""All that only this machine knows, as plain values: the way out that needs no sretui."""

import base64
import json
from collections.abc import Callable, Iterator, Mapping

from sretui.store.database import Connection, Databases
from sretui.store.rows import instant

_ORDER = {
    "journal": "seq",
    "actions": "seq",
    "steps": "action, place",
    "history": "seq",
    "drafts": "at, place",
    "mails": "at, id",
    "views": "at, name",
}
"""The tables, each with the order in which its rows came."""


def export(databases: Databases) -> Iterator[dict[str, object]]:
    """Yield every row of desk.db as a JSON-able object, oldest first, with the table it stands in.

    An untouched mail, which is bytes, is told in base64.
    """
    with databases.desk() as conn:
        for table, order in _ORDER.items():
            yield from _rows(conn, table, order)


def _rows(conn: Connection, table: str, order: str) -> Iterator[dict[str, object]]:
    found = conn.execute(f"SELECT * FROM {table} ORDER BY {order}")
    names = [column[0] for column in found.description]
    for row in found:
        values = dict(zip(names, row, strict=True))
        values.pop("seq", None)
        yield {"table": table, **{name: _plain(name, value) for name, value in values.items()}}


def _plain(name: str, value: object) -> object:
    return _READ[name](value) if name in _READ and value is not None else value


def _utc(value: object) -> str:
    at = value if isinstance(value, int) else 0
    return instant(at).isoformat().replace("+00:00", "Z")


def _json(value: object) -> object:
    return json.loads(str(value))


def _base64(value: object) -> str:
    return base64.b64encode(value if isinstance(value, bytes) else b"").decode("ascii")


_READ: Mapping[str, Callable[[object], object]] = {
    "at": _utc,
    "finished": _utc,
    "data": _json,
    "fields": _json,
    "original": _base64,
}
