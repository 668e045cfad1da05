"""Traits: the little of an open product issue that its score is made of.

A list of twenty thousand is weighed on one look at the screen, so this is a tuple as the cache keeps it:
names one a line, instants in seconds since 1970.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from sretui.core.fruit.shape import Shape, shape
from sretui.core.model import Issue
from sretui.core.recorded import Facts


class Traits(NamedTuple):
    """One open product issue."""

    key: int
    """The cache's key."""
    number: int
    labels: str
    """Names, one a line."""
    assignees: str
    """Logins, one a line."""
    comments: int
    updated: int
    """Seconds since 1970, UTC."""
    letters: int
    steps: int
    """1 when its text says how to see the trouble."""
    boxes: int
    estimate: int | None
    """Minutes, as the text says."""


@dataclass(frozen=True, slots=True)
class Around:
    """What is known around the product issues, each by the issue's number."""

    pulls: Mapping[int, tuple[int, ...]] = field(default_factory=dict)
    """Open pull requests that mention it."""
    inquiries: Mapping[int, frozenset[int]] = field(default_factory=dict)
    """Inquiries that led to it, or name it."""
    recent: Mapping[int, int] = field(default_factory=dict)
    """In how many other issues it was mentioned in the last ninety days."""
    told: Mapping[int, Facts] = field(default_factory=dict)
    """What people recorded about it."""
    common: frozenset[str] = frozenset()
    """Labels (case-folded) that so many issues carry that they say nothing."""


def traits_of(issue: Issue, key: int = 0, seen: Shape | None = None) -> Traits:
    """Take what counts of an issue; its text is read unless that was done before."""
    text = seen or shape(issue.body)
    return Traits(
        key,
        issue.number,
        "\n".join(issue.labels),
        "\n".join(issue.assignees),
        issue.comment_count,
        int(issue.updated.timestamp()),
        text.letters,
        int(text.steps),
        text.boxes,
        text.estimate,
    )
