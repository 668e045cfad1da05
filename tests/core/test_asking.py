"""Who is asked for help: told by mentions and assignments on GitHub, until they have had a word."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from sretui.core.asking import is_asked
from sretui.core.board import Inquiry
from sretui.core.handoff.line import Handed, write_handed
from sretui.core.hours import BusinessHours
from sretui.core.inbox import SectionKind, section_of
from sretui.core.journal import Facts
from sretui.core.model import Comment, Conversation, Event, Issue, RepoRole
from sretui.core.team import Person, Shift, Team
from sretui.core.turn import Standing, standing

NOW = datetime(2026, 11, 23, 18, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
TEAM = Team(
    "Example",
    BusinessHours.visit(),
    people=tuple(Person(login, login.title()) for login in ("alice", "bob", "carol")),
    shifts=(Shift(date(2026, 11, 23), "alice", "bob"), Shift(date(2026, 11, 30), "carol", "alice")),
)
CALL = ("alice", "@bob can you look?")
LINES = write_handed(Handed("alice", "carol", "bob"), TEAM.hours.tz)


def seen(
    *said: tuple[str, str], assigned: tuple[str, str] | None = None, closed: datetime | None = None
) -> Standing:
    """Where an inquiry stands in which this was said, a minute apart; `assigned` is by whom to whom, last."""
    issue = Issue("i1", RepoRole.INQUIRIES, 1, "Crash", "?", "jane", NOW - 60 * MINUTE, NOW, closed=closed)
    told = [(NOW + (place - 50) * MINUTE, by, body) for place, (by, body) in enumerate(said)]
    comments = tuple(Comment(0, f"c{at}", issue.repo, 1, by, body, at, at) for at, by, body in told)
    events: tuple[Event, ...] = ()
    if assigned:
        by, whom = assigned
        issue = replace(issue, assignees=(whom,))
        events = (Event(1, issue.repo, 1, "assigned", by, NOW - MINUTE, whom),)
    return standing(Inquiry(Conversation(issue, comments, events), Facts()), TEAM)


@pytest.mark.parametrize(
    ("one", "me", "asked"),
    [
        (seen(CALL), "bob", True),
        (seen(CALL), "Bob", True),
        (seen(CALL), "carol", False),
        (seen(CALL), "alice", False),
        (seen(CALL), "", False),
        (seen(CALL, ("bob", "I see it.")), "bob", False),
        (seen(("bob", "Hm."), CALL), "bob", True),
        (seen(CALL, ("jane", "And?")), "bob", True),
        (seen(("jane", "@bob help!")), "bob", False),
        (seen(("bob", "@bob")), "bob", False),
        (seen(("alice", "`@bob`")), "bob", False),
        (seen(("alice", LINES)), "bob", False),
        (seen(("alice", f"@carol\n\n{LINES}")), "carol", False),
        (seen(assigned=("alice", "bob")), "bob", True),
        (seen(assigned=("bob", "bob")), "bob", False),
        (seen(assigned=("jane", "bob")), "bob", False),
        (seen(CALL, closed=NOW), "bob", False),
        (seen(("bob", "@alice please")), "alice", False),
    ],
)
def test_asked(one: Standing, me: str, asked: bool) -> None:
    assert is_asked(one, TEAM, me, NOW) is asked
    assert (section_of(one, TEAM, NOW, me) is SectionKind.ASKED) is asked


def test_where_nobody_is_on_duty_nobody_is_asked() -> None:
    assert not is_asked(seen(CALL), replace(TEAM, shifts=()), "bob", NOW)


def test_without_a_name_the_inbox_is_the_primarys() -> None:
    assert section_of(seen(), TEAM, NOW) is SectionKind.ANSWER
