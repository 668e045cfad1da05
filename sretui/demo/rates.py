"""How many requests a token has left this hour, how many texts it may write, and the headers that say so."""

import re
import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

LIMITS = {"core": 5000, "search": 30, "graphql": 5000}
_WINDOWS = {"core": 3600, "search": 60, "graphql": 3600}


@dataclass(slots=True)
class Budget:
    """One resource's allowance of one token; `reset` is a UTC epoch in seconds."""

    limit: int
    used: int
    reset: int

    @property
    def remaining(self) -> int:
        """Requests left before the reset."""
        return max(self.limit - self.used, 0)

    def figures(self) -> dict[str, int]:
        """Return the JSON of `/rate_limit`."""
        return {"limit": self.limit, "used": self.used, "remaining": self.remaining, "reset": self.reset}


class Rates:
    """Counts the requests of every token."""

    def __init__(self, clock: Callable[[], datetime], limits: dict[str, int] | None = None) -> None:
        self.limits = LIMITS | (limits or {})
        self._clock = clock
        self._lock = threading.Lock()
        self._budgets: dict[tuple[str, str], Budget] = {}

    def budget(self, token: str, resource: str) -> Budget:
        """Tell what a token has of a resource; a new hour begins with the first request after the old."""
        now = int(self._clock().timestamp())
        known = self._budgets.get((token, resource))
        if known is None or known.reset <= now:
            known = Budget(self.limits[resource], 0, now + _WINDOWS[resource])
            self._budgets[token, resource] = known
        return known

    def take(self, token: str, resource: str) -> bool:
        """Count one request; False when none was left."""
        with self._lock:
            budget = self.budget(token, resource)
            if budget.remaining == 0:
                return False
            budget.used += 1
            return True

    def give_back(self, token: str, resource: str) -> None:
        """Uncount a request that cost nothing: one answered 304."""
        with self._lock:
            budget = self.budget(token, resource)
            budget.used = max(budget.used - 1, 0)

    def headers(self, token: str, resource: str) -> dict[str, str]:
        """Return the rate headers of an answer."""
        with self._lock:
            figures = self.budget(token, resource).figures()
        return {f"X-RateLimit-{name.title()}": str(value) for name, value in figures.items()} | {
            "X-RateLimit-Resource": resource
        }


_CONTENT = re.compile(r"POST .*/(?:issues|comments|graphql)|PUT .*/contents/.*")


def is_content(method: str, path: str) -> bool:
    """Tell whether a request makes a text: an issue, a comment, a file, a moved issue."""
    return bool(_CONTENT.fullmatch(f"{method} {path}"))


class Contents:
    """Counts the texts that every token makes: so many a minute and an hour, no more."""

    def __init__(self, clock: Callable[[], datetime], minute: int = 80, hour: int = 500) -> None:
        self._clock = clock
        self._most = ((timedelta(minutes=1), minute), (timedelta(hours=1), hour))
        self._lock = threading.Lock()
        self._made: dict[str, list[datetime]] = {}

    def take(self, token: str) -> int:
        """Count one text and return 0; where it would be one too many, return the seconds to wait."""
        now = self._clock()
        with self._lock:
            made = [at for at in self._made.get(token, ()) if at > now - timedelta(hours=1)]
            self._made[token] = made
            for span, most in self._most:
                lately = [at for at in made if at > now - span]
                if len(lately) >= most:
                    return max(1, int((lately[-most] + span - now).total_seconds()))
            made.append(now)
            return 0
