"""A GitHub just big enough for the command line, over a real socket: the account, two repos, their lists."""

import json
import os
import pty
import re
import subprocess
import sys
import termios
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

TOKEN = "ghp_forthistestalone"
NAMES = {1: "harbor/questions", 2: "harbor/harbor"}
COMMAND = (sys.executable, "-m", "sretui")
AT = "2026-11-20T18:00:00Z"

Run = Callable[..., subprocess.CompletedProcess[str]]


@dataclass
class SmallGitHub:
    """What it holds; a test changes it before it runs a command."""

    api: str = ""
    has_issues: bool = True
    push: bool = True
    issues: list[dict[str, Any]] = field(default_factory=list)
    held: str = ""
    reached: threading.Event = field(default_factory=threading.Event)
    _go: threading.Event = field(default_factory=threading.Event)

    def add_issue(self, number: int, title: str) -> None:
        """File an inquiry."""
        self.issues.append(
            {
                "id": number,
                "node_id": f"I_{number}",
                "number": number,
                "title": title,
                "body": "Please help.",
                "user": {"login": "cleo", "type": "User"},
                "created_at": AT,
                "updated_at": AT,
                "closed_at": None,
                "state": "open",
                "state_reason": None,
                "labels": [],
                "assignees": [],
                "comments": 0,
                "locked": False,
                "html_url": f"https://github.com/harbor/questions/issues/{number}",
            }
        )

    def hold(self, path: str) -> None:
        """Let requests for a path hang, and tell `reached` when one came."""
        self.held = path

    def release(self) -> None:
        """Let them go on."""
        self.held = ""
        self._go.set()

    def answer(self, request: Request) -> Response:
        """Answer one request, or refuse a wrong token."""
        if self.held and request.path.startswith(self.held):
            self.reached.set()
            self._go.wait(60)
        if request.headers.get("Authorization", "").split()[-1:] != [TOKEN]:
            return self._json({"message": "Bad credentials"}, 401)
        if request.path.endswith("/assignees/alice"):
            return self._json("", 204)
        body = self._body(request.path)
        return self._json({"message": "Not Found"}, 404) if body is None else self._json(body, 200)

    def _json(self, body: object, status: int) -> Response:
        reply = Response(json.dumps(body), status, content_type="application/json")
        reply.headers["X-RateLimit-Remaining"] = "4990"
        reply.headers["X-RateLimit-Limit"] = "5000"
        reply.headers["X-RateLimit-Reset"] = "1900000000"
        return reply

    def _body(self, path: str) -> object:
        if path == "/user":
            return {"login": "alice"}
        for number, name in NAMES.items():
            if path in {f"/repos/{name}", f"/repositories/{number}"}:
                return self._repo(number, name)
            for root in (f"/repos/{name}/", f"/repositories/{number}/"):
                if path.startswith(root):
                    return self._list(number, path.removeprefix(root))
        return None

    def _repo(self, number: int, name: str) -> dict[str, object]:
        return {
            "id": number,
            "node_id": f"R_{number}",
            "full_name": name,
            "private": False,
            "archived": False,
            "has_issues": self.has_issues,
            "html_url": f"https://github.com/{name}",
            "permissions": {"push": self.push, "triage": self.push, "pull": True},
        }

    def _list(self, number: int, kind: str) -> object:
        lists: dict[str, list[Any]] = {
            "assignees": [{"login": "alice"}, {"login": "bob"}],
            "labels": [{"name": name} for name in ("wontfix", "reviewed", "docs")],
            "issues": self.issues if number == 1 else [],
            "issues/comments": [],
            "issues/events": [],
        }
        return lists.get(kind)


@pytest.fixture
def github(httpserver: HTTPServer) -> SmallGitHub:
    small = SmallGitHub(api=httpserver.url_for("").rstrip("/"))
    httpserver.expect_request(re.compile(".*")).respond_with_handler(small.answer)
    return small


@pytest.fixture
def environ(tmp_path: Path) -> dict[str, str]:
    """An environment in which the program works on files of its own and finds no token."""
    plain = {name: value for name, value in os.environ.items() if name not in {"GITHUB_TOKEN", "GH_TOKEN"}}
    own = {
        "SRETUI_CONFIG": str(tmp_path / "config"),
        "SRETUI_DATA": str(tmp_path / "data"),
        "PYTHON_KEYRING_BACKEND": "keyring.backends.null.Keyring",
    }
    return {**plain, **own}


@pytest.fixture
def run_sretui(environ: dict[str, str]) -> Run:
    """Run the real program to its end."""

    def run(*args: str, token: str = TOKEN) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [*COMMAND, *args],
            env={**environ, **({"GITHUB_TOKEN": token} if token else {})},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )

    return run


@pytest.fixture
def start_sretui(environ: dict[str, str]) -> Iterator[Callable[..., "subprocess.Popen[str]"]]:
    """Start the real program, and end it with the test."""
    with ExitStack() as running:

        def start(*args: str) -> "subprocess.Popen[str]":
            started = subprocess.Popen(
                [*COMMAND, *args],
                env={**environ, "GITHUB_TOKEN": TOKEN},
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                text=True,
            )
            running.enter_context(started)
            running.callback(started.kill)
            return started

        yield start


@pytest.fixture
def on_terminal(environ: dict[str, str]) -> Callable[..., tuple[int, str]]:
    """Run the real program on a terminal of 80 columns; give its exit code and all that it wrote.

    What is `typed` waits in the terminal until the program asks.
    """

    def run(*args: str, term: str = "xterm-256color", typed: str = "") -> tuple[int, str]:
        ours, theirs = pty.openpty()
        os.write(ours, typed.encode())
        termios.tcsetwinsize(theirs, (24, 80))
        environment = {**environ, "GITHUB_TOKEN": TOKEN, "TERM": term}
        with subprocess.Popen(
            [*COMMAND, *args], env=environment, stdin=theirs, stdout=theirs, stderr=theirs
        ) as running:
            os.close(theirs)
            seen = b"".join(_until_closed(ours))
        os.close(ours)
        return running.returncode, seen.decode()

    return run


def _until_closed(terminal: int) -> Iterator[bytes]:
    # Linux tells the end of a terminal's other side as an error, macOS as emptiness.
    with suppress(OSError):
        while part := os.read(terminal, 4096):
            yield part
