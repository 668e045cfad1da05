"""Low-hanging fruit: from the key to the journal and the outbox."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from textual.widgets import Input, TextArea

from sretui.core.journal import Kind
from sretui.core.model import RepoRole
from sretui.core.outbox.writes import AssignPeople, ChangeLabels, CloseIssue, PostComment, UnassignPeople
from sretui.ui.screens.forms.preview import Preview
from sretui.ui.screens.fruit.forms.estimate_form import EstimateForm
from sretui.ui.screens.fruit.forms.finish_form import FinishForm
from sretui.ui.screens.fruit.forms.have_form import HaveForm
from sretui.ui.screens.fruit.forms.judge_form import JudgeForm
from sretui.ui.screens.fruit.forms.take_form import TakeForm
from sretui.ui.screens.fruit.forms.views_form import ViewsForm
from sretui.ui.widgets.fruit_rows import FruitRows
from tests.ui.filled_orchard import BLANK, MANUAL, SEAMS, plant, ripen

if TYPE_CHECKING:
    from tests.ui.conftest import Hands, Office

SMALL, WIDE = (80, 24), (120, 36)


@pytest.fixture
def orchard(empty_office: Office) -> Office:
    """Nobody waits; three product issues, and an inquiry that led to the second."""
    office = empty_office
    plant(office)
    office.synced(office.now - timedelta(seconds=12))
    return office


async def go(hands: Hands, key: str = "") -> None:
    """Open the fruit, and go to one of them."""
    await hands.press("2")
    await hands.until(lambda: len(hands.screen.query("#find")) and isinstance(hands.rows.source, FruitRows))
    await hands.until(lambda: len(hands.rows.source) > 0)
    if key:
        await goes_to(hands, key)


async def goes_to(hands: Hands, key: str) -> None:
    source = hands.rows.source
    assert isinstance(source, FruitRows)
    issues = [source.issue(index) for index in range(len(source))]
    place = next(index for index, issue in enumerate(issues) if issue is not None and issue.node_id == key)
    await hands.press("g", *["j"] * place)
    await hands.until(lambda: hands.rows.cursor_index == place)


def order(hands: Hands) -> list[int]:
    source = hands.rows.source
    assert isinstance(source, FruitRows)
    return [issue.number for index in range(len(source)) if (issue := source.issue(index)) is not None]


@pytest.mark.parametrize("size", [SMALL, WIDE])
async def test_an_idle_day_begins_with_the_ripest(orchard: Office, size: tuple[int, int]) -> None:
    async with orchard.open(size) as hands:
        await go(hands)
        await hands.sees("▸ Low-hanging fruit of 3", "#4102", "labelled · 1 inq")
        assert order(hands) == [4102, 4101, 4103]
        await hands.press("F")
        await hands.sees("▸ Backlog 3")
        await hands.press("F")
        await hands.sees("▸ Low-hanging fruit of 3")


async def test_a_busy_day_begins_with_the_backlog(office: Office) -> None:
    async with office.open() as hands:
        await hands.press("2")
        await hands.sees("▸ Backlog 29")


@pytest.mark.parametrize("size", [SMALL, WIDE])
async def test_each_reason_stands_above_the_issue(orchard: Office, size: tuple[int, int]) -> None:
    async with orchard.open(size) as hands:
        await go(hands)
        await hands.press("enter")
        await hands.sees(
            " 8  low-hanging fruit, in points",
            "+4  label: low-hanging fruit",
            "+2  label: docs",
            "+2  led to by 1 inquiry",
            "from inquiry #290 Where is the dialog?",
        )


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("label:docs", [4102]),
        ("-assignee:*", [4102, 4101]),
        ("-assignee:bob blank", [4101]),
        ("updated:<2026-11-01", []),
        ("updated:>2026-11-01 -label:docs", [4101, 4103]),
        ("is:closed", []),
    ],
)
async def test_the_same_words_narrow_it(orchard: Office, words: str, found: list[int]) -> None:
    async with orchard.open() as hands:
        await go(hands)
        await hands.press("f")
        hands.screen.query_one("#find", Input).value = words
        await hands.until(lambda: order(hands) == found)


@pytest.mark.parametrize("size", [SMALL, WIDE])
async def test_judging_moves_it_and_is_taken_back(orchard: Office, size: tuple[int, int]) -> None:
    async with orchard.open(size) as hands:
        await go(hands, BLANK)
        await hands.press("J")
        await hands.until(lambda: hands.dialog() is JudgeForm)
        await hands.sees("Is product #4101 a low-hanging fruit?")
        await hands.press("y", *"one line", "enter")
        await hands.sees("product #4101: a low-hanging fruit, recorded")
        await hands.until(lambda: order(hands)[0] == 4101)
        assert orchard.recorded(BLANK, Kind.JUDGED) == [{"fruit": True, "why": "one line"}]
        assert orchard.desk.outbox() == ()
        await hands.press("u")
        await hands.until(lambda: order(hands)[0] == 4102)
    assert orchard.desk.facts(BLANK).fruit is None


async def test_the_label_is_written_only_where_it_is_wished(orchard: Office) -> None:
    async with orchard.open() as hands:
        await go(hands, MANUAL)
        await hands.press("J")
        await hands.until(lambda: hands.dialog() is JudgeForm)
        await hands.press("n", "tab", "right", "enter")
        await hands.sees("Labels of product #4102: in the outbox")
        await hands.until(lambda: order(hands)[-1] == 4102)
        (queued,) = orchard.desk.outbox()
        (write,) = queued.action.writes
        assert isinstance(write, ChangeLabels)
        assert (write.place.repo, write.place.number, write.remove) == (
            RepoRole.PRODUCT,
            4102,
            ("low-hanging fruit",),
        )
        assert orchard.desk.facts(MANUAL).fruit is False
        await hands.press("u")
        await hands.until(lambda: order(hands)[0] == 4102)
    assert orchard.desk.facts(MANUAL).fruit is None
    assert orchard.desk.outbox() == ()


@pytest.mark.parametrize(("key", "minutes"), [("1", 15), ("5", 90), ("9", 480)])
async def test_one_digit_estimates(orchard: Office, key: str, minutes: int) -> None:
    async with orchard.open(SMALL) as hands:
        await go(hands, BLANK)
        await hands.press("e")
        await hands.until(lambda: hands.dialog() is EstimateForm)
        await hands.press(key)
        await hands.until(lambda: hands.dialog() is None)
        assert orchard.recorded(BLANK, Kind.ESTIMATED) == [{"minutes": minutes}]
        await hands.press("u")
        await hands.sees("#4101: taken back.")
    assert orchard.desk.facts(BLANK).estimate is None


async def test_another_time_is_typed(orchard: Office) -> None:
    async with orchard.open(SMALL) as hands:
        await go(hands, BLANK)
        await hands.press("e", "o", *"soon", "enter")
        await hands.sees("Type minutes or hours")
        hands.screen.query_one("#other", Input).value = "1h20"
        await hands.press("enter")
        await hands.sees("product #4101: takes 1h20m")
    assert orchard.desk.facts(BLANK).estimate == 80


async def test_the_time_there_is_narrows_it(orchard: Office) -> None:
    orchard.desk.record(BLANK, Kind.ESTIMATED, {"minutes": 120})
    async with orchard.open() as hands:
        await go(hands)
        await hands.press("h")
        await hands.until(lambda: hands.dialog() is HaveForm)
        await hands.press(*"90", "enter")
        await hands.sees("▸ Low-hanging fruit for 1h30m of 2")
        assert order(hands) == [4102, 4103]
        await hands.press("h")
        await hands.until(lambda: hands.dialog() is HaveForm)
        hands.screen.query_one("#minutes", Input).value = ""
        await hands.press("enter")
        await hands.sees("▸ Low-hanging fruit of 3")


@pytest.mark.parametrize("size", [SMALL, WIDE])
async def test_taking_is_previewed_and_shown_at_once(orchard: Office, size: tuple[int, int]) -> None:
    async with orchard.open(size) as hands:
        await go(hands, BLANK)
        await hands.press("a")
        await hands.until(lambda: hands.dialog() is TakeForm)
        hands.screen.query_one(TextArea).text = "I look at this today."
        await hands.press("ctrl+s")
        await hands.until(lambda: hands.dialog() is Preview)
        await hands.sees(
            "1. assign alice to product #4101", "2. comment on product #4101", "I look at this today."
        )
        assert orchard.desk.outbox() == ()
        await hands.press("ctrl+s")
        await hands.sees("Take product #4101: in the outbox")
        await hands.sees("● #4101")
        (queued,) = orchard.desk.outbox()
        assert [type(write) for write in queued.action.writes] == [AssignPeople, PostComment]
        await hands.press("u")
        await hands.until(lambda: "● #4101" not in hands.text)
        assert orchard.desk.outbox() == ()
        await hands.press("a")
        await hands.until(lambda: hands.dialog() is TakeForm)
        assert hands.screen.query_one(TextArea).text == "I look at this today."


async def test_who_has_it_is_said_before_it_is_taken(orchard: Office) -> None:
    async with orchard.open() as hands:
        await go(hands, SEAMS)
        await hands.press("a", "ctrl+s")
        await hands.sees("Bob Brown has it already.")


async def test_giving_back(orchard: Office) -> None:
    orchard.me = "bob"
    async with orchard.open() as hands:
        await go(hands, SEAMS)
        await hands.sees("● #4103")
        await hands.press("A")
        await hands.sees("Give back product #4103: in the outbox")
        (queued,) = orchard.desk.outbox()
        (write,) = queued.action.writes
        assert isinstance(write, UnassignPeople)
        assert write.logins == ("bob",)
        await hands.press("u")
        await hands.sees("● #4103")


async def test_done_by_a_pull_request_is_recorded_with_the_timers_time(orchard: Office) -> None:
    async with orchard.open() as hands:
        await go(hands, BLANK)
        await hands.press("t", "s")
        await hands.sees("product #4101: the timer runs.")
        orchard.now += timedelta(minutes=40)
        await hands.until(lambda: hands.app.now == orchard.now)
        await hands.press("x")
        await hands.until(lambda: hands.dialog() is FinishForm)
        await hands.sees("The timer is stopped: 45m low-hanging fruit logged.")
        await hands.press(*"soon", "enter")
        await hands.sees("beginning with https://")
        hands.screen.query_one("#url", Input).value = "https://github.com/example/product/pull/77"
        await hands.press("enter")
        await hands.sees("product #4101: done, recorded")
        await hands.until(lambda: order(hands)[-1] == 4101)
        facts = orchard.desk.facts(BLANK)
        assert (facts.finished, facts.timer, facts.effort) == (
            "pull request",
            None,
            {"low-hanging fruit": 45},
        )
        assert [link.url for link in facts.links] == ["https://github.com/example/product/pull/77"]
        assert orchard.desk.outbox() == ()
        await hands.press("u")
        await hands.sees("#4101: taken back.")
    facts = orchard.desk.facts(BLANK)
    assert (facts.finished, facts.effort, facts.links) == ("", {}, ())
    assert facts.timer is not None


async def test_done_and_closed_leaves_the_list(orchard: Office) -> None:
    async with orchard.open() as hands:
        await go(hands, BLANK)
        await hands.press("x")
        await hands.until(lambda: hands.dialog() is FinishForm)
        await hands.press("tab", "right", "ctrl+s")
        await hands.until(lambda: hands.dialog() is Preview)
        await hands.press("ctrl+s")
        await hands.until(lambda: order(hands) == [4102, 4103])
        (queued,) = orchard.desk.outbox()
        (write,) = queued.action.writes
        assert isinstance(write, CloseIssue)
        assert orchard.desk.facts(BLANK).finished == "closed"
        await hands.press("u")
        await hands.until(lambda: 4101 in order(hands))
    assert orchard.desk.facts(BLANK).finished == ""


async def test_a_filter_is_saved_used_and_deleted(orchard: Office) -> None:
    orchard.team.views.update({"free": "-assignee:*"})  # type: ignore[attr-defined]  # a dict of this test's own
    async with orchard.open() as hands:
        await go(hands)
        hands.screen.query_one("#find", Input).value = "label:docs"
        await hands.until(lambda: order(hands) == [4102])
        await hands.press("v")
        await hands.until(lambda: hands.dialog() is ViewsForm)
        await hands.sees("free", "team: -assignee:*", "now: label:docs")
        await hands.press("s", *"my docs", "enter")
        await hands.sees("Saved as “my docs”")
        assert [view.name for view in orchard.desk.views()] == ["my docs", "free"]
        hands.screen.query_one("#find", Input).value = ""
        await hands.until(lambda: len(order(hands)) == 3)
        await hands.press("v", "enter")
        await hands.until(lambda: order(hands) == [4102])
        await hands.press("v", "x")
        await hands.until(lambda: [view.name for view in orchard.desk.views()] == ["free"])
        await hands.press("x")
        await hands.sees("This one is the team's")
        await hands.press("enter")
        await hands.until(lambda: order(hands) == [4102, 4101])


async def test_the_acts_hold_in_the_reading_pane_too(orchard: Office) -> None:
    async with orchard.open(SMALL) as hands:
        await go(hands, BLANK)
        await hands.press("enter")
        await hands.sees("low-hanging fruit, in points")
        await hands.press("e", "4")
        await hands.sees("estimate 1h (alice): fits")
    assert orchard.desk.facts(BLANK).estimate == 60


async def test_hostile_words_of_a_judgement_are_marked(orchard: Office) -> None:
    orchard.desk.record(BLANK, Kind.JUDGED, {"fruit": True, "why": "\x1b[31m [@click=x]red"})
    async with orchard.open() as hands:
        await go(hands)
        await hands.sees("alice says it is one: ␛[31m [@click=x]red")


async def test_an_open_pull_request_is_said_and_linked(orchard: Office) -> None:
    ripen(orchard)
    async with orchard.open() as hands:
        await go(hands, SEAMS)
        await hands.sees("-5  open pull request #77 mentions it", "pull request #77 Draw both sides · by bob")
