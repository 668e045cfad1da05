"""The steps of a handoff, how far each is, and what is missing before anything may be sent."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from sretui.core.board import Health, PullState
from sretui.core.effort import minutes_words
from sretui.core.handoff.draft import WeekDraft, owed_lines
from sretui.core.handoff.planning import Item, Stage, World, active
from sretui.core.handoff.shifting import troubles
from sretui.core.people import name
from sretui.core.phrases import counted
from sretui.core.turn import Standing, Turn

NOTHING = "–"
"""Said of a step at which there is nothing."""
FRESH_FOR = timedelta(minutes=15)
"""How old the copy of GitHub may be without being pointed out."""


class StepKind(StrEnum):
    """The steps, in their order."""

    FRESH = "Fresh data"
    WHO = "Who hands to whom"
    UNANSWERED = "Unanswered"
    DECISIONS = "Decisions"
    ESCALATIONS = "Escalations"
    FRUIT = "Fruit in progress"
    SITUATION = "The situation"
    OWED = "What is owed"
    EFFORT = "Effort"
    SEND = "Preview, send"
    RECEIPT = "Receipt"


@dataclass(frozen=True, slots=True)
class Check:
    """How far one step is."""

    step: StepKind
    said: str = ""
    """What is left, or what there is, in a word or two."""
    is_done: bool = True
    missing: str = ""
    """What must be done before anything is sent."""


@dataclass(frozen=True, slots=True)
class Around:
    """What the steps tell beside the plan."""

    pull: PullState
    stuck: int = 0
    """Acts in the outbox that need a person."""
    escalations: int = 0
    fruits: int = 0
    minutes: int = 0
    """Effort of the week."""


def checklist(draft: WeekDraft, world: World, items: tuple[Item, ...], around: Around) -> tuple[Check, ...]:
    """Check all steps."""
    return (
        _fresh(around, world.now),
        _who(draft, world),
        _unanswered(unanswered(world)),
        _decisions(world, items),
        Check(StepKind.ESCALATIONS, _some(around.escalations, "out")),
        Check(StepKind.FRUIT, _some(around.fruits, "open")),
        Check(StepKind.SITUATION, "written" if draft.situation.strip() else NOTHING),
        Check(StepKind.OWED, _some(len(world.owed) + len(owed_lines(draft)), "owed")),
        Check(StepKind.EFFORT, minutes_words(around.minutes) if around.minutes else NOTHING),
        _send(items),
        Check(StepKind.RECEIPT, _sent(items), all(item.stage is not Stage.UNDER_WAY for item in items)),
    )


def missing(checks: Iterable[Check]) -> tuple[str, ...]:
    """Say what must be done before anything is sent."""
    return tuple(check.missing for check in checks if check.missing)


def unanswered(world: World) -> tuple[Standing, ...]:
    """Give the inquiries whose turn is ours, whoever has them: no customer should wait over the weekend."""
    ours = (one for one in world.standings if one.turn is Turn.US)
    return tuple(sorted(ours, key=lambda one: (one.since, one.inquiry.conversation.issue.number)))


def _fresh(around: Around, now: datetime) -> Check:
    synced = around.pull.synced
    stale = synced is None or now - synced > FRESH_FOR or around.pull.health is Health.FAULT
    said = f"{around.stuck} stuck" if around.stuck else "old" if stale else "fresh"
    return Check(StepKind.FRESH, said, not stale and not around.stuck)


def _who(draft: WeekDraft, world: World) -> Check:
    if world.handover.goes_on:
        return Check(StepKind.WHO, "the same")
    if wrong := troubles(world.handover, world.team, world.assignable):
        return Check(StepKind.WHO, "not clear", False, wrong[0])
    if draft.confirmed != world.handover.pair:
        return Check(
            StepKind.WHO, "to confirm", False, "Say that the roster is right (y at “Who hands to whom”)."
        )
    return Check(StepKind.WHO, name(world.team, world.handover.taker))


def _unanswered(found: tuple[Standing, ...]) -> Check:
    return Check(StepKind.UNANSWERED, _some(len(found), "wait"), not found)


def _decisions(world: World, items: tuple[Item, ...]) -> Check:
    stages = [item.stage for item in items]
    left, odd = stages.count(Stage.UNDECIDED), stages.count(Stage.HINDERED) + stages.count(Stage.PENDING)
    if world.handover.goes_on:
        return Check(StepKind.DECISIONS, f"{len(active(world))} stay")
    if left:
        said = f"{counted(left, 'inquiry') if left == 1 else f'{left} inquiries'} not decided yet."
        return Check(StepKind.DECISIONS, f"{left} left of {len(stages)}", False, said)
    return Check(StepKind.DECISIONS, f"{odd} to do" if odd else _some(len(items), "decided"), not odd)


def _send(items: tuple[Item, ...]) -> Check:
    waiting = sum(item.stage is Stage.READY for item in items)
    return Check(StepKind.SEND, _some(waiting, "to send"), not waiting)


def _sent(items: tuple[Item, ...]) -> str:
    done, under_way = (sum(item.stage is stage for item in items) for stage in (Stage.DONE, Stage.UNDER_WAY))
    return " ".join(_parts(done, under_way)) or NOTHING


def _parts(done: int, under_way: int) -> Iterator[str]:
    if done or under_way:
        yield f"{done} of {done + under_way}"


def _some(count: int, word: str) -> str:
    return f"{count} {word}" if count else NOTHING
