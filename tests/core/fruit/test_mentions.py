"""Which issues a text names."""

from __future__ import annotations

import pytest

from sretui.core.fruit.mentions import mentions


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", set()),
        ("Fixes #12, see (#13) and #14.", {("", 12), ("", 13), ("", 14)}),
        ("Example/Support#7 and a/b.c#8", {("example/support", 7), ("a/b.c", 8)}),
        ("See: https://github.com/Example/Support/issues/94#issuecomment-1", {("example/support", 94)}),
        ("https://github.com/example/support/issues/94", {("example/support", 94)}),
        ("https://github.com/example/support/pull/94", set()),
        ("colour #123456 is #1234567890", {("", 123456)}),
        ("page.html#12 and x#13 and a=#14 and &#39;", set()),
        ("#0 #-1 # 5", set()),
    ],
)
def test_they_are_found(text: str, expected: set[tuple[str, int]]) -> None:
    assert mentions(text) == expected


def test_a_text_of_thousands_names_a_hundred() -> None:
    assert len(mentions(" ".join(f"#{number}" for number in range(1, 5000)))) == 100
