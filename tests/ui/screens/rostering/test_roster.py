"""The roster's screen: every key, at both sizes, down to the file, the outbox and the journal."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from textual.widgets import Input, TextArea

from sretui.config.rosterfile import read_file, rewritten, save_file
from sretui.core.journal import Kind
from sretui.core.outbox.writes import PutFile
from sretui.core.roster.changes import Delegation, Override, RepoFile, Role, Roster, Said, Shift
from sretui.core.roster.reading import read_roster
from sretui.desk.roster_files import RosterFiles
from sretui.store import roster_file
from sretui.store.database import transaction
from sretui.store.roster_file import HeldFile
from sretui.ui.screens.forms.yes_no import YesNo
from sretui.ui.screens.rostering.form import RosterForm
from sretui.ui.screens.rostering.message import TeamMessage
from sretui.ui.widgets.choice import Choice
from sretui.ui.widgets.roster_rows import DelegationRow, NewWeekRow, OverrideRow, WeekRow
from tests.ui.conftest import MORNING, SMALL, TEAM, WIDE, local

if TYPE_CHECKING:
    from pathlib import Path

    from tests.ui.conftest import Hands, Office

THIS, NEXT, THIRD = date(2026, 11, 23), date(2026, 11, 30), date(2026, 12, 7)
SHARED = RepoFile("example/team", "roster.toml")


@pytest.fixture
def ready(office: Office, tmp_path: Path) -> Office:
    """Three weeks, and a local file that does not exist yet."""
    office.team = replace(TEAM, shifts=(*TEAM.shifts, Shift(THIRD, "bob", "carol")))
    office.roster_files = RosterFiles(tmp_path / "roster.toml", read_file, save_file, rewritten)
    return office


@pytest.fixture
def shared(ready: Office) -> Office:
    """The same with a file in a repo, which a pull has read."""
    ready.roster_files = RosterFiles(SHARED, read_file, save_file, rewritten)
    holds(ready, Roster())
    return ready


def holds(office: Office, roster: Roster) -> None:
    with office.databases.cache() as conn, transaction(conn):
        text = rewritten("# ours\n", roster)
        roster_file.save(conn, HeldFile(SHARED.repo, SHARED.path, text, "sha-1"))


def written(office: Office) -> Roster:
    assert office.roster_files is not None
    at = office.roster_files.at
    assert not isinstance(at, RepoFile)
    return read_roster(at.read_text()).roster


async def go(hands: Hands, key: object) -> None:
    await hands.press("4")
    await hands.sees("Next change")
    hands.app.clear_notifications()
    hands.rows.action_first()
    await hands.goes_to(key)


async def asks(hands: Hands, key: str, dialog: type[object] = RosterForm) -> None:
    await hands.press(key)
    await hands.until(lambda: hands.dialog() is dialog)
    await hands.rests()


async def done(hands: Hands, key: str = "ctrl+s") -> None:
    await hands.press(key)
    await hands.until(lambda: hands.dialog() is None)


def choose(hands: Hands, field: str, value: str) -> None:
    hands.screen.query_one(f"#{field}", Choice).chosen = value


def type_in(hands: Hands, field: str, value: str) -> None:
    hands.screen.query_one(f"#{field}", Input).value = value


@pytest.mark.parametrize("size", [SMALL, WIDE])
async def test_the_weeks_and_who_comes_next(ready: Office, size: tuple[int, int]) -> None:
    async with ready.open(size) as hands:
        await go(hands, WeekRow(NEXT))
        await hands.sees(
            "4 Roster",
            "Next change Fri 17:00: Primary Carol Cole, Backup you",
            "Now",
            "Ahead",
            "Begins Fri 27 Nov 17:00, opens Mon 30 Nov 08:00, ends Fri 4 Dec 17:00",
            "Mon 14 Dec, a new week",
            "e Edit week",
            "t Trade",
            "c Cover",
            "D Delegate",
        )


@pytest.mark.parametrize("size", [SMALL, WIDE])
async def test_a_week_is_edited_and_one_is_added(ready: Office, size: tuple[int, int]) -> None:
    async with ready.open(size) as hands:
        await go(hands, WeekRow(NEXT))
        await asks(hands, "e")
        await hands.sees("The week of Mon 30 Nov", "on this machine alone")
        choose(hands, "primary", "alice")
        await hands.press("ctrl+s")
        await hands.sees("Alice Adams would be Primary and Backup at once")
        choose(hands, "backup", "bob")
        await done(hands)
        await hands.sees("Next change 4 Dec 17:00: Primary Bob Brown, Backup Carol Cole")
        await go(hands, NewWeekRow(THIRD + timedelta(weeks=1)))
        await asks(hands, "enter")
        choose(hands, "primary", "carol")
        choose(hands, "backup", "bob")
        await done(hands)
        await hands.sees("Mon 21 Dec, a new week")
    assert written(ready).shifts == (Shift(NEXT, "alice", "bob"), Shift(date(2026, 12, 14), "carol", "bob"))


async def test_a_week_that_has_begun_is_not_edited(ready: Office) -> None:
    async with ready.open(SMALL) as hands:
        await go(hands, WeekRow(THIS))
        await asks(hands, "e")
        await hands.press("ctrl+s")
        await hands.sees("what was is not changed")
        await done(hands, "escape")


@pytest.mark.parametrize("size", [SMALL, WIDE])
async def test_a_trade_is_two_weeks_taken_back_together(ready: Office, size: tuple[int, int]) -> None:
    async with ready.open(size) as hands:
        await go(hands, WeekRow(NEXT))
        await asks(hands, "t")
        await hands.sees("Trade the week of Mon 30 Nov", "Consent")
        choose(hands, "role", "primary")
        choose(hands, "with", "Mon 7 Dec, primary")
        type_in(hands, "reason", "travel")
        await hands.press("ctrl+s")
        await hands.sees("Carol Cole would be Primary and Backup at once")
        choose(hands, "role", "backup")
        choose(hands, "with", "Mon 7 Dec, primary")
        await done(hands)
        await hands.sees("trade the weeks of")
        one, two = sorted(written(ready).overrides, key=lambda half: half.week)
        assert one.trade == two.trade != ""
        assert (one.who, one.instead, two.who, two.instead) == ("bob", "alice", "alice", "bob")
        assert one.agreed == Said(MORNING, "bob", "alice")
        await go(hands, OverrideRow(one.id))
        await hands.sees("Agreed by Bob Brown, Mon 09:42 (noted by you)", "“travel”")
        await asks(hands, "u", YesNo)
        await hands.sees("Both weeks of the trade go back")
        await done(hands, "n")
        assert set(written(ready).overrides) == {one, two}
        await asks(hands, "u", YesNo)
        await done(hands, "y")
        await hands.until(lambda: all(half.undone for half in written(ready).overrides))


@pytest.mark.parametrize("size", [SMALL, WIDE])
async def test_a_part_of_a_week_is_covered_and_the_team_is_told(ready: Office, size: tuple[int, int]) -> None:
    async with ready.open(size) as hands:
        await go(hands, WeekRow(THIS))
        await asks(hands, "c")
        choose(hands, "who", "carol")
        type_in(hands, "from", "soon")
        await hands.press("ctrl+s")
        await hands.sees("is no time")
        type_in(hands, "from", "Tue 13:00")
        type_in(hands, "until", "Wed 12:00")
        await done(hands)
        (one,) = written(ready).overrides
        assert (one.role, one.who, one.instead) == (Role.PRIMARY, "carol", "alice")
        assert (one.start, one.end) == (local(24, "13:00"), local(25, "12:00"))
        await go(hands, OverrideRow(one.id))
        await hands.sees("Carol Cole for you as Primary, Tue 13:00 – Wed 12:00", "Next change Tue 13:00")
        await asks(hands, "y", TeamMessage)
        text = hands.screen.query_one("#text", TextArea).text
        assert "Carol Cole is Primary instead of Alice Adams: Tue 13:00 – Wed 12:00." in text
        await done(hands)
        await hands.sees("Copied; nothing was posted.")
        assert hands.app.clipboard == text
    assert ready.desk.outbox() == ()


def test_nothing_is_kept_of_what_was_saved(ready: Office) -> None:
    assert ready.desk.drafts() == ()


async def test_what_is_typed_is_kept_and_forgotten_when_it_is_saved(ready: Office) -> None:
    async with ready.open(SMALL) as hands:
        await go(hands, WeekRow(THIRD))
        await asks(hands, "c")
        type_in(hands, "reason", "conference")
        await done(hands, "escape")
        await asks(hands, "c")
        assert hands.screen.query_one("#reason", Input).value == "conference"
        choose(hands, "who", "alice")
        await done(hands)
    assert ready.desk.draft(f"roster:cover:{THIRD}") is None


@pytest.mark.parametrize("size", [SMALL, WIDE])
async def test_in_a_shared_file_the_other_one_is_asked_and_agrees_there(
    shared: Office, size: tuple[int, int]
) -> None:
    async with shared.open(size) as hands:
        await go(hands, WeekRow(THIRD))
        await asks(hands, "c")
        await hands.sees("‹ ask ›", "they see it in their sretui", "roster.toml in example/team")
        choose(hands, "who", "alice")
        await done(hands)
        await hands.sees("in the outbox", "Waits for somebody's word")
    (queued,) = shared.desk.outbox()
    (write,) = queued.action.writes
    assert isinstance(write, PutFile)
    assert write.text.startswith("# ours\n")
    (one,) = read_roster(write.text).roster.overrides
    assert (one.agreed, one.waits_for) == (None, "bob")


def asked() -> Override:
    said = Said(MORNING - timedelta(hours=1), "bob")
    return Override("from-bob", THIRD, Role.PRIMARY, "alice", "bob", said, reason="holiday")


@pytest.mark.parametrize("size", [SMALL, WIDE])
async def test_what_is_asked_of_me_comes_first_and_enter_agrees(
    shared: Office, size: tuple[int, int]
) -> None:
    holds(shared, Roster(overrides=(asked(),)))
    async with shared.open(size) as hands:
        await hands.sees("4 Roster 1")
        await hands.press("4")
        await hands.sees("you for Bob Brown as Primary, the week of Mon 7 Dec", "waits for you", "a Agree")
        await hands.press("a")
        await hands.sees("Agreed: Alice Adams is Primary for Bob Brown")
        await hands.until(lambda: "4 Roster 1" not in hands.text)
    (queued,) = shared.desk.outbox()
    (write,) = queued.action.writes
    assert isinstance(write, PutFile)
    (one,) = read_roster(write.text).roster.overrides
    assert one.agreed == Said(MORNING, "alice")


async def test_a_word_given_by_mistake_is_recalled_while_it_is_held(shared: Office) -> None:
    holds(shared, Roster(overrides=(asked(),)))
    async with shared.open(SMALL) as hands:
        await hands.press("4")
        await hands.sees("a Agree")
        await hands.press("a")
        await hands.sees("Agreed by you")
        await hands.press("u")
        await hands.sees("taken back, nothing was sent", "waits for you")
    assert shared.desk.outbox() == ()


async def test_what_is_asked_of_me_can_be_declined(shared: Office) -> None:
    holds(shared, Roster(overrides=(asked(),)))
    async with shared.open(SMALL) as hands:
        await hands.press("4")
        await hands.sees("a Agree")
        await asks(hands, "u", YesNo)
        await done(hands, "y")
        await hands.sees("Taken back")
        await hands.until(lambda: "somebody's word" not in hands.text)


async def test_the_word_of_somebody_else_is_noted_when_it_is_asked(shared: Office) -> None:
    holds(shared, Roster(overrides=(replace(asked(), who="alice", asked=Said(MORNING, "alice")),)))
    async with shared.open(SMALL) as hands:
        await hands.press("4")
        await hands.sees("waits for Bob Brown")
        await asks(hands, "a", YesNo)
        await hands.sees("Has Bob Brown agreed?")
        await done(hands, "y")
        await hands.sees("in the outbox")
    (queued,) = shared.desk.outbox()
    (write,) = queued.action.writes
    assert isinstance(write, PutFile)
    assert read_roster(write.text).roster.overrides[0].agreed == Said(MORNING, "bob", "alice")


async def test_what_is_only_held_is_recalled(shared: Office) -> None:
    async with shared.open(SMALL) as hands:
        await go(hands, WeekRow(THIRD))
        await asks(hands, "c")
        choose(hands, "who", "alice")
        await done(hands)
        await hands.sees("somebody's word")
        hands.rows.action_first()
        await hands.press("u")
        await hands.sees("taken back, nothing was sent")
        await hands.until(lambda: "somebody's word" not in hands.text)
    assert shared.desk.outbox() == ()


@pytest.mark.parametrize("size", [SMALL, WIDE])
@pytest.mark.parametrize("where", ["inbox", "roster"])
async def test_the_role_is_lent_and_the_header_says_who_acts(
    ready: Office, size: tuple[int, int], where: str
) -> None:
    async with ready.open(size) as hands:
        if where == "roster":
            await go(hands, WeekRow(THIS))
        await asks(hands, "D")
        await hands.sees("Delegate: Bob Brown acts for Alice Adams", "The response clock does not change")
        await hands.press("ctrl+s")
        await hands.sees("Say until when")
        type_in(hands, "until", "15:00")
        type_in(hands, "reason", "dentist")
        await done(hands)
        await hands.sees("Bob Brown acts for you until Mon 15:00", "tell Bob Brown yourself")
        entry = ready.desk.entries("")[-1]
        assert (entry.kind, entry.data["to"], entry.data["reason"]) == (Kind.DELEGATION, "bob", "dentist")
        lent = ready.desk.read_roster(), entry.data["id"]
        await go(hands, DelegationRow(str(lent[1])))
        await hands.sees("Active, agreed by Bob Brown", "“dentist”")
        await asks(hands, "u", YesNo)
        await done(hands, "y")
        await hands.until(lambda: "acts for you" not in hands.text)


async def test_in_a_shared_file_a_delegation_is_asked_for_and_the_backup_agrees(shared: Office) -> None:
    async with shared.open(SMALL) as hands:
        await asks(hands, "D")
        type_in(hands, "until", "2h")
        await done(hands)
        await hands.sees("Bob Brown sees it with the next sync")
    (queued,) = shared.desk.outbox()
    (write,) = queued.action.writes
    assert isinstance(write, PutFile)
    (one,) = read_roster(write.text).roster.delegations
    assert isinstance(one, Delegation)
    shared.desk.recall(queued.action.id)
    holds(shared, Roster(delegations=(one,)))
    shared.me = "bob"
    async with shared.open(SMALL) as hands:
        await hands.sees("4 Roster 1")
        await hands.press("4")
        await hands.sees("you act for Alice Adams")
        await hands.press("a")
        await hands.sees("You act for Alice Adams until Mon 11:42")


@pytest.mark.parametrize(
    ("me", "words"),
    [
        ("alice", ("Primary you (alice)",)),
        ("bob", ("Backup you (bob)",)),
        ("carol", ("next: you, Alice Adams",)),
        ("dan", ("you are free: N redirects", "N Redirect  n New")),
    ],
)
async def test_the_app_adapts_to_who_looks(ready: Office, me: str, words: tuple[str, ...]) -> None:
    ready.me = me
    async with ready.open((160, 36)) as hands:
        await hands.sees(*words)


async def test_somebody_else_lends_no_role(ready: Office) -> None:
    ready.me = "carol"
    async with ready.open(SMALL) as hands:
        await hands.press("D")
        await hands.sees("from Primary to Backup")


async def test_what_is_odd_is_pointed_out(ready: Office) -> None:
    ready.team = replace(ready.team, shifts=(TEAM.shifts[0], Shift(NEXT, "alice", "zoe")))
    async with ready.open(SMALL) as hands:
        await go(hands, WeekRow(NEXT))
        await hands.sees("Alice Adams is Primary for the second week running", "zoe is not on the team then")


async def test_a_file_that_is_wrong_is_said(ready: Office) -> None:
    assert ready.roster_files is not None
    at = ready.roster_files.at
    assert not isinstance(at, RepoFile)
    at.write_text("[[shifts\n")
    async with ready.open(WIDE) as hands:
        await hands.press("4")
        await hands.sees("it is not TOML")
        await go(hands, WeekRow(NEXT))
        await asks(hands, "e")
        choose(hands, "primary", "bob")
        await hands.press("ctrl+s")
        await hands.sees("Not saved")
        assert hands.dialog() is RosterForm
