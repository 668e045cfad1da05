"""Files in a repo, as GitHub's contents API tells them."""

from base64 import b64decode
from urllib.parse import quote

from sretui.forge.fields import mapping, text


def address(repo: str, path: str) -> str:
    """Name the path of a file of `owner/name`."""
    return f"/repos/{quote(repo, safe='/')}/contents/{quote(path, safe='/')}"


def read_file(raw: object) -> tuple[str, str]:
    """Read a text file and the sha of its blob; raises Unreadable, or ValueError when it is no text."""
    file = mapping({"file": raw}, "file")
    return b64decode(text(file, "content"), validate=False).decode(), text(file, "sha")
