"""The thread that does the newest thing asked of it."""

import threading
from collections.abc import Iterator
from dataclasses import dataclass
from queue import Queue

import pytest
from textual.message import Message

from sretui.core.errors import StoreError
from sretui.ui.messages import ThreadCrashed, Troubled
from sretui.ui.newest import Newest

PATIENCE = 10.0


@dataclass
class Answered(Message):
    """An answer, and who gave it."""

    wish: str
    thread: threading.Thread


class Gate:
    """Answers one wish at a time, each when it is let."""

    def __init__(self) -> None:
        self.begun: Queue[str] = Queue()
        self._open = threading.Semaphore(0)

    def answer(self, wish: str) -> Message | None:
        self.begun.put(wish)
        assert self._open.acquire(timeout=PATIENCE)
        if wish == "nothing":
            return None
        if wish == "trouble":
            raise StoreError("The disk is full.")
        if wish == "bug":
            raise ZeroDivisionError("a bug")
        return Answered(wish, threading.current_thread())

    def let(self, count: int = 1) -> None:
        self._open.release(count)


@pytest.fixture
def gate() -> Iterator[Gate]:
    gate = Gate()
    yield gate
    gate.let(100)


def answered(told: "Queue[Message]") -> str:
    message = told.get(timeout=PATIENCE)
    assert isinstance(message, Answered)
    return message.wish


def test_only_the_newest_of_the_wishes_that_wait_is_answered(gate: Gate) -> None:
    told: Queue[Message] = Queue()
    newest = Newest("test", gate.answer, told.put)
    newest.ask("a")
    assert gate.begun.get(timeout=PATIENCE) == "a"
    for wish in ("ab", "abc", "abcd"):
        newest.ask(wish)
    gate.let(2)
    assert [answered(told), answered(told)] == ["a", "abcd"]
    newest.ask("last")
    gate.let()
    assert answered(told) == "last"
    assert list(gate.begun.queue) == ["abcd", "last"]


def test_one_daemon_thread_does_all_and_none_before_the_first_wish(gate: Gate) -> None:
    told: Queue[Message] = Queue()
    newest = Newest("a name of its own", gate.answer, told.put)
    assert "a name of its own" not in {thread.name for thread in threading.enumerate()}
    threads = []
    for wish in ("one", "two"):
        newest.ask(wish)
        gate.let()
        message = told.get(timeout=PATIENCE)
        assert isinstance(message, Answered)
        threads.append(message.thread)
    assert threads[0] is threads[1]
    assert threads[0].daemon, "it must not keep the terminal when a query hangs"
    assert threads[0].name == "a name of its own"


def test_no_answer_is_no_message(gate: Gate) -> None:
    told: Queue[Message] = Queue()
    newest = Newest("test", gate.answer, told.put)
    gate.let(2)
    newest.ask("nothing")
    assert gate.begun.get(timeout=PATIENCE) == "nothing"
    newest.ask("something")
    assert answered(told) == "something"


def test_trouble_is_told_and_the_next_wish_is_answered(gate: Gate) -> None:
    told: Queue[Message] = Queue()
    newest = Newest("test", gate.answer, told.put)
    gate.let(2)
    newest.ask("trouble")
    message = told.get(timeout=PATIENCE)
    assert isinstance(message, Troubled)
    assert message.sentence == "The disk is full."
    newest.ask("again")
    assert answered(told) == "again"


def test_a_bug_is_told_as_one(gate: Gate) -> None:
    told: Queue[Message] = Queue()
    newest = Newest("test", gate.answer, told.put)
    gate.let()
    newest.ask("bug")
    message = told.get(timeout=PATIENCE)
    assert isinstance(message, ThreadCrashed)
    assert isinstance(message.error, ZeroDivisionError)


def test_an_empty_wish_is_a_wish(gate: Gate) -> None:
    told: Queue[Message] = Queue()
    newest = Newest("test", gate.answer, told.put)
    gate.let()
    newest.ask("")
    assert answered(told) == ""
