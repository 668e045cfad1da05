"""Who hands to whom: one week's end, by the roster (process page, "Handoffs" and "Scheduling")."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sretui.core.people import has_left, is_among, name
from sretui.core.roster.changes import Role
from sretui.core.roster.weeks import Week, holder, opening, week_after, week_at, weeks
from sretui.core.team import Team

_SECOND = timedelta(seconds=1)


@dataclass(frozen=True, slots=True)
class Handover:
    """A shift's end: whose week it was, and who has the next one; "" where the roster has nobody."""

    week: date
    """The local date on which the ending shift started."""
    begins: datetime
    """When the ending shift took over (UTC)."""
    ends: datetime
    """When the next one takes over (UTC)."""
    opens: datetime | None
    """The next shift's first business second (UTC); None where the roster ends."""
    giver: str
    """Login of the outgoing Primary."""
    taker: str = ""
    """Login of the next Primary."""
    backup: str = ""
    """Login of the next Backup."""

    @property
    def goes_on(self) -> bool:
        """Whether the same person is Primary in both weeks: then nothing changes hands."""
        return is_among(self.giver, (self.taker,))

    @property
    def pair(self) -> str:
        """Name the incoming two, so that a confirmation of them ends when one is swapped."""
        return f"{self.giver}>{self.taker},{self.backup}".casefold()


def handovers(team: Team, now: datetime) -> tuple[Handover, ...]:
    """Give the shift's end before this week's, and this week's, as far as the roster has them."""
    this = week_at(team, now)
    every = weeks(team)
    before = [week for week in every if week.ends <= now and (this is None or week != this)]
    found = ([before[-1]] if before else []) + ([this] if this else [])
    return tuple(handover(team, week) for week in found)


def choose(team: Team, me: str, now: datetime, begun: Collection[date] = ()) -> Handover | None:
    """Find the shift's end at hand: last week's over the weekend, and later for who has begun it.

    Its giver has time until they are Primary again; who does it for an absent one, until this week's is due.
    """
    found = handovers(team, now)
    if not found:
        return None
    last, this = found[0], found[-1]
    if last is this:
        return this
    is_weekend = last.opens is not None and last.ends <= now < last.opens
    goes_on = last.week in begun and not is_among(me, (this.giver,))
    is_due = now >= opening(team.hours, this.ends.astimezone(team.hours.tz).date())
    return last if is_weekend or (goes_on and (is_among(me, (last.giver,)) or not is_due)) else this


def handover(team: Team, week: Week) -> Handover:
    """Say who hands a week over to whom: whoever has the roles when it ends and when the next one begins."""
    giver = holder(team, week, Role.PRIMARY, week.ends - _SECOND)
    following = week_after(team, week.begins)
    if following is None:
        return Handover(week.shift.start, week.begins, week.ends, None, giver)
    taker, backup = (holder(team, following, role, following.begins) for role in Role)
    return Handover(week.shift.start, week.begins, week.ends, following.opens, giver, taker, backup)


def troubles(handover: Handover, team: Team, assignable: Collection[str] = ()) -> tuple[str, ...]:
    """Say what is wrong with who comes next; `assignable` is whom GitHub accepts, empty when not known."""
    if not handover.taker:
        return ("The roster has nobody after this week: add the next one (4, then e).",)
    said: list[str] = []
    if is_among(handover.taker, (handover.backup,)):
        said.append(f"{name(team, handover.taker)} would be Primary and Backup at once (4 mends it).")
    when = handover.opens or handover.ends
    said += [
        f"{name(team, login)} has left the team by then: change the roster (4)."
        for login in dict.fromkeys((handover.taker, handover.backup))
        if has_left(team, login, when)
    ]
    if assignable and not is_among(handover.taker, assignable):
        said.append(f"GitHub does not let {handover.taker} be assigned: give them rights to the repo first.")
    return tuple(said)
