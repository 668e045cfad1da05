"""From a request to its answer: record, faults, token, limits, endpoint, ETag, headers, in that order."""

import hashlib
import json
import threading
from dataclasses import dataclass
from email.utils import format_datetime
from typing import TYPE_CHECKING, Any

from werkzeug.exceptions import HTTPException
from werkzeug.wrappers import Request, Response

from sretui.demo import breaking, pages
from sretui.demo.asked import Answer, Asked
from sretui.demo.faults import Fault
from sretui.demo.rates import is_content
from sretui.demo.refusals import DOCS, Elsewhere, Refusal, not_found
from sretui.demo.render import Render
from sretui.demo.routes import ROUTES, Endpoint

if TYPE_CHECKING:
    from sretui.demo.server import StandIn

_CACHED = {"GET", "HEAD"}
_REMEMBERED = 20_000
"""Requests kept on record: a demo left running for days must not fill the memory."""


@dataclass(slots=True)
class Seen:
    """A request that came in; `status` is 0 until answered, and stays so when the connection was cut."""

    method: str
    path: str
    query: dict[str, str]
    headers: dict[str, str]
    body: bytes
    status: int = 0


class Front:
    """Answers requests for one stand-in."""

    def __init__(self, stand_in: "StandIn", base: str) -> None:
        self._own = stand_in
        self._render = Render(stand_in.world, base)
        self.stopping = threading.Event()

    def answer(self, request: Request) -> Response:
        """Answer one request; raises ConnectionError where a fault cuts the connection."""
        seen = Seen(
            request.method,
            request.path,
            request.args.to_dict(),
            {name.title(): value for name, value in request.headers.items()},
            request.get_data(),
        )
        self._remember(seen)
        shown = pages.page(self._own.world, seen.path) if seen.method == "GET" else None
        response = Response(shown, mimetype="text/html") if shown else self._through_faults(seen)
        seen.status = response.status_code
        return response

    def _remember(self, seen: Seen) -> None:
        requests = self._own.requests
        requests.append(seen)
        if len(requests) > _REMEMBERED:
            del requests[: _REMEMBERED // 2]

    def _through_faults(self, seen: Seen) -> Response:
        fault = self._own.faults.take(seen.method, seen.path)
        if fault is None:
            return self._checked(seen)
        if fault.kind == "delay":
            return self._late(seen, fault)
        if fault.kind in {"bad_gateway", "cut", "call"}:
            return self._hidden(seen, fault)
        if fault.kind == "stale":
            return self._checked(seen, fault)
        broken = breaking.instead(fault, self._own.clock(), self._base())
        token, resource = self._token(seen), _resource(seen.path)
        return self._send(seen, broken, self._own.rates.headers(token, resource) | broken.headers)

    def _late(self, seen: Seen, fault: Fault) -> Response:
        done = self._checked(seen) if fault.when == "after" else None
        if self.stopping.wait(fault.seconds):
            raise ConnectionAbortedError
        return done or self._checked(seen)

    def _hidden(self, seen: Seen, fault: Fault) -> Response:
        if fault.when == "after":
            self._checked(seen)
        if fault.hook is not None:
            fault.hook()
        if fault.kind == "bad_gateway":
            return self._send(seen, breaking.bad_gateway(fault), {})
        raise ConnectionResetError

    def _checked(self, seen: Seen, stale: Fault | None = None) -> Response:
        token, resource = self._token(seen), _resource(seen.path)
        login = self._own.world.tokens.get(token)
        if login is None:
            return self._send(seen, _error(Refusal(401, "Bad credentials")), {})
        if seen.path == "/rate_limit":
            return self._send(seen, self._limits(token), self._own.rates.headers(token, "core"))
        if not self._own.rates.take(token, resource):
            refused = breaking.out_of_requests(login)
            return self._send(seen, refused, self._own.rates.headers(token, resource))
        if is_content(seen.method, seen.path) and (wait := self._own.contents.take(token)):
            refused = breaking.too_many_writes(wait)
            return self._send(seen, refused, self._own.rates.headers(token, resource) | refused.headers)
        answer = breaking.lagging(self._worked(seen, login), self._own.clock(), self._own.list_lag)
        if stale is not None:
            answer = breaking.aged(answer, self._own.clock(), stale.seconds)
        return self._conditional(seen, answer, token, resource)

    def _worked(self, seen: Seen, login: str) -> Answer:
        try:
            endpoint, parts = self._route(seen)
            ask = Asked(
                self._own.world,
                self._render,
                seen.method,
                seen.path,
                seen.query,
                parts,
                _read_json(seen.body),
                login,
                self._own.clock(),
                self._own.deepest,
                self._own.search_lag,
            )
            with self._own.world.lock:
                return endpoint(ask)
        except Refusal as refusal:
            return _error(refusal)
        except Elsewhere as elsewhere:
            return Answer(elsewhere.status, elsewhere.body(), {"Location": elsewhere.location})

    def _route(self, seen: Seen) -> tuple[Endpoint, dict[str, Any]]:
        adapter = ROUTES.bind("127.0.0.1")
        method = "GET" if seen.method == "HEAD" else seen.method
        try:
            endpoint, parts = adapter.match(seen.path, method=method)
        except HTTPException as wrong:
            raise not_found() from wrong
        return endpoint, dict(parts)

    def _conditional(self, seen: Seen, answer: Answer, token: str, resource: str) -> Response:
        headers = dict(answer.headers)
        if answer.status == 200 and seen.method in _CACHED:
            headers["ETag"] = _etag(token, seen, answer)
            headers["Cache-Control"] = "private, max-age=60, s-maxage=60"
            if headers["ETag"] in seen.headers.get("If-None-Match", ""):
                self._own.rates.give_back(token, resource)
                answer = Answer(304, None)
        return self._send(seen, answer, headers | self._own.rates.headers(token, resource))

    def _send(self, seen: Seen, answer: Answer, headers: dict[str, str]) -> Response:
        body, kind = b"", "application/json; charset=utf-8"
        if isinstance(answer.body, bytes):
            body, kind = answer.body, "text/html; charset=utf-8"
        elif answer.body is not None:
            body = json.dumps(answer.body, ensure_ascii=False).encode()
        response = Response(body, status=answer.status)
        del response.headers["Content-Type"]
        if body:
            response.headers["Content-Type"] = kind
        if answer.status in {204, 304}:
            response.headers.pop("Content-Length", None)
        for name, value in (self._usual(seen) | headers).items():
            response.headers[name] = value
        return response

    def _usual(self, seen: Seen) -> dict[str, str]:
        scopes = self._own.world.scopes.get(self._token(seen), ())
        return {
            "Date": format_datetime(self._own.clock(), usegmt=True),
            "Server": "github.com",
            "X-GitHub-Media-Type": "github.v3; format=json",
            "X-GitHub-Api-Version-Selected": "2022-11-28",
            "X-GitHub-Request-Id": f"{len(self._own.requests):04X}:DEMO",
            "X-OAuth-Scopes": ", ".join(scopes),
            "Vary": "Accept, Authorization, Cookie, X-GitHub-OTP",
        }

    def _limits(self, token: str) -> Answer:
        figures = {name: self._own.rates.budget(token, name).figures() for name in self._own.rates.limits}
        return Answer(200, {"resources": figures, "rate": figures["core"]})

    def _base(self) -> str:
        return self._render.places.base

    @staticmethod
    def _token(seen: Seen) -> str:
        scheme, _, token = seen.headers.get("Authorization", "").partition(" ")
        return token.strip() if scheme.casefold() in {"bearer", "token"} else ""


def _etag(token: str, seen: Seen, answer: Answer) -> str:
    """Weak, and different for every token and page."""
    text = json.dumps([token, seen.path, sorted(seen.query.items()), answer.body])
    return f'W/"{hashlib.sha256(text.encode()).hexdigest()}"'


def _resource(path: str) -> str:
    return "search" if path.startswith("/search") else "graphql" if path == "/graphql" else "core"


def _read_json(body: bytes) -> Any:
    if not body:
        return {}
    try:
        return json.loads(body)
    except ValueError:
        return None


def _error(refusal: Refusal) -> Answer:
    return Answer(refusal.status, refusal.body() | {"documentation_url": DOCS}, refusal.headers)
