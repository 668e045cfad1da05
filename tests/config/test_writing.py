import tomllib
from datetime import date, time, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sretui.config.loading import load
from sretui.config.mine import Config
from sretui.config.places import Places
from sretui.config.teamfile import TeamFile
from sretui.config.writing import fresh_file, toml, toml_key
from sretui.core.team import Membership, Shift

TEAM = {
    "name": 'Harbor "North"',
    "goal": "3h",
    "relays": ["harbor-list"],
    "boilerplate": ['Please reply **only** to\n"these" mails.\n---'],
    "list_tags": ["[users]"],
    "hours.zone": "America/Los_Angeles",
    "people": [
        {"login": "alice", "name": "Alice", "experienced": True},
        {"login": "bob", "name": "Bob", "memberships": [{"from": date(2024, 1, 1), "to": date(2024, 6, 30)}]},
    ],
    "shifts": [{"start": date(2026, 11, 23), "primary": "alice", "backup": "bob"}],
    "holidays": {"2026": [date(2026, 11, 26), date(2026, 11, 27)]},
    "closures": [{"date": date(2026, 12, 21), "from": time(10), "to": time(11, 30)}],
    "channels": {"mail": "private", "walk-in": "private"},
}
MINE = {
    "me": "alice",
    "repos.inquiries": "harbor/questions",
    "repos.product": "harbor/harbor",
    "polling.open_seconds": 10,
    "keys": {"list.down": "n"},
}


def test_every_value_that_is_written_is_loaded_again(tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_text(fresh_file(Config, "Mine.", MINE, {}))
    (tmp_path / "team.toml").write_text(
        fresh_file(TeamFile, "The team's.", TEAM, {"holidays": ["Think of 2027."]})
    )
    loaded = load(Places(tmp_path / "config.toml", tmp_path / "data"))
    team = loaded.team
    assert (loaded.settings.me, loaded.settings.open_seconds) == ("alice", 10)
    assert loaded.settings.keys == {"list.down": "n"}
    assert (team.name, team.goal, team.relays) == ('Harbor "North"', timedelta(hours=3), ("harbor-list",))
    assert team.boilerplate == ('Please reply **only** to\n"these" mails.\n---',)
    assert team.people[1].memberships == (Membership(date(2024, 1, 1), date(2024, 6, 30)),)
    assert team.people[0].experienced
    assert team.shifts == (Shift(date(2026, 11, 23), "alice", "bob"),)
    assert team.hours.holidays == {date(2026, 11, 26), date(2026, 11, 27)}
    assert len(team.hours.closures) == 1
    assert team.private_channels == {"mail": True, "walk-in": True}
    assert "# Think of 2027." in (tmp_path / "team.toml").read_text()


CASES: list[tuple[object, str]] = [
    (True, "true"),
    (3, "3"),
    (None, '""'),
    (date(2026, 11, 23), "2026-11-23"),
    (time(9, 5), '"09:05"'),
    (timedelta(hours=4), '"4h"'),
    (((time(13), time(0)),), '["13:00-24:00"]'),
    ({"from": date(2026, 1, 1)}, "{ from = 2026-01-01 }"),
]


@pytest.mark.parametrize(("value", "text"), CASES)
def test_values_are_written_as_people_write_them(value: object, text: str) -> None:
    assert toml(value) == text


@given(
    st.text(st.characters(exclude_categories=["Cs"])),
    st.text(st.characters(exclude_categories=["Cs"]), min_size=1),
)
def test_any_text_survives_being_written(value: str, key: str) -> None:
    assert tomllib.loads(f"{toml_key(key)} = {toml(value)}") == {key: value}
