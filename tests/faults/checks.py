"""What every cell is held to, and how cells are called."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from sretui.core.outbox.steps import Queued, State, Step
from sretui.core.outbox.writes import ChangeLabels, Write, text_of
from tests.faults.asked import done
from tests.faults.columns import COLUMNS, Column
from tests.faults.described import undescribed
from tests.faults.ground import Ground
from tests.faults.rows import State as Standing
from tests.faults.world import keys_of

TARGETS = [(column, target) for column in COLUMNS for target in range(column.requests)]
"""Every request of every column that changes something."""
_STOPPED = {State.STUCK, State.WAITING}


def named(one: Any) -> str:
    return one.name if hasattr(one, "name") else str(one)


def ids_of(cells: Sequence[tuple[Column, int]]) -> list[str]:
    return [f"{column.name} {target + 1}" for column, target in cells]


IDS = ids_of(TARGETS)


def assert_all_done(ground: Ground, queued: Queued, writes: Sequence[Write] | None = None) -> None:
    """GitHub holds what was asked for, once, and the outbox knows it."""
    asked = done(ground.before, queued.action.writes if writes is None else writes)
    now = ground.all_queued()[queued.action.id]
    assert [(step.state, step.sentence) for step in now.steps if step.state is not State.SENT] == []
    assert ground.end == asked
    assert len(set(keys_of(ground.world))) == len(keys_of(ground.world))
    assert all(step.result is not None for step in now.steps)
    assert undescribed(ground.stand_in) == []


def assert_stopped(ground: Ground, queued: Queued, stop: int, row: Standing | None = None) -> None:
    """What came before the stop is done, the stopped write has its text and says why; the rest waits."""
    now = ground.all_queued()[queued.action.id]
    assert [step.state for step in now.steps[:stop]] == [State.SENT] * stop
    stopped: Step = now.steps[stop]
    assert stopped.state in _STOPPED
    assert_sentence(stopped.sentence)
    assert [text_of(step.write) for step in now.steps] == [text_of(one) for one in queued.action.writes]
    writes = queued.action.writes
    before = done(ground.before, writes[:stop])
    if ground.end != before:
        partly = [done(ground.before, [*writes[:stop], part]) for part in _parts(writes[stop], row)]
        assert ground.end in [before, *partly]
    assert undescribed(ground.stand_in) == []


def _parts(write: Write, row: Standing | None) -> list[Write]:
    """Name what GitHub may have done of a write that takes two requests, or that it does in part."""
    if isinstance(write, ChangeLabels):
        return [part for part in (replace(write, add=()), replace(write, remove=())) if part != write]
    return [row.does(write)] if row and row.does(write) != write else []


def assert_told(ground: Ground) -> None:
    """The person was told in one sentence, in the status bar or in the outbox."""
    told = [*ground.told, *ground.sentences()]
    assert told != []
    for sentence in told:
        assert_sentence(sentence)


def assert_sentence(sentence: str) -> None:
    assert 10 < len(sentence) < 400
    assert "\n" not in sentence
    assert "Traceback" not in sentence
