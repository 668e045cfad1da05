"""What is pointed out about the weeks ahead: gaps, double duty, two newcomers, people who have left."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import pairwise

from sretui.core.people import is_among, member, name
from sretui.core.roster.weeks import Stretch, Week, stretches, week_of, weeks
from sretui.core.team import Team

SOON = timedelta(weeks=4)
"""A roster that ends so soon is said to end."""


@dataclass(frozen=True, slots=True)
class Finding:
    """Something to look at; `week` is the local date on which the shift starts, None for the whole roster."""

    week: date | None
    sentence: str


def findings(team: Team, now: datetime) -> tuple[Finding, ...]:
    """Point out what is odd about now and what is to come, in the order of the weeks."""
    ahead = tuple(week for week in weeks(team) if week.ends > now)
    found = [*_gaps(team, ahead, now), *(one for week in ahead for one in _of_week(team, week, now))]
    found += _running(team, ahead)
    found += _lost(team)
    return tuple(sorted(found, key=lambda one: one.week or date.max))


def _gaps(team: Team, ahead: tuple[Week, ...], now: datetime) -> Iterator[Finding]:
    if not ahead or ahead[0].begins > now:
        yield Finding(None, "Nobody is on duty now.")
    for week, following in pairwise(ahead):
        if following.begins > week.ends:
            missing = _day(team, week.ends)
            yield Finding(week.shift.start, f"Nobody is on duty from {missing} on: a week is missing.")
    if ahead and ahead[-1].ends - now < SOON:
        yield Finding(None, f"The roster ends {_day(team, ahead[-1].ends)}: add the weeks after it.")


def _of_week(team: Team, week: Week, now: datetime) -> Iterator[Finding]:
    start = week.shift.start
    seen: set[str] = set()
    for part in (part for part in stretches(team, week) if part.end > now):
        for says in _of_part(team, week, part):
            if says not in seen:
                seen.add(says)
                yield Finding(start, says)


def _of_part(team: Team, week: Week, part: Stretch) -> Iterator[str]:
    who = {login: name(team, login) for login in (part.primary, part.backup)}
    if is_among(part.primary, (part.backup,)):
        yield f"{who[part.primary]} is Primary and Backup at once."
        return
    at = max(part.start, week.opens)
    people = [member(team, login, at) for login in who]
    for login, person in zip(who, people, strict=True):
        if person is None:
            yield f"{who[login]} is not on the team then."
    told = any(person.experienced for person in team.people)  # else nobody has written down who is
    if told and all(person is not None and not person.experienced for person in people):
        yield f"{who[part.primary]} and {who[part.backup]} are both new to it; one should be experienced."


def _running(team: Team, ahead: tuple[Week, ...]) -> Iterator[Finding]:
    """Point out who is Primary twice running."""
    for week, following in pairwise(ahead):
        before, after = stretches(team, week), stretches(team, following)
        if before and after and is_among(before[-1].primary, (after[0].primary,)):
            who = name(team, after[0].primary)
            yield Finding(following.shift.start, f"{who} is Primary for the second week running.")


def _lost(team: Team) -> Iterator[Finding]:
    for one in team.overrides:
        if one.is_in_force and week_of(team, one.week) is None:
            says = (
                f"{name(team, one.who)} stands in for {name(team, one.instead)} in a week the roster lacks."
            )
            yield Finding(one.week, says)


def _day(team: Team, at: datetime) -> str:
    return f"{at.astimezone(team.hours.tz).date():%Y-%m-%d}"
