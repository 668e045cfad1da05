"""Whatever people and GitHub do in whatever order, each text that was ever queued or edited can be read."""

import tempfile
from datetime import UTC, datetime, time, timedelta
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from sretui.core.errors import StoreError
from sretui.core.hours import BusinessHours
from sretui.core.journal import Fact, Kind
from sretui.core.model import RepoRole
from sretui.core.outbox import steps
from sretui.core.outbox.action import Act, Action, Draft
from sretui.core.outbox.steps import Result, State, Step
from sretui.core.outbox.writes import CloseIssue, Place, PostComment, Reason
from sretui.core.team import Team
from sretui.desk import Desk
from sretui.store import outbox
from sretui.store.database import Databases, transaction

NOW = datetime(2026, 11, 23, 18, tzinfo=UTC)
HOURS = BusinessHours("UTC", {day: [(time(8), time(17))] for day in range(5)})
PLACE = Place(RepoRole.INQUIRIES, 7, "I7")
TEXTS = st.text(max_size=8)
WHICH = st.integers(0, 3)


class People(RuleBasedStateMachine):
    """A desk whose Actions go through everything that may become of them."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.databases = Databases(Path(self.folder.name))
        self.databases.prepare()
        self.now = NOW
        self.desk = Desk(self.databases, Team("Kestrel", HOURS), "ann", {}, None, lambda: self.now)
        self.ids: list[str] = []
        self.texts: dict[str, set[str]] = {}

    def teardown(self) -> None:
        self.folder.cleanup()

    @rule(text=TEXTS, closes=st.booleans())
    def queue(self, text: str, *, closes: bool) -> None:
        name = f"a{len(self.ids)}"
        close = (CloseIssue(PLACE, Reason.COMPLETED),) if closes else ()
        effort: Fact = (Kind.EFFORT, {"minutes": 1, "category": name})
        facts: tuple[Fact, ...] = (effort, (Kind.CUSTOMER, {"name": name}))
        writes = (PostComment(PLACE, text), *close)
        draft = Draft("reply:I7", {"body": text}, NOW)
        self.desk.queue(Action(name, Act.REPLY, self.now, "ann", "Reply", writes, "I7", facts, draft))
        self.ids.append(name)
        self.texts[name] = {text}

    @rule(which=WHICH, text=TEXTS)
    def edit(self, which: int, text: str) -> None:
        for one in self.desk.outbox()[which : which + 1]:
            try:
                self.desk.edit(one.action.id, one.steps[0].key, text)
            except StoreError:
                continue
            self.texts[one.action.id].add(text)

    @rule(which=WHICH)
    def recall(self, which: int) -> None:
        for one in self.desk.outbox()[which : which + 1]:
            after = self.desk.recall(one.action.id)
            assert (after is not None) == one.can_recall
            if after is not None:
                assert one.action.id not in self.desk.facts("I7").effort

    @rule(which=WHICH)
    def discard(self, which: int) -> None:
        for one in self.desk.outbox()[which : which + 1]:
            assert self.desk.discard(one.action.id).is_done

    @rule(which=WHICH)
    def retry(self, which: int) -> None:
        for one in self.desk.outbox()[which : which + 1]:
            self.desk.retry(one.action.id)

    @rule(which=WHICH, end=st.sampled_from(["sent", "stuck", "unsure", "postponed", "not found", "killed"]))
    def send(self, which: int, end: str) -> None:
        for one in self.desk.outbox()[which : which + 1]:
            step = one.current
            assert step is not None
            if step.state in {State.HELD, State.WAITING}:
                step = steps.sending(step, self.now)
                self.save(one.action.id, step)
            self.save(one.action.id, self.after(step, end))

    def after(self, step: Step, end: str) -> Step:
        match end:
            case "sent":
                return steps.sent(step, Result("https://x/1", 1, "C1", 1))
            case "stuck":
                return steps.stuck(step, "422")
            case "postponed":
                return steps.postponed(step, "offline", self.now)
            case "not found" if step.state is State.UNSURE:
                return steps.not_found(step, self.now)
            case "killed":
                return steps.orphaned(step, self.now)
            case _:
                return steps.unsure(step, "time-out", self.now)

    def save(self, action_id: str, step: Step) -> None:
        with self.databases.desk() as conn, transaction(conn):
            assert outbox.save_step(conn, action_id, step, self.now)

    @rule(seconds=st.integers(1, 200))
    def time_passes(self, seconds: int) -> None:
        self.now += timedelta(seconds=seconds)

    @invariant()
    def every_action_is_in_the_outbox_or_in_the_history(self) -> None:
        held = [one.action.id for one in (*self.desk.outbox(), *self.desk.receipts(1000))]
        assert sorted(held) == sorted(self.ids)
        assert len(self.desk.board().outbox) == len(self.desk.outbox())

    @invariant()
    def every_text_can_be_read(self) -> None:
        for name, texts in self.texts.items():
            assert texts <= {passage.text for passage in self.desk.passages(name)}

    @invariant()
    def what_was_sent_is_what_was_asked_last(self) -> None:
        for one in self.desk.receipts(1000):
            told = [
                passage for passage in self.desk.passages(one.action.id) if passage.key == one.steps[0].key
            ]
            assert isinstance(one.steps[0].write, PostComment)
            assert told[-1].text == one.steps[0].write.body
            assert told[-1].state is one.steps[0].state


TestPeople = People.TestCase
TestPeople.settings = settings(max_examples=25, stateful_step_count=20, deadline=None)
