"""The roster in words: who stands in for whom and when, how that stands, and what the team is told."""

from collections.abc import Sequence
from datetime import date, datetime, tzinfo

from sretui.core.people import is_among, name
from sretui.core.phrases import local
from sretui.core.roster.changes import Delegation, Override, Said
from sretui.core.roster.delegating import Lending, lending
from sretui.core.team import Team

_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def day_words(day: date) -> str:
    """Say a date: `Mon 30 Nov`."""
    return f"{_DAYS[day.weekday()]} {day.day} {_MONTHS[day.month - 1]}"


def who_words(team: Team, login: str, me: str) -> str:
    """Name somebody, oneself as `you`."""
    return "you" if is_among(login, (me,)) else name(team, login)


def override_words(team: Team, one: Override, me: str, tz: tzinfo, now: datetime) -> str:
    """Say who stands in for whom: `Carol for you as Primary, Tue 13:00 – Wed 12:00`."""
    who, instead = who_words(team, one.who, me), who_words(team, one.instead, me)
    role = one.role.value.capitalize()
    return f"{who} for {instead} as {role}, {_when(one, tz, now)}"


def delegation_words(team: Team, one: Delegation, me: str, tz: tzinfo, now: datetime) -> str:
    """Say who lends the role to whom: `Bob acts for you, Mon 13:00 – Mon 17:00`."""
    to, primary = who_words(team, one.to, me), who_words(team, one.primary, me)
    verb = "act" if to == "you" else "acts"
    return f"{to} {verb} for {primary}, {local(one.start, tz, now)} – {local(one.until, tz, now)}"


def standing_words(team: Team, one: Override | Delegation, me: str, tz: tzinfo, now: datetime) -> str:
    """Say how a change stands, and by whose word."""
    if isinstance(one, Override) and one.undone:
        return f"taken back by {_said(team, one.undone, me, tz, now)}"
    if isinstance(one, Delegation) and lending(one, now) in {Lending.LAPSED, Lending.ENDED}:
        return lending(one, now).value
    if isinstance(one, Delegation) and one.ended:
        return f"{lending(one, now).value} by {_said(team, one.ended, me, tz, now)}"
    if one.agreed:
        state = f"{lending(one, now).value}, " if isinstance(one, Delegation) else ""
        return f"{state}agreed by {_said(team, one.agreed, me, tz, now)}"
    asked = _said(team, one.asked, me, tz, now)
    return f"asked by {asked}; waits for {who_words(team, one.waits_for, me)}"


def title_of(team: Team, changes: Sequence[Override]) -> str:
    """Name a change for lists and commits: `Bob and Dan trade the weeks of Mon 30 Nov and Mon 14 Dec`."""
    ordered = sorted(changes, key=lambda one: one.week)
    first, weeks = ordered[0], " and ".join(day_words(one.week) for one in ordered)
    if len(changes) > 1:
        return f"{name(team, first.instead)} and {name(team, first.who)} trade the weeks of {weeks}"
    part = " (a part)" if first.start or first.end else ""
    role = first.role.value.capitalize()
    return f"{name(team, first.who)} is {role} for {name(team, first.instead)}, week of {weeks}{part}"


def told_team(team: Team, changes: Sequence[Override]) -> str:
    """Say to the whole team what a cover or a trade means, one line for each week."""
    tz = team.hours.tz
    return "\n".join(
        f"{name(team, one.who)} is {one.role.value.capitalize()} instead of {name(team, one.instead)}: "
        f"{_when(one, tz, one.asked.at)}{'; ' + one.reason if one.reason else ''}."
        for one in sorted(changes, key=lambda one: one.week)
    )


def _when(one: Override, tz: tzinfo, now: datetime) -> str:
    week = f"the week of {day_words(one.week)}"
    if one.start is not None and one.end is not None:
        return f"{local(one.start, tz, now)} – {local(one.end, tz, now)}"
    start = f" from {local(one.start, tz, now)}" if one.start else ""
    return f"{week}{start}" + (f" until {local(one.end, tz, now)}" if one.end else "")


def _said(team: Team, word: Said, me: str, tz: tzinfo, now: datetime) -> str:
    noted = f" (noted by {who_words(team, word.noted, me)})" if word.noted else ""
    return f"{who_words(team, word.by, me)}, {local(word.at, tz, now)}{noted}"
