"""Deeds: what was done at the screens since they were opened, newest last, so that `u` can take it back.

One list for the journal and the outbox, and for all screens: what was done last is taken back first.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from sretui.core.journal import Fact
from sretui.core.turn import Standing


@dataclass(frozen=True, slots=True)
class Recorded:
    """Facts recorded with one key press, which may be about several inquiries."""

    about: tuple[tuple[Standing, tuple[Fact, ...]], ...]
    """Each inquiry as it stood before."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Actions that were queued with one key press."""

    actions: tuple[str, ...]
    """Their ids."""
    title: str
    before: Mapping[str, Standing] = field(default_factory=dict)
    """How the inquiries (node ids) stood before."""


Deed = Recorded | Asked


class Deeds:
    """What was done and not taken back."""

    def __init__(self) -> None:
        self._done: list[Deed] = []

    def __iter__(self) -> Iterator[Deed]:
        return iter(self._done)

    @property
    def newest(self) -> Deed | None:
        """What was done last."""
        return self._done[-1] if self._done else None

    def add(self, deed: Deed) -> None:
        """Remember something."""
        self._done.append(deed)

    def forget(self, deed: Deed) -> None:
        """Let go of something that was taken back, or cannot be."""
        self._done = [one for one in self._done if one is not deed]
