"""Two people, each with files of their own, trade a week through a file that both share."""

from datetime import date
from pathlib import Path

import pytest
from textual.widgets import Input

from sretui.cli.compose import compose
from sretui.core.roster.reading import read_roster
from sretui.demo.server import StandIn
from sretui.demo.state import World
from sretui.ui.screens.rostering.form import RosterForm
from sretui.ui.widgets.choice import Choice
from sretui.ui.widgets.roster_rows import WeekRow
from tests.journeys.day import NOW, OPTIONS, SUPPORT, Clock, Day, open_day, places_of, run_command

ROSTER = """\
# Ann and Ben by turns; ask before December.

[[shifts]]
start = 2026-11-23
primary = "ann"
backup = "ben"

[[shifts]]
start = 2026-11-30
primary = "ben"
backup = "cora" # new here

[[shifts]]
start = 2026-12-07
primary = "ann"
backup = "cora"
"""
PEOPLE = "".join(
    f'\n[[people]]\nlogin = "{login}"\nname = "{login.title()}"\n' for login in ("ann", "ben", "cora")
)


def settle(folder: Path, url: str, me: str) -> Path:
    """Set somebody up, with the shared file named in the team's."""
    assert run_command(folder, "init", *OPTIONS, "--api", url, "--me", me) == 0
    team = folder / "team.toml"
    kept = team.read_text().partition("[[people]]")[0]
    named = 'roster = "github:example/support:duty/roster.toml"\n'
    assert "\n[hours]" in kept
    team.write_text(named + kept + PEOPLE)
    return folder


@pytest.fixture
def both(
    tmp_path: Path, stand_in: StandIn, small_world: World, monkeypatch: pytest.MonkeyPatch
) -> tuple[Path, Path]:
    """Ann's and Ben's folders."""
    monkeypatch.setenv("GITHUB_TOKEN", stand_in.token)
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")
    small_world.repo(SUPPORT).files["duty/roster.toml"] = ROSTER.encode()
    return settle(tmp_path / "ann", stand_in.url, "ann"), settle(tmp_path / "ben", stand_in.url, "ben")


async def all_sent(day: Day, clock: Clock) -> None:
    desk = day.app._desk
    await day.until(desk.outbox, "something in the outbox")
    await day.until(lambda: clock.turn(seconds=1) > NOW and not desk.outbox(), "an empty outbox")


async def test_a_week_is_traded_by_two_people(
    both: tuple[Path, Path], small_world: World, clock: Clock
) -> None:
    ann, ben = both
    async with open_day(ann, clock) as day:
        await day.is_fresh()
        await day.press("4")
        await day.until(lambda: "Primary Ben" in day.screen, "the shared roster")
        day.rows.move_to(WeekRow(date(2026, 12, 7)))
        await day.press("t")
        await day.until(lambda: isinstance(day.app.screen, RosterForm), "the form")
        await day.pilot.pause()
        day.app.screen.query_one("#with", Choice).chosen = "Mon 30 Nov, primary"
        day.app.screen.query_one("#reason", Input).value = "a wedding"
        await day.press("ctrl+s")
        await all_sent(day, clock)
    (one, two) = read_roster(text(small_world)).roster.overrides
    assert (one.agreed, two.agreed, one.waits_for) == (None, None, "ben")
    async with open_day(ben, clock) as day:
        await day.is_fresh()
        await day.until(lambda: "4 Roster 1" in day.screen, "what waits for Ben's word")
        await day.press("4")
        await day.until(lambda: "a Agree" in day.screen, "the question")
        assert "“a wedding”" in day.screen
        await day.press("a")
        await all_sent(day, clock)
        await day.until(lambda: "Primary Ann, Backup Cora" in day.screen, "the traded week")
    written = text(small_world)
    assert all(half.agreed and half.agreed.by == "ben" for half in read_roster(written).roster.overrides)
    assert all(line in written for line in ROSTER.splitlines())
    assert run_command(ann, "sync") == 0
    desk = compose(places_of(ann), clock).desk
    desk.board()
    held = {(one.week.day, one.who) for one in desk.team.overrides if one.is_in_force}
    assert held == {(7, "ben"), (30, "ann")}
    comments = [comment for issue in small_world.repo(SUPPORT).issues.values() for comment in issue.comments]
    assert not any("trade" in comment.body for comment in comments)  # nothing is posted


def text(world: World) -> str:
    return world.repo(SUPPORT).files["duty/roster.toml"].decode()
