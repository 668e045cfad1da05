"""A folder set up by the command line alone, and a GitHub whose clock is the day's."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from sretui.demo.server import StandIn
from sretui.demo.state import World
from tests.journeys.day import OPTIONS, Clock, run_command

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
