"""What may be there already: the same words filed a moment ago, inquiries like it, known product issues."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sretui.core.acts.customer_words import customer_words
from sretui.core.model import Issue
from sretui.core.prose import title_core
from sretui.core.telling import tells

TWIN_WITHIN = timedelta(days=1)
"""Double submissions happen by one click, or by two people on one mail."""
_WORD = re.compile(r"\w+")
_FEWEST = 4
"""Words that make two texts the same; fewer are a greeting."""
_TITLES_SHARE = 0.6
"""Part of the shorter title's words that both titles must have."""
_TEXT_COVERS = 0.75
"""Part of a title's words that the other's title and text must have."""
_TELLING = 3
"""Words of a title on which a text is judged; fewer are found in many."""
_READ = 4000
"""Characters of a text that are looked through."""
_ENDINGS = ("ing", "es", "ed", "s", "e")


@dataclass(frozen=True, slots=True)
class Filed:
    """An inquiry that was filed, or waits in the outbox."""

    title: str
    body: str
    at: datetime
    """When it was filed, or asked for (UTC)."""
    issue: Issue | None = None
    """What GitHub holds; None while it waits in the outbox."""


@dataclass(frozen=True, slots=True)
class Similar:
    """What to look at before a new inquiry is filed."""

    twin: Filed | None = None
    """The same, filed a moment ago."""
    answered: Issue | None = None
    """The inquiry that it is a reply to."""
    inquiries: tuple[Issue, ...] = ()
    products: tuple[Issue, ...] = ()

    @property
    def issues(self) -> tuple[Issue, ...]:
        """All of them, each once, what matters most first."""
        twin = self.twin.issue if self.twin else None
        first = [one for one in (self.answered, twin) if one is not None]
        every = {one.node_id: one for one in (*first, *self.inquiries, *self.products)}
        return tuple(every.values())

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to look at."""
        return self.twin is None and not self.issues


def twin(
    title: str, text: str, filed: Iterable[Filed], boilerplate: Sequence[str], now: datetime
) -> Filed | None:
    """Find the newest inquiry of the last day that says the same words, or has the same title."""
    named, said = _words(title_core(title)), _words(text)
    near = [one for one in filed if now - one.at <= TWIN_WITHIN]
    same = [
        one
        for one in near
        if (named and _words(title_core(one.title)) == named)
        or (len(said) >= _FEWEST and _words(customer_words(one.body, boilerplate)) == said)
    ]
    return max(same, key=lambda one: (one.at, one.issue is not None), default=None)


def is_alike(title: str, text: str, other_title: str, other_text: str) -> bool:
    """Say whether a person would agree that two issues may be about the same.

    Their titles share most of what the shorter one says, or one says what the other's title does. An index
    finds something for any words; a list of what is not alike at all teaches people not to look at it.
    """
    named, other_named = _stems(title), _stems(other_title)
    shared = len(named & other_named)
    if shared > 1 and shared >= _TITLES_SHARE * min(len(named), len(other_named)):
        return True
    return _covers(other_named, named | _stems(text)) or _covers(named, other_named | _stems(other_text))


def _covers(named: frozenset[str], said: frozenset[str]) -> bool:
    return len(named) >= _TELLING and len(named & said) >= _TEXT_COVERS * len(named)


def _stems(text: str) -> frozenset[str]:
    """Give the words that tell something, without their endings: "crashes" is "crash"."""
    return frozenset(_stem(word) for word in _words(text[:_READ]) if tells(word))


def _stem(word: str) -> str:
    ending = next((one for one in _ENDINGS if word.endswith(one) and len(word) - len(one) > 2), "")
    return word[: len(word) - len(ending)]


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())
