"""From an empty folder to a morning on duty: set-up, first sync.

What the screens show and what one does there.
"""

import json
from datetime import timedelta
from pathlib import Path

import pytest

from sretui.core.board import Health
from sretui.core.inbox import SectionKind
from sretui.core.journal import Kind
from sretui.core.model import RepoRole
from sretui.demo.server import StandIn
from sretui.demo.state import World
from sretui.ui.screens.facts import FactsDialog
from sretui.ui.screens.inbox import InboxScreen
from sretui.ui.widgets.line_list import LineList
from tests.journeys.day import NOW, OPTIONS, PRODUCT, SUPPORT, Clock, journal, open_day, run_command


async def test_the_screens_show_what_the_plain_inbox_lists(
    folder: Path, clock: Clock, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    assert run_command(folder, "inbox", "--json") == 0
    listed = json.loads(capsys.readouterr().out)
    plain = [row["number"] for section in listed["sections"] for row in section["rows"]]
    async with open_day(folder, clock) as day:
        assert day.numbers() == plain
        assert len(plain) > 3
        await day.is_fresh()
        assert day.numbers() == plain
        assert all(f"#{number} " in day.screen for number in plain)


async def test_without_a_sync_before_it_the_screens_fill_themselves_and_stay_silent(
    empty_folder: Path, stand_in: StandIn, clock: Clock
) -> None:
    assert run_command(empty_folder, "init", *OPTIONS, "--api", stand_in.url) == 0
    async with open_day(empty_folder, clock) as day:
        await day.until(lambda: day.app.pull_state.complete, "the first sync")
        await day.until(lambda: len(day.numbers()) > 3, "the inquiries")
        await day.until(lambda: "How does one" in day.said, "the first conversation")
        assert day.numbers()[0] == 2
        await day.until(lambda: "2 Backlog 35" in day.screen, "the count of open product issues")
        assert day.app.rung == 0


async def test_no_reply_needed_is_kept_on_the_disk_and_changes_the_inbox_at_once(
    folder: Path, stand_in: StandIn, small_world: World, clock: Clock
) -> None:
    small_world.add_comment(SUPPORT, 3, "Thank you!", user="carol", at=NOW - timedelta(days=3))
    assert run_command(folder, "sync") == 0
    stand_in.stop()
    async with open_day(folder, clock) as day:
        assert day.section_of(3) is SectionKind.REPLY
        assert " 8h00m " in day.row(3)
        await day.goes_to(3)
        assert "Thank you!" in day.said
        await day.press("e")
        await day.until(lambda: day.section_of(3) is SectionKind.CUSTOMER, "the customer's turn")
        await day.until(lambda: " 3d " in day.row(3), "days of the customer's, not hours of ours")
        (entry,) = journal(folder)
        assert (entry.kind, entry.by, entry.inquiry) == (Kind.NO_REPLY_NEEDED, "ann", day.node_id(3))
        await day.press("u")
        await day.until(lambda: day.section_of(3) is SectionKind.REPLY, "our turn again")
    assert [one.kind for one in journal(folder)] == [Kind.NO_REPLY_NEEDED] * 2


async def test_facts_recorded_without_a_network_change_the_countdown_at_once_and_stay(
    folder: Path, stand_in: StandIn, small_world: World, clock: Clock, capsys: pytest.CaptureFixture[str]
) -> None:
    filed = small_world.add_issue(SUPPORT, "Late", "Help", user="carol", at=NOW - timedelta(minutes=30))
    assert run_command(folder, "sync") == 0
    stand_in.stop()
    async with open_day(folder, clock) as day:
        await day.goes_to(filed.number)
        assert "3h30m" in day.row(filed.number)
        assert "3h30m left · due Mon 14:30" in day.head
        await day.press("i")
        await day.until(lambda: isinstance(day.app.screen, FactsDialog), "the dialog")
        await day.press("ctrl+u", *"08:15", "tab", *"hot", "enter")
        await day.until(lambda: not isinstance(day.app.screen, FactsDialog), "its end")
        await day.until(lambda: "2h15m" in day.row(filed.number), "the new countdown in the list")
        await day.until(lambda: "2h15m left · due Mon 13:15" in day.head, "and in the conversation")
        assert "hotline" in day.row(filed.number)
    assert [(one.kind, dict(one.data)) for one in journal(folder)] == [
        (Kind.RECEIVED, {"at": "2026-11-23T16:15:00+00:00"}),
        (Kind.CHANNEL, {"channel": "hotline"}),
    ]
    capsys.readouterr()
    assert run_command(folder, "inbox", "--json") == 0
    sections = json.loads(capsys.readouterr().out)["sections"]
    rows = {row["number"]: row for section in sections for row in section["rows"]}
    assert (rows[filed.number]["received"], rows[filed.number]["channel"]) == (
        "2026-11-23T16:15:00Z",
        "hotline",
    )
    async with open_day(folder, clock) as day:
        assert "2h15m" in day.row(filed.number)


async def test_search_finds_a_word_of_a_comment_and_opens_where_it_was_said(
    folder: Path, small_world: World, clock: Clock
) -> None:
    small_world.add_comment(SUPPORT, 5, "The kaleidoscope is blank.", user="carol", at=NOW)
    assert run_command(folder, "sync") == 0
    async with open_day(folder, clock) as day:
        await day.press("slash", *"kaleido")
        await day.until(lambda: "Question 5" in day.screen, "what was found")
        await day.until(lambda: "The kaleidoscope is blank." in day.said, "its conversation")
        await day.press("enter", "m", "escape")
        await day.until(lambda: isinstance(day.app.screen, InboxScreen), "the inbox")


async def test_a_known_issue_brings_its_comments_when_it_is_opened(
    folder: Path, stand_in: StandIn, small_world: World, clock: Clock
) -> None:
    for number in small_world.repo(PRODUCT).issues:
        small_world.add_comment(PRODUCT, number, "Long ago", user="ben", at=NOW - timedelta(days=6))
    filed = small_world.add_issue(
        SUPPORT, "Crash in the volume plot", "It crashes.", user="carol", at=NOW - timedelta(minutes=5)
    )
    assert run_command(folder, "sync") == 0
    async with open_day(folder, clock) as day:
        await day.goes_to(filed.number)
        known = day.app.screen.query_one("#known", LineList)
        await day.until(lambda: len(known.source) > 0, "known issues")
        await day.is_fresh()
        stand_in.requests.clear()
        await day.press("K")
        await day.until(lambda: known.has_focus, "the list of known issues")
        chosen = known.cursor_key
        await day.press("enter")
        await day.until(lambda: "Long ago" in day.said, "the comment that only GitHub had")
        number = next(one for one in small_world.repo(PRODUCT).issues if f"#{one} " in day.head)
        repo_id = small_world.repo(PRODUCT).id
        asked = [seen.path for seen in stand_in.requests if f"/issues/{number}/comments" in seen.path]
        assert asked in (
            [f"/repositories/{repo_id}/issues/{number}/comments"],
            [f"/repos/{PRODUCT}/issues/{number}/comments"],
        )
        assert day.app._desk.conversation(str(chosen)) is not None
        await day.press("escape")
        await day.until(lambda: "It crashes." in day.said, "the inquiry again")


async def test_the_product_backlog_is_the_stand_ins_without_pull_requests(
    folder: Path, small_world: World, clock: Clock
) -> None:
    real = {one.number for one in small_world.repo(PRODUCT).issues.values() if not one.pull}
    async with open_day(folder, clock) as day:
        await day.press("2")
        await day.until(lambda: len(day.rows.source) == len(real), "every open issue")
        await day.press("f", *"label:enhancement number 1")
        await day.until(lambda: 0 < len(day.rows.source) < len(real), "fewer")
        source = day.rows.source
        found = day.app._desk.issues([int(str(source.key(index))) for index in range(len(source))])
        assert {one.repo for one in found} == {RepoRole.PRODUCT}
        assert all("enhancement" in one.labels for one in found)


async def test_without_any_network_the_day_can_begin(folder: Path, stand_in: StandIn, clock: Clock) -> None:
    stand_in.stop()
    clock.turn(hours=2)
    async with open_day(folder, clock) as day:
        before = day.numbers()
        assert len(before) > 3
        await day.until(lambda: day.health is Health.FAULT, "the fault")
        assert day.numbers() == before
        await day.goes_to(3)
        assert "Like this." in day.said
        await day.press("2")
        await day.until(lambda: len(day.rows.source) > 10, "the backlog")
        await day.press("slash", *"volume")
        await day.until(lambda: len(day.rows.source) > 10, "search")
        assert day.status.role == day.age.role == "line--warning"


async def test_without_any_token_the_day_can_begin(
    folder: Path, monkeypatch: pytest.MonkeyPatch, clock: Clock
) -> None:
    monkeypatch.delenv("GITHUB_TOKEN")
    async with open_day(folder, clock) as day:
        await day.until(lambda: day.health is Health.FAULT, "the fault")
        await day.until(lambda: "there is no token for 127.0.0.1" in day.status.text, "the sentence")
        assert len(day.numbers()) > 3


async def test_a_damaged_copy_is_fetched_anew_and_what_people_recorded_stays(
    folder: Path, small_world: World, clock: Clock, capsys: pytest.CaptureFixture[str]
) -> None:
    filed = small_world.add_issue(SUPPORT, "Late", "Help", user="carol", at=NOW - timedelta(minutes=30))
    assert run_command(folder, "sync") == 0
    async with open_day(folder, clock) as day:
        await day.goes_to(filed.number)
        await day.press("i", "ctrl+u", *"08:15", "enter")
        await day.until(lambda: "2h15m" in day.row(filed.number), "what was recorded")
        before = day.numbers()
    for path in (folder / "data").glob("cache.db*"):
        path.write_bytes(b"nothing SQLite ever wrote" * 4000)
    capsys.readouterr()
    async with open_day(folder, clock) as day:
        assert "cache.db" in capsys.readouterr().err
        await day.until(lambda: day.numbers() == before, "the same inquiries")
        assert "2h15m" in day.row(filed.number)
        await day.is_fresh()
        assert day.app.rung == 0
