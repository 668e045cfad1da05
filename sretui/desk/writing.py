"""The outbox at the desk: what people ask for, and what they decide about what waits.

Each method is one transaction of desk.db, on the disk when it returns.
"""

import uuid
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import timedelta
from typing import TYPE_CHECKING

from sretui.core.errors import StoreError
from sretui.core.journal import Entry, Kind, Value, facts, inverse, slot
from sretui.desk.ground import Ground
from sretui.store import journal
from sretui.store.database import Connection, transaction
from sretui.store.lease import acquire_push

if TYPE_CHECKING:
    from sretui.core.outbox.action import Action
    from sretui.core.outbox.history import Passage, Receipt
    from sretui.core.outbox.steps import Queued
    from sretui.core.outbox.writes import Write


class Writing(Ground):
    """Queueing, taking back, trying again, giving up."""

    def queue(self, action: "Action", *, hold: timedelta | None = None) -> "Queued":
        """Put an Action into the outbox, with what it records.

        Raises StoreError, also for one about an issue that is not on GitHub yet.
        """
        return self.queue_all((action,), hold=hold)[0]

    def queue_all(
        self, actions: "Sequence[Action]", *, hold: timedelta | None = None
    ) -> "tuple[Queued, ...]":
        """Put several Actions into the outbox, or none of them: whoever tries again asks for all once more.

        Raises StoreError, as `queue` does.
        """
        from sretui.core.outbox.steps import queue

        now, held = self.clock(), self.hold if hold is None else hold
        queued = tuple(queue(one, [uuid.uuid4().hex for _ in one.writes], now, held) for one in actions)
        with self._databases.desk() as conn, transaction(conn):
            for one in queued:
                self._save_new(conn, one)
        for action in actions:
            if action.draft is not None:
                self._unsaved.pop(action.draft.place, None)
        self.push_soon()
        return queued

    def _save_new(self, conn: Connection, queued: "Queued") -> None:
        from sretui.store import drafts, outbox

        action = queued.action
        _check(action.writes)
        outbox.save_queued(conn, queued)
        if action.inquiry:
            journal.save_facts(conn, action, action.inquiry, self.clock())
        if action.draft is not None:
            drafts.remove_draft(conn, action.draft.place)

    def push_soon(self) -> None:
        """Wake the thread that sends, if there is one."""
        if self._pusher is not None:
            self._pusher.push_soon()

    def outbox(self) -> "tuple[Queued, ...]":
        """Load what is unfinished, oldest first."""
        with self._databases.desk() as conn:
            return self._outbox(conn)

    def receipts(self, limit: int = 200) -> "tuple[Queued, ...]":
        """Load what is finished, newest first."""
        from sretui.store.outbox import load_history

        with self._databases.desk() as conn:
            return load_history(conn, limit)

    def find_queued(self, action_id: str) -> "Queued | None":
        """Load one Action, finished or not; None when there is none."""
        from sretui.store.outbox import load_queued

        with self._databases.desk() as conn:
            return load_queued(conn, action_id)

    def receipt_list(self) -> "tuple[Receipt, ...]":
        """Name all that is finished, newest first; `find_many` gives what each was."""
        from sretui.store.outbox import load_receipts

        with self._databases.desk() as conn:
            return load_receipts(conn)

    def find_many(self, action_ids: Sequence[str]) -> "tuple[Queued, ...]":
        """Load some Actions, in no order; what this program cannot read is left out."""
        from sretui.store.outbox import load_many

        with self._databases.desk() as conn:
            return load_many(conn, action_ids)

    def passages(self, action_id: str) -> "tuple[Passage, ...]":
        """Load all that became of an Action, with each text it ever had, oldest first."""
        from sretui.store.outbox import load_passages

        with self._databases.desk() as conn:
            return load_passages(conn, action_id)

    def recall(self, action_id: str) -> "Queued | None":
        """Take an Action back with what it recorded, and give its draft back; None when it is too late."""
        from sretui.core.outbox.steps import recalled
        from sretui.store import outbox

        with self._databases.desk() as conn, transaction(conn):
            found = outbox.load_queued(conn, action_id)
            if found is None or not found.can_recall:
                return None
            after = recalled(found)
            self._settle(conn, found, after)
            self._take_back_facts(conn, found.action)
            self._give_draft_back(conn, found.action)
        return after

    def retry(self, action_id: str) -> "Queued":
        """Try the current step again now; raises StoreError."""
        from sretui.core.outbox.steps import retried

        now = self.clock()
        after = self._change(action_id, lambda found: retried(found, now))
        self.push_soon()
        return after

    def discard(self, action_id: str) -> "Queued":
        """Give up what is left of an Action; its texts stay in the history. Raises StoreError.

        What it recorded in the journal is taken back where nothing of it can have reached GitHub.
        """
        from sretui.core.outbox.steps import State, discarded

        with acquire_push(self._databases.folder) as free:

            def give_up(found: "Queued") -> "Queued":
                if found.state is State.SENDING and not free:
                    raise StoreError("It is being sent right now: try again in a moment.")
                return discarded(found)

            return self._change(action_id, give_up, take_back=True)

    def edit(self, action_id: str, key: str, text: str) -> "Queued":
        """Give a Write that was not sent another text; raises StoreError when that is too late."""
        from sretui.core.outbox.steps import edited
        from sretui.core.outbox.writes import text_of

        after = self._change(action_id, lambda found: edited(found, key, text))
        if not any(step.key == key and text_of(step.write) == text for step in after.steps):
            raise StoreError("It is too late to change this text: it was sent, or may have been.")
        return after

    def keep_back(self, action_id: str, hold: timedelta | None = None) -> "Queued":
        """Hold an Action that was not sent yet, from now for a while; raises StoreError.

        So that nothing goes out under the hands of who edits it; what is stuck or on its way stays as it is.
        """
        from sretui.core.outbox.steps import kept_back

        until = self.clock() + (self.hold if hold is None else hold)
        after = self._change(action_id, lambda found: kept_back(found, until))
        self.push_soon()
        return after

    def hasten(self) -> int:
        """Try now whatever rests after a trouble, unless GitHub asked us to wait; return how many do."""
        from sretui.core.outbox.steps import hastened

        now, count = self.clock(), 0
        with self._databases.desk() as conn, transaction(conn):
            for found in self._outbox(conn):
                after = hastened(found, now)
                if after != found:
                    count += 1
                    self._settle(conn, found, after)
        self.push_soon()
        return count

    def _change(
        self, action_id: str, change: "Callable[[Queued], Queued]", *, take_back: bool = False
    ) -> "Queued":
        from sretui.store import outbox

        with self._databases.desk() as conn, transaction(conn):
            found = outbox.load_queued(conn, action_id)
            if found is None:
                raise StoreError("There is no such Action in the outbox: it was made by another sretui.")
            after = change(found)
            self._settle(conn, found, after)
            if take_back and found.can_recall:
                self._take_back_facts(conn, found.action)
        return after

    def _settle(self, conn: Connection, before: "Queued", after: "Queued") -> None:
        from sretui.store.outbox import save_step

        now = self.clock()
        for old, new in zip(before.steps, after.steps, strict=True):
            if new != old:
                save_step(conn, after.action.id, new, now)

    def _take_back_facts(self, conn: Connection, action: "Action") -> None:
        """Record what held before, except where somebody has recorded something newer since."""
        entries = journal.load_entries(conn, action.inquiry) if action.inquiry else ()
        ours = {entry.id for entry in journal.facts_of(action, action.inquiry, action.at)}
        first = next((place for place, entry in enumerate(entries) if entry.id in ours), len(entries))
        newest = {slot(entry.kind, entry.data): entry for entry in entries}
        for entry in (one for one in entries if one.id in ours):
            if entry.kind is Kind.EFFORT or newest[slot(entry.kind, entry.data)].id in ours:
                kind, data = inverse(facts(entries[:first]), entry.kind, entry.data)
                journal.save_entry(conn, self._entry(action.inquiry, kind, data))

    def _entry(self, node_id: str, kind: Kind, data: Mapping[str, Value]) -> Entry:
        return Entry(str(uuid.uuid4()), self.clock(), self.me, node_id, kind, dict(data))

    def _give_draft_back(self, conn: Connection, action: "Action") -> None:
        """Bring a draft back, unless something else is being written at its place by now."""
        from sretui.store import drafts

        draft = action.draft
        newer = drafts.load_draft(conn, draft.place) if draft else None
        if draft is not None and (newer is None or not any(newer.fields.values())):
            drafts.save_draft(conn, draft)


def _check(writes: "Iterable[Write]") -> None:
    from sretui.core.outbox.writes import place_of

    for place in map(place_of, writes):
        if place is not None and place.step is None and not place.number:
            raise StoreError("This is not on GitHub yet: wait until it is filed, then try again.")
