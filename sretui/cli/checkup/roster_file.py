"""The roster's file: whether it can be read, what was not understood, and what is odd about the weeks."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from sretui.cli.checkup.findings import Finding, good, note, trouble
from sretui.config.rosterfile import read_file
from sretui.core.cleaning import clean
from sretui.core.errors import SretuiError
from sretui.core.roster.changes import RepoFile, Roster
from sretui.core.roster.findings import findings
from sretui.core.roster.reading import read_roster
from sretui.core.team import Team

_ABOUT = "roster"
_AHEAD = timedelta(weeks=8)
"""Farther weeks have time."""


@dataclass(frozen=True, slots=True)
class Checked:
    """What a roster file says, and what was found about it."""

    roster: Roster
    findings: tuple[Finding, ...]


def check_roster_file(at: Path | RepoFile, fetch: Callable[[RepoFile], str | None]) -> Checked:
    """Look at the file; `fetch` gives the text of one in a repo, and may raise a ForgeError."""
    name = at.name if isinstance(at, Path) else str(at)
    try:
        text = read_file(at) if isinstance(at, Path) else fetch(at)
    except SretuiError as error:
        do = "correct `roster` in team.toml, or the rights of the token" if isinstance(at, RepoFile) else ""
        return Checked(Roster(), (trouble(_ABOUT, str(error), do),))
    if text is None:
        if isinstance(at, Path):
            return Checked(Roster(), ())
        do = "the first trade or cover makes it; the token must be allowed to write there"
        return Checked(Roster(), (note(_ABOUT, f"there is no {name} yet", do),))
    read = read_roster(text)
    wrong = tuple(
        note(_ABOUT, f"{name}: {clean(one, lines=False)}", "correct the file") for one in read.problems
    )
    return Checked(read.roster, wrong or (good(_ABOUT, f"{name} can be read"),))


def check_weeks(team: Team, now: datetime) -> Iterator[Finding]:
    """Point out what is odd about the weeks ahead; that nobody is on duty is said elsewhere."""
    soon = (now + _AHEAD).astimezone(team.hours.tz).date()
    for one in findings(team, now):
        if one.week is not None and one.week <= soon:
            do = "change it on screen 4, or in the roster's file"
            yield note(_ABOUT, f"week of {one.week.isoformat()}: {one.sentence}", do)
