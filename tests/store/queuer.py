"""A process of its own that queues and settles Actions: `queuer.py FOLDER COUNT`.

Each turn queues one reply, settles the one before, and says so when that is committed. With a COUNT of 0 it
goes on until it is killed.
"""

import itertools
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sretui.core.model import RepoRole
from sretui.core.outbox import steps
from sretui.core.outbox.action import Act, Action
from sretui.core.outbox.steps import Queued, Result
from sretui.core.outbox.writes import Place, PostComment
from sretui.store import outbox
from sretui.store.database import Connection, Databases, transaction

START = datetime(2026, 11, 23, 16, 0, tzinfo=UTC)
BODY = "Does it also happen with --nowin? " * 200


def queued(turn: int) -> Queued:
    place = Place(RepoRole.INQUIRIES, 7, "I7")
    action = Action(f"a{turn}", Act.REPLY, START, "ann", f"Reply {turn}", (PostComment(place, BODY),), "I7")
    return steps.queue(action, [f"k{turn}"], START, timedelta(0))


def turn_over(conn: Connection, turn: int) -> None:
    outbox.save_queued(conn, queued(turn))
    if turn:
        done = steps.sent(queued(turn - 1).steps[0], Result("https://x", turn, "C", turn))
        outbox.save_step(conn, f"a{turn - 1}", done, START)


def main(folder: str, count: int) -> None:
    databases = Databases(Path(folder))
    databases.prepare()
    for turn in range(count) if count else itertools.count():
        with databases.desk() as conn, transaction(conn):
            turn_over(conn, turn)
        print(turn, flush=True)


main(sys.argv[1], int(sys.argv[2]))
