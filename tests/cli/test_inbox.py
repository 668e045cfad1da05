import json
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from click.testing import CliRunner

from sretui.cli.entry.commands import sretui
from sretui.cli.inbox_rows import document, lines
from sretui.core.board import Inquiry, PullState
from sretui.core.hours import BusinessHours
from sretui.core.inbox import Section, sections
from sretui.core.journal import Asking, Escalation, Facts
from sretui.core.model import Channel, Comment, Conversation, Issue, RepoRole
from sretui.core.team import Person, Team
from sretui.core.turn import standing
from sretui.store.cache import save_issues
from sretui.store.database import Databases, transaction

NOW = datetime(2026, 11, 23, 18, 0, tzinfo=UTC)  # Monday 10:00 in California
TEAM = Team(
    "Harbor", BusinessHours.visit(), people=(Person("alice", "Alice"),), holiday_years=frozenset({2026})
)
STATE = PullState(synced=NOW - timedelta(seconds=12), complete=True)


def issue(number: int, title: str, created: datetime, **rest: object) -> Issue:
    base = Issue(f"I_{number}", RepoRole.INQUIRIES, number, title, "text", "cleo", created, created)
    return replace(base, url=f"https://example.org/{number}", **rest)  # type: ignore[arg-type]  # field by name


def comment(number: int, of: int, author: str, at: datetime) -> Comment:
    return Comment(number, f"C_{number}", RepoRole.INQUIRIES, of, author, "An answer in words.", at, at)


def ago(**amount: float) -> datetime:
    return NOW - timedelta(**amount)


INQUIRIES = (
    Inquiry(
        Conversation(issue(301, "Blank \x1b[31mwindow\u202e", ago(hours=1))), Facts(channel=Channel.MAIL)
    ),
    Inquiry(Conversation(issue(302, "Crash", ago(days=4), assignees=("alice",))), Facts()),
    Inquiry(
        Conversation(
            issue(297, "Movie", ago(days=3)),
            (comment(1, 297, "alice", ago(days=2, hours=22)), comment(2, 297, "cleo", ago(minutes=30))),
        ),
        Facts(customer="Cleo Chen"),
    ),
    Inquiry(
        Conversation(issue(288, "Files", ago(days=12)), (comment(3, 288, "alice", ago(days=9)),)), Facts()
    ),
)


def rows_of(team: Team) -> tuple[Section, ...]:
    return sections((standing(one, team) for one in INQUIRIES), team, NOW)


def test_rows_are_words_with_level_time_left_and_who_asks() -> None:
    rows = rows_of(TEAM)
    assert list(lines(rows, STATE, TEAM, NOW)) == [
        "Harbor · Mon 23 Nov 10:00 · open · synced 12s ago",
        "",
        "Answer (2)",
        (
            "!!! +12h00m  #302  Crash  overdue: 12h00m over  received Thu 10:00, waited 4d  GitHub  "
            "for cleo  alice"
        ),
        (
            "      3h00m  #301  Blank ␛[31mwindow⟨U+202E⟩  on time: 3h00m left · due Mon 14:00  "
            "received Mon 09:00, waited 1h00m  mail  for cleo  unassigned"
        ),
        "",
        "Reply (1)",
        (
            "        30m  #297  Movie  waiting on us since Mon 09:30  answered in 2h00m  GitHub  "
            "for Cleo Chen  unassigned"
        ),
        "",
        "Waiting for customer (1)",
        "         9d  #288  Files  answered 18h00m late  GitHub  for cleo  unassigned",
    ]


def test_the_document_has_the_same_rows() -> None:
    rows = rows_of(TEAM)
    told = json.loads(json.dumps(document(rows, STATE, TEAM, NOW)))
    assert told["now"] == "2026-11-23T18:00:00Z"
    assert [
        (section["name"], [row["number"] for row in section["rows"]]) for section in told["sections"]
    ] == [
        ("Answer", [302, 301]),
        ("Reply", [297]),
        ("Waiting for customer", [288]),
    ]
    late, timely = told["sections"][0]["rows"]
    assert (late["remaining_seconds"], late["level"], late["frozen"]) == (-12 * 3600, "breached", "")
    assert (timely["due"], timely["level"]) == ("2026-11-23T22:00:00Z", "calm")
    assert timely["title"] == "Blank ␛[31mwindow⟨U+202E⟩"
    assert told["sections"][1]["rows"][0]["response"] == {
        "at": "2026-11-20T20:00:00Z",
        "by": "alice",
        "how": "comment",
        "took_seconds": 7200,
        "late_seconds": 0,
        "waiting": False,
    }


def test_what_waits_in_the_outbox_is_told_in_its_row() -> None:
    marks = {"I_301": "stuck", "I_297": "waiting"}
    found = rows_of(TEAM)
    told = [line for line in lines(found, STATE, TEAM, NOW, marks) if "in the outbox" in line]
    assert [line.split()[-4:] for line in told] == [
        ["stuck", "in", "the", "outbox"],
        ["waiting", "in", "the", "outbox"],
    ]
    assert ["#301" in told[0], "#297" in told[1]] == [True, True]
    sections_ = document(found, STATE, TEAM, NOW, marks)["sections"]
    assert isinstance(sections_, list)
    assert {row["number"]: row["outbox"] for one in sections_ for row in one["rows"]} == {
        301: "stuck",
        302: None,
        297: "waiting",
        288: None,
    }


def test_an_answer_that_waits_and_what_was_put_away_or_asked_are_told() -> None:
    said = replace(comment(0, 303, "alice", ago(minutes=5)), waiting=True, node_id="waiting:k")
    waits = Inquiry(Conversation(issue(303, "Print", ago(hours=1)), (said,)), Facts())
    away = replace(waits, facts=Facts(snoozed=NOW + timedelta(hours=2), snoozed_at=ago(minutes=1)))
    called = (Escalation("e", Asking.ASKED, "bob", changed=ago(minutes=1)),)
    asked = replace(waits, facts=Facts(escalations=called))
    for inquiry, section, words in (
        (waits, "Waiting for customer (1)", "answered in 55m (waiting to be sent)"),
        (away, "Snoozed (1)", "put away until Mon 12:00"),
        (asked, "Escalated (1)", "asked bob"),
    ):
        told = list(lines(sections([standing(inquiry, TEAM)], TEAM, NOW), STATE, TEAM, NOW))
        assert told[2] == section
        assert words in told[3]


def test_a_year_without_holidays_is_said_on_the_first_line() -> None:
    team = replace(TEAM, holiday_years=frozenset())
    first, *_ = lines((), STATE, team, NOW)
    assert first.endswith("no holiday list for 2026")


def test_an_empty_inbox_says_whether_it_was_ever_filled() -> None:
    assert list(lines((), STATE, TEAM, NOW))[-1] == "Nobody is waiting."
    assert list(lines((), PullState(), TEAM, NOW))[-1] == "Nothing is here yet: run `sretui sync` first."


def test_the_command_prints_what_the_cache_holds(tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_text(
        '[repos]\ninquiries = "harbor/questions"\nproduct = "harbor/harbor"\n'
    )
    (tmp_path / "team.toml").write_text('name = "Harbor"\n[hours]\nzone = "UTC"\n')
    databases = Databases(tmp_path / "data")
    databases.prepare()
    with databases.cache() as conn, transaction(conn):
        save_issues(conn, [issue(7, "Longing for an answer " * 9, datetime(2026, 1, 5, 9, 0, tzinfo=UTC))])
    places = ["--config", str(tmp_path), "--data", str(tmp_path / "data")]
    plain = CliRunner(catch_exceptions=False).invoke(sretui, [*places, "inbox"])
    assert plain.exit_code == 0
    assert "#7  Longing for an answer" in plain.output
    assert all("…" not in line for line in plain.output.splitlines())
    told = json.loads(CliRunner(catch_exceptions=False).invoke(sretui, [*places, "inbox", "--json"]).output)
    (section,) = told["sections"]
    assert (section["name"], section["rows"][0]["level"]) == ("Answer", "breached")
    assert date.fromisoformat(section["rows"][0]["received"][:10]) == date(2026, 1, 5)
