"""What the check-up says of the roster's file."""

from pathlib import Path

import pytest

from sretui.cli.checkup.findings import Mark
from sretui.cli.checkup.roster_file import check_roster_file, check_weeks
from sretui.core.errors import Refused
from sretui.core.roster.changes import RepoFile
from tests.cli.checkup.test_roster import NOW, TEAM

IN_REPO = RepoFile("example/team", "roster.toml")
SHIFT = '[[shifts]]\nstart = 2026-12-07\nprimary = "alice"\nbackup = "carol"\n'


def refuse(_: RepoFile) -> str | None:
    raise Refused("GitHub refuses it", 403)


@pytest.mark.parametrize(
    ("text", "mark", "says"),
    [
        (SHIFT, Mark.GOOD, "roster.toml in example/team can be read"),
        (SHIFT * 2, Mark.NOTE, "shifts[1]: 2026-12-07 is there twice"),
        (None, Mark.NOTE, "there is no roster.toml in example/team yet"),
        ("[[", Mark.NOTE, "it is not TOML"),
    ],
)
def test_a_file_in_a_repo(text: str | None, mark: Mark, says: str) -> None:
    (found,) = check_roster_file(IN_REPO, lambda _: text).findings
    assert found.mark is mark
    assert says in found.says


def test_a_file_that_cannot_be_had() -> None:
    (found,) = check_roster_file(IN_REPO, refuse).findings
    assert (found.mark, found.says) == (Mark.TROUBLE, "GitHub refuses it")


def test_a_local_file_need_not_exist(tmp_path: Path) -> None:
    path = tmp_path / "roster.toml"
    assert check_roster_file(path, refuse).findings == ()
    path.write_text(SHIFT)
    assert len(check_roster_file(path, refuse).roster.shifts) == 1


def test_odd_weeks_are_pointed_out() -> None:
    assert [one.says for one in check_weeks(TEAM, NOW)] == []
    from dataclasses import replace

    people = tuple(replace(one, experienced=one.login == "bob") for one in TEAM.people)
    assert [one.says for one in check_weeks(replace(TEAM, people=people), NOW)] == [
        "week of 2026-11-23: Alice and Carol are both new to it; one should be experienced.",
        "week of 2026-11-30: Carol and Alice are both new to it; one should be experienced.",
    ]
