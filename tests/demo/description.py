"""GitHub's own descriptions as judges: whether a request and its reply are what they say."""

import gzip
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import Message
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

from graphql import GraphQLSchema, build_schema, parse, validate
from graphql.execution.values import get_variable_values
from graphql.language import OperationDefinitionNode
from jsonschema import Draft202012Validator, FormatChecker

_DATA = Path(__file__).parent / "data"
_FILE, _SCHEMA = _DATA / "github-openapi.json.gz", _DATA / "github-schema.graphql"
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
        """Say what is wrong with an exchange."""
        template = self._template(method, address)
        if template is None:
            yield f"{method} {address} is not described"
            return
        self.seen.add((method.lower(), template))
        operation = self._whole["paths"][template][method.lower()]
        yield from self._request_errors(operation, urlsplit(address).query, body)
        yield from self._reply_errors(operation, method, template, reply)

    def request_errors(self, method: str, address: str, body: Any) -> Iterator[str]:
        """Say what is wrong with a request, fields that GitHub does not know included."""
        if urlsplit(address).path == "/graphql":
            yield from graphql_errors(body)
            return
        template = self._template(method, address)
        if template is None:
            yield f"{method} {address} is not described"
            return
        operation = self._whole["paths"][template][method.lower()]
        yield from self._request_errors(operation, urlsplit(address).query, body)
        yield from self._unknown_fields(operation, body)

    def _template(self, method: str, address: str) -> str | None:
        path = _BY_ID.sub("/repos/owner/name", urlsplit(address).path)
        return next(
            (
                template
                for pattern, template in self._paths
                if pattern.fullmatch(path) and method.lower() in self._whole["paths"][template]
            ),
            None,
        )

    def _unknown_fields(self, operation: Any, body: Any) -> Iterator[str]:
        described = operation.get("requestBody", {}).get("content", {}).get("application/json")
        if described is None:
            if body is not None:
                yield "a body is not described"
        elif "properties" in described["schema"] and isinstance(body, dict):
            for name in body.keys() - described["schema"]["properties"].keys():
                yield f"field {name} is not described"

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


@cache
def _schema() -> GraphQLSchema:
    return build_schema(_SCHEMA.read_text())


def graphql_errors(body: Any) -> Iterator[str]:
    """Say what is wrong with a GraphQL request: its document, and the values of its variables."""
    document = parse(body["query"])
    yield from (error.message for error in validate(_schema(), document))
    for operation in document.definitions:
        if isinstance(operation, OperationDefinitionNode):
            given = get_variable_values(
                _schema(), operation.variable_definitions or (), body.get("variables") or {}
            )
            if isinstance(given, list):
                yield from (error.message for error in given)


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
