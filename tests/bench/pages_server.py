"""A GitHub that does nothing but hand out pages made beforehand, so that a bench measures us and not it."""

import json
import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

PER_PAGE = 100
START = datetime(2024, 1, 1, tzinfo=UTC)
BODY = (
    "When we open the attached database over a remote launch, the window stays blank and the engine says "
    "nothing.\n\nSteps:\n\n1. start the engine on the cluster\n2. add a Pseudocolor plot\n3. draw\n\n"
    "> On Monday somebody wrote:\n> have you tried the newest release?\n\nYes, with version {number}.{part} "
    "too. The log ends with `VisItException: could not map variable {word}` and a stack of frames.\n\n"
)
WORDS = ["pressure", "velocity", "mesh", "zone", "hotline", "movie", "python", "macos", "colour", "legend"]


def stamp(minutes: int) -> str:
    return f"{START + timedelta(minutes=minutes):%Y-%m-%dT%H:%M:%SZ}"


def user(number: int) -> dict[str, Any]:
    login = f"user{number % 40}"
    fields = (
        "followers",
        "following",
        "gists",
        "starred",
        "subscriptions",
        "repos",
        "events",
        "received_events",
    )
    links = {f"{name}_url": f"https://api.github.com/users/{login}/{name}" for name in fields}
    return {"login": login, "id": number % 40, "type": "User", "site_admin": False} | links


def issue(number: int) -> dict[str, Any]:
    address = f"https://api.github.com/repos/visit-dav/live-customer-response/issues/{number}"
    return {
        "url": address,
        "comments_url": f"{address}/comments",
        "events_url": f"{address}/events",
        "html_url": f"https://github.com/visit-dav/live-customer-response/issues/{number}",
        "id": 10_000_000 + number,
        "node_id": f"I_{number}",
        "number": number,
        "title": f"Blank window with {WORDS[number % 10]} and {WORDS[number // 10 % 10]} ({number})",
        "body": BODY.format(number=number, part=0, word=WORDS[number % 10]) * (1 + number % 3),
        "user": user(number),
        "labels": [{"id": 1, "name": "docs", "color": "ededed"}] if number % 3 else [],
        "assignees": [user(number + 1)],
        "state": "open" if number % 2 else "closed",
        "locked": False,
        "comments": 3,
        "created_at": stamp(number),
        "updated_at": stamp(20_000 + number),
        "closed_at": None if number % 2 else stamp(20_000 + number),
        "reactions": {"total_count": 0, "+1": 0, "-1": 0, "laugh": 0, "heart": 0},
    }


def comment(number: int) -> dict[str, Any]:
    about = 1 + number // 3
    place = "visit-dav/live-customer-response"
    return {
        "url": f"https://api.github.com/repos/{place}/issues/comments/{number}",
        "html_url": f"https://github.com/{place}/issues/{about}#issuecomment-{number}",
        "issue_url": f"https://api.github.com/repos/{place}/issues/{about}",
        "id": number + 1,
        "node_id": f"IC_{number}",
        "user": user(number),
        "body": BODY.format(number=about, part=number % 3, word=WORDS[number % 7]),
        "created_at": stamp(10_000 + number),
        "updated_at": stamp(10_000 + number),
        "reactions": {"total_count": 0, "+1": 0, "-1": 0, "laugh": 0, "heart": 0},
    }


def pages(items: list[dict[str, Any]]) -> list[bytes]:
    return [json.dumps(items[at : at + PER_PAGE]).encode() for at in range(0, len(items), PER_PAGE)]


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    wbufsize = -1
    disable_nagle_algorithm = True
    lists: dict[str, list[bytes]] = {}

    def do_GET(self) -> None:
        status, body, link = self.found()
        etag = f'W/"{hash(self.path) & 0xFFFFFFFF:x}"'
        if status == 200 and self.headers.get("If-None-Match") == etag:
            status, body = 304, b""
        self.send_response_only(status)
        for name, value in (
            ("Content-Type", "application/json; charset=utf-8"),
            ("Content-Length", str(len(body))),
            ("Date", "Mon, 23 Nov 2026 17:42:00 GMT"),
            ("ETag", etag),
            ("X-RateLimit-Limit", "5000"),
            ("X-RateLimit-Remaining", "4999"),
            ("X-RateLimit-Reset", "1795459200"),
            *link,
        ):
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def found(self) -> tuple[int, bytes, list[tuple[str, str]]]:
        parts = urlsplit(self.path)
        fixed: dict[str, Callable[[], object]] = {
            "/user": lambda: {"login": "alice"},
            "/repos/visit-dav/live-customer-response": lambda: {
                "id": 1,
                "full_name": parts.path[7:],
                "html_url": "x",
            },
            "/repos/visit-dav/visit": lambda: {"id": 2, "full_name": parts.path[7:], "html_url": "x"},
        }
        if parts.path in fixed:
            return 200, json.dumps(fixed[parts.path]()).encode(), []
        query = parse_qs(parts.query)
        held = self.lists.get(parts.path, [b"[]"])
        at = int(query.get("page", ["1"])[0]) - 1
        if "since" in query:
            last: list[dict[str, Any]] = json.loads(held[-1])
            return 200, json.dumps(last[-1:]).encode(), []
        following = f'<http://{self.headers["Host"]}{parts.path}?page={at + 2}>; rel="next"'
        return 200, held[at], [("Link", following)] if at + 1 < len(held) else []

    def log_message(self, *_: object) -> None:
        pass


def main() -> None:
    issues, comments = int(sys.argv[1]), int(sys.argv[2])
    Handler.lists["/repositories/1/issues"] = pages([issue(number) for number in range(1, issues + 1)])
    Handler.lists["/repositories/1/issues/comments"] = pages([comment(number) for number in range(comments)])
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    print(server.server_port, flush=True)
    server.serve_forever()


if __name__ == "__main__":
    main()
