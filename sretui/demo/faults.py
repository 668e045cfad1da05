"""Things that go wrong between us and GitHub, arranged beforehand: the next matching requests meet them."""

import re
import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

Kind = Literal[
    "bad_gateway",
    "cut",
    "delay",
    "primary_limit",
    "secondary_limit",
    "stale",
    "garbage",
    "html",
    "unauthorized",
    "sso",
    "moved",
    "not_found",
    "gone",
    "too_deep",
    "refusal",
    "call",
]


@dataclass(slots=True)
class Fault:
    """What happens to the requests whose method and path both match; a `count` of None is for ever.

    `when` tells whether the request was carried out first (502, delays, cut connections, calls). `status`
    chooses between 403 and 429, which 5xx, and a refusal's. `seconds` is how long a delay holds the answer,
    or how long until the primary limit's reset. `skip` lets that many matching requests through before the
    first. `words` is a refusal's message, which comes without details. `hook` is what a call calls before
    it cuts the connection: whoever asked may be killed by it.
    """

    kind: Kind
    method: str = ".*"
    path: str = ".*"
    count: int | None = 1
    skip: int = 0
    when: Literal["before", "after"] = "before"
    status: int = 403
    seconds: float = 60.0
    retry_after: int | None = None
    location: str = ""
    words: str = "Validation Failed"
    hook: Callable[[], None] | None = None

    def matches(self, method: str, path: str) -> bool:
        """Whether the fault is meant for this request."""
        return bool(re.fullmatch(self.method, method)) and bool(re.search(self.path, path))


class Faults:
    """The faults in waiting, in the order they were added."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._waiting: list[Fault] = []

    def add(self, fault: Fault) -> None:
        """Arrange a fault."""
        with self._lock:
            self._waiting.append(fault)

    def clear(self) -> None:
        """Let everything go well again."""
        with self._lock:
            self._waiting.clear()

    def take(self, method: str, path: str) -> Fault | None:
        """Return the fault this request meets, counting it."""
        with self._lock:
            for fault in self._waiting:
                if not fault.matches(method, path):
                    continue
                if fault.skip > 0:
                    fault.skip -= 1
                    continue
                if fault.count is not None:
                    fault.count -= 1
                    if fault.count == 0:
                        self._waiting.remove(fault)
                return fault
            return None
