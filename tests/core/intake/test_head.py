"""The lines above the words: written, read back, and not read where a stranger wrote them."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sretui.core.board import Inquiry
from sretui.core.hours import BusinessHours
from sretui.core.intake.head import (
    Answered,
    Led,
    is_relayed,
    read_answered,
    read_led,
    write_answered,
    write_led,
)
from sretui.core.intake_line import one_line, to_minute, write_received
from sretui.core.journal import Facts
from sretui.core.model import Channel, Comment, Conversation, Issue, RepoRole
from sretui.core.team import Person, Speaker, Team
from sretui.core.turn import Standing, Turn, Verdict, standing

HOME = ZoneInfo("America/Los_Angeles")
NOW = datetime(2026, 11, 23, 18, 0, tzinfo=UTC)
TEAM = Team(
    "Example", BusinessHours.visit(frozenset()), people=(Person("alice", "Alice"), Person("bob", "Bob"))
)
RECEIVED = "Received 2026-11-23 08:12 PST by hotline from Jane Doe."
LOGINS = st.text("abcXYZ019-_", min_size=1, max_size=39)
INSTANTS = st.datetimes(datetime(1991, 1, 1), datetime(2040, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001


@given(INSTANTS, st.text(), st.text())
def test_an_answer_is_read_back(at: datetime, how: str, below: str) -> None:
    line = write_answered(Answered(at, how), HOME)
    body = f"{write_received(at, Channel.MAIL, '', HOME)}\n{line}\n\n{below}"
    assert read_answered(body, HOME) == Answered(to_minute(at), one_line(how, 100))


@given(LOGINS, LOGINS, st.text())
def test_a_redirection_is_read_back(primary: str, who: str, how: str) -> None:
    line = write_led(Led(primary, who, how))
    assert read_led(f"Hello\n{line}\nmore") == Led(primary, who, one_line(how, 100))


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (f"{RECEIVED}\nAnswered 2026-11-23 09:20 PST by phone.\n\nIt crashes.", "by phone"),
        (f"{RECEIVED}\nRedirected to @alice by bob.\nAnswered 2026-11-23 09:20 PST.", ""),
        (f"{RECEIVED}\n\nAnswered 2026-11-23 09:20 PST by phone.", None),
        ("Answered 2026-11-23 09:20 PST by phone.", None),
        (f"{RECEIVED}\nAnswered 2026-11-23 29:20 PST by phone.", None),
    ],
)
def test_only_right_below_how_it_was_received(body: str, expected: str | None) -> None:
    at = datetime(2026, 11, 23, 17, 20, tzinfo=UTC)
    assert read_answered(body, HOME) == (None if expected is None else Answered(at, expected))


@given(st.text())
def test_never_raises(body: str) -> None:
    assert read_answered(body, HOME) is None
    assert read_led(body) is None
    assert is_relayed(body, HOME) in {False, True}


def seen(body: str, *comments: tuple[str, str, int]) -> Standing:
    """See an inquiry that alice filed, with comments of (login, text, minutes after the filing)."""
    issue = Issue("I7", RepoRole.INQUIRIES, 7, "Crash", body, "alice", NOW, NOW)
    said = tuple(
        Comment(number, f"C{number}", RepoRole.INQUIRIES, 7, login, text, at, at)
        for number, (login, text, minutes) in enumerate(comments, 1)
        for at in [NOW + timedelta(minutes=minutes)]
    )
    return standing(Inquiry(Conversation(issue, said), Facts()), TEAM)


def test_an_answer_by_phone_stops_the_clock_at_every_desk() -> None:
    one = seen(f"{RECEIVED}\nAnswered 2026-11-23 09:20 PST by phone.\n\nIt crashes.")
    assert one.verdict is Verdict.ANSWERED
    assert one.response is not None
    assert (one.response.at, one.response.how) == (datetime(2026, 11, 23, 17, 20, tzinfo=UTC), "by phone")
    assert one.turn is Turn.CUSTOMER


def test_an_answer_in_the_future_is_none() -> None:
    one = seen(f"{RECEIVED}\nAnswered 2026-11-24 09:20 PST by phone.")
    assert one.verdict is Verdict.UNANSWERED


def test_a_mail_put_here_by_a_teammate_is_the_customers() -> None:
    one = seen(RECEIVED, ("bob", "Which version?", 5), ("bob", f"{RECEIVED}\n\nVersion 3.", 30))
    assert one.speakers == {"C1": Speaker.TEAM, "C2": Speaker.CUSTOMER}
    assert (one.turn, one.since) == (Turn.US, NOW + timedelta(minutes=30))


def test_a_mail_put_here_is_no_answer() -> None:
    one = seen(RECEIVED, ("bob", f"{RECEIVED}\n\nVersion 3.", 30))
    assert one.verdict is Verdict.UNANSWERED


def test_answered_by_phone_before_it_was_put_here() -> None:
    told = f"{RECEIVED}\nAnswered 2026-11-23 09:20 PST by phone.\n\nVersion 3."
    one = seen(RECEIVED, ("bob", "Which version?", 5), ("bob", told, 30))
    assert one.turn is Turn.CUSTOMER


def test_words_that_only_quote_the_line_are_ours() -> None:
    one = seen(RECEIVED, ("bob", f"You wrote:\n\n{RECEIVED}", 5))
    assert one.speakers["C1"] is Speaker.TEAM
    assert one.turn is Turn.CUSTOMER
