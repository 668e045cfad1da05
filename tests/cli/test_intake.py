"""`sretui intake`: mails piped and out of files, down to what GitHub holds."""

import os
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from click.testing import CliRunner, Result

from sretui.cli.entry.commands import sretui
from sretui.cli.entry.running import run as run_command
from sretui.cli.intake import _Intake, _Manner
from sretui.core.errors import SretuiError, StoreError
from sretui.core.hours import BusinessHours
from sretui.core.intake.draft import InquiryDraft
from sretui.core.intake.similar import Similar
from sretui.core.intake.unattended import Wishes
from sretui.core.intake_line import Received, read_received
from sretui.core.journal import Kind
from sretui.core.model import Channel, Issue, RepoRole
from sretui.core.outbox.steps import Queued
from sretui.core.outbox.writes import FileIssue, PostComment
from sretui.core.team import Team
from sretui.demo.server import StandIn
from sretui.demo.state import World
from sretui.desk import Desk
from sretui.store.cache import save_issues
from sretui.store.database import Databases, transaction
from sretui.store.drafts import load_drafts
from sretui.store.mails import load_mail
from sretui.store.outbox import load_outbox

Run = Callable[..., "subprocess.CompletedProcess[str]"]
HOME = ZoneInfo("America/Los_Angeles")
AT = datetime(2025, 11, 24, 16, 12, tzinfo=UTC)
TEAM = """
name = "Kestrel"
list_tags = ["[kestrel-users]"]
restricted_words = ["moonbase"]
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
MAIL = """From: Jane Doe <jane@example.org>
To: users@example.org
Subject: [kestrel-users] Legend is missing
Date: Mon, 24 Nov 2025 08:12:00 -0800

The legend is missing in every second plot.

Jane, Tel. +00 555 0100
"""
REPLY = MAIL.replace("[kestrel-users] Legend is missing", "Re: [example/support] Blank window (Issue #7)")
FROM_GITHUB = REPLY.replace("To:", "Message-ID: <example/support/issues/7/1@github.com>\nTo:")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A config and a copy that knows inquiry 7."""
    (tmp_path / "config").mkdir()
    (tmp_path / "config" / "team.toml").write_text(TEAM)
    (tmp_path / "config" / "config.toml").write_text(MINE)
    opened = databases(tmp_path)
    opened.prepare()
    issue = Issue("I7", RepoRole.INQUIRIES, 7, "Blank \x1b[31mwindow", "Help", "carol", AT, AT)
    with opened.cache() as conn, transaction(conn):
        save_issues(conn, [issue])
    return tmp_path


def databases(folder: Path) -> Databases:
    return Databases(folder / "data")


def private(folder: Path) -> None:
    (folder / "config" / "team.toml").write_text(f'{TEAM}[channels]\nmail = "private"\n')


def called(folder: Path, *args: str, typed: str | bytes | None = None) -> Result:
    places = ["--config", str(folder / "config"), "--data", str(folder / "data")]
    return CliRunner().invoke(sretui, [*places, "intake", *args], input=typed, standalone_mode=False)


def outbox(folder: Path) -> tuple[Queued, ...]:
    with databases(folder).desk() as conn:
        return load_outbox(conn)


def kept(folder: Path) -> list[tuple[str, dict[str, str]]]:
    with databases(folder).desk() as conn:
        return [(draft.place, dict(draft.fields)) for draft in load_drafts(conn)]


def original(folder: Path, mail_id: str) -> bytes | None:
    with databases(folder).desk() as conn:
        return load_mail(conn, mail_id)


def test_a_piped_mail_is_told_and_kept(folder: Path) -> None:
    result = called(folder, typed=MAIL)
    assert result.return_value == 0, result.output
    told = result.output.splitlines()
    assert told[0] == "Title     Legend is missing"
    assert told[1] == "Customer  Jane Doe"
    assert told[2].startswith("Received  2025-11-24 08:12 PST, ")
    assert told[3] == "Channel   mail, public"
    assert "  | Received 2025-11-24 08:12 PST by mail from Jane Doe." in told
    assert "  | Jane, Tel. [phone number]" in told
    assert told[-1] == "Kept, and not filed: `n` on the screens begins with it."
    assert outbox(folder) == ()
    ((place, fields),) = kept(folder)
    assert (place, fields["channel"]) == ("intake", "mail")
    assert original(folder, fields["file"].removeprefix("kept:")) == MAIL.encode()


def test_a_second_one_waits_behind_the_first(folder: Path) -> None:
    called(folder, typed=MAIL)
    called(folder, "--title", "Second", "--received", "2025-11-24T17:00Z", typed=MAIL)
    (first, second) = sorted(kept(folder), key=lambda one: len(one[0]))
    assert first[0] == "intake"
    assert second[0].startswith("intake:")
    assert (second[1]["title"], second[1]["received"]) == ("Second", "2025-11-24 09:00")


def test_with_a_yes_it_is_queued_with_all_that_is_known(folder: Path) -> None:
    result = called(folder, "--yes", typed=MAIL)
    assert result.return_value == 0, result.output
    (queued,) = outbox(folder)
    (step,) = queued.steps
    assert isinstance(step.write, FileIssue)
    assert (step.write.title, step.write.assignees) == ("Legend is missing", ("ann",))
    assert read_received(step.write.body, HOME) == Received(AT, Channel.MAIL, "Jane Doe")
    facts = dict(queued.action.facts)
    assert facts[Kind.RECEIVED] == {"at": "2025-11-24T16:12:00+00:00"}
    assert facts[Kind.CHANNEL] == {"channel": "mail"}
    assert original(folder, str(facts[Kind.MAIL]["id"])) == MAIL.encode()
    assert kept(folder) == []
    assert result.output.splitlines()[-1] == (
        f"New inquiry: Legend is missing: in the outbox as {queued.action.id[:8]}. "
        "The screens send it, or `sretui outbox push`."
    )


@pytest.mark.parametrize(
    ("mail", "options", "why"),
    [
        (REPLY, [], "It answers #7: --comment adds it there, --as-new files it as a new inquiry."),
        (MAIL, ["--comment"], "It answers no inquiry that is known here: leave out --comment."),
        (
            FROM_GITHUB,
            [],
            "GitHub sent this mail, so its words stand there already, at #7: --as-new files it",
        ),
        (MAIL + "at moonbase", [], "line 6: restricted word moonbase: --anyway files it all the same."),
        (MAIL + "x" * 70_000, [], "The text has 70"),
    ],
)
def test_what_a_person_must_say_first_is_kept_meanwhile(
    folder: Path, mail: str, options: list[str], why: str
) -> None:
    result = called(folder, "--yes", *options, typed=mail)
    assert result.return_value == 1
    assert why in result.output
    assert outbox(folder) == ()
    assert len(kept(folder)) == 1


def test_a_reply_becomes_a_comment(folder: Path) -> None:
    result = called(folder, "--yes", "--comment", typed=REPLY)
    assert result.return_value == 0, result.output
    assert "Answers   #7 Blank ␛[31mwindow" in result.output
    (queued,) = outbox(folder)
    write = queued.steps[0].write
    assert isinstance(write, PostComment)
    assert (write.place.number, queued.action.inquiry) == (7, "I7")
    assert read_received(write.body, HOME) == Received(AT, Channel.MAIL, "Jane Doe")


@pytest.mark.parametrize(
    ("mail", "options"),
    [
        (REPLY, ["--as-new"]),
        (FROM_GITHUB, ["--as-new"]),
        (MAIL + "at moonbase", ["--anyway"]),
    ],
)
def test_with_the_word_for_it_it_is_filed(folder: Path, mail: str, options: list[str]) -> None:
    assert called(folder, "--yes", *options, typed=mail).return_value == 0
    assert isinstance(outbox(folder)[0].steps[0].write, FileIssue)


def test_the_same_mail_is_not_filed_twice(folder: Path) -> None:
    assert called(folder, "--yes", typed=MAIL).return_value == 0
    again = called(folder, "--yes", typed=MAIL)
    assert again.return_value == 1
    assert "The same was filed" in again.output
    assert len(outbox(folder)) == 1
    assert called(folder, "--yes", "--as-new", typed=MAIL).return_value == 0
    assert len(outbox(folder)) == 2


def test_a_private_channel_files_a_paraphrase_and_nobodys_name(folder: Path) -> None:
    private(folder)
    refused = called(folder, "--yes", typed=MAIL)
    assert refused.return_value == 1
    assert "Mail promises privacy: say it in your own words with --title and --paraphrase" in refused.output
    assert "legend is missing in every" not in refused.output
    words = ["--title", "No legend", "--paraphrase", "Half of the plots lack their legend."]
    assert called(folder, "--yes", *words, typed=MAIL).return_value == 0
    (queued,) = outbox(folder)
    write = queued.steps[0].write
    assert isinstance(write, FileIssue)
    assert write.body == "Received 2025-11-24 08:12 PST by mail.\n\nHalf of the plots lack their legend."
    assert dict(queued.action.facts)[Kind.CUSTOMER] == {"name": "Jane Doe"}


def test_at_a_terminal_privacy_holds_whatever_is_answered(
    folder: Path, on_terminal: Callable[..., tuple[int, str]]
) -> None:
    private(folder)
    (folder / "a.eml").write_text(REPLY)
    code, told = on_terminal("intake", str(folder / "a.eml"), typed="f\nf\n")
    assert (code, outbox(folder)) == (1, ())
    assert "Mail promises privacy" in told


@pytest.mark.parametrize(
    ("title", "words"),
    [("No legend", "The legend is missing in every second plot."), ("Legend is missing", "In half of them.")],
)
def test_a_paraphrase_that_repeats_is_none(folder: Path, title: str, words: str) -> None:
    private(folder)
    refused = called(folder, "--yes", "--title", title, "--paraphrase", words, typed=MAIL)
    assert refused.return_value == 1
    assert "this repeats their words" in refused.output
    assert outbox(folder) == ()


def test_their_own_words_need_to_be_asked_for(folder: Path) -> None:
    private(folder)
    assert called(folder, "--yes", "--raw", typed=MAIL).return_value == 0
    write = outbox(folder)[0].steps[0].write
    assert isinstance(write, FileIssue)
    assert "The legend is missing in every second plot." in write.body


def test_a_mailbox_is_taken_in_one_by_one(folder: Path) -> None:
    box = "".join(
        f"From x@example.org Mon Nov 24 08:12:00 2025\n{MAIL.replace('Legend', word)}\n\n"
        for word in ("One", "Two")
    ).replace("every second plot", "all plots", 1)
    result = called(folder, "--yes", typed=box)
    assert result.return_value == 0, result.output
    assert [queued.action.title for queued in outbox(folder)] == [
        "New inquiry: One is missing",
        "New inquiry: Two is missing",
    ]


@pytest.mark.parametrize(
    ("raw", "sentence"),
    [
        (b"", "There is nothing in it: no mail, and no text."),
        (b"\0\1\2" * 100, "It is neither a mail nor text: it holds bytes that nobody can read."),
        (b"x" * 50_000_000, "It is larger than 25 MB: save it without its attachments, or paste its text."),
    ],
    ids=["empty", "binary", "50 MB"],
)
def test_what_is_no_mail_is_said_in_one_sentence(folder: Path, raw: bytes, sentence: str) -> None:
    result = called(folder, "--yes", typed=raw)
    assert isinstance(result.exception, SretuiError)
    assert str(result.exception) == sentence
    assert outbox(folder) == ()


def test_nothing_but_text_is_taken_in_too(folder: Path) -> None:
    result = called(folder, "--yes", "--channel", "chat", "--raw", typed="Legend is missing, again.")
    assert result.return_value == 0, result.output
    assert dict(outbox(folder)[0].action.facts)[Kind.CHANNEL] == {"channel": "chat"}


def test_the_usage(capsys: pytest.CaptureFixture[str]) -> None:
    for args in (["--comment", "--as-new"], ["--channel", "pigeon"], ["--received", "now"]):
        assert run_command(["intake", *args]) == 2
    assert "Usage" in capsys.readouterr().err


def test_when_nobody_says_who_i_am_nothing_is_filed(folder: Path) -> None:
    (folder / "config" / "config.toml").write_text(MINE.replace('me = "ann"', ""))
    result = called(folder, "--yes", typed=MAIL)
    assert result.return_value == 1
    assert "run `sretui sync` first" in result.output


def test_it_is_kept_though_nobody_reads_what_is_said(folder: Path) -> None:
    ours, theirs = os.pipe()
    os.close(ours)
    places = ["--config", str(folder / "config"), "--data", str(folder / "data")]
    command = [sys.executable, "-m", "sretui", *places, "intake"]
    ended = subprocess.run(command, input=MAIL.encode(), stdout=theirs, timeout=60, check=False)
    os.close(theirs)
    assert ended.returncode == 1
    assert len(kept(folder)) == 1


class Unreadable(Desk):
    """A desk whose copy of GitHub cannot be read."""

    def similar(self, draft: InquiryDraft) -> Similar:
        raise StoreError(f"cache.db cannot be read ({draft.title}).")


def test_what_cannot_be_looked_up_is_kept_and_the_next_one_taken(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    team = Team("Kestrel", BusinessHours.visit(frozenset()))
    repos = {RepoRole.INQUIRIES: "example/support"}
    desk = Unreadable(databases(folder), team, "ann", repos, None, lambda: AT)
    (one,) = desk.read_mails(MAIL.encode())
    taking = _Intake(desk, Wishes(), _Manner(yes=True, asks=False, anyway=False, at_once=False))
    assert [taking.take_in(one), taking.take_in(one)] == [1, 1]
    said = capsys.readouterr()
    assert said.out == "Kept, and not filed: `n` on the screens begins with it.\n" * 2
    assert said.err.startswith("sretui: cache.db cannot be read")
    assert len(kept(folder)) == 2


@pytest.mark.parametrize(
    ("mail", "options", "typed", "queued"),
    [
        (MAIL, (), "f\n", (FileIssue,)),
        (MAIL, (), "k\n", ()),
        (MAIL, (), "\n", ()),
        (REPLY, (), "c\n", (PostComment,)),
        (REPLY, (), "f\n", (FileIssue,)),
        (REPLY, ("--as-new",), "c\nf\n", (FileIssue,)),
        (MAIL, (), "\x04", ()),
        (MAIL + "at moonbase", (), "f\n", ()),
    ],
)
def test_at_a_terminal_it_asks(
    folder: Path,
    on_terminal: Callable[..., tuple[int, str]],
    mail: str,
    options: tuple[str, ...],
    typed: str,
    queued: tuple[type[object], ...],
) -> None:
    (folder / "a.eml").write_text(mail)
    _, told = on_terminal("intake", str(folder / "a.eml"), *options, typed=typed)
    assert [type(step.write) for one in outbox(folder) for step in one.steps] == list(queued), told
    assert len(kept(folder)) == (0 if queued else 1)
    assert ("Kept, and not filed" in told) is not bool(queued)


OPTIONS = ("--inquiries", "example/support", "--product", "example/product", "--zone", "UTC", "--yes")


def test_from_a_file_to_github_and_back(
    stand_in: StandIn, small_world: World, run_sretui: Run, tmp_path: Path
) -> None:
    begun = run_sretui("init", *OPTIONS, "--api", stand_in.url, token=stand_in.token)
    assert begun.returncode == 0, begun.stderr
    assert run_sretui("sync", token=stand_in.token).returncode == 0
    (tmp_path / "a.eml").write_text(MAIL)
    (tmp_path / "b.eml").write_text(REPLY.replace("#7", "#2"))
    before = set(small_world.repo("example/support").issues)
    sent = run_sretui("intake", str(tmp_path / "a.eml"), "--yes", "--now", token=stand_in.token)
    assert (sent.returncode, sent.stderr) == (0, "")
    assert sent.stdout.splitlines()[-1] == "1 sent, 0 waiting, 0 stuck."
    issues = small_world.repo("example/support").issues
    (number,) = set(issues) - before
    body = issues[number].body or ""
    visible, _, mark = body.rpartition("\n\n")
    assert visible == (
        "Received 2025-11-24 16:12 UTC by mail from Jane Doe.\n\n"
        "The legend is missing in every second plot.\n\nJane, Tel. [phone number]"
    )
    assert mark.startswith("<!-- sretui:")
    assert issues[number].assignees == ["ann"]
    assert read_received(body, ZoneInfo("UTC")) == Received(AT, Channel.MAIL, "Jane Doe")
    added = run_sretui("intake", str(tmp_path / "b.eml"), "--yes", "--comment", "--now", token=stand_in.token)
    assert (added.returncode, added.stderr) == (0, "")
    (comment,) = small_world.repo("example/support").issues[2].comments
    assert comment.body.startswith("Received 2025-11-24 16:12 UTC by mail from Jane Doe.\n\nThe legend")
