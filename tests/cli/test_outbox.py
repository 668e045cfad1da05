"""`sretui outbox` and `sretui reply`: what waits is listed, sent and decided on without the screens."""

import json
import subprocess
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from sretui.cli.entry.commands import sretui
from sretui.cli.entry.running import run as run_command
from sretui.cli.outbox_rows import document, lines, told
from sretui.core.errors import SretuiError
from sretui.core.model import Issue, RepoRole, Whereabouts
from sretui.core.outbox import steps
from sretui.core.outbox.action import Act, Action
from sretui.core.outbox.history import Passage
from sretui.core.outbox.steps import Queued, State
from sretui.core.outbox.writes import CloseIssue, Place, PostComment, Reason
from sretui.demo.faults import Fault
from sretui.demo.server import StandIn
from sretui.demo.state import World
from sretui.store.cache import save_issues
from sretui.store.database import Databases, transaction
from sretui.store.outbox import load_history, load_outbox, save_queued, save_step

Run = Callable[..., "subprocess.CompletedProcess[str]"]

NOW = datetime(2026, 11, 23, 18, tzinfo=UTC)
PLACE = Place(RepoRole.INQUIRIES, 7, "I7")
TEAM = """
name = "Kestrel"
[hours]
zone = "America/Los_Angeles"
[[people]]
login = "ann"
name = "Ann"
"""
MINE = """
me = "ann"
[repos]
inquiries = "example/support"
product = "example/product"
"""


def queued(name: str, text: str = "Try \x1b[31mthis\u202e", state: State = State.WAITING) -> Queued:
    writes = (PostComment(PLACE, text), CloseIssue(PLACE, Reason.NOT_PLANNED))
    action = Action(name, Act.REPLY, NOW, "ann", "Reply to #7 \x1b]0;x", writes, "I7")
    one = steps.queue(action, [f"{name}-0", f"{name}-1"], NOW, timedelta(0))
    return steps.with_step(one, replace(one.steps[0], state=state))


# words


def test_a_line_tells_id_state_what_since_when_and_why() -> None:
    held = steps.with_step(queued("a" * 32), replace(queued("a" * 32).steps[0], state=State.HELD))
    held = steps.with_step(held, replace(held.steps[0], until=NOW + timedelta(seconds=70)))
    (line,) = lines([held], NOW + timedelta(seconds=63))
    assert line == (
        "aaaaaaaa  held       Reply to #7 ␛]0;x  0 of 2 sent  1m ago  can be taken back, sent in 7s"
    )


@pytest.mark.parametrize(
    ("state", "sentence", "until", "why"),
    [
        (State.WAITING, "", 0, "next to be sent"),
        (State.WAITING, "GitHub was not reached.", 120, "GitHub was not reached, next try in 2m"),
        (State.SENDING, "", None, "on its way"),
        (State.UNSURE, "", 2, "may have arrived, looked for in 2s"),
        (State.STUCK, "body is \x1b[1mtoo long", None, "body is ␛[1mtoo long"),
    ],
)
def test_the_reason_says_what_comes_next(state: State, sentence: str, until: int | None, why: str) -> None:
    at = None if until is None else NOW + timedelta(seconds=until)
    one = queued("a")
    one = steps.with_step(one, replace(one.steps[0], state=state, sentence=sentence, until=at))
    found = document([one], NOW)["actions"]
    assert isinstance(found, list)
    assert found[0]["why"] == why
    assert found[0]["state"] == state.value


def test_the_whole_is_told_cleaned_with_each_text() -> None:
    passages = [
        Passage("a", "a-0", NOW, State.WAITING, "", "Tri"),
        Passage("a", "a-0", NOW, State.WAITING, "", "Try"),
        Passage("a", "a-0", NOW, State.STUCK, "no\x1b[1m", "Try"),
    ]
    text = "\n".join(told(queued("a"), passages, NOW))
    assert "\x1b" not in text
    assert "\u202e" not in text
    assert "waiting: comment on #7" in text
    assert "  | Try ␛[31mthis⟨U+202E⟩" in text
    assert "waiting: close #7 as not planned" in text
    assert "  before it was changed:\n  | Tri\n" in text
    assert text.splitlines()[-3:] == [
        "2026-11-23T18:00:00Z  put into the outbox",
        "2026-11-23T18:00:00Z  its text was changed",
        "2026-11-23T18:00:00Z  stuck: no␛[1m",
    ]


# the command


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A config and a copy that knows inquiry 7."""
    (tmp_path / "config").mkdir()
    (tmp_path / "config" / "team.toml").write_text(TEAM)
    (tmp_path / "config" / "config.toml").write_text(MINE)
    opened = databases(tmp_path)
    opened.prepare()
    issue = Issue("I7", RepoRole.INQUIRIES, 7, "Blank \x1b[31mwindow", "Help", "carol", NOW, NOW)
    moved = replace(issue, node_id="I8", number=8, whereabouts=Whereabouts.MOVED, moved_to="x/y#1")
    locked = replace(issue, node_id="I9", number=9, locked=True)
    with opened.cache() as conn, transaction(conn):
        save_issues(conn, [issue, moved, locked])
    return tmp_path


def databases(folder: Path) -> Databases:
    return Databases(folder / "data")


def called(folder: Path, *args: str, typed: str | bytes | None = None) -> Result:
    places = ["--config", str(folder / "config"), "--data", str(folder / "data")]
    return CliRunner().invoke(sretui, [*places, *args], input=typed)


def fill(folder: Path, *many: Queued) -> None:
    with databases(folder).desk() as conn, transaction(conn):
        for one in many:
            save_queued(conn, one)


def outbox(folder: Path) -> tuple[Queued, ...]:
    with databases(folder).desk() as conn:
        return load_outbox(conn)


def history(folder: Path) -> tuple[Queued, ...]:
    with databases(folder).desk() as conn:
        return load_history(conn, 10)


def test_nothing_waits(folder: Path) -> None:
    assert called(folder, "outbox").output == "Nothing waits.\n"
    assert called(folder, "outbox", "list", "--done").output == "Nothing was sent yet.\n"
    assert json.loads(called(folder, "outbox", "--json").output)["actions"] == []


def test_what_waits_is_listed_with_and_without_the_word(folder: Path) -> None:
    fill(folder, queued("abc1"), queued("abd2"))
    plain = called(folder, "outbox")
    assert [line.split()[0] for line in plain.output.splitlines()] == ["abc1", "abd2"]
    assert "\x1b" not in plain.output
    told = json.loads(called(folder, "outbox", "list", "--json").output)
    assert [one["id"] for one in told["actions"]] == ["abc1", "abd2"]
    assert told["actions"][0]["steps"][0]["text"] == "Try ␛[31mthis⟨U+202E⟩"


def test_an_action_is_discarded_after_a_yes_and_kept_in_the_history(folder: Path) -> None:
    fill(folder, queued("abc1"), queued("abd2"))
    assert "kept" in called(folder, "outbox", "discard", "abc", typed="n\n").output
    assert len(outbox(folder)) == 2
    assert called(folder, "outbox", "discard", "abc", typed="y\n").exit_code == 0
    assert [one.action.id for one in outbox(folder)] == ["abd2"]
    assert called(folder, "outbox", "discard", "abd2", "--yes").exit_code == 0
    assert [one.state for one in history(folder)] == [State.DISCARDED] * 2
    assert "Try ␛[31mthis⟨U+202E⟩" in called(folder, "outbox", "show", "abd").output
    done = called(folder, "outbox", "list", "--done").output
    assert [line.split()[:2] for line in done.splitlines()] == [["abd2", "discarded"], ["abc1", "discarded"]]


def test_what_discarding_means_is_said_before_it_is_asked(folder: Path) -> None:
    one = queued("abc1")
    fill(folder, one)
    with databases(folder).desk() as conn:
        under_way = steps.sending(one.steps[0], NOW)
        save_step(conn, "abc1", steps.sent(under_way, steps.Result("https://x/1", 7)), NOW)
    said = called(folder, "outbox", "discard", "abc1", typed="n\n")
    assert "  stays on GitHub: comment on #7" in said.stderr
    assert "  not sent: close #7 as not planned" in said.stderr


def test_receipts_however_old_are_shown_and_those_left_out_are_counted(folder: Path) -> None:
    fill(folder, *(queued(f"{number:04}") for number in range(203)))
    with databases(folder).desk() as conn, transaction(conn):
        for one in load_outbox(conn):
            for step in steps.discarded(one).steps:
                save_step(conn, one.action.id, step, NOW + timedelta(seconds=int(one.action.id)))
    done = called(folder, "outbox", "list", "--done").output.splitlines()
    assert len(done) == 201
    assert done[0].startswith("0202")
    assert done[-1] == "... and 3 older ones; `sretui outbox show ID` shows any, `sretui export` writes all."
    assert called(folder, "outbox", "show", "0000").output.startswith("0000")


def test_nobody_there_to_say_yes_discards_nothing(folder: Path) -> None:
    fill(folder, queued("abc1"))
    assert called(folder, "outbox", "discard", "abc1", typed="").exit_code == 1
    assert len(outbox(folder)) == 1


def test_what_is_stuck_is_tried_again(folder: Path) -> None:
    one = queued("abc1")
    fill(folder, one)
    with databases(folder).desk() as conn:
        save_step(conn, "abc1", steps.stuck(one.steps[0], "422"), NOW)
    assert outbox(folder)[0].state is State.STUCK
    result = called(folder, "outbox", "retry", "abc")
    assert (result.exit_code, result.output.count("will be tried again")) == (0, 1)
    assert outbox(folder)[0].state is State.WAITING


@pytest.mark.parametrize("command", ["retry", "discard", "show"])
@pytest.mark.parametrize(("typed", "sentence"), [("ab", "fits 2"), ("x", "nothing in"), ("", "nothing in")])
def test_an_id_must_fit_one(folder: Path, command: str, typed: str, sentence: str) -> None:
    fill(folder, queued("abc1"), queued("abd2"))
    result = called(folder, "outbox", command, typed)
    assert isinstance(result.exception, SretuiError)
    assert sentence in str(result.exception)
    assert len(outbox(folder)) == 2


def test_wrong_usage_is_told_with_a_code_of_its_own(capsys: pytest.CaptureFixture[str]) -> None:
    for args in (["outbox", "retry"], ["outbox", "teleport"], ["reply"], ["reply", "x"], ["reply", "0"]):
        assert run_command(args) == 2
    assert "Usage" in capsys.readouterr().err


# replies


def test_a_reply_is_queued_from_a_pipe_and_from_a_file(folder: Path, tmp_path: Path) -> None:
    piped = called(folder, "reply", "7", typed="Try this.\r\n\r\nAnd that.\n")
    assert piped.exit_code == 0, piped.output
    assert piped.output.splitlines()[:4] == [
        "Reply to #7 (Blank ␛[31mwindow), 20 characters, to example/support:",
        "  | Try this.",
        "  | ",
        "  | And that.",
    ]
    (tmp_path / "answer.md").write_bytes("\ufeffÜber".encode())
    assert called(folder, "reply", "7", str(tmp_path / "answer.md")).exit_code == 0
    first, second = outbox(folder)
    assert first.action.id[:8] in piped.output
    assert first.steps[0].write == PostComment(PLACE, "Try this.\n\nAnd that.")
    assert (first.action.inquiry, first.action.by, first.state) == ("I7", "ann", State.HELD)
    assert second.steps[0].write == PostComment(PLACE, "Über")


def test_what_should_perhaps_not_be_public_is_said_and_refused_unless_asked_for(folder: Path) -> None:
    words = "Hello,\nwrite to jane@example.org\nor call (925) 555-0100\nthe password: hunter2\n"
    refused = called(folder, "reply", "7", typed=words)
    assert isinstance(refused.exception, SretuiError)
    assert "--anyway" in str(refused.exception)
    assert refused.stderr.splitlines() == [
        "line 2: mail address jane@example.org",
        "line 3: phone number (925) 555-0100",
        "line 4: password-like (password)",
    ]
    assert outbox(folder) == ()
    assert called(folder, "reply", "7", "--anyway", typed=words).exit_code == 0
    assert len(outbox(folder)) == 1


@pytest.mark.parametrize(
    ("number", "typed", "sentence"),
    [
        ("7", b"", "stdin is empty"),
        ("7", b" \n\t\n", "stdin is empty"),
        ("7", b"\xff\xfe\x00x", "is not UTF-8"),
        ("7", b"a\x00b", "is not text"),
        ("7", b"x" * 65_400, "has 65400 characters"),
        ("70", b"Hello", "no inquiry #70"),
        ("8", b"Hello", "was moved to x/y#1"),
        ("9", b"Hello", "is locked"),
    ],
)
def test_what_cannot_be_a_reply_is_said_in_a_sentence(
    folder: Path, number: str, typed: bytes, sentence: str
) -> None:
    result = called(folder, "reply", number, typed=typed)
    assert isinstance(result.exception, SretuiError)
    assert sentence in str(result.exception)
    assert "\n" not in str(result.exception)
    assert outbox(folder) == ()


def test_a_file_that_is_not_there_is_named(folder: Path) -> None:
    result = called(folder, "reply", "7", str(folder / "nothing.md"))
    assert isinstance(result.exception, SretuiError)
    assert "nothing.md cannot be read" in str(result.exception)


OPTIONS = ("--inquiries", "example/support", "--product", "example/product", "--zone", "UTC", "--yes")


def test_a_reply_is_sent_at_once_or_by_a_push(
    stand_in: StandIn, small_world: World, run_sretui: Run, tmp_path: Path
) -> None:
    begun = run_sretui("init", *OPTIONS, "--api", stand_in.url, token=stand_in.token)
    assert begun.returncode == 0, begun.stderr
    assert run_sretui("sync", token=stand_in.token).returncode == 0
    (tmp_path / "answer.md").write_text("Try this.")
    sent = run_sretui("reply", "2", str(tmp_path / "answer.md"), "--now", token=stand_in.token)
    assert (sent.returncode, sent.stderr) == (0, "")
    assert sent.stdout.splitlines()[-1] == "1 sent, 0 waiting, 0 stuck."
    bodies = [comment.body for comment in small_world.repo("example/support").issues[2].comments]
    assert [body.partition("\n")[0] for body in bodies] == ["Try this."]
    told = json.loads(run_sretui("outbox", "list", "--done", "--json", token="").stdout)
    assert [step["state"] for one in told["actions"] for step in one["steps"]] == ["sent"]
    assert told["actions"][0]["steps"][0]["url"].startswith("http")
    inbox = json.loads(run_sretui("inbox", "--json", token="").stdout)
    rows = [row for section in inbox["sections"] for row in section["rows"] if row["number"] == 2]
    assert [row["verdict"] for row in rows] == ["answered"]


def test_a_push_that_does_not_reach_github_says_so_once_and_leaves_with_1(
    stand_in: StandIn, run_sretui: Run, tmp_path: Path
) -> None:
    assert run_sretui("init", *OPTIONS, "--api", stand_in.url, token=stand_in.token).returncode == 0
    assert run_sretui("sync", token=stand_in.token).returncode == 0
    assert run_sretui("outbox", "push", token=stand_in.token).returncode == 0
    (tmp_path / "answer.md").write_text("Try this.")
    assert run_sretui("reply", "2", str(tmp_path / "answer.md"), token=stand_in.token).returncode == 0
    stand_in.faults.add(Fault("unauthorized", count=None))
    (one,) = json.loads(run_sretui("outbox", "--json", token="").stdout)["actions"]
    assert run_sretui("outbox", "retry", one["id"], token="").returncode == 0
    pushed = run_sretui("outbox", "push", token=stand_in.token)
    assert pushed.returncode == 1
    assert pushed.stderr.splitlines() == [
        "GitHub does not accept the token (401): make a new one in its place."
    ]
    assert pushed.stdout.splitlines()[0] == "0 sent, 1 waiting, 0 stuck."
