"""The team's file -> the core's Team: the one place where the file's words become the rules' values."""

from sretui.config.teamfile import HoursTable, PersonTable, TeamFile
from sretui.core.hours import BusinessHours, Closure
from sretui.core.model import Channel
from sretui.core.team import Labels, Membership, Person, Shift, Team

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def build_team(file: TeamFile) -> Team:
    """Build the Team that the rules read."""
    return Team(
        name=file.name,
        hours=_hours(file, file.hours),
        goal=file.goal,
        people=tuple(_person(person) for person in file.people),
        relays=file.relays,
        bots=file.bots,
        labels=Labels(**file.labels.model_dump()),
        boilerplate=file.boilerplate,
        list_tags=file.list_tags,
        private_channels={name: privacy == "private" for name, privacy in file.channels.items()},
        channels=tuple(Channel(name) for name in file.channels),
        shifts=tuple(Shift(shift.start, shift.primary, shift.backup) for shift in file.shifts),
        holiday_years=frozenset(int(year) for year in file.holidays),
        expiry_days=file.expiry_days,
    )


def _hours(file: TeamFile, hours: HoursTable) -> BusinessHours:
    return BusinessHours(
        hours.zone,
        {_WEEKDAYS.index(day): intervals for day, intervals in hours.weekly.items()},
        file.days_off(),
        tuple(Closure(closure.date, closure.start, closure.end) for closure in file.closures),
    )


def _person(person: PersonTable) -> Person:
    memberships = tuple(Membership(time.start, time.end) for time in person.memberships)
    return Person(person.login, person.name, person.percent, person.experienced, memberships)
