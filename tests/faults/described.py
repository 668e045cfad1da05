"""Every request that was made, held against GitHub's own descriptions of its REST and GraphQL APIs."""

import json
from collections.abc import Iterator
from functools import cache
from urllib.parse import urlencode

from sretui.demo.front import Seen
from sretui.demo.server import StandIn
from tests.demo.description import Description


@cache
def _description() -> Description:
    return Description()


def undescribed(stand_in: StandIn) -> list[str]:
    """Say what GitHub's descriptions do not know of the requests so far."""
    return [f"{seen.method} {seen.path}: {wrong}" for seen in stand_in.requests for wrong in _wrong(seen)]


def _wrong(seen: Seen) -> Iterator[str]:
    address = f"{seen.path}?{urlencode(seen.query)}"
    body = json.loads(seen.body) if seen.body else None
    yield from _description().request_errors(seen.method, address, body)
