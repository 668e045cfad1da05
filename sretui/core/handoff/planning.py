"""The plan of a handoff: a pure function of the draft, the world and the roster to what would be sent.

What was handed over already, by whatever desk, is planned no more: however often one asks, on whatever
day, no comment is planned twice.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from sretui.core.acts.aims import place
from sretui.core.acts.simple import Asking
from sretui.core.handoff.comments import Comment, body_of, lines_of, next_action, problem_of
from sretui.core.handoff.deciding import ENDING, PASSING, Decision, Way
from sretui.core.handoff.draft import WeekDraft
from sretui.core.handoff.incoming import incoming_of
from sretui.core.handoff.moving_on import is_handed, moved, reassigned
from sretui.core.handoff.shifting import Handover, troubles
from sretui.core.outbox.action import Act, Action
from sretui.core.outbox.writes import AssignPeople, PostComment, UnassignPeople, Write
from sretui.core.people import is_among, name
from sretui.core.prose import title_core
from sretui.core.serious.owing import Owed
from sretui.core.team import Team
from sretui.core.turn import Standing


class Stage(StrEnum):
    """How far an inquiry is."""

    UNDECIDED = "undecided"
    HINDERED = "hindered"
    """Decided, but it cannot be sent as things stand."""
    PENDING = "pending"
    """Decided; its own act is still to be done."""
    READY = "ready"
    LEFT_OUT = "left out"
    SILENT = "nothing to send"
    UNDER_WAY = "under way"
    """In the outbox."""
    DONE = "done"


@dataclass(frozen=True, slots=True)
class World:
    """All that a plan follows from, but for the draft."""

    standings: tuple[Standing, ...]
    handover: Handover
    team: Team
    me: str
    """Login of who runs it, who need not be the giver."""
    now: datetime
    compose: Callable[[Comment], str]
    """Words a comment to the customer."""
    under_way: frozenset[str] = frozenset()
    """Inquiries (node ids) about which an Action of a handoff is in the outbox."""
    assignable: tuple[str, ...] = ()
    """Whom GitHub accepts as assignees; empty when that is not known."""
    owed: tuple[Owed, ...] = ()
    """Serious incidents without a postmortem, open and closed, whoever has them."""


@dataclass(frozen=True, slots=True)
class Item:
    """One inquiry in the plan."""

    node_id: str
    number: int
    title: str
    stage: Stage
    sentence: str = ""
    """What stands in the way, or what became of it."""
    decision: Decision | None = None
    one: Standing | None = field(default=None, repr=False)
    """None when it is no longer on the board."""
    writes: tuple[Write, ...] = ()
    """What would be sent."""


def plan(draft: WeekDraft, world: World) -> tuple[Item, ...]:
    """Say of each inquiry what would be sent: the active ones first, who has waited longest on top."""
    there = {_node(one): one for one in world.standings}
    mine = active(world)
    items = [_item(one, draft, world) for one in mine]
    listed = {_node(one) for one in mine}
    for node_id, decision in draft.decisions.items():
        if node_id not in listed:
            one = there.get(node_id)
            items.append(_gone(node_id, decision) if one is None else _item(one, draft, world))
    return tuple(items)


def active(world: World) -> tuple[Standing, ...]:
    """Give the open inquiries that are the giver's: assigned to them, or to nobody."""
    mine = (one for one in world.standings if _is_mine(one, world.handover))
    return tuple(sorted(mine, key=lambda one: (one.since, one.inquiry.conversation.issue.number)))


def action(item: Item, handover: Handover, asking: Asking) -> Action:
    """Build what one inquiry needs: the comment first, then the next Primary, then the giver taken off."""
    passes = item.decision is None or item.decision.way in PASSING
    title = f"Hand off #{item.number} to {handover.taker}" if passes else f"Keep #{item.number}"
    act = Act.HAND_OFF if passes else Act.ASSIGN
    return Action(asking.id, act, asking.at, asking.by, title, item.writes, item.node_id)


def ready(items: Iterable[Item]) -> tuple[Item, ...]:
    """Give what would be sent now."""
    return tuple(item for item in items if item.stage is Stage.READY)


def same(before: Iterable[Item], now: Iterable[Item]) -> Mapping[str, str]:
    """Compare what was previewed with what would be sent now; say of each that is not the same why."""
    current = {item.node_id: item for item in now}
    differing: dict[str, str] = {}
    for item in ready(before):
        other = current.get(item.node_id)
        if other is None or other.stage is not Stage.READY:
            differing[item.node_id] = (other.sentence if other else "") or "It is no longer there."
        elif other.writes != item.writes:
            differing[item.node_id] = "What would be sent is no longer what you saw: look at it again."
    return differing


def _item(one: Standing, draft: WeekDraft, world: World) -> Item:
    issue = one.inquiry.conversation.issue
    decision = draft.decisions.get(issue.node_id)

    def item(stage: Stage, sentence: str = "", writes: Iterable[Write] = ()) -> Item:
        title = title_core(issue.title, world.team.list_tags) or issue.title
        return Item(issue.node_id, issue.number, title, stage, sentence, decision, one, tuple(writes))

    stage, sentence, writes = _judged(one, decision, draft, world)
    if stage is Stage.READY and issue.node_id in draft.left_out:
        return item(Stage.LEFT_OUT, "Left out: it is not sent.", writes)
    return item(stage, sentence, writes)


Judged = tuple[Stage, str, tuple[Write, ...]]


def _judged(one: Standing, decision: Decision | None, draft: WeekDraft, world: World) -> Judged:
    """Judge one inquiry that is on the board."""
    issue, handover, team = one.inquiry.conversation.issue, world.handover, world.team
    taker = name(team, handover.taker)
    if issue.node_id in world.under_way:
        return Stage.UNDER_WAY, "In the outbox.", ()
    if not handover.goes_on and is_handed(one, handover, team):
        left = tuple(_assignments(one, handover)) if is_among(handover.giver, issue.assignees) else ()
        if left and issue.is_open:
            return Stage.READY, f"The comment is there; it is not {taker}'s yet.", left
        return Stage.DONE, f"Handed to {taker}.", ()
    if decision is None and handover.goes_on:
        return Stage.SILENT, f"{name(team, handover.giver)} goes on.", ()
    if decision is None:
        return Stage.UNDECIDED, "", ()
    if not issue.is_open:
        closed = decision.way in ENDING
        return Stage.DONE, "Closed." if closed else moved(one, decision.basis, team, world.me), ()
    if decision.way in ENDING:
        return Stage.PENDING, f"To be done: {decision.way.value}.", ()
    if decision.way is Way.KEEP:
        return _kept(one, decision, world)
    return _passed(one, decision, draft, world)


def _kept(one: Standing, decision: Decision, world: World) -> Judged:
    issue, giver = one.inquiry.conversation.issue, world.handover.giver
    if is_among(giver, issue.assignees):
        return Stage.SILENT, f"Stays with {name(world.team, giver)}.", ()
    if changed := reassigned(one, decision.basis):
        return Stage.HINDERED, changed, ()
    return Stage.READY, "", (AssignPeople(place(issue), (giver,)),)


def _passed(one: Standing, decision: Decision, draft: WeekDraft, world: World) -> Judged:
    handover, team = world.handover, world.team
    if handover.goes_on:
        return Stage.SILENT, f"{name(team, handover.giver)} goes on.", ()
    if changed := moved(one, decision.basis, team, world.me):
        return Stage.HINDERED, changed, ()
    if wrong := troubles(handover, team, world.assignable):
        return Stage.HINDERED, wrong[0], ()
    issue = one.inquiry.conversation.issue
    comment, usual = _comment(one, decision, world), composed(one, decision, world)
    text = draft.texts.get(issue.node_id, "")
    is_stale = draft.changed_from.get(issue.node_id, usual) != usual
    if problem := problem_of(comment, text, team, world.now, is_stale=is_stale):
        return Stage.HINDERED, problem, ()
    body = body_of(text, lines_of(comment, team), team) if text else usual
    known, whose = decision.basis.last_comment, decision.basis.assignees
    incoming = (incoming_of(handover),)
    words = PostComment(place(issue), body, known, whose, incoming)
    return Stage.READY, "", (words, *_assignments(one, handover))


def composed(one: Standing, decision: Decision, world: World) -> str:
    """Word the comment by the template, as it is where nobody changes it."""
    comment = _comment(one, decision, world)
    return body_of(world.compose(comment), lines_of(comment, world.team), world.team)


def _comment(one: Standing, decision: Decision, world: World) -> Comment:
    return Comment(one, decision, world.handover, next_action(one, decision, world.team), world.me)


def _assignments(one: Standing, handover: Handover) -> Iterator[Write]:
    issue = one.inquiry.conversation.issue
    if not is_among(handover.taker, issue.assignees):
        yield AssignPeople(place(issue), (handover.taker,), (incoming_of(handover),))
    if is_among(handover.giver, issue.assignees):
        yield UnassignPeople(place(issue), (handover.giver,))


def _gone(node_id: str, decision: Decision) -> Item:
    """Tell of an inquiry that has left the board: it was closed, moved or deleted."""
    said = "Closed." if decision.way in ENDING else "Closed meanwhile."
    return Item(node_id, decision.basis.number, decision.basis.title, Stage.DONE, said, decision)


def _is_mine(one: Standing, handover: Handover) -> bool:
    issue = one.inquiry.conversation.issue
    whose: Collection[str] = issue.assignees
    return issue.is_open and issue.number > 0 and (not whose or is_among(handover.giver, whose))


def _node(one: Standing) -> str:
    return one.inquiry.conversation.issue.node_id
