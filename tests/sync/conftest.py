"""A small GitHub over a real socket: lists with cursors, `since`, ETags and a log, and faults when told."""

from __future__ import annotations

import hashlib
import json
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest

from sretui.core.model import RepoRole
from sretui.core.progress import Progress, Summary
from sretui.forge.client import GitHubForge
from sretui.store.database import Databases
from sretui.sync.pull import pull

START = datetime(2026, 11, 23, 16, 0, tzinfo=UTC)
NAMES = {RepoRole.INQUIRIES: "visit-dav/live-customer-response", RepoRole.PRODUCT: "visit-dav/visit"}


@dataclass
class Repo:
    id: int
    name: str
    issues: dict[int, dict[str, Any]] = field(default_factory=dict)
    comments: dict[int, dict[str, Any]] = field(default_factory=dict)
    events: list[dict[str, Any]] = field(default_factory=list)
    moved: dict[int, str] = field(default_factory=dict)


@dataclass
class Asked:
    path: str
    etag: str | None
    status: int = 0
    size: int = 0

    @property
    def query(self) -> dict[str, str]:
        return {name: values[0] for name, values in parse_qs(urlsplit(self.path).query).items()}


@dataclass
class Fault:
    """An answer instead of the true one; `status` 0 cuts the connection."""

    status: int
    body: object = None
    headers: dict[str, str] = field(default_factory=dict)


class World:
    """What this GitHub holds, how it answers, and what it was asked."""

    def __init__(self) -> None:
        self.api = ""
        self.now = START
        self.page_size = 3
        self.remaining = 5000
        self.log: list[Asked] = []
        self.faults: list[Fault] = []
        self.rule: Callable[[Asked], Fault | None] = lambda _: None
        self.repos = {1: Repo(1, NAMES[RepoRole.INQUIRIES]), 2: Repo(2, NAMES[RepoRole.PRODUCT])}
        self.renamed: dict[str, int] = {}
        self.circle = False
        self.elsewhere = ""
        self._ids = 0

    # what happens there

    def stamp(self, at: datetime | None = None) -> str:
        return f"{at or self.now:%Y-%m-%dT%H:%M:%SZ}"

    def tick(self, seconds: int = 60) -> None:
        self.now += timedelta(seconds=seconds)

    def issue(self, repo: int, number: int, **changes: Any) -> dict[str, Any]:
        """File an issue, a minute after whatever happened last."""
        self.tick()
        self.repos[repo].issues[number] = raw = {
            "node_id": f"I_{repo}_{number}",
            "number": number,
            "title": f"Issue {number}",
            "body": "It does not work.",
            "user": {"login": "alice", "type": "User"},
            "state": "open",
            "closed_at": None,
            "created_at": self.stamp(),
            "updated_at": self.stamp(),
            "labels": [],
            "assignees": [],
            "comments": 0,
            "html_url": f"https://github.com/{self.repos[repo].name}/issues/{number}",
            **changes,
        }
        return raw

    def comment(self, repo: int, number: int, body: str = "Hello", **changes: Any) -> dict[str, Any]:
        self.tick()
        self._ids += 1
        issue = self.repos[repo].issues[number]
        issue |= {"comments": issue["comments"] + 1, "updated_at": self.stamp()}
        kind = "pull" if "pull_request" in issue else "issues"
        self.repos[repo].comments[self._ids] = raw = {
            "id": self._ids,
            "node_id": f"IC_{self._ids}",
            "html_url": f"https://github.com/x/y/{kind}/{number}#issuecomment-{self._ids}",
            "issue_url": f"{self.api}/repos/x/y/issues/{number}",
            "user": {"login": "bob", "type": "User"},
            "body": body,
            "created_at": self.stamp(),
            "updated_at": self.stamp(),
            **changes,
        }
        return raw

    def close(self, repo: int, number: int) -> None:
        self.tick()
        issue = self.repos[repo].issues[number]
        issue |= {"state": "closed", "closed_at": self.stamp(), "updated_at": self.stamp()}
        self.event(repo, number, "closed")

    def event(self, repo: int, number: int, kind: str) -> None:
        self._ids += 1
        issue = self.repos[repo].issues[number]
        self.repos[repo].events.append(
            {
                "id": self._ids,
                "event": kind,
                "actor": {"login": "bob"},
                "created_at": self.stamp(),
                "issue": {key: issue[key] for key in ("number", "pull_request") if key in issue},
            }
        )

    def delete_comment(self, repo: int, identity: int) -> None:
        raw = self.repos[repo].comments.pop(identity)
        number = int(raw["issue_url"].rsplit("/", 1)[1])
        self.repos[repo].issues[number]["comments"] -= 1

    def rename(self, repo: int, name: str) -> None:
        self.renamed[self.repos[repo].name] = repo
        self.repos[repo].name = name

    def fill(self) -> None:
        """Let a few things of each kind have happened."""
        for number in range(1, 8):
            self.issue(1, number)
            self.comment(1, number)
        for number in range(1, 9):
            self.issue(2, number, **({"pull_request": {}} if number % 4 == 0 else {}))
            self.comment(2, number)
        for number in (1, 2, 5, 6):
            self.close(2, number)
        self.close(1, 3)
        self.tick()

    # how it answers

    def answer(self, asked: Asked) -> tuple[int, object, dict[str, str]] | None:
        """Answer one request; None cuts the connection."""
        fault = self.faults.pop(0) if self.faults else self.rule(asked)
        if fault is not None:
            asked.status = fault.status
            return (fault.status, fault.body, fault.headers) if fault.status else None
        status, body, headers = self._true(asked.path)
        asked.status = status
        asked.size = len(body) if isinstance(body, list) else 0
        if status == 200:
            tag = hashlib.sha1(json.dumps([body, headers]).encode(), usedforsecurity=False).hexdigest()
            headers["ETag"] = f'W/"{tag}"'
            if asked.etag == headers["ETag"]:
                asked.status = 304
                return 304, None, headers
            self.remaining -= 1
        return asked.status, body, headers

    def _true(self, path: str) -> tuple[int, object, dict[str, str]]:
        parts = urlsplit(path).path.strip("/").split("/")
        query = {name: values[0] for name, values in parse_qs(urlsplit(path).query).items()}
        match parts:
            case ["user"]:
                return 200, {"login": "alice"}, {}
            case ["repos", owner, name] if f"{owner}/{name}" in self.renamed:
                there = f"{self.api}/repositories/{self.renamed[f'{owner}/{name}']}"
                return 301, {"message": "Moved Permanently"}, {"Location": there}
            case ["repos", owner, name]:
                found = [repo for repo in self.repos.values() if repo.name == f"{owner}/{name}"]
                return (200, self._repo(found[0]), {}) if found else (404, {"message": "Not Found"}, {})
            case ["repositories", number]:
                return 200, self._repo(self.repos[int(number)]), {}
            case ["repositories", number, "issues", *rest] if int(number) in self.repos:
                return self._issues(self.repos[int(number)], rest, query, path)
        return 404, {"message": "Not Found"}, {}

    def _issues(
        self, repo: Repo, rest: list[str], query: dict[str, str], path: str
    ) -> tuple[int, object, dict[str, str]]:
        match rest:
            case []:
                wanted = ["open", "closed"] if query.get("state") == "all" else [query.get("state", "open")]
                return self._list([x for x in repo.issues.values() if x["state"] in wanted], query, path)
            case ["comments"]:
                return self._list(list(repo.comments.values()), query, path)
            case ["events"]:
                return self._paged(repo.events[::-1], query, path)
            case [number, "comments"] if int(number) in repo.issues:
                mine = [x for x in repo.comments.values() if x["issue_url"].endswith(f"/{number}")]
                return self._paged(mine, query, path)
            case [number] if int(number) in repo.moved:
                return 301, {}, {"Location": repo.moved[int(number)]}
            case [number] if int(number) in repo.issues:
                return 200, repo.issues[int(number)], {}
        return 404, {"message": "Not Found"}, {}

    def _list(
        self, items: list[dict[str, Any]], query: dict[str, str], path: str
    ) -> tuple[int, object, dict[str, str]]:
        """Page by cursor: a place in the order, so that what moves to the end is not missed."""
        assert (query["sort"], query["direction"]) == ("updated", "asc")

        def place(item: dict[str, Any]) -> str:
            return f"{item['updated_at']} {item['node_id']}"

        found = sorted((x for x in items if x["updated_at"] >= query.get("since", "")), key=place)
        found = [x for x in found if place(x) > query.get("after", "")]
        page = found[: self.page_size]
        more = {"after": place(page[-1])} if len(found) > len(page) else None
        return 200, page, self._link(path, query, more)

    def _paged(
        self, items: list[dict[str, Any]], query: dict[str, str], path: str
    ) -> tuple[int, object, dict[str, str]]:
        number = int(query.get("page", "1"))
        start = (number - 1) * self.page_size
        more = {"page": str(number + 1)} if len(items) > start + self.page_size else None
        return 200, items[start : start + self.page_size], self._link(path, query, more)

    def _link(self, path: str, query: dict[str, str], more: dict[str, str] | None) -> dict[str, str]:
        if more is None:
            return {}
        if self.circle:
            return {"Link": f'<{self.api}{path}>; rel="next"'}
        address = f"{self.elsewhere or self.api}{urlsplit(path).path}?{urlencode(query | more)}"
        return {"Link": f'<{address}>; rel="next"'}

    def _repo(self, repo: Repo) -> dict[str, Any]:
        return {"id": repo.id, "full_name": repo.name, "html_url": "x", "permissions": {"push": True}}


class Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *_: object) -> None:
        """Say nothing of clients that were killed."""


@pytest.fixture
def world() -> Iterator[World]:
    there = World()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        wbufsize = -1  # one segment an answer: two would wait for each other's delayed acknowledgement

        def do_GET(self) -> None:
            asked = Asked(self.path, self.headers.get("If-None-Match"))
            there.log.append(asked)
            answer = there.answer(asked)
            if answer is None:
                self.close_connection = True
                return
            status, body, headers = answer
            data = (
                b""
                if status in {204, 304}
                else body
                if isinstance(body, bytes)
                else json.dumps(body).encode()
            )
            self.send_response_only(status)
            quota = {"X-RateLimit-Remaining": str(there.remaining), "X-RateLimit-Limit": "5000"}
            quota["X-RateLimit-Reset"] = str(int(there.now.timestamp()) + 1800)
            fixed = {"Content-Type": "application/json", "Content-Length": str(len(data))}
            for name, value in (
                fixed | quota | {"Date": format_datetime(there.now, usegmt=True)} | headers
            ).items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, *_: object) -> None:
            pass

    server = Server(("127.0.0.1", 0), Handler)
    there.api = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield there
    server.shutdown()
    thread.join()
    server.server_close()


class Puller:
    """Pulls from the world as the program does; waiting moves the world's clock and nothing else."""

    def __init__(self, world: World, databases: Databases) -> None:
        self.world = world
        self.databases = databases
        self.stop = threading.Event()
        self.said: list[Progress] = []
        self.waited = 0.0
        self.on_wait: Callable[[], None] = lambda: None
        self.skew = timedelta(0)
        self.forge = GitHubForge(world.api, "token", timeout=2, clock=self.clock)

    def clock(self) -> datetime:
        return self.world.now + self.skew

    def wait(self, seconds: float) -> None:
        self.waited += seconds
        self.world.now += timedelta(seconds=seconds)
        self.on_wait()

    def __call__(self, **options: Any) -> Summary:
        self.world.log.clear()
        self.said.clear()
        return pull(
            self.databases,
            self.forge,
            options.pop("repos", NAMES),
            boilerplate=(),
            clock=self.clock,
            report=self.said.append,
            stop=self.stop,
            wait=self.wait,
            **options,
        )


@pytest.fixture
def fault() -> type[Fault]:
    return Fault


@pytest.fixture
def databases(tmp_path: Path) -> Databases:
    found = Databases(tmp_path)
    found.prepare()
    return found


@pytest.fixture
def puller(world: World, databases: Databases) -> Iterator[Puller]:
    ready = Puller(world, databases)
    yield ready
    ready.forge.close()
