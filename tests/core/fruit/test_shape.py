"""What a text tells of the work in it."""

from __future__ import annotations

import pytest

from sretui.core.fruit.shape import Shape, shape

REDMINE = """\
-----------------------REDMINE MIGRATION-----------------------
Ticket number: 812
Status: Pending
Estimated time: 3.00 hours
Created: 02/03/2012 02:14 pm
Description:
The colours are wrong.
"""


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("", Shape()),
        ("It crashes.", Shape(11)),
        ("### Describe the bug\n\nIt crashes.\n<!-- say more -->", Shape(11)),
        ("a" * 149, Shape(149)),
        ("a" * 1249, Shape(1200)),
        ("It fails.\n\n1. Open it\n2. Draw", Shape(28, steps=True)),
        ("1. only one line", Shape(16)),
        ("1. Go to '...'\n2. Click on '....'\n3. Scroll", Shape(43)),
        ("- [ ] one\n- [x] two\n* [X] three", Shape(31, boxes=3)),
        (REDMINE, Shape(22, estimate=180)),
        ("Estimated hours: 0.5", Shape(20, estimate=30)),
        ("Estimated time: 0.00 hours", Shape(26)),
        ("We estimated time: 9 hours of it", Shape(32)),
    ],
)
def test_a_text_is_read(body: str, expected: Shape) -> None:
    assert shape(body) == expected


def test_a_log_behind_the_text_is_not_read() -> None:
    assert shape("x" * 30_000).letters == 20_000
