"""What the handoff's screen shows, gathered in a thread: the plan, the steps, and what stands beside it."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from textual.message import Message

from sretui.core.board import PullState
from sretui.core.effort import Told, name_of
from sretui.core.errors import SretuiError
from sretui.core.escalation import is_called
from sretui.core.fruit.begun import begun
from sretui.core.handoff.checking import Around, Check, checklist
from sretui.core.handoff.comments import Comment, fields_of, lines_of
from sretui.core.handoff.draft import PLACE, WeekDraft, place_of, read_draft
from sretui.core.handoff.planning import Item, World, active, plan
from sretui.core.handoff.shifting import Handover, choose
from sretui.core.handoff.telling import summary_fields
from sretui.core.model import Issue, RepoRole
from sretui.core.outbox.action import Act
from sretui.core.outbox.steps import Queued, State
from sretui.core.prose import title_core
from sretui.core.turn import Standing, standing
from sretui.core.week.bounds import week_bounds
from sretui.core.week.spending import spending
from sretui.desk import Desk
from sretui.ui.picture import Picture
from sretui.ui.screens.handing.summing import UNTOLD, Summary, summary_of


@dataclass(frozen=True, slots=True)
class Wish:
    """What to gather: from this picture, at this time; the draft as on screen, None before the first."""

    picture: Picture
    now: datetime
    pull: PullState
    week: date | None = None
    """Whose handoff is on screen, by the date its shift started; the one at hand may be another by now."""
    draft: WeekDraft | None = None


@dataclass(frozen=True, slots=True)
class Material:
    """All that the steps show."""

    wish: Wish
    world: World
    draft: WeekDraft
    items: tuple[Item, ...]
    checks: tuple[Check, ...]
    stuck: tuple[Queued, ...] = ()
    escalations: tuple[Standing, ...] = ()
    fruits: tuple[Issue, ...] = ()
    effort: tuple[tuple[str, int], ...] = ()
    """Minutes of the week by issue."""
    categories: Mapping[str, int] = field(default_factory=dict)
    serious: Mapping[str, Standing] = field(default_factory=dict)
    """The inquiries of which a postmortem is owed, by node id; closed ones are on no board."""
    sent: Mapping[str, Queued] = field(default_factory=dict)
    """What was put into the outbox, by inquiry (node id)."""
    summary: Summary = UNTOLD
    trouble: str = ""
    """What is wrong with a template."""

    @property
    def handover(self) -> Handover:
        """Whose week ends, and who comes next."""
        return self.world.handover

    def item(self, node_id: object) -> Item | None:
        """Find an inquiry of the plan."""
        return next((one for one in self.items if one.node_id == node_id), None)


@dataclass
class MaterialGathered(Message):
    """What was asked for is there; None where the roster has no week."""

    material: Material | None


def gather(desk: Desk, wish: Wish) -> Material | None:
    """Gather all of it; raises StoreError."""
    handover = _handover(desk, wish)
    if handover is None:
        return None
    draft = wish.draft if wish.draft is not None and wish.week == handover.week else _load(desk, handover)
    troubles: list[str] = []
    board = wish.picture.board
    world = World(
        standings=wish.picture.standings,
        handover=handover,
        team=desk.team,
        me=desk.me,
        now=wish.now,
        compose=_composer(desk, troubles),
        under_way=frozenset(one.inquiry for one in board.outbox if _is_of_a_handoff(one, draft)),
        assignable=desk.assignable(RepoRole.INQUIRIES),
        owed=desk.owed(),
    )
    items = plan(draft, world)
    told = desk.told()
    spent = spending(told, desk.me, week_bounds(desk.team, handover.begins), desk.team.hours.tz)
    escalations = tuple(one for one in active(world) if is_called(one.inquiry))
    fruits = tuple(_fruits(desk, told))
    stuck = tuple(one for one in board.outbox if one.is_stuck)
    around = Around(wish.pull, len(stuck), len(escalations), len(fruits), spent.total)
    found = {one.action.id: one for one in desk.find_many(tuple(draft.sent.values()))}
    sent = {node: found[action] for node, action in draft.sent.items() if action in found}
    # what was discarded, such as for a swap of the roster, can be told anew
    gone = {node for node, one in sent.items() if one.state is not State.DISCARDED}
    return Material(
        wish=wish,
        world=world,
        draft=draft,
        items=items,
        checks=checklist(draft, world, items, around),
        stuck=stuck,
        escalations=escalations,
        fruits=fruits,
        effort=tuple(_named(desk, wish.picture, spent.by_issue)),
        categories=spent.by_category,
        serious=dict(_serious(desk, world)),
        sent=sent,
        summary=summary_of(desk, draft, _summary(desk, draft, world, items, troubles), gone),
        trouble=troubles[0] if troubles else "",
    )


def _is_of_a_handoff(queued: Queued, draft: WeekDraft) -> bool:
    """Tell whether a handoff put it into the outbox; what is kept is an assignment like any other."""
    return queued.action.act is Act.HAND_OFF or queued.action.id in draft.sent.values()


def _handover(desk: Desk, wish: Wish) -> Handover | None:
    begun = {one.place.removeprefix(PLACE) for one in desk.drafts() if one.place.startswith(PLACE)}
    return choose(desk.team, desk.me, wish.now, {date.fromisoformat(day) for day in begun})


def _load(desk: Desk, handover: Handover) -> WeekDraft:
    kept = desk.draft(place_of(handover.week))
    return read_draft(kept.fields) if kept else WeekDraft()


def _composer(desk: Desk, troubles: list[str]) -> Callable[[Comment], str]:
    """Word comments by the template; one that cannot be used is told once, and the bare lines stand."""

    def compose(comment: Comment) -> str:
        try:
            return desk.texts.render("handoff", fields_of(comment, desk.team))
        except SretuiError as trouble:
            troubles.append(str(trouble))
            return lines_of(comment, desk.team)

    return compose


def _summary(desk: Desk, draft: WeekDraft, world: World, items: tuple[Item, ...], troubles: list[str]) -> str:
    try:
        fields = summary_fields(draft, world, items, desk.repos[RepoRole.INQUIRIES])
        return desk.texts.render("handoff-summary", fields)
    except SretuiError as trouble:
        troubles.append(str(trouble))
        return ""


def _named(desk: Desk, picture: Picture, spent: Mapping[str, int]) -> Iterator[tuple[str, int]]:
    """Name the issues that time went to."""
    for node_id, minutes in spent.items():
        there = picture.by_key.get(node_id)
        conversation = there.inquiry.conversation if there else desk.conversation(node_id)
        if conversation is not None:
            issue = conversation.issue
            title = title_core(issue.title, desk.team.list_tags) or issue.title
            yield f"{name_of(issue)} {title}", minutes


def _serious(desk: Desk, world: World) -> Iterator[tuple[str, Standing]]:
    for one in world.owed:
        found = desk.inquiry(one.issue.node_id)
        if found is not None:
            yield one.issue.node_id, standing(found, world.team)


def _fruits(desk: Desk, told: Told) -> Iterator[Issue]:
    """Load the product issues that I have begun and that are open."""
    for node_id in begun(told, desk.me):
        conversation = desk.conversation(node_id)
        issue = conversation.issue if conversation else None
        if issue is not None and issue.repo is RepoRole.PRODUCT and issue.is_open:
            yield issue
