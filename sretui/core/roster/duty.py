"""Who is on duty at an instant, who acts for them, and when that changes (process page, "Roles")."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sretui.core.people import is_among
from sretui.core.roster.changes import Delegation, Override, Role
from sretui.core.roster.weeks import Stretch, holder, span, stretches, week_after, week_at, week_of, weeks
from sretui.core.team import Team


@dataclass(frozen=True, slots=True)
class Duty:
    """The shift at one instant; None where the roster has nobody."""

    primary: str | None = None
    """Login."""
    backup: str | None = None
    """Login."""
    starts: datetime | None = None
    """When the shift's first business interval begins (UTC); over the weekend before, in the future."""
    ends: datetime | None = None
    """When its last business interval ends (UTC)."""
    next_primary: str | None = None
    """Login."""
    next_backup: str | None = None
    """Login."""
    delegation: Delegation | None = None
    """By which the Backup acts for the Primary now."""

    @property
    def acting(self) -> str | None:
        """Who answers now, by login: the Backup while the role is lent, else the Primary."""
        return self.delegation.to if self.delegation else self.primary


class Standpoint(StrEnum):
    """Who looks at the duty."""

    PRIMARY = "primary"
    ACTING = "acting"
    """The Backup, to whom the role is lent."""
    BACKUP = "backup"
    INCOMING = "incoming"
    """Primary or Backup of the next shift."""
    OTHER = "other"


def standpoint(on: Duty, me: str) -> Standpoint:
    """Say who somebody is in the duty of now; one who is several counts as what comes first."""
    if is_among(me, (on.delegation.to,) if on.delegation else ()):
        return Standpoint.ACTING
    for login, found in (
        (on.primary, Standpoint.PRIMARY),
        (on.backup, Standpoint.BACKUP),
        (on.next_primary, Standpoint.INCOMING),
        (on.next_backup, Standpoint.INCOMING),
    ):
        if login is not None and is_among(me, (login,)):
            return found
    return Standpoint.OTHER


def duty(team: Team, now: datetime) -> Duty:
    """Tell who is on duty; the last shift of the roster lasts a week, and after it nobody is."""
    week, following = week_at(team, now), week_after(team, now)
    next_primary, next_backup = (
        holder(team, following, role, following.begins) if following else None for role in Role
    )
    if week is None:
        return Duty(next_primary=next_primary, next_backup=next_backup)
    primary, backup = (holder(team, week, role, now) for role in Role)
    return Duty(
        primary=primary,
        backup=backup,
        starts=week.opens,
        ends=week.ends,
        next_primary=next_primary,
        next_backup=next_backup,
        delegation=_lent(team, primary, backup, now),
    )


def asked_of(team: Team, me: str, now: datetime) -> int:
    """Count what waits for somebody's word: a trade once."""
    overrides = {
        one.trade or one.id
        for one in team.overrides
        if one.is_asked and is_among(me, (one.waits_for,)) and is_ahead(team, one, now)
    }
    lent = [
        one for one in team.delegations if one.is_asked and one.end > now and is_among(me, (one.waits_for,))
    ]
    return len(overrides) + len(lent)


def is_ahead(team: Team, one: Override, now: datetime) -> bool:
    """Say whether an override can still be agreed to: all of it is to come."""
    week = week_of(team, one.week)
    return week is not None and span(week, one)[0] > now


def next_change(team: Team, now: datetime) -> tuple[datetime, Stretch | None] | None:
    """Say when a role next passes to somebody else (UTC), and to whom; None where nobody is to come."""
    ahead = [one for week in weeks(team) if week.ends > now for one in stretches(team, week) if one.end > now]
    if not ahead:
        return None
    current = ahead[0]
    if current.start > now:
        return current.start, current
    for one in ahead[1:]:
        if (one.primary, one.backup) != (current.primary, current.backup):
            return one.start, one
    return ahead[-1].end, None


def _lent(team: Team, primary: str, backup: str, now: datetime) -> Delegation | None:
    """Find the delegation that is active; one between people who no longer have the roles is void."""
    pair = (primary.casefold(), backup.casefold())
    for one in team.delegations:
        is_active = one.agreed is not None and one.start <= now < one.until
        if is_active and (one.primary.casefold(), one.to.casefold()) == pair:
            return one
    return None
