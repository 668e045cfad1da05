"""When to ring: once for a new inquiry, for each level its clock passes, and for a customer who wrote again.

And once for each word about a handoff: the next Primary hears what is handed over, whoever gave it away what
became of it, and both that nobody has accepted it an hour into the shift.

Only in business time: outside it nothing is noted, so that what came overnight or while the machine slept
rings when the day begins, and only by its worst.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum

from sretui.core.clock import Level, level, remaining
from sretui.core.handoff.acceptance import Acceptance, Accepting, is_late, last_by
from sretui.core.team import Team
from sretui.core.turn import Standing, Turn, Verdict

_ORDER = tuple(Level)


class Reason(StrEnum):
    """Why to ring."""

    NEW = "new inquiry"
    LEVEL = "level passed"
    CUSTOMER = "the customer wrote"
    HANDED = "handed to you"
    ACCEPTED = "accepted"
    QUESTIONED = "asked about"
    REFUSED = "cannot take"
    NOT_ACCEPTED = "not accepted"
    HANDOFF = "handoff"
    """The shift ends; the title says all."""


@dataclass(frozen=True, slots=True)
class Alert:
    """One reason to ring."""

    reason: Reason

    inquiry: str
    """Node id."""
    number: int
    title: str
    level: Level = Level.CALM
    """The level passed, where that is the reason."""
    who: str = ""
    """Of a handoff: who accepted, asked, or could not take it; or who is to accept it. A login."""

    @property
    def gravity(self) -> int:
        """Order alerts: the higher, the worse."""
        return _ORDER.index(self.level)


@dataclass(frozen=True, slots=True)
class Heard:
    """What has rung already, by inquiry (node id)."""

    levels: Mapping[str, Level] = field(default_factory=dict)
    """The worst level of an unanswered one; CALM for one merely known."""
    turns: Mapping[str, datetime] = field(default_factory=dict)
    """Since when (UTC) an answered one waits for us again."""
    handoffs: frozenset[tuple[str, Reason, datetime | None]] = frozenset()
    """Each word about a handoff: its comment (node id), what was said, and when."""


def heard_at_start(standings: Iterable[Standing], team: Team, now: datetime, me: str = "") -> Heard:
    """Take all that has happened as heard: a start must not ring for what is on the screen anyway."""
    ours = tuple(filter(_is_filed, standings))
    words = frozenset(key for key, _ in _handoffs(ours, now, me))
    return Heard(_levels(ours, team, now), _turns(ours), words)


def listen(
    heard: Heard, standings: Iterable[Standing], team: Team, now: datetime, me: str = ""
) -> tuple[Heard, tuple[Alert, ...]]:
    """Find what is to ring now, worst first, and what has been heard after it."""
    if not team.hours.is_open(now):
        return heard, ()
    ours = {_node(one): one for one in standings if _is_filed(one)}
    levels, turns = _levels(ours.values(), team, now), _turns(ours.values())
    passed = [_passed(ours[key], grade, heard.levels.get(key)) for key, grade in levels.items()]
    wrote = [
        _alert(ours[key], Reason.CUSTOMER) for key, since in turns.items() if heard.turns.get(key) != since
    ]
    words = dict(_handoffs(ours.values(), now, me))
    said = [alert for key, alert in words.items() if key not in heard.handoffs]
    alerts = [*(alert for alert in passed if alert is not None), *wrote, *said]
    after = Heard(
        {**heard.levels, **_worse(heard.levels, levels)},
        {**heard.turns, **turns},
        heard.handoffs | words.keys(),
    )
    return after, tuple(sorted(alerts, key=lambda alert: -alert.gravity))


def _is_filed(one: Standing) -> bool:
    """Say whether an inquiry is on GitHub; one that waits to be filed has another name until then."""
    return bool(one.inquiry.conversation.issue.number)


def _passed(one: Standing, grade: Level, before: Level | None) -> Alert | None:
    if before is None and grade is Level.CALM:
        return _alert(one, Reason.NEW)
    if before is None or _ORDER.index(grade) > _ORDER.index(before):
        return _alert(one, Reason.LEVEL, grade)
    return None


_Word = tuple[tuple[str, Reason, datetime | None], Alert]
_TOLD = {
    Accepting.ACCEPTED: Reason.ACCEPTED,
    Accepting.QUESTIONED: Reason.QUESTIONED,
    Accepting.REFUSED: Reason.REFUSED,
}
"""What whoever handed something over hears of it."""


def _handoffs(standings: Iterable[Standing], now: datetime, me: str) -> Iterator[_Word]:
    """Yield what there is to say to somebody about handoffs; what I did myself I know."""
    for one in standings:
        if one.handoff is not None and one.handoff.waits_for(me):
            yield _word(one, one.handoff, Reason.HANDED, one.handoff.handed.giver)
        given = last_by(one.handoffs, me)
        if given is not None and given.state in _TOLD:
            yield _word(one, given, _TOLD[given.state], given.by or "")
        newest = one.handoff
        mine = newest is not None and (newest is given or newest.waits_for(me))
        if newest is not None and mine and is_late(newest, now):
            yield _word(one, newest, Reason.NOT_ACCEPTED, newest.handed.taker)


def _word(one: Standing, handoff: Acceptance, reason: Reason, who: str) -> _Word:
    at = handoff.at if reason in _TOLD.values() else None
    return (handoff.comment.node_id, reason, at), replace(_alert(one, reason), who=who)


def _alert(one: Standing, reason: Reason, grade: Level = Level.CALM) -> Alert:
    issue = one.inquiry.conversation.issue
    return Alert(reason, issue.node_id, issue.number, issue.title, grade)


def _worse(before: Mapping[str, Level], now: Mapping[str, Level]) -> dict[str, Level]:
    return {key: max(grade, before.get(key, Level.CALM), key=_ORDER.index) for key, grade in now.items()}


def _levels(standings: Iterable[Standing], team: Team, now: datetime) -> dict[str, Level]:
    return {
        _node(one): level(remaining(team.hours, one.received, now, team.goal))
        for one in standings
        if one.turn is Turn.US and one.verdict is Verdict.UNANSWERED
    }


def _turns(standings: Iterable[Standing]) -> dict[str, datetime]:
    return {
        _node(one): one.since
        for one in standings
        if one.turn is Turn.US and one.verdict is not Verdict.UNANSWERED
    }


def _node(one: Standing) -> str:
    return one.inquiry.conversation.issue.node_id
