"""A handoff of twelve inquiries in the small world: planned as the screen plans it, and what it comes to."""

from datetime import date, timedelta

from sretui.core.acts.simple import Asking
from sretui.core.board import Inquiry
from sretui.core.handoff.card import Card
from sretui.core.handoff.comments import lines_of
from sretui.core.handoff.deciding import Way, decide
from sretui.core.handoff.draft import WeekDraft
from sretui.core.handoff.line import read_handed
from sretui.core.handoff.planning import World as Week
from sretui.core.handoff.planning import action, plan, ready
from sretui.core.handoff.shifting import choose
from sretui.core.hours import BusinessHours
from sretui.core.model import Comment, Conversation, Issue, RepoRole
from sretui.core.outbox.steps import Queued, State
from sretui.core.recorded import Facts
from sretui.core.team import Person, Shift, Team
from sretui.core.turn import Standing, standing
from sretui.demo.state import World
from tests.faults.clock import BEGAN
from tests.faults.described import undescribed
from tests.faults.ground import Ground
from tests.faults.world import COLLEAGUE, CUSTOMER, OURS, SUPPORT, build_world, keys_of, node_of

TWELVE = (4, 5, 6, 7, 8, 1, 2, 3, 9, 10, 11, 12)
"""In the order in which they are handed over; what befalls 1, 2 and 3 befalls them in the middle."""
MIDDLE = 5
"""How many go before."""
TEAM = Team(
    name="Example",
    hours=BusinessHours.visit(frozenset()),
    people=(Person(OURS, "Ann"), Person(COLLEAGUE, "Ben"), Person("dora", "Dora")),
    shifts=(Shift(date(2026, 11, 23), OURS, "dora"), Shift(date(2026, 11, 30), COLLEAGUE, "dora")),
)


def build_twelve() -> World:
    """Open twelve inquiries that are ours, with the customer's word last."""
    world = build_world()
    world.reopen(SUPPORT, 2, by=OURS, at=BEGAN)
    world.unassign(SUPPORT, 3, COLLEAGUE, by=OURS, at=BEGAN)
    for number in sorted(TWELVE):
        if number > 3:
            at = BEGAN - timedelta(hours=20)
            world.add_issue(SUPPORT, f"{SUPPORT} {number}", "How?", user=CUSTOMER, at=at)
        world.assign(SUPPORT, number, OURS, by=OURS, at=BEGAN)
    return world


def hand_over(ground: Ground) -> list[Queued]:
    """Decide to hand each one off, and put what is planned into the outbox."""
    there = [_standing(ground.world, number) for number in TWELVE]
    handover = choose(TEAM, OURS, ground.clock())
    assert handover is not None
    decisions = {one.inquiry.conversation.issue.node_id: decide(one, Way.HAND_OFF) for one in there}
    draft = WeekDraft(confirmed=handover.pair, decisions=decisions)
    week = Week(tuple(there), handover, TEAM, OURS, ground.clock(), lambda one: lines_of(one, TEAM))
    items = {item.number: item for item in ready(plan(draft, week))}
    assert set(items) == set(TWELVE)
    asking = Asking("", ground.clock(), OURS)
    made = [action(items[number], handover, asking) for number in TWELVE]
    return [ground.queue(one.act, one.writes, one.inquiry) for one in made]


def assert_handed_over(ground: Ground, lost: frozenset[int] = frozenset()) -> None:
    """Each has one comment that hands it over, and is the next Primary's; the `lost` wait for a person."""
    for number in TWELVE:
        if number in lost:
            continue
        issue = ground.world.issue(SUPPORT, number)
        told = [read for one in issue.comments if (read := read_handed(str(one.body), TEAM.hours.tz))]
        said = [(one.giver, one.taker, one.backup, one.next_action) for one in told]
        assert said == [(OURS, COLLEAGUE, "dora", f"answer {number}")], number
        assert (number, issue.assignees, issue.state) == (number, [COLLEAGUE], "open")
    states = [one.state for one in ground.all_queued().values()]
    assert sorted(states) == sorted([State.STUCK] * len(lost) + [State.SENT] * (len(TWELVE) - len(lost)))
    assert len(set(keys_of(ground.world))) == len(keys_of(ground.world))
    assert undescribed(ground.stand_in) == []


def _standing(world: World, number: int) -> Standing:
    """Read an inquiry off the world, as a pull would."""
    issue, at = world.issue(SUPPORT, number), BEGAN
    node, role = node_of(world, SUPPORT, number), RepoRole.INQUIRIES
    here = Issue(node, role, number, issue.title, "How?", issue.user, at, at, assignees=(*issue.assignees,))
    said = tuple(
        Comment(one.id, f"c{one.id}", role, number, one.user, str(one.body), at, at) for one in issue.comments
    )
    card = Card(next_action=f"answer {number}")
    return standing(Inquiry(Conversation(here, said), Facts(card=card)), TEAM)
