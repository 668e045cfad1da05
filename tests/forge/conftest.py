"""A server of one's own on loopback that says exactly what a test tells it to, broken answers included."""

import json
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from sretui.core.model import RepoInfo, RepoRole
from sretui.forge.client import GitHubForge

NOW = datetime(2026, 11, 23, 17, 42, tzinfo=UTC)
TOKEN = "ghp_neverToBeSeenAnywhere"


@dataclass
class Said:
    """One answer; `cut` closes the connection after that many bytes of it, `hang` never answers."""

    status: int = 200
    body: object = field(default_factory=list)
    headers: dict[str, str] = field(default_factory=dict)
    cut: int | None = None
    hang: bool = False

    def bytes(self) -> bytes:
        if self.status in {204, 304}:
            return b""
        return self.body if isinstance(self.body, bytes) else json.dumps(self.body).encode()


@dataclass
class Asked:
    path: str
    headers: dict[str, str]


class Script:
    """Answers in order; the last answer is repeated."""

    def __init__(self) -> None:
        self.api = ""
        self.answers: list[Said] = []
        self.asked: list[Asked] = []
        self.over = threading.Event()
        self.rule: Callable[[Asked], Said] | None = None

    def say(
        self,
        status: int = 200,
        body: object = (),
        *,
        headers: dict[str, str] | None = None,
        cut: int | None = None,
        hang: bool = False,
    ) -> "Script":
        self.answers.append(Said(status, body, headers or {}, cut, hang))
        return self

    def answer(self, asked: Asked) -> Said:
        self.asked.append(asked)
        if self.rule is not None:
            return self.rule(asked)
        return self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]


@pytest.fixture
def script() -> Iterator[Script]:
    told = Script()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        wbufsize = -1  # one segment an answer: two would wait for each other's delayed acknowledgement

        def do_GET(self) -> None:
            said = told.answer(
                Asked(self.path, {name.lower(): value for name, value in self.headers.items()})
            )
            if said.hang:
                told.over.wait(30)
                self.close_connection = True
                return
            self.write(said)

        def do_POST(self) -> None:
            self.rfile.read(int(self.headers["Content-Length"]))
            self.do_GET()

        def write(self, said: Said) -> None:
            body = said.bytes()
            self.send_response_only(said.status)
            headers = {"Content-Type": "application/json; charset=utf-8", "Content-Length": str(len(body))}
            headers["Date"] = "Mon, 23 Nov 2026 17:42:00 GMT"
            for name, value in (headers | said.headers).items():
                self.send_header(name, value)
            if said.cut is None:
                self.end_headers()
                self.wfile.write(body)
                return
            self.close_connection = True
            if said.cut:
                self.end_headers()
                self.wfile.write(body[: said.cut])

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    told.api = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield told
    told.over.set()
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def forge(script: Script) -> Iterator[GitHubForge]:
    forge = GitHubForge(script.api, TOKEN, timeout=1, clock=lambda: NOW)
    yield forge
    forge.close()


@pytest.fixture
def repo() -> RepoInfo:
    return RepoInfo(7, "visit-dav/live-customer-response", RepoRole.INQUIRIES)
