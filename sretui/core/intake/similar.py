"""What may be there already: the same words filed a moment ago, inquiries like it, known product issues."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sretui.core.acts.customer_words import customer_words
from sretui.core.model import Issue
from sretui.core.prose import title_core

TWIN_WITHIN = timedelta(days=1)
"""Double submissions happen by one click, or by two people on one mail."""
_WORD = re.compile(r"\w+")
_FEWEST = 4
"""Words that make two texts the same; fewer are a greeting."""


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


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())
