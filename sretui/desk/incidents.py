"""Serious incidents at the desk: which postmortems are owed, and a text written to a file of its own."""

from pathlib import Path
from typing import TYPE_CHECKING

from sretui.core.board import Inquiry
from sretui.core.errors import StoreError
from sretui.core.journal import Kind, facts
from sretui.desk.ground import Ground
from sretui.store import cache, journal

if TYPE_CHECKING:
    from sretui.core.serious import Owed

_MOST = 1000
"""Files of one name, before something is wrong."""


class Incidents(Ground):
    """What is asked about serious incidents."""

    def owed(self) -> "tuple[Owed, ...]":
        """List the postmortems that are owed, of open and closed inquiries. Raises StoreError."""
        from sretui.core.serious import owed

        with self._databases.desk() as desk:
            told = journal.load_all_entries(desk)
        called = [key for key, entries in told.items() if any(one.kind is Kind.SERIOUS for one in entries)]
        with self._databases.cache() as conn:
            found = [cache.load_conversation(conn, key) for key in called]
        return owed(Inquiry(one, facts(told[one.issue.node_id])) for one in found if one is not None)

    def write_file(self, name: str, text: str) -> Path:
        """Write a text to a new file here, and say where; what is there stays. Raises StoreError."""
        stem, suffix = Path(name).stem, Path(name).suffix
        for number in range(1, _MOST):
            path = Path.cwd() / (f"{stem}{suffix}" if number == 1 else f"{stem}-{number}{suffix}")
            try:
                with path.open("x", encoding="utf-8") as file:
                    file.write(text)
            except FileExistsError:
                continue
            except OSError as error:
                raise StoreError(f"{path} cannot be written ({error.strerror}).") from error
            return path
        raise StoreError(f"There are too many files called {name} here: move some away.")
