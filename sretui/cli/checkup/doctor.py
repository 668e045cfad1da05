"""`sretui doctor`: what works, what does not, and what to do about it."""

import json
import os
import shutil
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from sretui.cli.checkup.findings import Finding, Mark, good, trouble
from sretui.cli.entry.placing import placed
from sretui.cli.now import now
from sretui.config.places import Places
from sretui.core.errors import ConfigError, Unauthorized
from sretui.core.roster.changes import RepoFile

if TYPE_CHECKING:
    from sretui.sync.ports import GitHub

_SIGNS = {Mark.GOOD: "✓ ok     ", Mark.NOTE: "! note   ", Mark.TROUBLE: "✗ trouble"}
_PLAIN = {Mark.GOOD: "ok     ", Mark.NOTE: "note   ", Mark.TROUBLE: "trouble"}


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
@placed
def doctor(*, as_json: bool, places: Places) -> int:
    """Check everything the duty needs, and say what to do.

    Leaves with 1 when the duty could not be done.
    """
    found = []
    for finding in check_all(places):
        found.append(finding)
        if not as_json:
            click.echo("\n".join(_lines(finding)))
    bad = any(finding.mark is Mark.TROUBLE for finding in found)
    if as_json:
        click.echo(json.dumps({"fit": not bad, "findings": [_plain(finding) for finding in found]}, indent=2))
    return 1 if bad else 0


def check_all(places: Places) -> Iterator[Finding]:
    """Check the config, the files, the team, GitHub and the terminal, one finding after the other."""
    from sretui.cli.checkup.machine import check_files, check_terminal
    from sretui.store.database import Databases

    yield from check_terminal(
        os.environ, sys.stdout.encoding, shutil.get_terminal_size(), is_terminal=sys.stdout.isatty()
    )
    yield from check_files(Databases(places.data))
    yield from _configured(places)


def _configured(places: Places) -> Iterator[Finding]:
    from sretui.cli.checkup.roster import check_team
    from sretui.config.loading import load_checked

    try:
        loaded = load_checked(places)
    except ConfigError as error:
        do = "correct the file" if places.config.exists() else "run `sretui init`"
        yield from (trouble("config", line, do) for line in error.problems or (str(error),))
        return
    yield good("config", f"{loaded.config_file} and {loaded.team_file}")
    from sretui.cli.checkup.github import check_github
    from sretui.cli.checkup.roster_file import check_roster_file, check_weeks
    from sretui.cli.connecting import forge_maker
    from sretui.core.roster.weeks import laid_over

    make = forge_maker(loaded.settings.api, now)
    checked = check_roster_file(loaded.roster, lambda file: _fetched(make(), file))
    team = laid_over(loaded.team, checked.roster)
    yield from check_team(team, loaded.settings.me, now())
    yield from checked.findings
    yield from check_weeks(team, now())
    try:
        forge = make()
    except Unauthorized as error:
        yield trouble("token", str(error), "get one at https://github.com/settings/tokens")
        return
    yield from check_github(forge, loaded.repos, loaded.settings.me, loaded.team, now)


def _fetched(forge: "GitHub", file: RepoFile) -> str | None:
    return found.text if (found := forge.fetch_file(file.repo, file.path)[0]) else None


def _lines(finding: Finding) -> Iterator[str]:
    signs = _SIGNS if "utf" in sys.stdout.encoding.lower() else _PLAIN
    yield f"{signs[finding.mark]}  {finding.about}: {finding.says}"
    if finding.do:
        yield f"{'':<{len(signs[finding.mark])}}    -> {finding.do}"


def _plain(finding: Finding) -> dict[str, str]:
    return {"mark": finding.mark.value, "about": finding.about, "says": finding.says, "do": finding.do}
