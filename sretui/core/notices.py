"""What the desk tells the screens from its own threads: news, how the pull goes, a thread's death."""

from dataclasses import dataclass

from sretui.core.board import PullState, PushState


@dataclass(frozen=True, slots=True)
class Changed:
    """The cache or the journal holds something new; ask for the board again."""


@dataclass(frozen=True, slots=True)
class PullStateChanged:
    """How the copy of GitHub is doing has changed."""

    state: PullState


@dataclass(frozen=True, slots=True)
class PushStateChanged:
    """How the sending goes has changed."""

    state: PushState


@dataclass(frozen=True, slots=True)
class Crashed:
    """A bug ended one of the desk's threads; the app must end as loudly."""

    error: BaseException


Notice = Changed | PullStateChanged | PushStateChanged | Crashed
