"""GitHub's spans of dates and counts."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from sretui.core.spans import Span, counts, dates


def second(text: str) -> int:
    return int(datetime.fromisoformat(text).replace(tzinfo=UTC).timestamp())


DAY, LAST = second("2024-01-01T00:00:00"), second("2024-01-01T23:59:59")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2024-01-01", Span(DAY, LAST)),
        ("<2024-01-01", Span(None, DAY - 1)),
        ("<=2024-01-01", Span(None, LAST)),
        (">2024-01-01", Span(LAST + 1, None)),
        (">=2024-01-01", Span(DAY, None)),
        ("2023-12-01..2024-01-01", Span(second("2023-12-01T00:00:00"), LAST)),
        ("*..2024-01-01", Span(None, LAST)),
        ("2024-01-01..*", Span(DAY, None)),
        (">=2024-01-01T12:00:00Z", Span(DAY + 43200, None)),
        (">=2024-01-01T12:00:00+02:00", Span(DAY + 36000, None)),
        ("", None),
        ("*..*", None),
        ("..", None),
        ("2024-13-01", None),
        ("2024-1-1", None),
        ("<9999-12-31T99:99", None),
        (">9999-12-31", None),
        ("last week", None),
    ],
)
def test_dates(text: str, expected: Span | None) -> None:
    assert dates(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("0", Span(0, 0)),
        (">5", Span(6, None)),
        ("<=5", Span(None, 5)),
        ("2..5", Span(2, 5)),
        ("*..5", Span(None, 5)),
        ("many", None),
        ("1e3", None),
        ("²", None),
    ],
)
def test_counts(text: str, expected: Span | None) -> None:
    assert counts(text) == expected
