"""The response clock: when an answer is due, how much business time is left, and how pressing that is."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from sretui.core.hours import BusinessHours


class Level(StrEnum):
    """How pressing a countdown is."""

    CALM = "calm"
    NOTICE = "notice"
    WARNING = "warning"
    URGENT = "urgent"
    BREACHED = "breached"


_UP_TO = (
    (timedelta(minutes=15), Level.URGENT),
    (timedelta(hours=1), Level.WARNING),
    (timedelta(hours=2), Level.NOTICE),
)


@dataclass(frozen=True, slots=True)
class Countdown:
    """A response clock at one instant."""

    remaining: timedelta
    """Business time left; negative when overdue."""
    due: datetime
    """UTC."""
    level: Level
    frozen: str = ""
    """Why the clock stands still (lunch, night, weekend, holiday, closure); "" while it ticks."""
    resumes: datetime | None = None
    """When it ticks again (UTC), while it stands still."""


def due(hours: BusinessHours, received: datetime, goal: timedelta) -> datetime:
    """Find when the goal is used up (UTC); an answer due at closing time is due at closing time."""
    return hours.add(received, goal)


def remaining(hours: BusinessHours, received: datetime, now: datetime, goal: timedelta) -> timedelta:
    """Measure the business time left; negative when overdue, never above the goal."""
    return goal - hours.elapsed(received, now)


def level(remaining: timedelta) -> Level:
    """Grade the business time left; 0 left is not yet breached."""
    if remaining < timedelta(0):
        return Level.BREACHED
    return next((grade for limit, grade in _UP_TO if remaining <= limit), Level.CALM)


def countdown(hours: BusinessHours, since: datetime, now: datetime, goal: timedelta) -> Countdown:
    """Read the clock that started at `since`."""
    left = remaining(hours, since, now, goal)
    why = hours.why_closed(now)
    return Countdown(
        remaining=left,
        due=due(hours, since, goal),
        level=level(left),
        frozen=why,
        resumes=hours.next_change(now) if why else None,
    )
