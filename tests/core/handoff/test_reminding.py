from dataclasses import replace
from datetime import date, datetime

import pytest

from sretui.core.handoff.deciding import Way, decide
from sretui.core.handoff.draft import WeekDraft
from sretui.core.handoff.reminding import Reminder, left, reminder, sentence
from sretui.core.hours import BusinessHours, Closure
from sretui.core.team import Team
from tests.core.handoff.week import TEAM, at, inquiry, world_of

HOLIDAY = replace(TEAM, hours=BusinessHours.visit(frozenset({date(2026, 12, 4)})))
EARLY = replace(
    TEAM,
    hours=replace(
        TEAM.hours,
        closures=(
            Closure(date(2026, 12, 4), at(4, "15:00").time().replace(hour=15), at(4).time().replace(hour=17)),
        ),
    ),
)


@pytest.mark.parametrize(
    ("team", "now", "which"),
    [
        (TEAM, at(3, "16:00"), None),
        (TEAM, at(4, "07:59"), None),
        (TEAM, at(4, "08:00"), Reminder.FIRST),
        (TEAM, at(4, "12:30"), None),  # lunch
        (TEAM, at(4, "14:59"), Reminder.FIRST),
        (TEAM, at(4, "15:00"), Reminder.LAST),
        (TEAM, at(4, "16:59"), Reminder.LAST),
        (TEAM, at(4, "17:00"), None),
        (HOLIDAY, at(3, "08:00"), Reminder.FIRST),
        (HOLIDAY, at(3, "15:30"), Reminder.LAST),
        (HOLIDAY, at(4, "15:30"), None),
        (EARLY, at(4, "13:30"), Reminder.LAST),
    ],
)
def test_when_it_is_time(team: Team, now: datetime, which: Reminder | None) -> None:
    assert reminder(world_of(team=team, now=at(1)).handover, team.hours, now) is which


def test_what_is_left() -> None:
    ones = [
        inquiry(1),
        inquiry(2, assignees=()),
        inquiry(3, assignees=("bob",)),
        inquiry(4, closed=at(2)),
        inquiry(5),
    ]
    handover = world_of().handover
    kept = WeekDraft(decisions={"i5": decide(ones[4], Way.KEEP, at(11)), "i1": decide(ones[0], Way.HAND_OFF)})
    assert left(handover, ones, kept) == 2
    assert left(handover, (), kept) == 0


@pytest.mark.parametrize(("count", "words"), [(1, "1 inquiry to hand over"), (3, "3 inquiries to hand over")])
def test_what_is_said(count: int, words: str) -> None:
    assert (
        sentence(world_of().handover, TEAM, count) == f"Your week ends today at 17:00: {words}; 3 opens it."
    )
