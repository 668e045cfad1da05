"""The outbox on real files: what is saved comes back, what is final stays, the history is never touched."""

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from sretui.core.journal import Entry, Fact, Kind
from sretui.core.model import RepoRole
from sretui.core.outbox import steps
from sretui.core.outbox.action import Act, Action, Draft
from sretui.core.outbox.steps import Queued, Result, State, Step
from sretui.core.outbox.writes import CloseIssue, FileIssue, Place, PostComment, Reason, Write, address_of
from sretui.store import drafts, journal, mails, outbox
from sretui.store.database import Connection, Databases, transaction
from sretui.store.waiting import is_any_waiting

NOW = datetime(2026, 11, 23, 18, tzinfo=UTC)
LATER = NOW + timedelta(minutes=1)
PLACE = Place(RepoRole.INQUIRIES, 7, "I7")
COMMENT = PostComment(PLACE, "Hello 👋 \x00 \ud83d")
CLOSE = CloseIssue(PLACE, Reason.COMPLETED)

FACTS: tuple[Fact, ...] = (
    (Kind.CUSTOMER, {"name": "Jane"}),
    (Kind.EFFORT, {"minutes": 5, "category": "reply"}),
)


def queued(name: str = "a", writes: Sequence[Write] = (COMMENT, CLOSE)) -> Queued:
    facts: tuple[Fact, ...] = (
        (Kind.CUSTOMER, {"name": "Jane"}),
        (Kind.EFFORT, {"minutes": 5, "category": "reply"}),
    )
    action = Action(name, Act.REPLY, NOW, "ann", "Reply", tuple(writes), "I7", facts)
    return steps.queue(action, [f"{name}{place}" for place in range(len(writes))], NOW, timedelta(0))


def sent(step: Step) -> Step:
    return steps.sent(step, Result("https://x/1", 1, "C1", 1))


def save(conn: Connection, *many: Queued) -> None:
    with transaction(conn):
        for one in many:
            outbox.save_queued(conn, one)


def passages(conn: Connection, action_id: str) -> list[tuple[str, State, str | None]]:
    return [(one.key, one.state, one.text) for one in outbox.load_passages(conn, action_id)]


def test_what_is_queued_comes_back_to_another_connection(databases: Databases) -> None:
    with databases.desk() as conn:
        assert not is_any_waiting(conn)
        save(conn, queued("a"), queued("b"))
    with databases.desk() as other:
        assert outbox.load_outbox(other) == (queued("a"), queued("b"))
        assert outbox.load_queued(other, "b") == queued("b")
        assert outbox.load_queued(other, "c") is None
        assert outbox.load_history(other, 10) == ()
        assert is_any_waiting(other)


def test_what_was_not_committed_is_not_there(databases: Databases) -> None:
    def stumble(conn: Connection) -> None:
        with transaction(conn):
            outbox.save_queued(conn, queued())
            raise ZeroDivisionError

    with databases.desk() as conn, pytest.raises(ZeroDivisionError):
        stumble(conn)
    with databases.desk() as conn:
        assert outbox.load_outbox(conn) == ()
        assert passages(conn, "a") == []


def test_steps_go_their_way_and_the_whole_is_history_when_the_last_is_done(desk_conn: Connection) -> None:
    one = queued()
    save(desk_conn, one)
    first, second = one.steps
    assert outbox.save_step(desk_conn, "a", sent(first), NOW)
    (half,) = outbox.load_outbox(desk_conn)
    assert [step.state for step in half.steps] == [State.SENT, State.WAITING]
    assert outbox.save_step(desk_conn, "a", sent(second), LATER)
    assert outbox.load_outbox(desk_conn) == ()
    assert not is_any_waiting(desk_conn)
    assert [one.state for one in outbox.load_history(desk_conn, 10)] == [State.SENT]


def test_the_history_has_the_newest_first_and_no_more_than_asked(desk_conn: Connection) -> None:
    save(desk_conn, *(queued(name, (COMMENT,)) for name in "abc"))
    for name, minutes in (("b", 1), ("a", 2), ("c", 2)):
        done = sent(queued(name, (COMMENT,)).steps[0])
        outbox.save_step(desk_conn, name, done, NOW + timedelta(minutes=minutes))
    assert [one.action.id for one in outbox.load_history(desk_conn, 10)] == ["c", "a", "b"]
    assert [one.action.id for one in outbox.load_history(desk_conn, 2)] == ["c", "a"]


@pytest.mark.parametrize("final", [State.SENT, State.DISCARDED])
def test_nothing_leaves_its_end(desk_conn: Connection, final: State) -> None:
    one = queued()
    save(desk_conn, one)
    end = replace(one.steps[0], state=final)
    assert outbox.save_step(desk_conn, "a", end, NOW)
    for state in State:
        assert not outbox.save_step(desk_conn, "a", replace(end, state=state, sentence="again"), LATER)
    (held,) = outbox.load_outbox(desk_conn)
    assert held.steps[0] == end
    assert len(passages(desk_conn, "a")) == 3


def test_whoever_decides_on_what_it_was_does_not_undo_what_happened_since(desk_conn: Connection) -> None:
    one = queued()
    save(desk_conn, one)
    loaded = outbox.load_outbox(desk_conn)[0].steps[0]
    edited = steps.edited(one, "a0", "Better words").steps[0]
    assert outbox.save_step(desk_conn, "a", edited, NOW, was=loaded)
    assert not outbox.save_step(desk_conn, "a", steps.sending(loaded, NOW), NOW, was=loaded)
    assert outbox.load_outbox(desk_conn)[0].steps[0] == edited


def test_a_step_of_another_action_is_not_touched(desk_conn: Connection) -> None:
    save(desk_conn, queued("a"), queued("b"))
    assert not outbox.save_step(desk_conn, "b", sent(queued("a").steps[0]), NOW)
    assert outbox.load_outbox(desk_conn) == (queued("a"), queued("b"))


def test_every_text_ever_queued_or_edited_stands_in_the_history(desk_conn: Connection) -> None:
    one = queued()
    save(desk_conn, one)
    edited = steps.edited(one, "a0", "Better words")
    outbox.save_step(desk_conn, "a", edited.steps[0], NOW)
    for step in steps.discarded(edited).steps:
        outbox.save_step(desk_conn, "a", step, LATER)
    assert passages(desk_conn, "a") == [
        ("a0", State.WAITING, COMMENT.body),
        ("a1", State.WAITING, None),
        ("a0", State.WAITING, "Better words"),
        ("a0", State.DISCARDED, "Better words"),
        ("a1", State.DISCARDED, None),
    ]


@pytest.mark.parametrize(
    "spoiling",
    [
        "UPDATE history SET data = '{}'",
        "DELETE FROM history",
        "INSERT OR REPLACE INTO history SELECT * FROM history WHERE seq = 1",
        "REPLACE INTO history SELECT * FROM history",
    ],
)
def test_the_history_is_only_added_to(desk_conn: Connection, spoiling: str) -> None:
    save(desk_conn, queued())
    before = passages(desk_conn, "a")
    with pytest.raises(sqlite3.IntegrityError, match="the history is only ever added to"):
        desk_conn.execute(spoiling)
    assert passages(desk_conn, "a") == before


def test_an_id_or_a_key_is_used_once(desk_conn: Connection) -> None:
    save(desk_conn, queued())
    for again in (queued(), replace(queued("b"), steps=queued("a").steps)):
        with pytest.raises(sqlite3.IntegrityError, match="UNIQUE"):
            save(desk_conn, again)
    assert outbox.load_outbox(desk_conn) == (queued(),)


def test_what_a_newer_program_wrote_is_left_for_it(desk_conn: Connection) -> None:
    save(desk_conn, queued("a"), queued("b"))
    desk_conn.execute("UPDATE steps SET data = ? WHERE key = 'a1'", (json.dumps({"kind": "later"}),))
    assert outbox.load_outbox(desk_conn) == (queued("b"),)
    assert outbox.load_queued(desk_conn, "a") is None


def test_a_text_is_written_into_the_history_once_however_often_it_is_tried(desk_conn: Connection) -> None:
    save(desk_conn, queued())
    step = queued().steps[0]
    for tries in range(5):
        step = steps.postponed(step, f"offline {tries}", NOW)
        outbox.save_step(desk_conn, "a", step, NOW)
    assert {text for key, _, text in passages(desk_conn, "a") if key == "a0"} == {COMMENT.body}
    held = desk_conn.execute("SELECT data FROM history WHERE key = 'a0'").fetchall()
    assert ["text" in json.loads(row[0]) for row in held] == [True] + 5 * [False]


# what is recorded with it


def test_what_an_action_records_is_recorded_once(desk_conn: Connection) -> None:
    action = queued().action
    for _ in range(2):
        journal.save_facts(desk_conn, action, "I7", NOW)
    entries = journal.load_entries(desk_conn, "I7")
    assert [entry.kind for entry in entries] == [Kind.CUSTOMER, Kind.EFFORT]
    assert entries == journal.facts_of(action, "I7", NOW)


def test_what_was_recorded_of_an_inquiry_that_waited_moves_to_its_issue(desk_conn: Connection) -> None:
    one = queued("a", (FileIssue(RepoRole.INQUIRIES, "Crash", "It crashed"),))
    journal.save_entry(desk_conn, Entry("e", NOW, "ann", "waiting:a0", Kind.CHANNEL, {"channel": "chat"}))
    for _ in range(2):
        journal.save_filed_facts(desk_conn, one, "I99", LATER)
    told = [(entry.kind, entry.at) for entry in journal.load_entries(desk_conn, "I99")]
    assert told == [(Kind.CUSTOMER, LATER), (Kind.EFFORT, LATER), (Kind.CHANNEL, NOW)]


# drafts and mails


def test_a_draft_is_one_for_each_place(desk_conn: Connection) -> None:
    first, second = Draft("reply:I7", {"body": "He"}, NOW), Draft("reply:I7", {"body": "Hello\ud83d"}, LATER)
    other = Draft("intake", {"title": "", "body": "Crash"}, NOW)
    for draft in (first, other, second):
        drafts.save_draft(desk_conn, draft)
    assert drafts.load_draft(desk_conn, "reply:I7") == second
    assert drafts.load_drafts(desk_conn) == (second, other)
    drafts.remove_draft(desk_conn, "reply:I7")
    assert drafts.load_draft(desk_conn, "reply:I7") is None
    assert drafts.load_drafts(desk_conn) == (other,)


def test_a_mail_comes_back_byte_for_byte(desk_conn: Connection) -> None:
    original = bytes(range(256)) * 1000
    mail_id = mails.save_mail(desk_conn, NOW, original)
    assert mails.load_mail(desk_conn, mail_id) == original
    assert mails.load_mail(desk_conn, "m2") is None


def test_a_mail_that_comes_again_is_there_once(desk_conn: Connection) -> None:
    same, other = b"From: jane", b"From: joe"
    ids = [mails.save_mail(desk_conn, at, raw) for at, raw in ((NOW, same), (LATER, same), (NOW, other))]
    assert ids[0] == ids[1] != ids[2]
    assert desk_conn.execute("SELECT count(*) FROM mails").fetchone() == (2,)


def test_a_link_to_an_issue_is_recorded_when_the_issue_is_filed_and_once(desk_conn: Connection) -> None:
    link: Fact = (Kind.LINK, {"url": address_of(0), "role": "product", "label": "Crash"})
    one = queued("a", (FileIssue(RepoRole.PRODUCT, "Crash", "It crashed"),))
    action = replace(one.action, inquiry="I7", facts=(*one.action.facts, link))
    waiting = replace(one, action=action)
    journal.save_facts(desk_conn, action, "I7", NOW)
    journal.save_addressed_facts(desk_conn, waiting, NOW)
    assert Kind.LINK not in [entry.kind for entry in journal.load_entries(desk_conn, "I7")]
    filed = replace(waiting, steps=(sent(one.steps[0]),))
    for _ in range(2):
        journal.save_addressed_facts(desk_conn, filed, LATER)
    (found,) = (entry for entry in journal.load_entries(desk_conn, "I7") if entry.kind is Kind.LINK)
    assert (dict(found.data), found.at) == (
        {"url": "https://x/1", "role": "product", "label": "Crash"},
        LATER,
    )


def test_what_an_older_program_wrote_is_not_taken_for_changed(desk_conn: Connection) -> None:
    """It knew fewer fields, and wrote them in another order: the push would read it again for ever."""
    save(desk_conn, queued())
    (raw,) = desk_conn.execute("SELECT data FROM steps WHERE key = 'a0'").fetchone()
    data = json.loads(raw)
    del data["overtaken"]
    older = json.dumps(dict(sorted(data.items())))
    desk_conn.execute("UPDATE steps SET data = ? WHERE key = 'a0'", (older,))
    loaded = outbox.load_outbox(desk_conn)[0].steps[0]
    assert outbox.save_step(desk_conn, "a", steps.sending(loaded, NOW), NOW, was=loaded)
