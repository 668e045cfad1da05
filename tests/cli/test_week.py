"""`sretui week`: the table, the Markdown and the JSON say the same; effort only where it is wished for."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from time_machine import travel

from sretui.cli.entry.commands import sretui
from sretui.core.effort import log
from sretui.core.entries import Entry
from sretui.core.model import Comment, Issue, RepoRole
from sretui.store import cache, journal
from sretui.store.database import Databases, transaction
from tests.core.roster.weeks_of_duty import pst

NOW = pst("2026-11-24T10:00")
CONFIG = """
me = "alice"
[repos]
inquiries = "harbor/questions"
product = "harbor/harbor"
"""
TEAM = """
name = "Harbor"
people = [{ login = "alice", name = "Alice" }, { login = "bob", name = "Bob" }]
shifts = [{ start = 2026-11-23, primary = "alice", backup = "bob" }]
holidays = { 2026 = [2026-11-26] }
[hours]
zone = "America/Los_Angeles"
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "config.toml").write_text(CONFIG)
    (tmp_path / "team.toml").write_text(TEAM)
    databases = Databases(tmp_path / "data")
    databases.prepare()
    came, answered = pst("2026-11-23T09:00"), pst("2026-11-23T10:30")
    one = Issue(
        "I_1", RepoRole.INQUIRIES, 1, "Blank \x1b[31mwindow", "?", "cleo", came, came, comment_count=1
    )
    other = Issue("I_2", RepoRole.INQUIRIES, 2, "Crash", "?", "cleo", came, came)
    words = Comment(5, "C_5", RepoRole.INQUIRIES, 1, "alice", "Like this.", answered, answered)
    with databases.cache() as conn, transaction(conn):
        cache.save_issues(conn, (one, other))
        cache.save_comments(conn, (words,))
    with databases.desk() as conn, transaction(conn):
        journal.save_entry(conn, Entry("e", answered, "alice", "I_1", *log(75, "answering")))
    return tmp_path


def run(folder: Path, *args: str) -> str:
    with travel(NOW, tick=False):
        found = CliRunner().invoke(
            sretui, ["week", "--config", str(folder), "--data", str(folder / "data"), *args]
        )
    assert found.exit_code == 0, found.output
    return found.output


def test_the_table(folder: Path) -> None:
    assert run(folder).splitlines() == [
        "The week of Mon 23 Nov · Alice, Backup Bob",
        "Fri 20 Nov 17:00 – Fri 27 Nov 17:00, so far",
        "1 of 2 answered within 4h (50%), half of the answers within 1h30m.",
        "",
        "      2   Came in",
        "      1     answered within the goal",
        "      1 !   still waiting, over the goal",
        "  1h30m     half of the answers within",
        "  1h30m     longest, #1",
        "      0   Carried over into the week",
        "      0   Resolved",
        "      2   Still open",
        "      0   Handed off",
        "      0   Escalations",
        "      0   Low-hanging fruit done",
        "  1h15m   Your effort (never posted)",
        "  1h15m     answering",
        "  1h15m     on Mon 23 Nov",
        "  1h15m     #1 Blank ␛[31mwindow",
    ]


def test_the_document_says_the_same(folder: Path) -> None:
    read = json.loads(run(folder, "--json"))
    assert read["counts"] == {
        "received": 2,
        "in_time": 1,
        "late": 0,
        "closed": 0,
        "waiting": 0,
        "over": 1,
        "withdrawn": 0,
        "carried_over": 0,
        "resolved": 0,
        "promoted": 0,
        "known_issues": 0,
        "still_open": 2,
        "handed_off": 0,
        "escalations": 0,
        "fruit_done": 0,
        "postmortems_owed": 0,
    }
    assert (read["begins"], read["ends"]) == ("2026-11-21T01:00:00Z", "2026-11-28T01:00:00Z")
    assert (read["share_in_time"], read["median_seconds"], read["longest_seconds"]) == (0.5, 5400, 5400)
    assert [one["outcome"] for one in read["received"]] == ["in_time", "over"]
    assert read["effort"]["minutes"] == 75
    assert read["effort"]["by_day"] == {"2026-11-23": 75}
    assert read["effort"]["by_issue"][0]["title"] == "Blank ␛[31mwindow"


def test_the_markdown_has_effort_only_when_wished(folder: Path) -> None:
    plain, full = run(folder, "--markdown"), run(folder, "--markdown", "--effort")
    assert plain.startswith("## The week of Mon 23 Nov · Alice, Backup Bob\n")
    assert "* #2 Crash: still waiting, over the goal, received Mon 09:00" in plain
    assert "1h15m" not in plain
    assert "1h15m" in full


def test_another_week(folder: Path) -> None:
    assert "The week of Mon 16 Nov" in run(folder, "--of", "2026-11-19")
    assert "The week of Mon 23 Nov" in run(folder, "--of", "2026-11-21")


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (("--of", "yesterday"), "is not a date like 2026-11-25"),
        (("--of", "0001-01-01"), "between the years"),
        (("--json", "--markdown"), "choose one"),
    ],
)
def test_wrong_usage_is_said(folder: Path, args: tuple[str, ...], words: str) -> None:
    found = CliRunner().invoke(sretui, ["week", "--config", str(folder), *args])
    assert found.exit_code == 2
    assert words in " ".join(found.output.split())
