"""The outbox's rules: tables of single moves, and a machine that plays GitHub, the network and the person."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, initialize, invariant, precondition, rule

from sretui.core.model import RepoRole
from sretui.core.outbox import steps
from sretui.core.outbox.action import Act, Action
from sretui.core.outbox.steps import LOOKS, Queued, Result, State, Step
from sretui.core.outbox.writes import (
    CREATING,
    AssignPeople,
    CloseIssue,
    EditComment,
    FileIssue,
    Incoming,
    Place,
    PostComment,
    Reason,
    Write,
    rests_on,
    text_of,
)

NOW = datetime(2026, 11, 23, 18, tzinfo=UTC)
PLACE = Place(RepoRole.INQUIRIES, 7, "I7")
COMMENT = PostComment(PLACE, "Hello")
CLOSE = CloseIssue(PLACE, Reason.COMPLETED)
FILE = FileIssue(RepoRole.PRODUCT, "Crash", "It crashes.")
EDIT = EditComment(PLACE, 5, "new", "old")
HOLD = timedelta(seconds=10)


def action(*writes: Write, name: str = "a", inquiry: str = "I7") -> Action:
    return Action(name, Act.REPLY, NOW, "ann", "Reply", writes or (COMMENT,), inquiry)


def queued(*writes: Write, name: str = "a", hold: timedelta = HOLD, inquiry: str = "I7") -> Queued:
    asked = action(*writes, name=name, inquiry=inquiry)
    return steps.queue(asked, [f"{name}{place}" for place in range(len(asked.writes))], NOW, hold)


def first(one: Queued, **changes: object) -> Queued:
    return steps.with_step(one, replace(one.steps[0], **changes))  # type: ignore[arg-type]  # any field of a Step


# by hand


def test_a_look_by_hand_begins_the_looks_anew() -> None:
    one = first(queued(), state=State.UNSURE, until=NOW + steps.LOOK_AGAIN_AFTER, looks=1, asked=NOW)
    tried = steps.retried(one, NOW).steps[0]
    assert (tried.state, tried.until, tried.looks) == (State.UNSURE, NOW, 0)
    assert steps.not_found(tried, NOW).state is State.UNSURE


@pytest.mark.parametrize(
    ("changes", "hastened"),
    [
        ({"state": State.WAITING, "sentence": "offline"}, True),
        ({"state": State.WAITING, "sentence": "limit", "is_time_named": True}, False),
        ({"state": State.WAITING, "sentence": ""}, False),
        ({"state": State.UNSURE, "sentence": "502", "asked": NOW, "looks": 1}, True),
        ({"state": State.HELD}, False),
        ({"state": State.STUCK, "sentence": "422", "until": None}, False),
        ({"state": State.SENT, "until": None}, False),
    ],
)
def test_what_rests_for_our_own_sake_is_hastened(changes: dict[str, object], hastened: bool) -> None:
    one = first(queued(), **{"until": NOW + timedelta(seconds=60), **changes})
    after = steps.hastened(one, NOW)
    assert (after != one) is hastened
    if hastened:
        assert (after.steps[0].until, after.steps[0].looks) == (NOW, 0)
        assert after.steps[0].state is one.steps[0].state


def test_a_time_that_github_names_is_remembered_until_it_is_sent() -> None:
    step = queued().steps[0]
    limited = steps.postponed(step, "limit", NOW, NOW + timedelta(minutes=9))
    assert limited.is_time_named
    assert not steps.sending(limited, NOW).is_time_named
    assert not steps.postponed(limited, "offline", NOW).is_time_named


@pytest.mark.parametrize(
    ("changes", "held"),
    [
        ({"state": State.HELD}, True),
        ({"state": State.WAITING, "sentence": "offline"}, True),
        ({"state": State.WAITING, "asked": NOW}, False),
        ({"state": State.SENDING, "asked": NOW}, False),
        ({"state": State.UNSURE, "asked": NOW}, False),
        ({"state": State.STUCK, "until": None}, False),
    ],
)
def test_what_is_edited_is_held_back_unless_it_may_be_there(changes: dict[str, object], held: bool) -> None:
    one = first(queued(), **changes)
    later = NOW + timedelta(minutes=5)
    after = steps.kept_back(one, later)
    assert (after != one) is held
    if held:
        assert (after.state, after.steps[0].until) == (State.HELD, later)
        assert steps.due([after], later - timedelta(seconds=1)) is None


def test_what_has_no_text_is_not_held_back() -> None:
    one = queued(CLOSE)
    assert steps.editable(one) == ()
    assert steps.kept_back(one, NOW + timedelta(minutes=5)) == one


def test_the_texts_that_can_be_changed_are_those_that_cannot_be_there() -> None:
    one = first(queued(COMMENT, CLOSE, FILE), state=State.SENT, until=None, asked=NOW)
    assert [step.write for step in steps.editable(one)] == [FILE]


# what is due


def test_it_is_held_first_and_due_after_the_hold() -> None:
    one = queued()
    assert one.state is State.HELD
    assert steps.due([one], NOW + HOLD - timedelta(seconds=1)) is None
    assert steps.due([one], NOW + HOLD) == (one, one.steps[0])
    assert steps.next_moment([one], NOW) == NOW + HOLD


def test_without_a_hold_it_is_due_at_once() -> None:
    one = queued(hold=timedelta(0))
    assert one.state is State.WAITING
    assert steps.due([one], NOW) == (one, one.steps[0])


def test_a_second_step_waits_for_the_first() -> None:
    one = queued(COMMENT, CLOSE)
    later = NOW + HOLD
    assert steps.due([one], later) == (one, one.steps[0])
    sent = first(one, state=State.SENT, until=None)
    assert steps.due([sent], later) == (sent, sent.steps[1])


def test_a_stuck_step_stops_its_action_and_nobody_else() -> None:
    stuck = first(queued(COMMENT, CLOSE), state=State.STUCK, until=None)
    other = queued(name="b")
    assert steps.due([stuck, other], NOW + HOLD) == (other, other.steps[0])
    assert steps.next_moment([stuck], NOW) is None


def test_actions_on_one_inquiry_keep_their_order() -> None:
    early = first(queued(), until=NOW + timedelta(minutes=2), state=State.WAITING)
    late, elsewhere = queued(name="b"), queued(name="c", inquiry="I8")
    assert steps.after([early, late, elsewhere], late) == early
    assert steps.due([early, late, elsewhere], NOW + HOLD) == (elsewhere, elsewhere.steps[0])


def test_new_inquiries_do_not_wait_for_each_other() -> None:
    filing = FileIssue(RepoRole.INQUIRIES, "Crash", "It crashed")
    slow = first(queued(filing, inquiry=""), until=NOW + timedelta(hours=1))
    other = queued(filing, name="b", inquiry="")
    assert steps.after([slow, other], other) is None
    assert slow.inquiry == "waiting:a0"
    assert first(slow, state=State.SENT, result=Result(node_id="I99")).inquiry == "I99"


def test_what_is_to_come_is_never_before_now() -> None:
    one = queued()
    assert steps.next_moment([one], NOW + timedelta(days=1)) == NOW + timedelta(days=1)
    assert steps.next_moment([], NOW) is None


# single moves


@pytest.mark.parametrize(("tries", "rest"), [(1, 5), (2, 10), (3, 20), (5, 80), (6, 120), (400, 120)])
def test_each_rest_is_longer_up_to_a_bound(tries: int, rest: int) -> None:
    step = Step("k", COMMENT, State.SENDING, tries=tries)
    assert steps.postponed(step, "offline", NOW).until == NOW + timedelta(seconds=rest)


def test_a_clock_that_was_set_back_by_years_holds_nothing_up() -> None:
    one = queued()
    long_ago = NOW - timedelta(days=1000)
    assert steps.due((one,), long_ago) == (one, one.steps[0])
    assert steps.next_moment((one,), long_ago) == long_ago
    assert steps.due((one,), NOW - timedelta(hours=1)) is None


def test_a_named_time_is_kept() -> None:
    step = Step("k", COMMENT, State.SENDING, tries=1)
    assert steps.postponed(step, "limit", NOW, NOW + HOLD).until == NOW + HOLD


def test_what_surely_did_not_arrive_can_be_taken_back_and_edited() -> None:
    step = steps.sending(queued().steps[0], NOW)
    for back in (steps.postponed(step, "no network", NOW), steps.stuck(step, "body is too long")):
        one = steps.with_step(queued(), back)
        assert one.can_recall
        assert text_of(steps.edited(one, "a0", "Shorter").steps[0].write) == "Shorter"


def test_what_takes_several_requests_may_have_happened_in_part() -> None:
    one = queued(CLOSE)
    step = steps.postponed(steps.sending(one.steps[0], NOW), "no network", NOW)
    assert not steps.with_step(one, step).can_recall


def test_what_may_be_there_is_neither_taken_back_nor_edited_and_is_looked_for_before_it_is_sent() -> None:
    step = steps.unsure(steps.sending(queued().steps[0], NOW), "time-out", NOW)
    for back in (step, steps.stuck(step, "gone"), steps.postponed(step, "offline", NOW)):
        one = steps.with_step(queued(), back)
        assert not one.can_recall
        assert steps.edited(one, "a0", "Other") == one
        assert steps.retried(one, NOW).state is State.UNSURE


def closing(one: Queued) -> int | None:
    write = one.steps[1].write
    assert isinstance(write, CloseIssue)
    return write.last_comment


@pytest.mark.parametrize("index", [0, 1], ids=["words", "close"])
def test_who_tries_an_overtaken_end_again_has_read_what_overtook_it_and_nothing_newer(index: int) -> None:
    one = queued(COMMENT, replace(CLOSE, last_comment=4))
    if index:
        one = first(one, state=State.SENT, until=None)
    stuck = steps.with_step(one, steps.stuck(one.steps[index], "@carol has written since", overtaken=9))
    again = steps.retried(stuck, NOW)
    assert (closing(again), again.state, again.steps[index].overtaken) == (9, State.WAITING, None)


@pytest.mark.parametrize("index", [0, 1], ids=["words", "assignment"])
def test_who_tries_again_for_all_the_roster_has_read_who_comes_next_and_no_later_swap(index: int) -> None:
    known, read = (Incoming(date(2026, 11, 23), "ann", taker, "cora") for taker in ("ben", "dan"))
    one = queued(replace(COMMENT, incoming=(known,)), AssignPeople(COMMENT.place, ("ben",), (known,)), CLOSE)
    if index:
        one = first(one, state=State.SENT, until=None)
    stuck = steps.with_step(one, steps.stuck(one.steps[index], "The roster has dan", incoming=read))
    again = steps.retried(stuck, NOW)
    assert (again.state, again.steps[index].incoming) == (State.WAITING, None)
    after = [rests_on(step.write) for step in again.steps]
    assert after == [(known,) if index else (known, read), (known, read), ()]


def test_who_tries_again_for_another_reason_has_read_nothing_of_the_roster() -> None:
    known = Incoming(date(2026, 11, 23), "ann", "ben", "cora")
    one = queued(replace(COMMENT, incoming=(known,)))
    stuck = steps.with_step(one, steps.stuck(one.steps[0], "It is locked."))
    assert rests_on(steps.retried(stuck, NOW).steps[0].write) == (known,)


def test_who_tries_again_what_was_stuck_for_another_reason_has_read_nothing_new() -> None:
    one = queued(COMMENT, replace(CLOSE, last_comment=4))
    stuck = steps.with_step(one, steps.stuck(one.steps[0], "no label “bug”"))
    assert closing(steps.retried(stuck, NOW)) == 4


def test_an_end_that_was_decided_whatever_is_said_stays_so() -> None:
    one = queued(COMMENT, CLOSE)
    stuck = steps.with_step(one, steps.stuck(one.steps[0], "written since", overtaken=9))
    assert closing(steps.retried(stuck, NOW)) is None


def test_what_is_sent_again_is_looked_for_since_the_first_time() -> None:
    """The first try may turn up late."""
    again = replace(queued().steps[0], asked=NOW, looks=2)
    assert steps.sending(again, NOW + timedelta(hours=1)).asked == NOW


def test_what_was_looked_for_once_stays_under_suspicion_when_it_is_refused() -> None:
    """GitHub refuses the second try; the first may turn up all the same."""
    step = steps.sending(replace(queued().steps[0], asked=NOW, looks=2), NOW)
    assert steps.stuck(step, "422").asked == NOW
    assert steps.postponed(step, "no network", NOW).asked == NOW


def test_what_cannot_be_doubled_needs_one_look() -> None:
    step = steps.not_found(Step("k", CLOSE, State.UNSURE), NOW)
    assert step.state is State.WAITING


def test_an_edit_of_a_comment_can_be_edited_though_it_was_tried() -> None:
    one = queued(EDIT)
    stuck = steps.with_step(one, steps.stuck(steps.sending(one.steps[0], NOW), "changed since"))
    assert text_of(steps.edited(stuck, "a0", "newer").steps[0].write) == "newer"


def test_an_orphan_is_looked_for_and_nothing_else_is_touched() -> None:
    sending = steps.sending(queued().steps[0], NOW)
    assert steps.orphaned(sending, NOW).state is State.UNSURE
    held = queued().steps[0]
    assert steps.orphaned(held, NOW) is held


def test_the_state_of_an_action_is_that_of_its_current_step() -> None:
    one = queued(COMMENT, CLOSE)
    sent = first(one, state=State.SENT, result=Result("https://x/1", 1, "C1", 1))
    assert (sent.state, sent.addresses) == (State.HELD, {0: "https://x/1"})
    given_up = steps.discarded(sent)
    assert (given_up.state, given_up.is_done, given_up.current) == (State.SENT, True, None)
    assert [step.state for step in given_up.steps] == [State.SENT, State.DISCARDED]
    assert steps.discarded(one).state is State.DISCARDED
    assert not steps.discarded(one).can_recall


# everything at once


class Outbox(RuleBasedStateMachine):
    """Moves in any order; GitHub holds what arrived, and shows it late."""

    def __init__(self) -> None:
        super().__init__()
        self.now = NOW
        self.one = queued()
        self.there: dict[str, int] = {}
        self.maybe: dict[str, int] = {}
        """Looks in vain since a creating step came to be in doubt, by key."""

    texts = Bundle("texts")

    @initialize(
        writes=st.lists(
            st.sampled_from(
                [COMMENT, CLOSE, FileIssue(RepoRole.PRODUCT, "T", "B"), EditComment(PLACE, 1, "n", "o")]
            ),
            min_size=1,
            max_size=3,
        ),
        hold=st.sampled_from([timedelta(0), HOLD]),
    )
    def begin(self, writes: list[Write], hold: timedelta) -> None:
        self.one = queued(*writes, hold=hold)

    def change(self, after: Queued) -> None:
        """Take a move; what is final never changes."""
        for old, new in zip(self.one.steps, after.steps, strict=True):
            assert not old.is_final or new == old
        self.one = after

    def move(self, step: Step) -> None:
        self.change(steps.with_step(self.one, step))

    @property
    def step(self) -> Step:
        found = self.one.current
        assert found is not None
        return found

    def _is(self, *states: State) -> bool:
        return self.one.current is not None and self.one.current.state in states

    @rule(seconds=st.integers(0, 300))
    def time_passes(self, seconds: int) -> None:
        self.now += timedelta(seconds=seconds)

    @precondition(lambda self: self._is(State.HELD, State.WAITING))
    @rule()
    def send(self) -> None:
        if steps.due([self.one], self.now) is None:
            return
        assert self.maybe.get(self.step.key, LOOKS) >= LOOKS, "sent again without looking"
        self.maybe.pop(self.step.key, None)
        self.move(steps.sending(self.step, self.now))

    @precondition(lambda self: self._is(State.SENDING))
    @rule(arrived=st.booleans(), end=st.sampled_from(["sent", "unknown", "refused", "passing", "killed"]))
    def answer(self, end: str, *, arrived: bool) -> None:
        step = self.step
        if end == "sent":
            self.there[step.key] = 1
            self.move(steps.sent(step, Result("https://x/1", 1, "N", 1)))
        elif end == "refused":
            self.move(steps.stuck(step, "422"))
        elif end == "passing":
            self.move(steps.postponed(step, "offline", self.now))
        else:
            if arrived:
                self.there[step.key] = 1
            if isinstance(step.write, CREATING):
                self.maybe[step.key] = 0
            lost = steps.orphaned if end == "killed" else (lambda one, now: steps.unsure(one, "?", now))
            self.move(lost(step, self.now))

    @precondition(lambda self: self._is(State.UNSURE))
    @rule(how=st.sampled_from(["look", "offline", "refused"]), stale=st.booleans())
    def look(self, how: str, *, stale: bool) -> None:
        step = self.step
        if (step.until or self.now) > self.now:
            return
        if how == "offline":
            self.move(steps.postponed(step, "offline", self.now))
        elif how == "refused":
            self.move(steps.stuck(step, "403"))
        elif self.there.get(step.key) and not (stale and step.looks == 0):
            self.move(steps.sent(step, Result("https://x/1", 1, "N", 1)))
            self.maybe.pop(step.key, None)
        else:
            if step.key in self.maybe:
                self.maybe[step.key] += 1
            self.move(steps.not_found(step, self.now))

    @rule()
    def retry(self) -> None:
        self.change(steps.retried(self.one, self.now))
        if self.one.current is not None and self.one.current.key in self.maybe:
            at = self.one.current
            assert at.state in {State.UNSURE, State.SENDING, State.WAITING, State.STUCK}
            if at.looks == 0:
                self.maybe[at.key] = 0

    @rule(text=st.text(max_size=5))
    def edit(self, text: str) -> None:
        for step in self.one.steps:
            after = steps.edited(self.one, step.key, text)
            if after != self.one and isinstance(step.write, CREATING):
                assert step.key not in self.there, "the text of what has arrived was changed"
            self.change(after)

    @rule()
    def recall(self) -> None:
        if self.one.can_recall:
            assert not self.there, "what has arrived was taken back"
            self.change(steps.recalled(self.one))

    @precondition(lambda self: self._is(State.STUCK, State.UNSURE))
    @rule()
    def discard(self) -> None:
        self.change(steps.discarded(self.one))

    @invariant()
    def steps_are_done_in_their_order(self) -> None:
        if self.one.state is State.DISCARDED:
            return
        states = [step.state for step in self.one.steps if step.state is not State.DISCARDED]
        assert states == sorted(states, key=lambda state: state is not State.SENT)

    @invariant()
    def nothing_is_lost(self) -> None:
        assert [type(step.write) for step in self.one.steps] == [type(one) for one in self.one.action.writes]

    @invariant()
    def something_will_happen_or_a_person_decides(self) -> None:
        waits = self._is(State.HELD, State.WAITING, State.UNSURE)
        if waits:
            assert steps.next_moment([self.one], self.now) is not None


TestOutbox = Outbox.TestCase
TestOutbox.settings = settings(max_examples=300, stateful_step_count=40)
