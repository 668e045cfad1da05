"""What the team's file says about now: holidays, people, and who is on duty this week."""

from collections.abc import Iterator
from datetime import date, datetime

from sretui.cli.checkup.findings import Finding, good, note, trouble
from sretui.core.roster.duty import duty
from sretui.core.team import Person, Team

_LAST_MONTHS = 10
"""From October on, next year's holidays are worth having."""


def check_team(team: Team, me: str, now: datetime) -> Iterator[Finding]:
    """Look at the team's file; `me` may be empty."""
    today = now.astimezone(team.hours.tz).date()
    yield from _holidays(team, today)
    yield from _people(team, me, today)
    yield from _shifts(team, now)


def _holidays(team: Team, today: date) -> Iterator[Finding]:
    for year in (today.year, today.year + 1):
        do = f"run `sretui holidays {year}`, correct its list, and paste it into team.toml"
        if year in team.holiday_years:
            yield good("holidays", f"{year} has its list")
        elif year == today.year:
            yield note("holidays", f"{year} has no list, so countdowns run on holidays too", do)
        elif today.month >= _LAST_MONTHS:
            yield note("holidays", f"{year} has no list yet", do)


def _people(team: Team, me: str, today: date) -> Iterator[Finding]:
    active = [person for person in team.people if _on_the_team(person, today)]
    if not active:
        do = "list everybody under [[people]] in team.toml; only their comments count as answers"
        yield trouble("people", "nobody is on the team today", do)
        return
    yield good("people", f"{len(active)} of {len(team.people)} are on the team today")
    if me and me.lower() not in {person.login.lower() for person in active}:
        do = "add yourself under [[people]] in team.toml, else your answers do not count"
        yield note("me", f"{me} is not on the team today", do)


def _on_the_team(person: Person, day: date) -> bool:
    return any(
        (time.start is None or time.start <= day) and (time.end is None or day <= time.end)
        for time in person.memberships
    )


def _shifts(team: Team, now: datetime) -> Iterator[Finding]:
    do = "add the weeks ahead under [[shifts]] in team.toml"
    current = duty(team, now)
    if current.primary is None:
        yield note("roster", "nobody is down for this week", do)
    else:
        yield good("roster", f"this week: {current.primary}, backup {current.backup}")
    if current.next_primary is None:
        yield note("roster", "nobody is down for next week", do)
