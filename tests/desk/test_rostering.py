"""The roster at the desk: local and shared files, two desks that write at once, delegations."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest

from sretui.config.rosterfile import read_file, rewritten, save_file
from sretui.core.board import PushState
from sretui.core.errors import RosterError
from sretui.core.handoff.incoming import incoming_of
from sretui.core.handoff.shifting import choose
from sretui.core.hours import BusinessHours
from sretui.core.journal import Kind
from sretui.core.model import RepoRole
from sretui.core.outbox.action import Act, Action
from sretui.core.outbox.steps import Result, State
from sretui.core.outbox.writes import AssignPeople, Place, PostComment
from sretui.core.roster.changes import Delegation, RepoFile, Role, Roster, Said, Shift
from sretui.core.roster.deciding import Slot, Wish, covered, edited
from sretui.core.roster.duty import duty
from sretui.core.roster.reading import read_roster
from sretui.core.team import Person, Team
from sretui.demo.faults import Fault
from sretui.demo.server import StandIn
from sretui.demo.state import World
from sretui.desk import Desk
from sretui.desk.roster_files import RosterFiles
from sretui.forge.client import GitHubForge
from sretui.store.database import Databases

NOW = datetime(2026, 11, 23, 18, tzinfo=UTC)
SUPPORT = "example/support"
NAMES = {RepoRole.INQUIRIES: SUPPORT, RepoRole.PRODUCT: "example/product"}
HOURS = BusinessHours("America/Los_Angeles", {day: [(time(8), time(17))] for day in range(5)})
THIS, NEXT, THIRD = date(2026, 11, 23), date(2026, 11, 30), date(2026, 12, 7)
TEAM = Team(
    "Example",
    HOURS,
    people=tuple(Person(login, login.title()) for login in ("ann", "ben", "carol", "dan")),
    shifts=(Shift(THIS, "ann", "ben"), Shift(NEXT, "carol", "dan"), Shift(THIRD, "ben", "ann")),
)
FILE = RepoFile(SUPPORT, "duty/roster.toml")
COMMENT = "# Ask before you change December.\n"

Open = Callable[[str], Desk]


@pytest.fixture
def open_desk(tmp_path: Path, stand_in: StandIn) -> Iterator[Open]:
    """Open a desk of somebody's own on the shared file, everything pulled."""
    opened: list[tuple[Desk, GitHubForge]] = []

    def make(me: str) -> Desk:
        databases = Databases(tmp_path / me)
        databases.prepare()
        forge = Slow(stand_in.url, stand_in.token, clock=lambda: NOW)
        files = RosterFiles(FILE, read_file, save_file, rewritten)
        desk = Desk(
            databases, TEAM, me, NAMES, lambda: forge, lambda: NOW, hold=timedelta(0), roster_files=files
        )
        desk.pull(lambda _: None)
        desk.board()
        opened.append((desk, forge))
        return desk

    yield make
    for desk, forge in opened:
        desk.stop()
        forge.close()


def told(_: PushState) -> None:
    """Take note of nothing."""


def edit(desk: Desk, week: date, primary: str, backup: str) -> None:
    before = desk.roster.roster
    after = edited(desk.team, before, Shift(week, primary, backup), NOW)
    assert isinstance(after, Roster), after
    desk.save_roster(before, after, f"Week of {week}")


def cover(desk: Desk, who: str, week: date = NEXT, role: Role = Role.PRIMARY) -> None:
    before = desk.roster.roster
    wish = Wish((f"{who}-{week}",), Said(NOW, desk.me), Said(NOW, who))
    after = covered(desk.team, before, Slot(week, role), who, wish, NOW)
    assert isinstance(after, Roster), after
    desk.save_roster(before, after, "Cover")


def text(world: World) -> str:
    return world.repo(SUPPORT).files["duty/roster.toml"].decode()


def next_week(desk: Desk) -> tuple[str | None, str | None]:
    desk.board()
    found = duty(desk.team, datetime(2026, 12, 1, 18, tzinfo=UTC))
    return found.primary, found.backup


def hand_over(desk: Desk) -> None:
    """Queue what hands #2 to whoever the roster has next, as the handoff does."""
    found = choose(desk.team, "ann", NOW)
    issue = desk.find_inquiry(2)
    assert found is not None
    assert issue is not None
    here, incoming = Place(RepoRole.INQUIRIES, 2, issue.node_id), (incoming_of(found),)
    writes = (
        PostComment(here, f"{found.taker} takes over.", incoming=incoming),
        AssignPeople(here, (found.taker,), incoming),
    )
    desk.queue(Action("a", Act.HAND_OFF, NOW, "ann", "Hand off #2", writes, issue.node_id))


def swap(world: World, primary: str) -> None:
    """Change the shared file as a teammate does, of which our desk has pulled nothing."""
    rows = f'[[shifts]]\nstart = {NEXT}\nprimary = "{primary}"\nbackup = "ann"\n'
    world.repo(SUPPORT).files["duty/roster.toml"] = rows.encode()


def spoken(world: World) -> list[str]:
    return [one.body.partition("\n")[0] for one in world.issue(SUPPORT, 2).comments]


def stuck(desk: Desk) -> str:
    """Send what is due; tell what needs a person then."""
    summary = desk.push(told)
    assert summary is not None
    return " ".join(summary.stuck)


@pytest.fixture
def handing(open_desk: Open, small_world: World) -> Desk:
    """Ann's desk, with #2 on its way to Carol."""
    swap(small_world, "carol")
    small_world.add_user("carol")
    small_world.repo(SUPPORT).permissions["carol"] = "write"
    ann = open_desk("ann")
    hand_over(ann)
    return ann


def test_a_handoff_waits_for_a_person_when_the_next_primary_was_swapped_meanwhile(
    handing: Desk, small_world: World
) -> None:
    swap(small_world, "dan")
    sentence = "The roster has dan as next Primary by now, not carol: discard this and hand over anew"
    assert sentence in stuck(handing)
    assert (spoken(small_world), small_world.issue(SUPPORT, 2).assignees) == ([], [])
    assert [one.action.id for one in handing.board().outbox if one.is_stuck] == ["a"]
    swap(small_world, "ben")
    handing.retry("a")
    assert "The roster has ben as next Primary by now" in stuck(handing), "nobody has read of Ben"
    handing.retry("a")
    assert stuck(handing) == ""
    assert spoken(small_world) == ["carol takes over."], "it was read, and is sent all the same"
    assert small_world.issue(SUPPORT, 2).assignees == ["carol"]


def test_a_handoff_is_held_amid_it_and_goes_on_once_the_roster_is_as_it_was(
    handing: Desk, small_world: World, stand_in: StandIn
) -> None:
    stand_in.faults.add(Fault("refusal", "POST", r"/assignees$", status=403, words="Not now"))
    assert "Not now" in stuck(handing)
    cover(handing, "dan")
    handing.retry("a")
    assert "The roster has dan as next Primary by now, not carol" in stuck(handing), "our own cover counts"
    assert (spoken(small_world), small_world.issue(SUPPORT, 2).assignees) == (["carol takes over."], [])
    swap(small_world, "carol")
    handing.retry("a")
    assert stuck(handing) == ""
    assert small_world.issue(SUPPORT, 2).assignees == ["carol"]


def test_a_roster_that_cannot_be_asked_puts_a_handoff_off(
    handing: Desk, small_world: World, stand_in: StandIn
) -> None:
    swap(small_world, "dan")
    stand_in.faults.add(Fault("cut", "GET", r"/contents/"))
    summary = handing.push(told)
    assert summary is not None
    assert (summary.sent, summary.waiting, summary.stuck) == (0, 2, ())
    assert spoken(small_world) == []


def test_an_edit_is_seen_at_once_sent_once_and_seen_at_the_other_desk(
    open_desk: Open, small_world: World
) -> None:
    small_world.repo(SUPPORT).files["duty/roster.toml"] = COMMENT.encode()
    ann, ben = open_desk("ann"), open_desk("ben")
    edit(ann, NEXT, "dan", "carol")
    assert next_week(ann) == ("dan", "carol")
    assert text(small_world) == COMMENT
    summary = ann.push(told)
    assert summary is not None
    assert summary.sent == 1
    assert next_week(ann) == ("dan", "carol")
    assert text(small_world).startswith(COMMENT)
    assert read_roster(text(small_world)).roster.shifts == (Shift(NEXT, "dan", "carol"),)
    assert next_week(ben) == ("carol", "dan")
    ben.pull(told_progress)
    assert next_week(ben) == ("dan", "carol")


def told_progress(_: object) -> None:
    """Take note of nothing."""


def test_unchanged_it_costs_one_conditional_request_and_no_quota(
    open_desk: Open, small_world: World, stand_in: StandIn
) -> None:
    small_world.repo(SUPPORT).files["duty/roster.toml"] = COMMENT.encode()
    ann = open_desk("ann")
    before = len(stand_in.requests)
    ann.pull(told_progress)
    asked = [one for one in stand_in.requests[before:] if "/contents/" in one.path]
    assert [(one.method, one.status) for one in asked] == [("GET", 304)]


def test_two_desks_that_edit_at_once_both_have_their_way(open_desk: Open, small_world: World) -> None:
    small_world.repo(SUPPORT).files["duty/roster.toml"] = COMMENT.encode()
    ann, ben = open_desk("ann"), open_desk("ben")
    cover(ann, "ann")
    edit(ben, THIRD, "carol", "dan")
    for desk in (ann, ben):
        desk.push(told)
        assert desk.outbox() == ()
    roster = read_roster(text(small_world)).roster
    assert roster.shifts == (Shift(THIRD, "carol", "dan"),)
    assert [one.who for one in roster.overrides] == ["ann"]
    assert text(small_world).startswith(COMMENT)


class Slow(GitHubForge):
    """Somebody else is quicker, once, between the reading and the writing."""

    overtake: Callable[[], None] | None = None

    def put_file(self, repo: str, path: str, content: str, message: str, sha: str | None) -> Result:
        """Write, too late the first time."""
        overtake, self.overtake = self.overtake, None
        if overtake is not None:
            overtake()
        return super().put_file(repo, path, content, message, sha)


@pytest.mark.parametrize("before", [COMMENT, None])
def test_who_was_overtaken_between_reading_and_writing_merges_and_tries_again(
    open_desk: Open, small_world: World, stand_in: StandIn, before: str | None
) -> None:
    files = small_world.repo(SUPPORT).files
    if before is not None:
        files["duty/roster.toml"] = before.encode()
    ann = open_desk("ann")
    cover(ann, "ann")
    theirs = rewritten(COMMENT, Roster((Shift(THIRD, "carol", "dan"),))).encode()
    assert ann._forge is not None
    forge = ann._forge()
    assert isinstance(forge, Slow)
    forge.overtake = lambda: files.update({"duty/roster.toml": theirs})
    ann.push(told)
    (done,) = ann.receipts()
    assert done.state is State.SENT
    roster = read_roster(text(small_world)).roster
    assert (roster.shifts, len(roster.overrides)) == ((Shift(THIRD, "carol", "dan"),), 1)
    assert [one.status for one in stand_in.requests if one.method == "PUT"] == [409 if before else 422, 200]


def test_what_cannot_be_put_together_is_stuck_and_says_why(open_desk: Open, small_world: World) -> None:
    small_world.repo(SUPPORT).files["duty/roster.toml"] = COMMENT.encode()
    ann, ben = open_desk("ann"), open_desk("ben")
    cover(ann, "ann")
    cover(ben, "ben")
    ann.push(told)
    ben.push(told)
    (stuck,) = ben.outbox()
    assert stuck.is_stuck
    assert stuck.current is not None
    assert "Ann is Primary in the week of 2026-11-30 by now" in stuck.current.sentence
    assert next_week(ben) == ("carol", "dan")
    ben.pull(told_progress)
    assert next_week(ben) == ("ann", "dan")


def test_an_answer_that_was_lost_makes_no_second_commit(open_desk: Open, stand_in: StandIn) -> None:
    ann = open_desk("ann")
    edit(ann, NEXT, "dan", "carol")
    stand_in.faults.add(Fault("bad_gateway", "PUT", "contents", when="after", status=502))
    ann.push(told)
    (unsure,) = ann.outbox()
    assert unsure.state is State.UNSURE
    ann.clock = lambda: NOW + timedelta(minutes=5)
    ann.push(told)
    ann.push(told)
    assert ann.outbox() == ()
    assert sum(one.method == "PUT" for one in stand_in.requests) == 1


def test_two_edits_in_the_outbox_do_not_need_each_other(open_desk: Open, small_world: World) -> None:
    ann = open_desk("ann")
    edit(ann, NEXT, "dan", "carol")
    edit(ann, THIRD, "carol", "dan")
    first, _ = ann.outbox()
    assert ann.recall(first.action.id) is not None
    assert next_week(ann) == ("carol", "dan")
    ann.push(told)
    assert read_roster(text(small_world)).roster.shifts == (Shift(THIRD, "carol", "dan"),)


def test_the_action_that_brings_a_change_is_found_while_it_waits(open_desk: Open) -> None:
    ann = open_desk("ann")
    cover(ann, "ann")
    edit(ann, THIRD, "carol", "dan")
    found = ann.roster_action(f"ann-{NEXT}")
    assert found is not None
    assert found.action.title == "Cover"
    ann.push(told)
    assert ann.roster_action(f"ann-{NEXT}") is None


def test_a_broken_file_is_said_and_not_written_over(open_desk: Open, small_world: World) -> None:
    small_world.repo(SUPPORT).files["duty/roster.toml"] = b"[[shifts\n"
    ann = open_desk("ann")
    assert ann.roster.problems[0].startswith("it is not TOML")
    with pytest.raises(RosterError, match="cannot be used"):
        edit(ann, NEXT, "dan", "carol")
    assert next_week(ann) == ("carol", "dan")


def test_a_repo_that_cannot_be_read_is_said(open_desk: Open, stand_in: StandIn) -> None:
    stand_in.faults.add(Fault("refusal", "GET", "contents/duty", status=451, words="No.", count=None))
    ann = open_desk("ann")
    assert "GitHub refuses" in ann.roster.problems[0]
    with pytest.raises(RosterError, match="is not known"):
        edit(ann, NEXT, "dan", "carol")


def test_a_renamed_repo_is_followed(open_desk: Open, small_world: World) -> None:
    small_world.repo(SUPPORT).files["duty/roster.toml"] = rewritten(
        "", Roster((Shift(NEXT, "dan", "carol"),))
    ).encode()
    small_world.rename_repo(SUPPORT, "helpdesk", NOW)
    ann = open_desk("ann")
    assert next_week(ann) == ("dan", "carol")


def lend(desk: Desk) -> Delegation:
    said = Said(NOW, "ann")
    one = Delegation("lent", "ann", "ben", NOW, NOW + timedelta(hours=2), said, Said(NOW, "ben", "ann"))
    desk.save_delegation(desk.roster.roster, one, "Delegate")
    desk.board()
    return one


def test_a_delegation_stands_in_the_shared_file_and_both_see_it(open_desk: Open) -> None:
    ann, ben = open_desk("ann"), open_desk("ben")
    one = lend(ann)
    assert duty(ann.team, NOW).acting == "ben"
    ann.push(told)
    ben.pull(told_progress)
    ben.board()
    assert ben.team.delegations == (one,)
    assert duty(ben.team, NOW).acting == "ben"


def local(tmp_path: Path) -> Desk:
    databases = Databases(tmp_path / "data")
    databases.prepare()
    files = RosterFiles(tmp_path / "roster.toml", read_file, save_file, rewritten)
    desk = Desk(databases, TEAM, "ann", NAMES, None, lambda: NOW, roster_files=files)
    desk.board()
    return desk


def test_a_local_file_is_written_at_once_and_what_is_edited_by_hand_is_seen(tmp_path: Path) -> None:
    desk = local(tmp_path)
    edit(desk, NEXT, "dan", "carol")
    assert desk.outbox() == ()
    assert next_week(desk) == ("dan", "carol")
    path = tmp_path / "roster.toml"
    path.write_text(path.read_text().replace('"dan"', '"ben"') + "# by hand\n")
    assert next_week(desk) == ("ben", "carol")
    edit(desk, THIRD, "carol", "dan")
    assert path.read_text().endswith("# by hand\n") or "# by hand" in path.read_text()


def test_without_a_shared_file_a_delegation_is_recorded_here_alone(tmp_path: Path) -> None:
    desk = local(tmp_path)
    one = lend(desk)
    assert duty(desk.team, NOW).acting == "ben"
    assert not (tmp_path / "roster.toml").exists()
    over = replace(one, ended=Said(NOW, "ann"))
    desk.save_delegation(desk.roster.roster, over, "End")
    desk.board()
    assert duty(desk.team, NOW).acting == "ann"
    assert [entry.kind for entry in desk.entries("")] == [Kind.DELEGATION] * 2
    assert local(tmp_path).team.delegations == (over,)


def test_without_any_roster_file_it_is_said(tmp_path: Path) -> None:
    databases = Databases(tmp_path / "data")
    databases.prepare()
    desk = Desk(databases, TEAM, "ann", NAMES, None, lambda: NOW)
    with pytest.raises(RosterError, match="There is no roster file"):
        desk.save_roster(Roster(), Roster(), "Nothing")
