"""A text area for what customers sent: it refuses, politely, what no mail can be."""

from dataclasses import dataclass

from textual import events
from textual.message import Message
from textual.widgets import TextArea

LARGEST = 5_000_000
"""Characters that may be pasted; larger mails come as files."""


class PasteArea(TextArea):
    """Takes pasted text, up to a bound."""

    @dataclass
    class Refused(Message):
        """Something too long was pasted."""

        length: int

    async def _on_paste(self, event: events.Paste) -> None:
        """Leave the field as it is when too much is pasted, and say so."""
        if len(event.text) > LARGEST:
            event.prevent_default()
            event.stop()
            self.post_message(self.Refused(len(event.text)))
