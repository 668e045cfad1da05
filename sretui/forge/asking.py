"""One request to GitHub and what became of it: counted, checked, and read as JSON."""

import json
import re
import threading
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from sretui.core.errors import BadAnswer, RateLimited, Unauthorized
from sretui.forge import faults
from sretui.forge.links import check_api, is_later_page

if TYPE_CHECKING:
    from sretui.forge.wire import Reply, Wire

_TOKEN = re.compile(r"[!-~]+", re.ASCII)
_ETAG = re.compile(r'(?:W/)?"[!#-~]{1,200}"', re.ASCII)


class Asking:
    """Sends requests from any thread, each thread over a connection of its own."""

    def __init__(self, api: str, token: str, *, timeout: int, clock: Callable[[], datetime]) -> None:
        self.api = check_api(api)
        if not _TOKEN.fullmatch(token):
            raise Unauthorized("The token is empty or has spaces in it: check where it comes from.")
        self._token, self._timeout, self._clock = token, timeout, clock
        self._own = threading.local()
        self._lock = threading.Lock()
        self._wires: list[Wire] = []
        self._limits = 0
        self.requests = 0

    def get(
        self, path: str, what: str, *, etag: str | None = None, wanted: frozenset[int] = frozenset({200})
    ) -> "Reply":
        """Ask for a path; return the reply when its status is wanted; raises ForgeError otherwise.

        With an `etag` a 304 is wanted too. `what` names the thing in complaints.
        """
        conditional = etag is not None and _ETAG.fullmatch(etag)
        with self._lock:
            self.requests += 1
        reply = self._wire().get(path, {"If-None-Match": str(etag)} if conditional else {})
        if reply.status in wanted or (conditional and reply.status == 304):
            self._limits = 0
            return reply
        deep = is_later_page(path)
        trouble = faults.fault(self._masked(reply), self._clock(), what=what, deep=deep, limits=self._limits)
        if isinstance(trouble, RateLimited):
            self._limits += 1
        raise trouble

    def send(self, verb: str, path: str, body: Mapping[str, object] | None, what: str) -> "Reply":
        """Change something on GitHub, once; return the reply when it is a success; raises ForgeError.

        Unreached, RateLimited, Unauthorized, Refused and Gone say that surely nothing was done; Offline and
        BadAnswer, that nobody knows. `what` names the change in complaints.
        """
        with self._lock:
            self.requests += 1
        reply = self._wire().send(verb, path, body)
        if 200 <= reply.status < 300 and reply.status != 202:
            self._limits = 0
            return reply
        trouble = faults.refusal(self._masked(reply), self._clock(), what=what, limits=self._limits)
        if isinstance(trouble, RateLimited):
            self._limits += 1
        raise trouble

    @property
    def graphql(self) -> str:
        """Where GraphQL is spoken to; an Enterprise server has it beside its REST address."""
        return self.api.removesuffix("/v3") + "/graphql"

    def at(self, reply: "Reply") -> datetime:
        """When GitHub answered, by its own clock (UTC)."""
        return faults.date(reply.headers) or self._clock()

    def close(self) -> None:
        """Close the connections of all threads."""
        with self._lock:
            wires, self._wires = self._wires, []
        for wire in wires:
            wire.close()
        self._own = threading.local()

    def _masked(self, reply: "Reply") -> "Reply":
        """Take the token out of an answer that quotes it."""
        headers = {name: value.replace(self._token, "•••") for name, value in reply.headers.items()}
        return replace(reply, headers=headers, text=reply.text.replace(self._token, "•••"))

    def _wire(self) -> "Wire":
        wire: Wire | None = getattr(self._own, "wire", None)
        if wire is None:
            # importing PyGithub takes an eighth of a second, which is not spent on the way to the first paint
            from sretui.forge.wire import Wire as OneWire

            wire = OneWire(self.api, self._token, self._timeout, "sretui")
            self._own.wire = wire
            with self._lock:
                self._wires.append(wire)
        return wire


def parse(reply: "Reply", what: str) -> object:
    """Read the body as JSON; raises BadAnswer."""
    try:
        return json.loads(reply.text)
    except (ValueError, RecursionError):
        pass
    if reply.text.lstrip()[:1] == "<":
        sentence = (
            f"A web page came instead of {what}: is there a proxy or a sign-in page between us and GitHub?"
        )
        raise BadAnswer(sentence)
    raise BadAnswer(f"GitHub's answer for {what} is cut off or no JSON; it is asked again later.")


def parse_list(reply: "Reply", what: str) -> list[object]:
    """Read the body as a JSON list; raises BadAnswer."""
    value = parse(reply, what)
    if not isinstance(value, list):
        raise BadAnswer(f"GitHub's answer for {what} is no list; it is asked again later.")
    return value
