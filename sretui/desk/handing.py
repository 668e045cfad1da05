"""The handoff at the desk: its summary and its receipt as files of one's own."""

import os
from pathlib import Path

from sretui.core.errors import StoreError
from sretui.desk.ground import Ground


class Handing(Ground):
    """Writing what a handoff tells."""

    def write_text(self, path: str, text: str) -> Path:
        """Write a text file whole or not at all, over the one of that name; raises StoreError."""
        to = Path(path).expanduser()
        part = to.with_name(f".{to.name}.{os.getpid()}")
        try:
            part.write_text(text, encoding="utf-8")
            part.replace(to)
        except (OSError, ValueError, RuntimeError) as trouble:
            raise StoreError(f"{to} cannot be written ({trouble}): choose another place.") from trouble
        return to
