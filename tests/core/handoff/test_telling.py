"""The steps, the team's summary and the receipt."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from sretui.core.acts.simple import Asking
from sretui.core.board import Health, PullState
from sretui.core.handoff.checking import Around, StepKind, checklist, missing, unanswered
from sretui.core.handoff.deciding import Way, decide
from sretui.core.handoff.draft import WeekDraft
from sretui.core.handoff.planning import World, action, plan
from sretui.core.handoff.telling import receipt, summary_fields
from sretui.core.outbox.steps import Result, queue, sent, stuck
from sretui.core.serious import Owed
from tests.core.handoff.week import NOW, ZONE, at, inquiry, said, same_twice, world_of

FRESH = Around(PullState(Health.FRESH, NOW))
ONES = [inquiry(1, said(1, "bob")), inquiry(2, said(2, "bob")), inquiry(3, said(3, "bob"))]
WAYS = (Way.HAND_OFF, Way.KEEP, Way.RESOLVE)


def week(**more: Any) -> WeekDraft:
    chosen = {
        f"i{number}": decide(one, way, at(11))
        for number, (one, way) in enumerate(zip(ONES, WAYS, strict=True), 1)
    }
    return WeekDraft(decisions=chosen, **more)


def checks(draft: WeekDraft, world: World, around: Around = FRESH) -> dict[StepKind, tuple[str, bool]]:
    return {one.step: (one.said, one.is_done) for one in checklist(draft, world, plan(draft, world), around)}


def test_the_steps_of_a_week_that_is_ready() -> None:
    world = world_of(*ONES)
    draft = week(confirmed=world.handover.pair, situation="Calm.", owed="a postmortem\nthe meeting")
    told = checks(draft, world, Around(PullState(Health.FRESH, NOW), 0, 2, 1, 75))
    assert [said for said, _ in told.values()] == [
        "fresh", "Carol", "–", "1 to do", "2 out", "1 open", "written", "2 owed", "1h15m", "1 to send", "–",
    ]  # fmt: skip
    assert missing(checklist(draft, world, plan(draft, world), FRESH)) == ()


@pytest.mark.parametrize(
    ("pull", "stuck", "words"),
    [
        (PullState(Health.NEVER), 0, "old"),
        (PullState(Health.FRESH, NOW - timedelta(minutes=20)), 0, "old"),
        (PullState(Health.FAULT, NOW), 0, "old"),
        (PullState(Health.FRESH, NOW), 2, "2 stuck"),
    ],
)
def test_data_that_is_not_fresh_is_pointed_out(pull: PullState, stuck: int, words: str) -> None:
    assert checks(week(), world_of(*ONES), Around(pull, stuck))[StepKind.FRESH] == (words, False)


def test_what_is_missing() -> None:
    world = world_of(*ONES)
    lacks = missing(checklist(WeekDraft(), world, plan(WeekDraft(), world), FRESH))
    assert lacks == (
        "Say that the roster is right (y at “Who hands to whom”).",
        "3 inquiries not decided yet.",
    )
    assert missing(checklist(WeekDraft(), world_of(), (), FRESH)) == (
        "Say that the roster is right (y at “Who hands to whom”).",
    )
    same = world_of(*ONES, team=same_twice())
    assert missing(checklist(WeekDraft(), same, plan(WeekDraft(), same), FRESH)) == ()


def test_the_unanswered_are_everybodys() -> None:
    ones = [
        inquiry(1, said(1, "bob")),
        inquiry(2, assignees=("bob",)),
        inquiry(3, said(3, "bob", hour=1), said(3, "jane", hour=2)),
    ]
    assert [one.inquiry.conversation.issue.number for one in unanswered(world_of(*ones))] == [2, 3]


def test_the_teams_summary_calls_nobody_and_tells_no_effort() -> None:
    world = world_of(*ONES)
    draft = week(situation=" All calm. ", owed="a postmortem\n\n")
    fields = summary_fields(draft, world, plan(draft, world), "example/support")
    assert fields["handed"] == "* example/support#1 Question 1: try the nightly build, by Tue 10:00"
    assert fields["kept"] == "* example/support#2 Question 2, by 11 Dec 14:00"
    assert (fields["closed"], fields["situation"], fields["owed"]) == ("", "All calm.", "* a postmortem")
    assert (fields["giver"], fields["taker"], fields["backup"]) == ("Alice", "Carol", "Dan")


def owing(number: int, *, is_due: bool) -> Owed:
    issue = inquiry(number).inquiry.conversation.issue
    return Owed(replace(issue, title="Question of @jane"), "the disk of Jane", is_due, at(2))


def test_postmortems_are_owed_by_themselves() -> None:
    world = world_of(*ONES, owed=(owing(7, is_due=True), owing(1, is_due=False)))
    draft = week(owed="the meeting\n\n")
    items = plan(draft, world)
    assert checks(WeekDraft(), world)[StepKind.OWED] == ("2 owed", True)
    assert checks(draft, world)[StepKind.OWED] == ("3 owed", True)
    summary = summary_fields(draft, world, items, "example/support")["owed"]
    later = "a postmortem is owed once it is resolved"
    assert summary.splitlines() == [
        "* example/support#7 Question of (at)jane: a postmortem is due; serious since Wed 2 Dec",
        f"* example/support#1 Question of (at)jane: {later}; serious since Wed 2 Dec",
        "* the meeting",
    ]
    written = receipt(draft, world, items, {}, ZONE)
    assert "\n## Owed\n\n* #7 Question of (at)jane: a postmortem is due; serious since Wed 2 Dec\n" in written
    assert "the disk of Jane" not in summary + written, "why it is serious stays inside"


def test_the_receipt_tells_what_became_of_each() -> None:
    world, draft = world_of(*ONES), week(situation="Calm.")
    items = plan(draft, world)
    made = action(items[0], world.handover, Asking("a", NOW, "alice"))
    queued = queue(made, ["k1", "k2", "k3"], NOW, timedelta(0))
    first = sent(queued.steps[0], Result("https://example.org/1", 1))
    under_way = type(queued)(
        made, (first, stuck(queued.steps[1], "GitHub did not assign carol."), queued.steps[2])
    )
    there = plan(draft, world_of(*ONES, under_way=frozenset({"i1"})))
    text = receipt(draft, world, there, {"i1": under_way}, ZONE)
    assert text.splitlines()[:5] == [
        "# Handoff of Fri 4 Dec: Alice to Carol",
        "",
        "* #1 Question 1: hand off, until 11 Dec 14:00. 1 of 3 sent: GitHub did not assign carol. https://example.org/1",
        "* #2 Question 2: keep, until 11 Dec 14:00. Stays with Alice.",
        "* #3 Question 3: resolve, until 11 Dec 14:00. To be done: resolve.",
    ]
    assert text.endswith("\n## The situation\n\nCalm.\n")
    assert "Nothing was open." in receipt(WeekDraft(), world, (), {}, ZONE)


def test_a_hostile_title_neither_draws_nor_links_nor_calls() -> None:
    issue = replace(inquiry(7).inquiry.conversation.issue, title="a\x1b[2J ![b](https://c.org) #3 @jane")
    world = world_of(owed=(Owed(issue, "why", is_due=True),))
    summary = summary_fields(WeekDraft(), world, (), "example/support")["owed"]
    for text in (summary, receipt(WeekDraft(), world, (), {}, ZONE)):
        assert r"a␛\[2J \!\[b\]\(https://c.org\) \#3 (at)jane" in text
        assert "\x1b" not in text
