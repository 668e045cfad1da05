"""A mail as it was understood: who asks what, since when, and what came with it.

Everything in it was written by strangers: it is cleaned before it is drawn, and masked before it is filed.
"""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Attachment:
    """Something that came with a mail."""

    name: str
    """File name without folders; made up where the mail gives none."""
    media_type: str
    """Such as `image/png`, in small letters."""
    size: int
    """Bytes, decoded."""
    text: str | None = None
    """What it says, where it is a text short enough to stand in an issue; else None."""


@dataclass(frozen=True, slots=True)
class Mail:
    """One mail; of a forwarded one the inner mail, because that is the inquiry."""

    subject: str
    """Decoded, on one line, with its `Re:` and list tags."""
    sender: str
    """The name of who wrote it; "" where only an address is given."""
    address: str
    """The address of who wrote it; "" where none is given."""
    date: datetime | None
    """When it was written, by its own Date (UTC); None where that is missing or makes no sense."""
    text: str
    """What it says, with quoted mail and footers."""
    markdown: bool = False
    """Whether the text is Markdown, made of HTML; else it is plain."""
    attachments: tuple[Attachment, ...] = ()
    message_id: str = ""
    """Without the angle brackets."""
    replies_to: tuple[str, ...] = ()
    """Message ids it answers, the nearest first, without the angle brackets."""
    recipients: int = 0
    """How many addresses it was sent to."""
    forwarded_by: str = ""
    """Who passed it on, by name or address; "" when it came straight."""
    cover: str = ""
    """What that person wrote above it."""
    from_github: bool = False
    """Whether GitHub sent it: then what it says stands there already."""
    oddities: tuple[str, ...] = ()
    """What could not be read as it was meant: a sentence for each."""
