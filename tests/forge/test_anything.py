"""Whatever a server says, what leaves the client is a page or a ForgeError."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sretui.core.errors import ForgeError
from sretui.core.model import RepoInfo
from sretui.forge.client import GitHubForge
from sretui.forge.page import Page

if TYPE_CHECKING:
    from tests.forge.conftest import Script

NOW = datetime(2026, 11, 23, 17, 42, tzinfo=UTC)
NAMES = st.sampled_from(
    (
        "Link",
        "ETag",
        "Retry-After",
        "Location",
        "X-GitHub-SSO",
        "Date",
        "Content-Encoding",
        "Content-Type",
        "X-OAuth-Scopes",
        "X-RateLimit-Remaining",
        "X-RateLimit-Limit",
        "X-RateLimit-Reset",
    )
)
NASTY = (
    "0",
    "99999999999999999999",
    "-1",
    "1e400",
    "nan",
    "gzip",
    "br",
    '<http://127.0.0.1/x>; rel="next"',
    '<>; rel="next"',
    "Mon, 23 Nov 2026 17:42:00 GMT",
    "text/html; charset=nonsense",
    "http://[",
    "/repositories/7",
)
VALUES = st.text(st.characters(min_codepoint=32, max_codepoint=126), max_size=40) | st.sampled_from(NASTY)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=9), inner, max_size=3),
    max_leaves=6,
)
STATUSES = st.just(200) | st.sampled_from(
    (201, 202, 204, 206, 301, 302, 304, 307, 400, 401, 403, 404, 410, 422, 429, 451, 500, 502, 599, 999)
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=150)
@given(
    status=STATUSES,
    body=st.binary(max_size=60) | JSON.map(lambda value: json.dumps(value).encode()),
    headers=st.dictionaries(NAMES, VALUES, max_size=4),
)
def test_whatever_a_server_says(
    script: Script, forge: GitHubForge, repo: RepoInfo, status: int, body: bytes, headers: dict[str, str]
) -> None:
    script.answers.clear()
    script.say(status, body, headers=headers)
    for ask in (
        lambda: forge.fetch_page("comments", repo, "/repositories/7/issues/comments", etag='"x"'),
        lambda: forge.fetch_issue(repo, 7),
        forge.fetch_account,
        forge.fetch_rate,
    ):
        answer: object = None
        said = "A page."
        try:
            answer = ask()
        except ForgeError as trouble:
            said = str(trouble)
        assert said.isprintable()
        assert len(said) < 400
        assert not isinstance(answer, Page) or answer.unchanged == (status == 304)
