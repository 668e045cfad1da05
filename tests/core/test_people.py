from datetime import UTC, date, datetime

import pytest

from sretui.core.hours import BusinessHours
from sretui.core.people import has_left, member, name, speaker
from sretui.core.team import Membership, Person, Speaker, Team

TEAM = Team(
    name="Kestrel",
    hours=BusinessHours.visit(),
    people=(
        Person("alice", "Alice A."),
        Person("bob", "Bob", memberships=(Membership(date(2026, 3, 1), date(2026, 3, 31)),)),
        Person(
            "carol",
            "Carol",
            memberships=(Membership(end=date(2025, 12, 31)), Membership(start=date(2026, 11, 1))),
        ),
    ),
    relays=("alice-list",),
    bots=("helper-bot",),
)
NOW = datetime(2026, 11, 23, 18, tzinfo=UTC)


@pytest.mark.parametrize(
    ("login", "account_type", "expected"),
    [
        ("alice", "User", Speaker.TEAM),
        ("Alice", "User", Speaker.TEAM),
        ("alice-list", "User", Speaker.RELAY),
        ("alice-listx", "User", Speaker.OTHER),
        ("alic", "User", Speaker.OTHER),
        ("", "User", Speaker.OTHER),
        (None, "User", Speaker.OTHER),
        ("helper-bot", "User", Speaker.BOT),
        ("welcome[bot]", "Bot", Speaker.BOT),
        ("Dana", "User", Speaker.CUSTOMER),
        ("alice", "Bot", Speaker.BOT),
    ],
)
def test_speaker(login: str | None, account_type: str, expected: Speaker) -> None:
    assert speaker(TEAM, login, NOW, account_type, customer_logins=("dana", "alice")) is expected


@pytest.mark.parametrize(
    ("login", "at", "on_team", "left"),
    [
        ("bob", "2026-03-01T07:59:59+00:00", False, False),  # still February in California
        ("bob", "2026-03-01T08:00:00+00:00", True, False),
        ("bob", "2026-04-01T06:59:59+00:00", True, False),  # still March, in summer time
        ("bob", "2026-04-01T07:00:00+00:00", False, True),
        ("carol", "2025-06-01T12:00:00+00:00", True, False),
        ("carol", "2026-06-01T12:00:00+00:00", False, False),  # away, but back in November
        ("carol", "2026-11-23T12:00:00+00:00", True, False),
        ("nobody", "2026-11-23T12:00:00+00:00", False, False),
    ],
)
def test_membership(login: str, at: str, *, on_team: bool, left: bool) -> None:
    when = datetime.fromisoformat(at)
    assert (member(TEAM, login, when) is not None) is on_team
    assert has_left(TEAM, login, when) is left


@pytest.mark.parametrize(("login", "expected"), [("ALICE", "Alice A."), ("zoe", "zoe"), (None, "ghost")])
def test_name(login: str | None, expected: str) -> None:
    assert name(TEAM, login) == expected
