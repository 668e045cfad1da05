"""The known traps, by name: that each is there for a plain PyGithub, and that we do not step into it."""

import threading
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from github import Auth, Github

from sretui.core.board import PushState
from sretui.core.errors import ForgeError, Gone
from sretui.core.model import RepoInfo, RepoRole
from sretui.core.outbox import steps
from sretui.core.outbox.action import Act
from sretui.core.outbox.steps import Queued, State, Step
from sretui.core.outbox.writes import (
    AssignPeople,
    CloseIssue,
    FileIssue,
    MoveIssue,
    Place,
    PostComment,
    Reason,
    Write,
)
from sretui.demo.faults import Fault
from sretui.forge.client import GitHubForge
from sretui.store.database import transaction
from sretui.store.outbox import save_step
from sretui.sync.ports import Seen
from tests.faults.checks import assert_all_done
from tests.faults.columns import COLUMNS, place
from tests.faults.ground import Ground, drain
from tests.faults.world import COLLEAGUE, CUSTOMER, ELSEWHERE, OURS, PRODUCT, SUPPORT, TOKEN


@pytest.fixture
def ground(tmp_path: Path) -> Iterator[Ground]:
    with Ground(tmp_path / "data", timeout=1) as ready:
        yield ready


@pytest.fixture
def forge(ground: Ground) -> Iterator[GitHubForge]:
    forge = GitHubForge(ground.url, TOKEN, clock=ground.clock, timeout=5)
    yield forge
    forge.close()


@pytest.fixture
def plain(ground: Ground) -> Iterator[Github]:
    """PyGithub as it comes, but for its pauses between requests."""
    client = Github(
        base_url=ground.url, auth=Auth.Token(TOKEN), seconds_between_requests=0, seconds_between_writes=0
    )
    yield client
    client.close()


def changes(ground: Ground) -> list[tuple[str, str]]:
    """Name the requests so far that ask for a change."""
    return [(one.method, one.path) for one in ground.stand_in.requests if one.method != "GET"]


def words(ground: Ground, repo: str = SUPPORT, number: int = 1) -> list[str]:
    """Collect what our account said on an issue, without our marks."""
    comments = ground.world.issue(repo, number).comments
    return [one.body.partition("\n\n<!--")[0] for one in comments if one.user == OURS][1:]


def queue(ground: Ground, write: Write) -> Queued:
    return ground.queue(Act.REPLY, (write,))


def step_of(ground: Ground, queued: Queued) -> Step:
    return ground.all_queued()[queued.action.id].steps[0]


def test_the_resent_post(ground: Ground, plain: Github) -> None:
    issue = plain.get_repo(SUPPORT).get_issue(1)
    lost = Fault("bad_gateway", "POST", when="after")
    ground.stand_in.faults.add(lost)
    issue.create_comment("Said once")
    assert words(ground) == ["Said once", "Said once"], "the trap: a 502 makes PyGithub post again"

    before = len(changes(ground))
    queued = queue(ground, PostComment(place(ground.world, 1), "Ours"))
    ground.stand_in.faults.add(Fault("bad_gateway", "POST", when="after"))
    ground.push()
    assert len(changes(ground)) == before + 1
    assert step_of(ground, queued).state is State.UNSURE
    ground.drive()
    assert len(changes(ground)) == before + 1
    assert words(ground).count("Ours") == 1


def test_the_silent_307(ground: Ground, plain: Github, forge: GitHubForge) -> None:
    repo = plain.get_repo(SUPPORT)
    ground.world.rename_repo(SUPPORT, "help", ground.clock.true())
    made = repo.create_issue("Lost")
    filed = {one.title for one in ground.world.repo(SUPPORT).issues.values()}
    assert ("number" in made.raw_data, "Lost" in filed) == (False, False), "the trap: no issue, and no error"

    with pytest.raises(ForgeError):
        forge.put_file(SUPPORT, "new.md", "text\n", "New", None)
    assert "new.md" not in ground.world.repo(SUPPORT).files
    ground.before = ground.end
    queued = queue(ground, FileIssue(RepoRole.INQUIRIES, "Ours", "It is."))
    ground.drive()
    assert_all_done(ground, queued)


def test_the_followed_301(ground: Ground, plain: Github, forge: GitHubForge) -> None:
    issue = plain.get_repo(SUPPORT).get_issue(1)
    for number in (1, 3):
        ground.world.transfer_issue(SUPPORT, number, ELSEWHERE, by=COLLEAGUE, at=ground.clock.true())
    issue.edit(title="Wrong place")
    elsewhere = ground.world.repo(ELSEWHERE).issues.values()
    assert "Wrong place" in {one.title for one in elsewhere}, "the trap: the moved issue is edited unasked"

    before = ground.end
    with pytest.raises(Gone) as gone:
        forge.set_state(ground.repos[RepoRole.INQUIRIES], 3, "closed", "completed")
    assert gone.value.moved_to
    assert ground.end == before


@pytest.mark.parametrize("kind", ["comment", "close", "move"])
def test_a_number_that_is_another_issue_by_now(ground: Ground, kind: str) -> None:
    """Numbers are used anew where issues come and go between repos; the node id is not."""
    here = Place(RepoRole.INQUIRIES, 1, "I_another")
    writes: dict[str, Write] = {
        "comment": PostComment(here, "Ours"),
        "close": CloseIssue(here, Reason.COMPLETED),
        "move": MoveIssue(here, RepoRole.PRODUCT),
    }
    queued = queue(ground, writes[kind])
    ground.drive()
    step = step_of(ground, queued)
    assert (step.state, "is another issue by now" in step.sentence) == (State.STUCK, True)
    assert changes(ground) == []


def test_the_shared_connection(ground: Ground, forge: GitHubForge) -> None:
    """Two threads on one of PyGithub's connections turned one POST into two, and lost another."""
    together = threading.Barrier(4)

    def post(name: str) -> None:
        together.wait()
        for count in range(5):
            forge.post_comment(ground.repos[RepoRole.INQUIRIES], 1, f"{name} {count}")

    threads = [threading.Thread(target=post, args=(name,)) for name in "abcd"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(forge._ask._wires) == 4, "whether they get into each other's way is chance"
    assert sorted(words(ground)) == [f"{name} {count}" for name in "abcd" for count in range(5)]
    assert len(changes(ground)) == 20


def test_the_swallowed_assignee(ground: Ground, plain: Github) -> None:
    ground.world.repo(SUPPORT).permissions.pop(COLLEAGUE)
    issue = plain.get_repo(SUPPORT).get_issue(1)
    issue.add_to_assignees(COLLEAGUE)
    assert issue.assignees == [], "the trap: a success that did nothing"

    queued = queue(ground, AssignPeople(place(ground.world, 1), (COLLEAGUE, OURS)))
    ground.drive()
    step = step_of(ground, queued)
    assert step.state is State.STUCK
    assert f"did not assign {COLLEAGUE}:" in step.sentence


def test_the_swallowed_assignee_of_a_new_issue(ground: Ground) -> None:
    ground.world.repo(PRODUCT).permissions.pop(OURS)  # who may not assign is not told so
    queued = queue(ground, FileIssue(RepoRole.PRODUCT, "Ours", "It is.", (), (COLLEAGUE,)))
    ground.drive()
    step = step_of(ground, queued)
    assert step.state is State.SENT
    assert f"left out the assignee {COLLEAGUE}" in step.sentence


@pytest.mark.parametrize("kind", ["comment", "issue"])
def test_the_time_out_that_is_no_failure(ground: Ground, kind: str) -> None:
    """The work was done, only the answer took too long: it is looked for, not sent again."""
    ground.stand_in.faults.add(Fault("delay", "POST", when="after", seconds=30))
    writes: dict[str, Write] = {
        "comment": PostComment(place(ground.world, 1), "Ours"),
        "issue": FileIssue(RepoRole.INQUIRIES, "Ours", "It is."),
    }
    queued = queue(ground, writes[kind])
    ground.push()
    assert step_of(ground, queued).state is State.UNSURE
    ground.drive()
    assert_all_done(ground, queued)
    assert len(changes(ground)) == 1


def test_the_swallowed_assignee_of_a_new_issue_whose_answer_was_lost(ground: Ground) -> None:
    ground.world.repo(PRODUCT).permissions.pop(OURS)
    ground.stand_in.faults.add(Fault("cut", "POST", when="after"))
    queued = queue(ground, FileIssue(RepoRole.PRODUCT, "Ours", "It is.", (), (COLLEAGUE,)))
    ground.drive()
    step = step_of(ground, queued)
    assert step.state is State.SENT
    assert f"left out the assignee {COLLEAGUE}" in step.sentence


# the customer writes


def says(ground: Ground, text: str) -> None:
    """Let the customer write on the inquiry."""
    ground.world.add_comment(SUPPORT, 1, text, user=CUSTOMER, at=ground.clock.true())


def end(ground: Ground, name: str) -> Queued:
    """Queue an Action of several steps that ends with the inquiry closed."""
    column = next(one for one in COLUMNS if one.name == name)
    return ground.queue(column.act, column.make(ground.world))


@pytest.mark.parametrize("name", ["close", "promote", "known issue"])
def test_the_customer_who_writes_before_an_end_holds_up_all_of_it(ground: Ground, name: str) -> None:
    """Not even the other repo hears of it: it was decided on what the customer had said until then."""
    queued = end(ground, name)
    says(ground, "Never mind, it works now.")
    ground.drive()
    step = step_of(ground, queued)
    assert (step.state, changes(ground)) == (State.STUCK, [])
    assert "has written since" in step.sentence

    ground.retry()
    says(ground, "No, it does not.")
    ground.drive()
    assert (step_of(ground, queued).state, changes(ground)) == (State.STUCK, [])

    ground.retry()
    ground.drive()
    assert ground.all_queued()[queued.action.id].state is State.SENT
    assert ground.world.issue(SUPPORT, 1).state == "closed"


def test_the_customer_who_writes_in_the_middle_holds_up_the_rest(ground: Ground) -> None:
    queued = end(ground, "promote")
    ground.stand_in.faults.add(Fault("refusal", "POST", r"/comments$", status=422))
    ground.drive()
    assert [step.state for step in ground.all_queued()[queued.action.id].steps][:2] == [
        State.SENT,
        State.STUCK,
    ]
    says(ground, "Is it the graphics card?")
    ground.retry()  # what was refused is tried again by somebody who has not read that yet
    ground.drive()
    stuck = ground.all_queued()[queued.action.id].steps[1]
    assert (stuck.state, "has written since" in stuck.sentence) == (State.STUCK, True)
    assert ground.world.issue(SUPPORT, 1).state == "open"


def test_what_is_found_on_its_way_amid_a_push_is_looked_for_and_not_sent(ground: Ground) -> None:
    """Whatever left it so (a disk that failed, say): it may have happened."""
    first, second = (queue(ground, PostComment(place(ground.world, 1), text)) for text in ("One", "Two"))
    begun = steps.sending(second.steps[0], ground.clock.true())

    def lose(_: PushState) -> None:
        with ground.databases.desk() as conn, transaction(conn):
            if step_of(ground, second).state is State.WAITING:
                save_step(conn, second.action.id, begun, ground.clock())

    forge = GitHubForge(ground.url, TOKEN, clock=ground.clock, timeout=5)
    drain(ground.databases, forge, ground.clock, ground.repos, lose)
    assert step_of(ground, first).state is State.SENT
    assert (step_of(ground, second).state, words(ground)) == (State.UNSURE, ["One"])


@pytest.mark.parametrize("kind", ["comment", "issue"])
def test_what_others_wrote_meanwhile_is_not_taken_for_ours(ground: Ground, kind: str) -> None:
    writes: dict[str, Write] = {
        "comment": PostComment(place(ground.world, 1), "Ours"),
        "issue": FileIssue(RepoRole.INQUIRIES, "Ours", "It is."),
    }
    queued = queue(ground, writes[kind])
    ground.stand_in.faults.add(Fault("cut", "POST"))
    ground.push()
    says(ground, "Another question.")
    ground.world.add_issue(SUPPORT, "Mine", "By hand.", user=OURS, at=ground.clock.true())
    ground.before = ground.end
    ground.drive()
    assert_all_done(ground, queued)


# people


class Meddled(GitHubForge):
    """A client beside which something happens whenever an issue was looked at."""

    meddle: Callable[[], None]

    def look_at(self, repo: RepoInfo, issue_number: int) -> Seen:
        seen = super().look_at(repo, issue_number)
        self.meddle()
        return seen


def test_what_is_taken_back_while_it_is_prepared_is_not_sent(ground: Ground) -> None:
    queued = queue(ground, PostComment(place(ground.world, 1), "Ours"))

    def take_back() -> None:
        with ground.databases.desk() as conn, transaction(conn):
            save_step(conn, queued.action.id, steps.recalled(queued).steps[0], ground.clock())

    forge = Meddled(ground.url, TOKEN, clock=ground.clock, timeout=5)
    forge.meddle = take_back
    drain(ground.databases, forge, ground.clock, ground.repos, lambda _: None)
    assert (step_of(ground, queued).state, changes(ground)) == (State.DISCARDED, [])


def test_what_others_changed_since_is_not_written_over(ground: Ground) -> None:
    edit, put = (
        next(one for one in COLUMNS if one.name == name) for name in ("edit comment", "file in the repo")
    )
    asked = [ground.queue(one.act, one.make(ground.world)) for one in (edit, put)]
    ours = ground.world.issue(SUPPORT, 1).comments[0]
    ground.world.edit_comment(SUPPORT, ours.id, "Changed in the browser", at=ground.clock.true())
    ground.world.repo(SUPPORT).files["roster.md"] = b"changed by another\n"
    ground.drive()
    for queued in asked:
        step = step_of(ground, queued)
        assert (step.state, "changed" in step.sentence) == (State.STUCK, True)
    assert changes(ground) == []


# limits


@pytest.mark.parametrize("status", [403, 429])
def test_a_limit_is_rested_out_by_all_that_waits(ground: Ground, status: int) -> None:
    """Whoever goes on asking meanwhile is shut out for longer."""
    first, second = (queue(ground, PostComment(place(ground.world, 1), text)) for text in ("One", "Two"))
    ground.stand_in.faults.add(Fault("secondary_limit", "POST", status=status, retry_after=40))
    now = ground.clock()
    ground.push()
    assert len(changes(ground)) == 1
    for step in (step_of(ground, first), step_of(ground, second)):
        assert (step.state, step.is_time_named) == (State.WAITING, True)
        assert step.until is not None
        assert step.until - now >= timedelta(seconds=40)
    ground.drive()
    assert sorted(words(ground)) == ["One", "Two"]
