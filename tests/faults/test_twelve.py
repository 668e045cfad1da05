"""Every fault of the table in the middle of a handoff of twelve: each is handed over once, all the same.

A fault strikes a comment, an assignment and an unassignment in the middle; several faults strike one run,
inquiry after inquiry, so that all of it stays quick. What is held up goes on when a person tries again.
Killed processes and full disks: `test_processes.py`.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from sretui.demo.faults import Fault
from tests.faults.checks import assert_told, named
from tests.faults.ground import Ground
from tests.faults.handing import MIDDLE, assert_handed_over, build_twelve, hand_over
from tests.faults.rows import PASSING, REFUSING, STATES, Passing, Refusing, State

STRIKES = (("POST", r"/comments$"), ("POST", r"/assignees$"), ("DELETE", r"/assignees$"))


@pytest.fixture
def ground(tmp_path: Path) -> Iterator[Ground]:
    with Ground(tmp_path / "data", build_twelve(), timeout=1) as ready:
        yield ready


def strike(ground: Ground, rows: Sequence[Passing | Refusing]) -> list[Fault]:
    """Arrange each fault once for each kind of request, one inquiry after the other in the middle."""
    arranged = [
        replace(row.fault(), method=method, path=path, skip=MIDDLE + after)
        for after, row in enumerate(rows)
        for method, path in STRIKES
    ]
    for one in arranged:
        ground.stand_in.faults.add(one)
    return arranged


def by_name(rows: Sequence[Passing | Refusing]) -> str:
    return ", ".join(row.name for row in rows)


PROMPT = [row for row in PASSING if not row.lag]
GROUPS = [PROMPT[:4], PROMPT[4:8], PROMPT[8:], [row for row in PASSING if row.lag]]


@pytest.mark.parametrize("rows", GROUPS, ids=by_name)
def test_what_passes(ground: Ground, rows: Sequence[Passing]) -> None:
    ground.stand_in.list_lag = rows[0].lag
    arranged = strike(ground, rows)
    hand_over(ground)
    ground.drive()
    assert {one.count for one in arranged} == {0}
    assert_handed_over(ground)
    assert_told(ground)


@pytest.mark.parametrize("rows", [REFUSING[:3], REFUSING[3:]], ids=by_name)
def test_what_is_refused(ground: Ground, rows: Sequence[Refusing]) -> None:
    arranged = strike(ground, rows)
    hand_over(ground)
    for _ in STRIKES:
        ground.drive()
        ground.retry()
    ground.drive()
    assert {one.count for one in arranged} == {0}
    assert_handed_over(ground)


TOUCHING = [row for row in STATES if row.name not in {"archived product", "label gone"}]
"""The others are about nothing that a handoff needs."""


@pytest.mark.parametrize("row", TOUCHING, ids=named)
def test_what_github_cannot_do(ground: Ground, row: State) -> None:
    """It comes to be so when the sixth comment is sent, of which nobody knows whether it arrived."""
    method, path = STRIKES[0]
    begin = lambda: row.begin(ground)  # noqa: E731 - the name says all
    ground.stand_in.faults.add(Fault("call", method, path, skip=MIDDLE, hook=begin))
    hand_over(ground)
    ground.drive()
    if row.mend is not None:
        row.mend(ground)
        ground.retry()
        ground.drive()
    is_lost = row.hides and row.mend is None
    assert_handed_over(ground, frozenset({1, 2, 3} if is_lost else ()))


def test_a_token_that_ends(ground: Ground) -> None:
    hand_over(ground)
    ground.stand_in.faults.add(Fault("unauthorized", skip=60, count=None))
    ground.drive(timedelta(minutes=10))
    assert 0 < len(ground.outbox()) < 12
    ground.stand_in.faults.clear()
    ground.retry()
    ground.drive()
    assert_handed_over(ground)


def test_offline_for_a_while(ground: Ground) -> None:
    hand_over(ground)
    ground.stand_in.faults.add(Fault("cut", skip=60, count=None))
    ground.drive(timedelta(minutes=10))
    assert 0 < len(ground.outbox()) < 12
    ground.stand_in.faults.clear()
    ground.drive()
    assert_handed_over(ground)


@pytest.mark.parametrize("years", [3, -3], ids=["forwards", "backwards"])
def test_a_clock_that_jumps(ground: Ground, years: int) -> None:
    hand_over(ground)
    jump = lambda: ground.clock.jump(timedelta(days=365 * years))  # noqa: E731 - the name says all
    ground.stand_in.faults.add(Fault("call", *STRIKES[0], skip=MIDDLE, when="after", hook=jump))
    ground.drive()
    assert_handed_over(ground)
