"""The figures: each inquiry once, sums that agree, and what belongs to which week."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sretui.core.acts.activities import Activity, resolved
from sretui.core.acts.escalation import Asked, asking
from sretui.core.effort import log
from sretui.core.handoff.line import Handed, write_handed
from sretui.core.journal import Kind
from sretui.core.model import Whereabouts
from sretui.core.week.bounds import week_bounds, week_following
from sretui.core.week.figures import MOVED, UNRECORDED, figures
from sretui.core.week.outcome import Outcome, longest_took, median_took, share_in_time
from sretui.core.week.words import bars, values
from tests.core.roster.weeks_of_duty import NOW, TEAM, pst
from tests.core.week.weekly import entry, one, told, week

MON = pst("2026-11-23T09:00")
BEFORE = pst("2026-11-19T09:00")
HANDED = write_handed(Handed("alice", "bob", "carol", "try the build"), TEAM.hours.tz)


@pytest.mark.parametrize(
    ("received", "answered", "closed", "outcome"),
    [
        ("2026-11-21T10:00", "2026-11-23T12:00", None, Outcome.IN_TIME),  # Saturday; the last second in time
        ("2026-11-21T10:00", "2026-11-23T13:00:01", None, Outcome.LATE),
        ("2026-11-24T09:30", None, None, Outcome.WAITING),
        ("2026-11-23T14:00", None, None, Outcome.OVER),
        ("2026-11-23T14:00", None, "2026-11-23T15:00", Outcome.CLOSED),
        ("2026-11-23T14:00", "2026-11-23T14:30", "2026-11-23T15:00", Outcome.IN_TIME),
    ],
)
def test_what_became_of_the_first_response(
    received: str, answered: str | None, closed: str | None, outcome: Outcome
) -> None:
    found = week(
        one(
            1,
            pst(received),
            answered=pst(answered) if answered else None,
            closed=pst(closed) if closed else None,
        )
    )
    assert [came.outcome for came in found.came] == [outcome]


def test_what_was_answered_after_the_week_counts_for_the_week_in_which_it_came() -> None:
    asked, answered = pst("2026-11-25T16:00"), pst("2026-11-30T08:30")
    found = week(one(1, asked, answered=answered), now=pst("2026-12-02T09:00"))
    assert [(came.outcome, came.took) for came in found.came] == [(Outcome.IN_TIME, timedelta(minutes=90))]
    assert len(found.still_open) == 1


@pytest.mark.parametrize(
    ("closed", "where"),
    [
        (None, "carried still_open"),
        ("2026-11-20T16:59", ""),  # the week before
        ("2026-11-20T17:00", "carried resolved"),
        ("2026-11-24T10:00", "carried resolved"),  # now
    ],
)
def test_what_was_there_before(closed: str | None, where: str) -> None:
    found = week(one(1, BEFORE, answered=BEFORE, closed=pst(closed) if closed else None))
    assert found.came == ()
    assert [name for name in ("carried", "resolved", "still_open") if getattr(found, name)] == where.split()


def test_a_week_that_is_over_is_told_as_it_ended() -> None:
    later = pst("2026-12-02T09:00")
    found = week(one(1, MON, answered=MON, closed=pst("2026-12-01T09:00")), now=later)
    assert found.is_over
    assert (len(found.resolved), len(found.still_open)) == (0, 1)


def test_how_it_was_resolved() -> None:
    known = (resolved({Activity.KNOWN, Activity.NEWS}), MON)
    filed = (resolved({Activity.PRODUCT}), MON)
    found = week(
        one(1, MON, answered=MON, closed=NOW, recorded=[known]),
        one(2, MON, answered=MON, closed=NOW, recorded=[filed]),
        one(3, MON, answered=MON, closed=NOW),
        one(4, MON, answered=MON, whereabouts=Whereabouts.MOVED),
    )
    assert found.ways == {"known issue": 1, "news added": 1, "product issue": 1, UNRECORDED: 1, MOVED: 1}
    assert (values(found)["promoted"], values(found)["known_issues"]) == (2, 1)


@pytest.mark.parametrize(
    ("at", "count"),
    [("2026-11-23T07:59:59", 0), ("2026-11-23T08:00", 1), ("2026-11-29T20:00", 1), ("2026-11-30T08:00", 0)],
)
def test_a_handoff_is_the_weeks_until_the_next_one_opens(at: str, count: int) -> None:
    found = week(one(1, BEFORE, answered=pst(at), said=[HANDED, HANDED]), now=pst("2026-12-02T09:00"))
    assert len(found.handed) == count


def test_escalations_are_those_asked_in_the_week() -> None:
    asked = asking(Asked("bob", "How?", None), "call-1")
    there = one(1, BEFORE, answered=BEFORE, recorded=[(asked, MON)])
    before = one(2, BEFORE, answered=BEFORE, recorded=[(asked, BEFORE)])
    assert [call.escalation.whom for call in week(there, before).asked] == ["bob"]


def test_effort_is_mine_and_of_this_week() -> None:
    journal = told(
        entry(log(30, "answering"), MON),
        entry(log(45, "diagnosing"), MON, "i2"),
        entry(log(60, "answering"), MON, by="bob"),
        entry(log(90, "answering"), BEFORE),
        entry(log(-15, "diagnosing"), NOW, "i2"),
    )
    effort = week(journal=journal).effort
    assert (effort.by_category, effort.by_issue) == (
        {"answering": 30, "diagnosing": 30},
        {"i1": 30, "i2": 30},
    )


@pytest.mark.parametrize(
    ("how", "at", "expected"),
    [
        (["closed"], MON, ["closed"]),
        (["closed", "pull request"], MON, ["pull request"]),
        (["closed", None], MON, []),
        (["closed"], BEFORE, []),
    ],
)
def test_fruit_that_is_done(how: list[str | None], at: datetime, expected: list[str]) -> None:
    journal = told(*(entry((Kind.FINISHED, {"how": one}), at, "p1") for one in how))
    assert [fruit.how for fruit in week(journal=journal).fruit] == expected


def test_nothing_has_no_median() -> None:
    found = week()
    assert (share_in_time(found.came), median_took(found.came), longest_took(found.came)) == (
        None,
        None,
        None,
    )
    assert set(values(found).values()) == {0}


MINUTES = st.integers(-20 * 24 * 60, 20 * 24 * 60)
LATER = st.one_of(st.none(), st.integers(0, 10 * 24 * 60))
CASES = st.lists(st.tuples(MINUTES, LATER, LATER), max_size=12)


@given(cases=CASES, hours=st.integers(-100, 600))
def test_sums_agree_and_each_is_counted_once(
    cases: list[tuple[int, int | None, int | None]], hours: int
) -> None:
    now = NOW + timedelta(hours=hours)
    standings = []
    for number, (begin, answer, close) in enumerate(cases, 1):
        at = NOW + timedelta(minutes=begin)
        answered = at + timedelta(minutes=answer) if answer is not None else None
        closed = at + timedelta(minutes=close) if close is not None else None
        if at <= now and (closed is None or closed <= now) and (answered is None or answered <= now):
            standings.append(one(number, at, answered=answered, closed=closed))
    found = week(*standings, now=now)
    following = figures(
        standings, {}, {}, TEAM, "alice", week_following(TEAM, week_bounds(TEAM, found.bounds.begins)), now
    )
    assert sum(found.count(outcome) for outcome in Outcome) == len(found.came)
    assert len(found.carried) + len(found.came) == len(found.resolved) + len(found.still_open)
    assert sum(count for _, count in bars(found)) == len(found.came) - found.count(Outcome.WAITING)
    ids = [came.issue.number for came in found.came] + [issue.number for issue in found.carried]
    assert len(ids) == len(set(ids))
    if found.is_over:
        assert following.carried == found.still_open
    answered_here = sorted(came.took for came in found.came if came.took is not None)
    if answered_here:
        assert median_took(found.came) in answered_here
        longest = longest_took(found.came)
        assert longest is not None
        assert longest.took == answered_here[-1]


@given(
    efforts=st.lists(
        st.tuples(st.integers(-60, 240), st.sampled_from(["answering", "other"]), st.integers(1, 4), MINUTES),
        max_size=20,
    )
)
def test_effort_adds_up_either_way_and_over_the_weeks(efforts: list[tuple[int, str, int, int]]) -> None:
    journal = told(
        *(
            entry(log(minutes, category), NOW + timedelta(minutes=at), f"i{about}")
            for minutes, category, about, at in efforts
        )
    )
    total, bounds = 0, week_bounds(TEAM, NOW - timedelta(days=21))
    while bounds.begins < NOW + timedelta(days=21):
        effort = figures([], journal, {}, TEAM, "alice", bounds, NOW).effort
        assert sum(effort.by_category.values()) == sum(effort.by_issue.values()) == effort.total
        assert sum(effort.by_day.values()) == effort.total
        total += effort.total
        bounds = week_following(TEAM, bounds)
    assert total == sum(minutes for minutes, *_ in efforts)
