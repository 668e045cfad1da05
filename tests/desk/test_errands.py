import queue
import threading

from sretui.core.errors import Offline
from sretui.core.notices import Changed, Crashed, Notice
from sretui.desk.errands import Errands

PATIENCE = 10


def test_each_wish_is_fetched_once_while_it_waits_and_told() -> None:
    fetched: list[str] = []
    go = threading.Event()
    told: queue.Queue[Notice] = queue.Queue()

    def fetch(node_id: str) -> Notice:
        go.wait(PATIENCE)
        fetched.append(node_id)
        return Changed()

    errands = Errands(fetch, told.put)
    for wish in ("a", "b", "b", "b"):
        errands.add(wish)
    errands.start()
    go.set()
    assert [told.get(timeout=PATIENCE) for _ in range(2)] == [Changed(), Changed()]
    errands.stop()
    assert fetched == ["a", "b"]


def test_trouble_is_left_to_the_keeper_and_the_next_wish_goes_on() -> None:
    told: queue.Queue[Notice] = queue.Queue()

    def fetch(node_id: str) -> Notice:
        if node_id == "offline":
            raise Offline("GitHub cannot be reached.")
        return Changed()

    errands = Errands(fetch, told.put)
    errands.start()
    errands.add("offline")
    errands.add("next")
    assert told.get(timeout=PATIENCE) == Changed()
    errands.stop()


def test_a_bug_is_told() -> None:
    told: queue.Queue[Notice] = queue.Queue()
    bug = ZeroDivisionError("planted")

    def fetch(_: str) -> Notice:
        raise bug

    errands = Errands(fetch, told.put)
    errands.start()
    errands.add("a")
    assert told.get(timeout=PATIENCE) == Crashed(bug)
