"""The figures of a week of duty, as a pure function of what is known at one instant.

What came in is judged by what is known now, also for a week long past: an inquiry of Friday afternoon that
was answered on Monday morning was answered within the goal. Each inquiry is counted once.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from sretui.core.acts.activities import Activity
from sretui.core.effort import Told
from sretui.core.escalation import Call, calls
from sretui.core.handoff.line import read_handed
from sretui.core.journal import Kind, facts
from sretui.core.model import Issue, Whereabouts
from sretui.core.people import member
from sretui.core.serious.owing import Owed
from sretui.core.team import Team
from sretui.core.turn import Standing
from sretui.core.week.bounds import Bounds
from sretui.core.week.outcome import Came, Outcome, came
from sretui.core.week.spending import Spending, spending

UNRECORDED = "not recorded how"
"""Stands for the activities of what was resolved by somebody whose journal is not here."""
MOVED = "moved to the product"
_SECOND = timedelta(seconds=1)


@dataclass(frozen=True, slots=True)
class Resolved:
    """An inquiry that was resolved in the week."""

    issue: Issue
    how: tuple[str, ...]
    """Activities; several may apply."""

    @property
    def is_promoted(self) -> bool:
        """Whether a product issue was filed for it, or it became one."""
        return Activity.PRODUCT.value in self.how or MOVED in self.how

    @property
    def is_known(self) -> bool:
        """Whether it turned out to be a known issue."""
        return Activity.KNOWN.value in self.how


@dataclass(frozen=True, slots=True)
class Fruit:
    """A low-hanging fruit that was done in the week."""

    node_id: str
    how: str


@dataclass(frozen=True, slots=True)
class Figures:
    """A week of duty."""

    bounds: Bounds
    at: datetime
    """When this was looked at (UTC)."""
    goal: timedelta
    came: tuple[Came, ...] = ()
    """What was received, in its order."""
    carried: tuple[Issue, ...] = ()
    """What was active when the week began."""
    resolved: tuple[Resolved, ...] = ()
    still_open: tuple[Issue, ...] = ()
    """What was, or is, active at the week's end, or now."""
    handed: tuple[Issue, ...] = ()
    asked: tuple[Call, ...] = ()
    """Colleagues and teams that were asked for help."""
    owed: tuple[Owed, ...] = ()
    """Postmortems not written yet, whichever week they are about."""
    effort: Spending = field(default_factory=Spending)
    fruit: tuple[Fruit, ...] = ()
    names: Mapping[str, Issue] = field(default_factory=dict)
    """The issues that effort and fruit name, by node id, as far as they are known here."""

    def count(self, outcome: Outcome) -> int:
        """Count what came in by how its first response went."""
        return sum(one.outcome is outcome for one in self.came)

    @property
    def ways(self) -> Mapping[str, int]:
        """How often each activity resolved something, most first."""
        return dict(Counter(how for one in self.resolved for how in one.how).most_common())

    @property
    def is_over(self) -> bool:
        """Whether the week has ended."""
        return self.at >= self.bounds.ends

    def named(self, node_id: str) -> Issue | None:
        """Find an issue that effort or fruit is about."""
        return self.names.get(node_id)


def figures(
    standings: Iterable[Standing],
    told: Told,
    names: Mapping[str, Issue],
    team: Team,
    me: str,
    bounds: Bounds,
    now: datetime,
) -> Figures:
    """Count a week; `standings` are all inquiries that were not closed before it began."""
    every = sorted(standings, key=lambda one: (one.received, one.inquiry.conversation.issue.number))
    end = min(bounds.ends, now + _SECOND)
    there = [one for one in every if one.received < end]
    arrived = [one for one in there if bounds.holds(one.received)]
    carried = [one for one in there if one.received < bounds.begins and not _ended(one, bounds.begins)]
    active = [*carried, *arrived]
    return Figures(
        bounds=bounds,
        at=now,
        goal=team.goal,
        came=tuple(came(one, team, now) for one in arrived),
        carried=tuple(_issue(one) for one in carried),
        resolved=tuple(Resolved(_issue(one), _how(one)) for one in active if _ended(one, end)),
        still_open=tuple(_issue(one) for one in active if not _ended(one, end)),
        handed=tuple(_issue(one) for one in there if _is_handed(one, team, bounds)),
        asked=tuple(call for one in there for call in _asked(one, bounds)),
        effort=spending(told, me, bounds, team.hours.tz),
        fruit=tuple(_fruit(told, bounds)),
        names=names,
    )


def _issue(one: Standing) -> Issue:
    return one.inquiry.conversation.issue


def _ended(one: Standing, before: datetime) -> bool:
    """Say whether it had ended before an instant; what was moved ended when GitHub last touched it."""
    issue = _issue(one)
    at = issue.closed
    if at is None and issue.whereabouts is not Whereabouts.HERE:
        at = issue.updated
    return at is not None and at < before


def _how(one: Standing) -> tuple[str, ...]:
    recorded = one.inquiry.facts.resolved
    moved = (MOVED,) if _issue(one).whereabouts is Whereabouts.MOVED else ()
    return (*recorded, *moved) or (UNRECORDED,)


def _is_handed(one: Standing, team: Team, bounds: Bounds) -> bool:
    """Say whether the week handed it on: a teammate's comment says so, until the next week opens."""
    return any(
        bounds.opens <= comment.created < bounds.closes
        and member(team, comment.author, comment.created) is not None
        and read_handed(comment.body, team.hours.tz) is not None
        for comment in one.inquiry.conversation.comments
    )


def _asked(one: Standing, bounds: Bounds) -> Iterator[Call]:
    for call in calls(one.inquiry):
        if call.escalation.asked is not None and bounds.holds(call.escalation.asked):
            yield call


def _fruit(told: Told, bounds: Bounds) -> Iterator[Fruit]:
    """Yield what is done and was called so in the week; what was taken back is not."""
    for node_id, entries in told.items():
        every = tuple(entries)
        ends = [one for one in every if one.kind is Kind.FINISHED]
        how = facts(ends).finished
        if how and bounds.holds(ends[-1].at):
            yield Fruit(node_id, how)
