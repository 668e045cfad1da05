"""The throw-away config of the demo's team, written as `sretui init` would and read like anybody's."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import asdict
from datetime import date

from sretui.config.mine import Config
from sretui.config.places import Places
from sretui.config.teamfile import TeamFile
from sretui.config.writing import fresh_file
from sretui.demo.scenario import Week

_POLL_SECONDS = 10


def write_config(places: Places, api: str, week: Week) -> None:
    """Write both files for the team of a week."""
    mine = fresh_file(Config, "The demo's own settings.", _mine(api, week), {})
    places.config.write_text(mine, encoding="utf-8")
    shared = fresh_file(TeamFile, "The demo's team.", _team(week), {})
    places.config.with_name("team.toml").write_text(shared, encoding="utf-8")


def _mine(api: str, week: Week) -> dict[str, object]:
    return {
        "me": week.me,
        "repos.inquiries": week.inquiries_repo,
        "repos.product": week.product_repo,
        "github.api": api,
        "polling.open_seconds": _POLL_SECONDS,
        "polling.closed_seconds": _POLL_SECONDS,
    }


def _team(week: Week) -> dict[str, object]:
    return {
        "name": week.team_name,
        "hours.zone": week.zone,
        "people": [asdict(person) for person in week.people],
        "relays": list(week.relays),
        "bots": list(week.bots),
        "shifts": [asdict(shift) for shift in week.shifts],
        "roster": f"github:{week.inquiries_repo}:duty/roster.toml",
        "holidays": _by_year(week.holidays),
        "boilerplate": list(week.boilerplate),
        "list_tags": list(week.list_tags),
        "classified_sites": ["Gannet hall", "Fulmar annex"],
    }


def _by_year(days: Iterable[date]) -> dict[str, list[date]]:
    """List the days off by their own year: a New Year's Day on a Saturday is kept in December."""
    years: dict[str, list[date]] = defaultdict(list)
    for day in sorted(days):
        years[str(day.year)].append(day)
    return dict(years)
