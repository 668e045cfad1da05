"""What is asked for is shown at once; what is stuck, and what waits behind it, is not."""

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

import pytest

from sretui.core.board import Board, Inquiry
from sretui.core.hours import BusinessHours
from sretui.core.journal import Entry, Facts, Kind
from sretui.core.model import Comment, Conversation, Issue, Reaction, RepoRole
from sretui.core.outbox import steps
from sretui.core.outbox.action import Act, Action
from sretui.core.outbox.steps import Queued, Result, State
from sretui.core.outbox.writes import (
    AddReaction,
    AssignPeople,
    ChangeLabels,
    CloseIssue,
    EditComment,
    FileIssue,
    MoveIssue,
    Place,
    PostComment,
    PutFile,
    Reason,
    RemoveReaction,
    ReopenIssue,
    UnassignPeople,
    Write,
    address_of,
)
from sretui.core.overlay import conversation_laid_over, laid_over, waiting_inquiry
from sretui.core.team import Person, Team
from sretui.core.turn import Turn, Verdict, standing

NOW = datetime(2026, 11, 23, 18, tzinfo=UTC)
RECEIVED = NOW - timedelta(hours=1)
HOURS = BusinessHours("America/Los_Angeles", {day: [(time(8), time(17))] for day in range(5)})
TEAM = Team("Kestrel", HOURS, people=(Person("ann", "Ann"), Person("ben", "Ben")))
PLACE = Place(RepoRole.INQUIRIES, 7, "I7")
PRODUCT = Place(RepoRole.PRODUCT, 99, "P99")
SHOWN = [State.HELD, State.WAITING, State.SENDING, State.UNSURE]
HIDDEN = [State.STUCK, State.SENT, State.DISCARDED]


def inquiry(**changes: object) -> Inquiry:
    issue = Issue("I7", RepoRole.INQUIRIES, 7, "Blank", "Help", "carol", RECEIVED, RECEIVED)
    comment = Comment(1, "C1", RepoRole.INQUIRIES, 7, "ann", "Old words", RECEIVED, RECEIVED)
    asked = replace(issue, **changes)  # type: ignore[arg-type]  # any field of an Issue
    return Inquiry(Conversation(asked, (comment,) if changes.get("comment_count") else ()), Facts())


def queued(*writes: Write, state: State = State.WAITING, name: str = "a", about: str = "I7") -> Queued:
    action = Action(
        name, Act.REPLY, NOW, "ann", "Reply", writes, about, ((Kind.CHANNEL, {"channel": "chat"}),)
    )
    one = steps.queue(action, [f"{name}{place}" for place in range(len(writes))], NOW, timedelta(0))
    return steps.with_step(one, replace(one.steps[0], state=state))


def shown(before: Inquiry, *outbox: Queued) -> Issue:
    (after,) = laid_over((before,), outbox, "ann")
    return after.conversation.issue


@pytest.mark.parametrize("state", SHOWN)
def test_a_reply_answers_at_once(state: State) -> None:
    (after,) = laid_over((inquiry(),), (queued(PostComment(PLACE, "Try this"), state=state),), "ann")
    (comment,) = after.conversation.comments
    assert (comment.node_id, comment.body, comment.author) == ("waiting:a0", "Try this", "ann")
    assert (comment.waiting, comment.id, comment.created) == (True, 0, NOW)
    now = standing(after, TEAM)
    assert (now.verdict, now.turn, now.since) == (Verdict.ANSWERED, Turn.CUSTOMER, NOW)
    assert now.response is not None
    assert now.response.waiting
    assert now.took == timedelta(hours=1)


@pytest.mark.parametrize("state", HIDDEN)
def test_a_reply_that_is_stuck_is_no_answer_and_one_that_is_sent_is_in_the_copy(state: State) -> None:
    outbox = (queued(PostComment(PLACE, "Try this"), CloseIssue(PLACE, Reason.COMPLETED), state=state),)
    (after,) = laid_over((inquiry(),), outbox, "ann")
    assert after.conversation.comments == ()
    assert standing(after, TEAM).verdict is not Verdict.ANSWERED
    assert (after.conversation.issue.closed is None) == (state is State.STUCK)


CHANGES: list[tuple[dict[str, object], Write, dict[str, object]]] = [
    ({}, AssignPeople(PLACE, ("ann", "ben")), {"assignees": ("ann", "ben")}),
    ({"assignees": ("Ann",)}, AssignPeople(PLACE, ("ann", "ben")), {"assignees": ("Ann", "ben")}),
    ({"assignees": ("Ann", "ben")}, UnassignPeople(PLACE, ("ann",)), {"assignees": ("ben",)}),
    ({"labels": ("Bug", "docs")}, ChangeLabels(PLACE, ("bug", "new"), ("DOCS",)), {"labels": ("Bug", "new")}),
    ({}, CloseIssue(PLACE, Reason.NOT_PLANNED), {"closed": NOW, "state_reason": "not_planned"}),
    ({"closed": RECEIVED}, CloseIssue(PLACE, Reason.COMPLETED), {"closed": RECEIVED}),
    ({"closed": RECEIVED}, ReopenIssue(PLACE), {"closed": None, "state_reason": "reopened"}),
    ({}, MoveIssue(PLACE, RepoRole.PRODUCT), {}),
    ({}, AddReaction(PLACE, "+1"), {}),
    ({}, RemoveReaction(PLACE, "+1"), {}),
    ({}, PutFile("a/b", "x", "y", "z"), {}),
    ({}, PostComment(PRODUCT, "elsewhere"), {}),
    ({}, FileIssue(RepoRole.PRODUCT, "Crash", "It crashes"), {}),
]


@pytest.mark.parametrize(("before", "write", "after"), CHANGES, ids=lambda one: type(one).__name__)
def test_the_issue_is_shown_as_it_will_be(
    before: dict[str, object], write: Write, after: dict[str, object]
) -> None:
    assert shown(inquiry(**before), queued(write)) == inquiry(**{**before, **after}).conversation.issue


def test_a_reaction_that_is_being_taken_off_is_shown_no_more_and_no_other() -> None:
    others = (
        Reaction(2, 1, "ben", "+1", NOW),
        Reaction(3, 1, "Ann", "eyes", NOW),
        Reaction(4, 5, "ann", "+1", NOW),
    )
    before = inquiry()
    given = replace(before.conversation, reactions=(Reaction(1, 1, "Ann", "+1", NOW), *others))
    outbox = (queued(RemoveReaction(PLACE, "+1", 1, 1)),)
    (after,) = laid_over((replace(before, conversation=given),), outbox, "ann")
    assert after.conversation.reactions == others


def test_an_edit_shows_the_new_text_and_stays_an_answer_that_was_given() -> None:
    outbox = (queued(EditComment(PLACE, 1, "New words", "Old words")),)
    (after,) = laid_over((inquiry(comment_count=1),), outbox, "ann")
    assert [(one.body, one.waiting) for one in after.conversation.comments] == [("New words", True)]
    response = standing(after, TEAM).response
    assert response is not None
    assert not response.waiting


def test_actions_are_laid_over_in_their_order() -> None:
    outbox = (queued(CloseIssue(PLACE, Reason.COMPLETED)), queued(ReopenIssue(PLACE), name="b"))
    assert shown(inquiry(), *outbox).closed is None
    assert shown(inquiry(), *reversed(outbox)).closed == NOW


def test_a_customer_who_writes_after_a_waiting_close_is_not_overlooked() -> None:
    later = NOW + timedelta(minutes=5)
    again = Comment(2, "C2", RepoRole.INQUIRIES, 7, "carol", "Still broken", later, later)
    before = inquiry()
    before = replace(before, conversation=replace(before.conversation, comments=(again,)))
    outbox = (queued(PostComment(PLACE, "Done"), CloseIssue(PLACE, Reason.COMPLETED)),)
    (after,) = laid_over((before,), outbox, "ann")
    assert (standing(after, TEAM).turn, standing(after, TEAM).since) == (Turn.US, later)


# new inquiries


NEW = (
    FileIssue(RepoRole.INQUIRIES, "Crash", "It crashes", ("docs",), ("ann",)),
    PostComment(Place(RepoRole.INQUIRIES, step=0), f"See {address_of(0)}"),
)


def test_a_new_inquiry_stands_there_before_github_has_it() -> None:
    (new,) = laid_over((), (queued(*NEW, about=""),), "ann")
    issue = new.conversation.issue
    assert (issue.node_id, issue.number, issue.title, issue.author) == ("waiting:a0", 0, "Crash", "ann")
    assert (issue.labels, issue.assignees, issue.created) == (("docs",), ("ann",), NOW)
    assert [one.body for one in new.conversation.comments] == [f"See {address_of(0)}"]
    assert new.facts.channel == "chat"


def test_what_is_recorded_of_it_meanwhile_counts() -> None:
    told = {"waiting:a0": (Entry("e", NOW, "ann", "waiting:a0", Kind.CHANNEL, {"channel": "hotline"}),)}
    (new,) = laid_over((), (queued(*NEW, about=""),), "ann", told)
    assert new.facts.channel == "hotline"
    assert waiting_inquiry("waiting:a0", (queued(*NEW, about=""),), "ann", told) == new
    assert waiting_inquiry("waiting:b0", (queued(*NEW, about=""),), "ann") is None


def test_what_follows_the_filing_belongs_to_the_issue_that_was_filed() -> None:
    one = queued(*NEW, about="")
    filed = steps.with_step(one, steps.sent(one.steps[0], Result("https://x/7", 7, "I7", 1)))
    (after,) = laid_over((inquiry(),), (filed,), "ann")
    assert [comment.body for comment in after.conversation.comments] == ["See https://x/7"]


def test_a_product_conversation_shows_what_waits_too() -> None:
    product = Conversation(Issue("P99", RepoRole.PRODUCT, 99, "Bug", "", "carol", RECEIVED, RECEIVED))
    after = conversation_laid_over(product, (queued(PostComment(PRODUCT, "Another customer")),), "ann")
    assert [one.body for one in after.comments] == ["Another customer"]


# what the board finds


def test_the_board_tells_what_waits_and_what_is_stuck_of_an_inquiry() -> None:
    waits, stuck = (
        queued(PostComment(PLACE, "a")),
        queued(PostComment(PLACE, "b"), state=State.STUCK, name="b"),
    )
    other = queued(PostComment(PLACE, "c"), name="c", about="I8")
    board = Board(NOW, outbox=(waits, stuck, other))
    assert board.waiting_on("I7") == (waits, stuck)
    assert board.stuck_on("I7") == (stuck,)
    assert board.stuck_on("I8") == ()
    assert board.marks() == {"I7": "stuck", "I8": "waiting"}
