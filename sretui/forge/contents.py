"""Files in a repo, as GitHub's contents API tells them."""

from base64 import b64decode
from dataclasses import dataclass
from urllib.parse import quote

from sretui.forge.fields import mapping, text


@dataclass(frozen=True, slots=True)
class File:
    """A text file."""

    text: str
    sha: str
    """Of its blob: which version it is."""


@dataclass(frozen=True, slots=True)
class FileAnswer:
    """What a conditional request for a file brought."""

    file: File | None
    """None where there is none, or where nothing has changed."""
    etag: str | None
    unchanged: bool = False


def address(repo: str, path: str) -> str:
    """Name the path of a file of `owner/name`."""
    return f"/repos/{quote(repo, safe='/')}/contents/{quote(path, safe='/')}"


def read_file(raw: object) -> File:
    """Read a text file; raises Unreadable, or ValueError when it is no text."""
    file = mapping({"file": raw}, "file")
    return File(b64decode(text(file, "content"), validate=False).decode(), text(file, "sha"))
