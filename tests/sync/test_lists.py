from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from sretui.core.model import Issue
from sretui.forge.page import Page
from sretui.store.cursors import Cursor
from sretui.sync.lists import after, turned

T0 = datetime(2026, 11, 23, 16, 0, tzinfo=UTC)
T1, T2 = T0 + timedelta(minutes=1), T0 + timedelta(minutes=2)
FIRST, SECOND, STEADY = "/issues", "/issues?page=2", "/issues?since=1"


def page(newest: datetime | None, following: str | None = None, etag: str | None = '"e"') -> Page[Issue]:
    return Page((), (), following, etag, unchanged=False, rate=None, at=T2, newest=newest)


CASES: list[tuple[str, Cursor, Page[Issue], str, dict[str, Any], Cursor]] = [
    ("a first page with more behind it", Cursor(), page(T0, SECOND), FIRST, {},
     Cursor(next_url=SECOND, newest=T0, started=T2)),
    ("the end of the first walk turns to what changed since", Cursor(next_url=SECOND, newest=T0, started=T1),
     page(T1), SECOND, {}, Cursor(since=T1, newest=T1, started=T1)),
    ("nothing newer: rest, and keep the ETag", Cursor(since=T1, newest=T1, started=T0), page(T1), STEADY, {},
     Cursor(since=T1, newest=T1, started=T0, etag='"e"', etag_url=STEADY, done=True)),
    ("something newer: turn, the old ETag is of no use",
     Cursor(since=T1, newest=T1, started=T0, etag='"old"', etag_url=STEADY, done=True), page(T2), STEADY, {},
     Cursor(since=T2, newest=T2, started=T0, done=True)),
    ("the last page of more than a page at the same second: no ETag, it is of the second page",
     Cursor(next_url=SECOND, since=T1, newest=T1, started=T0), page(T1), SECOND, {},
     Cursor(since=T1, newest=T1, started=T0, done=True)),
    ("an empty repo rests at its first address", Cursor(), page(None), FIRST, {},
     Cursor(started=T2, etag='"e"', etag_url=FIRST, done=True)),
    ("a list read once is done at its end", Cursor(next_url=SECOND, newest=T0, started=T0), page(T1), SECOND,
     {"once": True}, Cursor(newest=T1, started=T0, done=True)),
    ("a list that leads back turns as at its end", Cursor(next_url=SECOND, newest=T0, started=T0),
     page(T1, FIRST), SECOND, {"seen": {FIRST, SECOND}}, Cursor(since=T1, newest=T1, started=T0)),
    ("a page of unreadable things goes on", Cursor(newest=T1, started=T0), page(None, SECOND), FIRST, {},
     Cursor(next_url=SECOND, newest=T1, started=T0)),
    ("an older page takes nothing back", Cursor(since=T1, newest=T2, started=T0), page(T1), STEADY, {},
     Cursor(since=T2, newest=T2, started=T0)),
]  # fmt: skip


@pytest.mark.parametrize(("cursor", "arrived", "url", "options", "ahead"), [case[1:] for case in CASES],
                         ids=[case[0] for case in CASES])  # fmt: skip
def test_where_reading_stands_after_a_page(
    cursor: Cursor, arrived: Page[Issue], url: str, options: dict[str, Any], ahead: Cursor
) -> None:
    assert after(cursor, arrived, url, **options) == ahead


def test_where_github_pages_no_further() -> None:
    assert turned(Cursor(next_url=SECOND, newest=T1)) == Cursor(since=T1, newest=T1)
    assert turned(Cursor(next_url=SECOND, since=T1, newest=T1)) == Cursor(since=T1, newest=T1, done=True)
    assert turned(Cursor(next_url=SECOND)) == Cursor(done=True)
