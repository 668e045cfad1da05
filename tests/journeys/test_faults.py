"""GitHub in trouble while the screens are open: one sentence, the age of the data marked.

And all else goes on.
"""

from collections.abc import Callable
from pathlib import Path

import pytest

from sretui.core.board import Health
from sretui.core.inbox import SectionKind
from sretui.core.journal import Kind
from sretui.demo.faults import Fault
from sretui.demo.server import StandIn
from sretui.demo.state import World
from sretui.ui.screens.facts import FactsDialog
from sretui.ui.screens.inbox import InboxScreen
from tests.journeys.day import NOW, SUPPORT, Clock, Day, journal, open_day, run_command
from tests.ports import keep, port_of


async def reads(day: Day, number: int) -> None:
    await day.goes_to(number)
    await day.until(lambda: "It still fails." in day.said, "what the customer wrote")


async def all_else_works(day: Day, folder: Path, number: int) -> None:
    """Read, record, search, look through the backlog; `number` is an inquiry that waits for a reply."""
    await reads(day, number)
    await day.press("e")
    await day.until(lambda: day.section_of(number) is SectionKind.CUSTOMER, "the customer's turn")
    await day.press("i")
    await day.until(lambda: isinstance(day.app.screen, FactsDialog), "the dialog")
    await day.press("tab", "tab", "ctrl+u", *"Jane", "enter")
    await day.until(lambda: "Jane" in day.head, "the customer's name")
    assert {entry.kind for entry in journal(folder)} == {Kind.NO_REPLY_NEEDED, Kind.CUSTOMER}
    await day.press("slash", *"volume")
    await day.until(lambda: len(day.rows.source) > 10, "the search")
    await day.press("enter", "enter")
    await day.until(lambda: "nowin" in day.said, "a product issue")
    await day.press("escape")
    await day.until(lambda: isinstance(day.app.screen, InboxScreen), "the inbox")
    await day.press("2")
    await day.until(lambda: len(day.rows.source) > 10, "the backlog")
    await day.press("1", "m", "m", "j", "k")


@pytest.fixture
def waiting(folder: Path, small_world: World) -> int:
    """An inquiry whose customer waits for a reply."""
    small_world.add_comment(SUPPORT, 3, "It still fails.", user="carol", at=NOW)
    assert run_command(folder, "sync") == 0
    return 3


def one_sentence(day: Day, token: str) -> None:
    """Check what the status bar says, and how the age of the data looks."""
    assert "\n" not in day.app.pull_state.sentence
    assert day.app.pull_state.sentence in day.status.text
    assert day.status.role == day.age.role == "line--warning"
    assert token not in day.screen
    assert day.age.text.startswith("synced ")
    assert day.age.text in day.screen


async def test_a_github_that_goes_away_is_said_and_comes_back_by_itself(
    folder: Path, small_world: World, stand_in: StandIn, clock: Clock, waiting: int
) -> None:
    port = port_of(stand_in.url)
    async with open_day(folder, clock) as day:
        await day.is_fresh()
        assert day.age.role == "line--muted"
        stand_in.stop()
        held = keep(port)
        clock.turn(seconds=61)
        await day.until(lambda: day.health is Health.FAULT, "the fault")
        await day.until(lambda: "refuses the connection" in day.status.text, "the sentence")
        await day.until(lambda: day.age.text == "synced 1m ago", "the age of the data")
        one_sentence(day, stand_in.token)
        assert "R tries now" in day.screen
        await all_else_works(day, folder, waiting)
        held.close()
        with StandIn(small_world, port, stand_in.token, clock):
            small_world.add_issue(SUPPORT, "Filed meanwhile", "", user="carol", at=NOW)
            clock.turn(minutes=3)
            await day.until(lambda: "Filed meanwhile" in day.screen, "what came meanwhile")
            await day.is_fresh()
            assert day.age.role == "line--muted"
            assert "connection" not in day.screen


async def test_r_tries_at_once(folder: Path, small_world: World, stand_in: StandIn, clock: Clock) -> None:
    port = port_of(stand_in.url)
    stand_in.stop()
    held = keep(port)
    async with open_day(folder, clock) as day:
        await day.until(lambda: day.health is Health.FAULT, "the fault")
        held.close()
        with StandIn(small_world, port, stand_in.token, clock):
            await day.press("R")
            await day.is_fresh()


@pytest.mark.parametrize(
    ("fault", "words"),
    [
        (lambda: Fault("sso", count=None), "single sign-on"),
        (lambda: Fault("unauthorized", count=None), "does not accept the token (401)"),
        (lambda: Fault("html", count=None), "A web page came instead of"),
        (lambda: Fault("garbage", count=None), "example/support"),
        (lambda: Fault("not_found", count=None), "shows no"),
        (lambda: Fault("gone", count=None), "(410)"),
        (lambda: Fault("moved", count=None, location="https://elsewhere.example/x"), "moved"),
        (lambda: Fault("too_deep", count=None), "(422)"),
        (lambda: Fault("bad_gateway", count=None), "trouble of its own (502)"),
    ],
    ids=["sso", "401", "html", "garbage", "404", "410", "moved", "422", "502"],
)
async def test_a_github_in_trouble_is_one_sentence_and_recovers(
    folder: Path,
    stand_in: StandIn,
    clock: Clock,
    waiting: int,
    fault: Callable[[], Fault],
    words: str,
) -> None:
    async with open_day(folder, clock) as day:
        await day.is_fresh()
        stand_in.faults.add(fault())
        clock.turn(seconds=61)
        # a broken connection is tried again after a breath
        await day.until(lambda: day.app.pull_state.sentence, "a sentence")
        if day.health is Health.WAITING:
            clock.turn(seconds=3)
        await day.until(lambda: day.health is Health.FAULT, "the fault")
        await day.until(lambda: words in day.status.text and "Next try" in day.status.text, "the sentence")
        one_sentence(day, stand_in.token)
        await reads(day, waiting)
        stand_in.faults.clear()
        clock.turn(minutes=3)
        await day.is_fresh()
        await day.until(lambda: day.age.role == "line--muted", "fresh data")


async def test_a_token_that_is_revoked_and_replaced(
    folder: Path,
    stand_in: StandIn,
    small_world: World,
    clock: Clock,
    waiting: int,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async with open_day(folder, clock) as day:
        await day.is_fresh()
        del small_world.tokens[stand_in.token]
        await day.press("R")
        await day.until(lambda: "does not accept the token (401)" in day.status.text, "the sentence")
        one_sentence(day, stand_in.token)
        await all_else_works(day, folder, waiting)
        small_world.add_token("another-token", "ann")
        monkeypatch.setenv("GITHUB_TOKEN", "another-token")
        await day.press("R")
        await day.is_fresh()


async def test_a_rate_limit_is_waited_for_in_sight(
    folder: Path, stand_in: StandIn, clock: Clock, waiting: int
) -> None:
    async with open_day(folder, clock) as day:
        await day.is_fresh()
        stand_in.faults.add(Fault("primary_limit", count=1, seconds=600))
        clock.turn(seconds=61)
        await day.until(lambda: day.health is Health.WAITING, "the waiting")
        await day.until(lambda: "rate limit is reached" in day.status.text, "the sentence")
        one_sentence(day, stand_in.token)
        asked = len(stand_in.requests)
        await all_else_works(day, folder, waiting)
        clock.turn(minutes=5)
        await day.until(lambda: "5m01s" in day.status.text, "the countdown to the reset")
        assert "R tries now" not in day.status.text, "it would not, and GitHub asks not to"
        duty = [seen for seen in stand_in.requests[asked:] if not seen.path.endswith("/comments")]
        assert duty == []
        clock.turn(minutes=6)
        await day.is_fresh()
        assert day.age.role == "line--muted"


async def test_a_renamed_repo_is_read_on_and_said(
    folder: Path, stand_in: StandIn, small_world: World, clock: Clock
) -> None:
    async with open_day(folder, clock) as day:
        await day.is_fresh()
        small_world.rename_repo(SUPPORT, "customers", NOW)
        filed = small_world.add_issue("example/customers", "A new one", "", user="carol", at=NOW)
        await day.press("R")
        await day.until(lambda: filed.number in day.numbers(), "its inquiries, as ever")
        await day.is_fresh()
        clock.turn(days=1, minutes=1)
        await day.until(
            lambda: "example/support is now called example/customers" in day.status.text, "the sentence"
        )
        await day.is_fresh()
        assert "change its name in config.toml" in day.status.text
        assert stand_in.token not in day.screen


async def test_a_repo_that_is_taken_away_is_said_at_the_next_look_and_nothing_is_lost(
    folder: Path, stand_in: StandIn, small_world: World, clock: Clock
) -> None:
    async with open_day(folder, clock) as day:
        await day.is_fresh()
        before = day.numbers()
        support = small_world.repo(SUPPORT)
        del small_world.repos[support.id]
        await day.press("R")
        await day.until(lambda: "GitHub shows no" in day.status.text, "the sentence")
        one_sentence(day, stand_in.token)
        assert day.numbers() == before
        small_world.repos[support.id] = support
        await day.press("R")
        await day.is_fresh()
        assert day.numbers() == before


async def test_a_github_that_hangs_holds_nothing_up_not_even_the_end(
    folder: Path, stand_in: StandIn, small_world: World, clock: Clock, waiting: int
) -> None:
    async with open_day(folder, clock) as day:
        await day.is_fresh()
        asked = len(stand_in.requests)
        with small_world.lock:  # the stand-in takes requests, and answers none
            clock.turn(seconds=61)
            await day.until(lambda: len(stand_in.requests) > asked, "a request")
            await all_else_works(day, folder, waiting)
            assert day.health is Health.PULLING
            await day.press("q")
            await day.until(lambda: not day.app.is_running, "the end")
            assert day.app.return_code == 0
