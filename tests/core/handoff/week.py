"""A week's end of a small team, and inquiries to hand over."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sretui.core.board import Inquiry
from sretui.core.handoff.card import Card
from sretui.core.handoff.comments import Comment as Words
from sretui.core.handoff.comments import lines_of
from sretui.core.handoff.planning import World
from sretui.core.handoff.shifting import choose
from sretui.core.hours import BusinessHours
from sretui.core.model import Comment, Conversation, Issue, RepoRole
from sretui.core.recorded import Facts
from sretui.core.team import Person, Shift, Team
from sretui.core.turn import Standing, standing

ZONE = ZoneInfo("America/Los_Angeles")
TEAM = Team(
    name="Example",
    hours=BusinessHours.visit(frozenset({date(2026, 11, 26), date(2026, 11, 27)})),
    people=tuple(Person(login, login.capitalize()) for login in ("alice", "bob", "carol", "dan")),
    shifts=(
        Shift(date(2026, 11, 30), "alice", "bob"),
        Shift(date(2026, 12, 7), "carol", "dan"),
        Shift(date(2026, 12, 14), "bob", "alice"),
    ),
)


def at(day: int, clock: str = "14:00", month: int = 12) -> datetime:
    hour, minute = map(int, clock.split(":"))
    return datetime(2026, month, day, hour, minute, tzinfo=ZONE).astimezone(UTC)


NOW = at(4)
"""The Friday of alice's week."""
READY = Card(state="It hangs", next_action="try the nightly build", by=at(8, "10:00"))


def said(number: int, author: str | None, body: str = "Hm.", hour: int = 1, **more: Any) -> Comment:
    when = at(1, "08:00") + timedelta(hours=hour)
    return Comment(hour, f"c{number}-{hour}", RepoRole.INQUIRIES, number, author, body, when, when, **more)


def inquiry(
    number: int, *comments: Comment, card: Card = READY, facts: Facts | None = None, **more: Any
) -> Standing:
    more = {"assignees": ("alice",), **more}
    issue = Issue(
        f"i{number}",
        RepoRole.INQUIRIES,
        number,
        f"Question {number}",
        "How?",
        "jane",
        at(1, "08:00"),
        at(1),
        **more,
    )
    told = facts or Facts(card=card)
    return standing(Inquiry(Conversation(issue, comments), told), TEAM)


def world_of(
    *standings: Standing, team: Team = TEAM, me: str = "alice", now: datetime = NOW, **more: Any
) -> World:
    handover = choose(team, me, now)
    assert handover is not None

    def compose(words: Words) -> str:
        return f"Hello,\n\n{lines_of(words, team)}\n\nBye"

    return World(standings, handover, team, me, now, compose, **more)


def same_twice() -> Team:
    """alice is Primary next week, too."""
    return replace(TEAM, shifts=(TEAM.shifts[0], Shift(date(2026, 12, 7), "alice", "dan")))
