"""Writes: each one request that changes something on GitHub, as a plain value.

Comments and new issues are not repeatable, all else is: it is read first, and sent only where something is
still to be done.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from sretui.core.model import RepoRole


class Reason(StrEnum):
    """Why an issue is closed, in GitHub's words."""

    COMPLETED = "completed"
    NOT_PLANNED = "not_planned"
    DUPLICATE = "duplicate"


@dataclass(frozen=True, slots=True)
class Place:
    """An issue that exists, or the one that an earlier step of the same Action files."""

    repo: RepoRole
    number: int = 0
    node_id: str = ""
    step: int | None = None
    """Index of the FileIssue in the Action; then number and node id are not known yet."""


@dataclass(frozen=True, slots=True)
class Incoming:
    """Who comes next at a week's end by the roster, by login; "" where it has nobody."""

    week: date
    """The local date on which the ending shift started."""
    giver: str = ""
    taker: str = ""
    backup: str = ""


@dataclass(frozen=True, slots=True)
class PostComment:
    """A comment; it is mailed to whoever follows the issue."""

    place: Place
    body: str
    """May hold `address_of(step)`, for the address of an issue that an earlier step files."""
    last_comment: int | None = None
    """GitHub's id of the newest comment then known, 0 for none; refused when somebody has written since.

    None posts whatever was said since.
    """
    assignees: tuple[str, ...] | None = None
    """Whose it was then; refused when it is closed or another's by now; None posts all the same."""
    incoming: tuple[Incoming, ...] = ()
    """Who came next then, and what was read of it since; refused when it is others by the roster of now."""


@dataclass(frozen=True, slots=True)
class FileIssue:
    """A new issue."""

    repo: RepoRole
    title: str
    body: str
    labels: tuple[str, ...] = ()
    assignees: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class EditComment:
    """A comment's new text; `was` is the text on which that was decided."""

    place: Place
    comment: int
    """GitHub's id of the comment."""
    body: str
    was: str


@dataclass(frozen=True, slots=True)
class CloseIssue:
    """The end of an inquiry; refused when the customer has written since it was decided."""

    place: Place
    reason: Reason
    last_comment: int | None = None
    """GitHub's id of the newest comment then known, 0 for none; None closes whatever was said since."""


@dataclass(frozen=True, slots=True)
class ReopenIssue:
    """An issue opened again."""

    place: Place


@dataclass(frozen=True, slots=True)
class AssignPeople:
    """People who are to be among the assignees."""

    place: Place
    logins: tuple[str, ...]
    incoming: tuple[Incoming, ...] = ()
    """As of a comment: refused when others come next by the roster of now."""


@dataclass(frozen=True, slots=True)
class UnassignPeople:
    """People who are to be among the assignees no longer."""

    place: Place
    logins: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ChangeLabels:
    """Labels to put on and to take off; names compare without case."""

    place: Place
    add: tuple[str, ...] = ()
    remove: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MoveIssue:
    """A transfer to the other repo of the team."""

    place: Place
    to: RepoRole


@dataclass(frozen=True, slots=True)
class PutFile:
    """A text file in a repo, which need not be one of the team's two."""

    repo: str
    """`owner/name`."""
    path: str
    text: str
    message: str
    sha: str | None = None
    """The blob on which the text was decided; None for a new file."""
    base: str | None = None
    """The text it was changed from, where what others changed meanwhile is to be kept; else None."""


@dataclass(frozen=True, slots=True)
class AddReaction:
    """A reaction, the silent word."""

    place: Place
    content: str
    """GitHub's name: `+1`, `eyes`, ..."""
    comment: int | None = None
    """GitHub's id of the comment reacted to; None for the issue itself."""


@dataclass(frozen=True, slots=True)
class RemoveReaction:
    """One's own reaction taken off again; nobody else's is touched."""

    place: Place
    content: str
    comment: int | None = None
    """GitHub's id of the comment reacted to; None for the issue itself."""
    reaction: int = 0
    """GitHub's id of what was given: a list may not show it yet. 0 goes by the list alone."""


Write = (
    PostComment
    | FileIssue
    | EditComment
    | CloseIssue
    | ReopenIssue
    | AssignPeople
    | UnassignPeople
    | ChangeLabels
    | MoveIssue
    | PutFile
    | AddReaction
    | RemoveReaction
)
CREATING = (PostComment, FileIssue)
"""What makes a second one when it is sent twice."""


def place_of(write: Write) -> Place | None:
    """Give the issue a write is about; None for a new issue and for a file."""
    return None if isinstance(write, FileIssue | PutFile) else write.place


def text_of(write: Write) -> str | None:
    """Give the text that a person may edit before it is sent; None where there is none."""
    return write.body if isinstance(write, PostComment | FileIssue | EditComment) else None


def rests_on(write: Write) -> tuple[Incoming, ...]:
    """Give who came next when a write was decided; nobody where that does not matter to it."""
    return write.incoming if isinstance(write, PostComment | AssignPeople) else ()


def with_text(write: Write, text: str) -> Write:
    """Give the same write with another text."""
    return replace(write, body=text) if isinstance(write, PostComment | FileIssue | EditComment) else write


def files_inquiry(write: Write) -> bool:
    """Say whether a write begins a new inquiry."""
    return isinstance(write, FileIssue) and write.repo is RepoRole.INQUIRIES


def address_of(step: int) -> str:
    """Give what stands in a text for the address of the issue that a step files."""
    return f"‹address of new issue {step + 1}›"


_MARK = re.compile(r"‹address of new issue \d+›")


def awaits_address(text: str) -> bool:
    """Say whether a text holds what stands for an address not known yet."""
    return _MARK.search(text) is not None


def filled(text: str, addresses: Mapping[int, str]) -> str:
    """Put the addresses of issues that were filed meanwhile into a text."""
    for step, address in addresses.items():
        text = text.replace(address_of(step), address)
    return text
