from datetime import UTC, datetime, timedelta

import pytest

from sretui.core.model import Issue, RepoRole
from sretui.forge.page import Page
from sretui.sync.pace import Pace

T0 = datetime(2026, 11, 23, 16, 0, tzinfo=UTC)


def page(following: str | None = "/more", pages_left: int | None = None) -> Page[Issue]:
    return Page(
        (), (), following, None, unchanged=False, rate=None, at=T0, total=100, pages_left=pages_left
    )  # fmt: skip


@pytest.mark.parametrize(
    ("expected", "arrived", "left"),
    [
        (None, page(), None),
        (None, page(pages_left=10), timedelta(seconds=20)),
        (1000, page(), timedelta(seconds=18)),
        (1001, page(), timedelta(seconds=20)),
        (50, page(), timedelta(seconds=2)),
        (1000, page(following=None), timedelta(0)),
    ],
)
def test_how_long_it_may_still_take(
    expected: int | None, arrived: Page[Issue], left: timedelta | None
) -> None:
    now = [T0]
    pace = Pace(lambda: now[0], RepoRole.PRODUCT, "issues", expected)
    now[0] += timedelta(seconds=2)
    progress = pace.count(arrived)
    assert (progress.left, progress.pages) == (left, 1)
    assert pace.progress is progress
