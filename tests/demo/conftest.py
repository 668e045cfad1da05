"""A client that shows every exchange to GitHub's own description."""

import json
import urllib.error
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import pytest

from sretui.demo.server import StandIn
from tests.demo.description import Description, Reply


@dataclass
class Asking:
    """Sends requests to a stand-in, each of which is shown to the description when there is one."""

    base: str
    token: str
    description: Description | None = None
    errors: list[str] = field(default_factory=list)

    def __call__(
        self,
        method: str,
        path: str,
        body: Any = None,
        headers: dict[str, str] | None = None,
        token: str | None = None,
    ) -> Reply:
        address = path if path.startswith("http") else self.base + path
        sent = {"Authorization": f"Bearer {self.token if token is None else token}"} | (headers or {})
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(address, data, sent, method=method)  # noqa: S310 - loopback
        reply = _sent(request)
        if self.description is not None:
            found = self.description.errors(method, address, body, reply)
            self.errors += [f"{method} {path} {reply.status}: {error}" for error in found]
        return reply

    def get(self, path: str, **more: Any) -> Reply:
        return self("GET", path, **more)


class _Stay(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_: Any) -> None:
        return None


def _sent(request: urllib.request.Request) -> Reply:
    opener = urllib.request.build_opener(_Stay())
    try:
        with opener.open(request, timeout=20) as reply:
            return Reply(reply.status, reply.headers, reply.read().decode())
    except urllib.error.HTTPError as error:
        with error:
            return Reply(error.code, error.headers, error.read().decode())


@pytest.fixture(scope="session")
def description() -> Description:
    return Description()


@pytest.fixture
def ask(stand_in: StandIn) -> Asking:
    return Asking(stand_in.url, stand_in.token)


@pytest.fixture
def watched(stand_in: StandIn, description: Description) -> Asking:
    return Asking(stand_in.url, stand_in.token, description)


@pytest.fixture
def fetch_all(ask: Asking) -> Callable[[str], list[Any]]:
    def every_page(path: str) -> list[Any]:
        found: list[Any] = []
        place: str | None = path
        while place:
            reply = ask.get(place)
            found += reply.json
            place = reply.link("next")
        return found

    return every_page
