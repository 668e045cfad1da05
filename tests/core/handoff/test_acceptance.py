"""Whether a handoff was accepted: a table of what was said, and laws over any sequence of it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sretui.core.board import Inquiry
from sretui.core.handoff.acceptance import (
    ACCEPTING,
    Acceptance,
    Accepting,
    acceptance,
    acceptances,
    course,
    is_late,
    late_from,
)
from sretui.core.handoff.line import Handed, write_handed
from sretui.core.hours import BusinessHours
from sretui.core.journal import Entry, Facts, Kind, Promise, facts
from sretui.core.model import Comment, Conversation, Event, Issue, Reaction, RepoRole, Whereabouts
from sretui.core.roster.changes import Delegation
from sretui.core.roster.changes import Said as Consent
from sretui.core.team import Membership, Person, Shift, Team

HOURS = BusinessHours.visit(frozenset({date(2026, 12, 25)}))
TEAM = Team(
    "Example",
    HOURS,
    people=(
        *(Person(login, login.title()) for login in ("alice", "bob", "carol", "dan")),
        Person("eve", "Eve", memberships=(Membership(None, date(2026, 11, 1)),)),
    ),
    shifts=(
        Shift(date(2026, 11, 23), "alice", "bob"),
        Shift(date(2026, 11, 30), "carol", "dan"),
        Shift(date(2026, 12, 7), "dan", "alice"),
    ),
)
FRIDAY = datetime(2026, 11, 28, 0, 20, tzinfo=UTC)
"""Friday, 16:20 at the office."""
MONDAY = datetime(2026, 11, 30, 16, 0, tzinfo=UTC)
"""Monday, 08:00 there."""
MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)
BY = datetime(2026, 12, 2, 1, 0, tzinfo=UTC)
LINES = write_handed(Handed("alice", "carol", "dan", "try the build", BY), HOURS.tz)
PLAN = Promise("try the build", BY)


@dataclass(frozen=True)
class Said:
    """A comment, a thumb or an event, so many minutes after the handoff."""

    by: str
    minutes: int
    body: str = ""
    thumb: bool = False
    event: str = ""
    subject: str = ""


def inquiry(
    *said: Said, body: str = f"Dear Jane,\n\n{LINES}", by: str | None = "alice", **of_issue: object
) -> Inquiry:
    """Hand #7 over in comment 100, and let what is given happen after."""
    issue = Issue("i7", RepoRole.INQUIRIES, 7, "Crash", "?", "jane", FRIDAY - 9 * HOUR, FRIDAY)
    issue = replace(issue, assignees=("carol",))
    handing = comment(100, by, 0, body)
    comments = [
        handing,
        *(comment(101 + at, one.by, one.minutes, one.body) for at, one in enumerate(said) if one.body),
    ]
    return Inquiry(
        Conversation(
            replace(issue, **of_issue),  # type: ignore[arg-type]  # by the names of its fields
            tuple(sorted(comments, key=lambda one: (one.created, one.id))),
            tuple(
                Event(at, issue.repo, 7, one.event, one.by, FRIDAY + one.minutes * MINUTE, one.subject)
                for at, one in enumerate(said)
                if one.event
            ),
            tuple(
                Reaction(at, 100, one.by, ACCEPTING, FRIDAY + one.minutes * MINUTE)
                for at, one in enumerate(said)
                if one.thumb
            ),
        ),
        Facts(),
    )


def comment(number: int, by: str | None, minutes: int, body: str) -> Comment:
    at = FRIDAY + minutes * MINUTE
    return Comment(number, f"c{number}", RepoRole.INQUIRIES, 7, by, body, at, at)


def told(one: Inquiry) -> Acceptance:
    found = acceptance(one, TEAM)
    assert found is not None
    return found


THUMB = Said("carol", 60, thumb=True)
ASKS = Said("carol", 30, "@alice which build do you mean?")
ANSWER = Said("carol", 90, "Dear Jane, the build is there.")
TABLE = {
    "nothing": ((), Accepting.OPEN, None),
    "a thumb": ((THUMB,), Accepting.ACCEPTED, "carol"),
    "a thumb in other letters": ((Said("Carol", 60, thumb=True),), Accepting.ACCEPTED, "Carol"),
    "her answer to the customer": ((ANSWER,), Accepting.ACCEPTED, "carol"),
    "the earlier word counts": ((THUMB, ANSWER), Accepting.ACCEPTED, "carol"),
    "the Backup has seen it": ((Said("dan", 60, thumb=True),), Accepting.OPEN, None),
    "the Backup helps": ((Said("dan", 60, "Try this."),), Accepting.OPEN, None),
    "the giver likes it": ((Said("alice", 60, thumb=True),), Accepting.OPEN, None),
    "a customer likes it": (
        (Said("jane", 60, thumb=True), Said("jane", 61, "Thanks!")),
        Accepting.OPEN,
        None,
    ),
    "a question": ((ASKS,), Accepting.QUESTIONED, "carol"),
    "a long question": (
        (Said("carol", 30, f"@Alice, {'why ' * 90}?\n\nTell me."),),
        Accepting.QUESTIONED,
        "carol",
    ),
    "a colleague is called": ((Said("carol", 30, "@dan can you look?"),), Accepting.QUESTIONED, "carol"),
    "a question answered": ((ASKS, Said("alice", 40, "The new one.")), Accepting.OPEN, None),
    "a question, and the customer writes": ((ASKS, Said("jane", 40, "Hm.")), Accepting.QUESTIONED, "carol"),
    "a question, then a thumb": ((ASKS, THUMB), Accepting.ACCEPTED, "carol"),
    "two questions, one answered": (
        (ASKS, Said("alice", 40, "The new one."), Said("carol", 50, "@alice and where?")),
        Accepting.QUESTIONED,
        "carol",
    ),
    "a name that begins so": (
        (Said("carol", 30, "@alice-b wrote the build. It works."),),
        Accepting.ACCEPTED,
        "carol",
    ),
    "only a quotation": ((Said("carol", 30, "> @alice\n> hm"),), Accepting.OPEN, None),
    "given to dan": (
        (
            Said("bob", 70, event="unassigned", subject="carol"),
            Said("bob", 71, event="assigned", subject="dan"),
        ),
        Accepting.OPEN,
        None,
    ),
}


@pytest.mark.parametrize("case", TABLE)
def test_what_was_said(case: str) -> None:
    said, state, by = TABLE[case]
    found = told(inquiry(*said))
    assert (found.state, found.by) == (state, by)
    assert found.promise == PLAN
    assert found.waits is (state in {Accepting.OPEN, Accepting.QUESTIONED})
    assert found.waits_for("CAROL") is found.waits
    assert not found.waits_for("alice")


def test_who_was_given_it_since_has_it() -> None:
    given = (
        Said("bob", 70, event="unassigned", subject="carol"),
        Said("bob", 71, event="assigned", subject="dan"),
    )
    found = told(inquiry(*given, assignees=("dan",)))
    assert (found.state, found.by, found.at) == (Accepting.OVERTAKEN, "dan", FRIDAY + 71 * MINUTE)


def test_who_had_it_before_and_the_giver_do_not_count() -> None:
    before = Said("bob", -70, event="assigned", subject="bob")
    back = Said("alice", 70, event="assigned", subject="alice")
    assert told(inquiry(before, assignees=("bob",))).state is Accepting.OPEN
    assert told(inquiry(back, assignees=("alice",))).state is Accepting.OPEN


def test_a_closing_ends_it_and_a_reopening_brings_it_back() -> None:
    closing = Said("bob", 70, event="closed")
    found = told(inquiry(closing, closed=FRIDAY + 70 * MINUTE))
    assert (found.state, found.by, found.at) == (Accepting.OVERTAKEN, "bob", FRIDAY + 70 * MINUTE)
    assert told(inquiry(closing)).state is Accepting.OPEN
    assert told(inquiry(whereabouts=Whereabouts.MOVED)).state is Accepting.OVERTAKEN
    assert told(inquiry(THUMB, closing, closed=FRIDAY + 70 * MINUTE)).state is Accepting.ACCEPTED


@pytest.mark.parametrize(
    ("body", "by"),
    [
        ("Dear Jane, hello.", "alice"),
        ("> Handed off from @alice to @carol.", "alice"),
        (LINES, "jane"),
        (LINES, "eve"),
        (LINES, None),
        (write_handed(Handed("carol", "Carol"), HOURS.tz), "alice"),
    ],
    ids=["no lines", "quoted", "a customer's", "one who has left", "a deleted account's", "to oneself"],
)
def test_no_handoff(body: str, by: str | None) -> None:
    assert acceptance(inquiry(THUMB, body=body, by=by), TEAM) is None


def test_a_deleted_handoff_hands_nothing_over() -> None:
    one = inquiry()
    gone = replace(one.conversation.comments[0], deleted=MONDAY)
    assert acceptance(replace(one, conversation=replace(one.conversation, comments=(gone,))), TEAM) is None


def test_somebody_else_can_hand_over_for_an_absent_primary() -> None:
    assert told(inquiry(by="bob")).handed.giver == "alice"


def test_cannot_take_is_told_to_the_giver_and_waits_for_the_backup() -> None:
    on = Said(
        "carol",
        200,
        f"Dear Jane,\n\n{write_handed(Handed('carol', 'dan', '', 'try the build', BY), HOURS.tz)}",
    )
    one = inquiry(on, assignees=("dan",))
    first, last = course(one, TEAM)
    assert (first.state, first.by, first.at) == (Accepting.REFUSED, "carol", FRIDAY + 200 * MINUTE)
    assert last.state is Accepting.OPEN
    assert last.waits_for("dan")
    assert acceptances([one], TEAM, "alice") == (first,)
    assert acceptances([one], TEAM, "carol") == (last,)
    assert acceptances([one], TEAM, "dan") == ()


def test_handed_on_after_it_was_accepted_stays_accepted() -> None:
    on = Said("carol", 9000, write_handed(Handed("carol", "dan"), HOURS.tz))
    assert [one.state for one in course(inquiry(THUMB, on), TEAM)] == [Accepting.ACCEPTED, Accepting.OPEN]


def test_handed_over_anew_by_the_giver_overtakes() -> None:
    anew = Said("alice", 30, write_handed(Handed("alice", "bob"), HOURS.tz))
    assert [one.state for one in course(inquiry(anew), TEAM)] == [Accepting.OVERTAKEN, Accepting.OPEN]


def test_the_primary_of_a_roster_that_changed_may_accept() -> None:
    on_monday = int((MONDAY + HOUR - FRIDAY) / MINUTE)
    changed = replace(TEAM, shifts=(TEAM.shifts[0], Shift(date(2026, 11, 30), "bob", "dan")))
    one = inquiry(Said("bob", on_monday, thumb=True))
    assert told(one).state is Accepting.OPEN
    found = acceptance(one, changed)
    assert found is not None
    assert (found.state, found.by) == (Accepting.ACCEPTED, "bob")


def test_who_acts_for_the_giver_does_not_accept() -> None:
    agreed = Consent(FRIDAY - HOUR, "bob")
    lent = Delegation("d", "alice", "bob", FRIDAY - HOUR, FRIDAY + HOUR, agreed, agreed)
    one = inquiry(Said("bob", 5, thumb=True))
    found = acceptance(one, replace(TEAM, delegations=(lent,)))
    assert found is not None
    assert found.state is Accepting.OPEN, "Carol has not seen it"


def test_a_plan_made_on_accepting_stands_for_what_was_handed_over() -> None:
    data = {"comment": "c100", "next": "write a test", "by": None}
    planned = facts([Entry("e", MONDAY, "carol", "i7", Kind.TAKEN_OVER, data)])
    accepted = replace(inquiry(THUMB), facts=planned)
    assert told(accepted).promise == Promise("write a test")
    assert told(replace(inquiry(), facts=planned)).promise == PLAN


@pytest.mark.parametrize(
    ("handed", "late"),
    [
        (FRIDAY, MONDAY + HOUR),
        (MONDAY - 3 * HOUR, MONDAY + HOUR),
        (MONDAY + HOUR, MONDAY + 2 * HOUR),
        (MONDAY + 3.5 * HOUR, MONDAY + 5.5 * HOUR),
    ],
    ids=["on friday", "over night", "during the shift", "over lunch"],
)
def test_late_from_one_business_hour_into_the_shift(handed: datetime, late: datetime) -> None:
    assert late_from(Handed("alice", "carol"), handed, TEAM) == late


def test_both_are_told_from_then_on_unless_it_was_accepted() -> None:
    late = MONDAY + HOUR
    assert told(inquiry()).late_from == told(inquiry(ASKS)).late_from == late
    assert is_late(told(inquiry()), late)
    assert not is_late(told(inquiry()), late - timedelta(seconds=1))
    assert not is_late(told(inquiry(THUMB)), late)


def test_a_holiday_on_monday_moves_it() -> None:
    holiday = replace(TEAM, hours=BusinessHours.visit(frozenset({date(2026, 11, 30)})))
    assert late_from(Handed("alice", "carol"), FRIDAY, holiday) == MONDAY + 25 * HOUR


def test_who_is_not_on_the_roster_has_an_hour_from_the_handoff() -> None:
    nobody = replace(TEAM, shifts=())
    assert late_from(Handed("alice", "carol"), FRIDAY, nobody) == MONDAY + 20 * MINUTE


PEOPLE = st.sampled_from(["alice", "carol", "dan", "jane", None])
BODIES = st.sampled_from(
    [
        "Hello.",
        "@alice which one?",
        "> quoted",
        LINES,
        write_handed(Handed("carol", "dan"), HOURS.tz),
        write_handed(Handed("dan", "alice"), HOURS.tz),
    ]
)
EVENTS = st.sampled_from(["", "assigned", "closed", "reopened"])


@st.composite
def courses(draw: st.DrawFn) -> Inquiry:
    """Anything that can happen to an inquiry."""
    said: Sequence[Said] = draw(
        st.lists(
            st.builds(
                Said,
                by=PEOPLE,
                minutes=st.integers(-5, 30),
                body=st.one_of(st.just(""), BODIES),
                thumb=st.booleans(),
                event=EVENTS,
                subject=st.sampled_from(["alice", "carol", "dan"]),
            ),
            max_size=8,
        )
    )
    closed = draw(st.sampled_from([None, FRIDAY + 20 * MINUTE]))
    assignees = draw(st.lists(st.sampled_from(["alice", "carol", "dan"]), unique=True).map(tuple))
    return inquiry(*said, closed=closed, assignees=assignees)


@given(courses())
def test_each_handoff_is_in_one_state_and_only_the_last_can_wait(one: Inquiry) -> None:
    found = course(one, TEAM)
    assert found
    assert all(isinstance(each.state, Accepting) for each in found)
    assert not any(each.waits for each in found[:-1])
    assert acceptance(one, TEAM) == found[-1]
    waiting = [login for login in ("alice", "carol", "dan") if found[-1].waits_for(login)]
    assert waiting == ([found[-1].handed.taker] if found[-1].waits else [])
    for each in found:
        assert (each.state is Accepting.OPEN) <= (each.by is None and each.at is None)
        assert each.at is None or each.state is Accepting.OVERTAKEN or each.at >= FRIDAY - 5 * MINUTE


@given(courses())
def test_a_thumb_of_who_it_was_handed_to_always_accepts(one: Inquiry) -> None:
    last = told(one)
    thumb = Reaction(99, last.comment.id, last.handed.taker, ACCEPTING, FRIDAY + 40 * MINUTE)
    given_too = replace(one.conversation, reactions=(*one.conversation.reactions, thumb))
    assert told(replace(one, conversation=given_too)).state is Accepting.ACCEPTED


@given(courses())
def test_what_a_stranger_does_changes_nothing(one: Inquiry) -> None:
    at = FRIDAY + 41 * MINUTE
    words = tuple(
        Comment(500 + place, f"x{place}", RepoRole.INQUIRIES, 7, "mallory", body, at, at)
        for place, body in enumerate((LINES, "@alice mine!", "Hello."))
    )
    thumb = Reaction(98, told(one).comment.id, "mallory", ACCEPTING, at)
    changed = replace(
        one.conversation,
        comments=(*one.conversation.comments, *words),
        reactions=(*one.conversation.reactions, thumb),
    )
    assert told(replace(one, conversation=changed)) == told(one)
