"""What takes back what was sent: the opposite of each step, decided on what was known."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from sretui.core.acts.undoing import undoing
from sretui.core.board import Inquiry
from sretui.core.journal import Facts, Kind
from sretui.core.model import Comment, Conversation, Issue, RepoRole
from sretui.core.outbox import steps
from sretui.core.outbox.action import Act, Action
from sretui.core.outbox.steps import Queued, Result
from sretui.core.outbox.writes import (
    AddReaction,
    AssignPeople,
    ChangeLabels,
    CloseIssue,
    EditComment,
    Place,
    PostComment,
    Reason,
    RemoveReaction,
    ReopenIssue,
    UnassignPeople,
    Write,
)

NOW = datetime(2026, 11, 23, 18, tzinfo=UTC)
HERE = Place(RepoRole.INQUIRIES, 7, "I7")
SAID = Comment(9, "C9", RepoRole.INQUIRIES, 7, "jane", "Thanks!", NOW, NOW)
CLOSED = Issue("I7", RepoRole.INQUIRIES, 7, "Blank", "Help", "jane", NOW, NOW, closed=NOW)
BEFORE = Inquiry(Conversation(replace(CLOSED, state_reason="not_planned"), (SAID,)), Facts())


def done(*writes: Write, sent: int = 9) -> Queued:
    action = Action("a", Act.REOPEN, NOW, "ann", "Reopen #7", writes, "I7", ((Kind.CUSTOMER, {"name": "J"}),))
    one = steps.queue(action, [f"k{place}" for place in range(len(writes))], NOW, timedelta(0))
    for step in one.steps[:sent]:
        one = steps.with_step(one, steps.sent(step, Result("https://x/7", 7, "I7", 70)))
    return one


def opposites(queued: Queued, before: Inquiry | None = BEFORE) -> tuple[Write, ...]:
    action = undoing(queued, before, "u", NOW, "ann").action
    return action.writes if action else ()


@pytest.mark.parametrize(
    ("write", "opposite"),
    [
        (AssignPeople(HERE, ("bob",)), UnassignPeople(HERE, ("bob",))),
        (UnassignPeople(HERE, ("bob",)), AssignPeople(HERE, ("bob",))),
        (ChangeLabels(HERE, ("a",), ("b",)), ChangeLabels(HERE, ("b",), ("a",))),
        (CloseIssue(HERE, Reason.COMPLETED, 9), ReopenIssue(HERE)),
        (ReopenIssue(HERE), CloseIssue(HERE, Reason.NOT_PLANNED, 9)),
        (EditComment(HERE, 9, "new", "old"), EditComment(HERE, 9, "old", "new")),
        (AddReaction(HERE, "+1", 9), RemoveReaction(HERE, "+1", 9, 70)),
        (AddReaction(HERE, "eyes"), RemoveReaction(HERE, "eyes", None, 70)),
        (RemoveReaction(HERE, "+1", 9, 70), AddReaction(HERE, "+1", 9)),
    ],
)
def test_the_opposite(write: Write, opposite: Write) -> None:
    assert opposites(done(write)) == (opposite,)


def test_what_was_not_sent_needs_none_and_the_last_is_undone_first() -> None:
    both = (AssignPeople(HERE, ("bob",)), CloseIssue(HERE, Reason.COMPLETED), ChangeLabels(HERE, ("a",)))
    assert opposites(done(*both, sent=2)) == (ReopenIssue(HERE), UnassignPeople(HERE, ("bob",)))


def test_a_comment_stays_and_that_is_said() -> None:
    found = undoing(done(PostComment(HERE, "Hi")), BEFORE, "u", NOW, "ann")
    assert found.action is None
    assert found.stays == ("the comment was mailed: it cannot be taken back",)


def test_what_was_promised_on_accepting_is_taken_back_also_where_nobody_knows_what_was_before() -> None:
    promised = (Kind.TAKEN_OVER, {"comment": "C9", "next": "try it", "by": None})
    queued = done(AddReaction(HERE, "+1", 9))
    accepted = replace(queued, action=replace(queued.action, facts=(*queued.action.facts, promised)))
    for before in (BEFORE, None):
        action = undoing(accepted, before, "u", NOW, "ann").action
        assert action is not None
        assert action.facts[0] == (Kind.TAKEN_OVER, {"comment": "C9", "next": None, "by": None})
        assert len(action.facts) == (2 if before else 1)


def test_where_nobody_knows_what_was_before_nothing_recorded_is_touched() -> None:
    queued = done(ReopenIssue(HERE))
    assert opposites(queued, None) == (CloseIssue(HERE, Reason.COMPLETED),)
    action = undoing(queued, None, "u", NOW, "ann").action
    assert action is not None
    assert action.facts == ()
