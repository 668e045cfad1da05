"""The ends of an inquiry: by the keyboard alone, down to what stands on GitHub, and taken back again."""

from pathlib import Path

import pytest
from textual.widgets import TextArea

from sretui.core.inbox import SectionKind
from sretui.core.journal import Kind
from sretui.core.outbox.steps import State
from sretui.demo.state import World
from sretui.demo.things import Issue
from sretui.ui.screens.forms.ending_form import EndingForm
from sretui.ui.screens.forms.expire_form import ExpireForm
from sretui.ui.screens.forms.pick_many import PickMany
from sretui.ui.screens.forms.preview import Preview
from sretui.ui.screens.forms.resolve_form import ResolveForm
from sretui.ui.screens.forms.undo_question import UndoQuestion
from tests.journeys.day import SUPPORT, Clock, Day, journal, open_day

ANSWERED, UNASSIGNED = 3, 2


def state(issue: Issue) -> tuple[str, str | None, list[str]]:
    return issue.state, issue.state_reason, issue.labels


async def shows(day: Day, dialog: type[object]) -> None:
    await day.until(lambda: isinstance(day.app.screen, dialog), dialog.__name__)
    await day.pilot.pause()


async def ends(day: Day, number: int, form: type[EndingForm]) -> None:
    await day.is_fresh()
    await day.goes_to(number)
    await day.press("x")
    await shows(day, form)


async def all_sent(day: Day, clock: Clock, count: int) -> None:
    """Let the time pass until GitHub has all of so many Actions."""
    desk, began = day.app._desk, clock.at

    def done() -> bool:
        clock.turn(seconds=1)
        return clock.at > began and len(desk.receipts()) == count and not desk.outbox()

    await day.until(done, f"{count} receipts")
    assert {one.state for one in desk.receipts()} == {State.SENT}


async def takes_back(day: Day, clock: Clock) -> None:
    """Take back what GitHub has, after the question."""
    await day.press("u")
    await shows(day, UndoQuestion)
    await day.press("y")
    await all_sent(day, clock, 2)


async def test_resolved_with_words_and_opened_again(folder: Path, small_world: World, clock: Clock) -> None:
    issue = small_world.issue(SUPPORT, ANSWERED)
    before = len(issue.comments)
    async with open_day(folder, clock) as day:
        await ends(day, ANSWERED, ResolveForm)
        node_id = day.node_id(ANSWERED)
        await day.press("d", "w", "plus", "plus", "t")
        day.app.screen.query_one("#words", TextArea).text = "The new wrapper does it."
        await day.press("ctrl+s")
        await shows(day, Preview)
        await day.press("ctrl+s")
        await all_sent(day, clock, 1)
        (said,) = issue.comments[before:]
        assert said.body.startswith("The new wrapper does it.")
        assert state(issue) == ("closed", "completed", [])
        told = {one.kind: dict(one.data) for one in journal(folder)}
        assert told[Kind.RESOLVED]["kinds"] == "diagnosed,work-around"
        assert told[Kind.EFFORT]["minutes"] == 30
        await takes_back(day, clock)
        facts = day.app._desk.facts(node_id)
    assert state(issue) == ("open", "reopened", [])
    assert len(issue.comments) == before + 1
    assert (facts.resolved, facts.effort) == ((), {})


async def test_a_trifle_is_closed_without_a_word(folder: Path, small_world: World, clock: Clock) -> None:
    issue = small_world.issue(SUPPORT, ANSWERED)
    before = len(issue.comments)
    async with open_day(folder, clock) as day:
        await ends(day, ANSWERED, ResolveForm)
        await day.press("y")
        await all_sent(day, clock, 1)
    assert state(issue) == ("closed", "completed", [])
    assert len(issue.comments) == before


async def test_long_silence_ends_with_a_word_and_a_label(
    folder: Path, small_world: World, clock: Clock
) -> None:
    small_world.add_label(SUPPORT, "wontfix", "ffffff", "Nothing more will be done.")
    issue = small_world.issue(SUPPORT, ANSWERED)
    before = len(issue.comments)
    clock.turn(days=28)
    async with open_day(folder, clock) as day:
        await day.is_fresh()
        assert day.section_of(ANSWERED) is SectionKind.EXPIRING
        await ends(day, ANSWERED, ExpireForm)
        await day.press("ctrl+s")
        await shows(day, Preview)
        await day.press("ctrl+s")
        await all_sent(day, clock, 1)
        (said,) = issue.comments[before:]
        assert "we have not heard from you for 34 days" in str(said.body)
        assert state(issue) == ("closed", "not_planned", ["wontfix"])
        await takes_back(day, clock)
    assert state(issue) == ("open", "reopened", [])
    assert len(issue.comments) == before + 1


@pytest.mark.parametrize("words", [True, False])
async def test_what_the_customer_wrote_meanwhile_stops_all_of_it(
    folder: Path, small_world: World, clock: Clock, words: bool
) -> None:
    issue = small_world.issue(SUPPORT, ANSWERED)
    async with open_day(folder, clock) as day:
        await ends(day, ANSWERED, ResolveForm)
        if words:
            await day.press("ctrl+s")
            await shows(day, Preview)
            await day.press("ctrl+s")
        else:
            await day.press("y")
        desk = day.app._desk
        await day.until(desk.outbox, "something in the outbox")
        small_world.add_comment(SUPPORT, ANSWERED, "Still blank!", user="carol", at=clock.at)
        count = len(issue.comments)

        def is_stuck() -> bool:
            clock.turn(seconds=1)
            return any(one.state is State.STUCK for one in desk.outbox())

        await day.until(is_stuck, "a stuck Action")
        (queued,) = desk.outbox()
        assert "@carol has written since" in " ".join(step.sentence for step in queued.steps)
    assert state(issue)[0] == "open"
    assert len(issue.comments) == count


async def test_whom_github_refuses_in_silence_is_told(folder: Path, small_world: World, clock: Clock) -> None:
    """The list of those who can be assigned is older than the rights that ben has lost."""
    issue = small_world.issue(SUPPORT, UNASSIGNED)
    async with open_day(folder, clock) as day:
        await day.is_fresh()
        await day.goes_to(UNASSIGNED)
        await day.press("A")
        await shows(day, PickMany)
        small_world.repo(SUPPORT).permissions.pop("ben")
        await day.press(*"ben", "enter")
        desk = day.app._desk

        def is_stuck() -> bool:
            clock.turn(seconds=1)
            return any(one.state is State.STUCK for one in desk.outbox())

        await day.until(is_stuck, "a stuck Action")
        (queued,) = desk.outbox()
        assert f"GitHub did not assign ben: issues of {SUPPORT} cannot be theirs." in " ".join(
            step.sentence for step in queued.steps
        )
    assert issue.assignees == []


async def test_several_expire_at_once(folder: Path, small_world: World, clock: Clock) -> None:
    small_world.add_label(SUPPORT, "wontfix", "ffffff", "Nothing more will be done.")
    both = [small_world.issue(SUPPORT, number) for number in (3, 7)]
    before = [len(issue.comments) for issue in both]
    clock.turn(days=28)
    async with open_day(folder, clock) as day:
        await day.is_fresh()
        for number in (3, 7):
            await day.goes_to(number)
            await day.press("space")
        await day.press("x")
        await shows(day, ExpireForm)
        await day.press("ctrl+s")
        await shows(day, Preview)
        await day.press("ctrl+s")
        await all_sent(day, clock, 2)
    assert [state(issue) for issue in both] == [("closed", "not_planned", ["wontfix"])] * 2
    assert [len(issue.comments) for issue in both] == [count + 1 for count in before]
