"""What is said outside the window; that it reaches a terminal is seen in test_on_terminal."""

from datetime import UTC, datetime, timedelta

import pytest

from sretui.core.alerts import Alert, Reason
from sretui.core.board import Inquiry
from sretui.core.clock import Level
from sretui.core.hours import BusinessHours
from sretui.core.journal import Facts
from sretui.core.model import Comment, Conversation, Issue, RepoRole
from sretui.core.team import Person, Team
from sretui.core.turn import Standing, standing
from sretui.ui.attention import sentence_of, waiting

TEAM = Team("Example", BusinessHours.visit(), people=(Person("alice", "Alice"),))
OPENING = datetime(2026, 11, 23, 16, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)
NEW = Alert(Reason.NEW, "i1", 1, "Blank window")
LATE = Alert(Reason.LEVEL, "i2", 2, "Crash", Level.BREACHED)
WROTE = Alert(Reason.CUSTOMER, "i3", 3, "Movie")


@pytest.mark.parametrize(
    ("alerts", "words"),
    [
        ((NEW,), "New inquiry: #1 Blank window"),
        ((WROTE,), "The customer wrote: #3 Movie"),
        ((LATE,), "Overdue: #2 Crash"),
        ((Alert(Reason.LEVEL, "i2", 2, "Crash", Level.URGENT),), "Under 15 minutes: #2 Crash"),
        ((LATE, NEW), "Overdue: #2 Crash (and 1 more)"),
        ((LATE, NEW, WROTE), "Overdue: #2 Crash (and 2 more)"),
        ((Alert(Reason.NEW, "i4", 4, ""),), "New inquiry: #4 "),
    ],
)
def test_the_worst_is_named_and_the_rest_counted(alerts: tuple[Alert, ...], words: str) -> None:
    assert sentence_of(alerts, TEAM) == words


def asked(number: int, at: datetime, answered: datetime | None = None) -> Standing:
    issue = Issue(f"i{number}", RepoRole.INQUIRIES, number, "Question", "?", "jane", at, at)
    said = (
        ()
        if answered is None
        else (Comment(1, "c1", issue.repo, number, "alice", "Yes.", answered, answered),)
    )
    return standing(Inquiry(Conversation(issue, said), Facts()), TEAM)


@pytest.mark.parametrize(
    ("standings", "words"),
    [
        ([], "sretui"),
        ([asked(1, OPENING, OPENING + HOUR)], "sretui"),
        ([asked(1, OPENING)], "sretui: 1 waiting"),
        ([asked(1, OPENING), asked(2, OPENING, OPENING + HOUR), asked(3, OPENING)], "sretui: 2 waiting"),
        ([asked(1, OPENING - 2 * HOUR)], "sretui: 1 waiting"),
        ([asked(1, OPENING - 96 * HOUR), asked(2, OPENING)], "sretui: 2 waiting, 1 overdue"),
    ],
)
def test_the_title_tells_how_many_wait_for_us(standings: list[Standing], words: str) -> None:
    assert waiting(standings, TEAM, OPENING + HOUR) == words


def test_exactly_on_time_is_not_overdue() -> None:
    one = [asked(1, OPENING)]
    assert waiting(one, TEAM, OPENING + 5 * HOUR) == "sretui: 1 waiting"
    assert waiting(one, TEAM, OPENING + 5 * HOUR + timedelta(seconds=1)) == "sretui: 1 waiting, 1 overdue"
