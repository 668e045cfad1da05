"""The pace of what creates content: a second apart, so many a minute and an hour, by whichever process."""

import itertools
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sretui.core.outbox.action import Act
from sretui.core.outbox.steps import State
from sretui.core.outbox.writes import PostComment
from sretui.store.database import transaction
from sretui.sync.pacing import A_MINUTE, AN_HOUR, MINUTE, rest_before
from tests.faults.columns import place
from tests.faults.ground import Ground
from tests.faults.world import SUPPORT

NOW = datetime(2026, 11, 23, 18, tzinfo=UTC)
GITHUBS_MINUTE, GITHUBS_HOUR = 80, 500
"""What GitHub allows; https://docs.github.com/en/rest/using-the-rest-api/rate-limits-for-the-rest-api."""


def ago(*seconds: float) -> list[datetime]:
    return [NOW - timedelta(seconds=one) for one in seconds]


@pytest.mark.parametrize(
    ("sendings", "rest"),
    [
        (ago(), 0),
        (ago(0), 1),
        (ago(1), 1),
        (ago(2), 0),
        (ago(-30), 0),
        (ago(-30, 3), 0),
        (ago(*range(2, 2 + A_MINUTE - 1)), 0),
        (ago(*[2] * (A_MINUTE - 1), 50), 10),
        (ago(*[2] * A_MINUTE), 58),
        (ago(*[2] * (A_MINUTE - 1), 60), 0),
        (ago(*[100] * (AN_HOUR - 1), 3000), 600),
        (ago(*[100] * (AN_HOUR - 1), 3600), 0),
        (ago(*[100] * AN_HOUR), 3500),
    ],
)
def test_how_long_to_rest(sendings: Sequence[datetime], rest: int) -> None:
    assert rest_before(sendings, NOW) == timedelta(seconds=rest)


def test_the_bounds_leave_room_for_what_people_do_in_the_browser() -> None:
    assert A_MINUTE < GITHUBS_MINUTE
    assert AN_HOUR < GITHUBS_HOUR


@given(st.lists(st.integers(0, 3), max_size=150))
def test_whoever_rests_as_told_stays_below_what_github_allows(pauses: list[int]) -> None:
    sent: list[datetime] = []
    now = NOW
    for pause in pauses:
        now += timedelta(seconds=pause)
        now += rest_before(sent, now)
        sent.append(now)
    assert all(sum(at - MINUTE < one <= at for one in sent) < GITHUBS_MINUTE for at in sent)
    assert all(later - one >= timedelta(seconds=1) for one, later in itertools.pairwise(sent))


@pytest.fixture
def ground(tmp_path: Path) -> Iterator[Ground]:
    with Ground(tmp_path / "data") as ready:
        yield ready


def queue(ground: Ground, *texts: str) -> None:
    for text in texts:
        ground.queue(Act.REPLY, (PostComment(place(ground.world, 1), text),))


def arrivals(ground: Ground, count: int) -> list[datetime]:
    """Tell when the last comments reached GitHub."""
    return [one.created_at for one in ground.world.issue(SUPPORT, 1).comments[-count:]]


def test_comments_go_out_a_second_apart(ground: Ground) -> None:
    queue(ground, "One", "Two", "Three")
    ground.push()
    first, second, third = arrivals(ground, 3)
    assert min(second - first, third - second) >= timedelta(seconds=1)


def test_another_process_keeps_to_the_pace_of_the_one_before(ground: Ground) -> None:
    for text in ("One", "Two"):
        queue(ground, text)
        ground.push()
    first, second = arrivals(ground, 2)
    assert second - first >= timedelta(seconds=1)


def test_what_would_be_too_much_in_an_hour_is_put_off_and_says_so(ground: Ground) -> None:
    at = ground.clock() - timedelta(minutes=10)
    row = ("a", "k", int(at.timestamp()), State.SENDING.value, '{"sentence": ""}')
    with ground.databases.desk() as conn, transaction(conn):
        sql = "INSERT INTO history (action, key, at, state, data) VALUES (?, ?, ?, ?, ?)"
        conn.executemany(sql, [row] * AN_HOUR)
    queue(ground, "One")
    ground.push()
    (left,) = ground.outbox()
    (step,) = left.steps
    assert (step.state, step.tries, "a little later" in step.sentence) == (State.WAITING, 1, True)
    assert step.until is not None
    assert step.until - ground.clock() > timedelta(minutes=49)
    ground.drive()
    assert ground.outbox() == ()
