"""An outbox in which every state stands: what the screens, their pictures and their tests look at."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import TYPE_CHECKING

from sretui.core.model import RepoRole
from sretui.core.outbox import steps
from sretui.core.outbox.action import Act, Action
from sretui.core.outbox.steps import Queued, Result, State, Step
from sretui.core.outbox.writes import AssignPeople, CloseIssue, Place, PostComment, Reason, Write
from sretui.store.database import transaction
from sretui.store.outbox import save_queued, save_step

if TYPE_CHECKING:
    from tests.ui.conftest import Office

LINK = "https://github.com/example/support/issues/288#issuecomment-1"
WRITTEN = "@jane has written since this was decided: read it; retry closes all the same, or discard this."
OFFLINE = "GitHub was not reached"


def place(number: int) -> Place:
    """Name an inquiry of the office."""
    return Place(RepoRole.INQUIRIES, number, f"inquiries-{number}")


def reply(number: int, text: str) -> PostComment:
    """Give a comment."""
    return PostComment(place(number), text)


def put(
    office: Office, name: str, number: int, *writes: Write, title: str = "", minutes: int = 5, hold: int = 10
) -> Queued:
    """Put an Action into the outbox, some minutes ago; it is held for `hold` seconds from now."""
    at = office.now - timedelta(minutes=minutes)
    title = title or f"Reply to #{number}"
    action = Action(name, Act.REPLY, at, "alice", title, writes, f"inquiries-{number}")
    keys = [f"{name}-{step}" for step in range(len(writes))]
    queued = steps.queue(action, keys, office.now, timedelta(seconds=hold))
    with office.databases.desk() as conn, transaction(conn):
        save_queued(conn, queued)
    return queued


def move(office: Office, queued: Queued, *moves: Callable[[Step], Step], index: int = 0) -> Step:
    """Let one thing after the other happen to a step, as the push does."""
    step = queued.steps[index]
    for one in moves:
        step = one(step)
        with office.databases.desk() as conn, transaction(conn):
            assert save_step(conn, queued.action.id, step, office.now)
    return step


def going(office: Office) -> Callable[[Step], Step]:
    """Begin to send."""
    return lambda step: steps.sending(step, office.now)


def done(url: str = LINK, sentence: str = "") -> Callable[[Step], Step]:
    """Let GitHub have it."""
    return lambda step: steps.sent(step, Result(url, 288), sentence)


def receipts(office: Office, count: int) -> None:
    """Let many things have been discarded, in one transaction."""
    with office.databases.desk() as conn, transaction(conn):
        for number in range(count):
            writes = (reply(301, f"Text {number}"),)
            asked = Action(f"r{number}", Act.REPLY, office.now, "alice", f"Receipt {number}", writes, "")
            queued = steps.queue(asked, [f"r{number}-0"], office.now, timedelta(0))
            save_queued(conn, queued)
            for step in steps.discarded(queued).steps:
                save_step(conn, asked.id, step, office.now)


def fill(office: Office) -> None:
    """Bring something into each state; the ids say which."""
    held = put(office, "held", 299, AssignPeople(place(299), ("alice",)), title="Take #299", minutes=0)
    assert held.state is State.HELD
    waiting = put(office, "waiting", 302, reply(302, "We look **into** it."))
    move(office, waiting, lambda step: steps.postponed(step, OFFLINE, office.now))
    sending = put(office, "sending", 303, reply(303, "On its way."), minutes=3)
    move(office, sending, going(office))
    unsure = put(office, "unsure", 297, reply(297, "Perhaps there."), minutes=4)
    move(
        office,
        unsure,
        going(office),
        lambda step: steps.unsure(step, "GitHub had trouble (502).", office.now),
    )
    closing = CloseIssue(place(301), Reason.COMPLETED, 0)
    stuck = put(office, "stuck", 301, reply(301, "Use the *newest* release."), closing)
    move(office, stuck, going(office), done(LINK.replace("288", "301")))
    move(office, stuck, lambda step: steps.stuck(step, WRITTEN, 9), index=1)
    sent = put(office, "sent", 288, reply(288, "Thank you for the file."), minutes=90)
    move(office, sent, going(office), lambda step: steps.unsure(step, "502.", office.now), done())
    put(office, "discarded", 280, reply(280, "Never mind."), minutes=95)
    office.desk.edit("discarded", "discarded-0", "Never mind, please.")
    office.desk.discard("discarded")
