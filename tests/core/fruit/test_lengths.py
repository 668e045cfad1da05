"""How long somebody has, as they say it."""

from __future__ import annotations

import pytest

from sretui.core.fruit.lengths import QUICK, minutes_from


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("90", 90),
        (" 90m ", 90),
        ("90 min", 90),
        ("2h", 120),
        ("2 hours", 120),
        ("1h30", 90),
        ("1h30m", 90),
        ("1.5h", 90),
        ("0,5 h", 30),
        ("", None),
        ("0", None),
        ("h", None),
        ("soon", None),
        ("41h", None),
        ("-5", None),
    ],
)
def test_a_length_is_read(text: str, minutes: int | None) -> None:
    assert minutes_from(text) == minutes


def test_the_digits_go_from_a_quarter_hour_to_a_day() -> None:
    assert (QUICK[0], QUICK[-1], len(QUICK)) == (15, 480, 9)
    assert list(QUICK) == sorted(QUICK)
