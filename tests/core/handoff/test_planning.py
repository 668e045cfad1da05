"""The plan: nothing without a decision, everything once, and nothing on other facts."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sretui.core.acts.simple import Asking
from sretui.core.handoff.card import Card
from sretui.core.handoff.comments import Comment as Words
from sretui.core.handoff.comments import lines_of
from sretui.core.handoff.deciding import ENDING, PASSING, Way, decide
from sretui.core.handoff.draft import WeekDraft
from sretui.core.handoff.line import Handed, read_handed, write_handed
from sretui.core.handoff.planning import Item, Stage, World, action, active, composed, plan, ready, same
from sretui.core.journal import Asking as State
from sretui.core.journal import Escalation, Facts
from sretui.core.model import RepoRole, Whereabouts
from sretui.core.outbox.action import Act
from sretui.core.outbox.steps import Queued, queue
from sretui.core.outbox.writes import AssignPeople, Incoming, Place, PostComment, UnassignPeople
from sretui.core.overlay import laid_over
from sretui.core.team import Shift, Team
from sretui.core.turn import Standing, standing
from tests.core.handoff.week import NOW, READY, TEAM, at, inquiry, said, same_twice, world_of

PLACE = Place(RepoRole.INQUIRIES, 7, "i7")


def decided(*standings: Standing, way: Way = Way.HAND_OFF, **more: Any) -> WeekDraft:
    chosen = {one.inquiry.conversation.issue.node_id: decide(one, way, at(11)) for one in standings}
    return WeekDraft(decisions=chosen, **more)


def only(draft: WeekDraft, world: World) -> Item:
    (item,) = plan(draft, world)
    return item


def test_a_comment_then_the_next_primary_then_the_giver_taken_off() -> None:
    one = inquiry(7, said(7, "jane"), assignees=("alice", "bob"))
    item = only(decided(one), world_of(one))
    assert item.stage is Stage.READY
    comment, assign, unassign = item.writes
    assert isinstance(comment, PostComment)
    assert (comment.place, comment.last_comment, comment.assignees) == (PLACE, 1, ("alice", "bob"))
    told = Handed("alice", "carol", "dan", "try the nightly build", at(8, "10:00"))
    assert read_handed(comment.body, TEAM.hours.tz) == told
    incoming = (Incoming(date(2026, 11, 30), "alice", "carol", "dan"),)
    assert comment.incoming == incoming
    assert (assign, unassign) == (
        AssignPeople(PLACE, ("carol",), incoming),
        UnassignPeople(PLACE, ("alice",)),
    )
    made = action(item, world_of(one).handover, Asking("id", NOW, "alice"))
    assert (made.act, made.title, made.inquiry) == (Act.HAND_OFF, "Hand off #7 to carol", "i7")


def test_what_was_held_for_a_swap_and_discarded_is_planned_anew_for_who_comes_next() -> None:
    named = said(7, "alice", write_handed(Handed("alice", "carol", "dan", "try it"), TEAM.hours.tz), hour=9)
    team = replace(TEAM, shifts=(TEAM.shifts[0], Shift(date(2026, 12, 7), "bob", "dan")))
    before = inquiry(7)
    item = only(decided(before), world_of(before, team=team))
    assert item.stage is Stage.READY
    comment, assign, _ = item.writes
    assert isinstance(comment, PostComment)
    assert "Handed off from @alice to @bob, with @dan as Backup." in comment.body
    assert comment.incoming == (Incoming(date(2026, 11, 30), "alice", "bob", "dan"),)
    assert assign == AssignPeople(PLACE, ("bob",), comment.incoming)
    amid = only(decided(before), world_of(inquiry(7, named), team=team))
    assert (amid.stage, amid.writes) == (Stage.HINDERED, ()), "half of it was sent: decided again first"


@pytest.mark.parametrize(
    ("one", "kinds"),
    [
        (inquiry(7, assignees=()), [PostComment, AssignPeople]),
        (inquiry(7, assignees=("carol", "ALICE")), [PostComment, UnassignPeople]),
    ],
)
def test_only_what_differs_is_assigned(one: Standing, kinds: list[type]) -> None:
    assert [type(write) for write in only(decided(one), world_of(one)).writes] == kinds


@pytest.mark.parametrize(
    ("one", "mine"),
    [
        (inquiry(7), True),
        (inquiry(7, assignees=()), True),
        (inquiry(7, assignees=("bob", "Alice")), True),
        (inquiry(7, assignees=("bob",)), False),
        (inquiry(7, closed=at(2)), False),
        (inquiry(7, whereabouts=Whereabouts.MOVED), False),
        (inquiry(0), False),
    ],
)
def test_which_are_active_and_the_givers(one: Standing, mine: bool) -> None:
    assert bool(active(world_of(one))) is mine
    assert bool(plan(WeekDraft(), world_of(one))) is mine


ASKED = Facts(escalations=(Escalation("e", State.ASKED, "bob, dan", "Can you?", at(9), at(2), at(2)),))


@pytest.mark.parametrize(
    ("way", "one", "words"),
    [
        (Way.WAIT, inquiry(7), "Next: we wait for your answer, by 2026-12-11 14:00 PST."),
        (Way.ESCALATED, inquiry(7), "Next: try the nightly build, by 2026-12-08 10:00 PST."),
        (
            Way.ESCALATED,
            inquiry(7, facts=ASKED),
            "Next: hear from Bob and Dan, who was asked, by 2026-12-09 14:00 PST.",
        ),
    ],
)
def test_what_comes_next_where_no_card_says_it(way: Way, one: Standing, words: str) -> None:
    comment = only(decided(one, way=way), world_of(one)).writes[0]
    assert isinstance(comment, PostComment)
    assert words in comment.body


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        (inquiry(7), inquiry(7, closed=at(4)), "It was closed meanwhile."),
        (inquiry(7), inquiry(7, whereabouts=Whereabouts.MOVED), "moved or deleted"),
        (inquiry(7), inquiry(7, said(7, "jane")), "@jane has written since this was decided"),
        (inquiry(7), inquiry(7, said(7, None)), "Somebody has written since"),
        (inquiry(7), inquiry(7, said(7, "bob")), ""),
        (inquiry(7, said(7, "jane")), inquiry(7, said(7, "jane")), ""),
        (inquiry(7), inquiry(7, assignees=("dan",)), "It is assigned to dan by now"),
        (inquiry(7), inquiry(7, assignees=("ALICE",)), ""),
        (inquiry(7), inquiry(7, card=Card()), "needs a next action"),
        (inquiry(7), inquiry(7, card=replace(READY, by=at(3))), "is promised for Thu 14:00, which is over"),
    ],
)
def test_nothing_is_sent_that_was_decided_on_other_facts(
    before: Standing, after: Standing, words: str
) -> None:
    item = only(decided(before), world_of(after))
    assert bool(item.writes) is not bool(words)
    assert words in item.sentence


def test_an_inquiry_that_left_the_board_is_still_told() -> None:
    one = inquiry(7)
    item = only(decided(one), world_of())
    assert (item.number, item.title, item.stage, item.sentence) == (
        7,
        "Question 7",
        Stage.DONE,
        "Closed meanwhile.",
    )


@pytest.mark.parametrize("assignable", [("alice", "bob")])
def test_one_who_cannot_be_assigned_is_told(assignable: tuple[str, ...]) -> None:
    one = inquiry(7)
    item = only(decided(one), world_of(one, assignable=assignable))
    assert (item.stage, item.writes) == (Stage.HINDERED, ())
    assert "GitHub does not let carol be assigned" in item.sentence


def test_a_text_for_another_primary_is_not_sent() -> None:
    one = inquiry(7)
    draft = decided(one, texts={"i7": "Handed off from @alice to @bob."})
    assert "names bob, who does not take over" in only(draft, world_of(one)).sentence
    fine = decided(one, texts={"i7": "Carol knows it all."})
    comment = only(fine, world_of(one)).writes[0]
    assert isinstance(comment, PostComment)
    assert comment.body.startswith(
        "Carol knows it all.\n\nHanded off from @alice to @carol, with @dan as Backup.\n"
    )


@pytest.mark.parametrize(
    ("one", "stage", "writes"),
    [
        (inquiry(7), Stage.SILENT, ()),
        (inquiry(7, assignees=()), Stage.READY, (AssignPeople(PLACE, ("alice",)),)),
    ],
)
def test_kept_ones_are_the_givers(one: Standing, stage: Stage, writes: tuple[object, ...]) -> None:
    item = only(decided(one, way=Way.KEEP), world_of(one))
    assert (item.stage, item.writes) == (stage, writes)


@pytest.mark.parametrize("way", sorted(ENDING))
def test_an_end_is_pending_until_it_is_closed(way: Way) -> None:
    one = inquiry(7)
    assert only(decided(one, way=way), world_of(one)).stage is Stage.PENDING
    closed = inquiry(7, closed=at(4))
    item = only(decided(one, way=way), world_of(closed))
    assert (item.stage, item.sentence, item.writes) == (Stage.DONE, "Closed.", ())


@pytest.mark.parametrize("way", sorted(PASSING))
def test_who_goes_on_hands_nothing_over(way: Way) -> None:
    one = inquiry(7)
    item = only(decided(one, way=way), world_of(one, team=same_twice()))
    assert (item.stage, item.writes) == (Stage.SILENT, ())


def test_somebody_else_hands_over_for_who_is_absent() -> None:
    one = inquiry(7)
    comment, _, unassign = only(decided(one), world_of(one, me="bob")).writes
    assert isinstance(comment, PostComment)
    assert "Handed off from @alice to @carol" in comment.body
    assert unassign == UnassignPeople(PLACE, ("alice",))


LINES = "Handed off from @alice to @carol, with @dan as Backup."


@pytest.mark.parametrize(
    ("comments", "assignees", "stage", "kinds"),
    [
        ([said(7, "alice", LINES, 5)], ("carol",), Stage.DONE, []),
        ([said(7, "bob", LINES, 5)], ("alice",), Stage.READY, [AssignPeople, UnassignPeople]),
        ([said(7, "bob", LINES, 5)], ("alice", "carol"), Stage.READY, [UnassignPeople]),
        ([said(7, "alice", LINES, 5)], ("dan",), Stage.DONE, []),
        ([said(7, "jane", LINES, 5)], ("alice",), Stage.HINDERED, []),
        (
            [said(7, "alice", f"> {LINES}", 5)],
            ("alice",),
            Stage.READY,
            [PostComment, AssignPeople, UnassignPeople],
        ),
        (
            [said(7, "alice", LINES, 5), said(7, "carol", "Handed off from @carol to @alice.", 6)],
            ("alice",),
            Stage.HINDERED,
            [],
        ),
    ],
)
def test_what_was_handed_over_is_not_handed_over_again(
    comments: Sequence[Any], assignees: tuple[str, ...], stage: Stage, kinds: list[type]
) -> None:
    now = inquiry(7, *comments, assignees=assignees)
    item = only(decided(inquiry(7, assignees=assignees)), world_of(now))
    assert (item.stage, [type(write) for write in item.writes]) == (stage, kinds)


def test_what_is_in_the_outbox_is_not_planned() -> None:
    one = inquiry(7)
    item = only(decided(one), world_of(one, under_way=frozenset({"i7"})))
    assert (item.stage, item.writes) == (Stage.UNDER_WAY, ())


def test_what_was_previewed_is_compared_with_what_would_be_sent() -> None:
    ones = [inquiry(number) for number in (1, 2, 3, 4)]
    draft = decided(*ones)
    before = plan(draft, world_of(*ones))
    later = world_of(
        ones[0], inquiry(2, said(2, "jane")), inquiry(3, card=replace(READY, next_action="ask Jane"))
    )
    differing = same(before, plan(draft, later))
    assert set(differing) == {"i2", "i3", "i4"}
    assert "@jane has written" in differing["i2"]
    assert "no longer what you saw" in differing["i3"]
    swapped = replace(TEAM, shifts=(TEAM.shifts[0], Shift(date(2026, 12, 7), "dan", "carol")))
    assert set(same(before, plan(draft, world_of(*ones, team=swapped)))) == {"i1", "i2", "i3", "i4"}


ways = st.none() | st.sampled_from(Way)
whose = st.sampled_from([("alice",), (), ("bob",), ("alice", "bob"), ("carol",)])
worlds = st.lists(st.tuples(ways, whose, st.booleans()), max_size=12)


@given(worlds)
def test_laws_of_the_plan(rows: list[tuple[Way | None, tuple[str, ...], bool]]) -> None:
    ones = [
        inquiry(number, assignees=assignees, closed=at(4) if closed else None)
        for number, (_, assignees, closed) in enumerate(rows, start=1)
    ]
    draft = WeekDraft(
        decisions={
            one.inquiry.conversation.issue.node_id: decide(one, way, at(11))
            for one, (way, _, _) in zip(ones, rows, strict=True)
            if way is not None
        }
    )
    world = world_of(*ones)
    items = plan(draft, world)
    assert not any(item.writes for item in items if item.decision is None), "no decision, nothing sent"
    ids = [item.node_id for item in items]
    assert len(ids) == len(set(ids))
    assert {one.inquiry.conversation.issue.node_id for one in active(world)} <= set(ids)
    assert not any(
        item.writes for item in items if item.one and not item.one.inquiry.conversation.issue.is_open
    )


@given(st.lists(st.sampled_from(Way), min_size=1, max_size=8), st.data())
def test_the_plan_of_the_rest_never_repeats(chosen: list[Way], data: st.DataObject) -> None:
    ones = [inquiry(number, said(number, "jane")) for number in range(1, len(chosen) + 1)]
    draft = WeekDraft(
        decisions={
            f"i{number}": decide(one, way, at(11))
            for number, (one, way) in enumerate(zip(ones, chosen, strict=True), 1)
        }
    )
    world, sent = world_of(*ones), set[str]()
    outbox: list[Queued] = []
    for _ in range(len(chosen) + 1):
        there = ready(plan(draft, world))
        assert not sent & {item.node_id for item in there}, "nothing is planned twice"
        part = (
            data.draw(st.lists(st.sampled_from(there), unique_by=lambda item: item.node_id)) if there else []
        )
        for item in part:
            made = action(item, world.handover, Asking(f"a{len(outbox)}", NOW, "alice"))
            keys = [f"{made.id}-{place}" for place in range(len(made.writes))]
            outbox.append(queue(made, keys, NOW, at(4) - at(4)))
            sent.add(item.node_id)
        shown = laid_over(tuple(one.inquiry for one in ones), outbox, "alice")
        world = world_of(*(standing(one, TEAM) for one in shown))


def test_what_was_handed_back_is_decided_anew_and_not_handed_over_twice() -> None:
    one = inquiry(7, said(7, "jane"))
    draft, sent = decided(one), only(decided(one), world_of(one)).writes[0]
    assert isinstance(sent, PostComment)
    back = write_handed(Handed("carol", "alice"), TEAM.hours.tz)
    given = (said(7, "jane"), said(7, "alice", sent.body, 2), said(7, "carol", back, 3))
    item = only(draft, world_of(inquiry(7, *given)))
    assert item.stage is Stage.HINDERED
    assert item.sentence.startswith("@carol has handed it on since")
    assert item.writes == ()
    again = only(decided(inquiry(7, *given)), world_of(inquiry(7, *given)))
    assert again.stage is Stage.READY, "a person has decided anew"


@pytest.mark.parametrize(
    "card",
    [replace(READY, next_action="ask for the log"), replace(READY, by=at(9)), replace(READY, state="Solved")],
)
def test_a_changed_text_is_not_sent_once_the_card_says_something_else(card: Card) -> None:
    one = inquiry(7, said(7, "jane"))
    usual = composed(one, decided(one).decisions["i7"], world_of(one))
    draft = decided(one).with_text("i7", "Dear Jane, Carol takes over on Monday.", usual)
    assert only(draft, world_of(one)).stage is Stage.READY
    other = only(draft, telling_world(inquiry(7, said(7, "jane"), card=card)))
    assert (other.stage, other.writes) == (Stage.HINDERED, ())
    assert other.sentence.endswith("since you changed the text: change it again.")


def telling_world(*standings: Standing, team: Team = TEAM) -> World:
    """A world whose template tells the card as well."""

    def compose(words: Words) -> str:
        card = words.one.inquiry.facts.card
        state = "" if card.state == READY.state else f"{card.state}\n\n"
        return f"Hello,\n\n{state}{lines_of(words, team)}\n\nBye"

    return replace(world_of(*standings, team=team), compose=compose)


def test_a_changed_text_is_not_sent_once_the_backup_is_another() -> None:
    one = inquiry(7, said(7, "jane"))
    usual = composed(one, decided(one).decisions["i7"], world_of(one))
    draft = decided(one).with_text("i7", usual.replace("Bye", "Bye, Jane"), usual)
    shifts = (TEAM.shifts[0], Shift(date(2026, 12, 7), "carol", "bob"))
    item = only(draft, world_of(one, team=replace(TEAM, shifts=shifts)))
    assert item.stage is Stage.HINDERED
    kept = only(draft, world_of(one))
    assert kept.stage is Stage.READY
