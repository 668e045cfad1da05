"""What comes of preparing a Write: it stands there already, it is ready to be done, or it must not be."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from sretui.core.model import Comment, Issue
from sretui.core.outbox.steps import Result
from sretui.core.outbox.writes import Incoming
from sretui.forge.contents import File


@dataclass(frozen=True, slots=True)
class Made:
    """What GitHub made of a Write, and what the cache is to hold of it."""

    result: Result
    sentence: str = ""
    issue: Issue | None = None
    comment: Comment | None = None
    moved_to: str = ""
    file: File | None = None


@dataclass(frozen=True, slots=True)
class Ready:
    """Something is to be done: `request` does it; `asked` is GitHub's time before (UTC)."""

    request: Callable[[], Made]
    asked: datetime


@dataclass(frozen=True, slots=True)
class Hindrance:
    """It must not be done as things stand; why, in one sentence."""

    sentence: str
    overtaken: int | None = None
    """GitHub's id of the newest comment that was written since it was decided; None for other reasons."""
    is_passed_on: bool = False
    """Whether the inquiry was closed, or became another's, since it was decided."""
    incoming: Incoming | None = None
    """Who comes next by the roster now, where it was others when it was decided."""


Prepared = Ready | Made | Hindrance
"""Made where it stands on GitHub already."""
