"""A team of six with eight weeks of duty, a Monday holiday and Thanksgiving among them."""

from datetime import UTC, date, datetime, timedelta

from sretui.core.hours import BusinessHours
from sretui.core.roster.changes import Shift
from sretui.core.team import Person, Team

HOLIDAYS = frozenset({date(2026, 11, 26), date(2026, 11, 27), date(2026, 12, 7), date(2027, 1, 1)})
LOGINS = ("alice", "bob", "carol", "dan", "erin", "frank")
MONDAY = date(2026, 11, 23)
TEAM = Team(
    name="Kestrel",
    hours=BusinessHours.visit(HOLIDAYS),
    people=tuple(Person(login, login.title(), experienced=login in "alice carol erin") for login in LOGINS),
    shifts=tuple(
        Shift(MONDAY + timedelta(weeks=week), LOGINS[week % 6], LOGINS[(week + 1) % 6]) for week in range(8)
    ),
)


def pst(wall: str) -> datetime:
    return datetime.fromisoformat(f"{wall}-08:00").astimezone(UTC)


NOW = pst("2026-11-24T10:00")
