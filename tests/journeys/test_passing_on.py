"""An inquiry passed on to the product: by the keyboard alone, down to what stands on GitHub afterwards."""

from pathlib import Path

import pytest
from textual.widgets import Input, TextArea

from sretui.core.journal import Kind
from sretui.core.outbox.steps import State
from sretui.demo.state import World
from sretui.desk import Desk
from sretui.ui.screens.forms.escalate_form import EscalateForm
from sretui.ui.screens.forms.known_form import KnownForm
from sretui.ui.screens.forms.move_form import MoveForm
from sretui.ui.screens.forms.pick import PickIssue
from sretui.ui.screens.forms.preview import Preview
from sretui.ui.screens.forms.promote_form import PromoteForm
from sretui.ui.widgets.choice import Choice
from tests.journeys.day import NOW, PRODUCT, SUPPORT, Clock, Day, journal, open_day, run_command


async def shows(day: Day, dialog: type[object]) -> None:
    await day.until(lambda: isinstance(day.app.screen, dialog), dialog.__name__)
    await day.pilot.pause()


async def sends(day: Day, clock: Clock) -> None:
    """Preview, send, and let the time pass until GitHub has all of it."""
    await day.press("ctrl+s")
    await shows(day, Preview)
    await day.press("ctrl+s")
    await all_sent(day, clock)


async def all_sent(day: Day, clock: Clock) -> None:
    desk = day.app._desk
    await day.until(lambda: desk.outbox() or desk.receipts(), "something in the outbox")
    await day.until(lambda: clock.turn(seconds=1) > NOW and not desk.outbox(), "an empty outbox")
    assert all(one.state.value == "sent" for one in desk.receipts())


async def test_a_known_issue_is_four_writes(folder: Path, small_world: World, clock: Clock) -> None:
    known = small_world.add_issue(
        PRODUCT, "Blank window", "It stays blank.", user="carol", at=NOW, labels=["bug", "reviewed"]
    )
    assert run_command(folder, "sync") == 0
    async with open_day(folder, clock) as day:
        await day.is_fresh()
        await day.goes_to(2)
        await day.press("d")
        await shows(day, PickIssue)
        await day.press(*"blank window")
        await day.until(lambda: f"#{known.number}" in day.screen, "the product issue")
        await day.until(lambda: "It stays blank." in day.screen, "its text")
        await day.press("enter")
        await shows(day, KnownForm)
        await sends(day, clock)
    there, here = small_world.issue(PRODUCT, known.number), small_world.issue(SUPPORT, 2)
    (news,) = there.comments
    (reply,) = here.comments
    assert "How does one …?" in news.body
    assert f"/{SUPPORT}/issues/2" in news.body
    assert f"/{PRODUCT}/issues/{known.number}" in reply.body
    assert there.labels == ["bug"]
    assert (here.state, here.state_reason) == ("closed", "duplicate")


async def test_promotion_is_filed_told_and_closed(folder: Path, small_world: World, clock: Clock) -> None:
    before = set(small_world.repo(PRODUCT).issues)
    async with open_day(folder, clock) as day:
        await day.is_fresh()
        await day.goes_to(2)
        await day.press("p")
        await shows(day, PromoteForm)
        day.app.screen.query_one("#title", Input).value = "The first half"
        await day.press("ctrl+n")
        day.app.screen.query_one("#title", Input).value = "The second half"
        await sends(day, clock)
    first, second = sorted(set(small_world.repo(PRODUCT).issues) - before)
    assert [small_world.issue(PRODUCT, one).title for one in (first, second)] == [
        "The first half",
        "The second half",
    ]
    assert f"/{SUPPORT}/issues/2" in str(small_world.issue(PRODUCT, first).body)
    here = small_world.issue(SUPPORT, 2)
    (reply,) = here.comments
    assert f"/{PRODUCT}/issues/{first}" in reply.body
    assert f"/{PRODUCT}/issues/{second}" in reply.body
    assert "‹" not in reply.body
    links = [one.data["url"] for one in journal(folder) if one.kind is Kind.LINK]
    assert [str(link).rsplit("/", 1)[1] for link in links] == [str(first), str(second)]
    assert (here.state, here.state_reason) == ("closed", "completed")


async def test_a_moved_inquiry_stands_in_the_product_repo(
    folder: Path, small_world: World, clock: Clock
) -> None:
    before = set(small_world.repo(PRODUCT).issues)
    async with open_day(folder, clock) as day:
        await day.is_fresh()
        await day.goes_to(2)
        await day.press("p")
        await shows(day, PromoteForm)
        await day.press("ctrl+g")
        await shows(day, MoveForm)
        await sends(day, clock)
    (moved,) = set(small_world.repo(PRODUCT).issues) - before
    issue = small_world.issue(PRODUCT, moved)
    assert issue.title == "Question 2"
    assert "we move this conversation" in issue.comments[0].body
    assert 2 not in small_world.repo(SUPPORT).issues


async def test_escalated_by_a_mention_and_answered(folder: Path, small_world: World, clock: Clock) -> None:
    async with open_day(folder, clock) as day:
        await day.is_fresh()
        await day.goes_to(2)
        await day.press("E")
        await shows(day, EscalateForm)
        day.app.screen.query_one("#whom", Input).value = "ben"
        day.app.screen.query_one("#question", TextArea).text = "Can you look?"
        how = day.app.screen.query_one("#how", Choice)
        how.focus()
        await day.press("left")
        assert how.chosen == "comment"
        await day.pilot.pause()
        await sends(day, clock)
        (said,) = small_world.issue(SUPPORT, 2).comments
        assert said.body.startswith("@ben Can you look?")


@pytest.mark.parametrize("done", [1, 2, 3])
async def test_a_promotion_goes_on_where_it_stopped(
    folder: Path, small_world: World, clock: Clock, done: int
) -> None:
    before = set(small_world.repo(PRODUCT).issues)
    async with open_day(folder, clock) as day:
        await day.is_fresh()
        await day.goes_to(2)
        await day.press("p")
        await shows(day, PromoteForm)
        await day.press("ctrl+n")
        day.app.screen.query_one("#title", Input).value = "The second half"
        await day.press("ctrl+s")
        await shows(day, Preview)
        await day.press("ctrl+s")
        desk = day.app._desk
        await day.until(lambda: clock.turn(seconds=1) > NOW and sent(desk) >= done, f"{done} steps on GitHub")
    async with open_day(folder, clock) as day:
        desk = day.app._desk
        await day.until(lambda: clock.turn(seconds=1) > NOW and not desk.outbox(), "the rest on GitHub")
    assert len(set(small_world.repo(PRODUCT).issues) - before) == 2
    here = small_world.issue(SUPPORT, 2)
    assert (len(here.comments), here.state) == (1, "closed")


def sent(desk: Desk) -> int:
    """Count the steps that GitHub has."""
    everything = (*desk.outbox(), *desk.receipts())
    return sum(step.state is State.SENT for one in everything for step in one.steps)
