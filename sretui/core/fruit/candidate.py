"""Candidate: a product issue with its score, and what it came of."""

from dataclasses import dataclass, field

from sretui.core.fruit.scoring import Score
from sretui.core.model import Issue, PullRequest
from sretui.core.recorded import Facts


@dataclass(frozen=True, slots=True)
class Candidate:
    """A product issue that may be a low-hanging fruit."""

    issue: Issue
    score: Score = field(default_factory=Score)
    facts: Facts = field(default_factory=Facts)
    inquiries: tuple[Issue, ...] = ()
    """Those that led to it, newest first."""
    pulls: tuple[PullRequest, ...] = ()
    """Open ones that mention it."""
