from datetime import timedelta

import pytest

from sretui.core.progress import Summary


@pytest.mark.parametrize(
    ("summary", "expected"),
    [
        (Summary(pages=2, requests=3), "Synced: nothing new · 2 pages in 3 requests · 0m00s"),
        (
            Summary(41, 45, 3000, 9001, 1, ("#4 has no title",), timedelta(seconds=73)),
            "Synced: 3000 issues, 9001 comments, 1 event · 41 pages in 45 requests · 1 item skipped · 1m13s",
        ),
        (
            Summary(pages=1, requests=1, issues=1, complete=False),
            "Synced: 1 issue · 1 page in 1 request · more to fetch · 0m00s",
        ),
    ],
)
def test_sentence(summary: Summary, expected: str) -> None:
    assert summary.sentence() == expected
