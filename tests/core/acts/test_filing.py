"""How an inquiry is filed: the exact text, whose it is, and what is recorded of it."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from sretui.core.acts.filing import Filing, comment_instead, file_inquiry
from sretui.core.entries import Entry
from sretui.core.hours import BusinessHours
from sretui.core.intake.draft import InquiryDraft
from sretui.core.intake.mail import Attachment
from sretui.core.journal import Kind, facts
from sretui.core.model import Channel, Issue, RepoRole
from sretui.core.outbox.action import Act, Draft
from sretui.core.outbox.writes import FileIssue, Place, PostComment
from sretui.core.team import Team

NOW = datetime(2026, 11, 23, 18, 0, tzinfo=UTC)
TEAM = Team(
    "Example", BusinessHours.visit(frozenset()), boilerplate=("Reply to the list.\n---", "An older one.")
)
FILING = Filing("a1", NOW, "alice", Draft("intake", {"title": "x"}, NOW))
ASKED = NOW - timedelta(hours=1, minutes=48, seconds=7)
DRAFT = InquiryDraft(
    "  It crashes ",
    "It crashes.\n",
    Channel.MAIL,
    NOW - timedelta(hours=1, minutes=48, seconds=7),
    "Jane Doe",
)
LOG = Attachment("run`.log", "text/plain", 812, "a\n```\nb\n")
PICTURE = Attachment("shot.png", "image/png", 14_200)
NAMED = "\n\nAttached, not shown here: `shot.png` (14 kB)"
HEAD = "Received 2026-11-23 08:11 PST by mail from Jane Doe."


def filed(draft: InquiryDraft, team: Team = TEAM) -> FileIssue:
    (write,) = file_inquiry(draft, team, FILING).writes
    assert isinstance(write, FileIssue)
    return write


def test_it_is_filed_with_all_that_the_next_one_must_know() -> None:
    action = file_inquiry(DRAFT, TEAM, FILING)
    assert (action.id, action.act, action.at, action.by) == ("a1", Act.FILE, NOW, "alice")
    assert action.title == "New inquiry: It crashes"
    assert action.draft == FILING.draft
    assert action.inquiry == ""
    body = f"{HEAD}\n\nReply to the list.\n\n---\n\nIt crashes."
    assert action.writes == (FileIssue(RepoRole.INQUIRIES, "It crashes", body, (), ("alice",)),)


def test_what_the_journal_records_of_it() -> None:
    draft = replace(
        DRAFT, mail_id="m1", answered=NOW - timedelta(hours=1), answered_how="by phone", channel=Channel.CHAT
    )
    action = file_inquiry(draft, TEAM, FILING)
    held = facts(Entry(kind, NOW, "alice", "I", kind, data) for kind, data in action.facts)
    assert held.received == datetime(2026, 11, 23, 16, 11, tzinfo=UTC)
    assert (held.channel, held.customer, held.mails) == (Channel.CHAT, "Jane Doe", ("m1",))
    assert (held.answered_elsewhere, held.answered_how) == (NOW - timedelta(hours=1), "by phone")


@pytest.mark.parametrize(
    ("draft", "tail"),
    [
        (replace(DRAFT, text=""), ""),
        (
            replace(DRAFT, attachments=(LOG, PICTURE)),
            "\n\nIt crashes.\n\nAttached, not shown here: `run .log` (812 bytes), `shot.png` (14 kB)",
        ),
        (
            replace(DRAFT, attachments=(LOG, PICTURE), inline=True),
            "\n\nIt crashes.\n\nAttached: `run .log`\n\n````\na\n```\nb\n````" + NAMED,
        ),
    ],
)
def test_below_the_boilerplate(draft: InquiryDraft, tail: str) -> None:
    assert filed(draft).body == f"{HEAD}\n\nReply to the list.\n\n---{tail}"


def test_a_customer_who_was_promised_privacy_is_not_named_but_known_here() -> None:
    action = file_inquiry(replace(DRAFT, named=False), TEAM, FILING)
    (write,) = action.writes
    assert isinstance(write, FileIssue)
    assert write.body.startswith("Received 2026-11-23 08:11 PST by mail.\n")
    assert "Jane" not in write.body
    assert (Kind.CUSTOMER, {"name": "Jane Doe"}) in action.facts


def test_a_team_without_boilerplate_and_a_person_not_known_yet() -> None:
    (write,) = file_inquiry(DRAFT, replace(TEAM, boilerplate=()), Filing("a1", NOW, "")).writes
    assert write == FileIssue(RepoRole.INQUIRIES, "It crashes", f"{HEAD}\n\nIt crashes.")


def test_a_reply_becomes_a_comment_of_its_conversation() -> None:
    issue = Issue("I7", RepoRole.INQUIRIES, 7, "Crash", "", "jane", NOW, NOW)
    action = comment_instead(replace(DRAFT, mail_id="m1", answers=7), issue, TEAM, FILING)
    assert action.title == "Add to #7: It crashes"
    assert action.inquiry == "I7"
    assert action.writes == (PostComment(Place(RepoRole.INQUIRIES, 7, "I7"), f"{HEAD}\n\nIt crashes."),)
    assert action.facts == ((Kind.MAIL, {"id": "m1"}),)
