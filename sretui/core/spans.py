"""GitHub's spans of dates and counts: `<2024-01-01`, `>=10`, `2023-01-01..2023-12-31`, `*..5`.

A date without a zone is UTC, as GitHub has it; a date alone is the whole day.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

Reach = tuple[int, int]
"""The first and the last value that something written stands for: of a day its seconds."""


@dataclass(frozen=True, slots=True)
class Span:
    """Values from `low` to `high`, both inclusive; None is without end."""

    low: int | None = None
    high: int | None = None


def dates(text: str) -> Span | None:
    """Read a span of instants, in seconds since 1970; None for what is none."""
    return _span(text, _day)


def counts(text: str) -> Span | None:
    """Read a span of counts; None for what is none."""
    return _span(text, _count)


def _span(text: str, read: Callable[[str], Reach | None]) -> Span | None:
    first, dots, last = text.partition("..")
    if dots:
        low, high = read(first), read(last)
        known = (low or first == "*") and (high or last == "*") and (low or high)
        return Span(low and low[0], high and high[1]) if known else None
    sign = (_SIGN.match(text) or [""])[0]
    reach = read(text[len(sign) :])
    if reach is None:
        return None
    start, end = reach
    return {
        "<": Span(None, start - 1),
        "<=": Span(None, end),
        ">": Span(end + 1, None),
        ">=": Span(start, None),
        "": Span(start, end),
    }[sign]


def _count(text: str) -> Reach | None:
    if not re.fullmatch(r"\d{1,9}", text, re.ASCII):
        return None
    return int(text), int(text)


def _day(text: str) -> Reach | None:
    if not _DATE.fullmatch(text):
        return None
    try:
        if "T" in text.upper():
            at = datetime.fromisoformat(text.upper())
            second = int((at if at.tzinfo else at.replace(tzinfo=UTC)).timestamp())
            return second, second
        start = datetime.combine(date.fromisoformat(text), datetime.min.time(), UTC)
        return int(start.timestamp()), int((start + timedelta(days=1)).timestamp()) - 1
    except (ValueError, OverflowError):
        return None


_SIGN = re.compile(r"[<>]=?")
_DATE = re.compile(r"\d{4}-\d\d-\d\d(?:T[\d:]{2,8}(?:Z|[+-]\d\d:?\d\d)?)?", re.ASCII | re.IGNORECASE)
