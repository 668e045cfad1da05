"""The flow of the process page for classified matter, choice by choice."""

from datetime import UTC, datetime
from itertools import product

import pytest

from sretui.core.classified import QUERY, UNNAMED, Able, Needed, State, Stub, asks_team, next_step, sites

NOW = datetime(2026, 11, 23, 18, tzinfo=UTC)
ALL = [
    Stub("s", NOW, "Fulmar annex", able, needed, state)
    for able, needed, state in product(Able, Needed, State)
]


@pytest.mark.parametrize(
    ("able", "needed", "state", "words"),
    [
        (Able.UNASKED, Needed.HOURS, State.OPEN, "Can you, or else the Backup"),
        (Able.PRIMARY, Needed.UNKNOWN, State.OPEN, "Whoever can handles it"),
        (Able.BACKUP, Needed.DAYS, State.OPEN, "Whoever can handles it"),
        (Able.OTHER, Needed.HOURS, State.ASKED, "Whoever can handles it"),
        (Able.NEITHER, Needed.UNKNOWN, State.OPEN, "Ask the customer how soon"),
        (Able.NEITHER, Needed.DAYS, State.OPEN, "may wait for next week's pair"),
        (Able.NEITHER, Needed.HOURS, State.OPEN, "Ask the whole team: m copies"),
        (Able.NEITHER, Needed.HOURS, State.ASKED, "The team was asked"),
        (Able.NEITHER, Needed.HOURS, State.HANDLED, "Whoever can handles it"),
        (Able.NEITHER, Needed.HOURS, State.DONE, "Purge it"),
    ],
)
def test_the_next_step(able: Able, needed: Needed, state: State, words: str) -> None:
    assert words in next_step(Stub("s", NOW, "Fulmar annex", able, needed, state))


def test_the_team_is_asked_only_when_neither_can_and_it_cannot_wait() -> None:
    asked = [one for one in ALL if asks_team(one)]
    assert asked
    assert all((one.able, one.needed) == (Able.NEITHER, Needed.HOURS) for one in asked)
    assert all(("m copies" in next_step(one)) == asks_team(one) for one in ALL)


def test_only_what_is_done_is_closed() -> None:
    assert {one.state for one in ALL if not one.is_open} == {State.DONE}


def test_the_message_names_nothing() -> None:
    words = {word.strip(".,").casefold() for word in QUERY.split()}
    assert words.isdisjoint({"classified", "secret", "visit", "customer", "fulmar"})
    assert "{" not in QUERY


def test_there_is_always_a_site_to_choose() -> None:
    assert sites(()) == (UNNAMED,)
    assert sites(("Gannet hall",)) == ("Gannet hall",)
