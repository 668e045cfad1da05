"""The score of a product issue: named reasons whose points add up to it.

The points of a long list are looked up by trait instead of worked out anew, so that the explanation of one
issue is the very sum by which it found its place in the list.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cache

from sretui.core.fruit.reasons import (
    Estimate,
    Reason,
    of_estimate,
    of_facts,
    of_hands,
    of_inquiries,
    of_labels,
    of_mentions,
    of_pulls,
    of_talk,
    of_text,
    worth_of,
)
from sretui.core.fruit.traits import Around, Traits
from sretui.core.team import Team

YEAR = 31_556_952
"""Seconds."""
_NOBODY: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Score:
    """The reasons, the weightiest first."""

    reasons: tuple[Reason, ...] = ()
    estimate: Estimate | None = None

    @property
    def points(self) -> int:
        """Add up."""
        return _sum(self.reasons)


@dataclass(frozen=True, slots=True)
class Looker:
    """Who looks for a fruit, when, and how long they have."""

    me: str
    now: datetime
    minutes: int | None = None
    """None is half a day."""


class Scorer:
    """Weighs issues for one person, at one instant."""

    def __init__(self, team: Team, looker: Looker, around: Around) -> None:
        self._weights, self._around = team.fruit, around
        self._minutes = looker.minutes
        self._now = int(looker.now.timestamp())
        weights, labels, common, me = team.fruit, team.labels, around.common, looker.me
        worth = worth_of(weights, labels)
        self._labels = _remembered(lambda names: of_labels(worth, labels, common, names))
        self._hands = _remembered(lambda logins: of_hands(weights, me, logins))
        self._text = _remembered(lambda *text: of_text(weights, *text))
        self._talk = _remembered(lambda *talk: of_talk(weights, *talk))
        self._known = frozenset().union(around.pulls, around.inquiries, around.recent, around.told)

    def points(self, one: Traits) -> int:
        """Add up an issue's points, as its score does."""
        return (
            self._labels.points(one.labels)
            + self._hands.points(one.assignees)
            + self._text.points(one.letters, one.steps, one.boxes)
            + self._talk.points(one.comments, (self._now - one.updated) // YEAR)
            + (_sum(self._special(one)) if one.estimate or one.number in self._known else 0)
        )

    def score(self, one: Traits) -> Score:
        """Explain an issue's points."""
        reasons = (
            *self._special(one),
            *self._labels.reasons(one.labels),
            *self._hands.reasons(one.assignees),
            *self._text.reasons(one.letters, one.steps, one.boxes),
            *self._talk.reasons(one.comments, (self._now - one.updated) // YEAR),
        )
        return Score(tuple(sorted(reasons, key=lambda one: -abs(one.points))), self.estimate(one))

    def estimate(self, one: Traits) -> Estimate | None:
        """Give a person's estimate, else the text's."""
        told = self._around.told.get(one.number)
        if told is not None and told.estimate:
            return Estimate(told.estimate, told.estimate_by)
        return Estimate(one.estimate) if one.estimate else None

    def fits(self, one: Traits) -> bool:
        """Say whether an issue may be done in the minutes there are: what nobody estimated may."""
        found = self.estimate(one) if self._minutes is not None else None
        return found is None or self._minutes is None or found.minutes <= self._minutes

    def _special(self, one: Traits) -> Iterator[Reason]:
        """Give the reasons that few issues have."""
        weights, around, number = self._weights, self._around, one.number
        if (told := around.told.get(number)) is not None:
            yield from of_facts(weights, told)
        yield from of_estimate(weights, self.estimate(one), self._minutes)
        yield from of_inquiries(weights, around.inquiries.get(number, _NOBODY))
        yield from of_mentions(weights, around.recent.get(number, 0))
        yield from of_pulls(weights, around.pulls.get(number, ()))


@dataclass(frozen=True, slots=True)
class _Remembered:
    """The reasons of a trait, and their sum, worked out once."""

    reasons: Callable[..., tuple[Reason, ...]]
    points: Callable[..., int]


def _remembered(work: Callable[..., Iterable[Reason]]) -> _Remembered:
    reasons = cache(lambda *trait: tuple(work(*trait)))
    return _Remembered(reasons, cache(lambda *trait: _sum(reasons(*trait))))


def _sum(reasons: Iterable[Reason]) -> int:
    return sum(reason.points for reason in reasons)
