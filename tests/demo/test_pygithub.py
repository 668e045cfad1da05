"""The client library that the program uses, against the stand-in: it believes it speaks to GitHub."""

from collections.abc import Iterator

import pytest
from github import Auth, Github, GithubException, UnknownObjectException

from sretui.demo.faults import Fault
from sretui.demo.server import StandIn


@pytest.fixture
def client(stand_in: StandIn) -> Iterator[Github]:
    client = Github(
        base_url=stand_in.url,
        auth=Auth.Token(stand_in.token),
        retry=None,
        seconds_between_requests=0,
        seconds_between_writes=0,
    )
    yield client
    client.close()


def test_it_reads_all_pages(client: Github) -> None:
    repo = client.get_repo("example/product")
    assert len(list(repo.get_issues(state="all"))) == 40
    assert sum(issue.pull_request is not None for issue in repo.get_issues(state="all")) == 5
    assert client.get_user().login == "ann"
    assert client.get_rate_limit().resources.core.limit == 5000


def test_it_reads_a_conversation(client: Github) -> None:
    issue = client.get_repo("example/support").get_issue(1)
    assert [comment.body for comment in issue.get_comments()] == ["Like this.", "Thanks!"]
    assert [event.event for event in issue.get_events()] == ["closed"]
    assert len(list(issue.get_timeline())) == 3


def test_it_writes(client: Github) -> None:
    repo = client.get_repo("example/support")
    issue = repo.create_issue("Title", "Body", labels=["asc"], assignees=["ben"])
    comment = issue.create_comment("Hello")
    comment.edit("Hello again")
    comment.create_reaction("heart")
    issue.add_to_labels("bug")
    issue.remove_from_labels("asc")
    issue.edit(state="closed", state_reason="not_planned")
    again = repo.get_issue(issue.number)
    assert ([one.name for one in again.labels], again.state_reason) == (["bug"], "not_planned")
    assert again.get_comment(comment.id).body == "Hello again"
    comment.delete()
    assert repo.get_issue(issue.number).comments == 0


def test_it_keeps_files(client: Github) -> None:
    repo = client.get_repo("example/support")
    made = repo.create_file("roster.md", "Roster", "one")["content"]
    repo.update_file("roster.md", "Roster", "two", made.sha)
    with pytest.raises(GithubException) as refused:
        repo.update_file("roster.md", "Roster", "three", made.sha)
    assert refused.value.status == 409


def test_it_raises_its_own_errors(client: Github, stand_in: StandIn) -> None:
    repo = client.get_repo("example/support")
    with pytest.raises(UnknownObjectException):
        repo.get_issue(999)
    stand_in.faults.add(Fault("bad_gateway"))
    with pytest.raises(GithubException) as raised:
        repo.get_issue(1)
    assert raised.value.status == 502


def test_it_follows_a_moved_issue(client: Github, stand_in: StandIn) -> None:
    moved = stand_in.world.transfer_issue(
        "example/support", 1, "example/product", by="ann", at=stand_in.clock()
    )
    assert client.get_repo("example/support").get_issue(1).number == moved.number
