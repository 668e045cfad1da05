"""Mails at the desk: read, kept for the screens, and brought to them one by one."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from sretui.core.errors import MailError
from sretui.core.hours import BusinessHours
from sretui.core.intake.unattended import Wishes
from sretui.core.model import Channel, RepoRole
from sretui.core.team import Team
from sretui.desk import Desk
from sretui.store.database import Databases

NOW = datetime(2026, 11, 23, 18, tzinfo=UTC)
MAIL = b"From: Jane Doe <jane@example.org>\nSubject: Re: [k/desk] Blank (#7)\n\nIt stays blank.\n"
BOX = b"".join(
    b"From x Mon Nov 23 08:12:00 2026\nFrom: x\nSubject: %s\n\ntext\n\n" % word for word in (b"1", b"2")
)


class Clock:
    """A clock that goes on by a minute whenever somebody looks."""

    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> datetime:
        self.now += timedelta(minutes=1)
        return self.now


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    databases = Databases(tmp_path / "data")
    databases.prepare()
    team = Team("Kestrel", BusinessHours.visit(frozenset()))
    return Desk(databases, team, "ann", {RepoRole.INQUIRIES: "k/desk"}, None, Clock())


def keep(desk: Desk, title: str = "", channel: Channel | None = None) -> str:
    (one,) = desk.read_mails(MAIL)
    return desk.keep_mail(one, Wishes(title=title, channel=channel))


def places(desk: Desk) -> list[str]:
    return sorted(draft.place.partition(":")[0] + ":" * (":" in draft.place) for draft in desk.drafts())


def test_a_mail_is_understood_for_the_teams_own_repo(desk: Desk) -> None:
    draft = desk.read_mail(MAIL)
    assert (draft.title, draft.customer, draft.answers) == ("Blank", "Jane Doe", 7)


def test_of_a_mailbox_the_first_is_read_and_the_others_told(desk: Desk) -> None:
    assert [one.draft.title for one in desk.read_mails(BOX)] == ["1", "2"]
    draft = desk.read_mail(BOX)
    assert draft.title == "1"
    assert draft.oddities[0] == (
        "It holds 2 mails, and this is the first: `sretui intake` takes them one by one."
    )


def test_a_kept_mail_is_named_like_a_file(desk: Desk) -> None:
    mail_id = keep(desk, title="Mine")
    draft = desk.draft("intake")
    assert draft is not None
    assert draft.fields == {"channel": "mail", "file": f"kept:{mail_id}", "title": "Mine"}
    assert desk.load_mail_file(f"kept:{mail_id}") == MAIL
    with pytest.raises(MailError, match="gone"):
        desk.load_mail_file("kept:other")


def test_words_of_another_channel_are_pasted(desk: Desk) -> None:
    keep(desk, channel=Channel.CHAT)
    draft = desk.draft("intake")
    assert draft is not None
    assert draft.fields == {"channel": "chat", "paste": "It stays blank."}


def test_kept_mails_come_one_by_one_and_push_nothing_away(desk: Desk) -> None:
    assert desk.bring_kept_mail() == 0
    desk.save_draft("intake", {"title": "Half typed", "received": "08:12"})
    keep(desk, "first")
    keep(desk, "second")
    assert places(desk) == ["intake", "intake:", "intake:"]
    assert desk.bring_kept_mail() == 2
    for title, behind in (("first", 1), ("second", 0)):
        desk.save_draft("intake", {"title": " ", "channel": "mail", "received": "08:12"})
        assert desk.bring_kept_mail() == behind
        draft = desk.draft("intake")
        assert draft is not None
        assert draft.fields["title"] == title
    assert places(desk) == ["intake"]


def test_a_kept_mail_that_is_filed_is_there_once(desk: Desk) -> None:
    mail_id = keep(desk)
    assert desk.save_mail(desk.load_mail_file(f"kept:{mail_id}")) == mail_id
