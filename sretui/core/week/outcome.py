"""What became of an inquiry's first response, as a week is judged by it.

Process page, "Response Time and Response vs. Resolution": the goal is that no inquiry goes unanswered for
long; whether it is resolved is another matter.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from statistics import median_low

from sretui.core.clock import remaining
from sretui.core.model import Issue
from sretui.core.team import Team
from sretui.core.turn import Standing, Verdict


class Outcome(StrEnum):
    """How the first response went; each inquiry has one."""

    IN_TIME = "answered within the goal"
    LATE = "answered late"
    CLOSED = "closed without reply"
    WAITING = "still waiting, in time"
    OVER = "still waiting, over the goal"
    WITHDRAWN = "withdrawn by the customer"
    """Left out of the percentage (design, section 5)."""


_MISSED = (Outcome.LATE, Outcome.CLOSED, Outcome.OVER)


@dataclass(frozen=True, slots=True)
class Came:
    """An inquiry that came in, and how its first response went."""

    issue: Issue
    received: datetime
    """UTC."""
    outcome: Outcome
    took: timedelta | None = None
    """Business time to the first response; None without one."""


def came(one: Standing, team: Team, now: datetime) -> Came:
    """Judge one inquiry."""
    return Came(one.inquiry.conversation.issue, one.received, _outcome(one, team, now), one.took)


def share_in_time(every: Iterable[Came]) -> float | None:
    """Say what share was answered within the goal, 0 to 1, of what is decided; None when nothing is."""
    outcomes = [one.outcome for one in every]
    good = outcomes.count(Outcome.IN_TIME)
    decided = good + sum(outcomes.count(one) for one in _MISSED)
    return good / decided if decided else None


def median_took(every: Iterable[Came]) -> timedelta | None:
    """Give the business time within which half of the first responses came."""
    took = [one.took for one in every if one.took is not None]
    return median_low(took) if took else None


def longest_took(every: Iterable[Came]) -> Came | None:
    """Find what waited longest for its first response, of what has one."""
    answered = [one for one in every if one.took is not None]
    return max(answered, key=lambda one: one.took or timedelta(0), default=None)


def _outcome(one: Standing, team: Team, now: datetime) -> Outcome:
    match one.verdict:
        case Verdict.WITHDRAWN:
            return Outcome.WITHDRAWN
        case Verdict.CLOSED_WITHOUT_REPLY:
            return Outcome.CLOSED
        case Verdict.UNANSWERED:
            left = remaining(team.hours, one.received, now, team.goal)
            return Outcome.OVER if left < timedelta(0) else Outcome.WAITING
        case _:
            in_time = one.took is not None and one.took <= team.goal
            return Outcome.IN_TIME if in_time else Outcome.LATE
