"""The throw-away config of the demo's team, written as `sretui init` would and read like anybody's."""

from collections import defaultdict
from dataclasses import asdict
from datetime import date, datetime

from sretui.config.mine import Config
from sretui.config.places import Places
from sretui.config.teamfile import TeamFile
from sretui.config.writing import fresh_file
from sretui.demo import office, team

_POLL_SECONDS = 10


def write_config(places: Places, api: str, at: datetime) -> None:
    """Write both files for a demo that begins at an instant (UTC)."""
    mine = fresh_file(Config, "The demo's own settings.", _mine(api), {})
    places.config.write_text(mine, encoding="utf-8")
    shared = fresh_file(TeamFile, "The demo's team.", _team(at), {})
    places.config.with_name("team.toml").write_text(shared, encoding="utf-8")


def _mine(api: str) -> dict[str, object]:
    return {
        "me": team.ME,
        "repos.inquiries": team.INQUIRIES,
        "repos.product": team.PRODUCT,
        "github.api": api,
        "polling.open_seconds": _POLL_SECONDS,
        "polling.closed_seconds": _POLL_SECONDS,
    }


def _team(at: datetime) -> dict[str, object]:
    return {
        "name": team.TEAM_NAME,
        "hours.zone": office.ZONE,
        "people": [asdict(person) for person in team.PEOPLE],
        "relays": [team.RELAY],
        "bots": list(team.BOTS),
        "shifts": [asdict(shift) for shift in team.shifts(at)],
        "holidays": _holidays(at.year),
        "boilerplate": [team.BOILERPLATE],
        "list_tags": list(team.LIST_TAGS),
    }


def _holidays(year: int) -> dict[str, list[date]]:
    """List the days off by their own year: a New Year's Day on a Saturday is kept in December."""
    years: dict[str, list[date]] = defaultdict(list)
    for near in range(year - 1, year + 3):
        for day in office.holidays(near):
            years[str(day.year)].append(day)
    return dict(sorted(years.items()))
