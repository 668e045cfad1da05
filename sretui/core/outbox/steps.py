"""Where each Write stands, and what may become of it: the outbox's rules as functions over values.

`held` (can be recalled) -> `waiting` -> `sending` -> `sent`. A passing trouble leads back to `waiting`, an
unknown outcome to `unsure`, where it is looked up before it is sent again; a refusal to `stuck`, where a
person decides. Nothing is dropped: what was discarded stays, with its text.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from enum import StrEnum

from sretui.core.outbox.action import Action
from sretui.core.outbox.writes import (
    CREATING,
    AssignPeople,
    CloseIssue,
    Incoming,
    PostComment,
    Write,
    files_inquiry,
    text_of,
    with_text,
)

LOOK_AFTER = timedelta(seconds=2)
"""How long GitHub is given to show something before it is looked for."""
LOOK_AGAIN_AFTER = timedelta(seconds=20)
"""Its lists may be stale for some seconds: what is not found is looked for once more before it is resent."""
LOOKS = 2
_FIRST_REST, _LONGEST_REST = timedelta(seconds=5), timedelta(minutes=2)
_NO_REST_IS_LONGER = timedelta(hours=4)
"""GitHub's limits end within two hours, and a hold is shorter."""
_AT_ONCE = datetime.min.replace(tzinfo=UTC)


class State(StrEnum):
    """Where a Write stands."""

    HELD = "held"
    WAITING = "waiting"
    SENDING = "sending"
    UNSURE = "unsure"
    STUCK = "stuck"
    SENT = "sent"
    DISCARDED = "discarded"


FINAL = frozenset({State.SENT, State.DISCARDED})
_UNTOUCHED = frozenset({State.HELD, State.WAITING, State.STUCK})


@dataclass(frozen=True, slots=True)
class Result:
    """What GitHub made of a Write; what it does not name is empty."""

    url: str = ""
    """For people."""
    number: int = 0
    node_id: str = ""
    id: int = 0


@dataclass(frozen=True, slots=True)
class Step:
    """One Write of an Action, and where it stands."""

    key: str
    """Unique; stands in an HTML comment of what is created, so that it can be found again."""
    write: Write
    state: State = State.HELD
    until: datetime | None = None
    """When something is to be done with it next (UTC): the end of the hold, the next try, the next look."""
    is_time_named: bool = False
    """Whether GitHub named that time, as its limits do: then trying earlier would only harm."""
    sentence: str = ""
    """Why it waits or is stuck; of a sent one, what GitHub left out."""
    tries: int = 0
    looks: int = 0
    """How often it was looked for in vain since it became unsure."""
    overtaken: int | None = None
    """GitHub's id of the newest comment that was written after it was decided, which holds it up."""
    is_passed_on: bool = False
    """Whether it is held up because the inquiry was closed, or became another's, after it was decided."""
    incoming: Incoming | None = None
    """Who comes next by the roster now, where that holds it up."""
    asked: datetime | None = None
    """GitHub's own time just before it was first sent: from then on it may be there."""
    result: Result | None = None

    @property
    def is_final(self) -> bool:
        """Whether nothing more will be done with it."""
        return self.state in FINAL


@dataclass(frozen=True, slots=True)
class Queued:
    """An Action in the outbox."""

    action: Action
    steps: tuple[Step, ...]

    @property
    def is_done(self) -> bool:
        """Whether nothing more will be done."""
        return all(step.is_final for step in self.steps)

    @property
    def current(self) -> Step | None:
        """The step that is next, or stuck; None when all is done."""
        return next((step for step in self.steps if not step.is_final), None)

    @property
    def state(self) -> State:
        """Where the Action stands: where its current step does."""
        if (current := self.current) is not None:
            return current.state
        was_sent = any(step.state is State.SENT for step in self.steps)
        return State.SENT if was_sent else State.DISCARDED

    @property
    def is_stuck(self) -> bool:
        """Whether a person must decide before it goes on."""
        return self.state is State.STUCK

    @property
    def inquiry(self) -> str:
        """Node id of the inquiry it is about; of one that it files, `waiting:KEY` until GitHub gives one."""
        if self.action.inquiry:
            return self.action.inquiry
        filing = next((step for step in self.steps if files_inquiry(step.write)), None)
        if filing is None:
            return ""
        return filing.result.node_id if filing.result else waiting_id(filing.key)

    @property
    def can_recall(self) -> bool:
        """Whether nothing of it can have reached GitHub."""
        return not self.is_done and all(
            step.state in _UNTOUCHED and step.asked is None for step in self.steps
        )

    @property
    def addresses(self) -> dict[int, str]:
        """The addresses, for people, of what was created so far, by step."""
        return {place: step.result.url for place, step in enumerate(self.steps) if step.result}


def waiting_id(key: str) -> str:
    """Name, for the time being, what GitHub has not seen yet."""
    return f"waiting:{key}"


def queue(action: Action, keys: Sequence[str], now: datetime, hold: timedelta) -> Queued:
    """Put an Action into the outbox, held for a while; one key for each Write."""
    held = State.HELD if hold else State.WAITING
    steps = (Step(key, write, held, now + hold) for key, write in zip(keys, action.writes, strict=True))
    return Queued(action, tuple(steps))


def due(outbox: Sequence[Queued], now: datetime) -> tuple[Queued, Step] | None:
    """Find what is to be done now, oldest first."""
    return next(((one, step) for one, step in _movable(outbox) if _moment(step, now) <= now), None)


def next_moment(outbox: Sequence[Queued], now: datetime) -> datetime | None:
    """Say when something is to be done next (UTC), not before now; None when nothing will be."""
    moments = [max(now, _moment(step, now)) for _, step in _movable(outbox)]
    return min(moments, default=None)


def after(outbox: Sequence[Queued], one: Queued) -> Queued | None:
    """Find the earlier Action on the same inquiry that is to be sent first; a stuck one holds nobody up."""
    for earlier in outbox:
        if earlier.action.id == one.action.id:
            return None
        same = one.inquiry and earlier.inquiry == one.inquiry
        if same and not earlier.is_done and earlier.state is not State.STUCK:
            return earlier
    return None


def _movable(outbox: Sequence[Queued]) -> Iterator[tuple[Queued, Step]]:
    for one in outbox:
        step = one.current
        if step is not None and step.state is not State.STUCK and after(outbox, one) is None:
            yield one, step


def _moment(step: Step, now: datetime) -> datetime:
    """Say when a step is to be moved; nothing rests for so long unless the clock was set back meanwhile."""
    moment = step.until or _AT_ONCE
    return moment if moment - now <= _NO_REST_IS_LONGER else now


def sending(step: Step, asked: datetime) -> Step:
    """Begin to send; to be saved before the request is made. `asked` is GitHub's time (UTC)."""
    return replace(
        step,
        state=State.SENDING,
        tries=step.tries + 1,
        until=None,
        is_time_named=False,
        asked=step.asked or asked,
        sentence="",
    )


def sent(step: Step, result: Result, sentence: str = "") -> Step:
    """GitHub has it."""
    return replace(step, state=State.SENT, until=None, result=result, sentence=sentence)


def postponed(step: Step, sentence: str, now: datetime, until: datetime | None = None) -> Step:
    """Put off what surely did not happen; for longer each time where no time is named."""
    back = State.UNSURE if step.state is State.UNSURE else State.WAITING
    tries = step.tries if step.state is State.SENDING else step.tries + 1
    return replace(
        step,
        state=back,
        tries=tries,
        sentence=sentence,
        until=until or now + _rest(tries),
        is_time_named=until is not None,
        asked=_asked_unless_refused(step),
    )


def unsure(step: Step, sentence: str, now: datetime) -> Step:
    """Nobody knows whether it happened; it is looked for."""
    return replace(step, state=State.UNSURE, looks=0, sentence=sentence, until=now + LOOK_AFTER)


def not_found(step: Step, now: datetime) -> Step:
    """Look once more, then send again; what cannot be doubled needs one look alone."""
    looks = step.looks + 1
    if looks < (LOOKS if isinstance(step.write, CREATING) else 1):
        return replace(step, looks=looks, until=now + LOOK_AGAIN_AFTER)
    return replace(step, state=State.WAITING, looks=looks, until=now)


def stuck(
    step: Step,
    sentence: str,
    overtaken: int | None = None,
    *,
    is_passed_on: bool = False,
    incoming: Incoming | None = None,
) -> Step:
    """GitHub refuses it, or the facts have changed since: a person decides."""
    return replace(
        step,
        state=State.STUCK,
        until=None,
        sentence=sentence,
        asked=_asked_unless_refused(step),
        overtaken=overtaken,
        is_passed_on=is_passed_on,
        incoming=incoming,
    )


def _asked_unless_refused(step: Step) -> datetime | None:
    """Forget that it was sent where GitHub surely made nothing of it: then it can be recalled and edited.

    What takes several requests may have happened in part, and what was looked for once stays under suspicion.
    """
    surely_not = step.state is State.SENDING and not step.looks and isinstance(step.write, CREATING)
    return None if surely_not else step.asked


def orphaned(step: Step, now: datetime) -> Step:
    """Take over what a process that is gone was sending: it may have happened."""
    if step.state is not State.SENDING:
        return step
    return unsure(step, "sretui ended while this was being sent: it is looked for on GitHub.", now)


def recalled(one: Queued) -> Queued:
    """Take an Action back before anything of it was sent."""
    return discarded(one, "taken back before it was sent")


def discarded(one: Queued, sentence: str = "discarded") -> Queued:
    """Give up what is left of an Action; what was sent stays sent."""
    steps = (
        step if step.is_final else replace(step, state=State.DISCARDED, until=None, sentence=sentence)
        for step in one.steps
    )
    return Queued(one.action, tuple(steps))


def retried(one: Queued, now: datetime) -> Queued:
    """Try the current step again now; what may have happened is looked for first."""

    def again(step: Step) -> Step:
        if step.state is State.UNSURE:
            return _looked_for_anew(step, now)
        if step.state in {State.STUCK, State.WAITING, State.HELD}:
            maybe_there = step.asked is not None and isinstance(step.write, CREATING)
            back = State.UNSURE if maybe_there else State.WAITING
            anew = replace(step, state=back, until=now, is_time_named=False, tries=0, looks=0, sentence="")
            return replace(anew, overtaken=None, is_passed_on=False, incoming=None)
        return step

    current = one.current
    tried = (again(step) if step is current else step for step in one.steps)
    return Queued(one.action, tuple(_decided_anew(step, current) if current else step for step in tried))


def _decided_anew(step: Step, stuck: Step) -> Step:
    """Let it go on over what it was stuck for: whoever tries again has read that, and nothing after it."""
    match step.write:
        case _ if step.is_final:
            return step
        case CloseIssue(last_comment=int(known)) as close if stuck.overtaken is not None:
            return replace(step, write=replace(close, last_comment=max(known, stuck.overtaken)))
        case PostComment() as said:
            return replace(step, write=_said_anew(said, stuck))
        case AssignPeople() as assigned:
            incoming = _read_anew(assigned.incoming, stuck)
            return replace(step, write=replace(assigned, incoming=incoming))
        case _:
            return step


def _said_anew(said: PostComment, stuck: Step) -> PostComment:
    known, assignees = said.last_comment, None if stuck.is_passed_on else said.assignees
    if known is not None and stuck.overtaken is not None:
        known = max(known, stuck.overtaken)
    incoming = _read_anew(said.incoming, stuck)
    return replace(said, last_comment=known, assignees=assignees, incoming=incoming)


def _read_anew(known: tuple[Incoming, ...], stuck: Step) -> tuple[Incoming, ...]:
    return (*known, stuck.incoming) if known and stuck.incoming is not None else known


def hastened(one: Queued, now: datetime) -> Queued:
    """Try now what rests after a trouble; what GitHub asked us to wait for goes on resting."""
    step = one.current
    if step is None or step.is_time_named or step.state not in {State.WAITING, State.UNSURE}:
        return one
    if not step.sentence or step.until is None or step.until <= now:
        return one
    unsure_yet = step.state is State.UNSURE
    return with_step(one, _looked_for_anew(step, now) if unsure_yet else replace(step, until=now))


def _looked_for_anew(step: Step, now: datetime) -> Step:
    """Look now, but count the looks anew: two that are close together could both miss what is there."""
    return replace(step, until=now, is_time_named=False, looks=0)


def kept_back(one: Queued, until: datetime) -> Queued:
    """Hold what was not sent yet, so that it does not go out under the hands of who edits it."""
    step = one.current
    if step is None or step.state not in {State.HELD, State.WAITING} or not editable(one):
        return one
    return with_step(one, replace(step, state=State.HELD, until=until, is_time_named=False))


def edited(one: Queued, key: str, text: str) -> Queued:
    """Give a Write another text, unless it was sent or may have been."""
    return Queued(
        one.action,
        tuple(
            replace(step, write=with_text(step.write, text)) if step.key == key and can_edit(step) else step
            for step in one.steps
        ),
    )


def editable(one: Queued) -> tuple[Step, ...]:
    """Give the steps whose text can still be changed."""
    return tuple(step for step in one.steps if can_edit(step))


def can_edit(step: Step) -> bool:
    """Say whether a step has a text that can be changed: it was not sent, and cannot have been."""
    maybe_there = step.asked is not None and isinstance(step.write, CREATING)
    return step.state in _UNTOUCHED and not maybe_there and text_of(step.write) is not None


def with_step(one: Queued, step: Step) -> Queued:
    """Give the Action with one step as it stands now."""
    return Queued(one.action, tuple(step if old.key == step.key else old for old in one.steps))


def _rest(tries: int) -> timedelta:
    doublings: int = 2 ** min(max(tries - 1, 0), 10)
    return min(_LONGEST_REST, _FIRST_REST * doublings)
