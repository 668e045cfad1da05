"""When to ring: once for a new inquiry and once for each level its response clock passes.

Only in business time: outside it nothing is noted, so that what came overnight or while the machine slept
rings when the day begins, and only by its worst.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from sretui.core.clock import Level, level, remaining
from sretui.core.team import Team
from sretui.core.turn import Standing, Turn, Verdict

_ORDER = tuple(Level)


@dataclass(frozen=True, slots=True)
class Alert:
    """One reason to ring."""

    inquiry: str
    """Node id."""
    number: int
    title: str
    level: Level | None
    """The level passed; None for an inquiry that is new and not pressing yet."""

    @property
    def gravity(self) -> int:
        """Order alerts: the higher, the worse."""
        return -1 if self.level is None else _ORDER.index(self.level)


@dataclass(frozen=True, slots=True)
class Heard:
    """What has rung already: the worst level by inquiry (node id), CALM for one merely known."""

    levels: Mapping[str, Level] = field(default_factory=dict)


def heard_at_start(standings: Iterable[Standing], team: Team, now: datetime) -> Heard:
    """Take all that has happened as heard: a start must not ring for what is on the screen anyway."""
    return Heard(_levels(standings, team, now))


def listen(
    heard: Heard, standings: Iterable[Standing], team: Team, now: datetime
) -> tuple[Heard, tuple[Alert, ...]]:
    """Find what is to ring now, worst first, and what has been heard after it."""
    if not team.hours.is_open(now):
        return heard, ()
    waiting = tuple(one for one in standings if _waits(one))
    alerts = [
        _alert(one, grade, heard.levels)
        for one, grade in zip(waiting, _levels(waiting, team, now).values(), strict=True)
    ]
    found = [alert for alert in alerts if alert is not None]
    levels = {**heard.levels, **_worse(heard.levels, _levels(waiting, team, now))}
    return Heard(levels), tuple(sorted(found, key=lambda alert: -alert.gravity))


def _alert(one: Standing, grade: Level, levels: Mapping[str, Level]) -> Alert | None:
    issue = one.inquiry.conversation.issue
    before = levels.get(issue.node_id)
    if before is not None and _ORDER.index(grade) <= _ORDER.index(before):
        return None
    passed = None if grade is Level.CALM else grade
    return Alert(issue.node_id, issue.number, issue.title, passed)


def _worse(before: Mapping[str, Level], now: Mapping[str, Level]) -> dict[str, Level]:
    return {key: max(grade, before.get(key, Level.CALM), key=_ORDER.index) for key, grade in now.items()}


def _levels(standings: Iterable[Standing], team: Team, now: datetime) -> dict[str, Level]:
    return {
        one.inquiry.conversation.issue.node_id: level(remaining(team.hours, one.received, now, team.goal))
        for one in standings
        if _waits(one)
    }


def _waits(one: Standing) -> bool:
    return one.turn is Turn.US and one.verdict is Verdict.UNANSWERED
