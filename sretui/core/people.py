"""Who wrote something, told by login: exactly, because a relay's login may begin with a developer's."""

from collections.abc import Iterable
from datetime import datetime

from sretui.core.team import Person, Speaker, Team


def speaker(
    team: Team,
    login: str | None,
    at: datetime,
    account_type: str = "User",
    *,
    customer_logins: Iterable[str] = (),
) -> Speaker:
    """Tell who wrote something at `at` (UTC); membership is by the team's local date."""
    if account_type == "Bot" or is_among(login, team.bots):
        return Speaker.BOT
    if is_among(login, team.relays):
        return Speaker.RELAY
    if member(team, login, at) is not None:
        return Speaker.TEAM
    return Speaker.CUSTOMER if is_among(login, customer_logins) else Speaker.OTHER


def member(team: Team, login: str | None, at: datetime) -> Person | None:
    """Find who on the team has this login at `at` (UTC); None for strangers, and outside membership."""
    day = at.astimezone(team.hours.tz).date()
    for person in team.people:
        if is_among(login, (person.login,)):
            spans = ((span.start or day, span.end or day) for span in person.memberships)
            if any(start <= day <= end for start, end in spans):
                return person
    return None


def is_among(login: str | None, logins: Iterable[str]) -> bool:
    """Say whether a login is one of these, as GitHub compares them: whole, without case."""
    return login is not None and login.casefold() in {other.casefold() for other in logins}


def name(team: Team, login: str | None) -> str:
    """Give what people call a teammate, else the login; "ghost", as GitHub does, for a deleted account."""
    if login is None:
        return "ghost"
    return next((person.name for person in team.people if is_among(login, (person.login,))), login)


def has_left(team: Team, login: str | None, at: datetime) -> bool:
    """Say whether somebody was on the team once and no longer is at `at` (UTC)."""
    day = at.astimezone(team.hours.tz).date()
    known = [person for person in team.people if is_among(login, (person.login,))]
    ends = [span.end for person in known for span in person.memberships]
    return bool(ends) and all(end is not None and end < day for end in ends)
