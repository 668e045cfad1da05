"""The outbox on the disk: Actions with their steps as they stand, and a history that is only added to.

Every function works within the caller's transaction, so that what belongs together is saved together. What a
newer program wrote is left for that program.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from sqlite3 import Connection
from typing import Any

from sretui.core.outbox.action import Action
from sretui.core.outbox.coding import from_json, to_json
from sretui.core.outbox.history import Passage, Receipt
from sretui.core.outbox.steps import FINAL, Queued, State, Step
from sretui.core.outbox.writes import text_of
from sretui.store.rows import instant, seconds

_FINAL = tuple(sorted(state.value for state in FINAL))


def save_queued(conn: Connection, queued: Queued) -> None:
    """Put an Action that is new into the outbox."""
    action = queued.action
    conn.execute(
        "INSERT INTO actions (id, at, inquiry, finished, data) VALUES (?, ?, ?, NULL, ?)",
        (action.id, seconds(action.at), action.inquiry, json.dumps(to_json(action))),
    )
    for place, step in enumerate(queued.steps):
        conn.execute(
            "INSERT INTO steps (key, action, place, state, data) VALUES (?, ?, ?, ?, ?)",
            (step.key, action.id, place, step.state.value, _written(step)),
        )
        _remember(conn, action.id, step, action.at, {"text": text_of(step.write)})
    _finish(conn, action.id, action.at)


def save_step(conn: Connection, action_id: str, step: Step, at: datetime, *, was: Step | None = None) -> bool:
    """Save how a step stands now, and add to the history; return whether that was done.

    Nothing leaves `sent` or `discarded`. With `was`, nothing is done either when the step has changed since
    it was that: whoever decides on what was loaded must not undo what a person did meanwhile. An older
    program may have written the same in fewer words, so that values are compared and not their writing.
    """
    row = conn.execute(
        "SELECT state, data FROM steps WHERE key = ? AND action = ?", (step.key, action_id)
    ).fetchone()
    if row is None or row[0] in _FINAL:
        return False
    held: Step = _read(Step, row[1])
    if was is not None and held != was:
        return False
    conn.execute(
        "UPDATE steps SET state = ?, data = ? WHERE key = ?", (step.state.value, _written(step), step.key)
    )
    text, old = text_of(step.write), text_of(held.write)
    _remember(conn, action_id, step, at, {"text": text} if text != old else {})
    _finish(conn, action_id, at)
    return True


def load_outbox(conn: Connection) -> tuple[Queued, ...]:
    """Load what is unfinished, oldest first."""
    return _load(conn, "finished IS NULL ORDER BY seq", ())


def load_history(conn: Connection, limit: int) -> tuple[Queued, ...]:
    """Load what is finished, newest first."""
    return _load(conn, "finished IS NOT NULL ORDER BY finished DESC, seq DESC LIMIT ?", (limit,))


def load_receipts(conn: Connection) -> tuple[Receipt, ...]:
    """Name all that is finished, newest first; what each was is loaded when it is looked at."""
    rows = conn.execute(
        "SELECT id, finished FROM actions WHERE finished IS NOT NULL ORDER BY finished DESC, seq DESC"
    ).fetchall()
    return tuple(Receipt(action_id, instant(at)) for action_id, at in rows)


def load_many(conn: Connection, action_ids: Sequence[str]) -> tuple[Queued, ...]:
    """Load some Actions by their ids, in no order; what is not there, or not to be read, is left out."""
    if not action_ids:
        return ()
    marks = ", ".join("?" * len(action_ids))
    rows = conn.execute(
        f"SELECT action, data FROM steps WHERE action IN ({marks}) ORDER BY action, place",
        tuple(action_ids),
    ).fetchall()
    steps: dict[str, list[str]] = {}
    for action_id, data in rows:
        steps.setdefault(action_id, []).append(data)
    actions = conn.execute(
        f"SELECT id, data FROM actions WHERE id IN ({marks})", tuple(action_ids)
    ).fetchall()
    found = (_queued(data, steps.get(action_id, ())) for action_id, data in actions)
    return tuple(one for one in found if one is not None)


def load_queued(conn: Connection, action_id: str) -> Queued | None:
    """Load one Action, finished or not; None when there is none of this id."""
    return next(iter(_load(conn, "id = ?", (action_id,))), None)


def load_passages(conn: Connection, action_id: str) -> tuple[Passage, ...]:
    """Load what became of an Action's steps, oldest first, each with the text it had then."""
    rows = conn.execute(
        "SELECT action, key, at, state, data FROM history WHERE action = ? ORDER BY seq", (action_id,)
    ).fetchall()
    texts: dict[str, str | None] = {}
    found: list[Passage] = []
    for action, key, at, state, data in rows:
        told = json.loads(data)
        texts[key] = told.get("text", texts.get(key))
        found.append(Passage(action, key, instant(at), State(state), told["sentence"], texts[key]))
    return tuple(found)


def _load(conn: Connection, condition: str, values: tuple[object, ...]) -> tuple[Queued, ...]:
    actions = conn.execute(f"SELECT id, data FROM actions WHERE {condition}", values).fetchall()
    found = (_queued(data, _steps(conn, key)) for key, data in actions)
    return tuple(one for one in found if one is not None)


def _steps(conn: Connection, action_id: str) -> list[str]:
    rows = conn.execute("SELECT data FROM steps WHERE action = ? ORDER BY place", (action_id,)).fetchall()
    return [row[0] for row in rows]


def _queued(action: str, steps: Iterable[str]) -> Queued | None:
    try:
        return Queued(_read(Action, action), tuple(_read(Step, step) for step in steps))
    except ValueError:
        return None


def _read(expected: Any, data: str) -> Any:
    return from_json(expected, json.loads(data))


def _written(step: Step) -> str:
    return json.dumps(to_json(step))


def _remember(
    conn: Connection, action_id: str, step: Step, at: datetime, text: Mapping[str, str | None]
) -> None:
    """Add to the history; a text only where it is new, for a weekend offline has thousands of tries."""
    conn.execute(
        "INSERT INTO history (action, key, at, state, data) VALUES (?, ?, ?, ?, ?)",
        (
            action_id,
            step.key,
            seconds(at),
            step.state.value,
            json.dumps({"sentence": step.sentence, **text}),
        ),
    )


def _finish(conn: Connection, action_id: str, at: datetime) -> None:
    """Note when the last step of an Action is done with."""
    conn.execute(
        "UPDATE actions SET finished = ? WHERE id = ? AND finished IS NULL AND NOT EXISTS "
        "(SELECT 1 FROM steps WHERE action = actions.id AND state NOT IN (?, ?))",
        (seconds(at), action_id, *_FINAL),
    )


def load_sendings(conn: Connection, since: datetime) -> tuple[datetime, ...]:
    """Load when something began to be sent since an instant (UTC), by whichever process."""
    rows = conn.execute(
        "SELECT at FROM history WHERE state = ? AND at > ?", (State.SENDING.value, seconds(since))
    ).fetchall()
    return tuple(instant(row[0]) for row in rows)
