"""What threads and widgets tell the screens; each is something that has happened."""

from array import array
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.message import Message

from sretui.core.board import PullState, PushState
from sretui.core.model import Conversation, Issue, Known
from sretui.core.turn import Standing
from sretui.ui.picture import Picture

if TYPE_CHECKING:
    from sretui.core.fruit.candidate import Candidate


@dataclass
class PictureTaken(Message):
    """A new picture of the inquiries was taken."""

    picture: Picture

    def can_replace(self, message: Message) -> bool:
        """Coalesce: only the newest picture counts."""
        return isinstance(message, PictureTaken)


@dataclass
class CacheChanged(Message):
    """The cache or the journal holds something new."""

    def can_replace(self, message: Message) -> bool:
        """Coalesce: one look shows all changes."""
        return isinstance(message, CacheChanged)


@dataclass
class PullStateTold(Message):
    """How the copy of GitHub is doing has changed."""

    state: PullState

    def can_replace(self, message: Message) -> bool:
        """Coalesce: only the newest state counts."""
        return isinstance(message, PullStateTold)


@dataclass
class PushStateTold(Message):
    """How the sending goes has changed."""

    state: PushState

    def can_replace(self, message: Message) -> bool:
        """Coalesce: only the newest state counts."""
        return isinstance(message, PushStateTold)


@dataclass
class Troubled(Message):
    """Something expected went wrong; one sentence to show."""

    sentence: str


@dataclass
class ThreadCrashed(Message):
    """A bug ended a thread; the app must end as loudly."""

    error: BaseException


@dataclass
class KnownFound(Message):
    """The product issues most like an inquiry were found."""

    node_id: str
    known: tuple[Known, ...]
    harvest: tuple[tuple[Issue, str], ...] = ()
    """The product issues that it led to and that are done, each with how."""


@dataclass
class ConversationLoaded(Message):
    """A conversation that was asked for is here; None when the cache does not hold it."""

    node_id: str
    conversation: Conversation | None
    standing: Standing | None = None
    """Where an inquiry stands; None for a product issue."""
    candidate: "Candidate | None" = None
    """What speaks for a product issue as a low-hanging fruit, where that was asked."""


@dataclass
class IssuesFound(Message):
    """A filter or a search found issues, as cache keys in order; `text` is what was asked."""

    text: str
    keys: "array[int]"
    view: str = ""
    """Which view of the list it is for."""


@dataclass
class ActionWanted(Message):
    """A key of the key bar or a tab was clicked."""

    action: str


@dataclass
class AddressWanted(Message):
    """An address is to be opened in the browser, once it was shown."""

    url: str
