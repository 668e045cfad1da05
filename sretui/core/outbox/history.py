"""The outbox's history as people read it: what became of each step, and the texts that were changed.

A weekend offline leaves thousands of tries; what was said again and again is told once, with how often.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sretui.core.outbox.steps import State


@dataclass(frozen=True, slots=True)
class Passage:
    """One line of the history: what became of a step, and the text it had then."""

    action: str
    key: str
    at: datetime
    state: State
    sentence: str
    text: str | None


@dataclass(frozen=True, slots=True)
class Receipt:
    """An Action that is finished: sent, or discarded."""

    action: str
    at: datetime
    """When the last of it was sent or discarded (UTC)."""


@dataclass(frozen=True, slots=True)
class Event:
    """One line as it is told."""

    key: str
    """The step; empty for all of them."""
    at: datetime
    """The last time."""
    words: str
    times: int = 1


_WORDS = {
    State.HELD: "held back",
    State.WAITING: "waits to be sent",
    State.SENDING: "on its way",
    State.UNSURE: "unsure",
    State.STUCK: "stuck",
    State.SENT: "sent",
    State.DISCARDED: "discarded",
}
_FOUND = "found on GitHub: it was sent"
_FIRST = {State.HELD: "put into the outbox, held back", State.WAITING: "put into the outbox"}


def events(passages: Iterable[Passage]) -> tuple[Event, ...]:
    """Tell a history, oldest first; that something is on its way counts only until more is known."""
    told: list[Event] = []
    newest: dict[str, Passage] = {}
    for passage, following in _with_following(tuple(passages)):
        before = newest.get(passage.key)
        if passage.state is State.SENDING and following is not None:
            continue
        newest[passage.key] = passage
        _tell(told, Event(passage.key, passage.at, _words(passage, before)), is_first=before is None)
    return tuple(told)


def _tell(told: list[Event], event: Event, *, is_first: bool) -> None:
    """Add an event, joined to the one before where it says the same again, or of another step at once."""
    before = told[-1] if told else None
    if before is not None and before.words == event.words:
        if before.key == event.key:
            told[-1] = replace(before, at=event.at, times=before.times + 1)
            return
        if is_first and before.at == event.at:
            told[-1] = replace(before, key="")
            return
    told.append(event)


def earlier_texts(passages: Iterable[Passage], key: str) -> tuple[str, ...]:
    """Give the texts a step had before its last one, oldest first."""
    texts = dict.fromkeys(one.text for one in passages if one.key == key and one.text is not None)
    return tuple(texts)[:-1]


def _with_following(passages: Sequence[Passage]) -> Iterator[tuple[Passage, Passage | None]]:
    """Yield each passage with the next one of the same step."""
    following: dict[str, Passage] = {}
    pairs: list[tuple[Passage, Passage | None]] = []
    for passage in reversed(passages):
        pairs.append((passage, following.get(passage.key)))
        following[passage.key] = passage
    return reversed(pairs)


def _words(passage: Passage, before: Passage | None) -> str:
    if before is None and passage.state in _FIRST:
        return _FIRST[passage.state]
    if before is not None and _was_changed(passage, before):
        return "its text was changed"
    found = passage.state is State.SENT and before is not None and before.state is State.UNSURE
    words = _FOUND if found else _WORDS[passage.state]
    if passage.sentence == words:
        return words
    return f"{words}: {passage.sentence}" if passage.sentence else words


def _was_changed(passage: Passage, before: Passage) -> bool:
    return passage.state is before.state and passage.text != before.text
