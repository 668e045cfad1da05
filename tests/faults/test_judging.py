"""The judge of the table and of the random weeks sees what is lost, doubled, or in the wrong place."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from sretui.core.outbox.steps import Result, State
from sretui.core.outbox.writes import PostComment, text_of
from sretui.store.database import transaction
from sretui.store.outbox import save_step
from tests.faults.columns import COLUMNS
from tests.faults.ground import Ground
from tests.faults.judging import judge
from tests.faults.world import OURS, PRODUCT, SUPPORT

COMMENT = next(column for column in COLUMNS if column.name == "comment")


@pytest.fixture
def ground(tmp_path: Path) -> Iterator[Ground]:
    with Ground(tmp_path / "data") as ready:
        yield ready


def _say(ground: Ground, text: str, repo: str = SUPPORT, number: int = 1) -> None:
    ground.world.add_comment(repo, number, text, user=OURS, at=ground.clock.true())


def _wrong(ground: Ground, happen: Callable[[str], None], state: State = State.SENT) -> list[str]:
    queued = ground.queue(COMMENT.act, COMMENT.make(ground.world))
    step = queued.steps[0]
    happen(f"{text_of(step.write)}\n\n<!-- sretui:{step.key} -->")
    told = replace(step, state=state, result=Result(number=1), sentence="Why.")
    with ground.databases.desk() as conn, transaction(conn):
        save_step(conn, queued.action.id, told, ground.clock())
    return [*judge(ground)]


def test_what_was_asked_is_right(ground: Ground) -> None:
    assert _wrong(ground, lambda text: _say(ground, text)) == []


def test_a_lost_comment_is_seen(ground: Ground) -> None:
    assert "asked for was" in _wrong(ground, lambda _: None)[0]


def test_a_doubled_comment_is_seen(ground: Ground) -> None:
    def twice(text: str) -> None:
        _say(ground, text)
        _say(ground, text)

    assert len(_wrong(ground, twice)) == 2


def test_a_comment_in_the_wrong_place_is_seen(ground: Ground) -> None:
    assert _wrong(ground, lambda text: _say(ground, text, PRODUCT)) != []
    assert isinstance(COMMENT.make(ground.world)[0], PostComment)


def test_a_comment_that_nobody_asked_for_is_seen(ground: Ground) -> None:
    assert _wrong(ground, lambda text: _say(ground, text), State.STUCK) != []


def test_what_is_left_lying_is_seen(ground: Ground) -> None:
    assert any("left" in wrong for wrong in _wrong(ground, lambda _: None, State.WAITING))
