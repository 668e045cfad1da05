from datetime import UTC, datetime
from pathlib import Path

import pytest

from sretui.cli.demo_config import write_config
from sretui.config.loading import load
from sretui.config.places import Places
from sretui.core.roster import duty

INSTANTS = [
    datetime(2026, 11, 23, 18, 0, tzinfo=UTC),
    datetime(2021, 12, 29, 18, 0, tzinfo=UTC),
    datetime(2027, 7, 6, 18, 0, tzinfo=UTC),
]


@pytest.mark.parametrize("at", INSTANTS)
def test_the_demos_team_loads_and_has_me_on_duty(tmp_path: Path, at: datetime) -> None:
    places = Places(tmp_path / "config.toml", tmp_path / "data")
    write_config(places, "http://127.0.0.1:8080", at)
    loaded = load(places)
    assert {at.year, at.year + 1} <= loaded.team.holiday_years
    assert duty(loaded.team, at).primary == loaded.settings.me
    assert loaded.team.relays
    assert loaded.team.boilerplate
