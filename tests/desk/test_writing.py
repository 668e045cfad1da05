"""The outbox at the desk: each wish on the disk at once, shown at once, and taken back whole."""

from collections.abc import Mapping
from datetime import UTC, datetime, time, timedelta
from pathlib import Path

import pytest

from sretui.core.errors import StoreError
from sretui.core.hours import BusinessHours
from sretui.core.journal import Fact, Kind
from sretui.core.model import Comment, Issue, IssueTemplate, RepoLists, RepoRole
from sretui.core.outbox import steps
from sretui.core.outbox.action import Act, Action, Draft
from sretui.core.outbox.steps import Queued, Result, State
from sretui.core.outbox.writes import AssignPeople, CloseIssue, FileIssue, Place, PostComment, Reason, Write
from sretui.core.team import Membership, Person, Team
from sretui.core.turn import Verdict, standing
from sretui.desk import Desk
from sretui.store import cache, outbox
from sretui.store.database import Databases, transaction
from sretui.store.lease import acquire_push
from sretui.store.repo_lists import load_repo_lists, save_list

NOW = datetime(2026, 11, 23, 18, tzinfo=UTC)
INQUIRIES, PRODUCT = RepoRole.INQUIRIES, RepoRole.PRODUCT
PLACE = Place(INQUIRIES, 7, "I7")
HOURS = BusinessHours("America/Los_Angeles", {day: [(time(8), time(17))] for day in range(5)})
LEFT = (Membership(end=NOW.date() - timedelta(days=1)),)
PEOPLE = (Person("ann", "Ann"), Person("Cal", "Cal"), Person("cam", "Cam", memberships=LEFT))
DRAFT = Draft("reply:I7", {"body": "Try this"}, NOW)
REPLY = PostComment(PLACE, "Try this")


class Clock:
    """Stands still until told."""

    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def databases(tmp_path: Path) -> Databases:
    databases = Databases(tmp_path)
    databases.prepare()
    return databases


@pytest.fixture
def desk(databases: Databases, clock: Clock) -> Desk:
    asked = NOW - timedelta(hours=1)
    with databases.cache() as conn, transaction(conn):
        cache.save_issues(conn, [Issue("I7", INQUIRIES, 7, "Blank", "Help", "carol", asked, asked)])
    return opened(databases, clock)


def opened(databases: Databases, clock: Clock) -> Desk:
    return Desk(databases, Team("Kestrel", HOURS, people=PEOPLE), "ann", {}, None, clock)


def action(
    *writes: Write,
    name: str = "a",
    facts: tuple[Fact, ...] = (),
    about: str = "I7",
    draft: Draft | None = None,
) -> Action:
    return Action(name, Act.REPLY, NOW, "ann", "Reply to #7", writes or (REPLY,), about, facts, draft)


def settle(desk: Desk, databases: Databases, state: State) -> Queued:
    """Let the first step stand elsewhere, as the sending would have it."""
    (one,) = desk.outbox()
    step = one.steps[0]
    with databases.desk() as conn, transaction(conn):
        changed = {
            State.SENDING: lambda: steps.sending(step, NOW),
            State.SENT: lambda: steps.sent(step, Result("https://x/1", 1, "C1", 1)),
            State.STUCK: lambda: steps.stuck(steps.sending(step, NOW), "body is too long"),
            State.UNSURE: lambda: steps.unsure(steps.sending(step, NOW), "time-out", NOW),
        }[state]()
        outbox.save_step(conn, one.action.id, changed, NOW)
    (after,) = [*desk.outbox(), *desk.receipts()]
    return after


def texts(desk: Desk) -> list[str | None]:
    return [passage.text for passage in desk.passages("a")]


# asking for something


def test_what_is_queued_is_on_the_disk_and_shown_by_every_door(
    desk: Desk, databases: Databases, clock: Clock
) -> None:
    queued = desk.queue(action(REPLY, CloseIssue(PLACE, Reason.COMPLETED)))
    assert [step.state for step in queued.steps] == [State.HELD, State.HELD]
    assert queued.steps[0].until == NOW + timedelta(seconds=10)
    assert len({step.key for step in queued.steps}) == 2
    other = opened(databases, clock)
    assert other.outbox() == (queued,)
    (shown,) = other.board().inquiries
    assert other.board().outbox == (queued,)
    assert shown == other.inquiry("I7")
    assert [one.body for one in shown.conversation.comments] == ["Try this"]
    assert standing(shown, desk.team).verdict is Verdict.ANSWERED
    conversation = other.conversation("I7")
    assert conversation is not None
    assert conversation.issue.closed == NOW


def test_the_hold_is_the_desks_or_as_asked(desk: Desk) -> None:
    assert desk.queue(action(), hold=timedelta(0)).state is State.WAITING
    held = desk.queue(action(name="b"), hold=timedelta(minutes=1))
    assert held.steps[0].until == NOW + timedelta(minutes=1)


def test_what_an_action_records_is_recorded_with_it_and_its_draft_is_done(desk: Desk) -> None:
    desk.save_draft(DRAFT.place, DRAFT.fields)
    desk.queue(action(draft=DRAFT, facts=((Kind.CUSTOMER, {"name": "Jane"}),)))
    assert desk.facts("I7").customer == "Jane"
    assert desk.draft(DRAFT.place) is None


def test_a_new_inquiry_is_shown_with_its_facts_and_recorded_when_it_is_filed(desk: Desk) -> None:
    filing = FileIssue(INQUIRIES, "Crash", "It crashes")
    take = AssignPeople(Place(INQUIRIES, step=0), ("ann",))
    queued = desk.queue(action(filing, take, about="", facts=((Kind.CUSTOMER, {"name": "Jane"}),)))
    node_id = queued.inquiry
    desk.record(node_id, Kind.CHANNEL, {"channel": "chat"})
    new = desk.inquiry(node_id)
    assert new is not None
    assert (new.facts.customer, new.facts.channel) == ("Jane", "chat")
    assert new.conversation.issue.assignees == ("ann",)
    assert new in desk.board().inquiries
    with pytest.raises(StoreError, match="not on GitHub yet"):
        desk.queue(action(PostComment(Place(INQUIRIES, 0, node_id), "Hi"), name="b", about=node_id))
    assert len(desk.outbox()) == 1


def test_what_cannot_be_saved_is_said_and_nothing_of_it_is_there(databases: Databases, clock: Clock) -> None:
    impatient = opened(Databases(databases.folder, patience=0.01), clock)
    impatient.save_draft(DRAFT.place, DRAFT.fields)
    with databases.desk() as conn, transaction(conn), pytest.raises(StoreError, match="locked"):
        impatient.queue(action(draft=DRAFT, facts=((Kind.CUSTOMER, {"name": "Jane"}),)))
    assert impatient.outbox() == ()
    assert impatient.facts("I7").customer is None
    assert impatient.draft(DRAFT.place) == DRAFT


def test_several_are_queued_together_or_not_at_all(desk: Desk) -> None:
    """Whoever is told that it was not saved asks for all of them again."""
    unfiled = action(PostComment(Place(INQUIRIES, 0, "waiting:k"), "Hi"), name="b", about="waiting:k")
    with pytest.raises(StoreError, match="not on GitHub yet"):
        desk.queue_all([action(facts=((Kind.CUSTOMER, {"name": "Jane"}),)), unfiled])
    assert (desk.outbox(), desk.facts("I7").customer) == ((), None)
    queued = desk.queue_all([action(), action(name="b")])
    assert desk.outbox() == queued


# taking back


def test_a_recall_brings_everything_back(desk: Desk) -> None:
    desk.record("I7", Kind.CUSTOMER, {"name": "Jane"})
    desk.record("I7", Kind.EFFORT, {"minutes": 5, "category": "reply"})
    before = desk.facts("I7")
    recorded: tuple[Fact, ...] = (
        (Kind.CUSTOMER, {"name": "Kim"}),
        (Kind.EFFORT, {"minutes": 20, "category": "reply"}),
        (Kind.SNOOZED, {"until": "2026-11-24T17:00:00Z"}),
    )
    desk.queue(action(draft=DRAFT, facts=recorded))
    assert desk.facts("I7") != before
    recalled = desk.recall("a")
    assert recalled is not None
    assert recalled.state is State.DISCARDED
    assert desk.facts("I7") == before
    assert desk.draft(DRAFT.place) == DRAFT
    assert desk.outbox() == ()
    assert desk.receipts() == (recalled,)
    assert texts(desk) == ["Try this", "Try this"]
    (shown,) = desk.board().inquiries
    assert shown.conversation.comments == ()


def test_a_recall_leaves_what_somebody_recorded_since(desk: Desk) -> None:
    desk.queue(action(facts=((Kind.CUSTOMER, {"name": "Kim"}), (Kind.CHANNEL, {"channel": "chat"}))))
    desk.record("I7", Kind.CUSTOMER, {"name": "Kim Lee"})
    desk.recall("a")
    assert (desk.facts("I7").customer, desk.facts("I7").channel) == ("Kim Lee", None)


def test_a_recall_leaves_a_newer_draft(desk: Desk) -> None:
    desk.queue(action(draft=DRAFT))
    desk.save_draft(DRAFT.place, {"body": "Something newer"})
    desk.recall("a")
    draft = desk.draft(DRAFT.place)
    assert draft is not None
    assert draft.fields == {"body": "Something newer"}
    assert texts(desk)[0] == "Try this"


@pytest.mark.parametrize("state", [State.SENDING, State.UNSURE, State.SENT])
def test_what_may_be_on_github_cannot_be_recalled(desk: Desk, databases: Databases, state: State) -> None:
    desk.queue(action(facts=((Kind.CUSTOMER, {"name": "Kim"}),)))
    after = settle(desk, databases, state)
    assert desk.recall("a") is None
    assert (*desk.outbox(), *desk.receipts()) == (after,)
    assert desk.facts("I7").customer == "Kim"


def test_what_is_not_there_cannot_be_recalled_or_decided_on(desk: Desk) -> None:
    assert desk.recall("nothing") is None
    for decide in (desk.retry, desk.discard):
        with pytest.raises(StoreError, match="no such Action"):
            decide("nothing")


# deciding on what is stuck


def test_what_is_stuck_can_be_edited_and_tried_again(desk: Desk, databases: Databases, clock: Clock) -> None:
    desk.queue(action())
    stuck = settle(desk, databases, State.STUCK)
    assert stuck.steps[0].sentence == "body is too long"
    assert desk.board().stuck_on("I7") == (stuck,)
    assert desk.board().inquiries[0].conversation.comments == ()
    edited = desk.edit("a", stuck.steps[0].key, "Shorter")
    clock.now += timedelta(hours=1)
    again = desk.retry("a")
    assert (again.state, again.steps[0].write) == (State.WAITING, PostComment(PLACE, "Shorter"))
    assert again.steps[0].until == clock.now
    assert edited.state is State.STUCK
    assert desk.outbox() == (again,)
    assert texts(desk) == ["Try this", "Try this", "Shorter", "Shorter"]


@pytest.mark.parametrize("state", [State.SENDING, State.UNSURE, State.SENT])
def test_what_may_be_on_github_cannot_be_edited(desk: Desk, databases: Databases, state: State) -> None:
    desk.queue(action())
    after = settle(desk, databases, state)
    with pytest.raises(StoreError, match="too late"):
        desk.edit("a", after.steps[0].key, "Other")
    assert (*desk.outbox(), *desk.receipts()) == (after,)


def test_discarding_takes_back_what_was_recorded_where_nothing_was_sent(
    desk: Desk, databases: Databases
) -> None:
    desk.queue(action(facts=((Kind.CUSTOMER, {"name": "Kim"}),)))
    settle(desk, databases, State.STUCK)
    assert desk.discard("a").state is State.DISCARDED
    assert desk.facts("I7").customer is None
    assert texts(desk)[-1] == "Try this"


def test_discarding_the_rest_keeps_what_was_recorded(desk: Desk, databases: Databases) -> None:
    desk.queue(
        action(REPLY, CloseIssue(PLACE, Reason.COMPLETED), facts=((Kind.RESOLVED, {"kinds": "diagnosed"}),))
    )
    settle(desk, databases, State.SENT)
    assert [step.state for step in desk.discard("a").steps] == [State.SENT, State.DISCARDED]
    assert desk.facts("I7").resolved == ("diagnosed",)
    assert desk.receipts()[0].state is State.SENT


def test_what_is_being_sent_is_not_discarded_but_an_orphan_is(desk: Desk, databases: Databases) -> None:
    desk.queue(action())
    settle(desk, databases, State.SENDING)
    with acquire_push(databases.folder), pytest.raises(StoreError, match="being sent right now"):
        desk.discard("a")
    assert desk.outbox()[0].state is State.SENDING
    assert desk.discard("a").state is State.DISCARDED


# while somebody writes


def test_drafts_are_kept_as_typed(desk: Desk, databases: Databases, clock: Clock) -> None:
    desk.save_draft("intake", {"title": "Cra", "body": ""})
    clock.now += timedelta(minutes=1)
    desk.save_draft(DRAFT.place, DRAFT.fields)
    other = opened(databases, clock)
    assert [draft.place for draft in other.drafts()] == [DRAFT.place, "intake"]
    other.forget_draft("intake")
    assert desk.draft("intake") is None


def test_a_mail_is_kept_untouched(desk: Desk) -> None:
    mail_id = desk.save_mail(b"From: jane\r\n\r\n\xff\x00")
    assert desk.mail(mail_id) == b"From: jane\r\n\r\n\xff\x00"
    assert desk.mail("other") is None


def test_lists_to_choose_from_come_from_the_copy(desk: Desk, databases: Databases) -> None:
    assert (desk.labels(PRODUCT), desk.assignable(PRODUCT), desk.product_templates()) == ((), (), ())
    template = IssueTemplate("Bug", "### What", "A bug", "Bug: ", ("bug",))
    lists = RepoLists(("bug", "docs"), ("ann", "cal"), (template,))
    with databases.cache() as conn, transaction(conn):
        save_list(conn, PRODUCT, "labels", lists.labels, NOW)
        save_list(conn, PRODUCT, "assignable", lists.assignable, NOW)
        save_list(conn, PRODUCT, "templates", lists.templates, NOW)
        assert load_repo_lists(conn, PRODUCT) == lists
    assert desk.labels(PRODUCT) == ("bug", "docs")
    assert desk.assignable(PRODUCT) == ("ann", "cal")
    assert desk.product_templates() == (template,)
    assert desk.labels(INQUIRIES) == ()


@pytest.mark.parametrize(
    ("prefix", "found"),
    [
        ("ca", ("Cal", "carol", "ca_t")),
        ("CA", ("Cal", "carol", "ca_t")),
        ("ca_", ("ca_t",)),
        ("a", ("ann",)),
        ("zz", ()),
        ("%", ()),
    ],
)
def test_people_are_found_as_typed_the_team_first(
    desk: Desk, databases: Databases, prefix: str, found: tuple[str, ...]
) -> None:
    names = ["carol", "ca_t", "cal", "carol"]
    comments = [Comment(n, f"C{n}", INQUIRIES, 7, name, "x", NOW, NOW) for n, name in enumerate(names, 1)]
    bot = Comment(9, "C9", INQUIRIES, 7, "cabot", "x", NOW, NOW, author_type="Bot")
    with databases.cache() as conn, transaction(conn):
        cache.save_comments(conn, [*comments, bot])
    assert desk.find_people(prefix) == found


@pytest.mark.parametrize(
    ("prefix", "found"),
    [
        ("1", [(INQUIRIES, 12), (PRODUCT, 1), (PRODUCT, 123)]),
        ("12", [(INQUIRIES, 12), (PRODUCT, 123)]),
        ("win", [(INQUIRIES, 12), (PRODUCT, 1)]),
        ("crash in", [(PRODUCT, 123)]),
        ("nothing", []),
        ("", [(INQUIRIES, 12), (INQUIRIES, 7)]),
        ('"', [(INQUIRIES, 12), (INQUIRIES, 7)]),
    ],
)
def test_issues_are_found_as_typed(
    desk: Desk, databases: Databases, prefix: str, found: list[tuple[RepoRole, int]]
) -> None:
    titles: Mapping[tuple[RepoRole, int], str] = {
        (INQUIRIES, 12): "Window is blank",
        (PRODUCT, 1): "No window",
        (PRODUCT, 123): "Crash in the volume plot",
    }
    issues = [
        Issue(f"{role}{number}", role, number, title, "", "carol", NOW, NOW)
        for (role, number), title in titles.items()
    ]
    with databases.cache() as conn, transaction(conn):
        cache.save_issues(conn, issues)
    assert [(one.repo, one.number) for one in desk.find_references(prefix)] == found


def test_what_is_edited_is_held_back_and_let_go_again(desk: Desk, clock: Clock) -> None:
    queued = desk.queue(Action("a", Act.REPLY, NOW, "ann", "Reply", (REPLY,), "I7"), hold=timedelta(0))
    held = desk.keep_back("a", timedelta(minutes=5))
    assert queued.state is State.WAITING
    assert (held.state, held.steps[0].until) == (State.HELD, NOW + timedelta(minutes=5))
    clock.now += timedelta(minutes=1)
    desk.edit("a", queued.steps[0].key, "Try that")
    assert desk.keep_back("a").steps[0].until == clock.now + desk.hold
    assert [one.text for one in desk.passages("a")][-1] == "Try that"
    with pytest.raises(StoreError):
        desk.keep_back("none")


def test_only_what_rests_for_our_own_sake_is_hastened(desk: Desk, databases: Databases) -> None:
    for name in ("offline", "limited", "held"):
        desk.queue(Action(name, Act.REPLY, NOW, "ann", name, (REPLY,), "I7"))
    until = NOW + timedelta(minutes=9)
    with databases.desk() as conn, transaction(conn):
        for one in outbox.load_outbox(conn)[:2]:
            named = until if one.action.id == "limited" else None
            outbox.save_step(conn, one.action.id, steps.postponed(one.steps[0], "why", NOW, named), NOW)
    assert desk.hasten() == 1
    found = {one.action.id: one.steps[0] for one in desk.outbox()}
    assert found["offline"].until == NOW
    assert found["limited"].until == until
    assert found["held"].state is State.HELD
    assert desk.hasten() == 0


def test_receipts_are_named_newest_first_and_loaded_by_name(desk: Desk, clock: Clock) -> None:
    for name in ("a", "b", "c"):
        desk.queue(
            Action(name, Act.REPLY, NOW, "ann", name, (REPLY, CloseIssue(PLACE, Reason.COMPLETED)), "I7")
        )
    desk.discard("b")
    clock.now += timedelta(minutes=1)
    desk.discard("a")
    assert [(one.action, one.at) for one in desk.receipt_list()] == [("a", clock.now), ("b", NOW)]
    found = {one.action.id: one for one in desk.find_many(["a", "b", "c", "none"])}
    assert found == {name: desk.find_queued(name) for name in ("a", "b", "c")}
    assert desk.find_many([]) == ()
