"""An idle hour: a product issue found, taken, done and closed, down to what stands on GitHub."""

from pathlib import Path

import pytest
from textual.widgets import Input, TextArea

from sretui.core.journal import Kind
from sretui.core.model import RepoRole
from sretui.demo.state import World
from sretui.ui.screens.forms.preview import Preview
from sretui.ui.screens.forms.undo_question import UndoQuestion
from sretui.ui.screens.fruit.forms.finish_form import FinishForm
from sretui.ui.screens.fruit.forms.take_form import TakeForm
from sretui.ui.widgets.fruit_rows import FruitRows
from tests.journeys.day import PRODUCT, Clock, Day, open_day
from tests.journeys.test_ending import all_sent, shows

TAKEN, AT_WORK, PULL = 101, 102, 106


@pytest.fixture
def ripe_world(small_world: World) -> World:
    """An issue that an inquiry led to, and one that an open pull request closes."""
    taken = small_world.issue(PRODUCT, TAKEN)
    taken.body = "A word is wrong in the window's title.\nSee example/support#2."
    taken.labels.append("low-hanging fruit")
    small_world.issue(PRODUCT, PULL).body = f"Closes #{AT_WORK}."
    small_world.issue(PRODUCT, AT_WORK).labels.append("low-hanging fruit")
    return small_world


def order(day: Day) -> list[int]:
    source = day.rows.source
    if not isinstance(source, FruitRows):
        return []
    return [issue.number for index in range(len(source)) if (issue := source.issue(index)) is not None]


async def opens_fruit(day: Day) -> None:
    await day.is_fresh()
    await day.press("2")
    await day.until(lambda: len(day.app.screen.query("#find")), "the backlog")
    if "▸ Backlog" in day.screen:
        await day.press("F")
    await day.until(lambda: order(day), "the fruit")


async def test_from_take_to_done_and_back(ripe_world: World, folder: Path, clock: Clock) -> None:
    issue = ripe_world.issue(PRODUCT, TAKEN)
    async with open_day(folder, clock) as day:
        await opens_fruit(day)
        assert order(day)[0] == TAKEN
        assert PULL not in order(day)
        found = day.app._desk.find_product_issue(AT_WORK)
        assert found is not None
        candidate = day.app._desk.candidate(found.node_id)
        assert candidate is not None
        assert [pull.number for pull in candidate.pulls] == [PULL]
        await day.press("a")
        await shows(day, TakeForm)
        day.app.screen.query_one(TextArea).text = "I look at this now."
        await day.press("ctrl+s")
        await shows(day, Preview)
        await day.press("ctrl+s")
        await all_sent(day, clock, 1)
        assert issue.assignees == ["ann"]
        (said,) = issue.comments
        assert said.body.startswith("I look at this now.")
        await day.is_fresh()
        await day.until(lambda: order(day) and order(day)[0] == TAKEN, "what was taken on top")
        await day.press("x")
        await shows(day, FinishForm)
        day.app.screen.query_one("#url", Input).value = "https://github.com/example/product/pull/150"
        await day.press("tab", "right", "ctrl+s")
        await shows(day, Preview)
        await day.press("ctrl+s")
        await all_sent(day, clock, 2)
        assert (issue.state, issue.state_reason) == ("closed", "completed")
        node_id = candidate_of(day)
        told = {entry.kind: dict(entry.data) for entry in day.app._desk.entries(node_id)}
        assert told[Kind.FINISHED] == {"how": "pull request"}
        assert told[Kind.LINK]["role"] == "correction"
        await day.until(lambda: TAKEN not in order(day), "what is done gone from the list")
        await day.press("u")
        await shows(day, UndoQuestion)
        await day.press("y")
        await all_sent(day, clock, 3)
        assert issue.state == "open"
        assert day.app._desk.facts(node_id).finished == ""
    assert len(issue.comments) == 1


def candidate_of(day: Day) -> str:
    """Give the node id of what was taken."""
    found = day.app._desk.find_product_issue(TAKEN)
    assert found is not None
    assert found.repo is RepoRole.PRODUCT
    return found.node_id
