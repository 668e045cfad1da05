from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sretui.core.intake.dates import read_date

HOME = ZoneInfo("America/Los_Angeles")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mon, 23 Nov 2026 08:12:07 -0800 (PST)", "2026-11-23T16:12:07Z"),
        ("Tue, 24 Nov 2026 01:42 +0530", "2026-11-23T20:12:00Z"),
        ("23 Nov 26 08:12 GMT", "2026-11-23T08:12:00Z"),
        ("Fri, 31 Dec 99 23:59:60 +0000", "1999-12-31T23:59:59Z"),
        ("Monday, November 23, 2026 8:12 AM", "2026-11-23T16:12:00Z"),
        ("Sunday, November 22, 2026 at 9:14 PM PST", "2026-11-23T05:14:00Z"),
        ("Montag, 23. November 2026 08:12", "2026-11-23T16:12:00Z"),
        ("1 juil. 2026 à 12:00 +0200", "2026-07-01T10:00:00Z"),
        ("23 November 2026 at 09:01:07 CET", "2026-11-23T08:01:07Z"),
        ("2026-11-23 08:12", "2026-11-23T16:12:00Z"),
        ("2026-11-23T08:12:00.123+01:00", "2026-11-23T07:12:00Z"),
        ("2026-11-23T08:12:00Z", "2026-11-23T08:12:00Z"),
        ("11/23/2026 12:05 AM", "2026-11-23T08:05:00Z"),
        ("23/11/2026 08:12", "2026-11-23T16:12:00Z"),
        ("23.11.2026 08:12", "2026-11-23T16:12:00Z"),
        ("03/04/2026 08:12", None),  # in March, or in April?
        ("Mon, 99 Nov 2026 08:12 +0000", None),
        ("Mon, 23 Nov 2026 25:12 +0000", None),
        ("Mon, 23 Nov 2026 13:12 PM", None),
        ("Mon, 23 Nov 2026 08:12 +9900", None),
        ("Mon, 23 Nov 1026 08:12 +0000", None),
        ("23 Nov 2026", None),
        ("yesterday at 08:12", None),
        ("", None),
    ],
)
def test_dates(text: str, expected: str | None) -> None:
    assert read_date(text, HOME) == (datetime.fromisoformat(expected) if expected else None)


def test_a_wall_clock_without_a_zone_knows_the_summer() -> None:
    assert read_date("1 July 2026 08:12", HOME) == datetime(2026, 7, 1, 15, 12, tzinfo=UTC)


PIECES = st.sampled_from([*"0123456789:./+- ", "Nov", "May", "am", "PM", "2026", "Z", "PST", "T"])


@given(st.lists(PIECES, max_size=40).map("".join) | st.text(max_size=200))
def test_nothing_breaks_it(text: str) -> None:
    read = read_date(text, HOME)
    assert read is None or read.tzinfo is UTC
