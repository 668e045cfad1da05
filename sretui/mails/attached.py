"""What is attached to a mail: its name and size, and what it says where it is a short text."""

from collections.abc import Iterable, Iterator

from sretui.core.intake.mail import Attachment
from sretui.mails.charsets import decoded
from sretui.mails.headers import header
from sretui.mails.parts import Part, parameter, split

LONGEST_TEXT = 20_000
"""Bytes of a text attachment that may stand in an inquiry; GitHub takes 65,536 characters of everything."""
_TEXT_NAMES = (
    ".txt", ".log", ".out", ".err", ".py", ".sh", ".csv", ".json", ".xml", ".yaml", ".yml", ".ini", ".cfg",
    ".toml", ".session", ".md", ".cmake", ".c", ".cpp", ".h", ".f90", ".patch", ".diff",
)  # fmt: skip
_SIGNATURES = {
    "application/pgp-signature", "application/pkcs7-signature", "application/x-pkcs7-signature",
}  # fmt: skip
_LONGEST_LOOK = 20_000
"""Bytes of a mail in a mail in which its subject is looked for."""


def attachments(leaves: Iterable[Part]) -> Iterator[Attachment]:
    """Yield what came with a mail; signatures that prove who sent it are nothing to ask for."""
    for number, part in enumerate((one for one in leaves if one.media_type not in _SIGNATURES), 1):
        name = part.name or _made_up(part, number)
        yield Attachment(name, part.media_type, len(part.raw), _text(part, name))


def _made_up(part: Part, number: int) -> str:
    if part.media_type == "message/rfc822":
        inner = header(split(part.raw[:_LONGEST_LOOK])[0], "subject")
        return f"mail: {inner or 'without a subject'}"
    return f"attachment {number}"


def _text(part: Part, name: str) -> str | None:
    """Give what an attachment says, where it is a short text."""
    textual = part.media_type.startswith("text/") or name.lower().endswith(_TEXT_NAMES)
    if not textual or part.media_type == "text/html" or len(part.raw) > LONGEST_TEXT:
        return None
    text = decoded(part.raw, parameter(part.head, "charset")).text
    return None if "\0" in text else text.replace("\r\n", "\n").replace("\r", "\n")
