"""Until when an inquiry can be put away, in business time."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sretui.core.acts.snoozing import offered, snoozed, stays, woken
from sretui.core.board import Inquiry
from sretui.core.hours import BusinessHours
from sretui.core.journal import Facts, Kind
from sretui.core.model import Comment, Conversation, Issue, RepoRole
from sretui.core.team import Person, Team
from sretui.core.turn import standing

ZONE = ZoneInfo("America/Los_Angeles")
HOURS = BusinessHours.visit(frozenset({date(2026, 11, 26), date(2026, 11, 27)}))


def local(day: int, clock: str, month: int = 11) -> datetime:
    hour, minute = map(int, clock.split(":"))
    return datetime(2026, month, day, hour, minute, tzinfo=ZONE).astimezone(UTC)


@pytest.mark.parametrize(
    ("now", "soon", "morning", "tomorrow", "week"),
    [
        # Monday; over lunch; over the night; before a holiday; on the weekend
        (local(23, "09:42"), local(23, "11:42"), local(24, "08:00"), True, local(30, "08:00")),
        (local(23, "11:00"), local(23, "14:00"), local(24, "08:00"), True, local(30, "08:00")),
        (local(24, "16:00"), local(25, "09:00"), local(25, "08:00"), True, local(30, "08:00")),
        (local(25, "16:30"), local(30, "09:30"), local(30, "08:00"), False, local(30, "08:00")),
        (local(28, "12:00"), local(30, "10:00"), local(30, "08:00"), False, local(30, "08:00")),
        (local(29, "12:00"), local(30, "10:00"), local(30, "08:00"), True, local(30, "08:00")),
        (local(30, "07:00"), local(30, "10:00"), local(1, "08:00", 12), True, local(7, "08:00", 12)),
    ],
)
def test_what_is_offered(
    now: datetime, soon: datetime, morning: datetime, tomorrow: bool, week: datetime
) -> None:
    two_hours, next_morning, next_week = offered(HOURS, now)
    assert (two_hours.at, next_morning.at, next_week.at) == (soon, morning, week)
    assert next_morning.words.startswith("tomorrow") is tomorrow


@given(st.integers(0, 2 * 365 * 24 * 3600))
def test_each_is_business_time_to_come(later: int) -> None:
    now = local(1, "00:00", 1) + timedelta(seconds=later)
    for until in offered(HOURS, now):
        assert until.at > now
        assert HOURS.is_open(until.at - timedelta(seconds=1)) or HOURS.is_open(until.at)


def test_what_is_recorded() -> None:
    assert snoozed(local(23, "11:42")) == (Kind.SNOOZED, {"until": "2026-11-23T19:42:00+00:00"})
    assert woken() == (Kind.SNOOZED, {"until": None})


def test_an_unanswered_inquiry_stays_in_sight() -> None:
    team = Team(name="Example", hours=HOURS, people=(Person("alice", "Alice Adams"),))
    at = local(23, "08:00")
    issue = Issue("I1", RepoRole.INQUIRIES, 1, "Blank", "", "jane", at, at)
    answer = Comment(1, "c1", RepoRole.INQUIRIES, 1, "alice", "Try this.", at, at)
    assert stays(standing(Inquiry(Conversation(issue), Facts()), team))
    assert not stays(standing(Inquiry(Conversation(issue, (answer,)), Facts()), team))
