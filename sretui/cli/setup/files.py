"""What `sretui init` writes: new files with every key explained, or single values changed in old ones."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from sretui.cli.now import now
from sretui.cli.setup.answers import Answers, at
from sretui.cli.setup.talk import Found
from sretui.config.checking import team_path
from sretui.config.editing import current, edited, save
from sretui.config.mine import Config, GitHub
from sretui.config.places import Places
from sretui.config.proposal import proposal_lines
from sretui.config.teamfile import TeamFile
from sretui.config.writing import fresh_file

_DEFAULTS = {"me": "", "github.api": GitHub().api}


def write_files(places: Places, answers: Answers, found: Found) -> Iterator[str]:
    """Write both files; yield a line on what became of each."""
    team = team_path(places.config, dict(current(places.config)))
    texts = {places.config: _mine(places.config, answers), team: _team(team, answers, found)}
    # Both texts stand before anything is written: a file that cannot be changed leaves the other alone.
    for path, text in texts.items():
        yield _write(path, text)


def _write(path: Path, text: str) -> str:
    was_there = path.exists()
    changed = save(path, text)
    return f"{path}: {('changed' if was_there else 'written') if changed else 'as it was'}"


def _mine(path: Path, answers: Answers) -> str:
    values = {
        "me": answers.me,
        "repos.inquiries": answers.inquiries,
        "repos.product": answers.product,
        "github.api": answers.api,
    }
    if path.exists():
        return edited(path, _differing(path, values))
    return fresh_file(
        Config,
        "sretui: your own settings. `sretui init` changes single values and keeps the rest.",
        values,
        {},
    )


def _differing(path: Path, values: Mapping[str, str]) -> dict[str, str]:
    """Keep what is not so already, be it by what the file says or by a default it leaves alone."""
    raw = current(path)
    return {key: value for key, value in values.items() if value != (at(raw, key) or _DEFAULTS.get(key))}


def _team(path: Path, answers: Answers, found: Found) -> str:
    if path.exists():
        return edited(path, {"hours.zone": answers.zone})
    title = "sretui: the team's settings, to be shared by everybody on the team."
    values = {
        "name": answers.inquiries.partition("/")[0],
        "hours.zone": answers.zone,
        "people": [{"login": login, "name": login} for login in _people(answers, found)],
    }
    return fresh_file(TeamFile, title, values, {"holidays": tuple(_holidays())})


def _people(answers: Answers, found: Found) -> tuple[str, ...]:
    return found.people or ((answers.me,) if answers.me else ())


def _holidays() -> Iterator[str]:
    year = now().year
    yield "A proposal only: compare it with your own list, correct it, and remove the leading #."
    for shown in (year, year + 1):
        yield from proposal_lines(shown)
