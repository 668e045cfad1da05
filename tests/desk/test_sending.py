"""From a wish at the desk to a small GitHub on a real socket, and back onto the board."""

import queue
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, time, timedelta
from pathlib import Path

import pytest

from sretui.core.board import PushState
from sretui.core.errors import ConfigError
from sretui.core.hours import BusinessHours
from sretui.core.journal import Fact, Kind
from sretui.core.model import Issue, RepoRole
from sretui.core.notices import Changed, Notice
from sretui.core.outbox.action import Act, Action
from sretui.core.outbox.steps import State
from sretui.core.outbox.writes import AssignPeople, CloseIssue, FileIssue, Place, PostComment, Reason, Write
from sretui.core.team import Person, Team
from sretui.core.turn import Verdict, standing
from sretui.demo.faults import Fault
from sretui.demo.server import StandIn
from sretui.demo.state import World
from sretui.desk import Desk
from sretui.forge.client import GitHubForge
from sretui.store.database import Databases
from sretui.store.lease import acquire_push

NOW = datetime(2026, 11, 23, 18, tzinfo=UTC)
INQUIRIES = RepoRole.INQUIRIES
NAMES = {INQUIRIES: "example/support", RepoRole.PRODUCT: "example/product"}
SUPPORT = NAMES[INQUIRIES]
HOURS = BusinessHours("America/Los_Angeles", {day: [(time(8), time(17))] for day in range(5)})
TEAM = Team("Example", HOURS, people=(Person("ann", "Ann"), Person("ben", "Ben")))
PATIENCE = 20


@pytest.fixture
def databases(tmp_path: Path) -> Databases:
    databases = Databases(tmp_path)
    databases.prepare()
    return databases


@pytest.fixture
def desk(databases: Databases, stand_in: StandIn) -> Iterator[Desk]:
    """A desk that has pulled once, and holds nothing back."""
    forge = GitHubForge(stand_in.url, stand_in.token, clock=lambda: NOW)
    desk = Desk(databases, TEAM, "", NAMES, lambda: forge, lambda: NOW, hold=timedelta(0))
    assert desk.pull(lambda _: None) is not None
    yield desk
    desk.stop()
    forge.close()


def told(_: PushState) -> None:
    """Take note of nothing."""


def inquiry(desk: Desk, number: int) -> Issue:
    found = desk.find_inquiry(number)
    assert found is not None
    return found


def place(issue: Issue) -> Place:
    return Place(INQUIRIES, issue.number, issue.node_id)


def action(*writes: Write, about: str, facts: tuple[Fact, ...] = (), name: str = "a") -> Action:
    return Action(name, Act.REPLY, NOW, "ann", "Reply", writes, about, facts)


def bodies(world: World, number: int) -> list[str]:
    return [comment.body.partition("\n")[0] for comment in world.issue(SUPPORT, number).comments]


def test_the_first_pull_tells_who_i_am(desk: Desk) -> None:
    assert desk.me == "ann"


def test_a_reply_and_a_close_reach_github_and_the_board(desk: Desk, small_world: World) -> None:
    issue = inquiry(desk, 2)
    desk.queue(
        action(
            PostComment(place(issue), "Try this."),
            CloseIssue(place(issue), Reason.COMPLETED),
            about=issue.node_id,
        )
    )
    summary = desk.push(told)
    assert summary is not None
    assert (summary.sent, summary.waiting, summary.stuck) == (2, 0, ())
    assert bodies(small_world, 2) == ["Try this."]
    assert small_world.issue(SUPPORT, 2).closed_at is not None
    assert desk.outbox() == ()
    (receipt,) = desk.receipts()
    assert receipt.state is State.SENT
    shown = desk.inquiry(issue.node_id)
    assert shown is not None
    assert [one.waiting for one in shown.conversation.comments] == [False]
    assert shown.conversation.issue.closed == NOW
    assert standing(shown, TEAM).verdict is Verdict.ANSWERED


def test_a_new_inquiry_takes_what_was_recorded_with_it(desk: Desk, small_world: World) -> None:
    writes = (FileIssue(INQUIRIES, "Crash", "It crashes."), AssignPeople(Place(INQUIRIES, step=0), ("ann",)))
    queued = desk.queue(action(*writes, about="", facts=((Kind.CHANNEL, {"channel": "hotline"}),)))
    desk.record(queued.inquiry, Kind.CUSTOMER, {"name": "Jane"})
    summary = desk.push(told)
    assert summary is not None
    assert (summary.sent, summary.stuck) == (2, ())
    issue = inquiry(desk, 13)
    assert (issue.title, issue.assignees) == ("Crash", ("ann",))
    facts = desk.facts(issue.node_id)
    assert (facts.channel, facts.customer) == ("hotline", "Jane")
    assert list(small_world.issue(SUPPORT, 13).assignees) == ["ann"]
    waits = [one for one in desk.board().inquiries if not one.conversation.issue.number]
    assert waits == []


def test_what_github_refuses_is_stuck_with_its_words_and_its_text(desk: Desk, small_world: World) -> None:
    issue = inquiry(desk, 2)
    desk.queue(action(PostComment(place(issue), "x" * 70_000), about=issue.node_id))
    summary = desk.push(told)
    assert summary is not None
    assert len(summary.stuck) == 1
    (stuck,) = desk.board().stuck_on(issue.node_id)
    assert stuck.steps[0].sentence
    assert bodies(small_world, 2) == []
    desk.edit("a", stuck.steps[0].key, "Shorter.")
    desk.retry("a")
    again = desk.push(told)
    assert again is not None
    assert (again.sent, again.stuck) == (1, ())
    assert bodies(small_world, 2) == ["Shorter."]


@pytest.mark.parametrize(
    ("happens", "words"),
    [
        (
            lambda world: world.add_comment(SUPPORT, 2, "Wait!", user="carol", at=NOW),
            "@carol has written since",
        ),
        (lambda world: world.close(SUPPORT, 2, by="ben", at=NOW), "It was closed since"),
        (lambda world: world.assign(SUPPORT, 2, "ben", by="ben", at=NOW), "It was assigned to ben since"),
    ],
    ids=["customer", "closed", "assigned"],
)
def test_a_handoff_that_was_decided_on_other_facts_is_stuck_until_a_person_says_so(
    desk: Desk, small_world: World, happens: Callable[[World], object], words: str
) -> None:
    issue = inquiry(desk, 2)
    desk.queue(action(PostComment(place(issue), "Handed.", 0, ()), about=issue.node_id))
    happens(small_world)
    said = len(bodies(small_world, 2))
    summary = desk.push(told)
    assert summary is not None
    assert summary.sent == 0
    assert words in " ".join(summary.stuck)
    assert "retry posts it all the same" in " ".join(summary.stuck)
    assert len(bodies(small_world, 2)) == said
    desk.retry("a")
    again = desk.push(told)
    assert again is not None
    assert (again.sent, again.stuck) == (1, ())
    assert bodies(small_world, 2)[-1] == "Handed."


def test_a_handoff_that_nothing_came_between_is_sent(desk: Desk, small_world: World) -> None:
    issue = inquiry(desk, 3)
    last = max(one.id for one in small_world.issue(SUPPORT, 3).comments)
    small_world.add_comment(SUPPORT, 3, "A colleague's word.", user="ben", at=NOW)
    desk.queue(action(PostComment(place(issue), "Handed.", last, ()), about=issue.node_id))
    summary = desk.push(told)
    assert summary is not None
    assert (summary.sent, summary.stuck) == (1, ())


def test_an_issue_whose_answer_was_lost_is_found_though_the_config_names_us_wrongly(
    databases: Databases, stand_in: StandIn, small_world: World
) -> None:
    """It was filed by the token's account, and not by whom the config says we are."""
    clock = iter(NOW + timedelta(seconds=30 * count) for count in range(10_000))
    forge = GitHubForge(stand_in.url, stand_in.token, clock=lambda: next(clock))
    desk = Desk(databases, TEAM, "ben", NAMES, lambda: forge, lambda: next(clock), hold=timedelta(0))
    stand_in.faults.add(Fault("cut", "POST", when="after"))
    desk.queue(action(FileIssue(INQUIRIES, "Crash", "It crashes."), about=""))
    while desk.outbox():
        desk.push(told)
    forge.close()
    assert [one.title for one in small_world.repo(SUPPORT).issues.values()].count("Crash") == 1


@pytest.mark.parametrize(("who", "state"), [("ben", "closed"), ("helper", "closed"), ("jo", "open")])
def test_whose_word_holds_up_an_end(desk: Desk, small_world: World, who: str, state: str) -> None:
    """A customer's, and nobody's of the team, nor a bot's."""
    small_world.add_user("helper", bot=True)
    small_world.add_user("jo")
    issue = inquiry(desk, 2)
    known = small_world.add_comment(SUPPORT, 2, "Thanks", user="jo", at=NOW).id
    desk.queue(action(CloseIssue(place(issue), Reason.COMPLETED, known), about=issue.node_id))
    small_world.add_comment(SUPPORT, 2, "By the way", user=who, at=NOW)
    desk.push(told)
    assert small_world.issue(SUPPORT, 2).state == state


def test_only_one_sends_at_a_time(desk: Desk, databases: Databases) -> None:
    with acquire_push(databases.folder):
        assert desk.push(told) is None


def test_without_a_github_nothing_is_sent(databases: Databases) -> None:
    desk = Desk(databases, TEAM, "ann", NAMES, None, lambda: NOW)
    with pytest.raises(ConfigError, match="no GitHub"):
        desk.push(told)
    desk.push_soon()
    assert desk.push_state() == PushState()


def test_beside_the_screens_what_is_queued_goes_out_by_itself(desk: Desk, small_world: World) -> None:
    notices: queue.Queue[Notice] = queue.Queue()
    desk.start(notices.put)
    issue = inquiry(desk, 4)
    desk.queue(action(PostComment(place(issue), "Try this."), about=issue.node_id))
    while desk.outbox():
        notices.get(timeout=PATIENCE)
    assert bodies(small_world, 4) == ["Try this."]
    while not isinstance(notices.get(timeout=PATIENCE), Changed):
        pass
    assert desk.push_state().sentence == ""
