"""What comes by mail, by phone and at the door: filed once on GitHub, and known at every teammate's desk."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from textual.widgets import Input, TextArea

from sretui.core.inbox import SectionKind
from sretui.core.journal import Kind
from sretui.core.model import Channel
from sretui.core.outbox.marks import mark
from sretui.core.turn import Standing
from sretui.demo.server import StandIn
from sretui.demo.state import World
from sretui.ui.screens.forms.intake_form import IntakeForm
from sretui.ui.screens.forms.likely_form import LikelyForm
from sretui.ui.screens.forms.preview import Preview
from sretui.ui.screens.forms.redirect_form import RedirectForm
from sretui.ui.widgets.choice import Choice
from tests.journeys.day import OPTIONS, SUPPORT, Clock, Day, journal, open_day, run_command

SHIFT = '\n[[shifts]]\nstart = 2026-11-23\nprimary = "ann"\nbackup = "ben"\n'
BENS_TOKEN = "ghp_" + "bensOwnToken" * 3
RECEIVED = datetime(2026, 11, 23, 16, 12, tzinfo=UTC)


class TwoDesks:
    """Ann, who is Primary this week, and Ben; each with files and a token of their own."""

    def __init__(self, ann: Path, stand_in: StandIn, world: World, monkeypatch: pytest.MonkeyPatch) -> None:
        self._tokens = {"ann": stand_in.token, "ben": BENS_TOKEN}
        self._monkeypatch = monkeypatch
        self._folders = {"ann": ann, "ben": ann.parent / f"{ann.name}-ben"}
        world.add_token(BENS_TOKEN, "ben")
        ben = self.sits_down("ben")
        assert run_command(ben, "init", *OPTIONS, "--api", stand_in.url) == 0
        for who, folder in self._folders.items():
            team = folder / "team.toml"
            team.write_text(team.read_text() + SHIFT)
            self.sits_down(who)
            assert run_command(folder, "sync") == 0

    def sits_down(self, who: str) -> Path:
        """Take a seat: from now on the token is this person's; return the folder."""
        self._monkeypatch.setenv("GITHUB_TOKEN", self._tokens[who])
        return self._folders[who]


@pytest.fixture
def desks(folder: Path, stand_in: StandIn, small_world: World, monkeypatch: pytest.MonkeyPatch) -> TwoDesks:
    return TwoDesks(folder, stand_in, small_world, monkeypatch)


async def shows(day: Day, *dialogs: type[object]) -> None:
    await day.until(lambda: isinstance(day.app.screen, dialogs), str(dialogs))
    await day.pilot.pause()


async def takes_in(day: Day, key: str, **fields: str) -> None:
    """Fill the form in, and go on past what may be the same."""
    await day.is_fresh()
    await day.press(key)
    await shows(day, IntakeForm)
    for name, text in fields.items():
        field = day.app.screen.query_one(f"#{name}")
        if isinstance(field, Input):
            field.value = text
        elif isinstance(field, TextArea):
            field.text = text
        elif isinstance(field, Choice):
            field.focus()
            while field.chosen != text:
                await day.press("right")
    await day.press("ctrl+s")
    await shows(day, LikelyForm, Preview, RedirectForm)
    if isinstance(day.app.screen, LikelyForm):
        await day.press("ctrl+s")
        await shows(day, Preview, RedirectForm)


async def sends(day: Day, clock: Clock) -> None:
    """Send it, and let the time pass until GitHub has all of it."""
    before = clock()
    await day.press("ctrl+s")
    desk = day.app._desk
    await day.until(lambda: desk.outbox() or desk.receipts(), "something in the outbox")
    await day.until(lambda: clock.turn(seconds=1) > before and not desk.outbox(), "an empty outbox")


def seen(day: Day, number: int) -> Standing:
    return day.picture.by_key[day.node_id(number)]


async def test_filed_once_and_read_back_at_another_desk(
    desks: TwoDesks, small_world: World, clock: Clock
) -> None:
    before = set(small_world.repo(SUPPORT).issues)
    async with open_day(desks.sits_down("ann"), clock) as day:
        await takes_in(
            day,
            "n",
            channel="mail",
            title="Zebra stripes",
            customer="Jane Doe",
            received="08:12",
            answered="by phone",
            answered_at="08:30",
            text="Stripes are upside down.",
        )
        await sends(day, clock)
        (number,) = set(small_world.repo(SUPPORT).issues) - before
        await day.until(lambda: number in day.numbers(), "the new inquiry")
    filed = small_world.issue(SUPPORT, number)
    text, _, key = str(filed.body).rpartition("\n\n<!-- sretui:")
    assert text == (
        "Received 2026-11-23 08:12 PST by mail from Jane Doe.\n"
        "Answered 2026-11-23 08:30 PST by phone.\n\n"
        "Stripes are upside down."
    )
    assert mark(key.removesuffix(" -->")) in str(filed.body)
    assert (filed.title, filed.assignees) == ("Zebra stripes", ["ann"])
    told = {one.kind: one.data for one in journal(desks.sits_down("ann"))}
    assert told[Kind.RECEIVED]["at"] == RECEIVED.isoformat()
    async with open_day(desks.sits_down("ben"), clock) as other:
        await other.until(lambda: number in other.numbers(), "the new inquiry at Ben's desk")
        one = seen(other, number)
        assert (one.received, one.channel, one.customer) == (RECEIVED, Channel.MAIL, "Jane Doe")
        assert one.response is not None
        assert one.response.at == RECEIVED + timedelta(minutes=18)
        assert journal(desks.sits_down("ben")) == []
    assert len(set(small_world.repo(SUPPORT).issues) - before) == 1


async def test_redirected_by_one_and_watched_by_the_other(
    desks: TwoDesks, small_world: World, clock: Clock
) -> None:
    before = set(small_world.repo(SUPPORT).issues)
    async with open_day(desks.sits_down("ben"), clock) as day:
        await takes_in(
            day, "N", channel="mail", title="Zebra stripes", customer="Jane Doe", text="Upside down."
        )
        await day.press("ctrl+s")
        await shows(day, Preview)
        await sends(day, clock)
    (number,) = set(small_world.repo(SUPPORT).issues) - before
    filed = small_world.issue(SUPPORT, number)
    assert filed.assignees == ["ann"]
    assert "Redirected to @ann by ben, who was asked by mail." in str(filed.body)
    (word,) = filed.comments
    assert word.body.startswith("Dear Jane Doe,\n\nyou asked ben about this. This week ann (@ann) looks")
    async with open_day(desks.sits_down("ann"), clock) as other:
        await other.until(lambda: number in other.numbers(), "the new inquiry at Ann's desk")
        await other.is_fresh()
        assert other.section_of(number) is SectionKind.REPLY
        await other.goes_to(number)
        assert "redirected by ben, asked by mail · no contact yet" in " ".join(other.head.split())
        await other.press("e")
        await other.until(lambda: other.section_of(number) is SectionKind.CUSTOMER, "contact made")
        small_world.add_comment(SUPPORT, number, "Thank you.", user="carol", at=clock.turn(minutes=1))
    async with open_day(desks.sits_down("ben"), clock) as again:
        await again.is_fresh()
        await again.until(lambda: "Thank you." in said(again, number), "the customer's word")
        assert again.section_of(number) is SectionKind.REPLY
        assert "redirected " not in again.row(number)


def said(day: Day, number: int) -> str:
    """Give all that was said in an inquiry."""
    return "\n".join(one.body for one in seen(day, number).inquiry.conversation.comments)
