"""Which week of duty an instant belongs to, also where the roster has none.

What arrives over a weekend or a holiday belongs to the incoming Primary, so a week begins at the close before
its first business hour (process page, "Roles").
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sretui.core.roster.changes import Role, Shift
from sretui.core.roster.weeks import LENGTH, Week, handover, opening, stretches, week_after, week_at, weeks
from sretui.core.team import Team

_STEP = timedelta(seconds=1)


@dataclass(frozen=True, slots=True)
class Bounds:
    """A week of duty: half-open instants (UTC), and who had it."""

    begins: datetime
    """From here on what arrives is this week's."""
    opens: datetime
    """The first business second; from here on a handoff is this week's."""
    ends: datetime
    closes: datetime
    """The first business second of the week after: until then one still hands off."""
    primaries: tuple[str, ...] = ()
    """Logins, in the order in which they had the role; none where the roster has nobody."""
    backups: tuple[str, ...] = ()

    def holds(self, at: datetime) -> bool:
        """Say whether what happened then is this week's."""
        return self.begins <= at < self.ends


def week_bounds(team: Team, at: datetime) -> Bounds:
    """Find the week of duty around an instant: the roster's, else from Monday to Monday."""
    week = week_at(team, at)
    if week is None:
        return _bounds(team, _usual(team, at), ())
    parts = stretches(team, week)
    primaries = (part.holder(Role.PRIMARY) for part in parts)
    backups = (part.holder(Role.BACKUP) for part in parts)
    return _bounds(team, week, tuple(dict.fromkeys(primaries)), tuple(dict.fromkeys(backups)))


def week_of_day(team: Team, day: date) -> Bounds:
    """Find the week of duty that a local date belongs to."""
    return week_bounds(team, team.hours.midnight(day))


def week_before(team: Team, bounds: Bounds) -> Bounds:
    """Find the week before."""
    return week_bounds(team, bounds.begins - _STEP)


def week_following(team: Team, bounds: Bounds) -> Bounds:
    """Find the week after."""
    return week_bounds(team, bounds.ends)


def _bounds(team: Team, week: Week, primaries: tuple[str, ...], backups: tuple[str, ...] = ()) -> Bounds:
    ends = week.ends
    closes = ends if team.hours.is_open(ends) else team.hours.next_change(ends)
    return Bounds(week.begins, week.opens, ends, closes, primaries, backups)


def _usual(team: Team, at: datetime) -> Week:
    """Make the week from Monday to Monday; the roster's weeks beside it are not touched."""
    day = at.astimezone(team.hours.tz).date()
    monday = day - timedelta(days=day.weekday())
    while at >= handover(team.hours, monday + LENGTH):
        monday += LENGTH
    while at < handover(team.hours, monday):
        monday -= LENGTH
    begins, ends = handover(team.hours, monday), handover(team.hours, monday + LENGTH)
    before = max((one.ends for one in weeks(team) if one.ends <= at), default=begins)
    following = week_after(team, at)
    begins, ends = max(begins, before), min(ends, following.begins if following else ends)
    return Week(Shift(monday, "", ""), begins, max(begins, opening(team.hours, monday)), ends)
