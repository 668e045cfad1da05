"""The table of faults and writes, a cell a test: the effect is on GitHub once, or a person is told."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any, get_args

import pytest

from sretui.core.outbox.steps import Queued
from sretui.core.outbox.writes import Write, text_of, with_text
from sretui.demo.faults import Fault
from tests.faults.checks import IDS, TARGETS, assert_all_done, assert_stopped, assert_told, ids_of, named
from tests.faults.columns import COLUMNS, Column
from tests.faults.ground import Ground
from tests.faults.rows import CHANGING, PASSING, REFUSING, STATES, Passing, Refusing
from tests.faults.rows import State as Standing
from tests.faults.world import build_world


@pytest.fixture
def ground(tmp_path: Path) -> Iterator[Ground]:
    with Ground(tmp_path / "data") as ready:
        yield ready


def test_every_kind_of_write_is_a_column() -> None:
    alone = {type(writes[0]) for column in COLUMNS if len(writes := column.make(build_world())) == 1}
    assert alone == set(get_args(Write))


@pytest.mark.parametrize(("column", "target"), TARGETS, ids=IDS)
@pytest.mark.parametrize("row", PASSING, ids=named)
def test_what_passes_is_done_once(
    tmp_path: Path, cell: Any, row: Passing, column: Column, target: int
) -> None:
    fault = row.fault()
    fault.skip = target
    with Ground(tmp_path / "data", timeout=1) as ground:
        ground.stand_in.list_lag = row.lag
        ground.stand_in.faults.add(fault)
        queued = ground.queue(column.act, column.make(ground.world))
        ground.drive()
        assert fault.count == 0
        assert_all_done(ground, queued)
        assert_told(ground)
    cell(ground)


@pytest.mark.parametrize(("column", "target"), TARGETS, ids=IDS)
@pytest.mark.parametrize("row", REFUSING, ids=named)
def test_what_is_refused_waits_for_a_person(
    ground: Ground, cell: Any, row: Refusing, column: Column, target: int
) -> None:
    fault = row.fault()
    fault.skip = target
    ground.stand_in.faults.add(fault)
    queued = ground.queue(column.act, column.make(ground.world))
    ground.drive()
    assert fault.count == 0
    step = _step_of(queued, target)
    assert_stopped(ground, queued, step)
    ground.retry()
    ground.drive()
    assert_all_done(ground, queued)
    cell(ground)


TEXTS = [
    (column, step)
    for column in COLUMNS
    for step, write in enumerate(column.make(build_world()))
    if text_of(write) is not None
]


@pytest.mark.parametrize(("column", "target"), TEXTS, ids=ids_of(TEXTS))
def test_a_text_too_long_is_kept_to_be_cut(ground: Ground, cell: Any, column: Column, target: int) -> None:
    meant = column.make(ground.world)
    writes, text = list(meant), text_of(meant[target])
    writes[target] = with_text(writes[target], "é" * 65_536 + str(text))
    queued = ground.queue(column.act, writes)
    ground.drive()
    assert_stopped(ground, queued, target)
    ground.edit(queued, target, str(text))
    ground.retry()
    ground.drive()
    assert_all_done(ground, queued, meant)
    cell(ground)


@pytest.mark.parametrize("column", COLUMNS, ids=named)
@pytest.mark.parametrize("row", STATES, ids=named)
def test_what_github_cannot_do_waits_for_a_person(
    ground: Ground, cell: Any, row: Standing, column: Column
) -> None:
    writes = column.make(ground.world)
    row.begin(ground)
    ground.before = ground.end
    queued = ground.queue(column.act, writes)
    ground.drive()
    stop = row.stop(writes)
    if stop is None:
        assert_all_done(ground, queued, [row.does(write) for write in writes])
    else:
        assert_stopped(ground, queued, stop, row)
        if row.mend is not None:
            row.mend(ground)
            ground.retry()
            ground.drive()
            assert_all_done(ground, queued)
    cell(ground)


@pytest.mark.parametrize("column", COLUMNS, ids=named)
def test_a_token_that_ends_keeps_all_waiting(ground: Ground, cell: Any, column: Column) -> None:
    queued = ground.queue(column.act, column.make(ground.world))
    ground.stand_in.faults.add(Fault("unauthorized", count=None))
    ground.drive(timedelta(hours=1))
    assert_stopped(ground, queued, 0)
    ground.stand_in.faults.clear()
    ground.retry()
    ground.drive()
    assert_all_done(ground, queued)
    cell(ground)


@pytest.mark.parametrize(("column", "target"), TARGETS, ids=IDS)
def test_a_token_that_ends_between_the_look_and_the_write(
    ground: Ground, cell: Any, column: Column, target: int
) -> None:
    queued = ground.queue(column.act, column.make(ground.world))
    ground.stand_in.faults.add(Fault("unauthorized", CHANGING, skip=target))
    ground.drive(timedelta(hours=1))
    ground.retry()
    ground.drive()
    assert_all_done(ground, queued)
    cell(ground)


@pytest.mark.parametrize("column", COLUMNS, ids=named)
def test_offline_for_an_hour(ground: Ground, cell: Any, column: Column) -> None:
    queued = ground.queue(column.act, column.make(ground.world))
    ground.go_offline()
    ground.drive(timedelta(hours=1))
    assert_stopped(ground, queued, 0)
    ground.go_online()
    ground.drive()
    assert_all_done(ground, queued)
    cell(ground)


@pytest.mark.parametrize("years", [3, -3], ids=["forwards", "backwards"])
@pytest.mark.parametrize("kind", ["cut", "secondary_limit"])
@pytest.mark.parametrize("column", COLUMNS, ids=named)
def test_a_clock_that_jumps(ground: Ground, cell: Any, column: Column, kind: Any, years: int) -> None:
    queued = ground.queue(column.act, column.make(ground.world))
    ground.stand_in.faults.add(Fault(kind, CHANGING, when="after", retry_after=30))
    ground.push()
    ground.clock.jump(timedelta(days=365 * years))
    ground.drive()
    assert_all_done(ground, queued)
    cell(ground)


def _step_of(queued: Queued, target: int) -> int:
    """Name the step that the request belongs to: only the labels alone take two."""
    return min(target, len(queued.action.writes) - 1)
