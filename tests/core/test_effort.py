"""Effort: what is added up, which timer runs, and how time is worded."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sretui.core.effort import (
    LONGEST,
    QUARTER,
    Spent,
    category_for,
    log,
    minutes_words,
    name_of,
    rounded,
    running,
    spent,
    started,
    stopped,
)
from sretui.core.journal import Entry, Fact, facts, inverse
from sretui.core.model import Issue, RepoRole

ZONE = ZoneInfo("America/Los_Angeles")
NOW = datetime(2026, 11, 25, 18, tzinfo=UTC)
"""A Wednesday, 10:00 in the office."""
OFFERED = ("answering", "diagnosing", "low-hanging fruit")
ISSUE = Issue("p1", RepoRole.PRODUCT, 4069, "Plot", "", "kim", NOW, NOW)


def entry(fact: Fact, at: datetime = NOW, by: str = "alice", about: str = "i1") -> Entry:
    return Entry(f"{at} {by} {about} {fact}", at, by, about, *fact)


def told(*entries: Entry) -> Mapping[str, list[Entry]]:
    return {about: [one for one in entries if one.inquiry == about] for about in ("i1", "i2")}


@pytest.mark.parametrize(
    ("hours_ago", "expected"),
    [
        (0, Spent(30, 30, 30)),
        (10, Spent(30, 30, 30)),  # midnight of the office
        (10.01, Spent(30, 0, 30)),
        (58, Spent(30, 0, 30)),  # Monday 00:00
        (58.01, Spent(30, 0, 0)),
    ],
)
def test_days_and_weeks_are_the_offices(hours_ago: float, expected: Spent) -> None:
    at = NOW - timedelta(hours=hours_ago)
    assert spent(told(entry(log(30, "answering"), at)), "i1", "Alice", NOW, ZONE) == expected


def test_here_is_everybodys_and_the_rest_is_mine() -> None:
    journal = told(
        entry(log(30, "answering")),
        entry(log(15, "answering"), by="bob"),
        entry(log(60, "other"), about="i2"),
    )
    assert spent(journal, "i1", "alice", NOW, ZONE) == Spent(45, 90, 90)
    assert spent(journal, "i2", "bob", NOW, ZONE) == Spent(60, 15, 15)


def test_what_is_taken_back_does_not_count() -> None:
    fact = log(30, "answering")
    back = inverse(facts(()), *fact)
    assert spent(told(entry(fact), entry(back)), "i1", "alice", NOW, ZONE) == Spent()


def test_the_timer_is_the_one_started_last_and_not_stopped() -> None:
    first = entry(started(NOW, "answering", replace(ISSUE, node_id="i1")))
    later = entry(started(NOW + timedelta(minutes=1), "diagnosing", ISSUE), about="i2")
    assert running(told(), "alice") is None
    assert running(told(first), "bob") is None
    found = running(told(first, later), "alice")
    assert found is not None
    assert (found.node_id, found.category, found.about) == ("i2", "diagnosing", "product #4069")
    found = running(told(first, later, entry(stopped("i2"), about="i2")), "alice")
    assert found is not None
    assert (found.node_id, found.since) == ("i1", NOW)
    assert running(told(first, entry(stopped("i1"))), "alice") is None


def test_a_stopped_timer_runs_again_when_that_is_taken_back() -> None:
    first = entry(started(NOW, "answering", ISSUE))
    back = inverse(facts([first]), *stopped("product #4069"))
    found = running(told(first, entry(stopped("product #4069")), entry(back)), "alice")
    assert found is not None
    assert (found.since, found.category) == (NOW, "answering")


@pytest.mark.parametrize(
    ("entries", "role", "expected"),
    [
        ([], RepoRole.INQUIRIES, "answering"),
        ([], RepoRole.PRODUCT, "low-hanging fruit"),
        ([entry(log(15, "diagnosing"))], RepoRole.PRODUCT, "diagnosing"),
        ([entry(log(15, "diagnosing"), about="i2")], RepoRole.INQUIRIES, "diagnosing"),
        ([entry(log(15, "low-hanging fruit"), about="i2")], RepoRole.INQUIRIES, "answering"),
        ([entry(log(15, "a word of before"))], RepoRole.INQUIRIES, "answering"),
        ([entry(log(15, "diagnosing"), about="i2", by="bob")], RepoRole.INQUIRIES, "answering"),
    ],
)
def test_the_category_offered_first(entries: list[Entry], role: RepoRole, expected: str) -> None:
    assert category_for(told(*entries), "i1", role, "alice", OFFERED) == expected


@pytest.mark.parametrize(
    ("minutes", "words"), [(0, "0m"), (15, "15m"), (60, "1h"), (90, "1h30m"), (-75, "-1h15m")]
)
def test_minutes_in_words(minutes: int, words: str) -> None:
    assert minutes_words(minutes) == words


@pytest.mark.parametrize(("minutes", "quarters"), [(0, 1), (7, 1), (22, 1), (23, 2), (61, 4), (99999, 160)])
def test_time_that_ran_is_rounded(minutes: int, quarters: int) -> None:
    assert rounded(timedelta(minutes=minutes)) == quarters * QUARTER


@given(st.timedeltas(min_value=timedelta(0), max_value=timedelta(days=400)))
def test_rounding_is_bounded_and_near(amount: timedelta) -> None:
    minutes = rounded(amount)
    assert QUARTER <= minutes <= LONGEST
    assert minutes % QUARTER == 0
    if QUARTER <= amount.total_seconds() / 60 <= LONGEST:
        assert abs(minutes - amount.total_seconds() / 60) <= QUARTER / 2


def test_names() -> None:
    assert name_of(ISSUE) == "product #4069"
    assert name_of(replace(ISSUE, repo=RepoRole.INQUIRIES)) == "#4069"
    assert name_of(replace(ISSUE, repo=RepoRole.INQUIRIES, number=0)) == "Plot"
