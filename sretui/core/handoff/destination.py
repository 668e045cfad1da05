"""Where the team's summary of a handoff goes: nowhere, as a comment on an issue, or into a file."""

import re
from dataclasses import dataclass
from enum import StrEnum

EXPECTED = '"none", "issue OWNER/REPO#NUMBER" or "file PATH"'
SUMMARY = "summary"
"""The key under which the draft keeps what is said of the summary; no node id is like it."""
_ISSUE = re.compile(r"issue ([\w-]+/[\w.-]+)#(\d{1,9})", re.ASCII)


class Where(StrEnum):
    """What kind of place."""

    NONE = "none"
    ISSUE = "issue"
    FILE = "file"


@dataclass(frozen=True, slots=True)
class Destination:
    """A place."""

    where: Where = Where.NONE
    repo: str = ""
    """`owner/name` of an issue."""
    number: int = 0
    path: str = ""
    """Of a file; `~` is the home folder."""


NOWHERE = Destination()


def read_destination(text: str) -> Destination | None:
    """Read a place as the config names it; None for what names none."""
    told = text.strip()
    if told == "none":
        return NOWHERE
    if found := _ISSUE.fullmatch(told):
        return Destination(Where.ISSUE, found[1], int(found[2]))
    path = told.removeprefix("file ").strip()
    if told.startswith("file ") and path and path.isprintable():
        return Destination(Where.FILE, path=path)
    return None
