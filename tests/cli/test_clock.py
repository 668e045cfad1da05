import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from sretui.cli.entry.commands import sretui


def run(*args: str, config: Path) -> Result:
    return CliRunner(catch_exceptions=False).invoke(
        sretui, ["--config", str(config), "--data", str(config), "clock", *args]
    )


def test_without_a_config_it_counts_the_visit_teams_week(tmp_path: Path) -> None:
    result = run("--received", "2026-11-25T16:00-08:00", "--at", "2026-11-26T10:30-08:00", config=tmp_path)
    assert result.exit_code == 0
    assert result.output.splitlines() == [
        "received   Wed 2026-11-25 16:00:00 PST",
        "looked at  Thu 2026-11-26 10:30:00 PST, open",
        "goal       4:00:00 of business time",
        "due        Thu 2026-11-26 11:00:00 PST",
        "remaining  0:30:00 left",
        "counted",
        "  Wed 2026-11-25 16:00:00 PST - 17:00:00  1:00:00",
        "  Thu 2026-11-26 08:00:00 PST - 10:30:00  2:30:00",
    ]


def test_json_is_one_document_with_every_interval(tmp_path: Path) -> None:
    result = run(
        "--received", "2026-11-25T16:00-08:00", "--at", "2026-11-26T12:30-08:00", "--json", config=tmp_path
    )
    assert json.loads(result.output) == {
        "zone": "America/Los_Angeles",
        "goal_seconds": 14400,
        "received": "2026-11-26T00:00:00Z",
        "at": "2026-11-26T20:30:00Z",
        "due": "2026-11-26T19:00:00Z",
        "due_local": "2026-11-26T11:00:00-08:00",
        "remaining_seconds": -3600,
        "elapsed_seconds": 18000,
        "level": "breached",
        "open": False,
        "why_closed": "lunch",
        "intervals": [
            {"start": "2026-11-26T00:00:00Z", "end": "2026-11-26T01:00:00Z", "seconds": 3600},
            {"start": "2026-11-26T16:00:00Z", "end": "2026-11-26T20:00:00Z", "seconds": 14400},
        ],
    }


def test_with_a_config_it_counts_the_teams_hours(tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_text('[repos]\ninquiries = "a/b"\nproduct = "a/c"\n')
    (tmp_path / "team.toml").write_text(
        'name = "Harbor"\ngoal = "2h"\n[hours]\nzone = "UTC"\n[hours.weekly]\nthursday = ["10:00-16:00"]\n'
        "[holidays]\n2026 = [2026-11-26]\n"
    )
    result = run("--received", "2026-11-25T16:00Z", "--at", "2026-12-03T11:00Z", "--json", config=tmp_path)
    document = json.loads(result.output)
    assert (document["due"], document["remaining_seconds"]) == ("2026-12-03T12:00:00Z", 3600)


def test_a_broken_config_is_told_not_passed_over(tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_text("nope")
    result = CliRunner().invoke(
        sretui,
        ["--config", str(tmp_path), "--data", str(tmp_path), "clock", "--received", "2026-11-25T16:00Z"],
    )
    assert "is not TOML" in str(result.exception)


REFUSED = [
    (
        ("--received", "2026-11-25T16:00"),
        "'2026-11-25T16:00' does not say its offset; write for example 2026-11-25T16:00-08:00",
    ),
    (("--received", "yesterday"), "'yesterday' is not an instant like 2026-11-25T16:00-08:00"),
    (("--received", "0001-01-01T00:00+14:00"), "'0001-01-01T00:00+14:00' is not an instant"),
    (("--received", "9998-01-01T00:00Z"), "is not an instant between the years 1970 and 2999"),
    (
        ("--received", "2026-11-25T16:00Z", "--goal", "soon"),
        "'soon' is not a length of time like 4h, 3h30m or 45m",
    ),
    ((), "Missing option '--received'"),
]


@pytest.mark.parametrize(("args", "sentence"), REFUSED)
def test_what_is_ambiguous_is_refused_with_a_sentence(
    tmp_path: Path, args: tuple[str, ...], sentence: str
) -> None:
    result = run(*args, config=tmp_path)
    assert result.exit_code == 2
    assert sentence in result.output


def test_a_long_list_of_intervals_is_cut_for_people_and_whole_in_json(tmp_path: Path) -> None:
    span = ("--received", "2026-01-01T00:00Z", "--at", "2026-12-01T00:00Z")
    assert run(*span, config=tmp_path).output.endswith("  and more; --json lists them all\n")
    document = json.loads(run(*span, "--json", config=tmp_path).output)
    assert sum(each["seconds"] for each in document["intervals"]) == document["elapsed_seconds"]
