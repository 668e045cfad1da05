"""A folder set up by the command line alone, and a GitHub whose clock is the day's."""

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path

import pytest

from sretui.demo.server import StandIn
from sretui.demo.state import World
from tests.journeys.day import NOW, OPTIONS, SUPPORT, Clock, Day, open_day, places_of, run_command
from tests.journeys.desks import TEAM, Opens

TOKEN = "ghp_" + "neverWrittenAnywhere" * 2


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def stand_in(small_world: World, clock: Clock) -> Iterator[StandIn]:
    small_world.add_token(TOKEN, "ann")
    with StandIn(small_world, token=TOKEN, clock=clock) as running:
        yield running


@pytest.fixture
def empty_folder(tmp_path: Path, stand_in: StandIn, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Nothing yet, but a token in the environment."""
    monkeypatch.setenv("GITHUB_TOKEN", stand_in.token)
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")
    return tmp_path


@pytest.fixture
def folder(empty_folder: Path, stand_in: StandIn) -> Path:
    """Set up, and everything fetched once."""
    assert run_command(empty_folder, "init", *OPTIONS, "--api", stand_in.url) == 0
    assert run_command(empty_folder, "sync") == 0
    return empty_folder


@pytest.fixture
def opens(
    tmp_path: Path, stand_in: StandIn, small_world: World, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> Opens:
    """Opens somebody's desk: own files, own token."""
    small_world.add_user("cora", at=NOW - timedelta(days=90))
    small_world.repo(SUPPORT).permissions["cora"] = "write"
    tokens = {"ann": stand_in.token, "ben": "ghp_" + "b" * 36, "cora": "ghp_" + "c" * 36}
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")

    def sits_down(who: str) -> Path:
        monkeypatch.setenv("GITHUB_TOKEN", tokens[who])
        folder = tmp_path / who
        if not folder.exists():
            small_world.add_token(tokens[who], who)
            assert run_command(folder, "init", *OPTIONS, "--api", stand_in.url, "--me", who) == 0
            team = places_of(folder).config.with_name("team.toml")
            team.write_text(team.read_text().partition("[[people]]")[0].partition("[[shifts]]")[0] + TEAM)
        return folder

    @asynccontextmanager
    async def opened(who: str) -> AsyncIterator[Day]:
        async with open_day(sits_down(who), clock) as day:
            await day.is_fresh()
            yield day

    return opened
