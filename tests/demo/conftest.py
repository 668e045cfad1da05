"""GitHub's own description of its API as a judge, and a client that shows it every exchange."""

import gzip
import json
import re
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from email.message import Message
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from jsonschema import Draft202012Validator, FormatChecker

from sretui.demo.server import StandIn

_FILE = Path(__file__).parent / "data" / "github-openapi.json.gz"
_BY_ID = re.compile(r"^/repositories/\d+")


@dataclass(frozen=True, slots=True)
class Reply:
    status: int
    headers: "Message[str, str]"
    text: str

    @property
    def json(self) -> Any:
        return json.loads(self.text)

    def link(self, rel: str) -> str | None:
        found = re.search(rf'<([^>]*)>; rel="{rel}"', self.headers.get("Link") or "")
        return found[1] if found else None


class Description:
    """The OpenAPI description: whether a request and its reply are what it says."""

    def __init__(self) -> None:
        plain = json.loads(gzip.decompress(_FILE.read_bytes()))
        self._whole = _nullable(plain)
        self._paths = [(_pattern(path), path) for path in plain["paths"]]
        self.seen: set[tuple[str, str]] = set()

    @property
    def operations(self) -> set[tuple[str, str]]:
        return {
            (method, path)
            for path, methods in self._whole["paths"].items()
            for method in methods
            if method != "parameters"
        }

    def errors(self, method: str, address: str, body: Any, reply: Reply) -> Iterator[str]:
        parts = urlsplit(address)
        path = _BY_ID.sub("/repos/owner/name", parts.path)
        template = next((template for pattern, template in self._paths if pattern.fullmatch(path)), None)
        if template is None or method.lower() not in self._whole["paths"][template]:
            yield f"{method} {path} is not described"
            return
        self.seen.add((method.lower(), template))
        operation = self._whole["paths"][template][method.lower()]
        yield from self._request_errors(operation, parts.query, body)
        yield from self._reply_errors(operation, method, template, reply)

    def _request_errors(self, operation: Any, query: str, body: Any) -> Iterator[str]:
        known = {one["name"]: one for one in map(self._follow, operation.get("parameters", []))}
        for name, values in parse_qs(query).items():
            # the cursor of issue lists is opaque, and in no description
            if name == "after":
                continue
            if name not in known:
                yield f"query {name} is not described"
            elif "enum" in known[name]["schema"] and values[0] not in known[name]["schema"]["enum"]:
                yield f"query {name} may not be {values[0]}"
        described = operation.get("requestBody", {}).get("content", {}).get("application/json")
        if body is not None and described is not None:
            yield from self._schema_errors(described["schema"], body)

    def _reply_errors(self, operation: Any, method: str, template: str, reply: Reply) -> Iterator[str]:
        described = operation["responses"].get(str(reply.status))
        if described is None:
            yield f"{method} {template} never answers {reply.status}"
            return
        content = self._follow(described).get("content", {}).get("application/json")
        if content is None:
            if reply.text and reply.status in {204, 304}:
                yield f"{method} {template} has a body with {reply.status}"
        else:
            yield from self._schema_errors(content["schema"], reply.json)

    def _schema_errors(self, schema: Any, value: Any) -> Iterator[str]:
        # the whole description is the root, so that its references resolve
        root = {"components": self._whole["components"], "allOf": [schema]}
        for error in Draft202012Validator(root, format_checker=FormatChecker()).iter_errors(value):
            yield f"{error.json_path}: {error.message[:300]}"

    def _follow(self, thing: Any) -> Any:
        while "$ref" in thing:
            found = self._whole
            for part in thing["$ref"].split("/")[1:]:
                found = found[part]
            thing = found
        return thing


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


def _pattern(template: str) -> re.Pattern[str]:
    path = re.sub(r"\{path\}", ".+", template)
    return re.compile(
        re.sub(r"\{(\w*(?:_number|_id))\}", r"\\d+", path).replace("{", "(?P<").replace("}", ">[^/]+)")
    )


def _nullable(thing: Any) -> Any:
    """Say as JSON Schema what OpenAPI 3.0 says its own way: `nullable` becomes null among the types."""
    if isinstance(thing, list):
        return [_nullable(one) for one in thing]
    if not isinstance(thing, dict):
        return thing
    # two error bodies without required fields stand under oneOf: every error is both
    changed = {"anyOf" if name == "oneOf" else name: _nullable(value) for name, value in thing.items()}
    if changed.get("nullable") is True:
        del changed["nullable"]
        return {"anyOf": [changed, {"type": "null"}]}
    return changed


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
