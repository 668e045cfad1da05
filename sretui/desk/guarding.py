"""Classified matter at the desk: stubs of fixed choices, kept on this machine alone."""

import uuid
from typing import TYPE_CHECKING

from sretui.desk.ground import Ground

if TYPE_CHECKING:
    from sretui.core.classified import Stub


class Guarding(Ground):
    """What is needed for stubs; none of it goes through the journal, the outbox or the drafts."""

    def stubs(self) -> "tuple[Stub, ...]":
        """Load all stubs, the oldest first. Raises StoreError."""
        from sretui.store.classified import load_stubs

        with self._databases.desk() as conn:
            return load_stubs(conn)

    def new_stub(self, site: str) -> "Stub":
        """Make a stub; it is not saved yet."""
        from sretui.core.classified import Stub

        return Stub(str(uuid.uuid4()), self.clock(), site)

    def save_stub(self, one: "Stub") -> None:
        """Save a stub. Raises StoreError."""
        from sretui.store.classified import save_stub

        with self._databases.desk() as conn:
            save_stub(conn, one)

    def purge_stub(self, stub_id: str) -> None:
        """Remove a stub, and see that nothing of it is left. Raises StoreError that names what is."""
        from sretui.store.classified import check_gone, purge_stub

        with self._databases.desk() as conn:
            purge_stub(conn, stub_id)
        check_gone(self._databases.folder, stub_id)
