"""Answering a handoff: what is written on GitHub, what the journal keeps, and who can have it instead."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from sretui.core.acts.acceptance import HandedOn, accept, hand_on, lines, others, promised
from sretui.core.acts.simple import Asking
from sretui.core.board import Inquiry
from sretui.core.handoff.acceptance import Acceptance, Accepting
from sretui.core.handoff.line import Handed, read_handed, write_handed
from sretui.core.hours import BusinessHours
from sretui.core.journal import Entry, Facts, Kind, Promise, facts, inverse
from sretui.core.model import Comment, Conversation, Issue, RepoRole
from sretui.core.outbox import steps
from sretui.core.outbox.action import Act
from sretui.core.outbox.writes import AddReaction, AssignPeople, Place, PostComment, UnassignPeople
from sretui.core.overlay import laid_over
from sretui.core.team import Person, Shift, Team
from sretui.core.turn import Standing, standing

NOW = datetime(2026, 11, 30, 17, tzinfo=UTC)
BY = NOW + timedelta(hours=5)
TEAM = Team(
    "Example",
    BusinessHours.visit(),
    people=tuple(Person(login, login.title()) for login in ("alice", "bob", "carol", "dan")),
    shifts=(Shift(date(2026, 11, 23), "alice", "bob"), Shift(date(2026, 11, 30), "carol", "dan")),
)
HERE = Place(RepoRole.INQUIRIES, 7, "i7")
ASKING = Asking("a1", NOW, "carol")
PROMISE = Promise("try the build", BY)


def handed(*assignees: str, backup: str = "dan") -> tuple[Standing, Acceptance]:
    """#7, that Alice handed to Carol."""
    at = NOW - timedelta(days=3)
    body = write_handed(Handed("alice", "carol", backup, PROMISE.action, BY), TEAM.hours.tz)
    issue = Issue("i7", RepoRole.INQUIRIES, 7, "Crash", "?", "jane", at, at, assignees=assignees)
    comment = Comment(70, "c70", issue.repo, 7, "alice", body, at, at)
    one = standing(Inquiry(Conversation(issue, (comment,)), Facts()), TEAM)
    assert one.handoff is not None
    return one, one.handoff


def test_accepting_is_a_thumb_and_one_s_name_among_the_assignees() -> None:
    one, handoff = handed("bob")
    action = accept(one, handoff, PROMISE, ASKING)
    assert (action.act, action.title, action.inquiry) == (Act.ACCEPT, "Accept #7", "i7")
    assert action.writes == (AddReaction(HERE, "+1", 70), AssignPeople(HERE, ("carol",)))
    assert action.facts == (promised(handoff, PROMISE),)
    one, handoff = handed("Carol")
    assert accept(one, handoff, PROMISE, ASKING).writes == (AddReaction(HERE, "+1", 70),)


def test_what_waits_in_the_outbox_is_shown_as_accepted_and_what_is_stuck_is_not() -> None:
    one, handoff = handed("carol")
    queued = steps.queue(accept(one, handoff, PROMISE, ASKING), ["k"], NOW, timedelta(0))
    (shown,) = laid_over([one.inquiry], [queued], "carol")
    found = standing(shown, TEAM).handoff
    assert found is not None
    assert (found.state, found.by, found.at) == (Accepting.ACCEPTED, "carol", NOW)
    refused = steps.with_step(queued, steps.stuck(queued.steps[0], "No."))
    (shown,) = laid_over([one.inquiry], [refused], "carol")
    assert standing(shown, TEAM).handoff == handoff


def test_handing_on_is_a_comment_then_the_assignees_and_the_reason_is_kept_here() -> None:
    one, handoff = handed("carol")
    words = f"Hello,\n\n{lines(handoff, 'carol', 'dan', TEAM.hours.tz, NOW)}"
    action = hand_on(one, handoff, HandedOn("dan", "ill", words), ASKING)
    assert action.writes == (
        PostComment(HERE, words, 70, ("carol",)),
        AssignPeople(HERE, ("dan",)),
        UnassignPeople(HERE, ("carol",)),
    )
    assert action.facts == ((Kind.NOT_TAKEN, {"comment": "c70", "why": "ill", "to": "dan"}),)
    assert read_handed(words, TEAM.hours.tz) == Handed("carol", "dan", "", PROMISE.action, BY)
    one, handoff = handed("dan")
    assert hand_on(one, handoff, HandedOn("dan", "ill", words), ASKING).writes == (
        PostComment(HERE, words, 70, ("dan",)),
    )


@pytest.mark.parametrize(
    ("backup", "me", "found"),
    [
        ("dan", "carol", ("dan", "alice")),
        ("", "carol", ("dan", "alice")),
        ("bob", "carol", ("bob", "alice")),
        ("alice", "carol", ("alice",)),
        ("dan", "dan", ("alice",)),
        ("", "bob", ("alice",)),
    ],
)
def test_the_backup_comes_first_then_the_giver(backup: str, me: str, found: tuple[str, ...]) -> None:
    assert others(handed(backup=backup)[1], TEAM, me, NOW) == found


@pytest.mark.parametrize(
    ("kind", "data", "held"),
    [
        (
            Kind.TAKEN_OVER,
            {"comment": "c70", "next": "wait", "by": BY.isoformat()},
            Facts(taken_over={"c70": Promise("wait", BY)}),
        ),
        (
            Kind.TAKEN_OVER,
            {"comment": "c70", "next": "", "by": None},
            Facts(taken_over={"c70": Promise("")}),
        ),
        (
            Kind.NOT_TAKEN,
            {"comment": "c70", "why": "ill", "to": "dan"},
            Facts(not_taken={"c70": ("ill", "dan")}),
        ),
    ],
)
def test_what_is_recorded_holds_and_is_taken_back(
    kind: Kind, data: dict[str, str | None], held: Facts
) -> None:
    entry = Entry("e1", NOW, "carol", "i7", kind, data)
    assert facts([entry]) == held
    undone = Entry("e2", NOW, "carol", "i7", *inverse(Facts(), kind, data))
    assert facts([entry, undone]) == Facts()
    assert (
        facts([entry, replace(entry, id="e2"), Entry("e3", NOW, "carol", "i7", *inverse(held, kind, data))])
        == held
    )


def test_handing_on_promises_nothing_by_a_time_that_is_over() -> None:
    _, handoff = handed("carol")
    told = read_handed(lines(handoff, "carol", "dan", TEAM.hours.tz, BY), TEAM.hours.tz)
    assert told == Handed("carol", "dan", "", PROMISE.action)
