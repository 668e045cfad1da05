"""How calls for help stand, and which step up is offered."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sretui.core.board import Inquiry
from sretui.core.escalation import Offer, calls, is_called, is_overdue, logins, offer
from sretui.core.hours import BusinessHours
from sretui.core.journal import Asking, Entry, Kind, Value, facts
from sretui.core.model import Comment, Conversation, Issue, RepoRole
from sretui.core.team import Person, Shift, Team
from sretui.core.turn import Standing, standing

NOW = datetime(2026, 11, 23, 18, 0, tzinfo=UTC)
"""A Monday, 10:00 at the office."""
TEAM = Team(
    name="Example",
    hours=BusinessHours.visit(),
    people=(Person("alice", "Alice"), Person("bob", "Bob"), Person("carol", "Carol")),
    shifts=(Shift(date(2026, 11, 23), "alice", "bob"),),
)
HOUR = timedelta(hours=1)


def entry(number: int, at: datetime, **data: Value) -> Entry:
    return Entry(f"e{number}", at, "alice", "I1", Kind.ESCALATED, data)


def comment(author: str, at: datetime, *, deleted: bool = False) -> Comment:
    number = int(at.timestamp())
    return Comment(
        number,
        f"c{number}",
        RepoRole.INQUIRIES,
        1,
        author,
        "Try this.",
        at,
        at,
        deleted=at if deleted else None,
    )


def inquiry(*entries: Entry, comments: tuple[Comment, ...] = (), age: timedelta = HOUR / 2) -> Inquiry:
    asked = NOW - age
    issue = Issue("I1", RepoRole.INQUIRIES, 1, "Crash", "It crashes.", "jane", asked, asked)
    return Inquiry(Conversation(issue, comments), facts(entries))


def stand(*entries: Entry, comments: tuple[Comment, ...] = (), age: timedelta = HOUR / 2) -> Standing:
    return standing(inquiry(*entries, comments=comments, age=age), TEAM)


def asked(at: datetime, whom: str = "bob", key: str = "x", **more: Value) -> Entry:
    return entry(1, at, id=key, state="asked", whom=whom, question="Can you?", **more)


def became(at: datetime, state: str, key: str = "x") -> Entry:
    return entry(2, at, id=key, state=state)


@pytest.mark.parametrize(
    ("whom", "names"),
    [
        ("bob", ("bob",)),
        ("bob, carol", ("bob", "carol")),
        ("@bob,", ("bob",)),
        ("Help desk", ("Help desk",)),
        ("", ()),
    ],
)
def test_those_asked_are_told_apart(whom: str, names: tuple[str, ...]) -> None:
    assert logins(whom) == names


@pytest.mark.parametrize(
    ("entries", "comments", "state"),
    [
        ([asked(NOW)], [], Asking.ASKED),
        ([asked(NOW), became(NOW + HOUR, "accepted")], [], Asking.ACCEPTED),
        ([asked(NOW)], [comment("bob", NOW + HOUR)], Asking.ANSWERED),
        ([asked(NOW)], [comment("BOB", NOW + HOUR)], Asking.ANSWERED),
        ([asked(NOW, "carol, bob")], [comment("bob", NOW + HOUR)], Asking.ANSWERED),
        ([asked(NOW)], [comment("bob", NOW - HOUR)], Asking.ASKED),
        ([asked(NOW)], [comment("carol", NOW + HOUR)], Asking.ASKED),
        ([asked(NOW)], [comment("bobby", NOW + HOUR)], Asking.ASKED),
        ([asked(NOW)], [comment("bob", NOW + HOUR, deleted=True)], Asking.ASKED),
        ([asked(NOW), became(NOW + HOUR, "declined")], [comment("bob", NOW + HOUR / 2)], Asking.DECLINED),
        ([asked(NOW), became(NOW + HOUR, "declined")], [comment("bob", NOW + 2 * HOUR)], Asking.ANSWERED),
        ([asked(NOW), became(NOW + HOUR, "ended")], [comment("bob", NOW + 2 * HOUR)], Asking.ENDED),
    ],
)
def test_the_newest_word_holds(entries: list[Entry], comments: list[Comment], state: Asking) -> None:
    found = inquiry(*entries, comments=tuple(comments))
    (call,) = calls(found)
    assert call.state is state
    assert is_called(found) is (state in {Asking.ASKED, Asking.ACCEPTED})


def test_nobody_is_called_without_an_escalation_and_a_call_taken_back_is_none() -> None:
    assert not is_called(inquiry())
    gone = entry(2, NOW, id="x", state=None)
    assert calls(inquiry(asked(NOW), gone)) == ()


ANSWERED = comment("alice", NOW - 24 * HOUR)


@pytest.mark.parametrize(
    ("one", "expected"),
    [
        (stand(age=HOUR / 2), None),
        (stand(age=HOUR), Offer.BACKUP),
        (stand(comments=(ANSWERED,), age=48 * HOUR), None),
        (stand(asked(NOW - HOUR / 2)), None),
        (stand(asked(NOW - HOUR)), Offer.OTHERS),
        (stand(asked(NOW - HOUR, by=(NOW + HOUR).isoformat())), None),
        (stand(asked(NOW - HOUR, by=(NOW - HOUR / 2).isoformat())), Offer.OTHERS),
        (stand(asked(NOW - HOUR), became(NOW, "accepted")), None),
        (stand(asked(NOW - HOUR), became(NOW, "declined")), Offer.OTHERS),
        (stand(asked(NOW - HOUR), became(NOW, "no answer")), Offer.OTHERS),
        (stand(asked(NOW - HOUR), became(NOW, "answered")), None),
        (stand(asked(NOW - HOUR), became(NOW, "ended")), None),
        (stand(asked(NOW - HOUR, "carol"), became(NOW, "declined")), Offer.BACKUP),
        (
            stand(asked(NOW - 2 * HOUR), asked(NOW - HOUR, "carol", "y"), became(NOW, "declined", "y")),
            Offer.PRODUCT,
        ),
    ],
)
def test_the_next_step_up(one: Standing, expected: Offer | None) -> None:
    assert offer(one, TEAM, NOW) is expected


def test_a_closed_inquiry_goes_no_way_up() -> None:
    one = stand(age=2 * HOUR)
    issue = replace(one.inquiry.conversation.issue, closed=NOW)
    closed = replace(one, inquiry=Inquiry(Conversation(issue), one.inquiry.facts))
    assert offer(one, TEAM, NOW) is Offer.BACKUP
    assert offer(closed, TEAM, NOW) is None


def test_without_a_backup_others_are_asked_first() -> None:
    alone = Team(name="Example", hours=TEAM.hours, people=TEAM.people)
    assert offer(stand(age=2 * HOUR), alone, NOW) is Offer.OTHERS


def test_the_hour_is_business_time() -> None:
    friday = NOW - timedelta(days=3)
    late = stand(asked(friday.replace(hour=0, minute=30) + timedelta(days=1)), age=timedelta(days=3))
    assert offer(late, TEAM, NOW.replace(hour=16, minute=15)) is None
    assert offer(late, TEAM, NOW.replace(hour=17, minute=30)) is Offer.OTHERS


@given(st.lists(st.tuples(st.sampled_from([*Asking]), st.integers(0, 300)), max_size=6), st.integers(0, 300))
def test_what_is_open_and_what_is_offered_never_contradict(
    course: list[tuple[Asking, int]], minutes: int
) -> None:
    told = [asked(NOW - 5 * HOUR)]
    told += [became(NOW - 5 * HOUR + timedelta(minutes=at), state.value) for state, at in sorted(course)]
    one = stand(*told, age=5 * HOUR)
    (call,) = calls(one.inquiry)
    now = NOW + timedelta(minutes=minutes)
    found = offer(one, TEAM, now)
    assert not (found and call.state in {Asking.ANSWERED, Asking.ENDED})
    assert not (found and call.is_open and not is_overdue(call, TEAM, now))
